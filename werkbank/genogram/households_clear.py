"""Keeps the outlines of homes off the lines of the family: an edge that runs along a line looks like part of it.

An edge that lies close beside a level or upright line for a while moves a little, inwards if it can, else outwards.
Invariants (held by tests): no edge moves further than ``FARTHEST``, none comes nearer to a member than ``WITHIN`` or
into the room of a stranger, and a polygon keeps its corners.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from werkbank.genogram.households_hull import KEEP_OFF, Bounds
from werkbank.genogram.households_trace import Polygon
from werkbank.genogram.layout import Line

BESIDE = 2.6  # nearer than this an edge and a line read as one
TOGETHER = 8.0  # for as long as this
WITHIN = 2.5  # from the room of a member
FARTHEST, STEP = 5.5, 0.5
Run = tuple[float, float, float]  # where it lies, and from where to where it goes


class Lines:
    """The level and upright pieces of the lines of a family."""

    def __init__(self, lines: Iterable[Line]) -> None:
        level: list[Run] = []
        upright: list[Run] = []
        for line in lines:
            for (ax, ay), (bx, by) in pairwise(line.points):
                if ay == by and ax != bx:
                    level.append((ay, min(ax, bx), max(ax, bx)))
                elif ax == bx and ay != by:
                    upright.append((ax, min(ay, by), max(ay, by)))
        self._runs = sorted(upright), sorted(level)  # along x lies an upright piece, along y a level one

    def beside(self, axis: int, edge: Run) -> bool:
        """Whether something runs along an edge at a place on this axis (0: x, 1: y)."""
        at, low, high = edge
        runs = self._runs[axis]
        near = runs[bisect_left(runs, (at - BESIDE,)) : bisect_right(runs, (at + BESIDE,))]
        return any(min(high, end) - max(low, start) > TOGETHER for _, start, end in near)


def off_lines(polygon: Polygon, lines: Lines, *, members: Sequence[Bounds], strangers: Sequence[Bounds]) -> Polygon:
    """The polygon with every edge moved off what runs along it, if there is room."""
    points = [list(point) for point in polygon]
    walls = [(a - KEEP_OFF, b - KEEP_OFF, c + KEEP_OFF, d + KEEP_OFF) for a, b, c, d in strangers]
    rooms = [(a - WITHIN, b - WITHIN, c + WITHIN, d + WITHIN) for a, b, c, d in members]
    for number, start in enumerate(points):
        end = points[(number + 1) % len(points)]
        axis = 0 if start[0] == end[0] else 1
        along = 1 - axis
        run = start[axis], min(start[along], end[along]), max(start[along], end[along])
        if not lines.beside(axis, run):
            continue
        right_hand = (end[1] - start[1] if axis == 0 else start[0] - end[0]) > 0  # the home lies towards zero
        inward = -1.0 if right_hand else 1.0
        before, after = points[number - 1], points[(number + 2) % len(points)]
        for shift in _shifts(inward):
            at = run[0] + shift
            if not lines.beside(axis, (at, *run[1:])) and _free(
                axis, run, at, walls=rooms if shift * inward > 0 else walls, ends=(before[axis], after[axis])
            ):
                start[axis] = end[axis] = round(at, 3)
                break
    return tuple((x, y) for x, y in points)


def _shifts(inward: float) -> Iterable[float]:
    """How far an edge may move, nearest first, at each distance inwards before outwards."""
    for step in range(1, int(FARTHEST / STEP) + 1):
        yield inward * step * STEP
        yield -inward * step * STEP


def _free(axis: int, run: Run, at: float, *, walls: Sequence[Bounds], ends: tuple[float, float]) -> bool:
    """Whether an edge can go there: it sweeps over no wall, and stays on the same side of the corners next to it."""
    where, low, high = run
    if any((end - where) * (end - at) <= 0 or abs(end - at) < BESIDE for end in ends):
        return False
    first, last = min(where, at), max(where, at)
    for wall in walls:
        across, along = (wall[0], wall[2]), (wall[1], wall[3])
        if axis == 1:
            across, along = along, across
        if across[0] < last and across[1] > first and along[0] < high and along[1] > low:
            return False
    return True
