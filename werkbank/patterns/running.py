"""Whether anything ran at some time, asked many times over of the same spans of days."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable


class Running:
    """Spans by the day on which they begin, with the latest end of each and all before it."""

    __slots__ = ("_starts", "_until")

    def __init__(self, days: Iterable[tuple[int, int]]) -> None:
        """``days``: the first and the last day of each span, both included."""
        ordered = sorted(days)
        self._starts = [first for first, _ in ordered]
        self._until: list[int] = []
        until = 0
        for _, last in ordered:
            until = last if last > until else until
            self._until.append(until)

    def meets(self, first: int, last: int, /) -> bool:
        """Whether one of them has a day from ``first`` to ``last``."""
        begun = bisect_right(self._starts, last)
        return begun > 0 and self._until[begun - 1] >= first
