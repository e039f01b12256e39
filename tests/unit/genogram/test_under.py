"""A partner line goes below a childless person whom no other way reaches without a crossing, and only then."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.genogram.families import shuffled, told
from tests.unit.genogram.tangles import tangle
from tests.unit.genogram.test_tangles import faults
from werkbank.genogram.check import check, read_back
from werkbank.genogram.lay_out import lay_out
from werkbank.genogram.layout import Join, Layout
from werkbank.genogram.pedigree import Pedigree

ENCLOSED = """
Opa+Oma: Een Twee Drie
Een+A: Neef Ver
Vader+Twee: Zus Alleen
Drie+B: Achter Laatste
Neef+Zus: K
Achter+Zus: L
"""
WOMEN = "Oma Twee A B Zus"


def enclosed(*, more: str = "") -> Pedigree:
    return told(ENCLOSED.replace("Alleen", f"Alleen {more}"), women=WOMEN)


def below(drawn: Layout) -> tuple[str, Join]:
    """The couple of the middle sister whose line runs below somebody, and its level stretch."""
    return max(((u, drawn.joins[u]) for u in ("u4", "u5")), key=lambda found: found[1].y)


def test_a_brother_closed_in_by_two_marriages_stands_between_partners() -> None:
    drawn = lay_out(enclosed())
    place = drawn.persons
    union, stretch = below(drawn)
    alone = place["Alleen"].label
    assert not check(drawn).crossings
    assert stretch.left < alone.x < alone.x + alone.w < stretch.right
    assert stretch.y > alone.y + alone.h
    assert read_back(drawn)[union] == ({"Neef", "Zus", "K"} if union == "u4" else {"Achter", "Zus", "L"})


def test_a_line_below_stays_clear_of_texts_and_leaves_room_for_its_own() -> None:
    wide = enclosed(more="Nog")
    wide = replace(
        wide,
        persons=tuple(replace(n, label=(70.0, 30.0)) for n in wide.persons),
        unions=tuple(replace(u, room=150.0) for u in wide.unions),
    )
    drawn = lay_out(wide)
    assert faults(wide) == ()
    assert not check(drawn).crossings
    _, join = below(drawn)
    assert join.right - join.left >= 150.0
    uprights = [join.left, join.right]
    texts = [p.label for name, p in drawn.persons.items() if p.y == drawn.persons["Alleen"].y]
    assert all(not (t.x - 2 < x < t.x + t.w + 2) for t in texts for x in uprights)


@pytest.mark.parametrize("children", ["K", ""])
def test_with_and_without_children(children: str) -> None:
    pedigree = told(ENCLOSED.replace("Zus: L", f"Zus: {children.replace('K', 'L')}"), women=WOMEN)
    assert faults(pedigree) == ()
    assert not check(lay_out(pedigree)).crossings
    assert lay_out(shuffled(pedigree, seed=3)) == lay_out(pedigree)


@pytest.mark.parametrize("who", ["Alleen", "Zus", "Achter", "L"])
def test_pins_hold_beside_a_line_below(who: str) -> None:
    free = lay_out(enclosed()).persons[who]
    held = lay_out(enclosed(), pins={who: (free.x + 25.0, free.y + 10.0)}).persons[who]
    assert (held.x, held.y) == pytest.approx((free.x + 25.0, free.y + 10.0), abs=0.002)


@pytest.mark.parametrize("seed", [0, 22, 1114])
def test_tangled_families_that_need_such_a_line_keep_the_hard_promises(seed: int) -> None:
    drawn = lay_out(tangle(seed))
    assert not check(drawn).crossings
    assert faults(tangle(seed)) == ()


def test_whom_another_way_reaches_does_not_stand_between_partners() -> None:
    drawn = lay_out(told("Pa+Ma: A B C\nX+Y: D E\nA+D: K\nC+F: L", women="Ma Y D F")).persons
    row = sorted((p.x, name) for name, p in drawn.items() if p.y == drawn["A"].y)
    names = [name for _, name in row]
    assert abs(names.index("A") - names.index("D")) == 1
    assert abs(names.index("C") - names.index("F")) == 1
