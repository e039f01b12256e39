"""Who lives together on a day (genogram.md section 1); drawn by ``households_drawn``.

A child may stand in two homes. A home for one person is drawn only for a youth and for somebody with two homes: living
alone is not living together. A secret home never shows its name or place on a picture: to the team it is 'veilige
plek', and in the family view it is not drawn. What a single reader may know is decided before, by the projection of
the plan.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from werkbank.genogram.labels import is_born, is_dead, name_of
from werkbank.genogram.looks import Look, Phase
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Household, Person, Residence


@dataclass(frozen=True, slots=True)
class Home:
    """A home with everybody who ever lived there."""

    household: Household
    stays: tuple[Residence, ...]


def homes_of(casus: Casus) -> tuple[Home, ...]:
    """All homes in order of entry."""
    stays: dict[EntityId, list[Residence]] = {}
    for stay in casus.residences.values():
        if stay.person in casus.persons:
            stays.setdefault(stay.household, []).append(stay)
    return tuple(Home(home, tuple(stays.get(home.id, ()))) for home in casus.households.values())


def residents(casus: Casus, home: Home, *, day: date) -> tuple[EntityId, ...]:
    """Who lives in a home on a day, each once, in order of entry; as long as a stay may be running, it runs."""
    look = Look(day)
    here = (stay.person for stay in home.stays if look.phase(stay.begin, stay.end) is Phase.NOW)
    return tuple(dict.fromkeys(p for p in here if _is_there(casus.persons[p], day=day)))


def people_around(casus: Casus, household: EntityId, *, day: date) -> frozenset[EntityId]:
    """Whom to show when one home is in focus: who lives there on the day, their parents, partners and children."""
    home = next((home for home in homes_of(casus) if home.household.id == household), None)
    inside = set(residents(casus, home, day=day)) if home is not None else set()
    around = set(inside)
    for link in casus.parentages.values():
        if inside & {link.parent, link.child}:
            around |= {link.parent, link.child}
    for pair in casus.partnerships.values():
        if inside & set(pair.partners):
            around |= set(pair.partners)
    return frozenset(around & set(casus.persons))


def name_of_home(household: Household) -> str:
    """What is written at the outline."""
    return tr("veilige plek") if household.secret else household.label


def spoken(household: Household, people: Sequence[Person]) -> str:
    """'Huis aan de gracht: Marieke, Bo en Lot wonen hier'."""
    name = tr("Woont op een veilige plek") if household.secret else household.label or tr("Huishouden")
    who = ", ".join(name_of(person) or tr("onbekend") for person in people)
    return tr("{huis}: {wie}", huis=name, wie=who) if who else name


def _is_there(person: Person, *, day: date) -> bool:
    return is_born(person, as_of=day) and not is_dead(person, as_of=day)
