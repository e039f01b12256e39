"""Persons in the order of the genogram: oldest generation first, families together, children by birth.

From the index youths a walk goes out along parents, children and partners; everybody has a generation (youths 0, their
parents -1), a distance and whoever led to them. A generation is sorted by distance (brothers and sisters count as near
as the youth), then by the place of the relative through whom they belong, then by birth. Whoever is not tied follows
at the end, by role. Ties keep the order of entry.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import date

from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Person
from werkbank.model.kinds import Role

_LAST = date.max.toordinal()
_SIBLING = 2  # steps from a youth to a brother or sister
_UNTIED = {Role.YOUTH: 0, Role.PARENT: 1, Role.CARER: 2, Role.FAMILY: 3, Role.NONE: 4, Role.NETWORK: 5}
Ids = tuple[EntityId, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """How somebody is tied to the youths."""

    level: int
    distance: int
    via: EntityId | None


def ordered(casus: Casus) -> Ids:
    """All persons, top to bottom."""
    ties = tied(casus)
    places: dict[EntityId, int] = {}
    levels = sorted({tie.level for tie in ties.values()}, key=abs)
    found: dict[int, list[EntityId]] = {}
    for level in levels:
        members = [id_ for id_ in casus.persons if id_ in ties and ties[id_].level == level]
        members.sort(key=lambda id_: _key(casus.persons[id_], ties=ties, places=places))
        found[level] = members
        places.update({id_: place for place, id_ in enumerate(members)})
    untied = [id_ for id_ in casus.persons if id_ not in ties]
    untied.sort(key=lambda id_: _UNTIED.get(casus.persons[id_].role, 6))
    return (*(id_ for level in sorted(found) for id_ in found[level]), *untied)


def index_youths(casus: Casus) -> Ids:
    """The youths whom the casus is about; else all youths; else the youngest person."""
    marked = tuple(p.id for p in casus.persons.values() if p.index)
    youths = marked or tuple(p.id for p in casus.persons.values() if p.role is Role.YOUTH)
    return youths or tuple(p.id for p in sorted(casus.persons.values(), key=_birth)[-1:])


def tied(casus: Casus) -> dict[EntityId, Tie]:
    """Everybody who is tied to an index youth, nearest first."""
    steps = _steps(casus)
    found = {id_: Tie(0, 0, None) for id_ in index_youths(casus)}
    waiting = deque(found)
    while waiting:
        one = waiting.popleft()
        for other, step in steps.get(one, ()):
            if other not in found and other in casus.persons:
                found[other] = Tie(found[one].level + step, found[one].distance + 1, one)
                waiting.append(other)
    return found


def _steps(casus: Casus) -> dict[EntityId, list[tuple[EntityId, int]]]:
    steps: dict[EntityId, list[tuple[EntityId, int]]] = {}
    for link in casus.parentages.values():
        steps.setdefault(link.child, []).append((link.parent, -1))
        steps.setdefault(link.parent, []).append((link.child, 1))
    for pair in casus.partnerships.values():
        for one in pair.partners:
            steps.setdefault(one, []).extend((other, 0) for other in pair.partners if other != one)
    return steps


def _key(person: Person, *, ties: dict[EntityId, Tie], places: dict[EntityId, int]) -> tuple[int, int, int]:
    tie = ties[person.id]
    near = 0 if tie.level == 0 and tie.distance <= _SIBLING else tie.distance
    via = tie.via
    while via is not None and ties[via].level == tie.level:
        via = ties[via].via
    return near, places.get(via, 0) if via is not None else 0, _birth(person)


def _birth(person: Person) -> int:
    day = person.birth.lo or person.birth.hi
    return day.toordinal() if day else _LAST
