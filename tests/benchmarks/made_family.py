"""A made-up family of any size for measuring: nobody's life, but shaped like real records.

Grown from one couple: in every generation most people have a partner who marries in, some part and start again, and
each couple has two or three children, until there are enough persons. Homes, marks, bonds and events follow from
dice with a fixed seed, so the same size is always the same casus.
"""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from werkbank.model.casus import Casus, casus_of
from werkbank.model.clock import EntityId, IdSource, counted_ids
from werkbank.model.dates import UNKNOWN, VagueDate, from_edtf
from werkbank.model.entities import (
    SHEET_ID,
    Bond,
    Condition,
    Entity,
    Event,
    Household,
    Parentage,
    Partnership,
    Person,
    Residence,
    Sheet,
)
from werkbank.model.kinds import Gender, Nature, Role
from werkbank.model.vocabulary import Shape, vocabulary

TODAY = date(2026, 11, 21)
NAMES = ("Noor", "Daan", "Saar", "Teun", "Fien", "Jip", "Roos", "Gijs", "Lotte", "Bram", "Puck", "Sem")
EVENT_YEARS = 25
YOUNGEST = 2023  # about when the last of them was born: everybody lives or lived


@dataclass(slots=True)
class Grown:
    """What has grown so far."""

    dice: random.Random
    ids: IdSource
    persons: list[Person] = field(default_factory=list)
    relations: list[Entity] = field(default_factory=list)

    def person(self, *, year: int) -> Person:
        """Somebody new of this birth year."""
        n = len(self.persons)
        made = Person(
            id=self.ids(), first_name=f"{NAMES[n % len(NAMES)]} {n + 1}", birth=from_edtf(_birth(year, self.dice)),
            gender=(Gender.WOMAN, Gender.MAN, Gender.WOMAN, Gender.MAN, Gender.NON_BINARY)[n % 5],
            death=from_edtf(str(year + 78)) if year + 78 < TODAY.year else UNKNOWN,
            role=Role.YOUTH if year > TODAY.year - 20 else Role.PARENT, index=n == 14,
        )  # fmt: skip
        self.persons.append(made)
        return made

    def couple(self, one: Person, *, year: int) -> Person:
        """A partner who marries in; one in four couples has parted."""
        other = self.person(year=year + self.dice.randrange(-3, 4))
        parted = self.dice.random() < 0.25
        begin = from_edtf(str(year + 25))
        end = from_edtf(str(year + 37)) if parted else UNKNOWN
        pair = (one.id, other.id)
        self.relations.append(Partnership(id=self.ids(), partners=pair, begin=begin, end=end, ended=parted))
        return other

    def child(self, one: Person, other: Person, *, year: int) -> Person:
        """Their next child."""
        made = self.person(year=year)
        self.relations += [Parentage(id=self.ids(), parent=p.id, child=made.id) for p in (one, other)]
        return made


def casus(*, persons: int, events: int, seed: int = 11) -> Casus:
    """So many persons in a linked family, and so many events spread over them."""
    dice, ids = random.Random(seed), counted_ids("m")
    grown = _grow(persons, dice=dice, ids=ids)
    others = [*_homes(grown), *_marks(grown), *(_event(grown, number) for number in range(events))]
    sheet = Sheet(id=SHEET_ID, name=f"Gemaakt gezin van {persons} personen")
    return casus_of([sheet, *grown.persons, *grown.relations, *others])


def _grow(wanted: int, *, dice: random.Random, ids: IdSource) -> Grown:
    """Grown twice: first to see when the youngest would be born, then so that everybody is."""
    year = 1938 if wanted > 20 else 1950
    trial = _grown_from(year, wanted=wanted, dice=random.Random(dice.random()), ids=counted_ids("t"))
    late = max(birth.year for person in trial.persons if (birth := person.birth.hi)) - YOUNGEST
    return _grown_from(year - max(0, late), wanted=wanted, dice=dice, ids=ids)


