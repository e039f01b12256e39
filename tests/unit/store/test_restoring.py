"""Putting a backup back: never silently over what is there, never what was erased, never with a number used twice."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.helpers.workplaces import MovingClock, add_person, desk, new_workplace, unlocked
from werkbank.model.errors import KnownError
from werkbank.model.kinds import Kind
from werkbank.store import restoring
from werkbank.store.backup import moments
from werkbank.store.connection import Access, connect
from werkbank.store.copies import bring_over, choose_second_place, copies_of, copy_at, second_folder
from werkbank.store.destroying import destroy, proofs
from werkbank.store.erasing import Target
from werkbank.store.forgetting import erase_everywhere
from werkbank.store.restoring import look_through, restore
from werkbank.store.schema import VERSION
from werkbank.store.workplace import StoredCasus


class Case:
    """A case with a backup of Bo, and Cas added since."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.clock = folder, MovingClock()
        self.workplace, _ = new_workplace(folder, clock=self.clock)
        stored = self.workplace.new_case("Gezin Berk")
        self.id = stored.id
        self.bo = add_person(desk(stored), "Bo")
        self.photo = stored.attach(b"plaatje")
        stored.settle()
        self.backup = stored.backup(self.backups)
        self.clock.at += timedelta(hours=1)
        add_person(desk(stored), "Cas")
        stored.close()

    @property
    def backups(self) -> Path:
        return self.folder / "backups" / self.id

    def names(self) -> list[str]:
        stored = self.workplace.open_case(self.id)
        try:
            return [person.first_name for person in stored.casus.persons.values()]
        finally:
            stored.close()

    def restore(self) -> Path | None:
        return restore(self.workplace, copy_at(self.backup))

    def open(self) -> StoredCasus:
        return self.workplace.open_case(self.id)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    made = Case(tmp_path / "werkplek")
    yield made
    made.workplace.close()


def refused(case: Case, path: Path) -> str:
    with pytest.raises(KnownError) as caught:
        restore(case.workplace, copy_at(path))
    return caught.value.code


def test_it_comes_back_and_what_was_there_is_kept(case: Case) -> None:
    assert case.names() == ["Bo", "Cas"]
    kept = case.restore()
    assert case.names() == ["Bo"]
    assert kept is not None
    restore(case.workplace, copy_at(kept))
    assert case.names() == ["Bo", "Cas"], "the state before can be put back the same way"


def test_it_is_whole_and_no_older_copy_to_anybody(case: Case) -> None:
    case.restore()
    stored = case.open()
    assert stored.problems == ()
    assert stored.check() == []
    assert stored.attachment(case.photo) == b"plaatje"
    stored.close()


def test_it_is_told_in_both_logs(case: Case) -> None:
    case.restore()
    stored = case.open()
    (line,) = [line for line in stored.log_lines() if line.event.type == "restore"]
    stored.close()
    assert line.event.detail == case.backup.name
    assert "case-restored" in [line.type for line in case.workplace.log_lines()]


def test_what_is_written_afterwards_is_of_a_new_replica(case: Case) -> None:
    before = case.workplace.premises.index.row(case.id)
    case.restore()
    stored = case.open()
    add_person(desk(stored), "Daan")
    replicas = stored.on_file(lambda f: [r for (r,) in f.connection.execute("SELECT replica FROM actor ORDER BY id")])
    stored.close()
    assert before is not None
    assert len(replicas) == len(set(replicas)) == 2


def test_an_open_case_is_not_replaced(case: Case) -> None:
    stored = case.open()
    assert refused(case, case.backup) == "open-elsewhere"
    stored.close()


def test_a_damaged_case_is_put_aside_and_replaced(case: Case) -> None:
    database = case.folder / "cases" / case.id / "case.db"
    content = bytearray(database.read_bytes())
    content[5000] ^= 1
    database.write_bytes(content)
    kept = case.restore()
    assert kept is not None
    assert (kept / "case.db").read_bytes() == bytes(content)
    assert case.names() == ["Bo"]


def test_a_case_that_is_gone_comes_back_with_the_keys_of_the_copy(case: Case) -> None:
    shutil.rmtree(case.folder / "cases" / case.id)
    assert case.restore() is None
    assert case.names() == ["Bo"]


def test_it_comes_back_under_the_key_of_today(case: Case) -> None:
    """Somebody took a copy to a place with another key: what opens it afterwards is the key that people have now."""
    slots = (case.folder / "cases" / case.id / "slots.json").read_bytes()
    case.restore()
    assert (case.folder / "cases" / case.id / "slots.json").read_bytes() == slots


