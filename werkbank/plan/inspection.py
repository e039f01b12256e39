"""Inspection (Jeugdwet 7.3.10): everything that is written about one person, for who may ask for it, without others.

    for asker in askers_of(casus, person, today=today): ...
    copy = inspection_of(casus, person, asker, today=today)

Who may ask follows from the age (domain.md section 4, rule 3): under 12 who holds gezag; from 12 to 15 the youth and
who holds gezag; at 16 and 17 the youth alone; from 18 everybody for themselves. Where a birth date is vague every age
that fits counts against the older reading: only who may ask at each of them may.

Everything about the person alone is in it, whatever 'delen' says, unless it is shielded or names this reader under
'niet voor'. What is also about somebody else comes along only when it was shared with the family. Of other people only
the name is left, and what only they said or what is only about them is out. A text can still name somebody: those are
told apart (``named``), for a worker to read before it goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from werkbank.i18n import tr
from werkbank.model.casus import Casus, casus_of
from werkbank.model.clock import EntityId
from werkbank.model.dates import age_between
from werkbank.model.entities import Entity, Person
from werkbank.model.kinds import Kind, Sharing
from werkbank.model.rules import called
from werkbank.plan.access import ReaderKind
from werkbank.plan.custody import ADULT, holders_of, is_child
from werkbank.plan.handover.agreed import agreements_part, decisions_part, figures_part, goals_part, statements_part
from werkbank.plan.handover.family import contacts_part, custody_part, homes_part, marks_part, people_part
from werkbank.plan.handover.part import Part, unsaid
from werkbank.plan.handover.story import events_part, patterns_part, said_part, works_part
from werkbank.plan.names import named_in, names_of
from werkbank.plan.projection import project
from werkbank.plan.reader import SIXTEEN, TWELVE, Reader, reader_of
from werkbank.plan.stakes import subjects
from werkbank.plan.wording import by_age

_LEVELS = {Sharing.UNDECIDED, Sharing.TEAM}
_PAIRS = ("from_person", "to_person", "person", "child", "by", "giver", "who")
_SIDES = ("from_person", "to_person", "child", "parent", "by", "giver", "person")
_LOOSE = {Kind.SHEET, Kind.HOUSEHOLD, Kind.PERSON, Kind.WORDING, Kind.PLAN_VERSION, Kind.SESSION}
_TEXTS = ("title", "text", "note", "happens", "follows", "quote", "name", "question")


@dataclass(frozen=True, slots=True)
class Asker:
    """Who may ask for the copy today, and why."""

    person: EntityId
    name: str = field(repr=False)
    why: str = ""


@dataclass(frozen=True, slots=True)
class Inspection:
    """The copy: the casus reduced to it, its parts, and what to read again before it goes."""

    person: EntityId
    name: str = field(repr=False)
    asker: Asker
    day: date
    casus: Casus = field(repr=False)
    parts: tuple[Part, ...] = field(repr=False)
    named: tuple[str, ...] = field(repr=False)  # texts in which somebody else is named
    kept_out: int = 0  # about this person, and not in the copy; for the team alone


def askers_of(casus: Casus, person: Person, *, today: date) -> tuple[Asker, ...]:
    """Who may ask for a copy of what is written about somebody."""
    ages = age_between(person.birth, today) or ((0, ADULT - 1) if is_child(person, today=today) else (ADULT, ADULT))
    found: list[Asker] = []
    if ages[0] >= TWELVE:
        found.append(Asker(person.id, called(person), _own_right(ages)))
    if ages[1] < SIXTEEN:
        why = tr("heeft het gezag; het kind is jonger dan 16 (Jeugdwet 7.3)")
        holders = (casus.persons[one] for one in holders_of(casus, person.id, today=today))
        found += [Asker(holder.id, called(holder), why) for holder in holders if holder.id != person.id]
    return tuple(found)


def inspection_of(casus: Casus, person: Person, asker: Asker, *, today: date) -> Inspection:
    """The copy for this asker."""
    reader = _reader(casus, person, asker, today=today)
    seen = project(_raised(casus, person.id), reader, today=today)
    kept = casus_of(_kept(seen, person.id))
    about = {(one.kind_of, one.id) for one in casus.everything() if _is_about(one, person.id)}
    shown = {(one.kind_of, one.id) for one in kept.everything()}
    return Inspection(
        person=person.id,
        name=called(person),
        asker=asker,
        day=today,
        casus=kept,
        parts=tuple(_without_sources(part) for part in _parts(kept, person.id, today=today) if not part.is_empty),
        named=tuple(_naming_others(kept, casus, {person.id, asker.person})),
        kept_out=len(about - shown),
    )


def _own_right(ages: tuple[int, int]) -> str:
    if ages[0] >= ADULT:
        return tr("18 of ouder: beslist zelf")
    return tr("16 of 17: beslist alleen") if ages[0] >= SIXTEEN else tr("12 of ouder: mag zelf lezen (Jeugdwet 7.3.10)")


def _reader(casus: Casus, person: Person, asker: Asker, *, today: date) -> Reader:
    """All blocks of the plan, and the secrets of who asks: a child still does not learn who its parent is."""
    who = reader_of(casus, casus.persons[asker.person], today=today)
    if asker.person != person.id:
        return replace(who, kind=ReaderKind.PARENT, children=frozenset({person.id}), whole=False)
    kind = ReaderKind.YOUNG if is_child(person, today=today) or person.index else ReaderKind.PARENT
    return replace(who, kind=kind, children=frozenset(), whole=False)


def _raised(casus: Casus, person: EntityId) -> Casus:
    """What is about this person alone is theirs to read, whatever was chosen under 'delen'."""

    def is_own(one: Entity) -> bool:
        return _people(one) == {person} or (one.kind_of is Kind.PERSON and one.id == person)

    own = (one for one in casus.everything() if one.sharing in _LEVELS and is_own(one))
    return casus.having(*(one.model_copy(update={"sharing": Sharing.FAMILY}) for one in own))


def _people(item: Entity) -> set[EntityId]:
    named = {EntityId(one) for name in _PAIRS if (one := getattr(item, name, ""))}
    return set(subjects(item)) | (set() if item.about else named)


def _is_about(item: Entity, person: EntityId) -> bool:
    """Whether an item is about somebody: the person, somebody with whom they share it, or something they said."""
    if item.kind_of in _LOOSE:
        return item.kind_of is Kind.PERSON and item.id == person
    pairs = {
        getattr(item, name, "") for name in ("from_person", "to_person", "child", "parent", "by", "giver", "person")
    }
    partners = getattr(item, "partners", ())
    return person in subjects(item) | pairs | set(partners)


def _kept(seen: Casus, person: EntityId) -> Iterator[Entity]:
    own = [one for one in seen.everything() if _is_about(one, person)]
    homes = {getattr(one, "household", "") for one in own}
    named = {one for item in own for one in _mentioned(item)}
    yield from (_only_name(one) for one in seen.persons.values() if one.id in named and one.id != person)
    yield from (one for one in seen.households.values() if one.id in homes)
    yield from own


def _mentioned(item: Entity) -> Iterator[EntityId]:
    for name in (*_PAIRS, "parent", "holder"):
        yield EntityId(str(getattr(item, name, "") or ""))
    for name in ("persons", "partners", "about"):
        yield from getattr(item, name, ())


def _only_name(person: Person) -> Person:
    return Person(id=person.id, ref=person.ref, first_name=called(person), role=person.role, gender=person.gender)


def _people_part(casus: Casus, person: EntityId) -> Part:
    """Who is named; of others nothing but that, and not that it would be unknown."""
    part = people_part(casus)
    told = zip(by_age(casus.persons.values()), part.rows, strict=True)
    return replace(part, rows=tuple(row if one.id == person else (row[0], "", row[2], "") for one, row in told))


def _parts(casus: Casus, person: EntityId, *, today: date) -> tuple[Part, ...]:
    return (
        _people_part(casus, person),
        homes_part(casus),
        custody_part(casus),
        events_part(casus),
        works_part(casus, today=today),
        marks_part(casus),
        said_part(casus),
        patterns_part(casus),
        figures_part(casus),
        goals_part(casus),
        agreements_part(casus),
        contacts_part(casus, today=today),
        decisions_part(casus),
        statements_part(casus),
    )


def _without_sources(part: Part) -> Part:
    """Who told it is not in a copy for the family, so it may not say that nobody did; what sort it is stays."""
    cells = [_sort_of(row[-1]) for row in part.rows]
    if not any(cells):
        return replace(part, heads=part.heads[:-1], widths=part.widths[:-1], rows=tuple(row[:-1] for row in part.rows))
    rows = tuple((*row[:-1], cell) for row, cell in zip(part.rows, cells, strict=True))
    return replace(part, heads=(*part.heads[:-1], tr("Soort")), rows=rows)


def _sort_of(cell: str) -> str:
    """'niet vermeld (feit)' as 'feit'; nothing when that is all there is."""
    lost = unsaid()
    return cell.removeprefix(lost).strip().removeprefix("(").removesuffix(")") if cell.startswith(lost) else cell


def _naming_others(kept: Casus, whole: Casus, own: set[EntityId]) -> Iterator[str]:
    others = [name for one in whole.persons.values() if one.id not in own for name in names_of(one)]
    for item in kept.everything():
        if item.kind_of is not Kind.PERSON:
            yield from (text for text in _words(item) if named_in(text, names=others))


def _words(item: Entity) -> Iterable[str]:
    return (str(value) for name in _TEXTS if (value := getattr(item, name, "")))
