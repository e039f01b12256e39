"""The help curve: how many kinds of help ran at the same time, and how many reports came in each quarter.

Help is counted in products: the same product (or, without one, the same kind) by the same organisation for the same
persons counts once while it overlaps. ``sure`` is what certainly ran, ``maybe`` what may have run, so that vague dates
show as room between two steps. Reports count on the middle of their bounds; who is vaguer than a year is left out of
the quarters and told in ``vague``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from werkbank.model.dates.days import month_start
from werkbank.model.entities import Event
from werkbank.model.vocabulary import vocabulary

if TYPE_CHECKING:
    from werkbank.timeline.board import Place

VAGUE_DAYS = 370
Step = tuple[int, int]  # from this day on, this many


class Quarter(NamedTuple):
    """Reports in three months."""

    start: int
    end: int
    count: int


class Curve(NamedTuple):
    """Steps in order of time, each level different from the one before."""

    sure: tuple[Step, ...] = ()
    maybe: tuple[Step, ...] = ()
    quarters: tuple[Quarter, ...] = ()
    vague: int = 0

    @property
    def most_help(self) -> int:
        """The highest level."""
        return max((level for _, level in self.maybe), default=0)

    @property
    def most_reports(self) -> int:
        """The fullest quarter."""
        return max((quarter.count for quarter in self.quarters), default=0)


def curve_of(places: Sequence[Place], *, today: date) -> Curve:
    """The curve over what has a date; what lies after today counts too, as planned."""
    words = vocabulary()
    help_kinds, report_kinds = words.kinds_of("help"), words.kinds_of("report")
    helped = [place for place in places if place.event.kind in help_kinds and not place.extent.is_moment]
    reports = [place for place in places if place.event.kind in report_kinds]
    sharp = [place for place in reports if place.extent.d - place.extent.a <= VAGUE_DAYS]
    sure = _steps((_what(p.event), p.extent.b, p.extent.c) for p in helped if p.extent.b < p.extent.c)
    maybe = _steps((_what(p.event), p.extent.a, p.extent.d) for p in helped)
    return Curve(sure, maybe, _quarters(int(p.extent.middle) for p in sharp), len(reports) - len(sharp))


def _what(event: Event) -> tuple[object, ...]:
    return event.product or event.kind, event.organisation, frozenset(event.persons)


def _steps(stretches: Iterable[tuple[tuple[object, ...], int, int]]) -> tuple[Step, ...]:
    edges: dict[int, int] = {}
    for start, end in _joined(stretches):
        edges[start] = edges.get(start, 0) + 1
        edges[end] = edges.get(end, 0) - 1
    steps, level = [], 0
    for day in sorted(edges):
        if edges[day]:
            level += edges[day]
            steps.append((day, level))
    return tuple(steps)


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


def _quarters(days: Iterable[int]) -> tuple[Quarter, ...]:
    counts: dict[int, int] = {}
    for day in days:
        when = date.fromordinal(day)
        quarter = (when.year * 12 + when.month - 1) // 3
        counts[quarter] = counts.get(quarter, 0) + 1
    return tuple(
        Quarter(month_start(n * 3).toordinal(), month_start(n * 3 + 3).toordinal(), counts[n]) for n in sorted(counts)
    )
