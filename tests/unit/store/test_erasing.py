"""Erasing: the words are gone from every file, also behind the lock; the chain still verifies; nothing comes back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3

from tests.helpers.second_reader import opened, pages_in
from tests.helpers.workplaces import MovingClock, desk, new_workplace, unlocked
from werkbank.model.clock import EntityId
from werkbank.model.entities import SHEET_ID, Event, Person
from werkbank.model.errors import KnownError
from werkbank.model.kinds import Kind
from werkbank.store import forgetting
from werkbank.store.backup import moments
from werkbank.store.copies import bring_over, choose_second_place
from werkbank.store.erasing import Target, erased_before, target_from
from werkbank.store.forgetting import erase_everywhere
from werkbank.store.sealing import unseal

SECRET = "Qzwxgeheimpje"
WHY = "op verzoek van mevrouw"


class Case:
    """A workplace with one case in which the secret stands in several places."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = MovingClock()
        self.workplace, _ = new_workplace(folder, clock=self.clock)
        self.stored = self.workplace.new_case("Gezin Berk")
        casus = desk(self.stored)
        with casus.transaction("add-event", subject=f"Over {SECRET}") as edit:
            self.event = edit.add(Event(id=edit.new_id(), kind="verhuizing", text=f"Er was een {SECRET} thuis"))
            self.person = edit.add(Person(id=edit.new_id(), first_name="Bo", note=f"ook {SECRET}"))
        with casus.transaction("edit-event", subject="Verhuizing") as edit:
            edit.change(self.event, text=f"Verbeterd: {SECRET}", title="Verhuizing")
        self.stored.set_view_state("draft", {"typed": f"half {SECRET}"})
        self.stored.set_view_state("kept", {"zoom": 3})
        self.workplace.set_view_state("drafts", [f"nog niet gezegd: {SECRET}"])
        person, clear = self.workplace.person.id, f"van voor er zegels waren: {SECRET}"
        self.workplace.premises.index.set_view_state("old", person=person, value=clear)
        self.workplace.set_view_state("window", {"wide": True})
        self.stored.settle()

    def take_out(self) -> None:
        """What the app does first: the fields are emptied as an ordinary change."""
        with desk(self.stored).transaction("erase") as edit:
            edit.change(self.stored.casus.events[self.event.id], text="")
            edit.change(self.stored.casus.persons[self.person.id], note="")

    @property
    def targets(self) -> tuple[Target, ...]:
        return Target(Kind.EVENT, self.event.id, "text"), Target(Kind.PERSON, self.person.id, "note")

    def erase(self) -> None:
        self.take_out()
        erase_everywhere(self.workplace, self.stored, self.targets, reason=WHY, about=(self.person.id,))

    def hits(self) -> list[str]:
        """Where the secret still stands: in raw bytes, and behind the lock of every database and every card."""
        return sorted(set(self._found()))

    def _found(self) -> Iterator[str]:
        wanted = SECRET.encode()
        key = self.workplace._door.slots(self.stored.id)[0].key
        index_key = self.workplace.premises.index._key
        for path in (path for path in self.folder.rglob("*") if path.is_file()):
            name = str(path.relative_to(self.folder))
            if wanted in path.read_bytes():
                yield f"raw {name}"
            if path.name.endswith(".db"):
                for text in everything_in(path, key if path.name == "case.db" else index_key, card_key=key):
                    if SECRET in text:
                        yield f"inside {name}"


def everything_in(path: Path, key: bytes, *, card_key: bytes) -> Iterator[str]:
    """Every page and every cell of a file and its log, read by another library; cards are unsealed."""
    copy = opened(path, key)
    try:
        yield pages_in(copy).decode("latin-1")
        for (table,) in list(copy.execute("SELECT name FROM sqlite_master WHERE type='table'")):
            for row in copy.execute(f"SELECT * FROM {table}"):
                for cell in row:
                    yield json.dumps(cell) if not isinstance(cell, bytes) else repr(cell)
                    if isinstance(cell, bytes) and table == "casus":
                        yield json.dumps(unseal(cell, key=card_key, purpose="card"))
    finally:
        copy.close()


def closed(case: Case) -> Case:
    """Let go of everything, so that another library can look."""
    case.stored.close()
    case.workplace.close()
    case.workplace = unlocked(case.folder, clock=case.clock)
    return case


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    made = Case(tmp_path / "werkplek")
    yield made
    made.workplace.close()


def test_the_look_finds_what_was_not_erased(case: Case) -> None:
    found = closed(case).hits()
    assert f"inside cases/{case.stored.id}/case.db" in found
    assert any(hit.startswith("inside backups/") for hit in found)
    assert "inside index.db" in found
    assert not any(hit.startswith("raw") for hit in found), "nothing is plain"


def test_after_erasing_the_words_are_nowhere(case: Case) -> None:
    case.stored.backup(case.folder / "backups" / case.stored.id)
    case.erase()
    assert closed(case).hits() == []


def test_this_look_sees_what_is_left_in_pages_that_nothing_uses(tmp_path: Path) -> None:
    """Without the settings of a case, taking a row away leaves its words in the file."""
    path, key = tmp_path / "kaal.db", bytes(range(32))
    with closing(sqlcipher3.connect(path)) as bare:
        bare.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        bare.execute("PRAGMA secure_delete=OFF")
        bare.execute("CREATE TABLE op(val)")
        bare.execute("INSERT INTO op VALUES(?)", (SECRET * 900,))
        bare.commit()
        bare.execute("DELETE FROM op")
        bare.commit()
    assert SECRET.encode() not in path.read_bytes()
    assert any(SECRET in text for text in everything_in(path, key, card_key=key))


