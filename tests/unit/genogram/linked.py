"""Invented families with bonds and homes, for tests of the layers."""

from __future__ import annotations

import random

from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import from_edtf
from werkbank.model.entities import Bond, Entity, Household, Residence
from werkbank.model.vocabulary import vocabulary


def with_bonds(casus: Casus, count: int, *, seed: int = 1) -> Casus:
    """The same family with bonds, most of them between people who are close."""
    dice = random.Random(seed)
    people, kinds = list(casus.persons), list(vocabulary().bond_kinds)
    close = [(link.parent, link.child) for link in casus.parentages.values()]
    close += [(pair.partners[0], pair.partners[1]) for pair in casus.partnerships.values()]
    bonds = []
    for number in range(count):
        one, other = dice.choice(close) if close and dice.random() < 0.6 else dice.sample(people, 2)
        bonds.append(
            Bond(
                id=EntityId(f"b{number}"),
                from_person=one,
                to_person=other,
                kind=kinds[number % len(kinds)],
                begin=from_edtf("2010"),
                source="het gezin zelf",
                status="erkend",
            )
        )
    return casus.having(*bonds)


def with_homes(casus: Casus, count: int, *, seed: int = 1) -> Casus:
    """The same family with homes of two to six people anywhere in it."""
    dice = random.Random(seed)
    people = list(casus.persons)
    added: list[Entity] = []
    for number in range(count):
        home = EntityId(f"h{number}")
        added.append(Household(id=home, label=f"Huis {number}"))
        chosen = dice.sample(people, min(len(people), dice.randint(2, 6)))
        added += [Residence(id=EntityId(f"{home}-{person}"), person=person, household=home) for person in chosen]
    return casus.having(*added)
