"""A family for supervision: the same shape and signs, and nothing by which anybody could be known.

People get an alias in reading order (P1, P2 ... or a letter a generation: A1, B3); every id is new, every name, date,
place, organisation, source and note is gone, and words that a team wrote itself are left out. What the day decides (who
is born, who lives where, which relation is over) is decided first, because no dates are left to decide it afterwards.

    made = anonymised(casus, laid, as_of=day)
    draw(made.casus, as_of=day, layout=layout_of(made.dated))

``dated`` has the aliases but keeps the dates: only for the layout, so that children stand in the order of birth.

Invariant: ``made.casus`` holds no string of the casus but values of closed sets (``test_anonymous.py``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from werkbank.genogram.badges import badges_of
from werkbank.genogram.branches import residents
from werkbank.genogram.labels import is_born, is_dead
from werkbank.genogram.layout import Layout
from werkbank.i18n import mark, tr
from werkbank.model.casus import Casus, casus_of
from werkbank.model.clock import EntityId
from werkbank.model.dates import VagueDate, age_between
from werkbank.model.entities import (
    UNKNOWN_DATE,
    Bond,
    Condition,
    Entity,
    Event,
    Household,
    Parentage,
    Partnership,
    Person,
    Residence,
    Twins,
)
from werkbank.model.kinds import LifeStatus
from werkbank.model.vocabulary import vocabulary

STATUSES = {"erkend", "betwist", "vermoed", "bekend", "herstellend", "voorbij"}
UNTIL = (3, 11, 17, 29, 44, 64)
"""The last year of life of each age band; above the last one everybody is alike."""


class Alias(StrEnum):
    """How people are called."""

    NUMBERS = mark("P1, P2, P3")
    GENERATIONS = mark("een letter per generatie: A1, B1, B2")


@dataclass(frozen=True, slots=True)
class Anonymous:
    """The family to draw, and the same with its dates, which only the layout may see."""

    casus: Casus
    dated: Casus


def anonymised(
    casus: Casus, laid: Layout, *, as_of: date, alias: Alias = Alias.NUMBERS, ages: bool = False
) -> Anonymous:
    """The people of a layout who are born on a day; ``ages`` writes an age band under the alias."""
    there = [p for p in _reading_order(laid) if p in casus.persons and is_born(casus.persons[p], as_of=as_of)]
    names = _names(there, laid, alias=alias)
    persons = [_person(casus.persons[p], names[p], as_of=as_of, ages=ages) for p in there]
    dated = [
        blank.but(birth=casus.persons[p].birth, death=casus.persons[p].death)
        for p, blank in zip(there, persons, strict=True)
    ]
    made = _Blank(casus, names, as_of=as_of)
    return Anonymous(casus_of([*persons, *made.ties(), *made.more()]), casus_of([*dated, *made.ties(dates=True)]))


def age_band(birth: VagueDate, *, on: date) -> str:
    """'12–17'; '' when the birth is not known well enough to tell."""
    ages = age_between(birth, on) if birth.is_known else None
    if ages is None:
        return ""
    first, last = (sum(age > top for top in UNTIL) for age in ages)
    if first != last:
        return ""
    low = UNTIL[first - 1] + 1 if first else 0
    return f"{low}+" if first == len(UNTIL) else f"{low}\u2013{UNTIL[first]}"


def _reading_order(laid: Layout) -> list[EntityId]:
    return [EntityId(p) for p, _ in sorted(laid.persons.items(), key=lambda item: (item[1].y, item[1].x))]


def _names(people: Iterable[EntityId], laid: Layout, *, alias: Alias) -> dict[EntityId, str]:
    count: Counter[int] = Counter()
    names: dict[EntityId, str] = {}
    for number, person in enumerate(people, start=1):
        row = laid.persons[person].generation
        count[row] += 1
        letter = chr(ord("A") + row % 26)
        names[person] = f"P{number}" if alias is Alias.NUMBERS else f"{letter}{count[row]}"
    return names


def _person(person: Person, name: str, *, as_of: date, ages: bool) -> Person:
    dead = is_dead(person, as_of=as_of)
    band = age_band(person.birth, on=as_of) if ages and not dead and person.life is LifeStatus.BORN else ""
    return Person(
        id=EntityId(name),
        first_name=f"{name} {band}".strip(),
        gender=person.gender,
        died=dead,
        life=person.life,
        role=person.role,
        index=person.index,
    )


class _Blank:
    """Makes the ties of a casus anew, with aliases for people and numbers for all else."""

    def __init__(self, casus: Casus, names: Mapping[EntityId, str], *, as_of: date) -> None:
        self.casus, self.names, self.as_of = casus, {p: EntityId(name) for p, name in names.items()}, as_of

    def ties(self, *, dates: bool = False) -> Iterator[Entity]:
        """Relations, parents and twins; with ``dates`` only for the layout."""
        for number, pair in enumerate(self.casus.partnerships.values(), start=1):
            if self._here(pair.partners) and self._begun(pair.begin):
                over = pair.ended if not pair.end.is_known else self._over(pair.end)
                yield Partnership(
                    id=EntityId(f"R{number}"),
                    partners=tuple(self.names[p] for p in pair.partners),
                    kind=pair.kind,
                    ended=over,
                    how_ended=pair.how_ended if over and pair.how_ended in vocabulary().partnership_ends else "",
                    begin=pair.begin if dates else UNKNOWN_DATE,
                    end=pair.end if dates else UNKNOWN_DATE,
                )
        for number, link in enumerate(self.casus.parentages.values(), start=1):
            if self._here((link.parent, link.child)) and self._runs(link.begin, link.end):
                parent, child = self.names[link.parent], self.names[link.child]
                yield Parentage(id=EntityId(f"O{number}"), parent=parent, child=child, kind=link.kind)
        for number, twins in enumerate(self.casus.twins.values(), start=1):
            if self._here(twins.persons):
                members = tuple(self.names[p] for p in twins.persons)
                yield Twins(id=EntityId(f"T{number}"), persons=members, identical=twins.identical)

    def more(self) -> Iterator[Entity]:
        """Homes, bonds and badges of the day."""
        for number, (home, known) in enumerate(self.casus.households.items(), start=1):
            living = [p for p in residents(self.casus, home, day=self.as_of) if p in self.names]
            if living:
                yield Household(id=EntityId(f"H{number}"), secret=known.secret)
                for place, person in enumerate(living):
                    yield Residence(
                        id=EntityId(f"W{number}.{place}"), person=self.names[person], household=EntityId(f"H{number}")
                    )
        yield from self._bonds()
        yield from self._conditions()
        yield from self._measures()

    def _bonds(self) -> Iterator[Entity]:
        for number, bond in enumerate(self.casus.bonds.values(), start=1):
            ends = (bond.from_person, bond.to_person)
            known = bond.kind in vocabulary().bond_kinds  # a word of the team's own might name somebody
            if known and self._here(ends) and self._runs(bond.begin, bond.end):
                yield Bond(
                    id=EntityId(f"B{number}"),
                    from_person=self.names[ends[0]],
                    to_person=self.names[ends[1]],
                    kind=bond.kind,
                    status=bond.status if bond.status in STATUSES else "onbekend",
                    source=tr("bekend") if bond.source else "",
                    nature=bond.nature,
                    sharing=bond.sharing,
                )

    def _conditions(self) -> Iterator[Entity]:
        for number, own in enumerate(self.casus.conditions.values(), start=1):
            known = vocabulary().find_condition_kind(own.kind)
            runs = self._begun(own.begin) if own.running else self._runs(own.begin, own.end)
            if known is not None and own.person in self.names and runs:
                yield Condition(
                    id=EntityId(f"K{number}"),
                    person=self.names[own.person],
                    kind=known.id,
                    running=True,
                    status=own.status if own.status in STATUSES else "onbekend",
                    source=tr("bekend") if own.source else "",
                )

    def _measures(self) -> Iterator[Entity]:
        standing = {
            person: {badge.word for badge in badges if badge.stands(self.as_of)}
            for person, badges in badges_of(self.casus).items()
        }
        for number, event in enumerate(self.casus.events.values(), start=1):
            kind = vocabulary().event_kinds.find(event.kind)
            if kind is None or not kind.badge:
                continue
            people = [p for p in event.persons if p in self.names and kind.badge in standing.get(p, ())]
            if people and self._runs(event.date, event.end):
                yield Event(
                    id=EntityId(f"G{number}"),
                    kind=kind.id,
                    persons=tuple(self.names[p] for p in people),
                    period=True,
                    running=True,
                    nature=event.nature,
                )

    def _here(self, people: Iterable[EntityId]) -> bool:
        return all(person in self.names for person in people)

    def _begun(self, begin: VagueDate) -> bool:
        return not (begin.lo and begin.lo > self.as_of)

    def _runs(self, begin: VagueDate, end: VagueDate) -> bool:
        return self._begun(begin) and not (end.is_known and self._over(end))

    def _over(self, end: VagueDate) -> bool:
        return not (end.lo and end.lo > self.as_of)
