"""What a crisis report can follow, and how often it would by chance: circular shifts of facts over the same years.

A shift moves all facts by the same number of days around the circle of days from the first of them until now, so the
rhythm of both stays. All 999 evenly spaced shifts are counted at once: a row of days is one long number with a bit for
each day, and rows are added in binary, plane by plane. So the outcome is exact and always the same.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from math import ceil, sqrt
from operator import add

from werkbank.patterns.bits import added, as_many
from werkbank.patterns.episodes import Episode
from werkbank.patterns.facts import Fact
from werkbank.patterns.lazy import lazy

_SHIFTS = 999
_SEASON = 92  # days
_DEVIATIONS = 1.5  # standard deviations above what shifts give on average: less is not worth counting them all
_FAR = 1 << 40
VAGUE = 366
"""Days: a vaguer claim says too little about what followed."""

Hit = tuple[Fact, Episode]


class Reach:
    """Crisis reports, and the days from which one of them can follow within ``days``; no claim is vaguer than VAGUE."""

    def __init__(self, crises: Sequence[Episode], *, days: int) -> None:
        self.days = days
        self.crises = crises
        self._los = [one.span.s_lo for one in crises]
        self._his = [one.span.s_hi for one in crises]
        self._tops = [0, *accumulate(self._his, max)]
        self._rows: dict[int, tuple[int, int]] = {}
        self.first = self._los[0]
        self._base = self.first - days - VAGUE

    def followed(self, facts: Iterable[Fact], /) -> list[Fact]:
        """Those that a crisis report can have followed."""
        los, tops, days = self._los, self._tops, self.days
        return [fact for fact in facts if tops[bisect_right(los, fact.s_hi + days)] > fact.s_lo]

    def surely_after(self, fact: Fact) -> Episode | None:
        """The nearest crisis report that certainly followed."""
        latest = fact.s_lo + self.days
        if fact.s_hi >= latest or not fact.sure:
            return None
        los, rows = self._sure
        best = (_FAR, 0, 0)
        for at in range(bisect_right(los, fact.s_hi), len(los)):
            middle, place, n, lo, hi = rows[at]
            if lo > latest or 2 * lo > best[0]:
                break
            if hi <= latest and (middle, place) < best[:2]:
                best = middle, place, n
        return self.crises[best[2]] if best[0] < _FAR else None

    def nearest_after(self, fact: Fact) -> Episode:
        """The nearest crisis report that can have followed, of a fact of which one can: its middle is the nearest."""
        earliest, latest, twice = fact.s_lo, fact.s_hi + self.days, fact.s_lo + fact.s_hi
        middles, rows = self._by_middle
        start, best = bisect_left(middles, twice), (_FAR, 0, 0)
        for at in range(start, len(rows)):
            middle, place, n, lo, hi = rows[at]
            if lo <= latest and hi > earliest:
                best = middle - twice, place, n
                break
        for at in range(start - 1, -1, -1):
            middle, place, n, _, hi = rows[at]
            if middle < twice - best[0]:
                break
            if hi > earliest:
                best = min(best, (twice - middle, place, n))
        return self.crises[best[2]]

    @lazy
    def _told(self) -> list[tuple[int, ...]]:
        """Of each crisis report twice its middle, its place in time, its number, and its first and last day."""
        places = [one.facts[0].place for one in self.crises]
        los, his = self._los, self._his
        return list(zip(map(add, los, his), places, range(len(los)), los, his, strict=True))

    @lazy
    def _sure(self) -> tuple[list[int], list[tuple[int, ...]]]:
        """The first days of those that nobody doubts, and what is told of them."""
        rows = [row for row, one in zip(self._told, self.crises, strict=True) if all(fact.sure for fact in one.facts)]
        return [row[3] for row in rows], rows

    @lazy
    def _by_middle(self) -> tuple[list[int], list[tuple[int, ...]]]:
        """The middles in order, and what is told of them."""
        rows = sorted(self._told)
        return [row[0] for row in rows], rows

    def row(self, width: int, *, first: int) -> int:
        """A bit for each day from ``first`` on: whether a crisis can follow a claim so wide that begins on that day."""
        row, _ = self._row(width)
        return row >> first - self._base if first > self._base else row << self._base - first

    def covered(self, width: int) -> int:
        """From how many days that is so."""
        return self._row(width)[1]

    def _row(self, width: int) -> tuple[int, int]:
        known = self._rows.get(width)
        if known is None:
            row = _earlier(self._row(0)[0], by=width) if width else self._days()
            known = self._rows[width] = row, row.bit_count()
        return known

    def _days(self) -> int:
        row, before = 0, self._base + self.days
        for lo, hi in zip(self._los, self._his, strict=True):
            row |= (1 << hi - lo + self.days) - 1 << lo - before
        return row


def _earlier(row: int, *, by: int) -> int:
    """Each stretch of days begins so many days earlier."""
    step = 1
    while by > 0:
        row |= row >> min(step, by)
        by -= step
        step *= 2
    return row


def certainly(hit: Hit, *, days: int) -> bool:
    """The crisis report certainly followed within so many days."""
    fact, crisis = hit
    moment, told = fact.span, crisis.span
    if told[0] <= moment[1] or told[1] - moment[0] > days or not fact.sure:
        return False
    return crisis.facts[0].sure if len(crisis.facts) == 1 else all(one.sure for one in crisis.facts)


def perhaps(hit: Hit, *, days: int) -> bool:
    """The crisis report can have followed within so many days."""
    fact, crisis = hit
    return crisis.span.s_hi > fact.s_lo and crisis.span.s_lo <= fact.s_hi + days


def are_different(
    crises: Iterable[Episode], *, after: Sequence[Fact], days: int, least: int, follows: Callable[..., bool]
) -> bool:
    """Whether so many different crises each follow one of some facts."""
    found = 0
    for crisis in crises:
        for fact in after:
            if follows((fact, crisis), days=days):
                found += 1
                if found == least:
                    return True
                break
    return False


class Shifts:
    """Circular shifts of some facts over the days from the first of them (or the first crisis) until now.

    ``facts``: in order of their first day; ``hits``: how many of them a crisis can have followed.
    """

    def __init__(self, facts: Sequence[Fact], *, hits: int, reach: Reach, cut: int) -> None:
        self._hits = hits
        self._first = min(reach.first, facts[0].s_lo)
        self._length = cut - self._first + 1
        self._reach = reach
        self._los = [fact.s_lo for fact in facts]
        self._widths = [fact.s_hi - fact.s_lo for fact in facts]

    def are_surpassed(self) -> bool:
        """So many hits lie well above what shifts give on average: fewer are not worth counting every shift for."""
        mean = variance = 0.0
        for width in set(self._widths):
            count, share = self._widths.count(width), min(1.0, self._reach.covered(width) / self._length)
            mean += count * share
            variance += count * share * (1 - share)
        return self._hits >= mean + _DEVIATIONS * sqrt(variance)

    def hardly_any_gives_as_many(self, *, chance: float) -> bool:
        """Hardly any shift gives as many hits."""
        most = int(chance * (len(self._tried) + 1)) - 1
        return most >= 0 and self._as_good <= most

    @lazy
    def _tried(self) -> range:
        """Shifts by less than the days asked leave most of it as it was and are no comparison."""
        near = self._reach.days + min(_SEASON, max(self._widths))
        least = ceil(near * (_SHIFTS + 1) / self._length)
        return range(max(1, least), min(_SHIFTS, _SHIFTS + 1 - least) + 1)

    @lazy
    def _as_good(self) -> int:
        """How many of the shifts give as many hits."""
        every = (1 << self._length) - 1
        rows = {width: self._twice(width) for width in set(self._widths)}
        claims = zip(self._los, self._widths, strict=True)
        crowded = as_many(added([rows[width] >> lo - self._first & every for lo, width in claims]), least=self._hits)
        if self._length > _SHIFTS:  # then no two of them come to the same day
            return (crowded & _days_of(self._length, self._tried.start, self._tried.stop)).bit_count()
        return sum([crowded >> self._length * shift // (_SHIFTS + 1) & 1 for shift in self._tried])

    def _twice(self, width: int) -> int:
        """Twice around the days, a bit for each: whether a crisis can follow a claim of this width from there."""
        row = self._reach.row(width, first=self._first) & (1 << self._length) - 1
        return row | row << self._length


@lru_cache(64)
def _days_of(length: int, first: int, until: int, /) -> int:
    """A bit for the day that each of some shifts moves the first day to, on a circle of so many days."""
    days = bytearray(b"0") * length
    for shift in range(first, until):
        days[-1 - length * shift // (_SHIFTS + 1)] = 49  # the digit 1; the first day is the last digit
    return int(days, 2)
