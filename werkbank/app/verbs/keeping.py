"""Verbs of the safe: until when a casus is kept, and emptying what is to be erased."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from werkbank.app.actions import ActionId
from werkbank.app.session import Key, Session
from werkbank.i18n import tr
from werkbank.model.dates import VagueDate, parse
from werkbank.model.entities import Entity
from werkbank.model.errors import KnownError
from werkbank.model.kinds import Kind
from werkbank.model.references import lost_with


def set_retention(session: Session, *, file: str, until: str) -> None:
    """Write down what kind of file this is and until when it is kept; a person decides.

    Raises:
        KnownError: no-date, when the text names no day.
    """
    day = parse(until, today=session.today) if until.strip() else VagueDate()
    if until.strip() and day.hi is None:
        raise KnownError(tr("Hier staat geen datum."), remedy=tr("Schrijf een dag, zoals 1-5-2031."), code="no-date")
    with session.open.transaction(ActionId.SET_RETENTION, subject=until.strip()) as edit:
        edit.change(session.whole.sheet, retention=file, retention_date=day)


def last_changed(session: Session) -> date:
    """The day of the last change; choosing a term is no change of what is kept."""
    real = (one for one in reversed(session.open.happened) if one.action != ActionId.SET_RETENTION)
    last = next(real, None)
    return last.at.astimezone().date() if last is not None else session.today


def empty_fields(session: Session, *, targets: Iterable[tuple[Key, str]]) -> None:
    """Empty these fields (with an empty field name: take the whole entity out) as one step without a name."""
    with session.open.transaction(ActionId.ERASE_TEXT) as edit:
        for key, field in targets:
            item = edit.casus.get(key.kind, key.id)
            if item is None:
                continue  # it went with another
            if field:
                edit.change(item, **{field: default_of(item, field)})
            else:
                edit.remove(key.kind, key.id)


def default_of(item: Entity, field: str) -> Any:  # noqa: ANN401 - whatever the field holds
    """What a field holds when nothing is written in it."""
    return type(item).model_fields[field].get_default(call_default_factory=True)


def goes_along(session: Session, key: Key) -> tuple[Key, ...]:
    """What cannot stand without an entity, so that it is erased with it."""
    if key.kind is Kind.SHEET:
        return ()
    return tuple(Key(one.kind_of, one.id) for one in lost_with(session.whole, key.kind, key.id))