def test_what_was_erased_since_does_not_come_back(case: Case, tmp_path: Path) -> None:
    away = tmp_path / "elders"
    shutil.copytree(case.backup, away)
    stored = case.open()
    with desk(stored).transaction("erase") as edit:
        edit.change(stored.casus.persons[case.bo], first_name="")
    erase_everywhere(case.workplace, stored, [Target(Kind.PERSON, case.bo, "first_name")], reason="verzoek")
    stored.close()
    restore(case.workplace, copy_at(away))
    assert case.names() == [""]


@pytest.mark.parametrize("at", [100, 5000, -3000])
def test_a_damaged_copy_is_refused_and_nothing_changes(case: Case, at: int) -> None:
    database = case.backup / "case.db"
    content = bytearray(database.read_bytes())
    content[at] ^= 1
    database.write_bytes(content)
    assert refused(case, case.backup) == "backup-damaged"
    assert case.names() == ["Bo", "Cas"]


def test_a_cut_off_copy_is_refused(case: Case) -> None:
    database = case.backup / "case.db"
    database.write_bytes(database.read_bytes()[:-4096])
    assert refused(case, case.backup) == "backup-damaged"


def test_a_copy_of_another_workplace_is_refused(case: Case, tmp_path: Path) -> None:
    other = Case(tmp_path / "ander")
    assert refused(case, other.backup) == "backup-of-another"
    other.workplace.close()


def test_what_is_no_backup_is_refused(case: Case, tmp_path: Path) -> None:
    (tmp_path / "foto.jpg").write_bytes(b"plaatje")
    (tmp_path / "leeg").mkdir()
    vreemd = tmp_path / "vreemd"
    shutil.copytree(case.backup, vreemd)
    (vreemd / "case.db").write_bytes(b"SQLite format 3\0" + bytes(5000))
    assert refused(case, tmp_path / "foto.jpg") == "backup-foreign"
    assert refused(case, tmp_path / "leeg") == "backup-missing"
    assert refused(case, tmp_path / "stick-eruit") == "backup-missing"
    assert refused(case, vreemd) == "backup-foreign"
    (vreemd / "slots.json").write_text("{}")
    assert refused(case, vreemd) == "backup-damaged"
    (vreemd / "slots.json").unlink()
    assert refused(case, vreemd) == "backup-foreign"


def test_a_copy_of_a_newer_program_is_refused(case: Case) -> None:
    key = case.workplace.premises
    from werkbank.store.copies import key_of_copy

    connection = connect(case.backup / "case.db", key=key_of_copy(key, copy_at(case.backup)).key, access=Access.ALONE)
    connection.execute(f"PRAGMA user_version={VERSION + 1}")
    connection.execute("PRAGMA journal_mode=DELETE").fetchall()
    connection.close()
    assert refused(case, case.backup) == "newer-version"


