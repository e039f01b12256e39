"""Consistency rules: they complain only about what is *certainly* wrong and never refuse (domain.md, timeline.md 1).

A rule looks at date bounds: 'born after the event' is said only when it holds for every day that either could be. Each
complaint names the entities by key and says in plain Dutch what does not fit; nothing is changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations

from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import VagueDate
from werkbank.model.entities import Entity, Event, Partnership, Person, Residence
from werkbank.model.kinds import Kind, ParentageKind
from werkbank.model.vocabulary import vocabulary

CENTURY = timedelta(days=36890)  # 101 years: nobody here gets older unnoticed
ADULT = 18
PREGNANCY = timedelta(days=300)
NAMED = 48  # letters of a title in a sentence: a message is not wider


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing that cannot be right."""

    code: str
    entities: tuple[tuple[Kind, EntityId], ...]
    text: str = field(repr=False)


def complaints_of(casus: Casus, *, today: date) -> tuple[Complaint, ...]:
    """Everything in the casus that certainly contradicts itself, in a fixed order."""
    found = (
        *_lives(casus, today),
        *_parents(casus),
        *_events(casus, today),
        *_spans(casus),
        *_homes(casus),
        *_two_homes(casus, today),
        *_unions(casus, today),
    )
    return tuple(found)


def certainly_after(one: VagueDate, other: VagueDate) -> bool:
    """True when every possible day of ``one`` lies after every possible day of ``other``."""
    return one.lo is not None and other.hi is not None and one.lo > other.hi


def called(person: Person | None) -> str:
    """What people call somebody, also when nobody knows the name."""
    return (person and (person.first_name or person.alias or person.last_name)) or tr("onbekend")


def _keys(*entities: Entity) -> tuple[tuple[Kind, EntityId], ...]:
    return tuple((entity.kind_of, entity.id) for entity in entities)


def _lives(casus: Casus, today: date) -> Iterator[Complaint]:
    for person in casus.persons.values():
        if certainly_after(person.birth, person.death):
            yield Complaint(
                "death-before-birth", _keys(person), tr("{wie} is overleden vóór de geboorte.", wie=called(person))
            )
        if person.birth.lo and person.birth.lo > today + PREGNANCY:
            yield Complaint(
                "birth-in-future", _keys(person), tr("{wie} is geboren in de toekomst.", wie=called(person))
            )


def _parents(casus: Casus) -> Iterator[Complaint]:
    count: dict[EntityId, int] = {}
    for link in casus.parentages.values():
        parent, child = casus.persons.get(link.parent), casus.persons.get(link.child)
        if parent is None or child is None or link.kind is not ParentageKind.BIOLOGICAL:
            continue
        count[child.id] = count.get(child.id, 0) + 1
        if certainly_after(parent.birth, child.birth):
            text = tr("{kind} is ouder dan {ouder}, de ouder.", kind=called(child), ouder=called(parent))
            yield Complaint("child-older", _keys(parent, child), text)
    for child_id, parents in count.items():
        if parents > 2:
            child = casus.persons[child_id]
            text = tr("{kind} heeft {n} biologische ouders.", kind=called(child), n=parents)
            yield Complaint("third-parent", _keys(child), text)


def _events(casus: Casus, today: date) -> Iterator[Complaint]:
    """There may be ten thousands of events, so what is compared with each of them is worked out once."""
    born = {person.id: (person.birth.lo, person) for person in casus.persons.values() if person.birth.lo is not None}
    ahead, ago = today + CENTURY / 2, today - CENTURY * 1.5
    for event in casus.events.values():
        start, end = event.date, event.end
        latest = (end if end.is_known else start).hi
        if latest is not None and event.persons:
            for birth, person in [born[i] for i in event.persons if i in born]:
                if birth > latest and event.kind != "zwangerschap":
                    text = tr("{wie} was nog niet geboren bij '{wat}'.", wie=called(person), wat=_title(event))
                    yield Complaint("before-birth", _keys(event, person), text)
        if (start.lo and start.lo > ahead) or (end.lo and end.lo > ahead):
            text = tr("'{wat}' ligt meer dan vijftig jaar in de toekomst.", wat=_title(event))
            yield Complaint("far-ahead", _keys(event), text)
        if start.lo and start.lo < ago:
            text = tr("'{wat}' is meer dan anderhalve eeuw geleden.", wat=_title(event))
            yield Complaint("long-ago", _keys(event), text)


