"""Rows of certain waves: help that ended, the report after it, new help after that, whatever the true dates are.

The next help of a row starts on or after the day of the report before it. So the longest row comes from taking the
earliest report first that certainly follows help that is still free and is certainly followed by new help; only the
last wave may lack that. Help that was declined stands in where none certainly started: with it the next wave begins.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence

from werkbank.model.dates import ZEKER
from werkbank.patterns.detectors.wave_search import TOO_VAGUE, Limits, Offered, Wave
from werkbank.patterns.episodes import Episode
from werkbank.patterns.spans import Span

_made = tuple.__new__  # see werkbank.patterns.facts
_Told = Mapping[int, Sequence[Episode]]


def certain_row(offered: Offered, *, reports: Sequence[Episode], limits: Limits) -> list[Wave]:
    """The longest row of certain waves."""
    ended, told = offered.ended, _by_last_day(reports)
    row: list[Wave] = []
    if not ended or not told:
        return row
    by_end = sorted([(one.span[2], number, one) for number, one in enumerate(ended)])
    ends, again = [one[0] for one in by_end], _again(offered, within=limits.restart)
    free, within = 0, limits.report
    for last, some in told.items():
        soonest = last - within if last - within > free else free
        near = by_end[bisect_left(ends, soonest) : bisect_left(ends, some[-1].span[0])]
        given = _first(near, free=free, before=some[-1].span[0]) if near else None
        for report in some if given else ():  # what any of them follows, the last does
            if given and given.span[3] < report.span[0] and (other := again(report.span)):
                row.append(_made(Wave, (given, report, other, ZEKER)))
                free = last
                break
    lacking = _lacking([one for one in ended if one.span[0] >= free], told=told, within=within)
    return [*row, Wave(*lacking, None, ZEKER)] if lacking else row


def _by_last_day(reports: Sequence[Episode], /) -> _Told:
    """Reports by the last day on which they can have been told, in order of time."""
    found: dict[int, list[Episode]] = {}
    for report in reports:  # which stand in the order of their first day
        first, last, _, _ = report.span
        if last - first <= TOO_VAGUE:
            found.setdefault(last, []).append(report)
    return {last: found[last] for last in sorted(found)}


def _first(near: Sequence[tuple[int, int, Episode]], *, free: int, before: int) -> Episode | None:
    """Of help that is told with its end: the first that starts on day ``free`` or later and certainly ends before."""
    found = None
    for *_, one in near:
        span = one.span
        if span[3] < before and span[0] >= free and (found is None or span < found.span):
            found = one
    return found


def _again(offered: Offered, *, within: int) -> Callable[[Span], Episode | None]:
    """Look up the first help that certainly started again after a report; or else was declined again."""
    rows = [(some, [one.span[0] for one in some]) for some in (offered.circle.episodes.firm, offered.declined)]

    def look_up(told: Span) -> Episode | None:
        first, last = told[1], told[0] + within
        for some, begins in rows:
            for place in range(bisect_left(begins, first), bisect_right(begins, last)):
                span = some[place].span
                if span[1] <= last and span[1] - span[0] <= TOO_VAGUE:
                    return some[place]
        return None

    return look_up


def _lacking(free: Sequence[Episode], *, told: _Told, within: int) -> tuple[Episode, Episode] | None:
    """The last free help that a report certainly follows, and the first of those reports."""
    lasts = list(told) if free else []
    for one in sorted(free, key=_span, reverse=True):
        _, _, e_lo, e_hi = one.span
        for last in lasts[bisect_right(lasts, e_hi) : bisect_right(lasts, e_lo + within)]:
            for report in told[last]:
                if report.span[0] > e_hi:
                    return one, report
    return None


def _span(one: Episode, /) -> Span:
    return one.span
