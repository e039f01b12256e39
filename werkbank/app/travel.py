"""Travelling through the history of a family: the days on which something happened, steps between them, and playing.

No window and no clock here: a day is passed in, a day comes out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from werkbank.model.casus import Casus
from werkbank.model.dates import VagueDate

YEAR = 365.25  # days
SPEEDS = (0.5, 1.0, 2.0, 5.0)  # years of the family in a second of the day
USUAL_SPEED = 1.0
SMOOTH = (1, 2, 3, 2, 1)


@dataclass(frozen=True, slots=True)
class History:
    """The days of a casus up to today, in order; ``first`` is where travelling begins."""

    days: tuple[date, ...]
    first: date
    today: date

    def before(self, day: date) -> date | None:
        """The nearest earlier day on which something happened."""
        at = bisect_left(self.days, day)
        return self.days[at - 1] if at else None

    def after(self, day: date) -> date | None:
        """The nearest later day on which something happened; None means today."""
        at = bisect_right(self.days, day)
        return self.days[at] if at < len(self.days) else None

    def within(self, day: date) -> date | None:
        """A day as the time cursor has it: not before the history, and None from today on."""
        return None if day >= self.today else max(self.first, day)

    def density(self, buckets: int) -> tuple[float, ...]:
        """How much happened in each of so many equal stretches, smoothed, the busiest 1."""
        counts = [0.0] * buckets
        span = max(1, self.today.toordinal() - self.first.toordinal())
        for day in self.days:
            counts[min(buckets - 1, (day.toordinal() - self.first.toordinal()) * buckets // span)] += 1
        soft = [
            sum(w * counts[i + n - 2] for n, w in enumerate(SMOOTH) if 0 <= i + n - 2 < buckets) for i in range(buckets)
        ]
        most = max(soft, default=0.0) or 1.0
        return tuple(value / most for value in soft)


def history_of(casus: Casus, *, today: date) -> History:
    """Births, deaths, relations, homes, stays and events of a casus."""
    days = sorted({claim.lo for claim in _claims(casus) if claim.lo is not None and claim.lo <= today})
    first = days[0] if days else today - timedelta(days=3652)
    return History(tuple(days), first, today)


def _claims(casus: Casus) -> Iterator[VagueDate]:
    for person in casus.persons.values():
        yield from (person.birth, person.death)
    for event in casus.events.values():
        yield from (event.date, event.end)
    for table in (casus.partnerships, casus.parentages, casus.residences):
        for spell in table.values():
            yield from (spell.begin, spell.end)


def months_on(day: date, *, months: int) -> date:
    """So many months later (or earlier), on the same day of the month or its last."""
    count = day.year * 12 + day.month - 1 + months
    year, month = max(1, min(9998, count // 12)), count % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def ticks(history: History, *, most: int) -> Sequence[int]:
    """Round years to write below the line, at most so many."""
    years = range(history.first.year + 1, history.today.year + 1)
    for step in (1, 2, 5, 10, 20, 50, 100):
        chosen = [year for year in years if year % step == 0]
        if len(chosen) <= most:
            return chosen
    return ()


def played(day: float, *, seconds: float, speed: float) -> float:
    """Where playing has come to after so many seconds: ordinal of the day, with a fraction; speed in years a second."""
    return day + seconds * speed * YEAR