@pytest.mark.parametrize("step", ["_keep_present", "_lay_ready", "_tell_list", "_change_places", "_note"])
def test_a_crash_at_any_step_leaves_a_whole_case(case: Case, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def crash(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(restoring, step, crash)
    with pytest.raises(KeyboardInterrupt):
        case.restore()
    monkeypatch.undo()
    case.workplace.close()
    case.workplace = unlocked(case.folder, clock=case.clock)
    assert case.names() == (["Bo"] if step == "_note" else ["Bo", "Cas"])
    stored = case.open()
    assert stored.check() == []
    stored.close()
    assert list((case.folder / "cases").glob(".*")) == []


def test_a_crash_between_the_two_renames_is_mended_at_the_next_unlocking(case: Case) -> None:
    place = case.folder / "cases" / case.id
    case.workplace.close()
    place.rename(place.with_name(f".{case.id}.old"))
    case.workplace = unlocked(case.folder, clock=case.clock)
    assert case.names() == ["Bo", "Cas"]


# --- the second place ------------------------------------------------------------------------------------------------


def test_the_second_place_gets_the_newest_and_can_be_restored_from(case: Case, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    choose_second_place(case.workplace.premises, stick)
    assert bring_over(case.workplace.premises, now=case.clock.now()) >= 1
    assert bring_over(case.workplace.premises, now=case.clock.now()) == 0, "once is enough"
    (copy,) = [copy for copy in copies_of(case.workplace.premises, case.id) if copy.second]
    assert look_through(case.workplace, copy) == []
    restore(case.workplace, copy)
    assert "Bo" in case.names()


def test_a_stick_that_is_away_is_said(case: Case, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    choose_second_place(case.workplace.premises, stick)
    shutil.rmtree(stick)
    with pytest.raises(KnownError) as caught:
        bring_over(case.workplace.premises, now=case.clock.now())
    assert caught.value.code == "place-missing"
    assert second_folder(case.workplace.premises) is None
    assert all(not copy.second for copy in copies_of(case.workplace.premises, case.id))


@pytest.mark.parametrize(
    ("number", "code"),
    [(28, "backup-disk-full"), (5, "backup-disk-failed"), (19, "backup-disk-failed"), (30, "backup-read-only")],
)
def test_a_stick_that_refuses_is_said_and_leaves_nothing_half(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    choose_second_place(case.workplace.premises, stick)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, "weg")

    monkeypatch.setattr("werkbank.store.copies.shutil.copyfile", refuse)
    with pytest.raises(KnownError) as caught:
        bring_over(case.workplace.premises, now=case.clock.now())
    assert caught.value.code == code
    assert not list(stick.rglob("*.db"))
    assert not list(stick.rglob("*.part"))


def test_the_workplace_itself_is_no_second_place(case: Case) -> None:
    with pytest.raises(KnownError) as caught:
        choose_second_place(case.workplace.premises, case.folder / "backups")
    assert caught.value.code == "place-is-workplace"
    choose_second_place(case.workplace.premises, None)
    assert bring_over(case.workplace.premises, now=case.clock.now()) == 0


# --- destroying ------------------------------------------------------------------------------------------------------


def test_a_destroyed_case_is_gone_everywhere_and_there_is_a_proof(case: Case, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    choose_second_place(case.workplace.premises, stick)
    bring_over(case.workplace.premises, now=case.clock.now())
    stored = case.open()
    stored.log("handover", detail="Raad; keten; alles")
    stored.close()
    proof = destroy(case.workplace, case.id, reason="bewaartermijn voorbij")
    left = [path for path in tmp_path.rglob("*") if case.id in str(path)]
    assert left == []
    assert case.workplace.cases() == []
    (kept,) = proofs(case.workplace.premises)
    assert kept.done
    assert (kept.person, kept.reason, kept.receivers) == (case.workplace.person.id, "bewaartermijn voorbij", ("Raad",))
    identity = case.workplace.premises.identity
    assert identity is not None
    assert proof.is_signed_by(identity.public.sign_key)
    assert not kept.is_signed_by(bytes(32))
    assert "case-destroyed" in [line.type for line in case.workplace.log_lines()]


def test_a_copy_of_a_destroyed_case_does_not_come_back(case: Case, tmp_path: Path) -> None:
    away = tmp_path / "elders"
    shutil.copytree(case.backup, away)
    destroy(case.workplace, case.id, reason="klaar")
    assert refused(case, away) == "destroyed"


def test_a_copy_at_a_stick_that_is_away_goes_when_it_is_back(case: Case, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    choose_second_place(case.workplace.premises, stick)
    bring_over(case.workplace.premises, now=case.clock.now())
    stick.rename(tmp_path / "weg")
    destroy(case.workplace, case.id, reason="klaar")
    (tmp_path / "weg").rename(stick)
    assert [path for path in stick.rglob("*") if case.id in str(path)]
    bring_over(case.workplace.premises, now=case.clock.now())
    assert [path for path in stick.rglob("*") if case.id in str(path)] == []


def test_half_destroyed_is_finished_at_the_next_unlocking(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("werkbank.store.destroying.drop_all", crash)
    with pytest.raises(KeyboardInterrupt):
        destroy(case.workplace, case.id, reason="klaar")
    assert moments(case.backups)
    monkeypatch.undo()
    case.workplace.close()
    case.workplace = unlocked(case.folder, clock=case.clock)
    assert not case.backups.exists()
    assert case.workplace.cases() == []
    assert proofs(case.workplace.premises)[0].done


@pytest.mark.parametrize(("reason", "code"), [(" ", "reason-missing"), ("klaar", "open-elsewhere")])
def test_destroying_is_refused(case: Case, reason: str, code: str) -> None:
    stored = case.open()
    with pytest.raises(KnownError) as caught:
        destroy(case.workplace, case.id, reason=reason)
    assert caught.value.code == code
    stored.close()
    assert case.names() == ["Bo", "Cas"]


def test_a_case_that_is_not_there_cannot_be_destroyed(case: Case) -> None:
    with pytest.raises(KnownError) as caught:
        destroy(case.workplace, "iets", reason="klaar")
    assert caught.value.code == "no-such-case"
