"""For whom a plan is made. A reader is a person, somebody who is involved, or a role.

    reader_named(casus, "moeder", today=today)   # the mother of the index youth
    reader_named(casus, "Bram", today=today)     # by name, or by the id of the tables
    reader_named(casus, "", today=today)         # the parent with gezag who is named first

The kind of reader decides what may be seen (``access.py``).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.entities import Involvement, Person
from werkbank.model.errors import KnownError
from werkbank.model.kinds import Gender, Role
from werkbank.model.rules import called
from werkbank.model.vocabulary import fold, vocabulary
from werkbank.plan.custody import holders_of, parents_of, youths
from werkbank.plan.names import full_name, names_of
from werkbank.plan.reader import Reader, first_word, involved_reader, kind_of_role, reader_of, role_reader

__all__ = ["ROLES", "Reader", "reader_named", "readers_of"]

ROLES = ("moeder", "vader", "kind", "jongere", "netwerk", "school", "jbt", "raad", "team")


def reader_named(casus: Casus, text: str, *, today: date) -> Reader:
    """Find a reader by role, id or name.

    Raises:
        KnownError: nobody is meant, or more than one; the text names them.
    """
    asked = fold(text)
    if not asked:
        return reader_of(casus, _first_parent(casus, today=today), today=today)
    if asked in ROLES:
        return _by_role(casus, asked, today=today)
    return _by_name(casus, text, today=today)


def readers_of(casus: Casus, *, today: date) -> list[Reader]:
    """Everybody a plan can be made for, parents and children of the index family first."""
    order = {Role.PARENT: 0, Role.YOUTH: 1, Role.CARER: 2, Role.FAMILY: 3, Role.NETWORK: 4}
    alive = [p for p in casus.persons.values() if called(p) and not p.died and not p.death.is_known and not p.life]
    people = sorted(alive, key=lambda p: order.get(p.role, 5))
    found = [reader_of(casus, person, today=today) for person in people if person.first_name]
    known = {fold(reader.name) for reader in found} | {fold(full_name(person)) for person in people}
    outside = {
        fold(i.name): i for i in casus.involvements.values() if i.name and kind_of_role(i) and not i.end.is_known
    }
    found += [involved_reader(item) for name, item in outside.items() if name not in known]
    return [*found, *(role_reader(role) for role in ("jbt", "raad", "team"))]


def _by_role(casus: Casus, role: str, *, today: date) -> Reader:
    if role in {"jbt", "raad", "team"}:
        return role_reader(role)
    if role in {"school", "netwerk"}:
        return _by_involvement(casus, role, today=today)
    young = youths(casus)
    if role in {"moeder", "vader"}:
        gender = Gender.WOMAN if role == "moeder" else Gender.MAN
        ids = dict.fromkeys(p for youth in young for p in parents_of(casus, youth.id, gender=gender))
        young = tuple(casus.persons[p] for p in ids)
    return reader_of(casus, _only(young, asked=role), today=today)


def _by_name(casus: Casus, text: str, *, today: date) -> Reader:
    asked = fold(text)
    exact = [p for p in casus.persons.values() if text in {p.id, p.ref}]
    fits = exact or [p for p in casus.persons.values() if asked in {fold(name) for name in names_of(p)}]
    outside = [i for i in casus.involvements.values() if asked in {fold(i.name), fold(first_word(i.name))}]
    if outside and not fits:
        return _one_of(casus, outside, asked=text, today=today)
    return reader_of(casus, _only(fits, asked=text), today=today)


def _by_involvement(casus: Casus, role: str, *, today: date) -> Reader:
    """Who does this for the family now; the bare role when nobody is named for it."""
    table = vocabulary().involvement_roles
    now = (i for i in casus.involvements.values() if i.name and not i.end.is_known)
    fits = [i for i in now if (row := table.find(i.role)) and row.id == role]
    return _one_of(casus, fits, asked=role, today=today) if fits else role_reader(role)


def _one_of(casus: Casus, fits: Iterable[Involvement], *, asked: str, today: date) -> Reader:
    people = {fold(item.name): item for item in fits}
    if len(people) > 1:
        raise _ambiguous(asked, [item.name for item in people.values()])
    item = next(iter(people.values()))
    drawn = [p for p in casus.persons.values() if fold(full_name(p)) == fold(item.name)]
    return reader_of(casus, drawn[0], today=today) if len(drawn) == 1 else involved_reader(item)


def _first_parent(casus: Casus, *, today: date) -> Person:
    """The parent with gezag named first; else the first parent; a plan always has a reader."""
    parents = [p for youth in youths(casus) for p in holders_of(casus, youth.id, today=today)]
    parents += [p for youth in youths(casus) for p in parents_of(casus, youth.id)]
    parents += [person.id for person in casus.persons.values() if person.role is Role.PARENT]
    if not parents:
        raise KnownError(
            tr("Er is nog geen ouder in deze casus, dus het plan heeft geen lezer."),
            remedy=tr("Voeg in het genogram een ouder toe, of kies zelf voor wie het plan is."),
            code="no-reader",
        )
    return casus.persons[parents[0]]


def _only(fits: Iterable[Person], *, asked: str) -> Person:
    found = list(fits)
    if len(found) == 1:
        return found[0]
    if found:
        raise _ambiguous(asked, [full_name(person) for person in found])
    raise KnownError(
        tr("'{wie}' staat niet in deze casus.", wie=asked),
        remedy=tr("Noem een naam uit het genogram, of een rol: {rollen}.", rollen=", ".join(ROLES)),
        code="unknown-reader",
    )


def _ambiguous(asked: str, names: Iterable[str]) -> KnownError:
    return KnownError(
        tr("'{wie}' past bij meer dan één: {namen}.", wie=asked, namen=", ".join(names)),
        remedy=tr("Noem de naam van wie het plan leest."),
        code="ambiguous-reader",
    )
