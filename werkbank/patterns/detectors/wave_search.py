"""Look for waves: help that ended, the crisis report after it, the help that started again; and for rows of waves.

For each help only the earliest report is tried that is followed by new help, because it leaves the most room for the
next wave; and the earliest without, because the last wave may lack a restart. A row of certain waves is then found by
taking the earliest report first. A row of possible waves is found in the same way with the earliest days that still
fit.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol, TypeVar

from werkbank.model.clock import EntityId
from werkbank.model.dates import MOGELIJK, NEE, ZEKER, Certainty
from werkbank.patterns.circles import Circle
from werkbank.patterns.episodes import Episode, as_one
from werkbank.patterns.facts import DECLINED, IN_TIME, NOT_KNOWN, Fact
from werkbank.patterns.spans import Span

GOALS_MET = "doelen-bereikt"
_TOO_VAGUE = 1100  # days: such a claim says nothing about what came within months


_made = tuple.__new__  # see werkbank.patterns.reading


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


class Starts(NamedTuple):
    """What ended in a way that counts, and what started, or was declined, by the days on which it can have."""

    ended: Sequence[Help]
    near: Callable[[int, int], Sequence[Help]]
    declined: Callable[[int, int], Sequence[Help]]


def _starts(helps: Sequence[Help], /) -> Starts:
    begun, declined = ([one for one in helps if one.declined is wanted] for wanted in (False, True))
    return Starts([one for one in helps if one.ended], near(begun), near(declined))


class Offered:
    """The help of a circle as the search needs it, worked out when it is first asked for.

    ``known``: help of one fact, by the place of that fact in memory, for the next circle; it holds its fact.
    """

    def __init__(self, circle: Circle, *, goals_met: bool, known: dict[int, Help]) -> None:
        self.circle = circle
        self._goals_met = goals_met
        self._known = known

    @cached_property
    def helps(self) -> list[Help]:
        """As many as there can be."""
        return self._helps(firm=False)

    @cached_property
    def firm(self) -> list[Help]:
        """Those that are certainly different ones."""
        return self._helps(firm=True)

    def _helps(self, *, firm: bool) -> list[Help]:
        """Help in episodes (N1) and what was declined, in order of time."""
        given = self.circle.episodes.firm if firm else self.circle.episodes.loose
        declined = [as_one(fact) for fact in self.circle.declined if fact.sure or not firm]
        return sorted(map(self._one, (*given, *declined)), key=_span_and_place)

    def _one(self, given: Episode, /) -> Help:
        if len(given.facts) > 1:
            return _help(given, goals_met=self._goals_met)
        key = id(given.facts[0])
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = _help(given, goals_met=self._goals_met)
        return known

    @cached_property
    def loose_starts(self) -> Starts:
        """Where to find what ended, and what started, among ``helps``."""
        return _starts(self.helps)

    @cached_property
    def firm_starts(self) -> Starts:
        """The same for those that are certainly different ones."""
        return _starts(self.firm)


def _span_and_place(one: Help, /) -> tuple[Span, int]:
    return one.span, one.facts[0].place


def _help(given: Episode, *, goals_met: bool) -> Help:
    if len(given.facts) == 1:
        fact, span = given.facts[0], given.span
        ending = fact.ending
        if ending.early is DECLINED:  # what never started ended when it was offered
            span = Span(*span[:2], *span[:2]) if fact.open_end else span
            return Help(span, given.facts, fact.certainty(), ending.end_reason == GOALS_MET, declined=True)
        goals = ending.end_reason == GOALS_MET
        return _made(Help, (span, given.facts, _ended(fact, goals_met=goals_met), goals, False))
    lasts = [fact for fact in given.facts if fact.e_hi >= given.span.e_lo]
    ended = min([_ended(fact, goals_met=goals_met) for fact in lasts])
    declined = all(fact.early is DECLINED for fact in given.facts)
    span = given.span
    if declined and all(fact.open_end for fact in given.facts):
        span = span._replace(e_lo=span.s_lo, e_hi=span.s_hi)
    return Help(span, given.facts, ended, all(map(_goals, lasts)), declined)


def _goals(fact: Fact, /) -> bool:
    return fact.ending.end_reason == GOALS_MET


def _ended(fact: Fact, *, goals_met: bool) -> Certainty:
    """How sure it is that help ended early, was declined, or ended with its goals met."""
    early, ended = fact.early, fact.ended
    if early is DECLINED:
        return fact.certainty()
    if ended is NEE or (early is IN_TIME and not (goals_met and _goals(fact))):
        return NEE
    return ended if fact.sure and early is not NOT_KNOWN else MOGELIJK


def certain_row(starts: Starts, *, reports: Sequence[Episode], limits: Limits) -> list[Wave]:
    """The longest row of certain waves; each next help starts on or after the day of the report before it."""
    whole, lacking = _certain_waves(starts, reports=reports, limits=limits)
    row: list[Wave] = []
    free = 0
    for wave in sorted(whole, key=lambda one: (one.report.span.s_hi, one.help.span)):
        if wave.help.span.s_lo >= free:
            row.append(wave)
            free = wave.report.span.s_hi
    last = max(lacking, key=lambda one: one.help.span, default=None)
    return [*row, last] if last and last.help.span.s_lo >= free else row


def _certain_waves(starts: Starts, *, reports: Sequence[Episode], limits: Limits) -> tuple[list[Wave], list[Wave]]:
    """For each help that certainly ended so: the earliest certain report with new help, and the earliest at all."""
    near_reports, restarts = _near_rows(reports), _Restarts(starts, within=limits.restart)
    whole: list[Wave] = []
    lacking: list[Wave] = []
    for one in starts.ended:
        if one.ended is not ZEKER:
            continue
        _, _, e_lo, e_hi = one.span
        latest = e_lo + limits.report
        after = [row for row in near_reports(e_lo, e_hi + limits.report) if row[1] > e_hi and row[0] <= latest]
        if not after:
            continue
        after.sort()
        lacking.append(_made(Wave, (one, after[0][-1], None, ZEKER)))
        for *_, report in after:
            known, other = restarts.after(report, than=one)
            if other and known is ZEKER:
                whole.append(Wave(one, report, other, ZEKER))
                break
    return whole, lacking


def _near_rows(reports: Sequence[Episode], /) -> Callable[[int, int], Sequence[tuple[int, int, int, Episode]]]:
    """As :func:`near`, as rows that sort by when a report was told at the latest: no two have the same number."""
    found = near(reports)
    rows = {id(one): (one.span[1], one.span[0], number, one) for number, one in enumerate(reports)}
    return lambda first, last: [rows[id(one)] for one in found(first, last)]


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


def waves_of(starts: Starts, *, reports: Sequence[Episode], limits: Limits) -> list[Wave]:
    """Every help that may have ended in a way that counts, with every report that follows it and new help, or none."""
    found: list[Wave] = []
    near_reports, within = near(reports), limits.report
    restarts = _Restarts(starts, within=limits.restart)
    for one in starts.ended:
        (_, _, e_lo, e_hi), ended = one.span, one.ended
        latest = e_hi + within
        for report in near_reports(e_lo, latest):
            s_lo, s_hi, _, _ = report[0]
            if s_lo > e_hi and s_hi - e_lo <= within:
                sure = ended
            elif s_hi > e_lo and s_lo <= latest:
                sure = MOGELIJK
            else:
                continue
            known, other = restarts.after(report, than=one)
            if other:
                found.append(_made(Wave, (one, report, other, sure if sure <= known else known)))
            found.append(_made(Wave, (one, report, None, sure)))
    return found


class _Restarts:
    """The surest help that started again after a report; looked up once for each report.

    Help that was declined stands in where none certainly started: with it the next wave begins.
    """

    def __init__(self, starts: Starts, *, within: int) -> None:
        self._starts = starts
        self._within = within
        self._known: dict[int, list[tuple[Certainty, Help]]] = {}

    def after(self, report: Episode, *, than: Help) -> tuple[Certainty, Help | None]:
        """How sure, and which: another than the help that ended before the report."""
        found = self._known.get(id(report))
        if found is None:
            s_lo, s_hi, _, _ = report[0]
            found = _restarts(s_lo, s_hi, helps=self._starts.near, within=self._within)
            if len(found) < 2 or found[1][0] is MOGELIJK:
                found += _restarts(s_lo, s_hi, helps=self._starts.declined, within=self._within)
                found.sort(key=_doubt)
            self._known[id(report)] = found
        for known, other in found:
            if other is not than:
                return known, other
        return NEE, None


def _doubt(found: tuple[Certainty, Help], /) -> int:
    return -found[0]


def _restarts(
    first: int, last: int, /, *, helps: Callable[[int, int], Sequence[Help]], within: int
) -> list[tuple[Certainty, Help]]:
    """The two surest helps that started again after a report, of which one may be the help that ended before it."""
    sure: list[tuple[Certainty, Help]] = []
    maybe: list[tuple[Certainty, Help]] = []
    for other in helps(first, last + within):
        s_lo, s_hi, _, _ = other.span
        if s_lo >= last and s_hi - first <= within:
            sure.append((ZEKER, other))
            if len(sure) > 1:
                return sure
        elif s_hi >= first and s_lo - last <= within:
            maybe.append((MOGELIJK, other))
    return [*sure, *maybe][:2]


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


T = TypeVar("T", bound=_Placed)


def near(items: Sequence[T], /) -> Callable[[int, int], Sequence[T]]:
    """Look up what can start between two days, in items that stand in order of time."""
    spans = [item.span for item in items]
    widest = max([one[1] - one[0] for one in spans], default=0)
    kept = items
    if widest > _TOO_VAGUE:
        kept = [item for item in items if item.span[1] - item.span[0] <= _TOO_VAGUE]
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
