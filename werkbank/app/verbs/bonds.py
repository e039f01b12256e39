"""Verbs on emotional lines: each is one transaction, so one undo step."""

from __future__ import annotations

from typing import Any

from werkbank.app.actions import ActionId
from werkbank.app.session import Session, key_of
from werkbank.i18n import tr
from werkbank.model import kinds as k
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import VagueDate
from werkbank.model.entities import Bond
from werkbank.model.errors import KnownError
from werkbank.model.rules import called
from werkbank.model.vocabulary import BondKind, vocabulary


def add_bond(
    session: Session,
    from_person: EntityId,
    *,
    to_person: EntityId,
    kind: str = "",
    by_family: bool = False,
    **fields: Any,  # noqa: ANN401 - fields of Bond, validated by the model
) -> Bond:
    """A line from one person to another; it becomes the selection.

    ``by_family``: the family drew it, so it is their story and they may see it (``bonds_shown.drawn_by_family``). A
    violent or controlling line never is: it stays with the team until somebody says who said it and how sure it is.
    """
    _refuse_oneself(from_person, to_person)
    row = vocabulary().bond_kinds.get(kind)
    given = {**_as_story(row, by_family=by_family), **fields}
    names = called(session.casus.persons[from_person]), called(session.casus.persons[to_person])
    with session.open.transaction(ActionId.ADD_BOND, subject=tr("{een} en {ander}", een=names[0], ander=names[1])) as e:
        bond = e.add(Bond(id=e.new_id(), from_person=from_person, to_person=to_person, kind=kind, **given))
    session.select(key_of(bond))
    return bond


def edit_bond(session: Session, bond_id: EntityId, **fields: Any) -> None:  # noqa: ANN401
    """Give a line other values; typing in one field is one undo step."""
    bond = session.casus.bonds[bond_id]
    _refuse_oneself(fields.get("from_person", bond.from_person), fields.get("to_person", bond.to_person))
    with session.open.transaction(ActionId.EDIT_BOND, typing=True, subject=bond_name(session.casus, bond)) as edit:
        edit.change(bond, **fields)


def change_bond_kind(session: Session, bond_id: EntityId, *, kind: str) -> None:
    """Make it another kind of line."""
    bond = session.casus.bonds[bond_id]
    with session.open.transaction(ActionId.EDIT_BOND, subject=bond_name(session.casus, bond)) as edit:
        edit.change(bond, kind=kind)


def turn_bond(session: Session, bond_id: EntityId) -> None:
    """Let the arrow point the other way."""
    bond = session.casus.bonds[bond_id]
    with session.open.transaction(ActionId.EDIT_BOND, subject=bond_name(session.casus, bond)) as edit:
        edit.change(bond, from_person=bond.to_person, to_person=bond.from_person)


def end_bond(session: Session, bond_id: EntityId, *, end: VagueDate) -> None:
    """Say since when this is no longer so; the line stays for the days before."""
    bond = session.casus.bonds[bond_id]
    if bond.begin.lo and end.hi and end.hi < bond.begin.lo:
        raise KnownError(
            tr("Deze band zou eindigen vóór het begin."),
            remedy=tr("Kies een latere dag, of verander eerst het begin. Er is niets veranderd."),
            code="end-before-start",
        )
    with session.open.transaction(ActionId.END_BOND, subject=bond_name(session.casus, bond)) as edit:
        edit.change(bond, end=end)


def bond_name(casus: Casus, bond: Bond) -> str:
    """'Marieke en Bo', as undo labels and titles name it."""
    return tr(
        "{een} en {ander}",
        een=called(casus.persons.get(bond.from_person)),
        ander=called(casus.persons.get(bond.to_person)),
    )


def _as_story(row: BondKind | None, *, by_family: bool) -> dict[str, Any]:
    if not by_family or (row is not None and row.accusation):
        return {}
    return {"nature": k.Nature.STORY, "sharing": k.Sharing.FAMILY}


def _refuse_oneself(one: EntityId, other: EntityId) -> None:
    if one == other:
        raise KnownError(
            tr("Een band is altijd tussen twee mensen."),
            remedy=tr("Kies twee verschillende personen. Er is niets veranderd."),
            code="bond-with-oneself",
        )
