from tests.helpers.family import session, three_generations
from werkbank.genogram.focus import nearest, with_relatives
from werkbank.genogram.from_casus import pedigree_of
from werkbank.genogram.part import part_of, relatives_of
from werkbank.genogram.picture import layout_of
from werkbank.model.clock import EntityId
from werkbank.model.entities import Twins


def test_relatives_are_parents_children_and_partners_once_each() -> None:
    desk = session()
    people = three_generations(desk)
    beside = relatives_of(desk.casus)
    assert set(beside[people["ma"].id]) == {people[name].id for name in ("opa", "oma", "pa", "bo", "lot", "kim")}
    assert len(beside[people["ma"].id]) == 6


def test_a_part_counts_who_is_left_out_beside_whom() -> None:
    desk = session()
    people = three_generations(desk)
    part = part_of(desk.casus, shown={people["ma"].id, people["bo"].id})
    assert set(part.casus.persons) == {people["ma"].id, people["bo"].id}
    assert part.hidden == {people["ma"].id: 5, people["bo"].id: 1}
    assert not part.whole
    assert set(layout_of(part.casus).persons) == set(part.casus.persons)


def test_everybody_is_the_casus_itself_and_strangers_do_not_matter() -> None:
    desk = session()
    three_generations(desk)
    part = part_of(desk.casus, shown={*desk.casus.persons, EntityId("nobody")})
    assert part.casus is desk.casus
    assert part.whole


def test_bringing_in_relatives_leaves_nobody_hidden_beside_that_person() -> None:
    desk = session()
    people = three_generations(desk)
    shown = nearest(desk.casus, around=people["bo"].id, most=3)
    grown = with_relatives(desk.casus, shown=shown, of=people["ma"].id)
    assert people["ma"].id not in part_of(desk.casus, shown=grown).hidden
    assert shown < grown


def test_twins_who_are_folded_away_leave_a_picture_that_can_be_laid_out() -> None:
    desk = session()
    people = three_generations(desk)
    bo, lot, kim = (people[name].id for name in ("bo", "lot", "kim"))
    with desk.open.transaction("edit-person") as edit:
        edit.add(Twins(id=edit.new_id(), persons=(bo, lot, kim)))
    for hidden, left in (({bo}, [{lot, kim}]), ({bo, lot}, []), ({bo, lot, kim}, [])):
        part = part_of(desk.casus, shown=desk.casus.persons.keys() - hidden)
        assert [set(twins.members) for twins in pedigree_of(part.casus).twins] == left
        assert set(layout_of(part.casus).persons) == set(part.casus.persons)
