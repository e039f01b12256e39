"""The help curve: how many kinds of help ran at the same time, and how many reports came in each quarter.

Help is counted in products: the same product (or, without one, the same kind) by the same organisation for the same
persons counts once while it overlaps. ``sure`` is what certainly ran, ``maybe`` what may have run, so that vague dates
show as room between two steps. Reports count on the middle of their bounds; what is vaguer than a year is left out of
the quarters and told in ``vague``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from werkbank.model.dates.days import month_start

if TYPE_CHECKING:
    from werkbank.timeline.places import Place

VAGUE_DAYS = 370
Ints = NDArray[np.int32]


class Steps(NamedTuple):
    """From ``days[n]`` on there are ``levels[n]``; each level differs from the one before, the last one is 0."""

    days: Ints
    levels: Ints

    @property
    def most(self) -> int:
        """The highest level."""
        return int(self.levels.max(initial=0))


class Quarters(NamedTuple):
    """Reports from ``days[n]`` up to ``ends[n]``; only quarters with any."""

    days: Ints
    ends: Ints
    counts: Ints

    @property
    def most(self) -> int:
        """The fullest quarter."""
        return int(self.counts.max(initial=0))


class Curve(NamedTuple):
    """Help and reports over time."""

    sure: Steps
    maybe: Steps
    quarters: Quarters
    vague: int = 0


def curve_of(places: Sequence[Place]) -> Curve:
    """The curve over what has a date; what lies after today counts too, as planned."""
    helped = [(place.help, place.extent) for place in places if place.help is not None]
    reports = [place.extent for place in places if place.is_report]
    sharp = [extent for extent in reports if extent.d - extent.a <= VAGUE_DAYS]
    sure = _steps((what, extent.b, extent.c) for what, extent in helped if extent.b < extent.c)
    maybe = _steps((what, extent.a, extent.d) for what, extent in helped)
    return Curve(sure, maybe, _quarters(int(extent.middle) for extent in sharp), len(reports) - len(sharp))


def _steps(stretches: Iterable[tuple[tuple[object, ...], int, int]]) -> Steps:
    edges: dict[int, int] = {}
    for start, end in _joined(stretches):
        edges[start] = edges.get(start, 0) + 1
        edges[end] = edges.get(end, 0) - 1
    days = [day for day in sorted(edges) if edges[day]]
    return Steps(np.array(days, dtype=np.int32), np.cumsum([edges[day] for day in days], dtype=np.int32))


def _joined(stretches: Iterable[tuple[tuple[object, ...], int, int]]) -> list[tuple[int, int]]:
    """Stretches of the same help that touch or overlap, as one."""
    last: dict[tuple[object, ...], int] = {}
    found: list[tuple[int, int]] = []
    for what, start, end in sorted(stretches, key=lambda stretch: stretch[1:]):
        at = last.get(what)
        if at is not None and start <= found[at][1]:
            found[at] = (found[at][0], max(end, found[at][1]))
        else:
            last[what] = len(found)
            found.append((start, end))
    return found


def _quarters(days: Iterable[int]) -> Quarters:
    counts: dict[int, int] = {}
    for day in days:
        when = date.fromordinal(day)
        quarter = (when.year * 12 + when.month - 1) // 3
        counts[quarter] = counts.get(quarter, 0) + 1
    found = sorted(counts)
    starts, ends = ([month_start(3 * (n + later)).toordinal() for n in found] for later in (0, 1))
    columns = (np.array(column, dtype=np.int32) for column in (starts, ends, [counts[n] for n in found]))
    return Quarters(*columns)
