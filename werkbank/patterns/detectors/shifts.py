"""What a crisis report can follow, and how often it would by chance: circular shifts of facts over the same years.

A shift moves all facts by the same number of days around the circle of days from the first of them until now, so the
rhythm of both stays. All 999 evenly spaced shifts are counted at once: a row of days is one long number with a bit for
each day, and rows are added in binary, plane by plane. So the outcome is exact and always the same.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from math import ceil, sqrt

from werkbank.patterns.episodes import Episode
from werkbank.patterns.facts import Fact

_SHIFTS = 999
_SEASON = 92  # days
_DEVIATIONS = 1.5  # standard deviations above what shifts give on average: less is not worth counting them all
Hit = tuple[Fact, Episode]


class Reach:
    """Crisis reports, and the days from which one of them can follow within ``days``."""

    def __init__(self, crises: Sequence[Episode], *, days: int) -> None:
        self.days = days
        self.crises = crises
        self._los = [one.span.s_lo for one in crises]
        self._his = [one.span.s_hi for one in crises]
        self._sure = [all(fact.sure for fact in one.facts) for one in crises]
        self._places = [one.facts[0].place for one in crises]
        self._widest = max([one.span.s_hi - one.span.s_lo for one in crises])
        self.first = self._los[0]
        self._edges: dict[int, list[int]] = {}

    def after(self, fact: Fact) -> Episode | None:
        """The crisis report that followed: the surest of those that can, and of several the nearest."""
        lo, hi = fact.s_lo, fact.s_hi
        los, his, sure = self._los, self._his, self._sure
        if lo == hi and not self._widest:  # days: the next one is the nearest
            n = bisect_right(los, lo)
            if n == len(los) or los[n] > lo + self.days:
                return None
            if sure[n] and (n + 1 == len(los) or los[n + 1] > los[n]):
                return self.crises[n]
            same_day = range(n, bisect_right(los, los[n], n))
            fitting = [n for n in same_day if sure[n] or not fact.sure]
            if fitting:
                return self.crises[min(fitting, key=self._places.__getitem__)]
        best, which = (True, 0, 0), -1
        for n in range(bisect_right(los, lo - self._widest), bisect_right(los, hi + self.days)):
            if his[n] > lo:
                open_yet = not (los[n] > hi and his[n] - lo <= self.days and fact.sure and sure[n])
                distance = open_yet, abs(los[n] + his[n] - lo - hi), self._places[n]
                if which < 0 or distance < best:
                    best, which = distance, n
        return self.crises[which] if which >= 0 else None

    def followed(self, facts: Iterable[Fact], /) -> list[Fact]:
        """Those that a crisis report can have followed."""
        found: list[Fact] = []
        for fact in facts:
            lo, hi = fact.s_lo, fact.s_hi
            if bisect_right(self._edges.get(hi - lo) or self.edges(hi - lo), lo) & 1:
                found.append(fact)
        return found

    def edges(self, width: int) -> list[int]:
        """Begin and end, in turn, of the stretches of first days of a claim so wide that a crisis can follow it."""
        if width not in self._edges:
            self._edges[width] = _merged([(one.span.s_lo - self.days - width, one.span.s_hi) for one in self.crises])
        return self._edges[width]

    def covered(self, width: int) -> int:
        """How many days those stretches have."""
        edges = self.edges(width)
        return sum(edges[1::2]) - sum(edges[::2])


def _merged(stretches: Iterable[tuple[int, int]]) -> list[int]:
    edges: list[int] = []
    for begin, end in sorted(stretches):
        if edges and begin <= edges[-1]:
            edges[-1] = max(edges[-1], end)
        else:
            edges += [begin, end]
    return edges


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
        if any(follows((fact, crisis), days=days) for fact in after):
            found += 1
            if found == least:
                return True
    return False


class Shifts:
    """Circular shifts of some facts over the days from the first of them (or the first crisis) until now."""

    def __init__(self, facts: Sequence[Fact], *, reach: Reach, cut: int) -> None:
        self._first = min([reach.first, *[fact.s_lo for fact in facts]])
        self._length = cut - self._first + 1
        self._reach = reach
        self._claims = [(fact.s_lo - self._first, fact.s_hi - fact.s_lo) for fact in facts]

    def are_surpassed(self, hits: int) -> bool:
        """So many hits lie well above what shifts give on average: fewer are not worth counting every shift for."""
        covered = {width: self._reach.covered(width) for width in {width for _, width in self._claims}}
        shares = [min(1.0, covered[width] / self._length) for _, width in self._claims]
        return hits >= sum(shares) + _DEVIATIONS * sqrt(sum([share * (1 - share) for share in shares]))

    def hardly_any_gives(self, hits: int, *, chance: float) -> bool:
        """Hardly any shift gives as many hits.

        Shifts by less than the days asked leave most of it as it was and are no comparison.
        """
        near = self._reach.days + min(_SEASON, max([width for _, width in self._claims]))
        least = ceil(near * (_SHIFTS + 1) / self._length)
        tried = range(max(1, least), min(_SHIFTS, _SHIFTS + 1 - least) + 1)
        most = int(chance * (len(tried) + 1)) - 1
        if most < 0:
            return False
        rows = {width: self._row(width) for width in {width for _, width in self._claims}}
        crowded = _as_many(_added([rows[width] >> start for start, width in self._claims]), least=hits)
        crowded &= (1 << self._length) - 1
        if not crowded:
            return True
        if self._length > _SHIFTS:  # then no two of them come to the same day
            return (crowded & _days_of(self._length, tried.start, tried.stop)).bit_count() <= most
        return sum([crowded >> self._length * shift // (_SHIFTS + 1) & 1 for shift in tried]) <= most

    def _row(self, width: int) -> int:
        """Twice around the days, a bit for each: whether a crisis can follow a claim of this width from there."""
        row = 0
        edges = [min(max(0, edge - self._first), self._length) for edge in self._reach.edges(width)]
        for begin, end in zip(edges[::2], edges[1::2], strict=True):
            row |= ((1 << end - begin) - 1) << begin
        return row | row << self._length


@lru_cache(64)
def _days_of(length: int, first: int, until: int, /) -> int:
    """A bit for the day that each of some shifts moves the first day to, on a circle of so many days."""
    days = bytearray(b"0") * length
    for shift in range(first, until):
        days[-1 - length * shift // (_SHIFTS + 1)] = 49  # the digit 1; the first day is the last digit
    return int(days, 2)


def _added(rows: list[int]) -> list[int]:
    """How many of the rows have each bit: the sum in binary, a row of bits for the ones, the twos, the fours and on."""
    planes: list[int] = []
    while rows:
        carried: list[int] = []
        while len(rows) > 1:
            one, other, third = rows.pop(), rows.pop(), rows.pop() if rows else 0
            half = one ^ other
            rows.append(half ^ third)
            carried.append(one & other | half & third)
        planes += rows
        rows = carried
    return planes


def _as_many(planes: Sequence[int], *, least: int) -> int:
    """The bits that are in ``least`` or more of the rows that were added."""
    if least >> len(planes):
        return 0
    more, equal = 0, -1
    for number in range(len(planes) - 1, -1, -1):
        if least >> number & 1:
            equal &= planes[number]
        else:
            more |= equal & planes[number]
            equal &= ~planes[number]
    return more | equal
