"""Look up whether help started between two days, among all help of a circle."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from werkbank.model.clock import EntityId
from werkbank.patterns.facts import Fact
from werkbank.patterns.spans import Span


class Starts:
    """The starts of help, in order of their earliest day."""

    def __init__(self, helps: Sequence[Fact]) -> None:
        ordered = sorted(helps, key=lambda fact: fact.span.s_lo)
        self._facts = [(fact.span.s_lo, fact.span.s_hi, fact.id) for fact in ordered]
        self._firsts = [s_lo for s_lo, _, _ in self._facts]
        self._widest = max((s_hi - s_lo for s_lo, s_hi, _ in self._facts), default=0)

    def between(self, closed: Span, until: Span, /, *, own: frozenset[EntityId], certain: bool) -> bool:
        """Help that is not ``own`` started after a closing and before the next opening.

        To be certain that nothing did, what *may* have started there counts; else only what certainly did.
        """
        if not certain:
            near = self._facts[bisect_right(self._firsts, closed.e_hi) : bisect_left(self._firsts, until.s_lo)]
            return any(s_hi < until.s_lo and key not in own for _, s_hi, key in near)
        first = bisect_left(self._firsts, closed.e_lo - self._widest)
        near = self._facts[first : bisect_left(self._firsts, until.s_hi)]
        return any(s_hi > closed.e_lo and key not in own for _, s_hi, key in near)