def _grown_from(year: int, *, wanted: int, dice: random.Random, ids: IdSource) -> Grown:
    grown = Grown(dice, ids)
    waiting = deque([(grown.person(year=year), year)])
    while waiting and len(grown.persons) < wanted:
        one, born = waiting.popleft()
        other = grown.couple(one, year=born)
        for n in range(dice.choice((2, 3, 3))):
            if len(grown.persons) < wanted:
                year = born + 24 + n * 2 + dice.randrange(3)
                waiting.append((grown.child(one, other, year=year), year))
    return grown


def _homes(grown: Grown) -> Iterator[Entity]:
    """A home for every couple, since they are together; children live there, and who has a partner later moves out."""
    home: dict[EntityId, Household] = {}
    moved: dict[EntityId, VagueDate] = {}
    for number, pair in enumerate(r for r in grown.relations if isinstance(r, Partnership)):
        made = Household(id=grown.ids(), label=f"Huis {number + 1}")
        yield made
        for person in pair.partners:
            home[person], moved[person] = made, pair.begin
    born = {person.id: person.birth for person in grown.persons}
    for link in (r for r in grown.relations if isinstance(r, Parentage)):
        if (nest := home.get(link.parent)) is not None and home.get(link.child) is not nest:
            until = moved.get(link.child, UNKNOWN)
            yield Residence(id=grown.ids(), person=link.child, household=nest.id, begin=born[link.child], end=until)
    for person, nest in home.items():
        yield Residence(id=grown.ids(), person=person, household=nest.id, begin=moved[person])


def _marks(grown: Grown) -> Iterator[Entity]:
    """A mark on one in five persons, an emotional line for one in six."""
    known = vocabulary()
    conditions, bonds = tuple(known.condition_kinds), tuple(known.bond_kinds)
    for person in grown.persons[::5]:
        kind, since = grown.dice.choice(conditions), from_edtf(str(grown.dice.randrange(2000, 2020)))
        yield Condition(id=grown.ids(), person=person.id, kind=kind, begin=since, running=True, status="bevestigd")
    near = _near(grown)
    for person in (p for p in grown.persons[::6] if near[p.id]):
        other = grown.dice.choice(near[person.id])
        yield Bond(id=grown.ids(), from_person=person.id, to_person=other, kind=grown.dice.choice(bonds))


def _near(grown: Grown) -> dict[EntityId, list[EntityId]]:
    """Partners, parents and children of everybody: with whom people have a bond."""
    near: dict[EntityId, list[EntityId]] = {person.id: [] for person in grown.persons}
    for tie in grown.relations:
        one, other = tie.partners if isinstance(tie, Partnership) else (tie.parent, tie.child)  # type: ignore[attr-defined]
        near[one].append(other)
        near[other].append(one)
    return near


def _event(grown: Grown, number: int) -> Event:
    dice, kinds = grown.dice, tuple(vocabulary().event_kinds.values())
    kind = dice.choice(kinds)
    day = TODAY - timedelta(days=dice.randrange(EVENT_YEARS * 365))
    lasts, end = kind.shape is Shape.PERIOD, day + timedelta(days=dice.randrange(20, 400))
    persons = tuple(p.id for p in dice.sample(grown.persons, min(len(grown.persons), dice.choice((1, 1, 1, 2, 4)))))
    return Event(
        id=EntityId(f"e{number}"), kind=kind.id, date=_vague(day, dice), title=f"{kind.label} nummer {number}",
        end=_vague(end, dice) if lasts and end < TODAY else UNKNOWN, running=lasts and end >= TODAY, period=lasts,
        persons=persons, nature=dice.choices(tuple(Nature), (8, 1, 1))[0],
    )  # fmt: skip


def _birth(year: int, dice: random.Random) -> str:
    day = date(year, dice.randrange(1, 13), dice.randrange(1, 29))
    return dice.choices((day.isoformat(), str(year), f"{year}~"), (6, 3, 1))[0]


def _vague(day: date, dice: random.Random) -> VagueDate:
    forms = (day.isoformat(), day.isoformat()[:7], f"{day.year:04}-{21 + (day.month % 12) // 3:02}", f"{day.year:04}")
    return from_edtf(dice.choices(forms, (40, 30, 20, 10))[0])
