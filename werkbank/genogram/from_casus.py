"""From a casus to the pedigree that the layout asks for.

Everybody who is drawn at any date is in it, so that moving the date moves nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from werkbank.genogram.couples import Couple
from werkbank.genogram.facts import Facts, facts_of
from werkbank.genogram.labels import label_size
from werkbank.genogram.layout_sizes import SYMBOL
from werkbank.genogram.looks import Look
from werkbank.genogram.pedigree import UNKNOWN, ChildLink, Hints, Node, Pedigree, Pins, Sex, Twins, Union, When
from werkbank.genogram.ties import label_room
from werkbank.model.casus import Casus
from werkbank.model.dates import VagueDate
from werkbank.model.kinds import LifeStatus

SMALLER = {LifeStatus.MISCARRIAGE: 16.0, LifeStatus.TERMINATED: 16.0, LifeStatus.STILLBORN: 16.0, LifeStatus.PET: 20.0}


ANY_DAY = Look(date.min)


def pedigree_of(casus: Casus, *, look: Look = ANY_DAY, facts: Facts | None = None) -> Pedigree:
    """The family of a casus for the layout, with the room that this look needs on any day."""
    facts = facts or facts_of(casus)
    nodes = tuple(
        Node(
            id=person.id,
            key=person.name_in_tables,
            sex=_sex(person.gender.value),
            born=_when(person.birth),
            label=label_size(person, about=facts.about(person.id), look=look),
            size=SMALLER.get(person.life, SYMBOL),
        )
        for person in casus.persons.values()
    )
    unions = tuple(_union(couple, look=look) for couple in facts.couples.values())
    return Pedigree(nodes, unions, tuple(_twins(casus)))


def _twins(casus: Casus) -> Iterator[Twins]:
    """Who were born together, as far as they are in the picture: a folded branch takes some of them or all away."""
    for birth in casus.twins.values():
        here = tuple(person for person in birth.persons if person in casus.persons)
        if len(here) > 1:
            yield Twins(here, birth.identical)


def pins_of(casus: Casus) -> Pins:
    """Where people were put by hand."""
    return {p.id: (float(p.pin[0]), float(p.pin[1])) for p in casus.persons.values() if p.pin is not None}


def hints_of(casus: Casus) -> Hints:
    """The order that was asked for by hand."""
    return Hints(tuple((p.id, o) for p in casus.persons.values() for o in p.left_of if o in casus.persons))


def _union(couple: Couple, *, look: Look) -> Union:
    begun = [p.begin for p in couple.periods if p.begin.is_known]
    return Union(
        id=couple.id,
        partners=couple.partners,
        children=tuple(ChildLink(child, tie) for child, tie in couple.children.items()),
        begin=_when(min(begun, key=VagueDate.sort_key)) if begun else UNKNOWN,
        ended=bool(couple.periods) and all(p.ended or p.end.is_known for p in couple.periods),
        room=label_room(couple.periods, look=look),
    )


def _when(claim: VagueDate) -> When:
    return (claim.lo, claim.hi) if claim.is_known else UNKNOWN


def _sex(gender: str) -> Sex:
    return gender if gender in {"m", "v", "x"} else "?"  # type: ignore[return-value]
