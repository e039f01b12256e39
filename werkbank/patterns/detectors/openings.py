"""When help of a circle started: what started first after a closing, and whether help opened again in a window."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from werkbank.patterns import seasons
from werkbank.patterns.facts import Fact
from werkbank.patterns.seasons import Days
from werkbank.patterns.spans import Span

_ALWAYS: tuple[Days, ...] = ()


class _Start(NamedTuple):
    lo: int
    hi: int
    days: Days | None


class Starts:
    """The starts of help, in order of their earliest day."""

    def __init__(self, helps: Sequence[Fact]) -> None:
        spans = sorted(fact.span[:2] for fact in helps)
        self._starts = [_Start(lo, hi, seasons.days_of(lo, hi)) for lo, hi in spans]
        self._los = [lo for lo, _ in spans]
        self._widest = max((hi - lo for lo, hi in spans), default=0)
        self._soonest = [*accumulate([hi for _, hi in reversed(spans)], min)][::-1]

    def after(self, closed: Span, /, *, certain: bool) -> Sequence[Days] | None:
        """What started first after a closing, as parts of the year: all that may have been the first.

        Empty when nothing started; None when that is too vague to lie certainly in a window.
        """
        later = bisect_right(self._los, closed.e_hi)
        until = self._soonest[later] if later < len(self._los) else self._los[-1] + self._widest + 1
        first = bisect_right(self._los, closed.e_lo - self._widest)
        near = [start for start in self._starts[first : bisect_right(self._los, until)] if start.hi > closed.e_lo]
        near = [start for start in near if start.lo > closed.s_hi or start.hi > closed.e_hi]
        found = [start.days for start in near]
        known = tuple(days for days in found if days)
        if len(known) < len(found):
            return None if certain else _ALWAYS
        return known

    def opens_again(self, closed: Span, /, *, opening: int, certain: bool) -> bool:
        """Help started in the window after a closing."""
        later = self._starts[bisect_right(self._los, closed.e_lo) :]
        return any(
            start.days is not None and (start.days.inside(opening) if certain else start.days.touches(opening))
            for start in later
        )
