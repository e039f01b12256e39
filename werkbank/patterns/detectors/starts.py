"""The starts of help, in order of time: what began after other help had closed, as far as the dates tell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from operator import sub

from werkbank.patterns.detectors.parts import Part, part_of
from werkbank.patterns.facts import Fact
from werkbank.patterns.seasons import WINDOW
from werkbank.patterns.spans import Span

_NOTHING: tuple[Part, ...] = ()
_NEVER = 1 << 30  # after every day


class Starts:
    """Earliest and latest day of each start, as columns."""

    def __init__(self, helps: Sequence[Fact]) -> None:
        self._helps = helps
        self._los = los = [fact.s_lo for fact in helps]
        his = [fact.s_hi for fact in helps]
        self._spans = [*zip(los, his, strict=True)]
        self.widest = 0
        self._soonest, self._latest = los, los  # see below
        self._vague: list[tuple[int, int]] = []
        if los != his:
            self.widest = max(map(sub, his, los))
            self._soonest = [*accumulate(reversed(his), min)][::-1]  # of the latest days of each and all after it
            self._latest = [0, *accumulate(his, max)]  # of the latest days of all before each
            self._vague = [(lo, hi) for lo, hi in self._spans if hi - lo >= WINDOW]
        self._vague_los = [lo for lo, _ in self._vague]

    def within(self, first: int, last: int, /) -> Sequence[Fact]:
        """Help of which the earliest day lies after one day and before another."""
        return self._helps[bisect_right(self._los, first) : bisect_left(self._los, last)]

    def free_until(self, closed: int, /) -> int:
        """The last day before other help has certainly begun after a day."""
        later = bisect_right(self._los, closed)
        return self._soonest[later] if later < len(self._los) else _NEVER

    def after(self, closed: Span, /, *, until: int, certain: bool) -> Sequence[Part] | None:
        """What started first after a closing, as parts of the year: all that may have been the first.

        ``until`` as by :meth:`free_until`. Empty when nothing started; None when that is too vague to lie certainly in
        a window, or when it started in the window of the opening itself: then it came in between.
        """
        if not self.widest and closed[2] == closed[3]:  # days: the first of them is the first that started
            soon = closed[1 if certain else 0] + WINDOW
            return _NOTHING if until == _NEVER else (part_of(until, until),) if until >= soon else None
        return self._surely_after(closed, until) if certain else self._maybe_after(closed, until)

    def _surely_after(self, closed: Span, until: int, /) -> Sequence[Part] | None:
        soon = closed[1] + WINDOW
        if self.widest and self._latest[bisect_left(self._los, soon)] > closed[3]:
            return None
        near = self._near(closed, until=until, since=self.widest)
        if near and near[0][0] < soon:
            return None
        known = [part_of(lo, hi) for lo, hi in near if hi - lo < WINDOW]
        return known if len(known) == len(near) else None

    def _maybe_after(self, closed: Span, until: int, /) -> Sequence[Part] | None:
        s_lo, s_hi, e_lo, e_hi = closed
        soon, crossing = s_lo + WINDOW, False
        since = bisect_right(self._vague_los, e_lo - self.widest)
        for lo, hi in self._vague[since:]:
            if lo > until:
                break
            if hi > e_lo and (lo > s_hi or hi > e_hi):
                if hi >= soon:
                    return _NOTHING
                crossing = True
        near = self._near(closed, until=until, since=min(WINDOW, self.widest))
        known = [part_of(lo, hi) for lo, hi in near if hi >= soon]
        return known or (None if near or crossing else _NOTHING)

    def _near(self, closed: Span, /, *, until: int, since: int) -> list[tuple[int, int]]:
        """Earliest and latest start of all that may have been the first; it began at most so many days before."""
        _, s_hi, e_lo, e_hi = closed
        los = self._los
        some = self._spans[bisect_right(los, e_lo - since) : bisect_right(los, until)]
        return [(lo, hi) for lo, hi in some if hi > e_lo and (lo > s_hi or hi > e_hi)]

    def opens_again(self, closed: Span, /, *, opening: int, certain: bool) -> bool:
        """Help started in the window after a closing."""
        for lo, hi in self._spans[bisect_right(self._los, closed.e_lo) :]:
            part = part_of(lo, hi)
            if hi - lo < WINDOW and (part.holding if certain else part.touching).some >> opening & 1:
                return True
        return False
