"""Where the name of a home stands: in a gap of its outline, free of people and lines of the family."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from werkbank.drawing.metrics import text_width
from werkbank.drawing.shapes import Anchor, Box, Face, Item, Rect, Style, Text
from werkbank.drawing.wrap import shorten
from werkbank.genogram.households_hull import Bounds, room_of
from werkbank.genogram.households_trace import Polygon
from werkbank.genogram.layout import Layout
from werkbank.genogram.looks import NOTE_SIZE

INSET = 9.0  # from the corner of the outline to the text
CLEAR = 0.8  # between the name and the figures above a symbol
OVER = 2.0  # how far a name may stand out over the edge of the paper: less than its own air
AIR = 2.0  # left and right of the text


class Surroundings:
    """Everything that a name could stand on in a laid-out family; looked up once for all homes."""

    def __init__(self, laid: Layout) -> None:
        self.rooms = {person: room_of(place) for person, place in laid.persons.items()}
        self._marks = list(_marks(laid))

    def people(self, around: Bounds) -> list[Bounds]:
        """Everybody's room in a box."""
        left, top, right, bottom = around
        return [r for r in self.rooms.values() if r[0] < right and r[2] > left and r[1] < bottom and r[3] > top]

    def marks(self, around: Bounds) -> list[tuple[float, Bounds]]:
        """What else is better not written over in a box, and how much better."""
        left, top, right, bottom = around
        return [
            mark
            for mark in self._marks
            if mark[1][0] <= right and mark[1][2] >= left and mark[1][1] <= bottom and mark[1][3] >= top
        ]


def labels(
    name: str, polygons: Sequence[Polygon], around: Surroundings, *, rank: int, pad: float, scale: float
) -> Iterator[Item]:
    """The name once at every piece of the outline."""
    size = NOTE_SIZE * scale
    for polygon in polygons if name else ():
        box = _place(name, polygon, around, rank=rank, pad=pad, size=size)
        text = shorten(name, box.w - 2 * AIR + 0.5, size, Face.ITALIC)
        yield Rect(box, Style("", "surface"), 2.0)
        yield Text(box.x + AIR, box.y + box.h * 0.5 + size * 0.33, text, size, Face.ITALIC, Anchor.START, "household")


def _place(name: str, polygon: Polygon, around: Surroundings, *, rank: int, pad: float, size: float) -> Box:
    wanted = text_width(name, size, Face.ITALIC) + 2 * AIR
    places = list(_candidates(polygon, wanted=wanted, size=size, inside=pad - CLEAR, right_first=rank == 1))
    here = _around(polygon, beside=40 + wanted)
    near, marks = around.people(here), around.marks(here)
    return min(enumerate(places), key=lambda item: (_harm(item[1], near, marks, wanted), item[0]))[1]


def _candidates(polygon: Polygon, *, wanted: float, size: float, inside: float, right_first: bool) -> Iterator[Box]:
    """Left, right and middle of every level edge, top edges first; also right outside an edge that is too short."""
    edges = [(a, b) for a, b in zip(polygon, (*polygon[1:], polygon[0]), strict=True) if a[1] == b[1]]
    edges.sort(key=lambda e: (e[0][0] > e[1][0], e[0][1], min(e[0][0], e[1][0])))
    high = size + 1.0
    for a, b in edges:
        left, right = min(a[0], b[0]) + INSET, max(a[0], b[0]) - INSET
        w = min(wanted, max(right - left, 12.0))
        spots = [left, right - w, (left + right - w) / 2]
        within = min(high / 2, inside)
        y = a[1] - (high - within if a[0] < b[0] else within)  # a large name grows outwards
        for x in (*(reversed(spots[:2]) if right_first else spots[:2]), spots[2]):
            yield Box(x, y, w, high)
        if wanted > w:  # a narrow home: the whole name outside it
            beside = high + 2.0 if a[0] < b[0] else -2.0
            yield Box((left + right - wanted) / 2, a[1] - beside, wanted, high)
            yield Box((left + right - wanted) / 2, y, wanted, high)


def _harm(box: Box, people: Sequence[Bounds], marks: Sequence[tuple[float, Bounds]], wanted: float) -> float:
    """What a place costs: texts and symbols under it, lines through it, letters that have to go."""
    harm = 3.0 * max(0.0, wanted - box.w)
    right, bottom = box.x + box.w, box.y + box.h
    for a, b, c, d in people:
        if a < right and c > box.x and b < bottom and d > box.y:
            harm += 1000.0
    for weight, (a, b, c, d) in marks:
        if a < right and c > box.x and b < bottom and d > box.y:
            harm += weight
    return harm


def _marks(laid: Layout) -> Iterator[tuple[float, Bounds]]:
    """What is better not written over, and how much better: the texts on partner lines, every piece of line, and what
    lies beside the paper.
    """
    right_edge, lower_edge = laid.left + laid.width + OVER, laid.top + laid.height + OVER
    yield 500.0, (-math.inf, -math.inf, laid.left - OVER, math.inf)
    yield 500.0, (right_edge, -math.inf, math.inf, math.inf)
    yield 500.0, (-math.inf, -math.inf, math.inf, laid.top - OVER)
    yield 500.0, (-math.inf, lower_edge, math.inf, math.inf)
    for join in laid.joins.values():
        yield 300.0, (join.left, join.y - 14, join.right, join.y + 5)
    for line in laid.lines:
        for (ax, ay), (bx, by) in pairwise(line.points):
            yield 30.0, (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def _around(polygon: Polygon, *, beside: float) -> Bounds:
    """The box of a polygon with room for a name beside it."""
    xs, ys = [x for x, _ in polygon], [y for _, y in polygon]
    return min(xs) - beside, min(ys) - 20, max(xs) + beside, max(ys) + 20
