"""Where the same words also stand: names however short, and never by chance a day, a place or somebody else's name."""

from __future__ import annotations

from datetime import date

from werkbank.app.keeping.erasing import also_in, pieces_of, whole
from werkbank.model.casus import Casus, casus_of
from werkbank.model.clock import EntityId
from werkbank.model.dates import parse
from werkbank.model.entities import SHEET_ID, Event, Person, Sheet

TODAY = date(2026, 11, 22)
BORN = parse("17-1-2011", today=TODAY)
LONG = "Hij kwam die avond niet thuis van zijn werk."


def family(*more: Person | Event) -> Casus:
    people = [
        Person(id=EntityId("bo"), first_name="Bo", last_name="Berkhout", birth=BORN),
        Person(id=EntityId("li"), first_name="Li", last_name="Berkhout", birth=BORN, note="tweeling met Bo"),
    ]
    return casus_of([Sheet(id=SHEET_ID, name="Gezin Berkhout"), *people, *more])


def found(casus: Casus, person: str = "bo") -> dict[tuple[str, str], bool]:
    chosen = [whole(casus.persons[EntityId(person)])]
    return {(str(piece.key.id), piece.field): piece.sure for piece in also_in(casus, chosen)}


def test_a_short_name_is_found_as_a_word_and_the_name_of_the_family_stays() -> None:
    casus = family(
        Event(id=EntityId("e"), title="Bo ging boodschappen doen"), Event(id=EntityId("f"), title="Bord stuk")
    )
    assert found(casus) == {("li", "note"): True, ("e", "title"): True}, "not the twin's birth, nor any last name"


def test_a_name_that_somebody_else_bears_too_is_asked_about() -> None:
    casus = family(
        Person(id=EntityId("opa"), first_name="Bo", last_name="Linde"), Event(id=EntityId("e"), title="Bo belt")
    )
    assert found(casus) == {("opa", "first_name"): False, ("li", "note"): False, ("e", "title"): False}
    assert found(casus, "opa") == {("bo", "first_name"): False, ("li", "note"): False, ("e", "title"): False}


def test_a_last_name_of_one_is_found_but_the_case_keeps_its_name_unless_somebody_says_so() -> None:
    casus = casus_of([
        Sheet(id=SHEET_ID, name="Gezin Zwart"),
        Person(id=EntityId("z"), last_name="Zwart"),
        Event(id=EntityId("e"), title="Gesprek met meneer Zwart"),
    ])  # fmt: skip
    assert found(casus, "z") == {(SHEET_ID, "name"): False, ("e", "title"): True}


def test_places_and_days_are_shown_but_not_taken_along() -> None:
    event = Event(id=EntityId("e"), title=LONG, municipality="Oefendam", date=BORN)
    other = Event(id=EntityId("f"), title="Verhuisd", municipality="Oefendam", date=BORN, text="sinds 17 januari 2011")
    third = Event(id=EntityId("g"), text=f"Zij zei: {LONG.upper()}")
    casus = family(event, other, third)
    told = {(str(one.key.id), one.field): one.sure for one in also_in(casus, [whole(event)])}
    assert told == {("f", "municipality"): False, ("f", "text"): False, ("g", "text"): True}
    (title,) = [piece for piece in pieces_of(event) if piece.field == "title"]
    assert [(one.key.id, one.sure) for one in also_in(casus, [title])] == [("g", True)]
