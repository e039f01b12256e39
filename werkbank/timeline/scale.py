"""Days across: which day stands at which x, and how far one may zoom."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from werkbank.timeline.board import Board

CLOSEST = 24.0  # points a day
FARTHEST = 0.0006  # points a day: since the year 1 in half a window, for who types '1-1-0012'


class Scale(NamedTuple):
    """A straight line from days to points: ``first`` stands at ``left``."""

    first: float
    per_day: float
    left: float = 0.0

    def x(self, day: float) -> float:
        """Where a day (edge) stands."""
        return self.left + (day - self.first) * self.per_day

    def day(self, x: float) -> float:
        """The day at an x."""
        return self.first + (x - self.left) / self.per_day

    def on(self, x: float) -> date:
        """The calendar day at an x, within what a date can hold."""
        return on_calendar(self.day(x))

    def moved(self, by: float) -> Scale:
        """The same scale, pushed ``by`` points to the right."""
        return self._replace(first=self.first - by / self.per_day)

    def zoomed(self, factor: float, *, at: float) -> Scale:
        """Larger or smaller round the x that stays in its place."""
        per_day = max(FARTHEST, min(self.per_day * factor, CLOSEST))
        return Scale(self.day(at) - (at - self.left) / per_day, per_day, self.left)


def on_calendar(day: float) -> date:
    """The calendar day of a day as a number, within what a date can hold."""
    return date.fromordinal(max(1, min(int(day), date.max.toordinal())))


def fitting(first: float, last: float, *, left: float, right: float) -> Scale:
    """The scale at which these days just fill the width."""
    per_day = max(right - left, 1.0) / max(last - first, 1.0)
    return Scale(first, max(FARTHEST, min(per_day, CLOSEST)), left)


def fit(board: Board, *, left: float, right: float) -> Scale:
    """The scale at which the whole history is seen."""
    return fitting(board.first_day, board.last_day, left=left, right=right)
