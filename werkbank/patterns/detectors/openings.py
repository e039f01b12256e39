"""Help that opened and closed: which turns share a part of the year for both, with nothing started in between.

Sets of turns are numbers with one bit a turn, so that every pair of windows is tried with a few operations. What
windows hold is worked out once for all help of a circle; a product is one more set.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from werkbank.model.dates import NEE, ZEKER
from werkbank.patterns import seasons
from werkbank.patterns.episodes import Cut, Episode
from werkbank.patterns.facts import Fact
from werkbank.patterns.seasons import Days
from werkbank.patterns.spans import YEAR, Span

_ALWAYS: tuple[Days, ...] = ()


class Turn(NamedTuple):
    """One episode of help that opened and closed, with what its dates say about the time of year.

    ``year`` is the one in which the window of its opening begins: what opens in January belongs to the year before when
    that window begins in December.
    """

    episode: Episode
    opened: Days
    closed: Days
    year: int
    sure: bool

    def in_window(self, opening: int) -> Turn:
        """The same, with the year of a window that begins on this day of the year."""
        early = opening + seasons.WINDOW > YEAR and self.is_early
        return self._replace(year=self.year - 1) if early else self

    @property
    def is_early(self) -> bool:
        """It opened in the first half of the year: a window over new year began in the year before."""
        return seasons.day_of_year(self.episode.span.s_lo) < YEAR // 2


def turns_of(cut: Cut) -> list[Turn]:
    """Episodes that opened and closed within a year, in order of time."""
    same = cut.firm is cut.loose
    firm = {} if same else {fact.id: episode for episode in cut.firm for fact in episode.facts}
    turns: list[Turn] = []
    for episode in cut.loose:
        (s_lo, s_hi, e_lo, e_hi), facts, _ = episode
        if s_hi - s_lo > YEAR or e_hi - e_lo > YEAR or e_lo - s_hi >= YEAR:
            continue
        ended = facts[0].ended if len(facts) == 1 else min([fact.ended for fact in facts])
        if ended is NEE:
            continue
        opened, closed = seasons.days_of(s_lo, s_hi), seasons.days_of(e_lo, e_hi)
        home = episode if same else firm.get(facts[0].id)
        whole = home is not None and len(home.facts) == len(facts)
        known = opened is not None and closed is not None and ended is ZEKER
        sure = whole and known and e_hi - s_lo < YEAR
        turns.append(Turn(episode, opened or seasons.ANY, closed or seasons.ANY, seasons.year_of(s_lo), sure))
    return turns


class Years:
    """The turns of a circle, and which of them each window of the year holds."""

    def __init__(self, turns: Sequence[Turn], *, starts: Starts, certain: bool) -> None:
        self.turns = turns
        self._starts = starts
        self._certain = certain
        self._products: dict[str, int] = {}
        for n, turn in enumerate(turns):
            product = turn.episode.facts[0].product
            self._products[product] = self._products.get(product, 0) | 1 << n

    @cached_property
    def _opened(self) -> list[tuple[int, int]]:
        """What windows hold of the openings, the fullest first."""
        return seasons.each_held([turn.opened for turn in self.turns], certain=self._certain)

    @cached_property
    def _years(self) -> tuple[list[int], list[int]]:
        """The sets of turns of each year: for windows within a year, and for those over new year."""
        within: dict[int, int] = {}
        over: dict[int, int] = {}
        for n, turn in enumerate(self.turns):
            bit, year, before = 1 << n, turn.year, turn.year - turn.is_early
            within[year] = within.get(year, 0) | bit
            over[before] = over.get(before, 0) | bit
        return list(within.values()), list(over.values())

    @cached_property
    def _closed(self) -> list[int]:
        """What windows hold of the closings, the fullest first, less what another holds as a whole."""
        kept: list[int] = []
        for _, some in seasons.each_held([turn.closed for turn in self.turns], certain=self._certain):
            if some not in [some & other for other in kept]:
                kept.append(some)
        return kept

    @cached_property
    def _nexts(self) -> list[Sequence[Days] | None]:
        """For each turn what started first after it."""
        return [self._starts.after(turn.episode.span, certain=self._certain) for turn in self.turns]

    @cached_property
    def _free(self) -> int:
        """The turns after which the next help can have started in some window: few where much help is given."""
        return sum([1 << n for n, found in enumerate(self._nexts) if found is not None])

    @cached_property
    def _followed(self) -> Mapping[int, int]:
        """For each window the turns after which the next help started in it (or none did)."""
        return dict(seasons.held(self._nexts, certain=self._certain, entries=[start for start, _ in self._opened]))

    def count(self, product: str) -> int:
        """How many turns there are of a product; '' for all."""
        return self._set(product).bit_count()

    def _set(self, product: str) -> int:
        return self._products.get(product, 0) if product else (1 << len(self.turns)) - 1

    def largest(self, product: str, *, least: int) -> list[Turn]:
        """The largest set, one turn a year, that shares both windows and was not crossed; [] below ``least``."""
        whole = self._set(product)
        free = whole & self._free
        if whole.bit_count() < least or free.bit_count() + 1 < least:  # the last of them may be crossed
            return []
        best, enough, first, most = 0, least, 0, max(map(len, self._years))
        openings = [
            (opening, opened)
            for opening, some in self._opened
            if (some & free).bit_count() + 1 >= least and (opened := some & whole).bit_count() >= least
        ]
        closings = self._closings(whole, least=least) if openings else []
        for opening, opened in openings if closings else ():
            if enough > most:
                break
            if opened.bit_count() < enough:
                continue
            calm = self._calm(opened, opening=opening, enough=enough)
            if calm.bit_count() < enough:
                continue
            years: list[int] = []
            for closed in closings:
                both = calm & closed
                if both.bit_count() >= enough:
                    years = years or [one for one in self._years[opening + seasons.WINDOW > YEAR] if one & calm]
                    if len(years) < enough:
                        break
                    count = sum([1 for year in years if both & year])
                    best, enough, first = (both, count + 1, opening) if count >= enough else (best, enough, first)
        return self._one_a_year(best, opening=first)

    def _closings(self, whole: int, /, *, least: int) -> list[int]:
        """What windows hold of the closings of some turns, as far as it is enough."""
        some = dict.fromkeys([closed & whole for closed in self._closed])
        return [closed for closed in some if closed.bit_count() >= least]

    def _calm(self, opened: int, *, opening: int, enough: int) -> int:
        """Those after which nothing started outside the window before the next opening; the last is not asked."""
        calm = opened & self._followed[opening]
        last = opened.bit_length() - 1
        if calm >> last & 1 or calm.bit_count() + 1 < enough:
            return calm
        again = self._starts.opens_again(self.turns[last].episode.span, opening=opening, certain=self._certain)
        return calm if again else calm | 1 << last

    def _one_a_year(self, some: int, *, opening: int) -> list[Turn]:
        by_year: dict[int, Turn] = {}
        while some:
            turn = self.turns[(some & -some).bit_length() - 1].in_window(opening)
            by_year.setdefault(turn.year, turn)
            some &= some - 1
        return list(by_year.values())


class Starts:
    """The starts of help, which stands in order of time, as columns: earliest, latest, part of the year."""

    def __init__(self, helps: Sequence[Fact]) -> None:
        self._helps = helps
        spans = [fact.span[:2] for fact in helps]
        self._los = [lo for lo, _ in spans]
        self._his = [hi for _, hi in spans]
        self._days = [seasons.days_of(lo, hi) for lo, hi in spans]
        self.widest = max([hi - lo for lo, hi in spans], default=0)
        self._soonest = [*accumulate(reversed(self._his), min)][::-1]

    def within(self, first: int, last: int, /) -> Sequence[Fact]:
        """Help of which the earliest day lies after one day and before another."""
        return self._helps[bisect_right(self._los, first) : bisect_left(self._los, last)]

    def after(self, closed: Span, /, *, certain: bool) -> Sequence[Days] | None:
        """What started first after a closing, as parts of the year: all that may have been the first.

        Empty when nothing started; None when that is too vague to lie certainly in a window, or when it started in the
        window of the opening itself: then it came in between.
        """
        s_lo, s_hi, e_lo, e_hi = closed
        los, his = self._los, self._his
        later = bisect_right(los, e_hi)
        if not self.widest and e_lo == e_hi:  # days: the first of them is the first that started
            return self._on_days(later, opened=s_hi if certain else s_lo)
        until = self._soonest[later] if later < len(los) else los[-1] + self.widest + 1
        near = [
            n
            for n in range(bisect_right(los, e_lo - self.widest), bisect_right(los, until))
            if his[n] > e_lo and (los[n] > s_hi or his[n] > e_hi)
        ]
        if certain:
            later_on = near if not near or los[near[0]] - s_hi >= seasons.WINDOW else []
            soon = len(later_on) < len(near)
        else:
            later_on = [n for n in near if his[n] - s_lo >= seasons.WINDOW]
            soon = bool(near) and not later_on
        if soon:
            return None
        known = [days for n in later_on if (days := self._days[n])]
        if len(known) < len(later_on):
            return None if certain else _ALWAYS
        return known

    def _on_days(self, later: int, /, *, opened: int) -> Sequence[Days] | None:
        if later == len(self._los):
            return _ALWAYS
        days = self._days[later]
        return (days,) if days and self._los[later] - opened >= seasons.WINDOW else None

    def opens_again(self, closed: Span, /, *, opening: int, certain: bool) -> bool:
        """Help started in the window after a closing."""
        later = self._days[bisect_right(self._los, closed.e_lo) :]
        return any(days is not None and (days.inside(opening) if certain else days.touches(opening)) for days in later)
