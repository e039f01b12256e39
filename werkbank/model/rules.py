"""Consistency rules: they complain only about what is *certainly* wrong and never refuse (domain.md, timeline.md 1).

A rule looks at date bounds: 'born after the event' is said only when it holds for every day that either could be. Each
complaint names the entities by key and says in plain Dutch what does not fit; nothing is changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import VagueDate
from werkbank.model.entities import Entity, Event, Person
from werkbank.model.kinds import Kind, ParentageKind

CENTURY = timedelta(days=36890)  # 101 years: nobody here gets older unnoticed
PREGNANCY = timedelta(days=300)


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
    for event in casus.events.values():
        persons = [p for i in event.persons if (p := casus.persons.get(i))]
        latest = event.end if event.end.is_known else event.date
        for person in persons:
            if certainly_after(person.birth, latest) and event.kind != "zwangerschap":
                text = tr("{wie} was nog niet geboren bij '{wat}'.", wie=called(person), wat=_title(event))
                yield Complaint("before-birth", _keys(event, person), text)
        if event.date.lo and event.date.lo < today - CENTURY * 1.5:
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
    """Two homes at once is common (co-parenting); it is said only for the same home twice over the same days."""
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


def _title(event: Event) -> str:
    return event.title or event.kind
