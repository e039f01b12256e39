"""What hangs on the selected thing, as small buttons: the bonds, homes and marks of a person, who lives in a home."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QWidget

from werkbank.app.session import key_of
from werkbank.app.verbs import bonds, conditions, households
from werkbank.genogram.support_line import helper_name
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import VagueDate, from_edtf
from werkbank.model.entities import Bond, Condition, Entity, Household, Involvement, Person, Residence, Support
from werkbank.model.rules import called
from werkbank.model.vocabulary import vocabulary
from werkbank.ui.desk import Desk
from werkbank.ui.widgets import button


def title_of(entity: Entity, casus: Casus) -> str:
    """What the inspector calls a bond, a home, a stay, a mark or somebody around the family; '' for anything else."""
    match entity:
        case Bond():
            row = vocabulary().bond_kinds.get(entity.kind)
            name = bonds.bond_name(casus, entity)
            return f"{name}: {row.label}" if row is not None else name
        case Household():
            return entity.label or tr("Huishouden")
        case Residence():
            home = casus.households.get(entity.household)
            where = home.label if home is not None and home.label else tr("Huishouden")
            return tr("{wie} woont: {huis}", wie=called(casus.persons.get(entity.person)), huis=where)
        case Condition():
            kind = vocabulary().condition_kinds.get(entity.kind)
            name = called(casus.persons.get(entity.person))
            return f"{name}: {kind.label if kind is not None else entity.kind or tr('Kenmerk')}"
        case Involvement():
            return entity.name or entity.organisation or tr("Netwerk")
        case Support():
            return helper_name(casus, entity.who) or tr("Steun")
        case _:
            return ""


def links(desk: Desk, entity: Entity | None) -> Iterator[QWidget]:
    """The buttons beside what is selected."""
    casus, writes = desk.casus, not desk.session.read_only
    match entity:
        case Person():
            if writes:
                yield _do(desk, tr("+ Kenmerk"), lambda: conditions.add_condition(desk.session, entity.id), edit=True)
            yield from _of_person(desk, entity.id, casus)
        case Bond():
            yield from _of_bond(desk, entity, casus, writes=writes)
        case Household():
            for stay in casus.residences.values():
                if stay.household == entity.id:
                    yield _go(desk, stay, called(casus.persons.get(stay.person)))
        case Residence():
            yield from _of_stay(desk, entity, casus, writes=writes)


def _of_bond(desk: Desk, bond: Bond, casus: Casus, *, writes: bool) -> Iterator[QWidget]:
    row = vocabulary().bond_kinds.get(bond.kind)
    if writes and row is not None and row.directed:
        yield _do(desk, tr("⇄ Omdraaien"), lambda: bonds.turn_bond(desk.session, bond.id))
    if writes and not bond.end.is_known:
        yield _do(desk, tr("Eindigt nu"), lambda: bonds.end_bond(desk.session, bond.id, end=_now(desk)))
    for person in (bond.from_person, bond.to_person):
        if person in casus.persons:
            yield _go(desk, casus.persons[person], called(casus.persons[person]))


def _of_person(desk: Desk, person: EntityId, casus: Casus) -> Iterator[QWidget]:
    for stay in casus.residences.values():
        if stay.person == person and not stay.end.is_known:
            home = casus.households.get(stay.household)
            if home is not None:
                yield _go(desk, stay, f"⌂ {tr('veilige plek') if home.secret else home.label or tr('Huishouden')}")
    for bond in casus.bonds.values():
        if person in {bond.from_person, bond.to_person}:
            other = bond.to_person if bond.from_person == person else bond.from_person
            row = vocabulary().bond_kinds.get(bond.kind)
            name = called(casus.persons.get(other))
            yield _go(desk, bond, f"{row.label if row is not None else tr('Band')}: {name}")
    for condition in casus.conditions.values():
        if condition.person == person:
            kind = vocabulary().condition_kinds.get(condition.kind)
            yield _go(desk, condition, kind.label if kind is not None else condition.kind or tr("Kenmerk"))


def _of_stay(desk: Desk, stay: Residence, casus: Casus, *, writes: bool) -> Iterator[QWidget]:
    if writes and not stay.end.is_known:
        home, person = stay.household, stay.person
        leave = partial(households.move_out, desk.session, person, home=home)
        yield _do(desk, tr("Woont hier niet meer"), lambda: leave(end=_now(desk)))
    if (lives := casus.households.get(stay.household)) is not None:
        yield _go(desk, lives, f"⌂ {lives.label or tr('Huishouden')}")


def _go(desk: Desk, entity: Entity, title: str) -> QWidget:
    return button(title, lambda: desk.select(key_of(entity)), look="quiet", hint=title_of(entity, desk.casus) or title)


def _do(desk: Desk, title: str, verb: Callable[[], object], *, edit: bool = False) -> QWidget:
    def run() -> None:
        if desk.run(verb) is not None and edit:
            desk.edit_wanted.emit()

    return button(title, run, look="quiet")


def _now(desk: Desk) -> VagueDate:
    """The day of the time cursor."""
    return from_edtf(desk.session.as_of.isoformat())
