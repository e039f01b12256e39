"""Bridge hops: where two lines cross that do not belong together, the level one hops over the upright one.

A hop is ink only: the layout runs both lines straight through (layout.py). Two hops closer together than a hop is wide
become one straight piece again, because a wave would read as another sign.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from werkbank.drawing.shapes import Item, Path, Style
from werkbank.genogram.layout import Line, Point

HOP = 3.2
"""Half the width of a hop, in points."""
_ROUND = 0.5523
Segment = tuple[str, *tuple[Point, ...]]


def hop(x: float, y: float) -> tuple[Segment, ...]:
    """The pieces of a path that run at height ``y`` and hop over ``x``, from left to right."""
    k = HOP * _ROUND
    return (
        ("L", (x - HOP, y)),
        ("C", (x - HOP, y - k), (x - k, y - HOP), (x, y - HOP)),
        ("C", (x + k, y - HOP), (x + HOP, y - k), (x + HOP, y)),
    )


def hops_of(lines: Sequence[Line]) -> Mapping[int, tuple[Point, ...]]:
    """Per number of a line the points at which it hops over a line of another union."""
    upright: dict[float, list[tuple[float, float, str]]] = defaultdict(list)
    for line in lines:
        for (x1, y1), (x2, y2) in pairwise(line.points):
            if abs(x1 - x2) < 1e-6 < abs(y1 - y2):
                upright[x1].append((min(y1, y2), max(y1, y2), line.union))
    columns = sorted(upright)
    found: dict[int, tuple[Point, ...]] = {}
    for number, line in enumerate(lines):
        points = tuple(
            p for one, other in pairwise(line.points) for p in _over(one, other, line.union, columns, upright)
        )
        if points:
            found[number] = points
    return found


def _over(
    one: Point,
    other: Point,
    union: str,
    columns: Sequence[float],
    upright: Mapping[float, list[tuple[float, float, str]]],
) -> Iterator[Point]:
    y, low, high = one[1], min(one[0], other[0]) + HOP, max(one[0], other[0]) - HOP
    if abs(one[1] - other[1]) > 1e-6:
        return
    for x in columns[bisect_left(columns, low) : bisect_right(columns, high)]:
        if any(top + 1 < y < bottom - 1 and of != union for top, bottom, of in upright[x]):
            yield (x, y)


def hopping(points: Sequence[Point], over: Sequence[Point], *, style: Style) -> Item:
    """A polyline that hops over some points of it."""
    segments: list[Segment] = [("M", points[0])]
    for one, other in pairwise(points):
        here = sorted(
            x for x, y in over if y == one[1] == other[1] and min(one[0], other[0]) < x < max(one[0], other[0])
        )
        apart = [x for n, x in enumerate(here) if n == 0 or x - here[n - 1] > 2 * HOP]
        if one[0] <= other[0]:
            segments += [piece for x in apart for piece in hop(x, one[1])]
        else:
            segments += [piece for x in reversed(apart) for piece in _back(x, one[1])]
        segments.append(("L", other))
    return Path(tuple(segments), style)


def _back(x: float, y: float) -> tuple[Segment, ...]:
    """The same hop from right to left."""
    k = HOP * _ROUND
    return (
        ("L", (x + HOP, y)),
        ("C", (x + HOP, y - k), (x + k, y - HOP), (x, y - HOP)),
        ("C", (x - k, y - HOP), (x - HOP, y - k), (x - HOP, y)),
    )
