"""Verbs on a piece of a report: what was accepted of it becomes events, all in one step to take back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from werkbank.app.actions import ActionId
from werkbank.app.session import Session, key_of
from werkbank.i18n import ntr
from werkbank.model.entities import Event


def add_report(session: Session, accepted: Sequence[Mapping[str, Any]]) -> tuple[Event, ...]:
    """One event for the fields of each proposal; they become the selection."""
    with session.open.transaction(ActionId.ADD_REPORT) as edit:
        events = tuple(Event(id=edit.new_id(), **fields) for fields in accepted)
        edit.subject = ntr("{n} gebeurtenis", "{n} gebeurtenissen", len(events))
        edit.add_all(events)
    session.select(*map(key_of, events))
    return events
