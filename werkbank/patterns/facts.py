"""The events of a casus as facts with days in numbers: read once, before any detector looks.

Only *facts* that have happened by the day of looking count, unless switched otherwise. Reports are facts of somebody
reporting; refuted ones count only when switched on. Bounds of an end (interchange.md): a period that runs has not
ended; help and measures without an end ended somewhere between their start and the next certain start of that kind for
one of the same persons, or the day of looking; everything else without an end is a moment.

When the case is looked at as of an earlier day, an event that may lie after it is *mogelijk* there at most, and an end
after that day is not known yet. A date with a question mark makes what leans on it *mogelijk* at most (``sure``).
Facts stand in one order that depends on their content only, never on ids or on the order of entry.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import accumulate, pairwise
from operator import attrgetter, itemgetter, lt, ne
from typing import NamedTuple

from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import MOGELIJK, NEE, ZEKER, Certainty, VagueDate, split_period
from werkbank.model.entities import Event
from werkbank.model.kinds import Nature
from werkbank.model.vocabulary import Early, Ending, EventKind, vocabulary
from werkbank.patterns import keys
from werkbank.patterns.spans import FIRST_DAY, Span, span

REFUTED = "weerlegd"
_OPEN_LANES = frozenset(("hulp", "maatregel"))
_Starts = tuple[list[tuple[int, int]], list[int]]  # sorted; the smallest latest day of each and all after it
_NONE: _Starts = ([], [])
_STEP = 1 << 20  # between the places of two facts, so that others fit in between
_FAR = 1 << 62
_made = tuple.__new__  # a row from its values without the detour of naming them: there are many
_FACT = Nature.FACT
_UNKNOWN_KIND = EventKind(id="overig", label="", lane="leven")
ENDED_EARLY, IN_TIME, DECLINED, NOT_KNOWN = Early.YES, Early.NO, Early.DECLINED, Early.UNKNOWN
"""By name for loops, as ZEKER is (see :mod:`werkbank.model.dates.certainty`)."""


@dataclass(slots=True, eq=False, repr=False)
class Fact:
    """One event: its span, its place in the order of time, whom it concerns and what counts as the same.

    Values that nobody changes once they are read; not frozen and with the bounds of the span beside it, because there
    are many facts, made at once and looked at by every rule. Two facts are the same only when they are one object.
    """

    s_lo: int
    s_hi: int
    e_lo: int
    e_hi: int
    span: Span
    place: int
    id: EntityId
    event: Event
    kind: EventKind
    name: str  # of its kind, as the event has it
    persons: frozenset[EntityId]
    subjects: frozenset[EntityId]
    ended: Certainty
    sure: bool
    exact: bool  # a day, or from a day to a day, that nobody doubts
    open_end: bool
    is_refuted: bool  # a report of which it was found that what was reported is not so
    reasons: keys.Keys
    groups: keys.Keys
    provider: str
    product: str
    ending: Ending
    early: Early  # whether help ended early; unknown for everything that is no help

    def but(self, *, span: Span | None = None, place: int | None = None, sure: bool | None = None) -> Fact:
        """The same fact with another span or place, or not sure of its date."""
        when, known = self.span if span is None else span, self.sure if sure is None else sure
        exact = known and when.s_lo == when.s_hi and when.e_lo == when.e_hi
        return Fact(
            *when, when, self.place if place is None else place, self.id, self.event, self.kind, self.name,
            self.persons, self.subjects, self.ended, known, exact, self.open_end, self.is_refuted, self.reasons,
            self.groups, self.provider, self.product, self.ending, self.early,
        )  # fmt: skip

    def certainty(self) -> Certainty:
        """How sure this fact lies within its bounds."""
        return ZEKER if self.sure else MOGELIJK


_TOLD = itemgetter("kind", "title", "product", "organisation", "reason", "outcome", "finding", "source")
_SPAN, _NAME = attrgetter("span"), attrgetter("name")
_BOUNDS = attrgetter("s_lo", "s_hi", "e_lo", "e_hi")  # plain rows are sorted quicker than spans


class Look(NamedTuple):
    """How the facts are read: on which day, as of which day, and what is switched on."""

    today: date
    as_of: date
    stories: bool = False
    refuted: bool = False

    @property
    def cut(self) -> int:
        return self.as_of.toordinal()


class Reading(NamedTuple):
    """The facts of a casus in order of time, with what it takes to read nearly the same casus again.

    ``unbounded``: each fact before the ends that nobody noted were bounded. ``tied``: only the order of entry tells
    some of them apart.
    """

    facts: tuple[Fact, ...]
    unbounded: Sequence[Fact]
    tied: bool


def read(casus: Casus, *, look: Look, rank: Mapping[EntityId, int], before: Reading | None = None) -> Reading:
    """Every fact of the casus in order of time; ``rank`` is the place of each person in an order of their own.

    With ``before``, read with the same look and ranks, a fact that says the same and has the same place among the
    others is the same object as before.
    """
    if before is not None:
        return _read_again(casus, look=look, rank=rank, before=before)
    found, tied = _settled(_read(casus.events.values(), look=look), rank=rank)
    for place, fact in enumerate(found, start=1):
        fact.place = place * _STEP
    return Reading(tuple(_bounded(found, cut=look.cut, before={})), found, tied)


def _read_again(casus: Casus, *, look: Look, rank: Mapping[EntityId, int], before: Reading) -> Reading:
    known = {id(fact.event): fact for fact in before.unbounded}
    events = list(casus.events.values())
    fresh = _read([event for event in events if id(event) not in known], look=look)
    left = known.keys() & set(map(id, events))
    kept = [fact for key, fact in known.items() if key in left]
    inserted = _inserted(fresh, among=kept) if not before.tied else None
    ordered, tied = inserted or _settled(_of(events, fresh=fresh, known=known), rank=rank)
    placed = _placed(ordered)
    bounded = {fact.id: fact for fact in before.facts if fact.open_end}
    return Reading(tuple(_bounded(placed, cut=look.cut, before=bounded)), placed, tied)


def _of(events: Iterable[Event], *, fresh: Iterable[Fact], known: Mapping[int, Fact]) -> list[Fact]:
    """What is read of each event, in order of entry."""
    every = {**known} | {id(fact.event): fact for fact in fresh}
    return [every[key] for key in map(id, events) if key in every]


def _inserted(fresh: Iterable[Fact], *, among: list[Fact]) -> tuple[list[Fact], bool] | None:
    """What is new put in its place; None when its days alone do not say where that is."""
    for one in fresh:
        place = bisect_left(among, one.span, key=_SPAN)
        if place < len(among) and among[place].span == one.span:
            return None
        among.insert(place, one)
    return among, False


def _placed(ordered: Sequence[Fact]) -> list[Fact]:
    """The facts with their places; a known one keeps its own when all that is new fits between."""
    places = _places([fact.place for fact in ordered])
    return [fact if fact.place == place else fact.but(place=place) for fact, place in zip(ordered, places, strict=True)]


def _places(kept: list[int]) -> list[int]:
    """A rising number for each; what is 0 gets one between its neighbours, and all get another when that cannot be."""
    if 0 not in kept and all(map(lt, kept, kept[1:])):
        return kept
    places, last = list(kept), 0
    nexts = [*accumulate(reversed([place or _FAR for place in kept]), min)][::-1]
    for number, place in enumerate(places):
        free = nexts[number] - last
        if not place:
            places[number] = last + (_STEP if free > 2 * _STEP else free // 2)
        if places[number] <= last:
            return [(n + 1) * _STEP for n in range(len(places))]
        last = places[number]
    return places


def _settled(found: list[Fact], *, rank: Mapping[EntityId, int]) -> tuple[list[Fact], bool]:
    """In order of time; what has the same days in an order of its content, so that the order of entry does not matter.

    Also says whether that tells all of them apart.
    """
    found.sort(key=_BOUNDS)
    spans = [fact.span for fact in found]
    tied, first = False, 0
    for until, differs in enumerate([*map(ne, spans, spans[1:]), True], start=1):
        if differs and until - first > 1:
            found[first:until], same = _by_content(found[first:until], rank=rank)
            tied = tied or same
        first = until if differs else first
    return found, tied


def _by_content(facts: list[Fact], *, rank: Mapping[EntityId, int]) -> tuple[list[Fact], bool]:
    """Facts on the same days in an order of what they say, and whether some say the same; kinds mostly tell."""
    if len({fact.name for fact in facts}) == len(facts):
        return sorted(facts, key=_NAME), False
    together = sorted([(_content(fact.event, rank=rank), n, fact) for n, fact in enumerate(facts)])
    return [fact for _, _, fact in together], any(one[0] == other[0] for one, other in pairwise(together))


def _content(event: Event, *, rank: Mapping[EntityId, int]) -> tuple[object, ...]:
    return (*_TOLD(event.__dict__), sorted([rank.get(who, 0) for who in event.persons]))


def _read(events: Iterable[Event], *, look: Look) -> list[Fact]:
    """What counts as a fact, without a place yet."""
    cut, stories, refuted, earlier = look.cut, look.stories, look.refuted, look.as_of < look.today
    kinds, names = dict[str, EventKind](), vocabulary().event_kinds
    found: list[Fact] = []
    for event in events:
        said = event.__dict__  # asking the entity itself for a field takes three times as long
        if said["nature"] is not _FACT and not stories:
            continue
        is_refuted = said["finding"] == REFUTED
        if is_refuted and not refuted:
            continue
        name, begin, end, running = said["kind"], said["date"], said["end"], said["running"]
        kind = kinds.get(name)
        if kind is None:
            kind = kinds[name] = names.get(name, _UNKNOWN_KIND)
        if "/" in begin.edtf:
            begin, last, goes_on = split_period(begin)
            end, running = last or end, running or goes_on
        first, latest = begin.lo, begin.hi
        s_lo = s_hi = first.toordinal() if first is not None else FIRST_DAY
        if latest is not first or latest is None:
            s_hi = latest.toordinal() if latest is not None else max(cut, s_lo)
        if s_lo > cut:
            continue
        sure = not (begin.uncertain or end.uncertain or (earlier and s_hi > cut))
        s_hi = s_hi if s_hi < cut else cut
        if running or end.edtf or said["period"] or kind.lane in _OPEN_LANES:
            when, ended, open_end = _until(end, running=running, start=(s_lo, s_hi), kind=kind, cut=cut, event=event)
            s_lo, s_hi, e_lo, e_hi = when
        else:
            e_lo, e_hi, ended, open_end = s_lo, s_hi, ZEKER, False
            when = _made(Span, (s_lo, s_hi, s_lo, s_hi))
        persons, about, reason = _people(said["persons"]), said["about"], said["reason"]
        product, ending = _help_of(event) if "help" in kind.classes else ("", keys.NO_ENDING)
        fact = Fact(
            s_lo, s_hi, e_lo, e_hi, when, 0, said["id"], event, kind, name, persons,
            _people(about) if about else persons, ended, sure, sure and s_lo == s_hi and e_lo == e_hi,
            open_end, is_refuted,
            keys.reasons(reason) if reason else keys.NONE, keys.groups(reason) if reason else keys.NONE,
            keys.provider(said["organisation"]), product, ending, ending.early,
        )  # fmt: skip
        found.append(fact)
    return found


def _help_of(event: Event, /) -> tuple[str, Ending]:
    """What the help was, and how it ended."""
    ending = keys.ending(event.outcome, event.stopped_by, event.end_reason)
    return keys.product(event.product, event.kind), ending


@lru_cache(1024)
def _people(ids: tuple[EntityId, ...], /) -> frozenset[EntityId]:
    return frozenset(ids)


def _days(claim: VagueDate, *, cut: int) -> tuple[int, int]:
    first, last = claim.lo, claim.hi
    lo = first.toordinal() if first else FIRST_DAY
    if last is first and last is not None:
        return lo, lo
    return lo, last.toordinal() if last else max(cut, lo)


def _until(
    end: VagueDate, *, running: bool, start: tuple[int, int], kind: EventKind, cut: int, event: Event
) -> tuple[Span, Certainty, bool]:
    """The span, whether it certainly ended, and whether its end is unknown."""
    s_lo, s_hi = start
    if running:
        return span(s_lo, s_hi, e_lo=cut, e_hi=cut), NEE, False
    if end.is_known:
        e_lo, e_hi = _days(end, cut=cut)
        if e_lo > cut:
            return span(s_lo, s_hi, e_lo=cut, e_hi=cut), NEE, False
        if e_hi >= s_lo:  # else the end lies before the start: contradiction, so nothing is known of the end
            ended = ZEKER if e_hi <= cut else MOGELIJK
            return span(s_lo, s_hi, e_lo=e_lo, e_hi=min(e_hi, cut)), ended, False
    if end.is_known or event.period or (kind.lane in _OPEN_LANES and kind.shape == "period"):
        return span(s_lo, s_hi, e_lo=s_lo, e_hi=cut), MOGELIJK, True
    return Span(s_lo, s_hi, s_lo, s_hi), ZEKER, False


def _bounded(facts: Sequence[Fact], *, cut: int, before: Mapping[EntityId, Fact]) -> Sequence[Fact]:
    """Give ends that nobody noted the next certain start of that kind and person as their latest day."""
    open_kinds = {fact.name for fact in facts if fact.open_end}
    if not open_kinds:
        return facts
    starts = _starts(facts, kinds=open_kinds)
    bounded = list(facts)
    for number, fact in enumerate(facts):
        if fact.open_end:
            nexts = [_next(starts.get((fact.name, who), _NONE), after=fact.s_hi) for who in fact.persons]
            e_hi = min([cut, *(found for found in nexts if found)])
            had, when = before.get(fact.id), Span(fact.s_lo, fact.s_hi, fact.e_lo, max(e_hi, fact.s_hi))
            same = had is not None and had.event is fact.event and had.span == when and had.place == fact.place
            bounded[number] = had if had is not None and same else fact.but(span=when)
    return bounded


def _starts(facts: Iterable[Fact], *, kinds: set[str]) -> Mapping[tuple[str, EntityId], _Starts]:
    """Earliest and latest start of every fact of these kinds, by kind and person, sorted."""
    starts: dict[tuple[str, EntityId], list[tuple[int, int]]] = {}
    for fact in facts:
        if fact.name in kinds and fact.sure:
            start = (fact.s_lo, fact.s_hi)
            for who in fact.persons:
                starts.setdefault((fact.name, who), []).append(start)
    for found in starts.values():
        found.sort()
    return {key: (found, _least_from(found)) for key, found in starts.items()}


def _least_from(starts: Sequence[tuple[int, int]]) -> list[int]:
    """The smallest latest day of each start and all after it."""
    least = list(accumulate((latest for _, latest in reversed(starts)), min))
    return least[::-1]


def _next(starts: _Starts, *, after: int) -> int:
    found, least = starts
    at = bisect_right(found, (after, 1 << 30))
    return least[at] if at < len(found) else 0
