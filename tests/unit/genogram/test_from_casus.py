from tests.helpers.family import day, session, three_generations
from werkbank.app.session import Session
from werkbank.app.verbs import family, linking
from werkbank.genogram.couples import couples_of
from werkbank.genogram.from_casus import pedigree_of
from werkbank.genogram.pedigree import Tie
from werkbank.model.entities import Parentage, Partnership, Person
from werkbank.model.kinds import ParentageKind


def link(desk: Session, parent: Person, child: Person, kind: ParentageKind = ParentageKind.BIOLOGICAL) -> None:
    with desk.open.transaction("add-parent") as edit:
        edit.add(Parentage(id=edit.new_id(), parent=parent.id, child=child.id, kind=kind))


def test_two_parents_of_a_child_are_one_union_also_without_a_relation() -> None:
    desk = session()
    a, b, c = (family.add_person(desk, first_name=name) for name in "abc")
    link(desk, a, c)
    link(desk, b, c)
    ((pair, couple),) = couples_of(desk.casus).items()
    assert set(pair) == {a.id, b.id}
    assert couple.children == {c.id: Tie.BIOLOGICAL}


def test_the_same_pair_twice_is_one_union_with_two_periods() -> None:
    desk = session()
    a, b = (family.add_person(desk) for _ in "ab")
    for begin in ("1998", "2005"):
        with desk.open.transaction("add-partner") as edit:
            edit.add(Partnership(id=edit.new_id(), partners=(b.id, a.id), begin=day(begin)))
    (couple,) = couples_of(desk.casus).values()
    assert len(couple.periods) == 2
    assert pedigree_of(desk.casus).unions[0].begin[0] == day("1998").lo


def test_natural_and_foster_parents_are_two_unions_of_one_child() -> None:
    desk = session()
    mother, foster, child = (family.add_person(desk) for _ in "abc")
    link(desk, mother, child)
    link(desk, foster, child, ParentageKind.FOSTER)
    ties = {tuple(c.children.items()) for c in couples_of(desk.casus).values()}
    assert ties == {((child.id, Tie.BIOLOGICAL),), ((child.id, Tie.FOSTER),)}


def test_of_three_parents_of_one_kind_only_related_pairs_are_unions() -> None:
    desk = session()
    a, b, c, child = (family.add_person(desk) for _ in "abcd")
    linking.join_partners(desk, a.id, b.id)
    for parent in (a, b, c):
        link(desk, parent, child)
    assert {frozenset(pair) for pair in couples_of(desk.casus)} == {frozenset({a.id, b.id}), frozenset({c.id})}


def test_everybody_is_in_the_pedigree_at_every_date() -> None:
    desk = session()
    people = three_generations(desk)
    pedigree = pedigree_of(desk.casus)
    assert {node.id for node in pedigree.persons} == {person.id for person in people.values()}
    assert all(node.label[0] > 0 for node in pedigree.persons)
