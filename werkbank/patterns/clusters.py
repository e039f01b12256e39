"""Things that come together in time: the most of them within a number of days, certainly or possibly.

Certainly: the stretch begins on the first possible day of one of them and all of the others lie in it. Possibly: it
begins on the last possible day of one of them and some of each other lies in it. Invariant: narrowing a date never
makes a certain stretch smaller.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from operator import attrgetter, le, sub
from typing import Any, NamedTuple

from werkbank.model.dates import MOGELIJK, ZEKER, Certainty
from werkbank.patterns.facts import Fact
from werkbank.patterns.values import Step
from werkbank.patterns.wording import told

VAGUE = 730
"""Days: a vaguer claim says too little about what came together."""

PLENTY = 12
"""So many different things near each other are no family's year; nobody waits for a stretch that has still more."""


_made = tuple.__new__  # see werkbank.patterns.reading


class Near(NamedTuple):
    """A fact, and how sure it is that it belongs to what is looked for."""

    fact: Fact
    certainty: Certainty


Different = Callable[[Sequence[Near], bool], list[Near]]
"""Each thing once: those that are certainly (True) or possibly (False) different from each other."""


def each(found: Sequence[Near], certain: bool, /) -> list[Near]:  # noqa: ARG001, FBT001 - the shape of Different
    """All of them are different things."""
    return list(found)


Sort = Callable[[Near], object]
"""What two things share that are never different."""


def known(facts: Sequence[Fact], /) -> list[Near]:
    """The facts that say enough about when, as sure as they are themselves."""
    near = [fact for fact in facts if fact.s_hi - fact.s_lo <= VAGUE]
    return [_made(Near, (fact, ZEKER if fact.sure else MOGELIJK)) for fact in near]


def stretches(
    found: Sequence[Near],
    *,
    least: int,
    days: int,
    different: Different = each,
    growing: bool = True,
    sort: Sort | None = None,
) -> Iterator[tuple[list[Near], Certainty]]:
    """One stretch after the other, the fullest first; what is in one is not counted again in the next.

    ``found``: in order of time. ``growing``: among more things there are never fewer different ones. ``sort``: two of
    one sort are never different.
    """
    if not _can_be(found, least=least, days=days):
        return
    windows = partial(_Windows, days=days, different=different, growing=growing, sort=sort)
    firm = [one for one in found if one.certainty is ZEKER]
    certain, possible = windows(firm, certain=True), None
    days_only = certain.are_days and len(firm) == len(found)  # of days that are sure nothing else is possible
    gone: set[int] = set()
    while True:
        best = sure = certain.fullest(least=least)
        if not sure and not days_only:
            if possible is None:
                left = [one for one in found if id(one) not in gone] if gone else found
                if gone and not _can_be(left, least=least, days=days):
                    return
                possible = windows(left, certain=False)
            best = possible.fullest(least=least)
        if not best:
            return
        yield sorted(best, key=_PLACE), ZEKER if best is sure else MOGELIJK
        certain.leave_out(best)
        if possible:
            possible.leave_out(best)
        gone.update(map(id, best))


def _can_be(found: Sequence[Near], *, least: int, days: int) -> bool:
    """Whether so many can come together: one begins in time after each of so many that may have begun before it."""
    lasts = sorted([one.fact.s_hi + days for one in found])
    return any(map(le, [one.fact.s_lo for one in found[least - 1 :]], lasts))


_PLACE = attrgetter("fact.place")
_LATEST = attrgetter("fact.s_hi")

_OPEN = 1 << 30  # more than any stretch has


class _Windows:
    """The stretches of days that begin with each of some things, in columns, in order of their first day.

    ``_most`` holds for each what was seen before: the stretch from there has no more different things than that.
    """

    def __init__(
        self,
        found: Sequence[Near],
        *,
        days: int,
        certain: bool,
        different: Different,
        growing: bool,
        sort: Sort | None,
    ) -> None:
        if certain:  # which is the order that they have
            self._things = list(found)
            self._firsts, self._lasts = [one.fact.s_lo for one in found], [one.fact.s_hi for one in found]
        else:
            self._things = sorted(found, key=_LATEST)
            self._firsts = [one.fact.s_hi for one in self._things]
            self._lasts = [one.fact.s_lo for one in self._things]
        self._sorts = [sort(one) for one in self._things] if sort else [None] * len(self._things)
        self._most = [_OPEN] * len(self._things)
        self.are_days = self._firsts == self._lasts
        widest = 0 if certain or self.are_days else max(map(sub, self._firsts, self._lasts))
        self._days, self._reach = days, days + widest
        self._certain, self._different, self._growing, self._by_sort = certain, different, growing, sort is not None
        self._enough = len(different(self._things, certain)) if growing else PLENTY

    def fullest(self, *, least: int) -> list[Near]:
        """The most different things within the days, certainly (or possibly); [] below ``least``.

        When among more things there may be fewer different ones, ``PLENTY`` are enough to stop looking for more.
        """
        firsts, reach, best, fewest = self._firsts, self._reach, list[Near](), least - 1
        if self._growing and self._enough < least:
            return best
        for number, most in enumerate(self._most):
            if most <= fewest:
                continue
            if number + fewest >= len(firsts):
                break
            if firsts[number + fewest] - firsts[number] > reach:
                continue
            if not self._growing and number and firsts[number - 1] == firsts[number]:
                continue  # all of it was in the stretch before
            kept = self._from(number, fewest=fewest)
            if len(kept) > fewest:
                best, fewest = kept, len(kept)
                if fewest >= self._enough:
                    break
        if self._growing:
            self._enough = len(best)
        return best

    def _from(self, number: int, /, *, fewest: int) -> list[Near]:
        """The different things in the stretch that begins here, as far as they can be more than ``fewest``."""
        first = self._firsts[number]
        until = bisect_right(self._firsts, first + self._reach, number)
        if self._by_sort:
            self._most[number] = most = len(set(self._sorts[number:until]))
            if most <= fewest:
                return []
        inside = self._things[number:until]
        if not self.are_days:
            limit = first + self._days
            inside = [one for one, last in zip(inside, self._lasts[number:until], strict=True) if last <= limit]
        kept = self._different(inside, self._certain) if len(inside) > fewest else inside
        self._most[number] = len(kept)
        return kept

    def leave_out(self, gone: Collection[Near], /) -> None:
        """Go on without these things."""
        left, days = set(map(id, gone)), [one.fact.s_lo if self._certain else one.fact.s_hi for one in gone]
        first, last = min(days), max(days)
        begin, end = bisect_left(self._firsts, first), bisect_right(self._firsts, last)
        places = [place for place in range(begin, end) if id(self._things[place]) not in left]
        if len(places) == end - begin:
            return
        columns: tuple[list[Any], ...] = (self._things, self._firsts, self._lasts, self._sorts, self._most)
        for column in columns:
            column[begin:end] = [column[place] for place in places]
        if not self._growing:
            begin = bisect_left(self._firsts, first - self._reach)
            end = bisect_right(self._firsts, last)
            self._most[begin:end] = [_OPEN] * (end - begin)


def step(near: Near, /, *, status: Certainty) -> Step:
    """A step of a stretch: as sure as the whole, or as its own day is."""
    fact = near.fact
    sure = status is ZEKER or (fact.s_lo == fact.s_hi and near.certainty is ZEKER)
    return Step(ZEKER if sure else MOGELIJK, told(fact), (fact.id,))