def test_emptying_a_field_alone_leaves_the_words(case: Case) -> None:
    case.take_out()
    assert any("cases" in hit for hit in closed(case).hits()), "a log of operations keeps what was written"


def test_without_writing_the_file_anew_old_pages_could_keep_it(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forgetting, "renew_copies", lambda *_: None)
    case.erase()
    assert any("backups" in hit for hit in closed(case).hits()), "the backup of before still holds it"


def test_everything_else_stays_and_the_chain_verifies(case: Case) -> None:
    case.erase()
    casus = case.stored.casus
    assert casus.events[case.event.id].title == "Verhuizing"
    assert casus.events[case.event.id].text == ""
    assert casus.persons[case.person.id].first_name == "Bo"
    assert case.stored.check() == []
    assert case.stored.view_state("kept") == {"zoom": 3}
    assert case.stored.view_state("draft") is None
    assert case.workplace.view_state("drafts") is None
    assert case.workplace.view_state("old") is None
    assert case.workplace.view_state("window") == {"wide": True}
    case.stored.close()
    again = case.workplace.open_case(case.stored.id)
    assert again.check() == []
    assert again.problems == ()
    again.close()


def test_the_tombstone_says_who_why_and_which_but_not_what(case: Case) -> None:
    case.erase()
    (line,) = [line for line in case.stored.log_lines() if line.event.type == "erase"]
    assert (line.person_name, line.event.detail, line.event.about) == ("Anja", WHY, (case.person.id,))
    assert erased_before(case.stored.log_lines()) == case.targets
    assert SECRET not in repr(line.event.objects) + line.event.detail


def test_a_damaged_file_that_was_put_aside_goes_too(case: Case) -> None:
    aside = case.folder / "backups" / case.stored.id / "damaged-20260101T000000Z"
    aside.mkdir(parents=True)
    (aside / "case.db").write_bytes(b"x")
    case.erase()
    assert not aside.exists()


def test_undo_brings_nothing_back(case: Case) -> None:
    case.erase()
    casus = desk(case.stored)
    while casus.undo_step is not None and casus.undo() is not None:
        assert SECRET not in str([e.model_dump() for e in casus.now.everything()])


def test_a_whole_entity_goes_and_stays_away(case: Case) -> None:
    with desk(case.stored).transaction("erase") as edit:
        edit.remove(Kind.EVENT, case.event.id)
    erase_everywhere(case.workplace, case.stored, [Target(Kind.EVENT, case.event.id)], reason=WHY)
    assert EntityId(case.event.id) not in case.stored.casus.events
    assert case.stored.check() == []
    connection_texts = case.stored.on_file(
        lambda file: file.connection.execute("SELECT group_concat(val) FROM op").fetchone()[0]
    )
    assert "Verbeterd" not in connection_texts


def test_the_name_of_the_case_goes_from_the_list_too(case: Case) -> None:
    with desk(case.stored).transaction("edit-case") as edit:
        edit.change(case.stored.casus.sheet, name=SECRET)
    with desk(case.stored).transaction("edit-case") as edit:
        edit.change(case.stored.casus.sheet, name="Casus 1")
    case.stored.settle()
    case.erase()
    erase_everywhere(case.workplace, case.stored, [Target(Kind.SHEET, SHEET_ID, "name")], reason=WHY)
    assert closed(case).hits() == []


def test_an_attachment_that_only_the_erased_field_names_goes(case: Case) -> None:
    photo = case.stored.attach(b"plaatje")
    with desk(case.stored).transaction("note") as edit:
        edit.change(case.stored.casus.persons[case.person.id], note=photo)
    erase_everywhere(case.workplace, case.stored, case.targets, reason=WHY)
    with pytest.raises(KnownError) as caught:
        case.stored.attachment(photo)
    assert caught.value.code == "attachment-missing"


def test_the_second_place_is_paid_when_it_is_back(case: Case, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    choose_second_place(case.workplace.premises, stick)
    case.stored.backup(case.folder / "backups" / case.stored.id)
    assert bring_over(case.workplace.premises, now=case.clock.now()) == 1
    (old,) = moments(next((stick / "Werkbank-kopieen").iterdir()) / case.stored.id)
    stick.rename(tmp_path / "weg")
    case.erase()
    (tmp_path / "weg").rename(stick)
    bring_over(case.workplace.premises, now=case.clock.now())
    assert not old.exists()
    assert len(moments(old.parent)) == 1, "the copy without the words took its place"


def test_copies_that_could_not_be_made_anew_are_remembered(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise KnownError("vol", code="backup-disk-full")

    monkeypatch.setattr(forgetting, "renew", full)
    with pytest.raises(KnownError):
        case.erase()
    monkeypatch.undo()
    assert forgetting.still_to_renew(case.workplace) == [case.stored.id]
    assert len(moments(case.folder / "backups" / case.stored.id)) > 1
    forgetting.renew_copies(case.workplace, case.stored)
    assert forgetting.still_to_renew(case.workplace) == []
    assert closed(case).hits() == []


def test_a_reason_is_needed(case: Case) -> None:
    with pytest.raises(KnownError) as caught:
        erase_everywhere(case.workplace, case.stored, case.targets, reason="  ")
    assert caught.value.code == "reason-missing"


@pytest.mark.parametrize("text", ["event:abc", "event:abc:text"])
def test_a_target_reads_back_from_the_log(text: str) -> None:
    assert str(target_from(text)) == text


def test_what_is_no_target_is_none() -> None:
    assert target_from("x") is None
    assert target_from("a:b:c:d") is None
