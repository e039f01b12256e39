"""Rows of a lane: which event stands on which row so that nothing overlaps.

Greedy first fit over events sorted by beginning: each takes the first row that is free. This is deterministic and
knows only days, never pixels, so rows don't jump on pan or zoom.

Room for a label is kept as days at the scale at which the whole history just fits (``per_point`` days a point). A lane
that would grow past ``cap`` rows gives up that room: first part of the labels, then all, then the width of the marks.
What still does not fit stands on rows from ``cap`` on, and the view says how many; there the row that is free longest
is taken, so that a hundred thousand events stay quick.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappush, heapreplace
from typing import NamedTuple

LABEL_ROOM = 96.0  # points that a label may claim, the mark not counted
_GIVING = (
    (1.0, 1.0),
    (0.75, 1.0),
    (0.5, 1.0),
    (0.25, 1.0),
    (0.0, 1.0),
    (0.0, 0.6),
    (0.0, 0.3),
)  # share of the label's and of the mark's room, from roomy to tight


class Room(NamedTuple):
    """What one event asks for: first day, last day (edges), width of its mark and of its label in points."""

    left: float
    right: float
    mark: float
    label: float


def rows_of(rooms: Sequence[Room], *, per_point: float, cap: int) -> list[int]:
    """The row of each room, in the order given, which is that of their left edges."""
    for label, mark in _GIVING:
        rows = _fit(rooms, label=label * per_point, mark=mark * per_point, cap=cap)
        if rows is not None:
            return rows
    return _spill(rooms, cap=cap)


def _fit(rooms: Sequence[Room], *, label: float, mark: float, cap: int) -> list[int] | None:
    """First fit in ``cap`` rows; None when they are too few."""
    free: list[float] = []
    rows = []
    for left, right, wide, text in rooms:
        row = next((n for n, day in enumerate(free) if day <= left), len(free))
        if row == cap:
            return None
        if row == len(free):
            free.append(0.0)
        asked = text * label
        free[row] = max(right + (asked if asked > right - left else 0.0), left) + wide * mark
        rows.append(row)
    return rows


def _spill(rooms: Sequence[Room], *, cap: int) -> list[int]:
    """First fit by days alone, then the longest free row past the cap."""
    free = [0.0] * cap
    past: list[tuple[float, int]] = []
    rows = []
    for left, right, _, _ in rooms:
        for row, day in enumerate(free):
            if day <= left:
                free[row] = right
                break
        else:
            row = past[0][1] if past and past[0][0] <= left else cap + len(past)
            (heapreplace if row < cap + len(past) else heappush)(past, (right, row))
        rows.append(row)
    return rows
