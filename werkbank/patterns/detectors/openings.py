"""Help that opened and closed: which turns share a part of the year for both, with nothing started in between.

Sets of turns are numbers with one bit a turn, so that every pair of windows is tried with a few operations. What
windows hold is worked out once for all help of a circle; a product is one more set.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import pairwise
from operator import and_, attrgetter, or_
from typing import NamedTuple

from werkbank.model.dates import NEE, ZEKER
from werkbank.patterns.detectors.parts import Part, Walk, entries, opening_of, part_of, seen, turns_in, walked
from werkbank.patterns.detectors.starts import Starts
from werkbank.patterns.episodes import Cut, Episode
from werkbank.patterns.lazy import lazy
from werkbank.patterns.seasons import WINDOW
from werkbank.patterns.spans import YEAR

_TOGETHER = 5  # windows of closings of which one look can tell that none has enough
_Closed = tuple[int, int]  # a set of turns that a window holds, after how full it is
_NEXT = 3  # half years at most from a turn to that of the next year
_PLENTY = 100  # rows of years at once: looking at windows takes no longer
_Row = tuple[int, int, int, int]  # the half year of its last turn, how many years, and the windows that all share
_NO_HALF = 1 << 30  # after every half year
_made = tuple.__new__  # see werkbank.patterns.facts


class Turn(NamedTuple):
    """One episode of help that opened and closed, with what its dates say about the time of year.

    ``half`` is the half year in which its opening begins: 2 * 2016 for the second of 2016, one less for the first.
    """

    episode: Episode
    opened: Part
    closed: Part
    half: int
    sure: bool
    begin: int  # the first day on which it can have opened
    until: int  # after this day other help has certainly begun since it closed

    @property
    def year(self) -> int:
        """The year in which it opened, or in which the window of its opening begins."""
        return self.half + 1 >> 1

    def in_window(self, opening: int) -> Turn:
        """The same for a window that begins on this day of the year: when it goes over new year, in the year before."""
        over = opening + WINDOW > YEAR and self.half & 1
        return self._replace(half=self.half - 1) if over else self


def turns_of(cut: Cut, *, starts: Starts) -> list[Turn]:
    """Episodes that opened and closed within a year, in order of time."""
    same = cut.firm is cut.loose
    firm = {} if same else {fact: len(facts) for _, facts, _ in cut.firm for fact in facts}
    free_until = starts.free_until
    turns: list[Turn] = []
    for episode in cut.loose:
        (s_lo, s_hi, e_lo, e_hi), facts, _ = episode
        if s_hi - s_lo > YEAR or e_hi - e_lo > YEAR or e_lo - s_hi >= YEAR:
            continue
        ended = facts[0].ended if len(facts) == 1 else min([fact.ended for fact in facts])
        if ended is NEE:
            continue
        opened, half = opening_of(s_lo, s_hi)
        known = s_hi - s_lo < WINDOW and e_hi - e_lo < WINDOW and ended is ZEKER and e_hi - s_lo < YEAR
        sure = known and (same or firm.get(facts[0]) == len(facts))
        what = (episode, opened, part_of(e_lo, e_hi), half, sure, s_lo, free_until(e_hi))
        turns.append(_made(Turn, what))
    return turns


class Places:
    """Which bit stands for which turn, and how many years there are in a set of turns.

    Before every half year a bit is left free. A year is one half and the next; for windows over new year that is the
    second half and the first of the year after. What is added to a set of turns makes each year in which there are any
    run over into the free bit behind it: so years are counted in a few steps, however many turns there are.
    """

    def __init__(self, turns: Sequence[Turn]) -> None:
        self.rows: list[tuple[Turn, int]] = []
        self.by_product: dict[str, int] = {}
        self.at: dict[int, Turn] = {}
        halves: list[tuple[int, int]] = []  # its number and its first bit
        known, bit = _NO_HALF, 1
        for turn in turns:
            half = turn.half
            if half != known:
                known = half
                bit <<= 1
                halves.append((half, bit))
            self.rows.append((turn, bit))
            self.at[bit] = turn
            product = turn.episode.facts[0].product
            self.by_product[product] = self.by_product.get(product, 0) | bit
            bit <<= 1
        self.by_product[""] = sum(self.at)
        halves.append((_NO_HALF, bit << 1))
        self._years = _years(halves, over=False), _years(halves, over=True)

    def years(self, opening: int, /) -> tuple[int, int]:
        """What to add to a set to count its years, for a window from a day on, and the free bits that count them."""
        return self._years[opening + WINDOW > YEAR]

    def one_a_year(self, some: int, *, opening: int) -> list[Turn]:
        """The first turn of each year in a set, for a window from a day on."""
        by_year: dict[int, Turn] = {}
        while some:
            turn = self.at[some & -some].in_window(opening)
            by_year.setdefault(turn.year, turn)
            some &= some - 1
        return list(by_year.values())


def _years(halves: Sequence[tuple[int, int]], *, over: bool) -> tuple[int, int]:
    """What to add, and the free bits (see :class:`Places`)."""
    added = free = 0
    begin = halves[0][1]
    for (half, _), (following, bit) in pairwise(halves):
        if (half + 1 - over) // 2 != (following + 1 - over) // 2:
            behind = bit >> 1
            added, free, begin = added + behind - begin, free + behind, bit
    return added, free


class Years:
    """The turns of a circle, and which of them each window of the year holds."""

    def __init__(self, places: Places, *, starts: Starts, certain: bool) -> None:
        self._places = places
        self._starts = starts
        self._certain = certain
        self._windows = attrgetter("holding" if certain else "touching")
        rows = [row for row in places.rows if row[0].sure] if certain else places.rows
        self._turns, self._bits = [turn for turn, _ in rows], [bit for _, bit in rows]
        self._all = sum(self._bits)

    @lazy
    def _calm(self) -> list[int]:
        """For each turn the windows that hold it and in which the next help started after it (or none did)."""
        after, certain, windows = self._starts.after, self._certain, self._windows
        both = and_ if certain else or_
        calm: list[int] = []
        for turn in self._turns:
            span = turn.episode.span
            if certain and turn.until < span[1] + WINDOW:  # it began before the window of the opening was over
                calm.append(0)
                continue
            found = after(span, until=turn.until, certain=certain)
            some = 0 if found is None else windows(turn.opened).some
            calm.append(some & reduce(both, [windows(part).some for part in found]) if found else some)
        return calm

    @lazy
    def _free(self) -> int:
        """The turns that are calm in some window: few where much help is given."""
        return sum([bit for bit, calm in zip(self._bits, self._calm, strict=True) if calm])

    @lazy
    def _walk(self) -> Walk:
        """The turns that are calm, through the year."""
        rows = zip(self._turns, self._bits, self._calm, strict=True)
        opened = [(self._windows(turn.opened), bit, calm) for turn, bit, calm in rows if calm]
        return walked([(one.turns if calm == one.some else turns_in(calm), bit) for one, bit, calm in opened])

    @lazy
    def _most(self) -> int:
        """The most turns that are calm in one window."""
        return max(map(int.bit_count, self._walk[1]))

    @lazy
    def _opened(self) -> list[tuple[int, int, int]]:
        """What windows hold of the openings, the fullest first: the window, all of them, and those that are calm."""
        some = [self._windows(turn.opened) for turn in self._turns]
        days = entries(some)
        held = seen(walked([(one.turns, bit) for one, bit in zip(some, self._bits, strict=True)]), days)
        return sorted(zip(days, held, seen(self._walk, days), strict=True), key=_fullest, reverse=True)

    @lazy
    def _closed(self) -> list[_Closed]:
        """What windows hold of the closings, in order of the year, less what the one beside it holds as a whole."""
        some = [self._windows(turn.closed) for turn in self._turns]
        walk = walked([(one.turns, bit) for one, bit in zip(some, self._bits, strict=True)])
        held = list(dict.fromkeys(seen(walk, entries(some))))
        if len(held) > 2:
            beside = zip([held[-1], *held], held, [*held[1:], held[0]], strict=False)
            held = [one for before, one, after in beside if one & before != one and one & after != one]
        fullest = sorted(range(len(held)), key=lambda n: held[n].bit_count(), reverse=True)
        ranks = sorted(range(len(held)), key=fullest.__getitem__)
        return [*zip(ranks, held, strict=True)]

    def count(self, product: str) -> int:
        """How many turns there are of a product; '' for all."""
        return self._set(product).bit_count()

    def _set(self, product: str, /) -> int:
        return self._places.by_product.get(product, 0) & self._all

    def largest(self, product: str, *, least: int, apart: int = 0) -> list[Turn]:
        """The largest set, one turn a year, that shares both windows and was not crossed; [] below ``least``.

        ``apart``: how many there must be where not so many as ``least`` can lie in years that follow each other.
        """
        whole = self._set(product)
        some = min(whole.bit_count(), (whole & self._free).bit_count() + 1)  # the last of them may be crossed
        if some < least:
            return []
        if apart > least and not self._may_follow(whole, years=least):
            least = apart
        if some < least or self._most + 1 < least:
            return []
        best, enough, first = 0, least, 0
        closings: list[tuple[int, list[_Closed]]] = []
        for opening, opened, calm in self._opened:
            held = opened & whole
            if held.bit_count() < enough:
                continue
            some = self._with_last(calm & whole, opened=held, opening=opening, enough=enough)
            if some.bit_count() < enough:
                continue
            years = self._places.years(opening)
            added, free = years
            if (some + added & free).bit_count() < enough:
                continue
            closings = closings or self._closings(whole)
            count, closed = _most_years(some, closings, years=years, enough=enough)
            if closed:
                best, enough, first = some & closed, count + 1, opening
        return self._places.one_a_year(best, opening=first)

    def _may_follow(self, whole: int, /, *, years: int) -> bool:
        """Whether turns in so many years that follow each other can share windows; asked of far fewer than all sets."""
        windows = self._windows
        rows: list[_Row] = []  # those that may go on
        for turn, bit, calm in zip(self._turns, self._bits, self._calm, strict=True):
            if not bit & whole:
                continue
            opened, closed, half = windows(turn.opened).some, windows(turn.closed).some, turn.half
            rows = [row for row in rows if row[0] + _NEXT >= half]
            longer: list[_Row] = [(half, 1, calm, closed)] if calm else []
            for before, count, openings, closings in rows:
                if before < half and openings & opened and closings & closed:
                    if count + 1 >= years:
                        return True
                    if openings & calm:
                        longer.append((half, count + 1, openings & calm, closings & closed))
            rows += longer
            if len(rows) > _PLENTY:
                return True
        return False

    def _with_last(self, calm: int, /, *, opened: int, opening: int, enough: int) -> int:
        """Those after which nothing started outside the window before the next opening; the last is not asked."""
        last = 1 << opened.bit_length() >> 1
        if calm & last or calm.bit_count() + 1 < enough:
            return calm
        again = self._starts.opens_again(self._places.at[last].episode.span, opening=opening, certain=self._certain)
        return calm if again else calm | last

    def _closings(self, whole: int, /) -> list[tuple[int, list[_Closed]]]:
        """What windows hold of the closings of some turns, a few together with what all of them hold."""
        some = [(rank, closed & whole) for rank, closed in self._closed]
        parts = [some[n : n + _TOGETHER] for n in range(0, len(some), _TOGETHER)]
        return [(reduce(or_, [closed for _, closed in part]), part) for part in parts]


def _most_years(
    some: int, closings: Iterable[tuple[int, list[_Closed]]], /, *, years: tuple[int, int], enough: int
) -> tuple[int, int]:
    """The most years, and in which window of closings that many are; the fullest goes first, and 0 is not enough."""
    added, free = years
    best, most, first = 0, enough, _NO_HALF
    for together, part in closings:
        if ((some & together) + added & free).bit_count() < most:
            continue
        for rank, closed in part:
            count = ((some & closed) + added & free).bit_count()
            if count > most or (count == most and rank < first):
                best, most, first = closed, count, rank
    return most, best


def _fullest(found: tuple[int, int, int], /) -> int:
    return found[1].bit_count()
