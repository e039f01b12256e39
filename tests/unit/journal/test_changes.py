"""A change as data: what differs, joining, applying, turning around."""

from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from werkbank.journal.changes import EXISTS, ChangeSet, FieldChange, apply, difference, joined, normal
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import VagueDate
from werkbank.model.entities import Event, Person
from werkbank.model.errors import BugError
from werkbank.model.kinds import Kind

BO = Person(id=EntityId("p1"), first_name="Bo")
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def change_set(*changes: FieldChange) -> ChangeSet:
    return ChangeSet(EntityId("c1"), "act", "Anja", NOON, changes)


def test_a_new_entity_exists_and_has_its_fields() -> None:
    changes = difference(None, BO)
    assert [(c.field, c.before, c.after) for c in changes] == [(EXISTS, None, True), ("first_name", None, "Bo")]


def test_only_what_differs_is_a_change() -> None:
    changes = difference(BO, BO.but(note="speelt graag"))
    assert [(c.field, c.before, c.after) for c in changes] == [("note", None, "speelt graag")]
    assert difference(BO, BO) == ()


def test_back_to_the_default_is_none() -> None:
    changes = difference(BO, BO.but(first_name=""))
    assert [(c.field, c.before, c.after) for c in changes] == [("first_name", "Bo", None)]


def test_a_removed_entity_gives_up_all_its_fields() -> None:
    assert {c.field: c.after for c in difference(BO, None)} == {EXISTS: None, "first_name": None}


def test_between_nothing_and_nothing_there_is_no_difference_to_ask_for() -> None:
    with pytest.raises(BugError):
        difference(None, None)


def test_the_same_name_from_another_keyboard_is_no_change() -> None:
    one, other = BO.but(first_name="Ren\u00e9"), BO.but(first_name="Rene\u0301")
    assert difference(one, other) == ()
    assert difference(None, other)[1].after == "Ren\u00e9"


def test_texts_deep_inside_are_normal_too_and_floats_are_refused() -> None:
    assert normal({"a": ["e\u0301", {"b": "e\u0301"}], "n": 3, "t": True, "o": None}) == {
        "a": ["\u00e9", {"b": "\u00e9"}],
        "n": 3,
        "t": True,
        "o": None,
    }
    with pytest.raises(BugError):
        normal([0.5])


def test_several_changes_of_one_field_join_into_one() -> None:
    first, second = difference(BO, BO.but(note="a")), difference(BO.but(note="a"), BO.but(note="ab"))
    assert [(c.before, c.after) for c in joined((*first, *second))] == [(None, "ab")]


def test_changes_that_cancel_out_are_gone() -> None:
    assert joined((*difference(BO, BO.but(note="a")), *difference(BO.but(note="a"), BO))) == ()


def test_applying_and_turning_back_gives_the_same_casus() -> None:
    begin = Casus().having(BO)
    event = Event(id=EntityId("e1"), date=VagueDate(as_typed="2010", edtf="2010"), title="verhuisd")
    forward = change_set(*difference(BO, BO.but(note="n")), *difference(None, event))
    back = forward.inverted(as_id=EntityId("c2"), at=NOON, author="Bram")
    there = apply(begin, forward.changes)
    assert there.persons[BO.id].note == "n"
    assert there.events[event.id].date.edtf == "2010"
    assert apply(there, back.changes) == begin
    assert (back.undoes, back.group, back.author) == ("c1", "", "Bram")


def test_the_last_of_a_kind_leaves_no_empty_table() -> None:
    assert apply(Casus().having(BO), difference(BO, None)) == Casus()


def test_entities_enter_in_the_order_in_which_they_come_to_exist() -> None:
    first, second = difference(None, BO), difference(None, Person(id=EntityId("p2"), first_name="Cas"))
    late = FieldChange(Kind.PERSON, BO.id, "note", None, "x")
    casus = apply(Casus(), (late, *second, *first))
    assert list(casus.persons) == ["p2", "p1"]
    assert casus.persons[BO.id].note == "x"


def test_changing_what_is_not_there_does_nothing() -> None:
    assert apply(Casus(), (FieldChange(Kind.PERSON, EntityId("p9"), "note", None, "x"),)) == Casus()


def test_a_value_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ValidationError):
        apply(Casus().having(BO), (FieldChange(Kind.PERSON, BO.id, "gender", None, "draak"),))


def test_a_change_set_tells_what_it_touches() -> None:
    some = change_set(*difference(None, BO))
    assert some.touches() == {(Kind.PERSON, "p1")}
    assert some.kinds() == {Kind.PERSON}


def test_no_repr_tells_what_somebody_said() -> None:
    assert "Bo" not in repr(change_set(*difference(None, BO)))
