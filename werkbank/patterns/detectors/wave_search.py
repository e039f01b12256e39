"""Look for waves: help that ended, the crisis report after it, the help that started again; and for rows of waves.

For each help only the earliest report is tried that is followed by new help, because it leaves the most room for the
next wave; and the earliest without, because the last wave may lack a restart. A row of certain waves is then found by
taking the earliest report first. A row of possible waves is found in the same way with the earliest days that still
fit.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol, TypeVar

from werkbank.model.clock import EntityId
from werkbank.model.dates import Certainty
from werkbank.model.vocabulary import Early
from werkbank.patterns.circles import Circle
from werkbank.patterns.episodes import Episode, as_one
from werkbank.patterns.facts import Fact
from werkbank.patterns.spans import Span

GOALS_MET = "doelen-bereikt"
_TOO_VAGUE = 1100  # days: such a claim says nothing about what came within months


class Limits(NamedTuple):
    """Most days from the end of help to the report, and from the report to new help."""

    report: int
    restart: int


class Help(NamedTuple):
    """Help, how sure it is that it ended in a way that counts, whether goals were met, or that it was declined."""

    span: Span
    facts: tuple[Fact, ...]
    ended: Certainty
    goals: bool
    declined: bool


class Wave(NamedTuple):
    """Help that ended, the report that followed, and the help that started again (None: none did, or not yet)."""

    help: Help
    report: Episode
    again: Help | None
    certainty: Certainty


class Offered:
    """The help of a circle as the search needs it, worked out when it is first asked for."""

    def __init__(self, circle: Circle, *, goals_met: bool) -> None:
        self.circle = circle
        self._goals_met = goals_met

    @cached_property
    def helps(self) -> list[Help]:
        """As many as there can be."""
        return helps_of(self.circle, firm=False, goals_met=self._goals_met)

    @cached_property
    def firm(self) -> list[Help]:
        """Those that are certainly different ones."""
        return helps_of(self.circle, firm=True, goals_met=self._goals_met)


def helps_of(circle: Circle, *, firm: bool, goals_met: bool) -> list[Help]:
    """Help in episodes (N1) and what was declined, in order of time."""
    given = circle.episodes.firm if firm else circle.episodes.loose
    declined = [as_one(fact) for fact in circle.declined if fact.sure or not firm]
    helps = [_help(one, goals_met=goals_met) for one in (*given, *declined)]
    return sorted(helps, key=lambda one: (one.span, one.facts[0].place))


def _help(given: Episode, *, goals_met: bool) -> Help:
    if len(given.facts) == 1:
        [fact] = given.facts
        declined = fact.early is Early.DECLINED  # what never started ended when it was offered
        span = Span(*fact.span[:2], *fact.span[:2]) if declined and fact.open_end else fact.span
        return Help(span, given.facts, _ended(fact, goals_met=goals_met), _goals(fact), declined)
    lasts = [fact for fact in given.facts if fact.span.e_hi >= given.span.e_lo]
    ended = min(_ended(fact, goals_met=goals_met) for fact in lasts)
    declined = all(fact.early is Early.DECLINED for fact in given.facts)
    span = given.span
    if declined and all(fact.open_end for fact in given.facts):
        span = span._replace(e_lo=span.s_lo, e_hi=span.s_hi)
    return Help(span, given.facts, ended, all(map(_goals, lasts)), declined)


def _goals(fact: Fact, /) -> bool:
    return fact.ending.end_reason == GOALS_MET


def _ended(fact: Fact, *, goals_met: bool) -> Certainty:
    """How sure it is that help ended early, was declined, or ended with its goals met."""
    early = fact.early
    if early is Early.DECLINED:
        return fact.certainty()
    if fact.ended is Certainty.NEE:
        return Certainty.NEE
    ended = min(fact.ended, fact.certainty())
    if early is Early.NO:
        return ended if goals_met and _goals(fact) else Certainty.NEE
    return ended if early is Early.YES else Certainty.MOGELIJK


def certain_row(waves: Iterable[Wave], /) -> list[Wave]:
    """The longest row of certain waves; each next help starts on or after the day of the report before it."""
    certain = [wave for wave in waves if wave.certainty is Certainty.ZEKER]
    row: list[Wave] = []
    free = 0
    for wave in sorted(_first(certain, again=True), key=lambda one: (one.report.span.s_hi, one.help.span)):
        if wave.help.span.s_lo >= free:
            row.append(wave)
            free = wave.report.span.s_hi
    last = max(_first(certain, again=False), key=lambda one: one.help.span, default=None)
    return [*row, last] if last and last.help.span.s_lo >= free else row


def possible_row(waves: Sequence[Wave], /) -> list[Wave]:
    """A long row of waves for which days exist such that each comes after the one before."""
    return max(_fitted(sorted(waves, key=_soon)), _fitted(sorted(waves, key=_late)), key=len)


def waves_of(helps: Sequence[Help], *, reports: Sequence[Episode], limits: Limits) -> list[Wave]:
    """Every help that may have ended in a way that counts, with every report that follows it."""
    ended = [one for one in helps if one.ended is not Certainty.NEE]
    return list(_waves(ended, helps=helps, reports=reports, limits=limits))


def _fitted(waves: Sequence[Wave], /) -> list[Wave]:
    """Take wave after wave as long as days can be found for them; a wave without new help only at the end."""
    row: list[Wave] = []
    free, used = 0, set[EntityId]()
    for again in (True, False):
        for wave in waves:
            if (wave.again is not None) is not again or wave.report.span.s_hi <= free or wave.help.span.s_hi < free:
                continue
            keys = {wave.help.facts[0].id, wave.report.facts[0].id}
            done = _soonest(wave, free=free) if keys.isdisjoint(used) else 0
            if done:
                row.append(wave)
                free = done
                used |= keys
                if not again:
                    return row
    return row


def _soon(wave: Wave, /) -> tuple[object, ...]:
    """The first day the report can be, and of several the help that must start first."""
    first = max(wave.report.span.s_lo, wave.help.span.e_lo + 1)
    return (first, wave.help.span.s_hi, -wave.certainty, wave.report.span, wave.help.span)


def _late(wave: Wave, /) -> tuple[object, ...]:
    """The last day the report can be, and of several the help that must start first."""
    return (wave.report.span.s_hi, wave.help.span.s_hi, -wave.certainty, wave.report.span, wave.help.span)


def _soonest(wave: Wave, *, free: int) -> int:
    """The first day on which the report of a wave can be when its help starts on day ``free`` or later; 0 for never."""
    start = max(wave.help.span.s_lo, free)
    report = max(wave.report.span.s_lo, max(wave.help.span.e_lo, start) + 1)
    return report if start <= wave.help.span.s_hi and report <= wave.report.span.s_hi else 0


def _first(waves: Iterable[Wave], *, again: bool) -> Iterator[Wave]:
    """For each help the surest wave, then the earliest, among those with (or without) new help."""
    best: dict[EntityId, Wave] = {}
    for wave in waves:
        if (wave.again is not None) is again:
            key = wave.help.facts[0].id
            if key not in best or _rank(wave) < _rank(best[key]):
                best[key] = wave
    yield from best.values()


def _rank(wave: Wave) -> tuple[int, int, int]:
    return (-wave.certainty, wave.report.span.s_hi, wave.report.span.s_lo)


def _waves(
    ended: Sequence[Help], *, helps: Sequence[Help], reports: Sequence[Episode], limits: Limits
) -> Iterator[Wave]:
    """Every help with every report that follows it, with new help and without."""
    near_reports = near(reports)
    near_helps = near([one for one in helps if not one.declined])
    again: dict[EntityId, list[tuple[Certainty, Help]]] = {}
    for one in ended:
        for report in near_reports(one.span.e_lo, one.span.e_hi + limits.report):
            sure = min(one.ended, follows(one.span, report.span, within=limits.report, least=1))
            if sure is Certainty.NEE:
                continue
            key = report.facts[0].id
            if key not in again:
                again[key] = _restarts(report.span, helps=near_helps, within=limits.restart)
            for known, other in again[key]:
                if other is not one:
                    yield Wave(one, report, other, min(sure, known))
                    break
            yield Wave(one, report, None, sure)


def _restarts(
    report: Span, *, helps: Callable[[int, int], Sequence[Help]], within: int
) -> list[tuple[Certainty, Help]]:
    """The two surest helps that started again after a report, of which one may be the help that ended before it."""
    moment = Span(report.s_lo, report.s_hi, report.s_lo, report.s_hi)
    near_it = helps(moment.s_lo, moment.s_hi + within)
    starts = [(follows(moment, other.span, within=within, least=0), other) for other in near_it]
    return sorted((found for found in starts if found[0] is not Certainty.NEE), key=lambda found: -found[0])[:2]


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


T = TypeVar("T", bound=_Placed)


def near(items: Sequence[T], /) -> Callable[[int, int], Sequence[T]]:
    """Look up what can start between two days, in items that stand in order of time."""
    kept: list[T] = []
    starts: list[int] = []
    widest = 0
    for item in items:
        s_lo, s_hi, *_ = item.span
        if s_hi - s_lo <= _TOO_VAGUE:
            kept.append(item)
            starts.append(s_lo)
            widest = max(widest, s_hi - s_lo)
    return lambda first, last: kept[bisect_left(starts, first - widest) : bisect_right(starts, last)]


def follows(a: Span, b: Span, /, *, within: int, least: int) -> Certainty:
    """How sure it is that ``b`` starts ``least`` to ``within`` days after the end of ``a``."""
    _, _, e_lo, e_hi = a
    s_lo, s_hi, _, _ = b
    if s_lo - e_hi >= least and s_hi - e_lo <= within:
        return Certainty.ZEKER
    possible = s_hi - e_lo >= least and s_lo - e_hi <= within
    return Certainty.MOGELIJK if possible else Certainty.NEE
