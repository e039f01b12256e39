"""The family of a genogram as rows: the same people, lines and homes as in the picture, in words, on the same day.

One row a person, in reading order of the picture. Everything that has a sign there has a word here; what is not drawn
(folded persons, hidden layers) is not told either. Held by tests/unit/genogram/test_rows.py.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from werkbank.genogram import kinship_words as words
from werkbank.genogram.branches import homes_of
from werkbank.genogram.households import name_of_home
from werkbank.genogram.kinship_marriage import partner_word
from werkbank.genogram.kinship_ties import Ties
from werkbank.genogram.labels import is_born, is_dead
from werkbank.genogram.layout import Layout
from werkbank.i18n import mark, tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import age_between, age_text, to_dutch
from werkbank.model.entities import Person
from werkbank.model.kinds import ParentageKind
from werkbank.model.rules import called
from werkbank.model.stone_words import told
from werkbank.model.vocabulary import vocabulary

COLUMNS = (
    mark("Generatie"),
    mark("Naam"),
    mark("Geboren"),
    mark("Leeftijd"),
    mark("Partners"),
    mark("Ouders"),
    mark("Kinderen"),
    mark("Woont"),
    mark("Banden"),
    mark("Bouwstenen"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One person: the texts of ``COLUMNS``, and by what each column sorts."""

    person: EntityId
    texts: tuple[str, ...] = field(repr=False)
    order: tuple[int | str, ...] = field(repr=False)


def rows_of(casus: Casus, laid: Layout, *, as_of: date, drawn: Collection[str] = ()) -> list[Row]:
    """The rows of a picture; ``drawn`` are the keys of the bonds ('bond:id') that stand in it."""
    ties = Ties(casus, as_of=as_of)
    order = sorted(laid.persons.items(), key=lambda item: (item[1].y, item[1].x))
    people = [(casus.persons[EntityId(p)], place) for p, place in order if p in casus.persons]
    return [_row(ties, person, place.generation, drawn) for person, place in people]


def _row(ties: Ties, person: Person, generation: int, drawn: Collection[str]) -> Row:
    born = to_dutch(person.birth) if person.birth.is_known else ""
    age, years = _age(person, as_of=ties.as_of)
    texts = (
        str(generation + 1),
        called(person),
        born,
        age,
        _listed(_partners(ties, person)),
        _listed(_parents(ties, person)),
        _listed(_children(ties, person)),
        _listed(_homes(ties, person)),
        _listed(_bonds(ties.casus, person, drawn)),
        _listed(told(ties.casus, stone) for stone in person.bouwstenen),
    )
    birth = person.birth.lo or person.birth.hi
    born_on = birth.toordinal() if birth else date.max.toordinal()
    return Row(person.id, texts, (generation, texts[1].casefold(), born_on, years, *map(str.casefold, texts[4:])))


def _listed(parts: Iterable[str]) -> str:
    return ", ".join(parts)


def _age(person: Person, *, as_of: date) -> tuple[str, int]:
    """What is said of the age on the day, and the years to sort by."""
    if is_dead(person, as_of=as_of):
        when = to_dutch(person.death) if person.death.is_known else ""
        return tr("overleden {datum}", datum=when).strip(), 1000
    if not is_born(person, as_of=as_of):
        return tr("nog niet geboren"), -1
    ages = age_between(person.birth, as_of) if person.birth.is_known else None
    return (age_text(ages), ages[0]) if ages is not None else ("", 999)


def _partners(ties: Ties, person: Person) -> Iterator[str]:
    for bond in ties.bonds(person.id):
        yield f"{called(ties.casus.persons[bond.other])} ({partner_word(ties, bond, of=person.id)})"


def _parents(ties: Ties, person: Person) -> Iterator[str]:
    for parent, by in ties.up.get(person.id, {}).items():
        known = ties.casus.persons[parent]
        yield f"{called(known)} ({_listed(words.said(words.PARENT[kind], known) for kind in by)})"


def _children(ties: Ties, person: Person) -> Iterator[str]:
    for child in ties.down.get(person.id, ()):
        known = ties.casus.persons[child]
        kinds = [kind for kind in ties.up[child][person.id] if kind is not ParentageKind.BIOLOGICAL]
        more = f" ({_listed(words.said(words.CHILD[kind], known) for kind in kinds)})" if kinds else ""
        yield called(known) + more


def _homes(ties: Ties, person: Person) -> Iterator[str]:
    for home in homes_of(ties.casus, person.id, day=ties.as_of):
        yield name_of_home(ties.casus.households[home]) or tr("huis zonder naam")


def _bonds(casus: Casus, person: Person, drawn: Collection[str]) -> Iterator[str]:
    for bond in casus.bonds.values():
        ends = (bond.from_person, bond.to_person)
        if f"bond:{bond.id}" not in drawn or person.id not in ends:
            continue
        other = ends[1] if ends[0] == person.id else ends[0]
        kind = vocabulary().bond_kinds.label(bond.kind) if bond.kind else tr("band")
        name = called(casus.persons.get(other))
        known = vocabulary().bond_kinds.get(bond.kind)
        if known is not None and known.directed and ends[1] == person.id:
            yield tr("van {naam}: {soort}", naam=name, soort=kind)
        else:
            yield tr("met {naam}: {soort}", naam=name, soort=kind)
