"""Where the name of a home stands: in a gap of its outline, free of people, of lines of the family and of bonds, of the
outlines and names of homes near it.

A name that would take most of a narrow edge away stands outside it, so that the outline stays closed to the eye; for
that the paper has a strip more at the top and at the bottom (``room_for_names``).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from werkbank.drawing.geometry import grown
from werkbank.drawing.metrics import text_width
from werkbank.drawing.shapes import Anchor, Box, Face, Item, Rect, Style, Text
from werkbank.drawing.wrap import ELLIPSIS, shorten, widest, wrap
from werkbank.genogram.households_hull import Bounds, room_of
from werkbank.genogram.households_trace import Polygon
from werkbank.genogram.layout import Layout, Point
from werkbank.genogram.looks import NOTE_SIZE

INSET = 9.0  # from the corner of the outline to the text
CLEAR = 0.8  # between the name and the figures above a symbol
OVER = 2.0  # how far a name may stand out over the edge of the paper: less than its own air
AIR = 2.0  # left and right of the text
GAP = 0.6  # share of an edge that a name may take
ROW = 0.6  # share of a long name that its first row may always take
LEADING = 1.15  # from one row of a name to the next, in sizes
OPEN, OUTSIDE = 60.0, 6.0  # harm of an outline that looks open; of a name outside it
OVERHANG, WITHIN = 8.0, 0.6  # harm of a name that stands out beside its edge; how much of it does not
SHORTER = 3.0  # harm of a point of text that has to go
LINE, BOND, EDGE, NAME = 30.0, 25.0, 18.0, 400.0  # harm of a line under a name, a bond, another outline, another name
FLAT = 1e-9
BESIDE = 2.5  # how far the ink of a bond lies from its way
Mark = tuple[float, Bounds]  # what is better not written over, and how much better
SPOTS = ((0, 1, 2), (1, 0, 2), (2, 0, 1))  # left, right, middle, by the rank of a home: names of homes that share


class Surroundings:
    """Everything that a name could stand on in a laid-out family; looked up once for all homes."""

    def __init__(self, laid: Layout, *, scale: float = 1.0, bonds: Iterable[Sequence[Point]] = ()) -> None:
        """``bonds`` are the ways of emotional lines."""
        self.rooms = {person: room_of(place) for person, place in laid.persons.items()}
        self._marks = list(_marks(laid, strip=room_for_names(scale)))
        self._bonds = [(_box_of(a, b), a, b) for way in bonds for a, b in pairwise(way)]

    def people(self, around: Bounds) -> list[Bounds]:
        """Everybody's room in a box."""
        left, top, right, bottom = around
        return [r for r in self.rooms.values() if r[0] < right and r[2] > left and r[1] < bottom and r[3] > top]

    def marks(self, around: Bounds) -> list[Mark]:
        """What else is better not written over in a box, bonds aside."""
        return [mark for mark in self._marks if _touch(mark[1], around)]

    def bonds(self, around: Bounds) -> list[tuple[Point, Point]]:
        """The pieces of bonds in a box."""
        return [(a, b) for box, a, b in self._bonds if _touch(box, around)]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for a name: what it costs by itself, its box and the text in it."""

    harm: float
    box: Box
    lines: tuple[str, ...]


def spots(
    name: str,
    polygons: Sequence[Polygon],
    around: Surroundings,
    *,
    rank: int,
    pad: float,
    scale: float,
    others: Sequence[Mark] = (),
) -> tuple[Spot, ...]:
    """Where the name stands: once at every piece of the outline; ``others`` is what near homes draw."""
    size = NOTE_SIZE * scale
    every = polygons if name else ()
    return tuple(_place(name, polygon, around, others, rank=rank, pad=pad, size=size) for polygon in every)


def outlines_near(polygons: Sequence[Polygon]) -> Iterator[Mark]:
    """The outline of another home, as what a name is better not written over."""
    for polygon in polygons:
        for a, b in zip(polygon, (*polygon[1:], polygon[0]), strict=True):
            yield EDGE, _box_of(a, b)


def names_near(others: Iterable[Spot]) -> Iterator[Mark]:
    """The names of other homes, likewise."""
    for spot in others:
        x, y, w, h = spot.box
        yield NAME, (x, y, x + w, y + h)


def labels(placed: Iterable[Spot], *, scale: float) -> Iterator[Item]:
    """The names at their places."""
    size = NOTE_SIZE * scale
    for spot in placed:
        yield Rect(spot.box, Style("", "surface"), 2.0)
        x, middle = spot.box.x + AIR, spot.box.y + spot.box.h / 2
        for number, line in enumerate(spot.lines):
            y = middle + (number - (len(spot.lines) - 1) / 2) * size * LEADING + size * 0.33
            yield Text(x, y, line, size, Face.ITALIC, Anchor.START, "household")


def _place(
    name: str, polygon: Polygon, around: Surroundings, others: Sequence[Mark], *, rank: int, pad: float, size: float
) -> Spot:
    wanted = text_width(name, size, Face.ITALIC) + 2 * AIR
    found = list(_candidates(name, polygon, size=size, inside=pad - CLEAR, sides=SPOTS[rank]))
    here = _around(polygon, beside=40 + wanted)
    near, bonds = around.people(here), around.bonds(here)
    marks = [*around.marks(here), *(mark for mark in others if _touch(mark[1], here))]
    costs = [(spot.harm + _harm(spot.box, near, marks, bonds), number) for number, spot in enumerate(found)]
    return found[min(costs)[1]]


def _candidates(name: str, polygon: Polygon, *, size: float, inside: float, sides: Sequence[int]) -> Iterator[Spot]:
    """Every place: left, right and middle of every level edge, top edges first, on the edge and outside it."""
    wanted, high = text_width(name, size, Face.ITALIC) + 2 * AIR, size + 1.0
    edges = [(a, b) for a, b in zip(polygon, (*polygon[1:], polygon[0]), strict=True) if a[1] == b[1]]
    edges.sort(key=lambda e: (e[0][0] > e[1][0], e[0][1], min(e[0][0], e[1][0])))
    for a, b in edges:
        left, right, top = min(a[0], b[0]), max(a[0], b[0]), a[0] < b[0]
        w = min(wanted, max(right - left - 2 * INSET, 12.0))
        within = min(high / 2, inside)
        y = a[1] - (high - within if top else within)  # a large name grows outwards
        lines = (shorten(name, w - 2 * AIR + 0.5, size, Face.ITALIC),)
        harm = (OPEN if w > GAP * (right - left) else 0.0) + SHORTER * max(0.0, wanted - w)
        xs = (left + INSET, right - INSET - w, (left + right - w) / 2)
        yield from (Spot(harm, Box(xs[side], y, w, high), lines) for side in sides)
        yield from _outside(name, (left, right, a[1]), wanted=wanted, size=size, top=top)


def _outside(name: str, edge: tuple[float, float, float], *, wanted: float, size: float, top: bool) -> Iterator[Spot]:
    """Outside an edge (left, right, height); a name that is longer than the edge takes two rows."""
    left, right, y = edge
    fits = wanted <= right - left
    lines = (name,) if fits else wrap(name, max(right - left - 2 * AIR, wanted * ROW), size, Face.ITALIC, limit=2)
    w = widest(lines, size, Face.ITALIC) + 2 * AIR
    high = 1.0 + size * (1.0 + LEADING * (len(lines) - 1))
    lost = wanted - sum(text_width(line, size, Face.ITALIC) for line in lines) if ELLIPSIS in lines[-1] else 0.0
    harm, y = OUTSIDE + SHORTER * lost + (OVERHANG if w > right - left else 0.0), y - high - 2.0 if top else y + 2.0
    middle = (left + right - w) / 2
    xs = (left + INSET, right - INSET - w, middle) if w <= right - left - 2 * INSET else (middle,)
    yield from (Spot(harm, Box(x, y, w, high), lines) for x in xs)
    for x in (right - w * WITHIN, left - w * (1.0 - WITHIN)):  # standing out beside the edge, clear of a line
        yield Spot(harm + OVERHANG, Box(x, y, w, high), lines)


def _harm(box: Box, people: Sequence[Bounds], marks: Sequence[Mark], bonds: Sequence[tuple[Point, Point]]) -> float:
    """What a place costs: texts and symbols under it, lines through it."""
    harm = 0.0
    right, bottom = box.x + box.w, box.y + box.h
    for a, b, c, d in people:
        if a < right and c > box.x and b < bottom and d > box.y:
            harm += 1000.0
    for weight, (a, b, c, d) in marks:
        if a < right and c > box.x and b < bottom and d > box.y:
            harm += weight
    room = grown(box, by=BESIDE)
    return harm + BOND * sum(_enters(room, one, other) for one, other in bonds)


def _enters(box: Box, a: Point, b: Point) -> bool:
    """Whether a straight piece comes into a box: the share of it that lies in each strip of the box, cut together."""
    first, last = 0.0, 1.0
    for start, end, low, high in ((a[0], b[0], box.x, box.x + box.w), (a[1], b[1], box.y, box.y + box.h)):
        step = end - start
        if abs(step) < FLAT:
            if not low < start < high:
                return False
            continue
        one, other = sorted(((low - start) / step, (high - start) / step))
        first, last = max(first, one), min(last, other)
    return first < last


def _touch(one: Bounds, other: Bounds) -> bool:
    return one[0] <= other[2] and one[2] >= other[0] and one[1] <= other[3] and one[3] >= other[1]


def _box_of(a: Point, b: Point) -> Bounds:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])


def room_for_names(scale: float) -> tuple[float, float]:
    """How much higher (one row) and lower (two rows) than the layout a name outside an outline may reach."""
    size = NOTE_SIZE * scale
    return size + 4.0, size * (1.0 + LEADING) + 4.0


def _marks(laid: Layout, *, strip: tuple[float, float]) -> Iterator[Mark]:
    """What is better not written over, and how much better: the texts on partner lines, every piece of line, and what
    lies beside the paper.
    """
    right_edge, lower_edge = laid.left + laid.width + OVER, laid.top + laid.height + strip[1]
    yield 500.0, (-math.inf, -math.inf, laid.left - OVER, math.inf)
    yield 500.0, (right_edge, -math.inf, math.inf, math.inf)
    yield 500.0, (-math.inf, -math.inf, math.inf, laid.top - strip[0])
    yield 500.0, (-math.inf, lower_edge, math.inf, math.inf)
    for join in laid.joins.values():
        yield 300.0, (join.left, join.y - 14, join.right, join.y + 5)
    for line in laid.lines:
        for a, b in pairwise(line.points):
            yield LINE, _box_of(a, b)


def _around(polygon: Polygon, *, beside: float) -> Bounds:
    """The box of a polygon with room for a name beside it."""
    xs, ys = [x for x, _ in polygon], [y for _, y in polygon]
    return min(xs) - beside, min(ys) - 20, max(xs) + beside, max(ys) + 20
