"""Days as numbers: when something began and ended, each between two days, and what follows for what comes after what.

A day is its ordinal (``date.toordinal``); all four bounds are inclusive and the end is the last day. Gaps are free
days::

    fewest(a, b) = b.s_lo - a.e_hi - 1        most(a, b) = b.s_hi - a.e_lo - 1

Something holds *certainly* when it holds for ``fewest``, *possibly* when for ``most``. Invariants of a span made by
:func:`span`: ``s_lo <= s_hi <= e_hi`` and ``s_lo <= e_lo <= e_hi``. Narrowing a date only shrinks its bounds, so what
was certain stays certain; every rule in this room is built to keep that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

FIRST_DAY = 1
YEAR = 365


class Span(NamedTuple):
    """Earliest and latest start, earliest and latest end, as day numbers."""

    s_lo: int
    s_hi: int
    e_lo: int
    e_hi: int


def span(s_lo: int, s_hi: int, /, *, e_lo: int, e_hi: int) -> Span:
    """A span that keeps its invariants; an end before the start gives way to the start."""
    e_hi = max(e_hi, s_lo)
    return Span(s_lo, min(max(s_hi, s_lo), e_hi), max(min(e_lo, e_hi), s_lo), e_hi)


def hull(spans: Iterable[Span]) -> Span:
    """From the first start to the last end of several spans, with the bounds of each."""
    s_los, s_his, e_los, e_his = zip(*spans, strict=True)
    return Span(min(s_los), min(s_his), max(e_los), max(e_his))


def fewest(a: Span, b: Span, /) -> int:
    """The smallest number of free days between ``a`` and ``b``; negative when they may overlap."""
    return b.s_lo - a.e_hi - 1


def most(a: Span, b: Span, /) -> int:
    """The largest number of free days between ``a`` and ``b``."""
    return b.s_hi - a.e_lo - 1


def certain_chain(spans: Sequence[Span], /, *, gap: int) -> list[int]:
    """The longest row of spans that certainly follow each other with ``gap`` free days or more; places in ``spans``.

    The spans stand as fixed intervals ``s_lo .. e_hi`` in one order of time, so taking the earliest end is best.
    """
    last = FIRST_DAY - gap - 1
    for one in spans:
        if one[0] - last <= gap:
            break
        last = one[3]
    else:  # mostly each follows the one before
        return list(range(len(spans)))
    row: list[int] = []
    last = FIRST_DAY - gap - 2
    for e_hi, s_lo, place in sorted([(one[3], one[0], n) for n, one in enumerate(spans)]):
        if s_lo - last - 1 >= gap:
            row.append(place)
            last = e_hi
    return row


def possible_chain(spans: Sequence[Span], /, *, gap: int) -> list[int]:
    """A long row of spans for which days exist such that each follows with ``gap`` free days; places in ``spans``."""
    by_end = _fitted(spans, sorted([(one[2], one[1], n) for n, one in enumerate(spans)]), gap=gap)
    by_start = _fitted(spans, sorted([(one[1], one[2], n) for n, one in enumerate(spans)]), gap=gap)
    return by_start if len(by_start) > len(by_end) else by_end


def _fitted(spans: Sequence[Span], order: Iterable[tuple[int, int, int]], /, *, gap: int) -> list[int]:
    row: list[int] = []
    free = FIRST_DAY
    for _, _, place in order:
        s_lo, s_hi, e_lo, _ = spans[place]
        start = s_lo if s_lo > free else free
        if start <= s_hi:
            row.append(place)
            free = (e_lo if e_lo > start else start) + gap + 1
    return row


def day(ordinal: int, /) -> date | None:
    """The day behind a number; None when it stands for 'nobody knows how long ago'."""
    return date.fromordinal(ordinal) if ordinal > FIRST_DAY else None
