"""Verbs on events: what happened, to whom, and which bouwsteen it rests on."""

from __future__ import annotations

from typing import Any

from werkbank.app.actions import ActionId
from werkbank.app.session import Key, Session, key_of
from werkbank.i18n import tr
from werkbank.model.clock import EntityId
from werkbank.model.entities import Event
from werkbank.model.errors import KnownError
from werkbank.model.sets import label_of
from werkbank.timeline.labels import kind_name


def add_event(session: Session, **fields: Any) -> Event:  # noqa: ANN401 - fields of Event, validated by the model
    """Something that happened; it becomes the selection."""
    with session.open.transaction(ActionId.ADD_EVENT) as edit:
        event = edit.add(Event(id=edit.new_id(), **fields))
        edit.subject = event.title or kind_name(event)
    session.select(key_of(event))
    return event


def edit_event(session: Session, event_id: EntityId, **fields: Any) -> None:  # noqa: ANN401
    """Give an event other values; typing in one field is one undo step."""
    with session.open.transaction(ActionId.EDIT_EVENT, typing=True) as edit:
        event = edit.change(session.casus.events[event_id], **fields)
        edit.subject = event.title or event.kind


def tag(session: Session, bouwsteen: str, *keys: Key) -> bool:
    """Give entities a bouwsteen, or take it off when all of them have it; whether it was given."""
    found = [e for key in keys if (e := session.casus.get(key.kind, key.id))]
    if not found:
        remedy = tr(
            "Kies iets in het overzicht, of zet de cursor in een regel van een patroon, het plan, de weging of een "
            "sessie. Een mogelijk patroon krijgt er een als jullie het herkennen."
        )
        raise KnownError(tr("Er is niets gekozen om een bouwsteen aan te geven."), remedy=remedy, code="tag-nothing")
    everywhere = all(bouwsteen in entity.bouwstenen for entity in found)
    with session.open.transaction(ActionId.TAG_BOUWSTEEN, subject=label_of(session.casus, bouwsteen)) as edit:
        for entity in found:
            known = edit.casus.get(entity.kind_of, entity.id) or entity  # all of it, whoever reads along
            others = tuple(b for b in known.bouwstenen if b != bouwsteen)
            edit.change(entity, bouwstenen=others if everywhere else (*others, bouwsteen))
    return not everywhere
