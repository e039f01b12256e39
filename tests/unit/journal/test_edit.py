"""The inside of one transaction."""

import pytest

from werkbank.journal.edit import Edit
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId, counted_ids
from werkbank.model.entities import Custody, Event, Goal, Parentage, Person, Step
from werkbank.model.errors import BugError
from werkbank.model.kinds import Kind

BO = Person(id=EntityId("bo"), first_name="Bo")
CAS = Person(id=EntityId("cas"), first_name="Cas", about=(EntityId("bo"),))


def editing(*entities: Person | Event | Parentage | Goal | Step | Custody) -> Edit:
    return Edit(Casus().having(*entities), ids=counted_ids(), contributor="Anja")


def test_what_is_added_says_who_brought_it_in() -> None:
    edit = editing()
    assert edit.add(BO).contributor == "Anja"
    assert edit.add(CAS.but(contributor="school")).contributor == "school"
    assert list(edit.casus.persons) == ["bo", "cas"]


def test_the_same_thing_cannot_be_added_twice() -> None:
    edit = editing(BO)
    with pytest.raises(BugError):
        edit.add(BO)


def test_what_is_not_there_can_be_neither_changed_nor_replaced_nor_removed() -> None:
    edit = editing()
    with pytest.raises(BugError):
        edit.change(BO, note="x")
    with pytest.raises(BugError):
        edit.replace(BO)
    with pytest.raises(BugError):
        edit.remove(Kind.PERSON, "bo")


def test_two_changes_of_one_entity_in_one_transaction_both_stay() -> None:
    edit = editing(BO)
    edit.change(BO, note="eerste")
    after = edit.change(BO, source="tweede")
    assert (after.note, after.source) == ("eerste", "tweede")
    assert [c.field for c in edit.changes()] == ["note", "source"]


def test_put_adds_or_replaces() -> None:
    edit = editing(BO)
    edit.put(BO.but(note="n"))
    edit.put(CAS)
    assert edit.casus.persons[BO.id].note == "n"
    assert "cas" in edit.casus.persons


def test_removing_a_person_takes_what_cannot_stand_alone_and_drops_mentions() -> None:
    edit = editing(
        BO,
        CAS,
        Parentage(id=EntityId("ouder"), parent=CAS.id, child=BO.id),
        Event(id=EntityId("e"), persons=(BO.id, CAS.id)),
        Custody(id=EntityId("g"), child=CAS.id, holder=BO.id),
    )
    edit.remove(Kind.PERSON, "bo")
    assert not edit.casus.parentages
    assert edit.casus.events[EntityId("e")].persons == ("cas",)
    assert edit.casus.persons[CAS.id].about == ()
    assert edit.casus.custodies[EntityId("g")].holder == ""


def test_a_goal_goes_with_its_steps() -> None:
    goal = Goal(id=EntityId("doel"))
    edit = editing(goal, Step(id=EntityId("s1"), goal=goal.id), Step(id=EntityId("s2"), goal=goal.id))
    edit.remove(Kind.GOAL, "doel")
    assert not edit.casus.goals
    assert not edit.casus.steps


def test_fresh_ids_come_from_outside() -> None:
    assert editing().new_id() == "n1"
