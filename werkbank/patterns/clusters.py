"""Things that come together in time: the most of them within a number of days, certainly or possibly.

Certainly: the stretch begins on the first possible day of one of them and all of the others lie in it. Possibly: it
begins on the last possible day of one of them and some of each other lies in it. Invariant: narrowing a date never
makes a certain stretch smaller.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from werkbank.model.dates import Certainty
from werkbank.patterns.facts import Fact
from werkbank.patterns.values import Step
from werkbank.patterns.wording import told

VAGUE = 730
"""Days: a vaguer claim says too little about what came together."""

PLENTY = 12
"""So many different things near each other are no family's year; nobody waits for a stretch that has still more."""


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


def itself(near: Near, /) -> object:
    """Nothing is of one sort with another."""
    return near.fact.id


def known(facts: Sequence[Fact], /) -> list[Near]:
    """The facts that say enough about when, as sure as they are themselves."""
    return [Near(fact, fact.certainty()) for fact in facts if fact.span.s_hi - fact.span.s_lo <= VAGUE]


def stretches(
    found: Sequence[Near],
    *,
    least: int,
    days: int,
    different: Different = each,
    growing: bool = True,
    sort: Sort = itself,
) -> Iterator[tuple[list[Near], Certainty]]:
    """One stretch after the other, the fullest first; what is in one is not counted again in the next.

    ``growing``: among more things there are never fewer different ones. ``sort``: two of one sort are never different.
    """
    left = list(found)
    most, most_sure = len(left), len(left)  # among fewer things no stretch is fuller than before
    while len(left) >= least:
        firm = [one for one in left if one.certainty is Certainty.ZEKER]
        limit = most_sure if growing else None
        sure = fullest(firm, least=least, days=days, certain=True, different=different, most=limit, sort=sort)
        most_sure, best = len(sure), sure
        if len(sure) < least:
            limit = most if growing else None
            best = fullest(left, least=least, days=days, certain=False, different=different, most=limit, sort=sort)
            most = len(best)
        if len(best) < least:
            return
        yield sorted(best, key=lambda one: one.fact.place), Certainty.ZEKER if best is sure else Certainty.MOGELIJK
        taken = {one.fact.id for one in best}
        left = [one for one in left if one.fact.id not in taken]


def fullest(
    found: Sequence[Near],
    *,
    least: int,
    days: int,
    certain: bool,
    different: Different,
    most: int | None,
    sort: Sort,
) -> list[Near]:
    """The most different things that lie certainly (or possibly) within ``days`` of each other; [] below ``least``.

    ``found``: in order of time. ``most``: no stretch has more than this, nor than there are different ones at all; None
    when among more things there may be fewer different ones: then ``PLENTY`` are enough to stop looking for more.
    """
    place = 0 if certain else 1
    starts = [one.fact.span[place] for one in found]
    ordered = [found[n] for n in sorted(range(len(found)), key=starts.__getitem__)]
    firsts = sorted(starts)
    reach = days + (0 if certain else VAGUE)
    if len(found) < least or not any(b - a <= reach for a, b in zip(firsts, firsts[least - 1 :], strict=False)):
        return []
    lasts = [one.fact.span[1 - place] for one in ordered]
    sorts = [sort(one) for one in ordered]
    best: list[Near] = []
    enough = min(len(ordered), PLENTY) if most is None else min(most, len(different(ordered, certain)))
    for number, first in enumerate(firsts):
        if len(best) >= enough:
            break
        if most is None and number and firsts[number - 1] == first:
            continue  # all of it was in the stretch before
        until = bisect_right(firsts, first + reach)
        fewest = max(len(best), least - 1)
        if until - number <= fewest or len(set(sorts[number:until])) <= fewest:
            continue
        limit = first + days
        inside = [ordered[n] for n in range(number, until) if lasts[n] <= limit]
        if len(inside) > fewest:
            kept = different(inside, certain)
            best = kept if len(kept) > fewest else best
    return best


def step(near: Near, /, *, status: Certainty) -> Step:
    """A step of a stretch: as sure as the whole, or as its own day is."""
    fact = near.fact
    sure = status is Certainty.ZEKER or (fact.span.s_lo == fact.span.s_hi and near.certainty is Certainty.ZEKER)
    return Step(Certainty.ZEKER if sure else Certainty.MOGELIJK, told(fact), (fact.id,))
