"""Erasing from the desk: what can be chosen, where the same words also stand, and the copy for inspection."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from tests.helpers.pdf import texts_of
from tests.helpers.workplaces import MovingClock, desk, new_workplace
from werkbank.app.keeping.erasing import also_in, empty, erase, pieces_of, whole
from werkbank.app.keeping.inspecting import copy_as_pdf, ready_copy
from werkbank.app.keeping.noticing import write_notice
from werkbank.app.keeping.shelf import Standing, backed, shelved, standing_words, warnings
from werkbank.app.opening import session_of
from werkbank.app.session import Session
from werkbank.app.verbs.keeping import set_retention
from werkbank.model.dates import parse
from werkbank.model.entities import Event, Person, PlanVersion
from werkbank.model.errors import KnownError
from werkbank.plan.inspection import Asker, askers_of
from werkbank.store.destroying import destroy
from werkbank.store.handover.receipt import read_letter
from werkbank.store.workplace import StoredCasus, Workplace

WORDS = "Er was ruzie om de sleutel"


@dataclass
class Desk:
    """A case on the desk with the same words in three places."""

    workplace: Workplace
    stored: StoredCasus
    session: Session
    event: Event
    person: Person


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Desk]:
    clock = MovingClock()
    workplace, _ = new_workplace(tmp_path / "werkplek", clock=clock)
    stored = workplace.new_case("Gezin Berk")
    with desk(stored).transaction("add-event") as edit:
        bo = edit.add(Person(id=edit.new_id(), first_name="Bo", birth=parse("3-5-1980", today=date(2026, 3, 2))))
        event = edit.add(Event(id=edit.new_id(), kind="ziekte", title="Ruzie", text=WORDS, persons=(bo.id,)))
        edit.add(Event(id=edit.new_id(), kind="ziekte", text=f"Later: {WORDS.upper()}, zei Bo", persons=(bo.id,)))
        edit.add(PlanVersion(id=edit.new_id(), number=2, note=WORDS))
    yield Desk(workplace, stored, session_of(stored, clock=clock, author="Anja"), event, bo)
    workplace.close()


def test_fields_with_words_of_people_can_be_chosen(at: Desk) -> None:
    assert [piece.field for piece in pieces_of(at.event)] == ["title", "text"]
    assert "kind" not in {piece.field for piece in pieces_of(at.event)}


def test_the_same_words_are_found_elsewhere_and_a_kept_version_goes_whole(at: Desk) -> None:
    text = next(piece for piece in pieces_of(at.event) if piece.field == "text")
    found = also_in(at.session.whole, [text])
    assert [(str(piece.key.kind), piece.field) for piece in found] == [("event", "text"), ("plan_version", "")]
    assert also_in(at.session.whole, [whole(at.event)])[0].field == "text"
    assert also_in(at.session.whole, []) == []


def test_what_was_chosen_is_empty_and_gone(at: Desk) -> None:
    text = next(piece for piece in pieces_of(at.event) if piece.field == "text")
    chosen = [text, *also_in(at.session.whole, [text])]
    found = erase(at.workplace, at.stored, empty(at.session, pieces=chosen, reason="verzoek van Bo"))
    assert found.operations >= 3
    assert not at.stored.casus.plan_versions
    assert at.stored.casus.events[at.event.id].title == "Ruzie"
    left = at.stored.on_file(lambda f: f.connection.execute("SELECT group_concat(val) FROM op").fetchone()[0])
    assert "sleutel" not in left.casefold()
    (line,) = [line for line in at.stored.log_lines() if line.event.type == "erase"]
    assert at.person.id in line.event.about
    assert at.stored.check() == []


def test_without_a_reason_or_a_choice_nothing_happens(at: Desk) -> None:
    for pieces, reason, code in (([], "ja", "nothing-chosen"), ([whole(at.event)], " ", "reason-missing")):
        with pytest.raises(KnownError) as caught:
            empty(at.session, pieces=pieces, reason=reason)
        assert caught.value.code == code
    assert at.stored.casus.events[at.event.id].text == WORDS


def test_the_copy_for_inspection_is_told_in_the_log_and_says_who_looked(at: Desk) -> None:
    (asker,) = askers_of(at.session.whole, at.person, today=at.session.today)
    copy = ready_copy(at.session, at.person, asker)
    said = " ".join(texts_of(copy_as_pdf(at.stored, at.session, copy, made_by="Anja")))
    assert "Afschrift voor inzage" in said
    assert "sleutel" in said
    assert "Wie keek in dit dossier?" in said
    line = at.stored.log_lines()[-1].event
    assert (line.type, line.about, line.on_behalf) == ("inspection", (at.person.id,), "Bo")
    with pytest.raises(KnownError) as caught:
        ready_copy(at.session, at.person, Asker(at.event.id, "Iemand"))
    assert caught.value.code == "may-not-ask"


@pytest.mark.parametrize(
    ("until", "standing", "said"),
    [
        ("1-3-2026", Standing.PASSED, "termijn voorbij"),
        ("1-5-2026", Standing.NEAR, "bijna"),
        ("1-5-2046", Standing.LATER, "tot en met 1 mei 2046"),
        ("", Standing.NONE, "nog geen datum"),
    ],
)
def test_the_list_of_keeping(at: Desk, until: str, standing: Standing, said: str) -> None:
    set_retention(at.session, file="dossier", until=until)
    at.stored.settle()
    (one,) = shelved(at.workplace, today=at.session.today)
    assert one.standing is standing
    assert said in standing_words(one)
    assert at.stored.casus.sheet.retention == "dossier"


def test_what_is_no_day_is_refused(at: Desk) -> None:
    with pytest.raises(KnownError) as caught:
        set_retention(at.session, file="", until="ooit")
    assert caught.value.code == "no-date"


def test_the_copies_are_listed_and_nothing_is_warned_of_here(at: Desk) -> None:
    at.stored.backup(at.workplace.premises.layout.backups(at.stored.id))
    (one,) = backed(at.workplace)
    assert one.copies == 1
    assert one.size > 10_000
    assert warnings(at.workplace) == []


def test_who_received_a_copy_gets_a_signed_notice(at: Desk, tmp_path: Path) -> None:
    case = at.stored.id
    at.stored.close()
    proof = destroy(at.workplace, case, reason="termijn voorbij")
    write_notice(at.workplace, proof, path=tmp_path / "bericht.json")
    letter = read_letter(tmp_path / "bericht.json")
    assert letter.case == case
    assert letter.sender.id == at.workplace.person.id
