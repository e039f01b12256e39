"""Time of year: 92-day windows on the circle of days, and how likely it is that so many fall into one by chance.

A day of the year is a number 0..364; 29 February counts as 28 February. A claim occupies ``first .. first + length -
1`` on the circle. It lies certainly in a window when all its days do, possibly when one of them does. A claim longer
than a window says nothing about the time of year ('2014') and only counts against what is found.

The chance is corrected for looking through the whole year: ``n * P(Bin(n - 1, p) >= k - 1)``, where ``p`` is the part
of the year in which a claim of average length still (possibly) hits the window.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from math import comb
from typing import NamedTuple

from werkbank.i18n import mark, tr
from werkbank.patterns.spans import YEAR

WINDOW = 92
_NAMES = (mark("de winter"), mark("het voorjaar"), mark("de zomer"), mark("het najaar"))
_LEAP_DAY = 60
_SEASON_WRITTEN = 8  # signs: '2016-24', and one for doubt


class Days(NamedTuple):
    """The part of the year that a claim can mean."""

    first: int
    length: int

    def inside(self, start: int) -> bool:
        """All of it lies in the window from ``start``."""
        return (self.first - start) % YEAR + self.length <= WINDOW

    def touches(self, start: int) -> bool:
        """Some of it lies in the window from ``start``."""
        return (self.first - start) % YEAR < WINDOW or (start - self.first) % YEAR < self.length


@lru_cache(8192)
def day_of_year(ordinal: int, /) -> int:
    """0 for 1 January, 364 for 31 December in every year."""
    day = date.fromordinal(ordinal)
    number = day.timetuple().tm_yday
    leap = day.year % 4 == 0 and (day.year % 100 != 0 or day.year % 400 == 0)
    return number - 1 - (leap and number >= _LEAP_DAY)


@lru_cache(16384)
def days_of(lo: int, hi: int, /) -> Days | None:
    """The part of the year between two days; None when it says nothing about the time of year."""
    return Days(day_of_year(lo), (day_of_year(hi) - day_of_year(lo)) % YEAR + 1) if hi - lo < WINDOW else None


def winter_of(edtf: str, /) -> Days | None:
    """What 'winter 2016' says: December to February, though not which of two winters; None for any other claim."""
    return _WINTER if edtf[4:8].rstrip("?~%") == "-24" and len(edtf) <= _SEASON_WRITTEN else None


_WINTER = Days(334, 90)
ANY = Days(0, YEAR)
"""What a claim longer than a window says about the time of year: nothing."""


def tail(n: int, /, *, least: int, p: float) -> float:
    """``P(Bin(n, p) >= least)``."""
    return sum(comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(max(0, least), n + 1))


@lru_cache(8192)
def year_of(ordinal: int, /) -> int:
    """The calendar year of a day."""
    return date.fromordinal(ordinal).year


def fewest_years(spans: Iterable[tuple[int, int]], /) -> int:
    """The smallest number of calendar years that spans of days can lie in: one year that fits for each."""
    years = sorted([(year_of(hi), year_of(lo)) for lo, hi in spans])
    count, last = 0, 0
    for latest, earliest in years:
        if earliest > last:
            count, last = count + 1, latest
    return count


def season_name(claims: Sequence[Days], /) -> str:
    """The season in which the middle of these parts of the year lies: 'het voorjaar'."""
    start, length = _arc(claims)
    middle = (start + length // 2) % YEAR
    month = date.fromordinal(date(2001, 1, 1).toordinal() + middle).month
    return tr(_NAMES[month % 12 // 3])


def months_between(claims: Sequence[Days], /) -> tuple[int, int]:
    """First and last month (1..12) of the part of the year that holds all of these."""
    start, length = _arc(claims)
    first = date.fromordinal(date(2001, 1, 1).toordinal() + start)
    last = date.fromordinal(date(2001, 1, 1).toordinal() + (start + length - 1) % YEAR)
    return first.month, last.month


def _arc(claims: Sequence[Days], /) -> tuple[int, int]:
    """Start and length of the shortest part of the year that holds all of these."""
    best = (0, YEAR)
    for start in sorted({claim.first for claim in claims}):
        length = max((claim.first - start) % YEAR + claim.length for claim in claims)
        if length < best[1]:
            best = (start, length)
    return best
