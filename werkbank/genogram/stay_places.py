"""Where the dates of a placement or adoption stand: beside the line they belong to, never beside another.

A child with several lines to parents has its dates right of the last one (``symbols``). When the line of a stay is
not that one, the dates stand higher up, beside their own line, at the first free place: out of people, other lines and
the texts on them, and if possible out of the band round people where outlines of homes run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from werkbank.drawing.metrics import cap_height, text_width
from werkbank.genogram.households_hull import Bounds, room_of
from werkbank.genogram.labels import YEAR_GAP
from werkbank.genogram.layout import Layout, Line
from werkbank.genogram.looks import Look
from werkbank.genogram.stays import DATED, Stay
from werkbank.model.clock import EntityId

if TYPE_CHECKING:
    from werkbank.genogram.couples import Couple

Spot = tuple[Stay, float, float]
"""A stay with the left end and the base line of its dates, in points."""

BAND = 9.0  # round people, where outlines of homes run
STEP = 2.0
ROWS = 1.35  # sizes above the years of the child where the first place is
NEVER = 100.0  # a place that costs as much is none


def spots_of(
    child: str, stays: Sequence[Stay], ends: Iterable[float], laid: Layout, *, couples: Mapping[str, Couple], look: Look
) -> tuple[Spot, ...]:
    """Places for the stays whose dates would stand beside another line; ``ends``: where lines end on the child."""
    last = max(ends, default=0.0)
    own = [line for line in laid.lines if line.child == child] if stays else []
    if len(own) < 2:
        return ()
    found = []
    for stay in stays:
        line = next((line for line in own if _joins(line, stay, couples)), None)
        if stay.tie in DATED and line is not None and line.points[-1][0] < last - 0.5:
            found += [(stay, *at)] if (at := _place(stay, line, laid, look=look)) else []
    return tuple(found)


def _joins(line: Line, stay: Stay, couples: Mapping[str, Couple]) -> bool:
    couple = couples.get(line.union)
    if couple is None or line.child is None or not set(stay.parents) <= set(couple.partners):
        return False
    return couple.children.get(EntityId(line.child)) is stay.tie


def _place(stay: Stay, line: Line, laid: Layout, *, look: Look) -> tuple[float, float] | None:
    if not (text := stay.dates(look)) or len(line.points) < 2:
        return None
    wide, tall = text_width(text, look.years), cap_height(look.years)
    (_, top), (x, bottom) = line.points[-2:]
    own = [line, *_straight_above(line, laid)]
    top = min(top, *(y for piece in own for _, y in piece.points))
    taken = list(_taken(laid, around=(x - wide - 40, top - 40, x + wide + 40, bottom + 40), own=own))
    found: list[tuple[float, float, float]] = []
    y = bottom - look.lift - look.years * ROWS
    while y - tall > top + 1:
        for side, left in ((0.0, x - YEAR_GAP - 1 - wide), (0.3, x + YEAR_GAP + 1)):
            cost = side + 0.1 * (bottom - y) + _cost((left, y - tall, left + wide, y), taken)
            found.append((cost, left, y))
        y -= STEP
    cost, left, y = min(found, default=(NEVER, 0.0, 0.0))
    return (left, y) if cost < NEVER else None


def _straight_above(line: Line, laid: Layout) -> Iterator[Line]:
    """The piece from the parents on that runs straight on into the child's own piece."""
    for piece in laid.lines:
        before, end = piece.points[-2:]
        if piece.union == line.union and piece.child is None and end == line.points[-2] and before[0] == end[0]:
            yield piece


def _cost(box: Bounds, taken: Iterable[tuple[float, Bounds]]) -> float:
    return sum(weight for weight, (a, b, c, d) in taken if a < box[2] and c > box[0] and b < box[3] and d > box[1])


def _taken(laid: Layout, *, around: Bounds, own: Sequence[Line]) -> Iterator[tuple[float, Bounds]]:
    """What a place should keep out of, and how much it matters; ``own`` are pieces of the line."""
    bottom = max(y for piece in own for _, y in piece.points)
    every = [(20.0 if p.y > bottom else 8.0, _grown(room_of(p), BAND)) for p in laid.persons.values()]
    every += [(1000.0, room_of(place)) for place in laid.persons.values()]
    every += [(300.0, (join.left, join.y - 14, join.right, join.y + 5)) for join in laid.joins.values()]
    for line in laid.lines:
        for (ax, ay), (bx, by) in pairwise(line.points if line not in own else line.points[:-1]):
            every.append((300.0, _grown((min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)), 1.2)))
    return (each for each in every if _cost(around, [each]))


def _grown(box: Bounds, by: float) -> Bounds:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by
