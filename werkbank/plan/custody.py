"""Who holds gezag over whom today, and who is a child: the stricter reading of vague dates (domain.md 4, rule 3).

Gezag counts when it certainly has not ended and may have begun; it ends by itself at 18. A child for whom nobody noted
any gezag is the exception: then both legal parents are taken to hold it, because that is the law's usual case, and the
plan lists it as open.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import age_between
from werkbank.model.entities import Custody, Person
from werkbank.model.kinds import Gender, ParentageKind, Role
from werkbank.model.vocabulary import fold

ADULT = 18
LEGAL = {ParentageKind.BIOLOGICAL, ParentageKind.ADOPTION}
NOT_HELD = {fold(word) for word in ("geschorst", "beëindigd", "onbekend", "geen")}


def youngest_age(person: Person, *, today: date) -> int | None:
    """The lowest age that fits what is known; None when no age can be given."""
    ages = age_between(person.birth, today)
    if ages is None and person.birth.lo is not None and person.birth.lo > today:
        return 0
    return ages[0] if ages else None


def is_child(person: Person, *, today: date) -> bool:
    """Whether somebody may be under 18; without a birth date a youth of the casus counts as a child."""
    age = youngest_age(person, today=today)
    if age is None:
        return person.role is Role.YOUTH or person.index
    return age < ADULT


def lives(person: Person, *, today: date) -> bool:
    """Whether somebody is certainly still alive as far as anybody noted."""
    dead = person.died or (person.death.is_known and (person.death.lo is None or person.death.lo <= today))
    return not dead


def youths(casus: Casus) -> tuple[Person, ...]:
    """The index youths; when nobody is marked, everybody with that role."""
    marked = tuple(person for person in casus.persons.values() if person.index)
    return marked or tuple(person for person in casus.persons.values() if person.role is Role.YOUTH)


def parents_of(casus: Casus, child: EntityId, *, gender: Gender | None = None) -> tuple[EntityId, ...]:
    """The legal parents of a child, in order of entry."""
    links = (link for link in casus.parentages.values() if link.child == child and link.kind in LEGAL)
    found = dict.fromkeys(link.parent for link in links if link.parent in casus.persons)
    return tuple(p for p in found if gender is None or casus.persons[p].gender is gender)


def holders_of(casus: Casus, child: EntityId, *, today: date) -> tuple[EntityId, ...]:
    """The persons who hold gezag over a child today, in order of entry."""
    noted = [custody for custody in casus.custodies.values() if custody.child == child]
    held = [EntityId(custody.holder) for custody in noted if stands(custody, today=today)]
    holders = dict.fromkeys(held if noted else parents_of(casus, child))
    return tuple(h for h in holders if (person := casus.persons.get(h)) and lives(person, today=today))


def in_care_of(casus: Casus, holder: EntityId, *, today: date) -> frozenset[EntityId]:
    """The children over whom somebody holds gezag today."""
    return frozenset(
        person.id
        for person in casus.persons.values()
        if is_child(person, today=today) and holder in holders_of(casus, person.id, today=today)
    )


def without_noted_custody(casus: Casus, *, today: date) -> Iterator[Person]:
    """The youths who are children and for whom nobody noted any gezag."""
    noted = {custody.child for custody in casus.custodies.values()}
    for person in youths(casus):
        if person.id not in noted and is_child(person, today=today):
            yield person


def stands(custody: Custody, *, today: date) -> bool:
    """Whether gezag may have begun, has not certainly ended, and is not suspended."""
    begun = custody.begin.lo is None or custody.begin.lo <= today
    may_have_ended = custody.end.is_known and (custody.end.lo is None or custody.end.lo <= today)
    return begun and not may_have_ended and fold(custody.kind) not in NOT_HELD
