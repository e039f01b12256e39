"""What a casus says beside the pedigree: badges, stays, since when somebody matters. Made once, good for every day.

``facts_of`` reads the whole casus one time; ``About`` is what concerns one person. Both are the same for every as-of
date, so a window may keep them until the casus changes and only draw anew what another day changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from werkbank.genogram.badges import Badge, badges_of
from werkbank.genogram.couples import Couple, couples_of
from werkbank.genogram.stays import Stay, stays_of
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import UNKNOWN, VagueDate
from werkbank.model.entities import Person
from werkbank.model.kinds import LifeStatus, Role

OUTSIDE_ROLES = {Role.NETWORK, Role.PROFESSIONAL}


@dataclass(frozen=True, slots=True)
class About:
    """What is drawn with one person beside the symbol and the name.

    ``outside``: matters and is no family; then ``begin`` and ``end`` tell since when. ``number`` is the number of birth
    that the layout asks for (0: none), ``clash``: the record contradicts itself about the row, ``spots``: where the
    dates of a stay go whose line is not the last one.
    """

    badges: tuple[Badge, ...] = ()
    stays: tuple[Stay, ...] = ()
    outside: bool = False
    begin: VagueDate = UNKNOWN
    end: VagueDate = UNKNOWN
    number: int = 0
    clash: bool = False
    ports: tuple[float, float] = (0.0, 0.0)
    slanting: bool = False
    spots: tuple[tuple[Stay, float, float], ...] = ()


NOTHING = About()


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that the picture needs of a casus, by person and by union."""

    persons: Mapping[EntityId, Person] = field(default_factory=dict)
    couples: Mapping[str, Couple] = field(default_factory=dict)
    people: Mapping[EntityId, About] = field(default_factory=dict)

    def about(self, person_id: str) -> About:
        """What is drawn with a person."""
        return self.people.get(EntityId(person_id), NOTHING)


def facts_of(casus: Casus) -> Facts:
    """Read a casus once."""
    badges, stays = badges_of(casus), stays_of(casus)
    couples = {couple.id: couple for couple in couples_of(casus).values()}
    related = {p for couple in couples.values() for p in (*couple.partners, *couple.children)}
    people: dict[EntityId, About] = {}
    for person in casus.persons.values():
        outside = _outside(person, related=related)
        begin, end = _known(person, casus=casus) if outside else (UNKNOWN, UNKNOWN)
        people[person.id] = About(badges.get(person.id, ()), stays.get(person.id, ()), outside, begin, end)
    return Facts(casus.persons, couples, people)


def without_badges(facts: Facts) -> Facts:
    """The same facts for a picture whose badges are switched off."""
    return replace(facts, people={person: replace(about, badges=()) for person, about in facts.people.items()})


def _outside(person: Person, *, related: set[EntityId]) -> bool:
    """No relation and no parentage ties this person to anybody, and their role says network."""
    return person.id not in related and person.role in OUTSIDE_ROLES and person.life is not LifeStatus.PET


def _known(person: Person, *, casus: Casus) -> tuple[VagueDate, VagueDate]:
    """Since when somebody matters: the involvement under this name, else the first bond."""
    names = {name.casefold() for name in (person.first_name, f"{person.first_name} {person.last_name}".strip()) if name}
    for involvement in casus.involvements.values():
        if involvement.name.casefold() in names:
            return involvement.begin, involvement.end
    bonds = [b for b in casus.bonds.values() if person.id in (b.from_person, b.to_person) and b.begin.is_known]
    if not bonds:
        return UNKNOWN, UNKNOWN
    last = max(bonds, key=lambda b: b.end.sort_key()).end
    ended = all(bond.end.is_known for bond in bonds)
    return min(bonds, key=lambda b: b.begin.sort_key()).begin, last if ended else UNKNOWN
