"""Verbs of the timeline: move, merge, split, copy, and give several events one value. Each is one undo step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from werkbank.app.actions import ActionId
from werkbank.app.session import Session, key_of
from werkbank.app.verbs.merging import merged
from werkbank.i18n import ntr, tr
from werkbank.journal.edit import Edit
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import UNKNOWN, VagueDate, parse, to_dutch
from werkbank.model.entities import DateClaim, Event
from werkbank.model.errors import KnownError
from werkbank.model.kinds import ClaimedField, Kind
from werkbank.model.references import pointing_at
from werkbank.timeline.extents import is_period
from werkbank.timeline.rescheduling import claims_of

Fields = Mapping[str, Any]


def reschedule(session: Session, changes: Mapping[EntityId, Fields], *, typing: bool = False) -> None:
    """Give events other dates; ``typing`` joins presses of one key into one step."""
    with session.open.transaction(ActionId.MOVE_EVENTS, typing=typing) as edit:
        for event_id, fields in changes.items():
            edit.change(session.casus.events[event_id], **fields)
        edit.subject = _subject(session.casus, tuple(changes))


def set_fields(session: Session, *events: EntityId, **fields: Any) -> None:  # noqa: ANN401 - fields of Event
    """Give one value to all of them."""
    with session.open.transaction(ActionId.EDIT_EVENT) as edit:
        for event_id in events:
            edit.change(session.casus.events[event_id], **fields)
        edit.subject = _subject(session.casus, events)


def set_each(session: Session, changes: Mapping[EntityId, Fields]) -> None:
    """Give every event its own values."""
    with session.open.transaction(ActionId.EDIT_EVENT) as edit:
        for event_id, fields in changes.items():
            edit.change(session.casus.events[event_id], **fields)
        edit.subject = _subject(session.casus, tuple(changes))


def merge_events(session: Session, *events: EntityId) -> Event:
    """Several events of one kind as one, that says all they said; the first in time stays, the others go.

    Raises:
        KnownError: fewer than two, other kinds, other natures, or readers that do not go together.
    """
    casus = session.whole  # what is hidden now is not lost
    found = sorted((casus.events[i] for i in events), key=lambda event: event.date.sort_key(ident=event.id))
    kept, *others = found if found else (Event(id=EntityId("")),)
    fields = merged(found)
    with session.open.transaction(ActionId.MERGE_EVENTS) as edit:
        for other in others:
            _hand_over(edit, other, to=kept.id)
            edit.remove(Kind.EVENT, other.id)
        made = edit.change(kept, **fields)
        edit.subject = made.title or made.kind
    session.select(key_of(made))
    return made


def split_event(session: Session, event_id: EntityId, *, on: date) -> tuple[Event, Event]:
    """One period as two: the first ends the day before, the second begins on the day.

    Raises:
        KnownError: it is a moment, or the day does not lie inside it.
    """
    event = session.whole.events[event_id]
    start, end, running = claims_of(event)
    _refuse_split(event, start=start, end=end, on=on)
    left = _day(on - timedelta(days=1), session)
    first = {"date": start, "end": left, "running": False, "period": True}
    second = {"date": _day(on, session), "end": end, "running": running, "period": True}
    ending = dict.fromkeys(("outcome", "stopped_by", "end_reason", "effect_family", "effect_help"), "")
    with session.open.transaction(ActionId.SPLIT_EVENT, subject=event.title or event.kind) as edit:
        later = edit.add(event.but(id=edit.new_id(), ref="", applied=UNKNOWN, granted=UNKNOWN, **second))
        for claim in edit.casus.date_claims.values():
            if claim.event == event_id and claim.field is ClaimedField.END:
                edit.change(claim, event=later.id)
        earlier = edit.change(event, **first, **ending)
    session.select(key_of(earlier), key_of(later))
    return earlier, later


def copy_events(session: Session, *events: EntityId, to: EntityId) -> tuple[Event, ...]:
    """The same happened to somebody else too: a copy of each, about that person only."""
    with session.open.transaction(ActionId.COPY_EVENTS) as edit:
        made = tuple(edit.add(_copied(session.whole.events[i], to=to, as_id=edit.new_id())) for i in events)
        edit.subject = _subject(session.casus, events)
    session.select(*map(key_of, made))
    return made


def add_events(session: Session, events: Sequence[Event]) -> None:
    """Many new events in one step; who made them gave them fresh ids."""
    with session.open.transaction(ActionId.PASTE_EVENTS) as edit:
        edit.subject = ntr("{n} gebeurtenis", "{n} gebeurtenissen", len(events))
        edit.add_all(events)


def _copied(event: Event, *, to: EntityId, as_id: EntityId) -> Event:
    about = (to,) if event.about else ()
    return event.but(id=as_id, ref="", persons=(to,), about=about, chosen=False, rank=0, contributor="")


def _hand_over(edit: Edit, event: Event, *, to: EntityId) -> None:
    """What points at an event that goes points at the one that stays."""
    for entity, reference in list(pointing_at(edit.casus, Kind.EVENT, event.id)):
        value = getattr(entity, reference.field)
        if isinstance(entity, DateClaim):
            edit.change(entity, event=to)
        elif isinstance(value, tuple):
            ids = dict.fromkeys(to if one == event.id else one for one in value)
            edit.change(entity, **{reference.field: tuple(ids)})
    for said in edit.casus.own_statements.values():
        if said.target == event.id:
            edit.change(said, target=to)


def _refuse_split(event: Event, *, start: VagueDate, end: VagueDate, on: date) -> None:
    if not is_period(event):
        raise KnownError(
            tr("Een moment is niet te splitsen."), remedy=tr("Kies een gebeurtenis met een begin en een einde.")
        )
    outside = (start.lo is not None and on <= start.lo) or (end.hi is not None and on > end.hi)
    if outside:
        raise KnownError(
            tr("De tijdcursor staat niet in deze periode."),
            remedy=tr("Zet de tijdcursor op de dag waarop het tweede deel begint: klik in de balk met de jaren."),
        )


def _day(day: date, session: Session) -> VagueDate:
    claim = parse(day.isoformat(), today=session.today)
    return replace(claim, as_typed=to_dutch(claim))


def _subject(casus: Casus, events: Sequence[EntityId]) -> str:
    if len(events) != 1:
        return ntr("{n} gebeurtenis", "{n} gebeurtenissen", len(events))
    event = casus.events[events[0]]
    return event.title or event.kind
