"""Pins: what the user put somewhere stays exactly there.

A pin decides three things. The order: among siblings and partners a pinned person stands where its x falls between the
others (a wish to the search for an order). The place: its x is a law, everybody else arranges himself around it. The
row: a row follows the pins in it when they are near, so that a drawing that grows by one track moves no pinned row; a
person pinned further away stands off its row, and its lines reach out to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations
from statistics import median_low

from werkbank.genogram.generations import Generations
from werkbank.genogram.layout import Layout, Point
from werkbank.genogram.layout_sizes import SYMBOL
from werkbank.genogram.pedigree import Pins
from werkbank.genogram.pedigree_family import Family

NEAR = 1.5 * SYMBOL


def pin_x(pins: Pins, person: str) -> float | None:
    """The x of a pin, if there is one."""
    pin = pins.get(person)
    return pin[0] if isinstance(pin, tuple) else pin


def wishes(fam: Family, *, pins: Pins, free: Layout) -> frozenset[tuple[str, str]]:
    """Pairs (left, right) of siblings and partners that the pins ask for; ``free`` is the layout without pins."""
    if not pins:
        return frozenset()
    x = {p: free.persons[p].x for p in fam.persons}
    x |= {p: v for p in fam.persons if (v := pin_x(pins, p)) is not None}
    asked = set()
    for union in fam.unions.values():
        for group in (union.partners, [c.id for c in union.children]):
            for a, b in combinations(group, 2):
                if a in pins or b in pins:
                    asked.add((a, b) if x[a] <= x[b] else (b, a))
    return frozenset(asked)


def fixed_rows(pins: Pins, *, gens: Generations, free: Layout) -> Mapping[int, float]:
    """The height of each row that has pins near it."""
    heights: dict[int, list[float]] = defaultdict(list)
    for person, pin in pins.items():
        if isinstance(pin, tuple) and person in free.persons and abs(pin[1] - free.persons[person].y) <= NEAR:
            heights[gens.row[person]].append(pin[1])
    return {row: median_low(ys) for row, ys in heights.items()}


def pinned_places(pins: Pins, *, natural: Mapping[str, Point]) -> dict[str, Point]:
    """Where every pinned person stands."""
    out: dict[str, Point] = {}
    for person, pin in pins.items():
        if person in natural:
            out[person] = pin if isinstance(pin, tuple) else (pin, natural[person][1])
    return out
