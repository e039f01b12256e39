"""No bond through a symbol, two bonds of the same people apart, and the same way on every day."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.benchmarks.made_family import casus
from tests.unit.genogram.linked import with_bonds, with_homes
from tests.unit.genogram.test_households import strangers_inside
from tests.unit.genogram.youth_care import YOUTH_CARE
from werkbank.genogram.bonds import bond_ways
from werkbank.genogram.bonds_ports import core, form_of
from werkbank.genogram.bonds_room import apart, cut, label, symbol
from werkbank.genogram.bonds_route import forget, ways
from werkbank.genogram.bonds_search import Asked
from werkbank.genogram.check_ink import Segment
from werkbank.genogram.households import homes_of
from werkbank.genogram.layout import Area, Layout, Place
from werkbank.genogram.picture import layout_of
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.kinds import Kind


def struck(casus: Casus, laid: Layout) -> list[str]:
    """Every bond that enters somebody's symbol: that of another, or the inside of its own."""
    found = []
    for bond_id, way in bond_ways(casus, laid).items():
        bond = casus.bonds[bond_id]  # type: ignore[index]
        for person, place in laid.persons.items():
            own = person in {bond.from_person, bond.to_person}
            form = form_of(casus.persons[person])  # type: ignore[index]
            box = core(place, form, person) if own else symbol(place, person)
            found += [f"{bond_id} {person}" for a, b in pairwise(way.points) if cut(a, b, box)]
    return found


def over_names(casus: Casus, laid: Layout) -> int:
    return sum(
        any(cut(a, b, label(place, person).grown(-1.0)) for a, b in pairwise(way.points))
        for way in bond_ways(casus, laid).values()
        for person, place in laid.persons.items()
    )


@pytest.mark.parametrize("name", sorted(YOUTH_CARE))
def test_no_bond_runs_through_a_symbol_in_families_of_youth_care(name: str) -> None:
    casus = with_bonds(YOUTH_CARE[name](), 6)
    laid = layout_of(casus)
    assert len(bond_ways(casus, laid)) == 6
    assert struck(casus, laid) == []
    assert over_names(casus, laid) == 0


FAMILIES = st.sampled_from(["co_parents", "four_fathers", "without_dates", "minor_with_a_guardian"])


@given(name=FAMILIES, seed=st.integers(0, 10_000), count=st.integers(1, 6))
@settings(max_examples=15, deadline=None)
def test_no_bond_runs_through_a_symbol_whoever_is_linked(name: str, seed: int, count: int) -> None:
    casus = with_bonds(YOUTH_CARE[name](), count, seed=seed)
    laid = layout_of(casus)
    assert len(bond_ways(casus, laid)) == count
    assert struck(casus, laid) == []


def row(*names: str) -> Layout:
    """People side by side, far enough apart for many lines."""
    persons = {}
    for number, name in enumerate(names):
        x = 40.0 + 120.0 * number
        persons[name] = Place(x, 100.0, 34.0, 34.0, Area(x - 15, 120.0, 30.0, 18.0), 0)
    return Layout(persons, (), 120.0 * len(names), 200.0)


def least_gap(one: tuple[tuple[float, float], ...], other: tuple[tuple[float, float], ...]) -> float:
    pieces = [[Segment(*a, *b) for a, b in pairwise(points)] for points in (one, other)]
    return min(apart(a, b) for a in pieces[0] for b in pieces[1])


def test_bonds_of_the_same_two_people_stay_apart() -> None:
    found = ways(row("a", "b"), [Asked(str(n), "a", "b") for n in range(4)], forms={})
    assert len(found) == 4
    for one, other in combinations(found.values(), 2):
        assert least_gap(one.points, other.points) >= 4.0


def test_a_bond_goes_round_who_stands_between() -> None:
    laid = row("a", "b", "c")
    way = ways(laid, [Asked("x", "a", "c")], forms={})["x"]
    wall = symbol(laid.persons["b"], "b")
    assert len(way.points) > 2
    assert not any(cut(p, q, wall) for p, q in pairwise(way.points))


def test_a_free_bond_is_straight() -> None:
    way = ways(row("a", "b"), [Asked("x", "a", "b")], forms={})["x"]
    assert len(way.points) == 2
    assert way.size == 1.0


def test_one_more_bond_leaves_the_others_where_they_are() -> None:
    laid = row("a", "b", "c")
    first = [Asked("x", "a", "c"), Asked("y", "a", "b")]
    before = ways(laid, first, forms={})
    after = ways(laid, [*first, Asked("z", "b", "c")], forms={})
    assert {i: after[i] for i in before} == before
    assert ways(row("a", "b", "c"), [*first, Asked("z", "b", "c")], forms={}) == after  # kept or not, the same


def test_who_is_not_drawn_has_no_bond() -> None:
    assert ways(row("a"), [Asked("x", "a", "b"), Asked("y", "a", "a")], forms={}) == {}


def test_ways_do_not_follow_the_date() -> None:
    casus = with_bonds(YOUTH_CARE["co_parents"](), 5)
    laid = layout_of(casus)
    ended = casus.having(*(bond.but(end=bond.begin) for bond in casus.bonds.values()))
    assert bond_ways(ended, laid) == bond_ways(casus, laid)


@pytest.mark.parametrize("seed", range(4))
def test_random_families_keep_bonds_off_symbols_and_names_and_strangers_out(seed: int) -> None:
    known = casus(persons=16 + 3 * seed, events=0, seed=seed)
    bare = known.without(Kind.BOND, known.bonds).without(Kind.RESIDENCE, known.residences)
    family = with_homes(with_bonds(bare.without(Kind.HOUSEHOLD, known.households), 6, seed=seed), 3, seed=seed)
    laid = layout_of(family)
    assert len(bond_ways(family, laid)) == 6
    assert struck(family, laid) == []
    assert over_names(family, laid) == 0
    for home in homes_of(family):
        assert strangers_inside(laid, tuple(stay.person for stay in home.stays)) == []


@given(seed=st.integers(0, 10_000), edits=st.lists(st.integers(0, 100), min_size=1, max_size=4))
@settings(max_examples=6, deadline=None)
def test_a_way_that_is_kept_after_an_edit_is_the_way_that_would_be_found(seed: int, edits: list[int]) -> None:
    family = with_bonds(casus(persons=24, events=0, seed=seed % 7), 6, seed=seed)
    bond_ways(family, layout_of(family))
    for number, edit in enumerate(edits):
        link = list(family.parentages.values())[edit % len(family.parentages)]
        child = family.persons[link.child].but(id=EntityId(f"new {number}"), first_name="Wie er bij komt")
        family = family.having(child, link.but(id=EntityId(f"link {number}"), child=child.id))
        laid = layout_of(family)
        kept = bond_ways(family, laid)
        forget()
        assert bond_ways(family, laid) == kept
