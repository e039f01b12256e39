import pytest
from pydantic import ValidationError

from tests.helpers.family import day, session, three_generations
from werkbank.journal.changes import apply, difference
from werkbank.model.casus import Casus, casus_of
from werkbank.model.clock import EntityId
from werkbank.model.entities import SHEET_ID, TYPES, Event, Person, Sheet, entity_from, fields_of
from werkbank.model.kinds import Kind, Nature, Sharing
from werkbank.model.references import REFERENCES, lost_with


def test_every_kind_has_a_class_and_every_class_says_whom_from_and_with_whom() -> None:
    assert set(TYPES) == set(Kind)
    wanted = {"about", "sharing", "only_for", "not_for", "source", "nature", "basis", "contributor", "bouwstenen"}
    for entity in TYPES.values():
        assert wanted <= set(entity.model_fields)


def test_an_entity_never_tells_a_name_in_its_repr() -> None:
    person = Person(id=EntityId("p1"), first_name="Geheim")
    assert "Geheim" not in f"{person!r} {person}"
    assert repr(person) == "<person p1>"


def test_a_wrong_value_does_not_repeat_what_somebody_typed() -> None:
    with pytest.raises(ValidationError) as refused:
        Person(id=EntityId("p1"), gender="Geheim")  # type: ignore[arg-type]
    assert "Geheim" not in str(refused.value)


def test_nothing_is_mandatory_but_the_id_and_unshared_is_the_default() -> None:
    event = Event(id=EntityId("e1"))
    assert (event.sharing, event.nature) == (Sharing.UNDECIDED, Nature.FACT)


def test_an_entity_survives_json_without_floats() -> None:
    desk = session()
    three_generations(desk)
    for entity in desk.casus.everything():
        fields = fields_of(entity)
        assert entity_from(entity.kind_of, entity.id, fields) == entity
        assert "float" not in {type(value).__name__ for value in fields.values()}


def test_a_casus_shares_the_tables_that_an_edit_did_not_touch() -> None:
    desk = session()
    people = three_generations(desk)
    after = desk.casus.having(people["bo"].but(first_name="Bob"))
    assert after.table(Kind.EVENT) is desk.casus.table(Kind.EVENT)
    assert after.persons[people["bo"].id].first_name == "Bob"
    assert desk.casus.persons[people["bo"].id].first_name == "Bo"


def test_a_casus_without_a_sheet_still_has_a_name_to_ask_for() -> None:
    assert Casus().sheet == Sheet(id=SHEET_ID)


def test_many_entities_at_once_give_the_same_casus() -> None:
    desk = session()
    three_generations(desk)
    assert casus_of(desk.casus.everything()) == desk.casus


def test_applying_a_difference_and_its_opposite_changes_nothing() -> None:
    casus = Casus().having(Person(id=EntityId("p1"), first_name="Bo"))
    changes = difference(casus.persons[EntityId("p1")], Person(id=EntityId("p1"), birth=day("2009")))
    there = apply(casus, changes)
    assert there.persons[EntityId("p1")].birth.edtf == "2009"
    assert there.persons[EntityId("p1")].first_name == ""


def test_every_reference_names_a_field_that_exists() -> None:
    for reference in REFERENCES:
        assert reference.field in TYPES[reference.kind].model_fields


def test_a_household_takes_its_residences_along_but_not_its_people() -> None:
    desk = session()
    people = three_generations(desk)
    lost = {entity.kind_of for entity in lost_with(desk.casus, Kind.PERSON, people["ma"].id)}
    assert lost == {Kind.PARTNERSHIP, Kind.PARENTAGE}
