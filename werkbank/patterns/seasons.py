"""Time of year: 92-day windows on the circle of days, and how likely it is that so many fall into one by chance.

A day of the year is a number 0..364; 29 February counts as 28 February. A claim occupies ``first .. first + length -
1`` on the circle. It lies certainly in a window when all its days do, possibly when one of them does. A claim longer
than a window says nothing about the time of year ('2014') and only counts against what is found.

The chance is corrected for looking through the whole year: ``n * P(Bin(n - 1, p) >= k - 1)``, where ``p`` is the part
of the year in which a claim of average length still (possibly) hits the window.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import accumulate
from math import comb
from typing import NamedTuple

from werkbank.i18n import mark, tr
from werkbank.patterns.spans import YEAR

WINDOW = 92
_WEEKS = 53
_MANY = 16  # groups: from here it is cheaper to walk through the whole year
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


def days_of(lo: int, hi: int, /) -> Days | None:
    """The part of the year between two days; None when it says nothing about the time of year."""
    return Days(day_of_year(lo), (day_of_year(hi) - day_of_year(lo)) % YEAR + 1) if hi - lo < WINDOW else None


def winter_of(edtf: str, /) -> Days | None:
    """What 'winter 2016' says: December to February, though not which of two winters; None for any other claim."""
    return _WINTER if edtf[4:8].rstrip("?~%") == "-24" and len(edtf) <= _SEASON_WRITTEN else None


def windows(groups: Iterable[Sequence[Days]], /, *, certain: bool) -> list[tuple[int, int]]:
    """The windows worth trying, as first day and number of groups with a claim certainly (or possibly) in them.

    A window that moves forward through the year gains a claim only on certain days; between those it can only lose, so
    only those days are tried.
    """
    ranges = [_starts(group, certain=certain) for group in groups if group]
    entries = sorted({first for some in ranges for first, _ in some})
    if len(ranges) > _MANY:
        held = _through_the_year(ranges)
        return [(start, held[start]) for start in entries]
    return [
        (start, sum(any((start - first) % YEAR < length for first, length in some) for some in ranges))
        for start in entries
    ]


def held(
    groups: Sequence[Sequence[Days] | None], /, *, certain: bool, entries: Sequence[int] | None = None
) -> list[tuple[int, int]]:
    """The windows worth trying, as first day and the set of groups they hold: a number with a bit for every group.

    A window certainly holds a group when it holds all its claims, possibly when it touches one of them; it always holds
    an empty group and never None. The fullest windows come first. With very many groups windows are tried from week to
    week: a day more or less is no matter.
    """
    ranges = [None if group is None else _starts(group, certain=certain) for group in groups]
    single = [(*some[0], 1 << n) for n, some in enumerate(ranges) if some and len(some) == 1]
    if entries is None:
        entries = sorted({first for first, _, _ in single})
        entries = range(0, YEAR, 7) if len(entries) > _WEEKS else entries
    always = sum(1 << n for n, some in enumerate(ranges) if some is not None and not some)
    several = [(some, 1 << n) for n, some in enumerate(ranges) if some and len(some) > 1]
    test = all if certain else any
    sets: list[tuple[int, int]] = []
    entries = sorted(entries)
    for start, bits in zip(entries, _walked(single, entries), strict=True):
        found = always | bits
        for some, bit in several:
            if test((start - first) % YEAR < length for first, length in some):
                found |= bit
        sets.append((start, found))
    return sorted(sets, key=lambda held: (-held[1].bit_count(), held[0]))


def _walked(single: Iterable[tuple[int, int, int]], entries: Iterable[int], /) -> Iterator[int]:
    """For each first day of a window, which come in order, the bits whose range of starts it lies in."""
    turns: dict[int, int] = {}
    bits = 0
    for first, length, bit in single:
        if length >= YEAR or -first % YEAR < length:
            bits |= bit
        if 0 < length < YEAR:
            turns[first] = turns.get(first, 0) ^ bit
            turns[(first + length) % YEAR] = turns.get((first + length) % YEAR, 0) ^ bit
    days = sorted(day for day in turns if day)
    place = 0
    for start in entries:
        while place < len(days) and days[place] <= start:
            bits ^= turns[days[place]]
            place += 1
        yield bits


def _through_the_year(ranges: Iterable[Sequence[tuple[int, int]]], /) -> list[int]:
    """For the window from each day of the year: how many groups have a claim in it."""
    steps = [0] * (2 * YEAR + 1)
    for some in ranges:
        for first, length in some if len(some) < 2 else _merged(some):
            steps[first] += 1
            steps[first + length] -= 1
    running = list(accumulate(steps))
    return [running[n] + running[n + YEAR] for n in range(YEAR)]


def _merged(ranges: Sequence[tuple[int, int]], /) -> list[tuple[int, int]]:
    return [(start, 1) for start in {(first + n) % YEAR for first, length in ranges for n in range(length)}]


def _starts(claims: Iterable[Days], /, *, certain: bool) -> list[tuple[int, int]]:
    """First start and number of starts of the windows that hold (or touch) each claim."""
    if certain:
        fitting = (claim for claim in claims if claim.length <= WINDOW)
        return [((claim.first + claim.length - WINDOW) % YEAR, WINDOW - claim.length + 1) for claim in fitting]
    return [((claim.first - WINDOW + 1) % YEAR, min(YEAR, WINDOW + claim.length - 1)) for claim in claims]


_WINTER = Days(334, 90)
ANY = Days(0, YEAR)
"""What a claim longer than a window says about the time of year: nothing."""


def share_of_year(claims: Sequence[Days], /) -> float:
    """The chance that a claim of this length touches a window somewhere; 92/365 for exact days."""
    mean = sum(claim.length for claim in claims) / max(1, len(claims))
    return min(1.0, (WINDOW + mean - 1) / YEAR)


def tail(n: int, /, *, least: int, p: float) -> float:
    """``P(Bin(n, p) >= least)``."""
    return sum(comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(max(0, least), n + 1))


def fewest_years(spans: Iterable[tuple[int, int]], /) -> int:
    """The smallest number of calendar years that spans of days can lie in: one year that fits for each."""
    years = sorted((date.fromordinal(hi).year, date.fromordinal(lo).year) for lo, hi in spans)
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
