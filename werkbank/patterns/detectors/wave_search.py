"""Look for waves: help that ended, the crisis report after it, the help that started again; and for possible rows.

A row of possible waves is found by taking wave after wave with the earliest days that still fit; certain rows are in
:mod:`.wave_rows`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol, TypeVar

from werkbank.model.clock import EntityId
from werkbank.model.dates import MOGELIJK, NEE, ZEKER, Certainty
from werkbank.patterns.circles import Circle
from werkbank.patterns.detectors.wave_room import Parts, any_of, begins_after, days_of, ends_before, is_enough
from werkbank.patterns.episodes import Episode, as_one, by_time
from werkbank.patterns.facts import DECLINED, ENDED_EARLY, IN_TIME, NOT_KNOWN, Fact
from werkbank.patterns.lazy import lazy
from werkbank.patterns.spans import Span

GOALS_MET = "doelen-bereikt"
TOO_VAGUE = 1100  # days: such a claim says nothing about what came within months


_made = tuple.__new__  # see werkbank.patterns.reading


class Limits(NamedTuple):
    """Most days from the end of help to the report, and from the report to new help."""

    report: int
    restart: int


class Wave(NamedTuple):
    """Help that ended, the report that followed, and the help that started again (None: none did, or not yet)."""

    help: Episode
    report: Episode
    again: Episode | None
    certainty: Certainty


class Offered:
    """The help of a circle as the search needs it, in order of time, worked out when it is first asked for."""

    def __init__(self, circle: Circle, *, goals_met: bool) -> None:
        self.circle = circle
        self._goals_met = goals_met

    @lazy
    def ended(self) -> Sequence[Episode]:
        """What certainly ended in a way that counts, of the help that is certainly different."""
        found, goals_met = list[Episode](), self._goals_met
        for one in self.circle.episodes.firm:
            facts = one[1]
            fact = facts[0]
            if len(facts) > 1:
                counts = ended(one, goals_met=goals_met) is ZEKER
            else:
                counts = fact.ended is ZEKER and (fact.early is ENDED_EARLY or (goals_met and _goals(fact)))
            if counts:
                found.append(one)
        return sorted([*found, *self.declined], key=by_time) if self.declined else found

    @lazy
    def declined(self) -> Sequence[Episode]:
        """What was certainly declined or never started."""
        return [one for one in self.may_be_declined if one.facts[0].sure]

    @lazy
    def may_be_declined(self) -> Sequence[Episode]:
        """What was declined or never started, until the day on which it was offered."""
        return sorted(map(_offer, self.circle.declined), key=by_time)

    @lazy
    def may_have_ended(self) -> Sequence[tuple[Episode, Certainty]]:
        """What may have ended in a way that counts, of as many episodes as there can be, and how sure that is."""
        every: Sequence[Episode] = self.circle.episodes.loose
        if self.may_be_declined:
            every = sorted([*every, *self.may_be_declined], key=by_time)
        rows = [(one, ended(one, goals_met=self._goals_met)) for one in every]
        return [row for row in rows if row[1]]

    @property
    def is_certain(self) -> bool:
        """Of all that may have ended in a way that counts the days and the way are certain."""
        return self.circle.episodes.exact and len(self.may_have_ended) == len(self.ended)


def _offer(fact: Fact, /) -> Episode:
    """What never started ended when it was offered."""
    given = as_one(fact)
    s_lo, s_hi, _, _ = fact.span
    return given._replace(span=Span(s_lo, s_hi, s_lo, s_hi)) if fact.open_end else given


def _is_sure(one: Episode, /) -> bool:
    """Nobody doubts a date of it."""
    return one.facts[0].sure if len(one.facts) == 1 else all(fact.sure for fact in one.facts)


def is_declined(one: Episode, /) -> bool:
    """Whether it was declined or never started: that is never one episode with other help."""
    return one.facts[0].early is DECLINED


def met_goals(one: Episode, /) -> bool:
    """Whether all that ended last ended with its goals met."""
    return all(map(_goals, _lasts(one)))


def ended(one: Episode, /, *, goals_met: bool) -> Certainty:
    """How sure it is that help ended early, was declined, or (``goals_met``) ended with its goals met."""
    if len(one.facts) == 1:
        return _ended(one.facts[0], goals_met=goals_met)
    return min([_ended(fact, goals_met=goals_met) for fact in _lasts(one)])


def _lasts(one: Episode, /) -> Sequence[Fact]:
    return [fact for fact in one.facts if fact.e_hi >= one.span.e_lo]


def _goals(fact: Fact, /) -> bool:
    return fact.ending.end_reason == GOALS_MET


def _ended(fact: Fact, /, *, goals_met: bool) -> Certainty:
    early, over = fact.early, fact.ended
    if early is DECLINED:
        return fact.certainty()
    if over is NEE or (early is IN_TIME and not (goals_met and _goals(fact))):
        return NEE
    return over if fact.sure and early is not NOT_KNOWN else MOGELIJK


def possible_row(waves: Sequence[Wave], /) -> list[Wave]:
    """A long row of waves for which days exist such that each comes after the one before."""
    if len({id(wave.help) for wave in waves}) <= 1:
        return _fitted(waves) if len(waves) == 1 else _fitted(_sorted(waves, late=False))
    return max(_fitted(_sorted(waves, late=False)), _fitted(_sorted(waves, late=True)), key=len)


def _sorted(waves: Sequence[Wave], /, *, late: bool) -> list[Wave]:
    """By the first (or the last) day the report can be, and of several the help that must start first."""
    rows = []
    for number, ((given, *_), (told, *_), _, certainty) in enumerate(waves):
        day = told[1] if late else told[0]
        if not late and day <= given[2]:
            day = given[2] + 1
        rows.append((day, given[1], -certainty, told, given, number))
    rows.sort()
    return [waves[row[-1]] for row in rows]


def _fitted(waves: Sequence[Wave], /) -> list[Wave]:
    """Take wave after wave as long as days can be found for them; a wave without new help only at the end."""
    row: list[Wave] = []
    free, used = 0, set[EntityId]()
    for again in (True, False):
        for wave in waves:
            if (wave.again is not None) is not again:
                continue
            told, given = wave.report.span, wave.help.span
            if told[1] <= free or given[1] < free:
                continue
            keys = {wave.help.facts[0].id, wave.report.facts[0].id}
            done = _soonest(given, told, free=free) if keys.isdisjoint(used) else 0
            if done:
                row.append(wave)
                free = done
                used |= keys
                if not again:
                    return row
    return row


def _soonest(given: Span, told: Span, /, *, free: int) -> int:
    """The first day on which a report can be when the help before it starts on day ``free`` or later; 0 for never."""
    start = max(given.s_lo, free)
    report = max(told.s_lo, max(given.e_lo, start) + 1)
    return report if start <= given.s_hi and report <= told.s_hi else 0


def waves_of(offered: Offered, *, reports: Sequence[Episode], limits: Limits, least: int) -> list[Wave]:
    """Every help that may well have ended in a way that counts, with every report after it and new help, or none.

    None at all when reports follow fewer than ``least`` of them.
    """
    found: list[Wave] = []
    pairs = _pairs(offered, reports=reports, within=limits.report)
    if len({id(one) for one, *_ in pairs}) < least:
        return found
    restarts = _Restarts(offered, within=limits.restart)
    for one, report, sure, ends in pairs:
        known, other = restarts.after(report, than=one)
        if other and is_enough(ends, restarts.parts(report, than=one)):
            found.append(_made(Wave, (one, report, other, sure if sure <= known else known)))
        found.append(_made(Wave, (one, report, None, sure)))
    return found


_Pair = tuple[Episode, Episode, Certainty, Parts]


def _pairs(offered: Offered, *, reports: Sequence[Episode], within: int) -> list[_Pair]:
    """Every help that may have ended in a way that counts, with every report that may well follow it, and how sure."""
    found: list[_Pair] = []
    near_reports = near(reports)
    for one, sure in offered.may_have_ended:
        _, _, e_lo, e_hi = one.span
        latest = e_hi + within
        for report in near_reports(e_lo, latest):
            s_lo, s_hi, _, _ = report[0]
            if s_hi > e_lo and s_lo <= latest:
                days = days_of(report.span)
                ends = ends_before(one, days=days, within=within)
                surely = s_lo > e_hi and s_hi - e_lo <= within and _is_sure(report)
                if is_enough(ends):
                    found.append((one, report, sure if surely else MOGELIJK, ends))
    return found


_Restart = tuple[Certainty, Episode, Parts]
"""How sure it is that help started again after a report, the help, and on what part of its days on each of some."""


class _Restarts:
    """The help that started again after a report, the surest first; looked up once for each report.

    Help that was declined stands in where none certainly started: with it the next wave begins.
    """

    def __init__(self, offered: Offered, *, within: int) -> None:
        self._near, self._declined = near(offered.circle.episodes.loose), near(offered.may_be_declined)
        self._within = within
        self._known: dict[int, list[_Restart]] = {}

    def after(self, report: Episode, *, than: Episode) -> tuple[Certainty, Episode | None]:
        """How sure, and which: another than the help that ended before the report."""
        for known, other, _ in self._of(report):
            if other is not than:
                return known, other
        return NEE, None

    def parts(self, report: Episode, *, than: Episode) -> Parts:
        """On what part of the days any of them started again, for each of some days of the report."""
        return any_of([parts for _, other, parts in self._of(report) if other is not than])

    def _of(self, report: Episode, /) -> Sequence[_Restart]:
        found = self._known.get(id(report))
        if found is None:
            found = self._after(report, helps=self._near)
            if len(found) < 2 or found[1][0] is MOGELIJK:
                found = sorted([*found, *self._after(report, helps=self._declined)], key=_doubt)
            self._known[id(report)] = found
        return found

    def _after(self, report: Episode, *, helps: Callable[[int, int], Sequence[Episode]]) -> list[_Restart]:
        """Of those that are certain two are enough, of which one may be the help that ended before the report."""
        first, last, _, _ = report.span
        days, within = days_of(report.span), self._within
        sure: list[_Restart] = []
        maybe: list[_Restart] = []
        for other in helps(first, last + within):
            s_lo, s_hi, _, _ = other.span
            if s_lo >= last and s_hi - first <= within and _is_sure(other):
                sure.append((ZEKER, other, [1.0] * len(days)))
                if len(sure) > 1:
                    return sure
            elif s_hi >= first and s_lo - last <= within:
                maybe.append((MOGELIJK, other, begins_after(other, days=days, within=within)))
        return [*sure, *maybe]


def _doubt(found: _Restart, /) -> int:
    return -found[0]


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


T = TypeVar("T", bound=_Placed)


def near(items: Sequence[T], /) -> Callable[[int, int], Sequence[T]]:
    """Look up what can start between two days, in items that stand in order of time."""
    spans = [item.span for item in items]
    widest = max([one[1] - one[0] for one in spans], default=0)
    kept = items
    if widest > TOO_VAGUE:
        kept = [item for item in items if item.span[1] - item.span[0] <= TOO_VAGUE]
        spans = [item.span for item in kept]
        widest = max([one[1] - one[0] for one in spans], default=0)
    starts = [one[0] for one in spans]
    return lambda first, last: kept[bisect_left(starts, first - widest) : bisect_right(starts, last)]


def follows(a: Span, b: Span, /, *, within: int, least: int) -> Certainty:
    """How sure it is that ``b`` starts ``least`` to ``within`` days after the end of ``a``."""
    _, _, e_lo, e_hi = a
    s_lo, s_hi, _, _ = b
    if s_lo - e_hi >= least and s_hi - e_lo <= within:
        return ZEKER
    possible = s_hi - e_lo >= least and s_lo - e_hi <= within
    return MOGELIJK if possible else NEE
