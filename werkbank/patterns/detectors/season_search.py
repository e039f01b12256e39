"""Look for a time of year: whether more incidents lie in a window of 92 days than luck would put there.

Most groups of reports are told by two bounds, before they are put in incidents: no window holds more incidents than
reports, and there are at least as many incidents as runs of reports with a week between them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from werkbank.model.dates import MOGELIJK, NEE, ZEKER, Certainty
from werkbank.patterns import seasons
from werkbank.patterns.detectors.parts import Part, can_share, fullest, part, part_of
from werkbank.patterns.episodes import ONE_INCIDENT, Cut, Episode, as_one
from werkbank.patterns.facts import Fact
from werkbank.patterns.seasons import Days
from werkbank.patterns.spans import YEAR
from werkbank.patterns.values import Value


class Best(NamedTuple):
    """The best window: the incidents in it, out of how many, and the chance of that by luck."""

    inside: tuple[Episode, ...]
    n: int
    chance: float


class Search:
    """Looks for a time of year as the settings say; what each report says about it is looked up once."""

    def __init__(self, settings: Mapping[str, Value]) -> None:
        self.least = min(int(settings["reports"]), int(settings["reports_short"]))
        self.settings = settings
        self._share, self._chance = int(settings["share"]), float(settings["chance"])
        self._claims = _Claims()

    def can_find(self, reports: Sequence[Fact], /) -> bool:
        """Whether a window can hold enough of the incidents that some reports, in order of time, are about."""
        claims = self._claims
        parts = [said.touching for fact in reports if (said := claims[fact])]
        apart, latest = 1 - len(reports) + len(parts), reports[0].e_lo
        for fact in reports:
            if fact.s_lo - ONE_INCIDENT > latest:
                apart += 1
                latest = fact.e_lo
            elif fact.e_lo > latest:
                latest = fact.e_lo
        least = _least(max(apart, self.least), self._share, self._chance)
        return can_share(parts, least=least)

    def certain(self, cut: Cut, /) -> tuple[Best | None, Certainty]:
        """What lies certainly in a window.

        *zeker* when it is much of all incidents, else *mogelijk* when it is much of those with a time of year.
        """
        if len(cut.firm) < self.least:
            return None, NEE
        spans = [(fact.s_lo, fact.s_hi) for episode in cut.firm for fact in episode.facts]
        if not self._are_enough(len(cut.firm), years=seasons.fewest_years(spans)):
            return None, NEE
        claims = self._claims
        start, k = fullest([[said.holding for fact in episode.facts if (said := claims[fact])] for episode in cut.firm])
        n, status = len(cut.loose), ZEKER
        chance = self._luck(k, n=n)
        if chance is None and k:
            n = len([1 for episode in cut.loose if any(claims[fact] for fact in episode.facts)])
            chance, status = self._luck(k, n=n), MOGELIJK
        if chance is None:
            return None, NEE
        inside = [
            as_one(*facts)
            for one in cut.firm
            if (facts := [fact for fact in one.facts if (said := claims[fact]) and said.days.inside(start)])
        ]
        return Best(tuple(inside), n, chance), status

    def possible(self, loose: Sequence[Episode], /) -> Best | None:
        """What can lie in a window, of what says anything about the time of year."""
        if len(loose) < self.least:
            return None
        claims = self._claims
        every = [(episode, next(filter(None, [claims[fact] for fact in episode.facts]), None)) for episode in loose]
        placed = [(episode, said) for episode, said in every if said]
        years = {seasons.year_of(day) for episode, _ in placed for day in episode.span[:2]}
        if not self._are_enough(len(placed), years=len(years)):
            return None
        start, k = fullest([[said.touching] for _, said in placed])
        chance = self._luck(k, n=len(placed))
        if chance is None:
            return None
        return Best(tuple([episode for episode, said in placed if said.days.touches(start)]), len(placed), chance)

    def _are_enough(self, n: int, *, years: int) -> bool:
        known = self.settings
        usual = n >= known["reports"] and years >= known["years"]
        return usual or (n >= known["reports_short"] and years >= known["years_short"])

    def _luck(self, k: int, *, n: int) -> float | None:
        """How likely it is that a window holds so many by luck; None when that says too little."""
        if not k or 100 * k < self._share * n:
            return None
        chance = _by_luck(k, n)
        return chance if 100 * chance < self._chance else None


@lru_cache(4096)
def _least(n: int, share: int, chance: float, /) -> int:
    """How many of so many incidents a window has to hold to be a share (in percent) and no luck (in percent)."""
    first = max(1, -(-share * n // 100))
    return bisect_right(range(n + 1), -chance, lo=first, key=lambda k: -100 * _by_luck(k, n))


@lru_cache(4096)
def _by_luck(k: int, n: int, /) -> float:
    """How likely it is that some window holds so many of so many."""
    return n * seasons.tail(n - 1, least=k - 1, p=seasons.WINDOW / YEAR)


class _Claims(dict[Fact, Part | None]):
    """What each fact says about the time of year: looked up for every group that it is in."""

    def __missing__(self, fact: Fact) -> Part | None:
        found = self[fact] = _claim(fact)
        return found


def claims_of(facts: Iterable[Fact]) -> list[Days]:
    """What each report of an incident says about the time of year."""
    return [said.days for fact in facts if (said := _claim(fact))]


def _claim(fact: Fact, /) -> Part | None:
    first, last = fact.s_lo, fact.s_hi
    if last - first < seasons.WINDOW:
        return part_of(first, last)
    winter = seasons.winter_of(fact.event.date.edtf)
    return part(winter) if winter else None
