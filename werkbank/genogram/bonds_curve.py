"""Curves for emotional lines: a polyline with rounded bends, and what is drawn along it.

Lengths in points. ``side`` is the distance to the right of the direction of travel (y down). Everything is a pure
function of the points; a zigzag or wave always starts and ends on the curve itself.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from werkbank.genogram.layout import Point

ROUNDING = 7.0
STEPS = 5  # straight pieces in a rounded bend


def length_of(points: Sequence[Point], /) -> float:
    """The length of a polyline."""
    return sum(math.dist(a, b) for a, b in pairwise(points))


def rounded(points: Sequence[Point], *, radius: float = ROUNDING) -> tuple[Point, ...]:
    """The same way with its bends rounded off on the inside; both ends stay where they are."""
    if len(points) < 3:
        return tuple(points)
    out = [points[0]]
    for before, bend, after in zip(points, points[1:], points[2:], strict=False):
        reach = min(radius, math.dist(before, bend) / 2, math.dist(bend, after) / 2)
        out.extend(_bend(_toward(bend, before, reach), bend, _toward(bend, after, reach)))
    return (*out, points[-1])


def _toward(start: Point, end: Point, far: float) -> Point:
    whole = math.dist(start, end) or 1.0
    return (start[0] + (end[0] - start[0]) * far / whole, start[1] + (end[1] - start[1]) * far / whole)


def _bend(a: Point, control: Point, b: Point) -> Iterator[Point]:
    for step in range(STEPS + 1):
        t = step / STEPS
        u, v, w = (1 - t) ** 2, 2 * t * (1 - t), t * t
        yield (u * a[0] + v * control[0] + w * b[0], u * a[1] + v * control[1] + w * b[1])


class Curve:
    """A polyline that can be asked where its points are, by distance from the start."""

    def __init__(self, points: Sequence[Point]) -> None:
        kept = [points[0], *(b for a, b in pairwise(points) if math.dist(a, b) > 1e-6)]
        self.points = tuple(kept) if len(kept) > 1 else (points[0], (points[0][0] + 0.01, points[0][1]))
        self._far = [0.0, *accumulate(math.dist(a, b) for a, b in pairwise(self.points))]

    @property
    def length(self) -> float:
        """From start to end."""
        return self._far[-1]

    def at(self, far: float, *, side: float = 0.0) -> Point:
        """The point at a distance from the start."""
        number = min(max(bisect_right(self._far, far) - 1, 0), len(self.points) - 2)
        (ax, ay), (bx, by) = self.points[number], self.points[number + 1]
        whole = self._far[number + 1] - self._far[number]
        ux, uy = (bx - ax) / whole, (by - ay) / whole
        along = far - self._far[number]
        return (ax + ux * along - uy * side, ay + uy * along + ux * side)

    def angle(self, far: float) -> float:
        """The direction of travel at a distance, in radians."""
        (ax, ay), (bx, by) = self.at(max(far - 0.5, 0.0)), self.at(min(far + 0.5, self.length))
        return math.atan2(by - ay, bx - ax)

    def part(self, start: float, end: float, *, side: float = 0.0) -> tuple[Point, ...]:
        """The piece between two distances, moved sideways."""
        inner = [far for far in self._far if start + 0.01 < far < end - 0.01]
        return tuple(self._moved(far, side) for far in (start, *inner, end))

    def _moved(self, far: float, side: float) -> Point:
        """At a bend the two directions are averaged, so that parallel lines stay parallel."""
        if not side:
            return self.at(far)
        x, y = self.at(far)
        turn = self.angle(far)
        return (x - math.sin(turn) * side, y + math.cos(turn) * side)

    def zigzag(self, start: float, end: float, *, high: float, step: float, side: float = 0.0) -> tuple[Point, ...]:
        """Teeth of ``high`` points to both sides, about one every ``step`` points."""
        teeth = max(2, round((end - start) / step))
        width = (end - start) / teeth
        tops = ((start + (i + 0.5) * width, high if i % 2 else -high) for i in range(teeth))
        ends = self.at(start, side=side), self.at(end, side=side)
        return (ends[0], *(self.at(far, side=side + top) for far, top in tops), ends[1])

    def wave(self, start: float, end: float, *, high: float, step: float) -> tuple[Point, ...]:
        """A smooth wave as a fine polyline; one swing takes about ``step`` points."""
        swings = max(1, round((end - start) / step))
        count = swings * 8
        far = [start + (end - start) * i / count for i in range(count + 1)]
        return tuple(self.at(d, side=high * math.sin(i * math.tau / 8)) for i, d in enumerate(far))
