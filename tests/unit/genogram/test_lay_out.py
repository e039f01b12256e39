"""Promises of the whole layout: nothing hidden, one family one drawing, stable under edits, pins hold."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.genogram import families as told
from werkbank.genogram.check import check, read_back
from werkbank.genogram.lay_out import lay_out
from werkbank.genogram.layout import Layout
from werkbank.genogram.layout_sizes import SYMBOL_GAP
from werkbank.genogram.pedigree import ChildLink, Hints, Node, Pedigree

NAMES = sorted(told.YOUTH_CARE)
SEEDS = st.integers(0, 10_000)
RESTLESS = {
    # Here a new sibling stands between two families that share a child, so that somebody has to change sides.
    "half-siblings and foster families",
    "two mothers and a donor",
    "found again",
    "three families",
}


def flips(before: Layout, after: Layout) -> list[tuple[str, str]]:
    rows = defaultdict(list)
    for name, place in before.persons.items():
        rows[place.generation].append(name)
    return [
        (a, b)
        for row in rows.values()
        for a, b in combinations(row, 2)
        if (before.persons[a].x < before.persons[b].x) != (after.persons[a].x < after.persons[b].x)
    ]


def asked(pedigree: Pedigree) -> set[frozenset[str]]:
    """The unions as sets of members; those of one pair together."""
    pairs: dict[frozenset[str], set[str]] = defaultdict(set)
    for union in pedigree.unions:
        pairs[frozenset(union.partners)] |= {*union.partners, *(c.id for c in union.children)}
    return {frozenset(members) for members in pairs.values()}


@pytest.mark.parametrize("name", NAMES)
def test_every_invented_family_is_drawn_without_a_fault(name: str) -> None:
    pedigree, crossings = told.YOUTH_CARE[name]
    found = check(lay_out(pedigree))
    assert (found.behind, found.overlaps, found.shared, found.unread) == ((), (), (), ())
    assert len(found.crossings) <= crossings


@pytest.mark.parametrize("name", NAMES)
def test_a_family_without_dates_is_drawn_as_well(name: str) -> None:
    pedigree, crossings = told.YOUTH_CARE[name]
    found = check(lay_out(told.undated(pedigree)))
    assert (found.behind, found.overlaps, found.shared, found.unread) == ((), (), (), ())
    assert len(found.crossings) <= crossings


@pytest.mark.parametrize("name", NAMES)
def test_the_ink_alone_tells_the_family_that_was_asked_for(name: str) -> None:
    pedigree, _ = told.YOUTH_CARE[name]
    assert set(read_back(lay_out(pedigree)).values()) == asked(pedigree)


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_any_family_keeps_the_hard_promises(seed: int) -> None:
    pedigree = told.random_family(seed)
    layout = lay_out(pedigree)
    found = check(layout)
    assert set(layout.persons) == {p.id for p in pedigree.persons}
    assert (found.behind, found.overlaps, found.shared, found.unread) == ((), (), (), ())


@settings(max_examples=15, deadline=None)
@given(SEEDS, SEEDS)
def test_the_order_of_rows_in_a_file_changes_nothing(seed: int, mix: int) -> None:
    pedigree = told.random_family(seed)
    assert lay_out(told.shuffled(pedigree, seed=mix)) == lay_out(pedigree)


@pytest.mark.parametrize("name", NAMES)
def test_new_ids_change_nothing_where_keys_stay(name: str) -> None:
    pedigree, _ = told.YOUTH_CARE[name]
    before = lay_out(pedigree)
    after = lay_out(told.renamed(pedigree, seed=5))
    assert sorted((p.x, p.y) for p in after.persons.values()) == sorted((p.x, p.y) for p in before.persons.values())
    assert sorted(line.points for line in after.lines) == sorted(line.points for line in before.lines)


@pytest.mark.parametrize("name", NAMES)
def test_a_shuffled_family_has_one_drawing(name: str) -> None:
    pedigree, _ = told.YOUTH_CARE[name]
    drawings = [lay_out(told.shuffled(pedigree, seed=seed)) for seed in range(5)]
    assert all(drawing == drawings[0] for drawing in drawings)


def edits(pedigree: Pedigree) -> Iterator[Pedigree]:
    """The same family with one more child of unknown birth, for each union in turn."""
    for union in pedigree.unions:
        grown = replace(union, children=(*union.children, ChildLink("nieuw")))
        unions = tuple(grown if u.id == union.id else u for u in pedigree.unions)
        yield replace(pedigree, persons=(*pedigree.persons, Node("nieuw")), unions=unions)


@pytest.mark.parametrize("name", sorted(set(NAMES) - RESTLESS))
def test_one_more_child_flips_nobody_else(name: str) -> None:
    pedigree, _ = told.YOUTH_CARE[name]
    before = lay_out(pedigree)
    assert [flips(before, lay_out(edited)) for edited in edits(pedigree)] == [[]] * len(pedigree.unions)


@pytest.mark.parametrize("name", sorted(RESTLESS))
def test_in_families_full_of_loops_one_more_child_flips_few(name: str) -> None:
    pedigree, _ = told.YOUTH_CARE[name]
    before = lay_out(pedigree)
    assert max(len(flips(before, lay_out(edited))) for edited in edits(pedigree)) <= 5


@settings(max_examples=15, deadline=None)
@given(SEEDS, st.floats(-80, 80), st.floats(-20, 20))
def test_a_pinned_person_does_not_move(seed: int, dx: float, dy: float) -> None:
    pedigree = told.random_family(seed)
    free = lay_out(pedigree)
    names = sorted(free.persons)
    pins = {n: (free.persons[n].x + dx, free.persons[n].y + dy) for n in names[seed % 3 :: 5]}
    held = lay_out(pedigree, pins=pins)
    moved = {n: (held.persons[n].x - x, held.persons[n].y - y) for n, (x, y) in pins.items()}
    assert all(abs(dx) < 0.002 and abs(dy) < 0.002 for dx, dy in moved.values())


def test_a_pin_holds_through_an_edit_elsewhere() -> None:
    pedigree = told.HALF_SIBLINGS
    free = lay_out(pedigree)
    half = free.persons["Half1"]
    pins: dict[str, tuple[float, float] | float] = {"Half1": (half.x, half.y), "Zus": free.persons["Zus"].x}
    grown = replace(pedigree.unions[0], children=(*pedigree.unions[0].children, ChildLink("Tante")))
    after = lay_out(
        replace(pedigree, persons=(*pedigree.persons, Node("Tante")), unions=(grown, *pedigree.unions[1:])), pins=pins
    )
    assert (after.persons["Half1"].x, after.persons["Half1"].y) == pins["Half1"]
    assert after.persons["Zus"].x == pins["Zus"]


def test_pins_at_their_own_places_move_nobody() -> None:
    free = lay_out(told.CO_PARENTS)
    held = lay_out(told.CO_PARENTS, pins={n: (p.x, p.y) for n, p in free.persons.items()})
    assert {n: (p.x, p.y) for n, p in held.persons.items()} == {n: (p.x, p.y) for n, p in free.persons.items()}


@settings(max_examples=25, deadline=None)
@given(SEEDS, st.randoms(use_true_random=False))
def test_pins_without_any_room_hold_as_well(seed: int, dice: random.Random) -> None:
    pedigree = told.random_family(seed)
    names = sorted(p.id for p in pedigree.persons)
    pins = {
        n: (float(dice.randint(-50, 50)), float(dice.randint(-50, 300))) for n in dice.sample(names, len(names) // 2)
    }
    held = lay_out(pedigree, pins=pins)
    assert {n: (held.persons[n].x, held.persons[n].y) for n in pins} == pins


def test_a_dragged_sibling_takes_its_new_place_in_the_order() -> None:
    pedigree = told.told("Pa+Ma: A B C D", women="Ma")
    free = lay_out(pedigree)
    held = lay_out(pedigree, pins={"A": (free.persons["C"].x + 20, free.persons["A"].y)})
    assert held.persons["C"].x < held.persons["A"].x < held.persons["D"].x
    assert check(held).flawless


def test_a_hint_is_followed_when_nothing_speaks_against_it() -> None:
    pedigree = told.told("Pa+Ma: A B C", women="Ma")
    drawn = lay_out(pedigree, hints=Hints((("C", "A"), ("Ma", "Pa"))))
    assert drawn.persons["C"].x < drawn.persons["A"].x
    assert drawn.persons["Ma"].x < drawn.persons["Pa"].x


def test_the_man_stands_left_and_the_eldest_child_first() -> None:
    drawn = lay_out(told.told("Ma+Pa: Jong Oud", women="Ma", born={"Jong": 2005, "Oud": 2001}))
    assert drawn.persons["Pa"].x < drawn.persons["Ma"].x
    assert drawn.persons["Oud"].x < drawn.persons["Jong"].x


def test_partners_keep_room_for_the_text_on_their_line() -> None:
    plain = told.told("Pa+Ma: Kind\nOom+Tante:", women="Ma Tante")
    wide = replace(plain, unions=tuple(replace(u, room=90.0) for u in plain.unions))
    slim = replace(plain, persons=tuple(replace(p, label=(8.0, 9.0)) for p in plain.persons))
    for pedigree, room in ((plain, SYMBOL_GAP), (slim, SYMBOL_GAP), (wide, 90.0)):
        joins = lay_out(pedigree).joins
        assert {u: join.right - join.left >= room - 0.01 for u, join in joins.items()} == {"u0": True, "u1": True}


def test_half_siblings_stand_under_their_own_couple() -> None:
    drawn = lay_out(told.told("Man+Ex 1990: A B\nMan+Nieuw 2000: C D", women="Ex Nieuw"))
    x = {n: p.x for n, p in drawn.persons.items()}
    assert x["Ex"] < x["Man"] < x["Nieuw"]
    assert max(x["A"], x["B"]) < min(x["C"], x["D"])


def test_a_forced_order_of_birth_is_numbered() -> None:
    pedigree = told.told(
        "Pa+Ma: A B C D\nX1+X2: XB XC\nB+XB: K\nC+XC: L\nY1+Y2: Y\nD+Y: M",
        women="Ma XB XC Y",
        born={"A": 1970, "B": 1972, "C": 1974, "D": 1976},
    )
    drawn = lay_out(pedigree)
    inverted = [n for n in drawn.notes if n.kind == "birth order" and n.union == "u0"]
    order = sorted("ABCD", key=lambda n: drawn.persons[n].x)
    assert bool(inverted) == (order != list("ABCD"))
    if inverted:
        assert [drawn.numbers[n] for n in "ABCD"] == [1, 2, 3, 4]


def test_twins_hang_from_one_point() -> None:
    drawn = lay_out(told.TWINS)
    arms = [line for line in drawn.lines if line.kind == "twin"]
    assert {line.child for line in arms} == {"Twee", "Drie"}
    assert len({line.points[0] for line in arms}) == 1


def test_identical_twins_have_a_bar() -> None:
    pedigree = replace(told.TWINS, twins=(replace(told.TWINS.twins[0], identical=True),))
    bars = [line for line in lay_out(pedigree).lines if line.kind == "twin" and line.child is None]
    assert len(bars) == 1
    assert bars[0].points[0][1] == bars[0].points[1][1]


def test_an_empty_pedigree_is_an_empty_drawing() -> None:
    drawn = lay_out(Pedigree(()))
    assert (drawn.persons, drawn.lines) == ({}, ())


def test_without_pins_a_drawing_starts_at_the_origin() -> None:
    drawn = lay_out(told.COUSINS)
    assert (drawn.left, drawn.top) == (0.0, 0.0)
    assert all(p.x > 0 and p.x < drawn.width and p.y < drawn.height for p in drawn.persons.values())
