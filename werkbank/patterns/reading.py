"""The events of a casus as facts with days in numbers: read once, before any detector looks.

Only *facts* that have happened by the day of looking count, unless switched otherwise. Reports are facts of somebody
reporting; refuted ones count only when switched on. Bounds of an end (interchange.md): a period that runs has not
ended; help and measures without an end ended somewhere between their start and the next certain start of that kind for
one of the same persons, or the day of looking; everything else without an end is a moment. What is noted as part of
life ('begeleide omgang', 'overig') but with a known product of help is that help. A placement or guardianship is about
the child, not about the foster parents or grandparents who are named with it: they give that help.

When the case is looked at as of an earlier day, an event that may lie after it is *mogelijk* there at most, and an end
after that day is not known yet. A date with a question mark makes what leans on it *mogelijk* at most (``sure``).
Facts stand in one order that depends on their content only, never on ids or on the order of entry.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, compress, count, pairwise
from operator import attrgetter, eq, is_not, itemgetter, lt
from typing import Any, NamedTuple, TypeVar

from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import MOGELIJK, NEE, ZEKER, Certainty, VagueDate, split_period
from werkbank.model.entities import Event
from werkbank.model.kinds import Nature
from werkbank.model.vocabulary import Early, Ending, EventKind, vocabulary
from werkbank.patterns import keys
from werkbank.patterns.facts import Fact, Look
from werkbank.patterns.kin import Kin, People
from werkbank.patterns.spans import FIRST_DAY, Span, span

T = TypeVar("T")
REFUTED = "weerlegd"
_OPEN_LANES = frozenset(("hulp", "maatregel"))
_Starts = tuple[list[tuple[int, int]], list[int]]  # sorted; the smallest latest day of each and all after it
_NONE: _Starts = ([], [])
GUARDIAN = frozenset(("voogdij", "voorlopige-voogdij", "tijdelijke-voogdij"))
_STEP = 1 << 20  # between the places of two facts, so that others fit in between
_FAR = 1 << 62
_made = tuple.__new__  # a row from its values without the detour of naming them: there are many
_FACT = Nature.FACT
_NO_HELP = ("", keys.NO_ENDING, keys.NO_ENDING.early)
_TOLD = itemgetter("kind", "title", "product", "organisation", "reason", "outcome", "finding", "source")
_SPAN, _FIRST, _PLACE = attrgetter("span"), attrgetter("s_lo"), attrgetter("place")
_DAYS_AND_KIND = attrgetter("s_hi", "e_lo", "e_hi", "name")


class Reading(NamedTuple):
    """The facts of a casus in order of time, with what it takes to read nearly the same casus again.

    ``events``: in order of entry. ``unbounded``: each fact before the ends that nobody noted were bounded. ``tied``:
    only the order of entry tells some of them apart. ``told``: what is no fact but somebody's opinion or story.
    """

    facts: tuple[Fact, ...]
    events: Sequence[Event]
    unbounded: Sequence[Fact]
    tied: bool
    told: Sequence[Event]


def read(casus: Casus, *, look: Look, kin: Kin, before: Reading | None = None) -> Reading:
    """Every fact of the casus in order of time; what ties tell of its people is in ``kin``.

    With ``before``, read with the same look and ties, a fact that says the same and has the same place among the
    others is the same object as before.
    """
    if before is not None:
        return _read_again(casus, look=look, kin=kin, before=before)
    events = tuple(casus.events.values())
    told: list[Event] = []
    found, tied = _settled(_without_carers(_read(events, look=look, told=told), carers=kin.carers), rank=kin.rank)
    for fact, place in zip(found, count(_STEP, _STEP)):
        fact.place = place
    return Reading(tuple(_bounded(found, cut=look.cut, before={})), events, found, tied, told)


def _read_again(casus: Casus, *, look: Look, kin: Kin, before: Reading) -> Reading:
    events = tuple(casus.events.values())
    left, came = apart(before.events, events)
    old, told = set(map(id, left)), list[Event]()
    fresh, rank = _without_carers(_read(came, look=look, told=told), carers=kin.carers), kin.rank
    told[:0] = [event for event in before.told if id(event) not in old]
    gone = [fact for fact in before.unbounded if id(fact.event) in old]
    tied, placed = False, None if before.tied else _exchanged(before.unbounded, gone=gone, fresh=fresh, rank=rank)
    if placed is None:
        ordered, tied = _settled(_of(events, facts=(*before.unbounded, *fresh)), rank=rank)
        placed = _placed(ordered)
    bounded = {fact.id: fact for fact in before.facts if fact.open_end}
    return Reading(tuple(_bounded(placed, cut=look.cut, before=bounded)), events, placed, tied, told)


def read_told(told: Iterable[Event], /, *, look: Look, kin: Kin) -> list[Fact]:
    """Opinions and stories as if they were facts: for who asks whether anything was written down."""
    facts = _read(told, look=look._replace(stories=True), told=[])
    return _settled(_without_carers(facts, carers=kin.carers), rank=kin.rank)[0]


def apart(before: Sequence[T], now: Sequence[T], /) -> tuple[list[T], list[T]]:
    """What only the first and what only the second holds of two rows of mostly the same objects in one order."""
    least = min(len(before), len(now))
    first = next(compress(count(), map(is_not, before, now)), least)
    last = next(compress(count(), map(is_not, reversed(before), reversed(now))), least)
    end = min(last, least - first)
    old, new = before[first : len(before) - end], now[first : len(now) - end]
    olds, news = set(map(id, old)), set(map(id, new))
    return [one for one in old if id(one) not in news], [one for one in new if id(one) not in olds]


def _of(events: Iterable[Event], *, facts: Iterable[Fact]) -> list[Fact]:
    """The facts of these events, in order of entry."""
    every = {id(fact.event): fact for fact in facts}
    return [every[key] for key in map(id, events) if key in every]


def _exchanged(
    facts: Iterable[Fact], *, gone: Iterable[Fact], fresh: Iterable[Fact], rank: Mapping[EntityId, int]
) -> list[Fact] | None:
    """The facts less some, and others in their place among them; None when they do not fit in between."""
    found = list(facts)
    for fact in gone:
        del found[bisect_left(found, fact.place, key=_PLACE)]
    for fact in fresh:
        at, until = bisect_left(found, fact.span, key=_SPAN), bisect_right(found, fact.span, key=_SPAN)
        some, tied = _by_content([*found[at:until], fact], rank=rank)
        at += some.index(fact)
        last = found[at - 1].place if at else 0
        free = found[at].place - last if at < len(found) else 2 * _STEP
        if tied or free < 2:  # only the order of entry says where it belongs, or there is no number left
            return None
        fact.place = last + free // 2
        found.insert(at, fact)
    return found


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

    Also says whether that tells all of them apart. Mostly the first day does, else the other days and the kind.
    """
    found.sort(key=_FIRST)
    tied = False
    for first, until in _alike([fact.s_lo for fact in found]):
        some = {_DAYS_AND_KIND(fact): fact for fact in found[first:until]}
        if len(some) == until - first:
            found[first:until] = [some[key] for key in sorted(some)]
        else:
            found[first:until], same = _by_content(found[first:until], rank=rank)
            tied = tied or same
    return found, tied


