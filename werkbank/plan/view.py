"""What is asked again and again while a casus is reduced for one reader, worked out once.

Two protections look at the whole casus, because what they guard is told by other items too:

* *geheim verblijf*: of everybody who lives or lived in a secret household, or in a vrouwenopvang, the readers who were
  not there themselves get no place, school, local organisation or phone, and nothing that names one of these in a
  text. No dates are compared: a gap tells as well.
* *afstamming afgeschermd*: a child that does not know who its biological parent is, and everybody outside the team and
  the parents with gezag, gets a casus without that parent, without whoever is only known through that parent, and
  without what names them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Entity, Household, Person
from werkbank.model.kinds import Gender, ParentageKind, Role, Sharing
from werkbank.model.vocabulary import fold, vocabulary
from werkbank.plan.access import ReaderKind
from werkbank.plan.custody import is_child, parents_of, youths
from werkbank.plan.names import named_in, names_of
from werkbank.plan.reader import Reader
from werkbank.plan.secret_words import hidden_names, secret_words

_SHOWN = {Sharing.FAMILY, Sharing.CHAIN}
_MAY_KNOW_DESCENT = {ReaderKind.TEAM, ReaderKind.PARENT}


@dataclass(frozen=True, slots=True)
class View:
    """One casus before one reader."""

    casus: Casus
    reader: Reader
    children: frozenset[EntityId]  # everybody who may be under 18
    young: frozenset[EntityId]  # they, and the youths of the casus who grew up: what they say of themselves is theirs
    sheltered: frozenset[EntityId]  # whose place is a secret for this reader
    today: date
    secrets: re.Pattern[str] | None  # the words that tell where they are
    strangers: re.Pattern[str] | None  # the names of whom this reader must not meet
    unknown: frozenset[EntityId]  # whom this reader must not meet: shielded parents and who is known through them

    def names_reader(self, *texts: str) -> bool:
        """Whether one of the texts names the reader."""
        return any(named_in(text, names=self.reader.names) for text in texts if text)

    def who_is(self, said: str) -> EntityId:
        """The person whom an id or a name means; the text itself when it is nobody's, or more than one's."""
        who = EntityId(said)
        if not said or who in self.casus.persons:
            return who
        name = fold(said)
        found = [p.id for p in self.casus.persons.values() if any(fold(known) == name for known in names_of(p))]
        return found[0] if len(found) == 1 else who

    def names_mine(self, *texts: str) -> bool:
        """Whether one of the texts names the reader or a child in the reader's care."""
        known = (self.casus.persons.get(i) for i in self.reader.children - self.unknown)
        mine = [p.first_name for p in known if p and p.sharing in _SHOWN and not self.reader.is_meant(p.not_for)]
        return self.names_reader(*texts) or any(named_in(text, names=mine) for text in texts if text)


def view_of(casus: Casus, reader: Reader, *, today: date) -> View:
    """Look at a casus with the eyes of a reader."""
    children = frozenset(p.id for p in casus.persons.values() if is_child(p, today=today))
    sheltered = _sheltered(casus, reader)
    unknown = frozenset[EntityId]() if reader.kind in _MAY_KNOW_DESCENT else _unknown(casus)
    told = frozenset() if reader.kind is ReaderKind.TEAM else sheltered
    return View(
        casus=casus,
        reader=reader,
        children=children,
        young=children | {p.id for p in casus.persons.values() if p.role is Role.YOUTH or p.index},
        sheltered=sheltered,
        secrets=secret_words(casus, sheltered=told, reader=reader.person or ""),
        today=today,
        strangers=hidden_names(casus, unknown),
        unknown=unknown,
    )


def knows_place(home: Household, reader: Reader, *, residents: Iterable[str]) -> bool:
    """Whether a reader may know where a secret household is: who lives there, and who is named."""
    return reader.person in set(residents) or reader.is_meant(home.only_for)


def _sheltered(casus: Casus, reader: Reader) -> frozenset[EntityId]:
    found: set[EntityId] = set()
    for home in casus.households.values():
        living = {residence.person for residence in casus.residences.values() if residence.household == home.id}
        if home.secret and not knows_place(home, reader, residents=living):
            found |= living
    for event in casus.events.values():
        if vocabulary().is_class(event.kind, "shielded_place") and reader.person not in event.persons:
            found |= set(event.persons)
    return frozenset(found)


def _unknown(casus: Casus) -> frozenset[EntityId]:
    hidden = {parent for person in casus.persons.values() if person.descent_shielded for parent in _kept(casus, person)}
    if not hidden:
        return frozenset()
    known = _reached(casus, from_=(youth.id for youth in youths(casus)), around=hidden)
    beyond = _reached(casus, from_=hidden, around=set())
    return frozenset(hidden | (beyond - known))


def _kept(casus: Casus, child: Person) -> set[EntityId]:
    """The parents that this child does not know of: whom the items themselves refuse the child; when none does, donors
    and fathers (or a second parent of one gender) who never shared a home with the child and hold no gezag.
    """
    links = [p for p in casus.parentages.values() if p.child == child.id and p.parent in casus.persons]
    refused = {link.parent for link in links if _refuses(link, child) or _refuses(casus.persons[link.parent], child)}
    if refused:
        return refused
    genders = [casus.persons[link.parent].gender for link in links if link.kind is not ParentageKind.DONOR]
    kept = {link.parent for link in links if link.kind is ParentageKind.DONOR}
    for parent in parents_of(casus, child.id):
        gender = casus.persons[parent].gender
        doubtful = gender is not Gender.WOMAN or genders.count(gender) > 1
        if doubtful and not _together(casus, child.id, parent) and not _holds(casus, child.id, parent):
            kept.add(parent)
    return kept


def _refuses(entity: Entity, child: Person) -> bool:
    names = {fold(name) for name in (child.id, child.ref, *names_of(child)) if name}
    return entity.sharing is Sharing.SHIELDED or any(fold(name) in names for name in entity.not_for)


def _together(casus: Casus, one: EntityId, other: EntityId) -> bool:
    homes = [{r.household for r in casus.residences.values() if r.person == person} for person in (one, other)]
    return bool(homes[0] & homes[1])


def _holds(casus: Casus, child: EntityId, parent: EntityId) -> bool:
    return any(custody.child == child and custody.holder == parent for custody in casus.custodies.values())


def _reached(casus: Casus, *, from_: Iterable[EntityId], around: set[EntityId]) -> set[EntityId]:
    """Everybody linked by family lines with the start, without passing through ``around``."""
    beside: dict[EntityId, set[EntityId]] = {}
    pairs = [(link.parent, link.child) for link in casus.parentages.values()]
    pairs += [(p.partners[0], p.partners[1]) for p in casus.partnerships.values() if len(p.partners) > 1]
    for one, other in pairs:
        beside.setdefault(one, set()).add(other)
        beside.setdefault(other, set()).add(one)
    seen, todo = set[EntityId](), list(from_)
    while todo:
        person = todo.pop()
        if person not in seen and person not in around:
            seen.add(person)
            todo += beside.get(person, set())
    return seen
