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

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import accumulate, groupby
from operator import itemgetter
from typing import NamedTuple

from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import Certainty, VagueDate, split_period
from werkbank.model.entities import Event
from werkbank.model.kinds import Nature
from werkbank.model.vocabulary import Early, Ending, EventKind, vocabulary
from werkbank.patterns import keys
from werkbank.patterns.spans import FIRST_DAY, Span, span

_REFUTED = "weerlegd"
_OPEN_LANES = frozenset(("hulp", "maatregel"))
_Starts = tuple[list[tuple[int, int]], list[int]]  # sorted; the smallest latest day of each and all after it
_NONE: _Starts = ([], [])
_STEP = 1 << 20  # between the places of two facts, so that others fit in between
_FAR = 1 << 62
_UNKNOWN_KIND = EventKind(id="overig", label="", lane="leven")


class Fact(NamedTuple):
    """One event: its span, its place in the order of time, whom it concerns and what counts as the same."""

    span: Span
    place: int
    id: EntityId
    event: Event
    kind: EventKind
    persons: frozenset[EntityId]
    subjects: frozenset[EntityId]
    ended: Certainty
    sure: bool
    open_end: bool
    reasons: keys.Keys
    groups: keys.Keys
    provider: str
    product: str
    ending: Ending

    @property
    def early(self) -> Early:
        """Whether help ended early; unknown for everything that is no help."""
        return self.ending.early

    @property
    def is_refuted(self) -> bool:
        """A report of which it was found that what was reported is not so."""
        return self.event.finding == _REFUTED

    def certainty(self) -> Certainty:
        """How sure this fact lies within its bounds."""
        return Certainty.ZEKER if self.sure else Certainty.MOGELIJK


class Look(NamedTuple):
    """How the facts are read: on which day, as of which day, and what is switched on."""

    today: date
    as_of: date
    stories: bool = False
    refuted: bool = False

    @property
    def cut(self) -> int:
        return self.as_of.toordinal()


class _Read(NamedTuple):
    """An event with its days in numbers, before it has its place among the others."""

    span: Span
    event: Event
    kind: EventKind
    ended: Certainty
    sure: bool
    open_end: bool


class Reading(NamedTuple):
    """The facts of a casus in order of time, with what it takes to read nearly the same casus again.

    ``raw`` has each fact by the place of its event in memory, before the ends that nobody noted were bounded.
    """

    facts: tuple[Fact, ...]
    raw: Mapping[int, tuple[_Read, Fact]]


def read(casus: Casus, *, look: Look, rank: Mapping[EntityId, int], before: Reading | None = None) -> Reading:
    """Every fact of the casus in order of time; ``rank`` is the place of each person in an order of their own.

    With ``before``, read with the same look and ranks, a fact that says the same and has the same place among the
    others is the same object as before.
    """
    known = before.raw if before else {}
    kinds = vocabulary().event_kinds
    cut, found = look.cut, list[_Read]()
    for event in casus.events.values():
        had = known.get(id(event))
        if had is not None:
            found.append(had[0])
        elif (one := _read(event, look=look, cut=cut, kind=kinds.get(event.kind, _UNKNOWN_KIND))) is not None:
            found.append(one)
    found.sort(key=itemgetter(0))
    ordered = list(_settled(found, rank=rank))
    raw = _placed(ordered, known=known)
    bounded = {fact.id: fact for fact in before.facts} if before else {}
    return Reading(tuple(_bounded([raw[id(one.event)][1] for one in ordered], cut=cut, before=bounded)), raw)


def _placed(ordered: Sequence[_Read], *, known: Mapping[int, tuple[_Read, Fact]]) -> dict[int, tuple[_Read, Fact]]:
    """The facts with their places; a known one keeps its own when all that is new fits between."""
    kept = [known.get(id(one.event)) for one in ordered]
    places = _places([had[1].place if had else 0 for had in kept])
    return {
        id(one.event): had if had and had[1].place == place else (one, _fact(one, place))
        for one, had, place in zip(ordered, kept, places, strict=True)
    }


def _places(kept: Sequence[int]) -> list[int]:
    """A rising number for each; what is 0 gets one between its neighbours, and all get another when that cannot be."""
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


def _settled(found: Iterable[_Read], *, rank: Mapping[EntityId, int]) -> Iterator[_Read]:
    """Put what has the same days in an order of its content, so that the order of entry makes no difference."""
    for _, same in groupby(found, key=itemgetter(0)):
        together = list(same)
        yield from together if len(together) == 1 else sorted(together, key=lambda one: _content(one.event, rank=rank))


