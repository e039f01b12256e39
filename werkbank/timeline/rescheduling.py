"""What an event's dates become when its mark is dragged: by its body, its begin or its end.

Each function gives the fields that change, for one verb to write. An end can not be dragged before its begin: the edge
stops at the other one. What still runs goes on running until its end is dragged to before today.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from werkbank.i18n import tr
from werkbank.model.dates import UNKNOWN, VagueDate, echo, split_period
from werkbank.model.entities import Event
from werkbank.timeline.extents import is_period
from werkbank.timeline.labels import when_of
from werkbank.timeline.shifting import Step, bracket_at, edge_at, moved, placed, step_of

Fields = dict[str, Any]


def claims_of(event: Event) -> tuple[VagueDate, VagueDate, bool]:
    """Begin, end and whether it runs, also when the begin tells all three."""
    if not event.date.is_period:
        return event.date, event.end, event.running
    start, end, running = split_period(event.date)
    last = event.end if event.end.is_known else end or UNKNOWN
    return start, last, (event.running or running) and not last.is_known


def least_step(event: Event, *, step: Step) -> Step:
    """The smallest step by which all of an event can move: that of the scale, or of its vaguest date."""
    start, end, _ = claims_of(event)
    return max([step, *(step_of(claim) for claim in (start, end) if claim.is_known)])


def shifted(event: Event, *, by: int, step: Step) -> Fields:
    """Both ends so many steps later; what runs until now keeps running."""
    start, end, running = claims_of(event)
    new = moved(start, by=by, step=step), moved(end, by=by, step=step)
    return _fields(event, start=new[0], end=new[1], running=running)


def with_begin(event: Event, *, day: date, step: Step, exact: bool = False) -> Fields:
    """The begin on a day; no later than the end. Of a moment: its first possible day."""
    start, end, running = claims_of(event)
    step = Step.DAY if exact else step
    if not is_period(event):
        return {"date": bracket_at(start, day=day, first=True, step=step)}
    if end.hi is not None:
        day = min(day, end.hi)
    return _fields(event, start=edge_at(start, day=day, step=step, exact=exact), end=end, running=running)


def with_end(event: Event, *, day: date, step: Step, today: date, exact: bool = False) -> Fields:
    """The end on a day; no earlier than the begin. Of a moment: its last possible day."""
    start, end, running = claims_of(event)
    step = Step.DAY if exact else step
    if not is_period(event):
        return {"date": bracket_at(start, day=day, first=False, step=step)}
    if running and day >= today:
        return _fields(event, start=start, end=UNKNOWN, running=True)
    if start.lo is not None:
        day = max(day, start.lo)
    return _fields(event, start=start, end=edge_at(end, day=day, step=step, exact=exact), running=False)


def put_on(event: Event, *, day: date, step: Step) -> Fields:
    """An event without a date gets one; when only its end was known, that stays."""
    return {"date": placed(day, step=step), **({"end": event.end} if event.end.is_known else {})}


def echo_of(event: Event, fields: Fields) -> str:
    """How the new dates are understood, in one line beside the pointer."""
    new = event.but(**fields)
    if is_period(new):
        return tr("begrepen als: {dagen}", dagen=when_of(new))
    days = echo(new.date).removeprefix(tr("begrepen als: {dagen}", dagen=""))
    said = new.date.as_typed
    return tr("begrepen als: {dagen}", dagen=said if said == days else tr("{datum} ({dagen})", datum=said, dagen=days))


def _fields(event: Event, *, start: VagueDate, end: VagueDate, running: bool) -> Fields:
    """Only what differs; a begin that told the end too is taken apart."""
    new: Fields = {"date": start, "end": end, "running": running}
    if is_period(event) and not is_period(event.but(**new)):
        new["period"] = True
    return {name: value for name, value in new.items() if getattr(event, name) != value}
