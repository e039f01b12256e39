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
from datetime import date
from functools import lru_cache
from itertools import accumulate, groupby, pairwise
from operator import eq, itemgetter, lt
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
_SPAN = itemgetter(0)
_made = tuple.__new__  # a row from its values without the detour of naming them: there are many
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
        return self.event.finding == REFUTED

    def certainty(self) -> Certainty:
        """How sure this fact lies within its bounds."""
        return ZEKER if self.sure else MOGELIJK


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


_Raw = Mapping[int, tuple[_Read, Fact]]


class Reading(NamedTuple):
    """The facts of a casus in order of time, with what it takes to read nearly the same casus again.

    ``raw`` has each fact by the place of its event in memory, before the ends that nobody noted were bounded, in order
    of time. ``tied``: only the order of entry tells some of them apart.
    """

    facts: tuple[Fact, ...]
    raw: _Raw
    tied: bool


def read(casus: Casus, *, look: Look, rank: Mapping[EntityId, int], before: Reading | None = None) -> Reading:
    """Every fact of the casus in order of time; ``rank`` is the place of each person in an order of their own.

    With ``before``, read with the same look and ranks, a fact that says the same and has the same place among the
    others is the same object as before.
    """
    known = before.raw if before else {}
    kinds, cut = vocabulary().event_kinds, look.cut
    events = list(casus.events.values())
    fresh = list[_Read]()
    for event in [event for event in events if id(event) not in known] if known else events:
        one = _read(event, look=look, cut=cut, kind=kinds.get(event.kind, _UNKNOWN_KIND))
        if one is not None:
            fresh.append(one)
    left = known.keys() & set(map(id, events)) if known else set()
    kept = [had[0] for key, had in known.items() if key in left]
    inserted = _inserted(fresh, among=kept) if before and not before.tied else None
    ordered, tied = inserted or _settled(_of(events, fresh=fresh, known=known), rank=rank)
    raw = _placed(ordered, known=known)
    bounded = {fact.id: fact for fact in before.facts if fact.open_end} if before else {}
    return Reading(tuple(_bounded([had[1] for had in raw.values()], cut=cut, before=bounded)), raw, tied)


def _of(events: Iterable[Event], *, fresh: list[_Read], known: _Raw) -> list[_Read]:
    """What is read of each event, in order of entry."""
    if not known:
        return fresh
    read_now = {id(one.event): one for one in fresh}
    return [
        known[key][0] if key in known else read_now[key] for key in map(id, events) if key in known or key in read_now
    ]


def _inserted(fresh: Iterable[_Read], *, among: list[_Read]) -> tuple[list[_Read], bool] | None:
    """What is new put in its place; None when its days alone do not say where that is."""
    for one in fresh:
        place = bisect_left(among, one.span, key=_SPAN)
        if place < len(among) and among[place].span == one.span:
            return None
        among.insert(place, one)
    return among, False


def _placed(ordered: Sequence[_Read], *, known: _Raw) -> dict[int, tuple[_Read, Fact]]:
    """The facts with their places; a known one keeps its own when all that is new fits between."""
    if not known:
        return {id(one.event): (one, _fact(one, place * _STEP)) for place, one in enumerate(ordered, start=1)}
    kept = [known.get(id(one.event)) for one in ordered]
    places = _places([had[1].place if had else 0 for had in kept])
    return {
        id(one.event): had if had and had[1].place == place else (one, _fact(one, place))
        for one, had, place in zip(ordered, kept, places, strict=True)
    }


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


def _settled(found: list[_Read], *, rank: Mapping[EntityId, int]) -> tuple[Sequence[_Read], bool]:
    """In order of time; what has the same days in an order of its content, so that the order of entry does not matter.

    Also says whether that tells all of them apart.
    """
    found.sort(key=_SPAN)
    spans = [one.span for one in found]
    if not any(map(eq, spans, spans[1:])):
        return found, False
    ordered, tied = list[_Read](), False
    for _, same in groupby(found, key=_SPAN):
        together = list(same)
        if len(together) > 1:
            contents = {id(one): _content(one.event, rank=rank) for one in together}
            together.sort(key=lambda one: contents[id(one)])
            tied = tied or any(contents[id(a)] == contents[id(b)] for a, b in pairwise(together))
        ordered += together
    return ordered, tied


def _content(event: Event, *, rank: Mapping[EntityId, int]) -> tuple[object, ...]:
    return (
        event.kind, event.title, event.product, event.organisation, event.reason, event.outcome, event.finding,
        event.source, sorted(rank.get(who, 0) for who in event.persons),
    )  # fmt: skip


def _read(event: Event, *, look: Look, cut: int, kind: EventKind) -> _Read | None:
    if (event.nature is not Nature.FACT and not look.stories) or (event.finding == REFUTED and not look.refuted):
        return None
    begin, end, running = event.date, event.end, event.running
    if "/" in begin.edtf:
        begin, last, goes_on = split_period(begin)
        end, running = last or end, running or goes_on
    first, latest = begin.lo, begin.hi
    s_lo = s_hi = first.toordinal() if first is not None else FIRST_DAY
    if latest is not first or latest is None:
        s_hi = latest.toordinal() if latest is not None else max(cut, s_lo)
    if s_lo > cut:
        return None
    sure = not (begin.uncertain or end.uncertain or (s_hi > cut and look.as_of < look.today))
    s_hi = min(s_hi, cut)
    if running or end.edtf or event.period or kind.lane in _OPEN_LANES:
        when, ended, open_end = _until(end, running=running, start=(s_lo, s_hi), kind=kind, cut=cut, event=event)
        return _made(_Read, (when, event, kind, ended, sure, open_end))
    return _made(_Read, (_made(Span, (s_lo, s_hi, s_lo, s_hi)), event, kind, ZEKER, sure, False))


def _fact(one: _Read, place: int, /) -> Fact:
    span, event, kind, ended, sure, open_end = one
    persons, about, reason = _people(event.persons), event.about, event.reason
    product, ending = ("", keys.NO_ENDING) if "help" not in kind.classes else _help_of(event)
    return _made(
        Fact,
        (
            span,
            place,
            event.id,
            event,
            kind,
            persons,
            _people(about) if about else persons,
            ended,
            sure,
            open_end,
            keys.reasons(reason) if reason else keys.NONE,
            keys.groups(reason) if reason else keys.NONE,
            keys.provider(event.organisation),
            product,
            ending,
        ),
    )


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
    open_kinds = {fact.event.kind for fact in facts if fact.open_end}
    if not open_kinds:
        return facts
    starts = _starts(facts, kinds=open_kinds)
    bounded = list(facts)
    for number, fact in enumerate(facts):
        if fact.open_end:
            nexts = [_next(starts.get((fact.event.kind, who), _NONE), after=fact.span.s_hi) for who in fact.persons]
            e_hi = min([cut, *(found for found in nexts if found)])
            had, when = before.get(fact.id), fact.span._replace(e_hi=max(e_hi, fact.span.s_hi))
            same = had is not None and had.event is fact.event and had.span == when and had.place == fact.place
            bounded[number] = had if had is not None and same else fact._replace(span=when)
    return bounded


def _starts(facts: Iterable[Fact], *, kinds: set[str]) -> Mapping[tuple[str, EntityId], _Starts]:
    """Earliest and latest start of every fact of these kinds, by kind and person, sorted."""
    starts: dict[tuple[str, EntityId], list[tuple[int, int]]] = {}
    for fact in facts:
        kind = fact.event.kind
        if kind in kinds and fact.sure:
            start = fact.span[:2]
            for who in fact.persons:
                starts.setdefault((kind, who), []).append(start)
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
