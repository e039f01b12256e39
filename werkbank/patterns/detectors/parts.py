"""Parts of the year, with the windows of 92 days that touch them and those that hold them, worked out once for each.

A window is known by its first day, so windows are a number with a bit for every day of the year: what several parts
share is one operation. Which of many things are in each window is told in one walk through the year
(:func:`walked`), from the days on which windows begin and stop to hold them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache, reduce
from itertools import accumulate
from operator import and_, xor
from typing import NamedTuple

from werkbank.patterns import bits, seasons
from werkbank.patterns.bits import added, as_many
from werkbank.patterns.seasons import ANY, WINDOW, Days
from werkbank.patterns.spans import YEAR

_EVERY = (1 << YEAR) - 1
_HALF = YEAR // 2
_WEEKS = 53


class Windows(NamedTuple):
    """Windows that follow each other; ``turns`` are the days on which they begin and those after which they end."""

    some: int
    first: int
    turns: Sequence[int]


class Part(NamedTuple):
    """The days of a part of the year, the windows that touch it and those that hold it."""

    days: Days
    touching: Windows
    holding: Windows


@lru_cache(16384)
def part_of(lo: int, hi: int, /) -> Part:
    """The part of the year between two days."""
    return part(seasons.days_of(lo, hi) or ANY)


@lru_cache(16384)
def opening_of(lo: int, hi: int, /) -> tuple[Part, int]:
    """The same, and the half year of the first day: 2 * 2016 for the second half of 2016, one less for the first."""
    early = seasons.day_of_year(lo) < _HALF
    return part_of(lo, hi), 2 * seasons.year_of(lo) - early


@lru_cache(4096)
def part(days: Days, /) -> Part:
    """These days, with their windows."""
    first, length = days
    touching = _windows((first - WINDOW + 1) % YEAR, count=WINDOW + length - 1)
    return Part(days, touching, _windows((first + length - WINDOW) % YEAR, count=WINDOW - length + 1))


def _windows(first: int, *, count: int) -> Windows:
    some = _EVERY if count >= YEAR else ((1 << max(0, count)) - 1) << first
    some = (some | some >> YEAR) & _EVERY
    return Windows(some, first, turns_in(some))


def turns_in(some: int, /) -> Sequence[int]:
    """The days on which windows begin, and those after which they end."""
    turns: list[int] = []
    edges = some ^ some << 1
    while edges:
        turns.append(edges.bit_length() - 1)
        edges ^= 1 << turns[-1]
    return turns


def can_share(some: Sequence[Windows], /, *, least: int) -> bool:
    """Whether a window is among so many of these."""
    rows = [one.some for one in some]
    if len(rows) <= least:
        return len(rows) == least and reduce(and_, rows) != 0
    return as_many(added(rows), least=least) != 0


def fullest(groups: Iterable[Sequence[Windows]], /) -> tuple[int, int]:
    """The first day of the window that is in most groups, and in how many; (0, 0) where there is no window at all.

    Of several the earliest in the year on which one of all these windows begins: what moves forward through the year
    gains something only there.
    """
    rows, begins = list[int](), 0
    for group in groups:
        row = 0
        for some, first, _ in group:
            if some:
                row |= some
                begins |= 1 << first
        rows.append(row)
    days, most = bits.fullest(added(rows), among=begins)
    return max(0, (days & -days).bit_length() - 1), most


Walk = tuple[list[int], list[int]]
"""Days in order on which something changes, and the sets before each of them and after the last."""


def walked(each: Iterable[tuple[Sequence[int], int]], /) -> Walk:
    """What is in the windows through the year, of sets and the days on which windows begin and stop to hold them."""
    turned: dict[int, int] = defaultdict(int)
    for turns, bit in each:
        for day in turns:
            turned[day] ^= bit
    days = sorted(turned)
    return days, [0, *accumulate([turned[day] for day in days], xor)]


def seen(walk: Walk, entries: Iterable[int], /) -> list[int]:
    """The set that is in the window from each of these days."""
    days, sets = walk
    return [sets[bisect_right(days, entry)] for entry in entries]


def entries(some: Sequence[Windows], /) -> Sequence[int]:
    """The windows worth trying: where one that moves forward gains something.

    With very many of those windows are tried from week to week: a day more or less is no matter.
    """
    firsts = {first for _, first, _ in some}
    return range(0, YEAR, 7) if len(firsts) > _WEEKS else sorted(firsts)
