"""The order of rows: what the crossings formula counts, forms of partners, what wins when not all can be had."""

from __future__ import annotations

from itertools import product

import pytest

from tests.unit.genogram import families
from tests.unit.genogram.families import told
from werkbank.genogram.check import check
from werkbank.genogram.crossings import pairs_cost
from werkbank.genogram.generations import generations
from werkbank.genogram.lay_out import lay_out
from werkbank.genogram.order import SEARCHED, Order, order
from werkbank.genogram.order_forms import forms
from werkbank.genogram.order_scene import Scene, scene
from werkbank.genogram.order_siblings import BY_ID, DATED, SiblingOrder
from werkbank.genogram.pedigree import Pedigree
from werkbank.genogram.pedigree_family import family
from werkbank.genogram.routes_tracks import Bar, crossings, tracks


def of(pedigree: Pedigree) -> tuple[Scene, Order]:
    fam = family(pedigree)
    gens = generations(fam)
    s = scene(fam, gens=gens, members=gens.families[0])
    return s, order(s)


def persons(s: Scene, atoms: tuple[int, ...]) -> list[str]:
    return [s.atoms[a].person for a in atoms if s.atoms[a].person]


@pytest.mark.parametrize(
    ("us", "vs", "count"),
    [
        ([1, 2], [3, 4], 0),
        ([1, 3], [2], 1),
        ([3], [1], 1),
        ([3, 4], [1, 2], 1),
        ([1, 4], [2, 3], 1),
        ([1, 3], [2, 4], 1),
        ([2, 4], [1, 3], 2),
    ],
)
def test_crossings_that_two_sibships_force(us: list[float], vs: list[float], count: int) -> None:
    assert pairs_cost([(0.0, us), (1.0, vs)], others=[]) == count


def test_the_formula_is_what_the_best_places_and_tracks_reach() -> None:
    spots = [float(x) for x in range(-2, 13, 2)]
    for us, vs in product(([1.0, 5.0], [5.0], [3.0, 7.0]), ([3.0], [3.0, 7.5], [1.5, 9.0])):
        reached = min(
            len(crossings(bars, track=tracks(bars)))
            for a, b in product(spots, spots)
            if a < b and not {a, b} & {*us, *vs}
            for bars in [[Bar(10 * a, tuple(10 * u for u in us)), Bar(10 * b, tuple(10 * v for v in vs))]]
        )
        assert pairs_cost([(0.0, us), (1.0, vs)], others=[]) == reached, (us, vs)


def test_two_partners_stand_on_both_sides_by_time() -> None:
    s, found = of(told("Man+Nieuw 2010: B\nMan+Ex 1990: A", women="Ex Nieuw"))
    assert [persons(s, f.atoms) for f in found.forms if len(f.atoms) > 1] == [["Ex", "Man", "Nieuw"]]


def test_a_third_partner_is_reached_above_the_second() -> None:
    s, found = of(told("Man+Een 1990: A\nMan+Twee 1995: B\nMan+Drie 2000: C", women="Een Twee Drie"))
    form = next(f for f in found.forms if len(f.atoms) > 1)
    assert persons(s, form.atoms) == ["Een", "Man", "Twee", "Drie"]
    assert [(o.union, s.atoms[o.hub].person, s.atoms[o.far].person) for o in form.overs] == [("u2", "Man", "Drie")]


def test_a_partner_with_drawn_parents_stands_at_an_end() -> None:
    s, found = of(
        told(
            "Man+Een 1990: A\nMan+Twee 1995: B\nMan+Drie 2000: C\nOpa+Oma: Twee Tante", women="Een Twee Drie Oma Tante"
        )
    )
    row = next(persons(s, f.atoms) for f in found.forms if len(f.atoms) > 4)
    assert "Twee" in (row[0], row[-1])
    assert found.forced == 0


def test_eleven_partners_have_forms_without_trying_all_orders() -> None:
    text = "\n".join(f"Man+V{i} {1950 + i}: K{i}" for i in range(11))
    fam = family(told(text, women=" ".join(f"V{i}" for i in range(11))))
    gens = generations(fam)
    shapes = forms(scene(fam, gens=gens, members=gens.families[0]))
    assert len(max(shapes, key=lambda f: len(f[0].atoms))[0].overs) == 9


def test_one_child_out_of_order_costs_the_same_in_any_sibship() -> None:
    for count in (3, 9):
        names = " ".join(f"K{i}" for i in range(count))
        s, _ = of(told(f"Pa+Ma: {names}", women="Ma", born={f"K{i}": 1950 + i for i in range(count)}))
        net = s.nets[0]
        judge = SiblingOrder(s, net, wishes=frozenset())
        assert judge.cost(net.bottoms) == 0.0
        assert DATED <= judge.cost((*net.bottoms[1:], net.bottoms[0])) < DATED + BY_ID


def test_births_are_kept_where_partners_bring_no_family() -> None:
    drawn = lay_out(families.FOURTEEN)
    xs = [drawn.persons[f"K{i}"].x for i in range(1, 15)]
    assert xs == sorted(xs)


def test_a_child_deeper_than_its_siblings_hangs_from_a_pass() -> None:
    s, _ = of(families.UNCLE_AND_NIECE)
    assert [s.atoms[a].union for net in s.nets for a in net.bottoms if s.atoms[a].is_pass] == ["u0"]


def test_what_was_searched_before_is_remembered_and_changes_nothing() -> None:
    SEARCHED.forget()
    first = lay_out(families.COUSINS)
    assert lay_out(families.COUSINS) == first
    SEARCHED.forget()
    assert lay_out(families.COUSINS) == first


def test_a_search_that_was_stopped_leaves_nothing_behind() -> None:
    SEARCHED.forget()

    def stop(fraction: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        lay_out(families.COUSINS, progress=stop)
    assert check(lay_out(families.COUSINS)).unread == ()
