"""Normalise facts into episodes before anybody counts (patterns.md section 2).

N1 the same product of one provider that overlaps or goes on the next day is one episode; N2 the same holds for a
measure, whoever carries it out, because a prolonged measure is the same measure; N3 reports by several agencies within
7 days about one incident are one incident.

With vague dates it can be open whether two facts are one episode. So every group of facts is cut up twice:

* ``firm``: whatever *may* be one episode is one. Two firm episodes are certainly different ones.
* ``loose``: only what is *certainly* one is one. There cannot be more episodes than that.

Invariants: facts without a sure date stand in no firm episode, so they never carry a certain conclusion; narrowing a
date splits firm episodes, never joins them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from werkbank.model.clock import EntityId
from werkbank.patterns.facts import Fact
from werkbank.patterns.spans import Span, hull

ONE_INCIDENT = 7  # days, N3
_AT_HOME = frozenset(("veiligheid", "relatie-ouders"))  # what one agency calls a quarrel another calls violence
_made = tuple.__new__  # see werkbank.patterns.reading
Alike = Callable[[Fact, Fact], bool]


class Episode(NamedTuple):
    """Facts that are one thing, with the bounds of the whole and everybody they concern."""

    span: Span
    facts: tuple[Fact, ...]
    persons: frozenset[EntityId]


def as_one(*facts: Fact) -> Episode:
    """Facts as one thing."""
    if len(facts) == 1:
        (fact,) = facts
        return _made(Episode, (fact.span, facts, fact.persons))
    people = facts[0].persons.union(*[fact.persons for fact in facts])
    return Episode(hull([fact.span for fact in facts]), facts, people)


class Cut(NamedTuple):
    """The two ways to cut up a group of facts."""

    firm: tuple[Episode, ...]
    loose: tuple[Episode, ...]

    @property
    def exact(self) -> bool:
        """Every date is a sure day, so both are the same: only then are they one value, but for a single episode."""
        return self.firm is self.loose and (len(self.firm) != 1 or are_exact(self.firm[0].facts))


def same_provider(one: Fact, other: Fact, /) -> bool:
    """N1: one provider; where nobody noted who it was, it may be the same."""
    return one.provider == other.provider or not (one.provider and other.provider)


def same_help(one: Fact, other: Fact, /) -> bool:
    """N1 in the family as a whole: one provider, and somebody for whom both are; else it goes on beside each other."""
    apart = one.persons and other.persons and one.persons.isdisjoint(other.persons)
    return not apart and same_provider(one, other)


def always(one: Fact, other: Fact, /) -> bool:  # noqa: ARG001 - the shape of Alike
    """N2: a measure goes on with whoever carries it out."""
    return True


def one_incident(one: Fact, other: Fact, /) -> bool:
    """N3: about the same people, for a reason that fits, told by several agencies (or the same day by one)."""
    return _fit(one, other) and (_several(one, other) or one.span == other.span)


def maybe_one_incident(one: Fact, other: Fact, /) -> bool:
    """The same, where one agency may have meant the same day: dates that become sharper only take incidents apart."""
    if not _fit(one, other):
        return False
    vague = not (one.exact and other.exact)
    same_day = one.span == other.span or (vague and one.s_lo <= other.s_hi and other.s_lo <= one.s_hi)
    return _several(one, other) or same_day


def _fit(one: Fact, other: Fact, /) -> bool:
    about_others = one.persons and other.persons and one.persons.isdisjoint(other.persons)
    return not (about_others or (one.reasons.isdisjoint(other.reasons) and _told_apart(one.groups, other.groups)))


def _several(one: Fact, other: Fact, /) -> bool:
    """Told by several agencies, or by who knows whom."""
    return one.provider != other.provider or not one.provider


def _told_apart(one: frozenset[str], other: frozenset[str], /) -> bool:
    """Known reasons that do not go together; words that nobody knows can be those of another agency for the same."""
    if not (one and other) or not one.isdisjoint(other):
        return False
    return not (one <= _AT_HOME and other <= _AT_HOME)


def cut_up(facts: Sequence[Fact], *, alike: Alike) -> Cut:
    """Cut facts up into episodes (N1, N2): what overlaps or goes on the next day, and is alike, is one.

    Args:
        facts: in order of time.
        alike: which two facts can be one episode at all.
    """
    return _cut(facts, alike=alike, near=1)


def incidents(reports: Sequence[Fact]) -> Cut:
    """Reports cut up into incidents (N3), in order of time."""
    return _cut(reports, alike=maybe_one_incident, surely=one_incident, near=ONE_INCIDENT)


def loose_incidents(reports: Sequence[Fact]) -> tuple[Episode, ...]:
    """As many incidents as there can be, where nobody asks how many there are for certain."""
    return _joined(reports, alike=one_incident, near=ONE_INCIDENT, bounds=_MUST)


def incidents_with(wanted: Iterable[Fact], *, among: Sequence[Fact]) -> list[Episode]:
    """The incidents of several reports, on exact days, that may hold any of ``wanted``; others are not worked out."""
    ids = set(map(id, wanted))
    ends = accumulate([fact.e_hi + ONE_INCIDENT for fact in among], max)
    begins = [n for n, (fact, until) in enumerate(zip(among[1:], ends, strict=False), start=1) if fact.s_lo > until]
    found: list[Episode] = []
    for first, after in pairwise((0, *begins, len(among))):
        if after - first > 1 and not ids.isdisjoint(map(id, among[first:after])):
            found += _of_run(among[first:after], alike=maybe_one_incident, near=ONE_INCIDENT, bounds=_MAY)
    return found


def certain_incidents(reports: Sequence[Fact], *, enough: int) -> int:
    """How many different incidents there are for certain; where that is ``enough`` or more, at least so many.

    The first reports often tell: what ended before the others can have begun is joined with none of them.
    """
    sure = [fact for fact in reports if fact.sure]
    runs = _runs([(fact.s_lo, fact.e_hi + ONE_INCIDENT) for fact in sure])
    if runs >= enough:
        return runs
    part = enough + enough // 2
    while part < len(sure):
        found = _joined(sure[:part], alike=maybe_one_incident, near=ONE_INCIDENT, bounds=_MAY)
        closed = sum([one.span.e_hi < sure[part].s_lo - ONE_INCIDENT for one in found])
        if closed >= enough:
            return closed
        part *= 2
    return len(_joined(sure, alike=maybe_one_incident, near=ONE_INCIDENT, bounds=_MAY))


def _runs(days: Iterable[tuple[int, int]], /) -> int:
    """How many times something begins, in order of time, after all before it ended."""
    count = until = 0
    for first, last in days:
        if first > until:
            count += 1
        until = max(until, last)
    return count


def _cut(facts: Sequence[Fact], *, alike: Alike, near: int, surely: Alike | None = None) -> Cut:
    """``alike``: which two can be one at all; ``surely``: which two are one when they touch, unless all of those."""
    if len(facts) == 1:
        only = (as_one(facts[0]),)
        return _made(Cut, (only if facts[0].sure else (), only))
    if are_exact(facts):
        firm = _joined(facts, alike=alike, near=near, bounds=_MAY)
        return _made(Cut, (firm, firm))
    firm = _joined([fact for fact in facts if fact.sure], alike=alike, near=near, bounds=_MAY)
    return Cut(firm, _joined(facts, alike=surely or alike, near=near, bounds=_MUST))


def are_exact(facts: Iterable[Fact], /) -> bool:
    """All of them are exact."""
    for fact in facts:  # noqa: SIM110 - a plain loop takes half the time
        if not fact.exact:
            return False
    return True


class _Group:
    """An episode in the making; ``only`` is an exact first report, from which an incident is counted.

    ``heads``: of the facts that touch the same others, one.
    """

    __slots__ = ("end", "facts", "heads", "only")

    def __init__(self, fact: Fact, *, end: int, anchored: bool) -> None:
        self.facts = [fact]
        self.heads: dict[object, Fact] | None = None  # None: the only fact
        self.end = end  # the latest of the bounds by which it can be touched
        self.only = self.facts if anchored and fact.exact else None

    def take(self, facts: Sequence[Fact], *, end: int) -> None:
        if self.heads is None:
            self.heads = {_touching(fact): fact for fact in self.facts}
        for fact in facts:
            self.heads.setdefault(_touching(fact), fact)
        self.only = self.only and self.only[:1]
        self.facts = [*self.facts, *facts]
        self.end = max(self.end, end)


def _touching(fact: Fact, /) -> object:
    """All that says which other facts can be one with it."""
    return fact.span, fact.persons, fact.reasons, fact.groups, fact.provider


_MAY, _MUST = (0, 3), (1, 2)
"""The bounds of a span by which two may, or must, touch: the place of its begin and of its end."""
_CROWD = 16  # groups: from here it pays to let go of those that ended


def _joined(facts: Sequence[Fact], *, alike: Alike, near: int, bounds: tuple[int, int]) -> tuple[Episode, ...]:
    """Join facts that touch; what begins after all before it ended begins a new run and is joined with none of it.

    Ended is by the bound that touches: what comes later begins later, so nothing of it reaches back.
    """
    if not facts:
        return ()
    found: list[Episode] = []
    lasts = [fact.e_hi + near for fact in facts] if bounds is _MAY else [fact.e_lo + near for fact in facts]
    first, until = 0, lasts[0]
    for place, last in enumerate(lasts):
        if facts[place].s_lo > until:
            if place - first == 1:
                one = facts[first]
                found.append(_made(Episode, (one.span, (one,), one.persons)))
            else:
                found += _of_run(facts[first:place], alike=alike, near=near, bounds=bounds)
            first, until = place, last
        elif last > until:
            until = last
    found += _of_run(facts[first:], alike=alike, near=near, bounds=bounds)
    return tuple(found)


def _of_run(facts: Sequence[Fact], *, alike: Alike, near: int, bounds: tuple[int, int]) -> Sequence[Episode]:
    """Mostly a run has one fact, or two that are one or are not; where all may be one, each touches one before it."""
    if alike is always and bounds is _MAY:
        return (as_one(*facts),)
    if len(facts) != 2:
        return _joined_run(facts, alike=alike, near=near, bounds=bounds) if len(facts) > 1 else (as_one(*facts),)
    one, other = facts
    begin, end = bounds
    if one.span[end] >= other.span[begin] - near and one.span[begin] <= other.span[end] + near and alike(one, other):
        return (as_one(one, other),)
    return as_one(one), as_one(other)


def _joined_run(facts: Sequence[Fact], *, alike: Alike, near: int, bounds: tuple[int, int]) -> list[Episode]:
    """Join facts one by one in order of time.

    An incident is counted from its first report, so that weekly reports do not become one incident.
    """
    begin, end = bounds
    groups: list[_Group] = []
    active: list[_Group] = []
    latest = -1  # of the ends of what is active
    for fact in facts:
        span = fact.span
        first, last = span[begin] - near, span[end] + near
        touched: list[_Group] = []
        if latest >= first:
            if len(active) > _CROWD:
                active = [group for group in active if group.end >= span[0] - near]
            anchored = near > 1 and fact.exact
            for group in active:
                if group.end < first:
                    continue
                for one in (anchored and group.only) or (group.heads.values() if group.heads else group.facts):
                    if one.span[end] >= first and one.span[begin] <= last and alike(one, fact):
                        touched.append(group)
                        break
        if touched:
            _merge(touched, fact, end=span[end])
            active = [group for group in active if group.facts] if len(touched) > 1 else active
        else:
            groups.append(_Group(fact, end=span[end], anchored=near > 1))
            active.append(groups[-1])
        latest = span[end] if span[end] > latest else latest
    found = [as_one(*group.facts) for group in groups if group.facts]
    if len(found) < len(facts):
        found.sort(key=by_time)
    return found


def _merge(touched: Sequence[_Group], fact: Fact, /, *, end: int) -> None:
    """All of it is one; the groups after the first are left empty."""
    first, *others = touched
    first.take([fact], end=end)
    for other in others:
        first.take(other.facts, end=other.end)
        other.facts = []


def by_time(one: Episode, /) -> tuple[object, ...]:
    """The order of episodes in time."""
    return (*one.span, one.facts[0].place)  # a plain row is compared quicker than a span
