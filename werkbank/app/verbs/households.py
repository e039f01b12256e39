"""Verbs on homes: who lives together, who moves in and out. Each is one transaction, so one undo step.

Two homes at once is common (co-parenting, weekends with a foster family) and never refused; moving in twice into the
same home over the same days changes nothing and says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from werkbank.app.actions import ActionId
from werkbank.app.session import Session, key_of
from werkbank.i18n import ntr, tr
from werkbank.journal.edit import Edit
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import UNKNOWN, VagueDate
from werkbank.model.entities import Household, Residence
from werkbank.model.errors import KnownError
from werkbank.model.rules import called, certainly_after


def add_household(
    session: Session,
    *persons: EntityId,
    begin: VagueDate = UNKNOWN,
    **fields: Any,  # noqa: ANN401 - fields of Household, validated by the model
) -> Household:
    """A home with these people in it from a day on; where they lived before stays as it is."""
    if not persons:
        raise KnownError(
            tr("Er is niemand gekozen om in dit huis te wonen."),
            remedy=tr("Kies eerst een of meer mensen. Er is niets veranderd."),
            code="empty-home",
        )
    people = tuple(dict.fromkeys(persons))
    with session.open.transaction(ActionId.ADD_HOUSEHOLD, subject=_names(session.casus, people)) as edit:
        home = edit.add(Household(id=edit.new_id(), **fields))
        for person in people:
            edit.add(Residence(id=edit.new_id(), person=person, household=home.id, begin=begin))
    session.select(key_of(home))
    return home


def edit_household(session: Session, home_id: EntityId, **fields: Any) -> None:  # noqa: ANN401
    """Give a home other values; typing in one field is one undo step."""
    with session.open.transaction(ActionId.EDIT_HOUSEHOLD, typing=True) as edit:
        edit.subject = edit.change(session.casus.households[home_id], **fields).label


def edit_residence(session: Session, residence_id: EntityId, **fields: Any) -> None:  # noqa: ANN401
    """Give a stay other days."""
    stay = session.casus.residences[residence_id]
    with session.open.transaction(ActionId.EDIT_HOUSEHOLD, typing=True) as edit:
        edit.subject = called(session.casus.persons.get(edit.change(stay, **fields).person))


def move_in(
    session: Session, *persons: EntityId, home: EntityId, begin: VagueDate = UNKNOWN, leaving: Iterable[EntityId] = ()
) -> tuple[Residence, ...]:
    """Let people live in a home from a day on; ``leaving`` names the homes that they leave on that day."""
    casus, left = session.casus, frozenset(leaving)
    for person in persons:
        _refuse_twice(casus, person, home=home, begin=begin)
    with session.open.transaction(ActionId.MOVE_IN, subject=_names(casus, persons)) as edit:
        for person in dict.fromkeys(persons):
            for stay in stays_of(casus, person, homes=left):
                _leave(edit, stay, end=begin)
        stays = [edit.add(Residence(id=edit.new_id(), person=p, household=home, begin=begin)) for p in persons]
    return tuple(stays)


def move_out(session: Session, *persons: EntityId, home: EntityId, end: VagueDate) -> None:
    """Let people live in a home until a day; the days before stay."""
    casus = session.casus
    stays = [stay for person in persons for stay in stays_of(casus, person, homes=frozenset({home}))]
    if not stays:
        raise KnownError(
            tr("Hier woont nu niemand van wie je koos."),
            remedy=tr("Kies iemand die in dit huis woont. Er is niets veranderd."),
            code="not-at-home",
        )
    with session.open.transaction(ActionId.MOVE_OUT, subject=_names(casus, persons)) as edit:
        for stay in stays:
            _leave(edit, stay, end=end)


def stays_of(casus: Casus, person: EntityId, *, homes: frozenset[EntityId]) -> tuple[Residence, ...]:
    """The stays of somebody in some homes that have no end yet."""
    mine = (r for r in casus.residences.values() if r.person == person and r.household in homes)
    return tuple(stay for stay in mine if not stay.end.is_known)


def _leave(edit: Edit, stay: Residence, *, end: VagueDate) -> None:
    if certainly_after(stay.begin, end):
        raise KnownError(
            tr("Dan gaat iemand weg vóór de dag van het begin."),
            remedy=tr("Kies een latere dag, of verander eerst het begin. Er is niets veranderd."),
            code="end-before-start",
        )
    edit.change(stay, end=end)


def _refuse_twice(casus: Casus, person: EntityId, *, home: EntityId, begin: VagueDate) -> None:
    """Only when it is certain: an open stay in the same home that began before."""
    for stay in stays_of(casus, person, homes=frozenset({home})):
        if not certainly_after(stay.begin, begin):
            raise KnownError(
                tr("{wie} woont al in dit huis.", wie=called(casus.persons.get(person))),
                remedy=tr("Zeg eerst wanneer iemand daar wegging. Er is niets veranderd."),
                code="same-home-twice",
            )


def _names(casus: Casus, persons: Iterable[EntityId]) -> str:
    names = [called(casus.persons.get(person)) for person in persons]
    return names[0] if len(names) == 1 else ntr("{n} persoon", "{n} personen", len(names))
