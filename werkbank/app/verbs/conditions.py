"""Verbs on marks ('kenmerken') of a person: each is one transaction, so one undo step."""

from __future__ import annotations

from typing import Any

from werkbank.app.actions import ActionId
from werkbank.app.session import Session, key_of
from werkbank.model.clock import EntityId
from werkbank.model.entities import Condition
from werkbank.model.rules import called


def add_condition(session: Session, person: EntityId, **fields: Any) -> Condition:  # noqa: ANN401 - of Condition
    """A mark on somebody; until it has a kind, a source and a status it is drawn nowhere."""
    with session.open.transaction(ActionId.ADD_CONDITION, subject=called(session.casus.persons[person])) as edit:
        condition = edit.add(Condition(id=edit.new_id(), person=person, **fields))
    session.select(key_of(condition))
    return condition


def edit_condition(session: Session, condition_id: EntityId, **fields: Any) -> None:  # noqa: ANN401
    """Give a mark other values; typing in one field is one undo step."""
    condition = session.casus.conditions[condition_id]
    with session.open.transaction(ActionId.EDIT_CONDITION, typing=True) as edit:
        edit.subject = called(session.casus.persons.get(edit.change(condition, **fields).person))
