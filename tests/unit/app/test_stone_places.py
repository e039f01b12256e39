"""Where bouwstenen are used, what is open and what was noted: the content of their page."""

from __future__ import annotations

from werkbank.app.actions import ActionId
from werkbank.app.stone_places import (
    answered_of,
    notes_of,
    open_questions_of,
    places_of,
    said,
    session_title,
    sessions_of,
)
from werkbank.model import entities as e
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import from_edtf
from werkbank.model.kinds import Kind

P1, P2 = (e.Person(id=EntityId(i), first_name=name) for i, name in (("p1", "Bo"), ("p2", "Lot")))
TAG = ("B08",)


def casus() -> Casus:
    return Casus().having(
        P1.but(bouwstenen=TAG),
        P2,
        e.Event(id=EntityId("e2"), title="Later", date=from_edtf("2015"), bouwstenen=TAG),
        e.Event(id=EntityId("e1"), title="Eerder", date=from_edtf("2012-05"), bouwstenen=(*TAG, "R02")),
        e.Event(id=EntityId("e0"), kind="verhuizing", bouwstenen=TAG),
        e.Goal(id=EntityId("g"), text="Rust", bouwstenen=TAG),
        e.Step(id=EntityId("s"), goal=EntityId("g"), what="Bellen", bouwstenen=TAG),
        e.Bond(id=EntityId("b"), from_person=P1.id, to_person=P2.id, kind="steunt", bouwstenen=TAG),
        e.Question(id=EntityId("q1"), text="Wie belt?", bouwstenen=TAG),
        e.Question(id=EntityId("q2"), text="Wie niet?", closed_by="Oma", bouwstenen=TAG),
        e.Question(id=EntityId("q3"), text="Elders?"),
        e.Session(id=EntityId("z1"), kind="mdo", on=from_edtf("2026-01-12"), place="Oefendam", bouwstenen=TAG),
        e.Session(id=EntityId("z2"), on=from_edtf("2026-03-01")),
        e.BouwsteenNote(id=EntityId("n1"), session="z1", text="Eén", bouwstenen=TAG),
        e.BouwsteenNote(id=EntityId("n2"), session="weg", text="Twee", bouwstenen=TAG),
        e.BouwsteenNote(id=EntityId("n3"), session="z2", text="Drie", bouwstenen=TAG),
    )


def test_places_stand_by_kind_and_events_in_order_of_time() -> None:
    places = places_of(casus())
    assert [place.text for place in places["B08"] if place.group == "Gebeurtenissen"] == [
        "mei 2012  ·  Eerder", "2015  ·  Later", "datum onbekend  ·  Verhuizing",
    ]  # fmt: skip
    groups = [place.group for place in places["B08"]]
    assert groups == sorted(groups, key=groups.index)  # each heading once
    assert [place.text for place in places["R02"]] == ["mei 2012  ·  Eerder"]


def test_a_click_goes_to_where_the_thing_can_be_seen() -> None:
    pages = {place.key.kind: place.page for place in places_of(casus())["B08"]}
    assert pages[Kind.GOAL] == pages[Kind.STEP] == ActionId.PAGE_PLAN
    assert pages[Kind.EVENT] == pages[Kind.BOND] == pages[Kind.PERSON] == ActionId.PAGE_OVERVIEW


def test_every_kind_of_thing_has_a_line_that_says_something() -> None:
    for kind, cls in e.TYPES.items():
        needed = {name: "p1" for name, field in cls.model_fields.items() if field.is_required() and name != "id"}
        empty = cls.model_validate({"id": "x", **needed})
        assert said(empty, casus()), kind
    (bond,) = casus().bonds.values()
    assert said(bond, casus()) == "Bo en Lot – steunt"


def test_questions_are_open_until_answered_and_stand_with_their_bouwsteen() -> None:
    assert [q.id for q in open_questions_of(casus(), "B08")] == ["q1"]
    assert [q.id for q in open_questions_of(casus())] == ["q1", "q3"]
    assert [q.id for q in answered_of(casus(), "B08")] == ["q2"]


def test_notes_stand_by_session_the_newest_first_and_those_of_none_last() -> None:
    told = [(title, [note.text for note in notes]) for _, title, notes in notes_of(casus(), "B08")]
    assert told == [
        ("Sessie, 1 maart 2026", ["Drie"]), ("MDO, 12 januari 2026, Oefendam", ["Eén"]),
        ("Buiten een sessie", ["Twee"]),
    ]  # fmt: skip
    assert [one.id for one in sessions_of(casus())] == ["z2", "z1"]
    assert session_title(casus(), "nooit") == "Buiten een sessie"
