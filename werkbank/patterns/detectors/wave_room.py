"""How much of the room of vague dates agrees with a wave: on what part of the days that its dates can mean it is one.

Nearly anything *can* have come within months of a year that somebody remembers. So a possible wave counts only when it
is one on at least a fifteenth of those days, each taken for as likely as the next; a family that knows only the years
still finds its waves. For some days on which the report can be, spread evenly, the days are counted on which help can
have ended soon enough before and new help can have begun soon enough after. That nobody noted the end of help is no
vague date: it takes nothing away.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from operator import mul

from werkbank.patterns.episodes import Episode
from werkbank.patterns.facts import DECLINED
from werkbank.patterns.spans import Span

_PART = 15
_DAYS = 16  # on which a report can be, at most: more of them hardly change the outcome
_NEARLY = 1e-9  # what rounding may take away
Parts = Sequence[float]
"""For each of some days the part of other days that agrees with it."""


def days_of(told: Span, /) -> Sequence[int]:
    """Some days on which a report can be, spread evenly."""
    wide = told.s_hi - told.s_lo + 1
    count = min(wide, _DAYS)
    return [told.s_lo + (2 * n + 1) * wide // (2 * count) for n in range(count)]


def ends_before(one: Episode, /, *, days: Sequence[int], within: int) -> Parts:
    """Of the days on which help can have ended: the part that is soon enough before each of the days."""
    _, _, lo, hi = one.span
    noted = one.facts[0].early is DECLINED or not any(fact.open_end for fact in one.facts)
    if not noted or (hi < days[0] and days[-1] - lo <= within):
        return [1.0] * len(days)
    return [max(0, min(hi, day - 1) - max(lo, day - within) + 1) / (hi - lo + 1) for day in days]


def begins_after(one: Episode, /, *, days: Sequence[int], within: int) -> Parts:
    """Of the days on which help can have begun: the part that is soon enough after each of the days."""
    lo, hi, _, _ = one.span
    return [max(0, min(hi, day + within) - max(lo, day) + 1) / (hi - lo + 1) for day in days]


def any_of(some: Sequence[Parts], /) -> Parts:
    """The part on which at least one of several agrees."""
    return some[0] if len(some) == 1 else [1 - prod(map(_rest, parts)) for parts in zip(*some, strict=True)]


def _rest(part: float, /) -> float:
    return 1 - part


def is_enough(one: Parts, other: Parts | None = None, /) -> bool:
    """Whether enough of the room agrees, with both on the same day."""
    agree = sum(map(mul, one, other)) if other is not None else sum(one)
    return agree * _PART + _NEARLY >= len(one)