def _content(event: Event, *, rank: Mapping[EntityId, int]) -> tuple[object, ...]:
    return (
        event.kind, event.title, event.product, event.organisation, event.reason, event.outcome, event.finding,
        event.source, sorted(rank.get(who, 0) for who in event.persons),
    )  # fmt: skip


def _read(event: Event, *, look: Look, cut: int, kind: EventKind) -> _Read | None:
    if (event.nature is not Nature.FACT and not look.stories) or (event.finding == _REFUTED and not look.refuted):
        return None
    begin, end, running = event.date, event.end, event.running
    if "/" in begin.edtf:
        begin, last, goes_on = split_period(begin)
        end, running = last or end, running or goes_on
    s_lo, s_hi = _days(begin, cut=cut)
    if s_lo > cut:
        return None
    doubt = begin.uncertain or end.uncertain or (s_hi > cut and look.as_of < look.today)
    start = (s_lo, min(s_hi, cut))
    if running or end.edtf or event.period or kind.lane in _OPEN_LANES:
        when, ended, open_end = _until(end, running=running, start=start, kind=kind, cut=cut, event=event)
    else:
        when, ended, open_end = Span(*start, *start), Certainty.ZEKER, False
    return _Read(when, event, kind, ended, not doubt, open_end)


def _fact(one: _Read, place: int, /) -> Fact:
    span, event, kind, ended, sure, open_end = one
    is_help = "help" in kind.classes
    persons = _people(event.persons)
    return Fact(
        span,
        place,
        event.id,
        event,
        kind,
        persons,
        _people(event.about) if event.about else persons,
        ended,
        sure,
        open_end,
        keys.reasons(event.reason),
        keys.groups(event.reason),
        keys.provider(event.organisation),
        keys.product(event.product, kind_id=event.kind) if is_help else "",
        _ending(event) if is_help else keys.NO_ENDING,
    )


@lru_cache(1024)
def _people(ids: tuple[EntityId, ...], /) -> frozenset[EntityId]:
    return frozenset(ids)


def _ending(event: Event) -> Ending:
    return keys.ending(event.outcome, stopped_by=event.stopped_by, end_reason=event.end_reason)


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
        return span(s_lo, s_hi, e_lo=cut, e_hi=cut), Certainty.NEE, False
    if end.is_known:
        e_lo, e_hi = _days(end, cut=cut)
        if e_lo > cut:
            return span(s_lo, s_hi, e_lo=cut, e_hi=cut), Certainty.NEE, False
        if e_hi >= s_lo:  # else the end lies before the start: contradiction, so nothing is known of the end
            ended = Certainty.ZEKER if e_hi <= cut else Certainty.MOGELIJK
            return span(s_lo, s_hi, e_lo=e_lo, e_hi=min(e_hi, cut)), ended, False
    if end.is_known or event.period or (kind.lane in _OPEN_LANES and kind.shape == "period"):
        return span(s_lo, s_hi, e_lo=s_lo, e_hi=cut), Certainty.MOGELIJK, True
    return Span(s_lo, s_hi, s_lo, s_hi), Certainty.ZEKER, False


def _bounded(facts: Sequence[Fact], *, cut: int, before: Mapping[EntityId, Fact]) -> Iterator[Fact]:
    """Give ends that nobody noted the next certain start of that kind and person as their latest day."""
    open_kinds = {fact.event.kind for fact in facts if fact.open_end}
    starts = _starts(facts, kinds=open_kinds)
    for fact in facts:
        if not fact.open_end:
            yield fact
            continue
        nexts = [_next(starts.get((fact.event.kind, who), _NONE), after=fact.span.s_hi) for who in fact.persons]
        e_hi = min([cut, *(found for found in nexts if found)])
        had, when = before.get(fact.id), fact.span._replace(e_hi=max(e_hi, fact.span.s_hi))
        same = had is not None and had.event is fact.event and had.span == when and had.place == fact.place
        yield had if had is not None and same else fact._replace(span=when)


def _starts(facts: Iterable[Fact], *, kinds: set[str]) -> Mapping[tuple[str, EntityId], _Starts]:
    """Earliest and latest start of every fact of these kinds, by kind and person, sorted."""
    starts: dict[tuple[str, EntityId], list[tuple[int, int]]] = {}
    for fact in facts:
        if fact.event.kind in kinds and fact.sure:
            for who in fact.persons:
                starts.setdefault((fact.event.kind, who), []).append((fact.span.s_lo, fact.span.s_hi))
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
