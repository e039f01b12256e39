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
from itertools import accumulate
from math import comb
from operator import le
from typing import NamedTuple

from werkbank.i18n import mark, tr
from werkbank.patterns.spans import YEAR

WINDOW = 92
_WEEKS = 53
_MANY = 16  # groups: from here it is cheaper to walk through the whole year
_NAMES = (mark("de winter"), mark("het voorjaar"), mark("de zomer"), mark("het najaar"))
_LEAP_DAY = 60
_SEASON_WRITTEN = 8  # signs: '2016-24', and one for doubt


_Range = tuple[int, int]  # first day of the year and length


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


def windows(groups: Iterable[Sequence[Days]], /, *, certain: bool) -> list[tuple[int, int]]:
    """The windows worth trying, as first day and number of groups with a claim certainly (or possibly) in them.

    A window that moves forward through the year gains a claim only on certain days; between those it can only lose, so
    only those days are tried.
    """
    groups = [group for group in groups if group]
    if len(groups) > _MANY:
        ranges = [_starts(group, certain=certain) for group in groups]
        held = _through_the_year(ranges)
        return [(start, held[start]) for start in sorted({first for some in ranges for first, _ in some})]
    single, several = _sorted_out(groups, certain=certain)
    entries = sorted({*[one[0] for one in single], *[first for some, _ in several for first, _ in some]})
    found = _walked(single, entries)
    for start in entries if several else ():
        for some, bit in several:
            if any((start - first) % YEAR < length for first, length in some):
                found[start] |= bit
    return [(start, bits.bit_count()) for start, bits in found.items()]


def can_share_a_window(claims: Sequence[Days], /, *, least: int) -> bool:
    """Whether so many claims, each no longer than a window, touch one window.

    The windows that touch a claim begin in a range of days. As many ranges have a day in common when one that begins
    as the ``least``-th, or later, does so before the one that ended so many places earlier does.
    """
    firsts, lasts = [first for first, _ in claims], [first + length + WINDOW - 2 for first, length in claims]
    firsts, lasts = sorted(firsts), sorted([*lasts, *[last + YEAR for last in lasts]])
    firsts += [first + YEAR for first in firsts]
    return any(map(le, firsts[least - 1 :], lasts))


def _sorted_out(
    groups: Iterable[Sequence[Days]], /, *, certain: bool
) -> tuple[list[tuple[int, int, int]], list[tuple[list[_Range], int]]]:
    """The starts of windows for groups with one claim that can lie in one, and for those with several; with a bit."""
    bit = 1
    single: list[tuple[int, int, int]] = []
    several: list[tuple[list[_Range], int]] = []
    for group in groups:
        some = _starts(group, certain=certain)
        if len(some) == 1:
            single.append((*some[0], bit))
        elif some:
            several.append((some, bit))
        bit <<= 1
    return single, several


def _walked(single: Iterable[tuple[int, int, int]], entries: Iterable[int], /) -> dict[int, int]:
    """For each first day of a window, which come in order, the bits whose range of starts it lies in."""
    turns: dict[int, int] = {}
    bits = 0
    for first, length, bit in single:
        if length >= YEAR:
            bits |= bit
        elif length > 0:
            after = first + length
            if after > YEAR:
                after -= YEAR
                bits |= bit
            elif first == 0:
                bits |= bit
            turns[first] = turns.get(first, 0) ^ bit
            turns[after] = turns.get(after, 0) ^ bit
    found: dict[int, int] = {}
    days = iter([(day, turns[day]) for day in sorted(turns) if 0 < day < YEAR])
    day, turned = next(days, (YEAR, 0))
    for start in entries:
        while day <= start:
            bits ^= turned
            day, turned = next(days, (YEAR, 0))
        found[start] = bits
    return found


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
