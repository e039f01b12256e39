"""Verbs on persons and their relations: each is one transaction, so one undo step, and returns what it made."""

from __future__ import annotations

from typing import Any

from werkbank.app.actions import ActionId
from werkbank.app.session import Key, Session, key_of
from werkbank.app.verbs.linking import biological, is_over, third_parent
from werkbank.i18n import tr
from werkbank.journal.edit import Edit
from werkbank.model import kinds as k
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Parentage, Partnership, Person
from werkbank.model.rules import called

OTHER = {k.Gender.MAN: k.Gender.WOMAN, k.Gender.WOMAN: k.Gender.MAN}


def add_person(session: Session, **fields: Any) -> Person:  # noqa: ANN401 - fields of Person, validated by the model
    """Somebody new, on their own."""
    with session.open.transaction(ActionId.ADD_PERSON) as edit:
        person = edit.add(Person(id=edit.new_id(), **fields))
        edit.subject = called(person)
    session.select(key_of(person))
    return person


def add_partner(session: Session, of: EntityId, **fields: Any) -> Person:  # noqa: ANN401
    """A new person as partner of somebody; the usual first guess for the gender can be changed at once."""
    fields.setdefault("gender", OTHER.get(session.casus.persons[of].gender, k.Gender.UNKNOWN))
    with session.open.transaction(ActionId.ADD_PARTNER, subject=called(session.casus.persons[of])) as edit:
        person = edit.add(Person(id=edit.new_id(), role=session.casus.persons[of].role, **fields))
        edit.add(Partnership(id=edit.new_id(), partners=(of, person.id)))
    session.select(key_of(person))
    return person


def add_child(session: Session, of: EntityId, *, other_parent: EntityId | None = None, **fields: Any) -> Person:  # noqa: ANN401
    """A new child of somebody and, unless said otherwise, of their latest partner."""
    partner = other_parent or latest_partner(session.casus, of)
    with session.open.transaction(ActionId.ADD_CHILD, subject=called(session.casus.persons[of])) as edit:
        child = edit.add(Person(id=edit.new_id(), **{"role": _child_role(session.casus.persons[of]), **fields}))
        for parent in (of, *([partner] if partner else [])):
            edit.add(Parentage(id=edit.new_id(), parent=parent, child=child.id))
    session.select(key_of(child))
    return child


def add_parent(
    session: Session,
    of: EntityId,
    *,
    tie: k.ParentageKind = k.ParentageKind.BIOLOGICAL,
    **fields: Any,  # noqa: ANN401
) -> Person:
    """A new parent of somebody; with one biological parent known already, the two become partners."""
    known = parents_of(session.casus, of)
    if len(parents_of(session.whole, of)) >= 2 and tie is k.ParentageKind.BIOLOGICAL:
        raise third_parent(session.casus, of)
    with session.open.transaction(ActionId.ADD_PARENT, subject=called(session.casus.persons[of])) as edit:
        born_of = known if tie is k.ParentageKind.BIOLOGICAL else ()
        gender = OTHER.get(session.casus.persons[born_of[0]].gender) if born_of else None
        fields.setdefault("gender", gender or (k.Gender.UNKNOWN if known else k.Gender.WOMAN))
        role = k.Role.PARENT if session.casus.persons[of].role is k.Role.YOUTH else k.Role.FAMILY
        parent = edit.add(Person(id=edit.new_id(), **{"role": role, **fields}))
        edit.add(Parentage(id=edit.new_id(), parent=parent.id, child=of, kind=tie))
        if born_of:
            edit.add(Partnership(id=edit.new_id(), partners=(born_of[0], parent.id)))
    session.select(key_of(parent))
    return parent


def add_sibling(session: Session, of: EntityId, **fields: Any) -> Person:  # noqa: ANN401
    """A brother or sister with the same parents; an unknown parent is made when there is none."""
    with session.open.transaction(ActionId.ADD_SIBLING, subject=called(session.casus.persons[of])) as edit:
        parents = parents_of(session.casus, of) or (_unknown_parent(edit, of),)
        sibling = edit.add(Person(id=edit.new_id(), role=session.casus.persons[of].role, **fields))
        for parent in parents:
            edit.add(Parentage(id=edit.new_id(), parent=parent, child=sibling.id))
    session.select(key_of(sibling))
    return sibling


def edit_person(session: Session, person_id: EntityId, **fields: Any) -> None:  # noqa: ANN401
    """Give a person other values; typing in one field is one undo step."""
    with session.open.transaction(ActionId.EDIT_PERSON, typing=True) as edit:
        edit.subject = called(edit.change(session.casus.persons[person_id], **fields))


def edit_partnership(session: Session, partnership_id: EntityId, **fields: Any) -> None:  # noqa: ANN401
    """Give a relation other values."""
    with session.open.transaction(ActionId.EDIT_PARTNERSHIP, typing=True) as edit:
        edit.change(session.casus.partnerships[partnership_id], **fields)


def remove(session: Session, *keys: Key) -> None:
    """Take entities out, with what cannot stand without them; one undo step for all."""
    with session.open.transaction(ActionId.REMOVE, subject=_names(session.casus, keys)) as edit:
        for key in keys:
            if edit.casus.get(key.kind, key.id):
                edit.remove(key.kind, key.id)


def parents_of(casus: Casus, child: EntityId) -> tuple[EntityId, ...]:
    """The biological parents of a child, in order of entry."""
    return biological(casus, child)


def latest_partner(casus: Casus, person: EntityId) -> EntityId | None:
    """The partner of the relation that began last and, when dates are silent, was entered last."""
    mine = [p for p in casus.partnerships.values() if person in p.partners]
    if not mine:
        return None
    order = {id(partnership): number for number, partnership in enumerate(mine)}
    latest = max(mine, key=lambda p: (not is_over(p), p.begin.is_known, p.begin.sort_key(), order[id(p)]))
    return next((other for other in latest.partners if other != person), None)


def _child_role(parent: Person) -> k.Role:
    """A child of a parent is a youth; of anybody else it is not said."""
    return k.Role.YOUTH if parent.role in {k.Role.PARENT, k.Role.CARER} else k.Role.NONE


def _unknown_parent(edit: Edit, child: EntityId) -> EntityId:
    parent = edit.add(Person(id=edit.new_id(), role=k.Role.FAMILY))
    edit.add(Parentage(id=edit.new_id(), parent=parent.id, child=child))
    return parent.id


def _names(casus: Casus, keys: tuple[Key, ...]) -> str:
    if len(keys) != 1:
        return tr("{aantal} dingen", aantal=len(keys))
    entity = casus.get(keys[0].kind, keys[0].id)
    return called(entity) if isinstance(entity, Person) else str(getattr(entity, "title", "") or "")