def _spans(casus: Casus) -> Iterator[Complaint]:
    for event in casus.events.values():
        if certainly_after(event.date, event.end):
            text = tr("'{wat}' eindigt vóór het begin.", wat=_title(event))
            yield Complaint("end-before-start", _keys(event), text)
    for kind in (Kind.PARTNERSHIP, Kind.RESIDENCE, Kind.CUSTODY, Kind.CONDITION, Kind.BOND, Kind.INVOLVEMENT):
        for entity in casus.table(kind).values():
            begin, end = getattr(entity, "begin", VagueDate()), getattr(entity, "end", VagueDate())
            if certainly_after(begin, end):
                yield Complaint("end-before-start", _keys(entity), tr("Een periode eindigt vóór het begin."))


def _homes(casus: Casus) -> Iterator[Complaint]:
    """The same home twice over the same days."""
    seen: dict[tuple[EntityId, EntityId], VagueDate] = {}
    for residence in casus.residences.values():
        key = (residence.person, residence.household)
        earlier = seen.get(key)
        if earlier is not None and not earlier.is_known:
            text = tr(
                "{wie} woont twee keer tegelijk in hetzelfde huis.", wie=called(casus.persons.get(residence.person))
            )
            yield Complaint("same-home-twice", _keys(residence), text)
        seen[key] = residence.end


def _two_homes(casus: Casus, today: date) -> Iterator[Complaint]:
    """Two homes on one day, when that is certain; a child with a parent in each of them (co-parenting) is usual."""
    stays: dict[EntityId, list[Residence]] = {}
    for stay in casus.residences.values():
        stays.setdefault(stay.person, []).append(stay)
    for person_id, mine in stays.items():
        person = casus.persons.get(person_id)
        for one, other in combinations(mine, 2):
            day = _certain_day((one.begin, one.end), (other.begin, other.end), today=today)
            if person is None or day is None or one.household == other.household:
                continue
            if _is_minor(person, day) and all(_with_parent(casus, stay) for stay in (one, other)):
                continue
            text = tr(
                "{wie} woont volgens de gegevens in twee huizen tegelijk: {een} en {ander}.",
                wie=called(person), een=_home_name(casus, one), ander=_home_name(casus, other),
            )  # fmt: skip
            yield Complaint("two-homes", _keys(person, one, other), text)


def _unions(casus: Casus, today: date) -> Iterator[Complaint]:
    """The same two people as partners twice over the same days."""
    pairs: dict[frozenset[EntityId], list[Partnership]] = {}
    for union in casus.partnerships.values():
        pairs.setdefault(frozenset(union.partners), []).append(union)
    for partners, unions in pairs.items():
        persons = [person for i in partners if (person := casus.persons.get(i))]
        for one, other in combinations(unions, 2):
            undated = not any(claim.is_known for u in (one, other) for claim in (u.begin, u.end))
            both_open = undated and not (one.ended or other.ended or one.how_ended or other.how_ended)
            if len(persons) == 2 and (
                both_open or _certain_day((one.begin, one.end), (other.begin, other.end), today=today)
            ):
                names = sorted(called(person) for person in persons)
                text = tr(
                    "{een} en {ander} staan twee keer als partners in dezelfde tijd.", een=names[0], ander=names[1]
                )
                yield Complaint("partners-twice", _keys(*persons, one, other), text)


Span = tuple[VagueDate, VagueDate]


def _certain_day(one: Span, other: Span, *, today: date) -> date | None:
    """A day that certainly lies in both periods; without an end a period lasts until today."""
    starts = [begin.hi for begin, _ in (one, other)]
    ends = [end.lo if end.is_known else today for _, end in (one, other)]
    if None in starts or None in ends:
        return None
    first, last = max(day for day in starts if day), min(day for day in ends if day)
    return first if first < last else None


def _is_minor(person: Person, day: date) -> bool:
    born = person.birth.hi
    return born is None or (day.year - born.year) - ((day.month, day.day) < (born.month, born.day)) < ADULT


def _with_parent(casus: Casus, stay: Residence) -> bool:
    """Whether a parent of any kind ever lives in this home too."""
    parents = {link.parent for link in casus.parentages.values() if link.child == stay.person}
    return any(other.person in parents for other in casus.residences.values() if other.household == stay.household)


def _home_name(casus: Casus, stay: Residence) -> str:
    home = casus.households.get(stay.household)
    if home is not None and home.secret:
        return tr("een geheime plek")
    return (home.label if home else "") or tr("een huis zonder naam")


def _title(event: Event) -> str:
    """What an event is called in a sentence: a long title as far as one reads it there."""
    title = event.title or vocabulary().event_kinds.label(event.kind)
    return title if len(title) <= NAMED else f"{title[: NAMED - 1]}…"