def _alike(values: Sequence[object], /) -> Iterator[tuple[int, int]]:
    """Where several of the same stand after each other: the place of the first, and that after the last."""
    until = 0
    for place in compress(count(), map(eq, values, values[1:])):
        if place >= until:
            until = place + 2
            while until < len(values) and values[until] == values[place]:
                until += 1
            yield place, until


def _by_content(facts: Iterable[Fact], *, rank: Mapping[EntityId, int]) -> tuple[list[Fact], bool]:
    """Facts that begin on one day in an order of what they say, and whether some say the same."""
    alike: dict[tuple[object, ...], list[Fact]] = {}
    for fact in facts:
        alike.setdefault(_DAYS_AND_KIND(fact), []).append(fact)
    ordered, tied = list[Fact](), False
    for _, some in sorted(alike.items()):
        if len(some) > 1:
            rows = sorted([(_content(fact.event, rank=rank), n, fact) for n, fact in enumerate(some)])
            ordered += [fact for _, _, fact in rows]
            tied = tied or any(one[0] == other[0] for one, other in pairwise(rows))
        else:
            ordered += some
    return ordered, tied


def _content(event: Event, *, rank: Mapping[EntityId, int]) -> tuple[object, ...]:
    return (*_TOLD(event.__dict__), sorted([rank.get(who, 0) for who in event.persons]))


def _without_carers(facts: list[Fact], /, *, carers: Mapping[EntityId, People]) -> list[Fact]:
    """Fresh facts, of which placements and guardianships are no longer about the child's foster parents."""
    for fact in facts if carers else ():
        if len(fact.persons) > 1 and (fact.name in GUARDIAN or "setting" in fact.kind.classes):
            same = fact.subjects is fact.persons
            fact.persons = fact.persons.difference(*[carers.get(who, ()) for who in fact.persons])
            fact.subjects = fact.persons if same else fact.subjects
    return facts


