"""Who belongs to whom: brothers and sisters, parents, who lived together; and an order of persons that is not by id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import MOGELIJK, NEE, ZEKER, Certainty, VagueDate
from werkbank.model.entities import Person
from werkbank.model.kinds import LifeStatus, ParentageKind, Role
from werkbank.model.rules import called
from werkbank.patterns.keys import brief
from werkbank.patterns.lazy import lazy
from werkbank.patterns.spans import FIRST_DAY, Span, span

_RAISED = frozenset((ParentageKind.BIOLOGICAL, ParentageKind.ADOPTION, ParentageKind.STEP))
_PARENTS = _RAISED | {ParentageKind.FOSTER}
_OUTSIDE = frozenset((Role.NETWORK, Role.PROFESSIONAL))
_EVER = date.max.toordinal()
_ADULT = 6574  # days in 18 years, rounded down: who is younger is certainly a minor

People = frozenset[EntityId]
NOBODY: People = frozenset()


class Stay(NamedTuple):
    """Somebody lived in a household over a span."""

    person: EntityId
    household: EntityId
    span: Span


class Life(NamedTuple):
    """The first day on which somebody may have lived, the first on which they surely did, and the last they may."""

    first: int
    surely: int
    last: int


class Kin:
    """The family ties of one casus, looked at on one day."""

    def __init__(self, casus: Casus, *, cut: int) -> None:
        self._casus = casus
        self._cut = cut

    @lazy
    def rank(self) -> Mapping[EntityId, int]:
        """The place of each person: by birth, then by names; never by id."""
        people = sorted(self._casus.persons.values(), key=_content)
        return {person.id: place for place, person in enumerate(people)}

    def in_order(self, people: Iterable[EntityId]) -> tuple[EntityId, ...]:
        """People in the order of their rank; strangers to the casus last."""
        some = set(people)
        if len(some) < 2:
            return tuple(some)
        rank = self.rank
        return tuple(sorted(some, key=lambda who: rank.get(who, len(rank))))

    def name(self, who: EntityId) -> str:
        """What people call somebody."""
        return brief(called(self._casus.persons.get(who)))

    @lazy
    def family(self) -> People:
        """Everybody but network, professionals and pets."""
        return frozenset(
            person.id
            for person in self._casus.persons.values()
            if person.role not in _OUTSIDE and person.life is not LifeStatus.PET
        )

    @lazy
    def parents(self) -> Mapping[EntityId, People]:
        """The parents of each child, foster and step parents too."""
        return self._up(_PARENTS)

    @lazy
    def carers(self) -> Mapping[EntityId, People]:
        """Who takes a child in: its foster parents and its grandparents, when they are named with a placement."""
        fostered, raised = self._up(frozenset((ParentageKind.FOSTER,))), self._up(_RAISED)
        grand = {child: NOBODY.union(*[raised.get(one, NOBODY) for one in raised[child]]) for child in raised}
        children = {*fostered, *(child for child in grand if grand[child])}
        return {child: fostered.get(child, NOBODY) | grand.get(child, NOBODY) for child in children}

    def _up(self, kinds: frozenset[ParentageKind]) -> Mapping[EntityId, People]:
        found: dict[EntityId, set[EntityId]] = {}
        for link in self._casus.parentages.values():
            if link.kind in kinds:
                found.setdefault(link.child, set()).add(link.parent)
        return {child: frozenset(parents) for child, parents in found.items()}

    @lazy
    def sibships(self) -> tuple[People, ...]:
        """Children who share a parent by birth, adoption or as step parent, and twins; the largest groups first."""
        children: dict[EntityId, set[EntityId]] = {}
        for child, parents in self._up(_RAISED).items():
            for parent in parents:
                children.setdefault(parent, set()).add(child)
        groups = {frozenset(group) for group in (*children.values(), *(t.persons for t in self._casus.twins.values()))}
        whole = [group for group in groups if len(group) > 1 and not any(group < other for other in groups)]
        return tuple(sorted(whole, key=lambda group: (-len(group), sorted(self.rank.get(who, 0) for who in group))))

    @lazy
    def siblings(self) -> Mapping[EntityId, People]:
        """Brothers, sisters and half ones of each child."""
        found: dict[EntityId, set[EntityId]] = {}
        for group in self.sibships:
            for child in group:
                found.setdefault(child, set()).update(group - {child})
        return {child: frozenset(others) for child, others in found.items()}

    @lazy
    def stays(self) -> tuple[Stay, ...]:
        """Every stay of somebody in a household."""
        return tuple(
            Stay(home.person, home.household, _period(home.begin, home.end, cut=self._cut))
            for home in self._casus.residences.values()
        )

    @lazy
    def _homes(self) -> Mapping[EntityId, tuple[Stay, ...]]:
        homes: dict[EntityId, list[Stay]] = {}
        for stay in self.stays:
            homes.setdefault(stay.household, []).append(stay)
        return {who: tuple(homes[who]) for who in homes}

    @lazy
    def housemates(self) -> Mapping[EntityId, tuple[tuple[EntityId, Span, Span], ...]]:
        """For each person: with whom they shared a household, with the stay of either."""
        found: dict[EntityId, list[tuple[EntityId, Span, Span]]] = {}
        for stays in self._homes.values():
            for own in stays:
                others = [(stay.person, own.span, stay.span) for stay in stays if stay.person != own.person]
                found.setdefault(own.person, []).extend(others)
        return {who: tuple(mates) for who, mates in found.items()}

    def is_minor(self, who: EntityId, *, on: int) -> Certainty:
        """How sure it is that somebody was younger than 18 on a day; possible when no birth date is known."""
        person = self._casus.persons.get(who)
        if person is None or not person.birth.is_known:
            return MOGELIJK
        youngest = on - person.birth.hi.toordinal() if person.birth.hi else 0
        oldest = on - person.birth.lo.toordinal() if person.birth.lo else on
        return ZEKER if oldest < _ADULT else MOGELIJK if youngest < _ADULT + 2 else NEE

    @lazy
    def minor_until(self) -> Mapping[EntityId, int]:
        """The last day on which somebody may have been a minor, of all whose birth date says so."""
        births = {person.id: person.birth.hi for person in self._casus.persons.values() if person.birth.is_known}
        return {who: last.toordinal() + _ADULT + 1 for who, last in births.items() if last}

    def perhaps_grown_up(self, who: EntityId) -> int:
        """The first day on which somebody is no longer certainly a minor: very early when no birth date says so."""
        person = self._casus.persons.get(who)
        return person.birth.lo.toordinal() + _ADULT if person and person.birth.lo else 0

    def grown_up(self, who: EntityId) -> int | None:
        """The first day on which somebody is certainly of age; None when no birth date says so."""
        person = self._casus.persons.get(who)
        return person.birth.hi.toordinal() + _ADULT + 1 if person and person.birth.hi else None

    def lived(self, who: EntityId) -> Life:
        """When somebody lived, as far as that is known."""
        person = self._casus.persons.get(who)
        if person is None:
            return Life(FIRST_DAY, FIRST_DAY, _EVER)
        birth, death = person.birth, person.death
        first = birth.lo.toordinal() if birth.lo else FIRST_DAY
        last = death.hi.toordinal() if death.hi else _EVER
        return Life(first, birth.hi.toordinal() if birth.hi else first, last)

    def born(self, who: EntityId, *, surely: bool) -> int:
        """The first day on which somebody was certainly, or possibly, born; 0 when no birth date says so."""
        person = self._casus.persons.get(who)
        day = (person.birth.hi if surely else person.birth.lo) if person else None
        return day.toordinal() if day else 0

    def is_born_after(self, who: EntityId, *, day: int) -> bool:
        """Certainly born later than a day."""
        person = self._casus.persons.get(who)
        return bool(person and person.birth.lo and person.birth.lo.toordinal() > day)


def _period(begin: VagueDate, end: VagueDate, /, *, cut: int) -> Span:
    """A stay: without an end it goes on; without a begin it may always have been."""
    s_lo = begin.lo.toordinal() if begin.lo else FIRST_DAY
    s_hi = begin.hi.toordinal() if begin.hi else cut
    if not end.is_known:
        return span(s_lo, s_hi, e_lo=max(cut, s_lo), e_hi=max(cut, s_lo))
    e_lo = end.lo.toordinal() if end.lo else s_lo
    return span(s_lo, s_hi, e_lo=e_lo, e_hi=end.hi.toordinal() if end.hi else cut)


def _content(person: Person) -> tuple[object, ...]:
    return (*person.birth.sort_key()[:3], person.first_name, person.last_name, person.alias, person.gender, person.role)