def _read(events: Iterable[Event], *, look: Look, told: list[Event]) -> list[Fact]:
    """What counts as a fact, without a place yet; what is no fact is added to ``told``."""
    cut, stories, refuted, earlier = look.cut, look.stories, look.refuted, look.as_of < look.today
    kinds, people, reasons, providers = _KINDS, _PEOPLE, keys.REASONS, keys.PROVIDERS
    found: list[Fact] = []
    for event in events:
        said = event.__dict__  # asking the entity itself for a field takes three times as long
        if said["nature"] is not _FACT and not stories:
            told.append(event)
            continue
        is_refuted = said["finding"] == REFUTED
        if is_refuted and not refuted:
            continue
        name, begin, end, running = said["kind"], said["date"], said["end"], said["running"]
        kind, is_help, may_last = kinds[name]
        if said["product"] and kind.lane == "leven":
            name = _PRODUCTS[said["product"]] or name
            kind, is_help, may_last = kinds[name]
        if "/" in begin.edtf:
            begin, last, goes_on = split_period(begin)
            end, running = last or end, running or goes_on
        first, latest = begin.lo, begin.hi
        s_lo = s_hi = first.toordinal() if first is not None else FIRST_DAY
        if latest is not first or latest is None:
            s_hi = latest.toordinal() if latest is not None else max(cut, s_lo)
        if s_lo > cut:
            continue
        sure = not (begin.uncertain or end.uncertain)
        if s_hi > cut:
            s_hi, sure = cut, sure and not earlier
        if end.edtf or running or may_last or said["period"]:
            when, ended, open_end = _until(end, running=running, start=(s_lo, s_hi), cut=cut)
            s_lo, s_hi, e_lo, e_hi = when
        else:
            e_lo, e_hi, ended, open_end = s_lo, s_hi, ZEKER, False
            when = _made(Span, (s_lo, s_hi, s_lo, s_hi))
        persons, about = people[said["persons"]], said["about"]
        why, groups = reasons[said["reason"]]
        product, ending, early = _help_of(said) if is_help else _NO_HELP
        fact = Fact(
            s_lo, s_hi, e_lo, e_hi, when, 0, said["id"], event, kind, name, persons,
            people[about] if about else persons, ended, sure, sure and s_lo == s_hi and e_lo == e_hi,
            open_end, is_refuted, why, groups, providers[said["organisation"]], product, ending, early,
        )  # fmt: skip
        found.append(fact)
    return found


def _help_of(said: Mapping[str, Any], /) -> tuple[str, Ending, Early]:
    """What the help was, how it ended, and whether that was early."""
    ending = keys.ending(said["outcome"], said["stopped_by"], said["end_reason"])
    return keys.product(said["product"], said["kind"]), ending, ending.early


def _kind_of(product: str, /) -> str:
    """The kind of help that a product is; '' when nobody knows it."""
    known = vocabulary().find_product(product)
    return known.kind if known else ""


def _sort_of(name: str, /) -> tuple[EventKind, bool, bool]:
    """The kind with this name, whether it is help, and whether it lasts when nobody noted its end."""
    kind = vocabulary().event_kinds.get(name) or EventKind(id="overig", label=name, lane="leven")
    return kind, "help" in kind.classes, kind.lane in _OPEN_LANES and kind.shape == "period"


_KINDS: keys.Known[str, tuple[EventKind, bool, bool]] = keys.Known(_sort_of)
_PRODUCTS: keys.Known[str, str] = keys.Known(_kind_of)
_PEOPLE: keys.Known[tuple[EntityId, ...], frozenset[EntityId]] = keys.Known(frozenset)


def _days(claim: VagueDate, *, cut: int) -> tuple[int, int]:
    first, last = claim.lo, claim.hi
    lo = first.toordinal() if first else FIRST_DAY
    if last is first and last is not None:
        return lo, lo
    return lo, last.toordinal() if last else max(cut, lo)


def _until(end: VagueDate, *, running: bool, start: tuple[int, int], cut: int) -> tuple[Span, Certainty, bool]:
    """The span, whether it certainly ended, and whether its end is unknown."""
    s_lo, s_hi = start
    if running:
        return Span(s_lo, s_hi, cut, cut), NEE, False
    if end.edtf:
        e_lo, e_hi = _days(end, cut=cut)
        if s_hi <= e_lo <= e_hi <= cut:  # mostly
            return _made(Span, (s_lo, s_hi, e_lo, e_hi)), ZEKER, False
        if e_lo > cut:
            return Span(s_lo, s_hi, cut, cut), NEE, False
        if e_hi >= s_lo:  # else the end lies before the start: contradiction, so nothing is known of the end
            ended = ZEKER if e_hi <= cut else MOGELIJK
            return span(s_lo, s_hi, e_lo=e_lo, e_hi=min(e_hi, cut)), ended, False
    return Span(s_lo, s_hi, s_lo, cut), MOGELIJK, True


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
