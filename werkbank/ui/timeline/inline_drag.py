"""Drag marks: by the body to another time (or, with Ctrl, to another person), by an end to make it longer or shorter.

While dragging nothing is written: ghosts show where the marks would come and the date stands beside the pointer in
words. Letting go writes all of it as one step; Escape gives it up. Places snap to what the scale can show; with Shift
the exact day counts.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, Qt

from werkbank.app.session import Key
from werkbank.app.verbs.timeline_edits import copy_events, reschedule
from werkbank.i18n import ntr, tr
from werkbank.model.clock import EntityId
from werkbank.model.entities import Event
from werkbank.timeline.extents import extent_of
from werkbank.timeline.hits import Area, Hit, box_of
from werkbank.timeline.labels import called
from werkbank.timeline.rescheduling import echo_of, shifted, with_begin, with_end
from werkbank.timeline.shifting import Step, step_at, steps_between
from werkbank.ui.timeline.inline_ghost import Ghost

if TYPE_CHECKING:
    from werkbank.ui.timeline.canvas import Canvas

CLICK = 4.0  # pixels that a click may move
REACH = 5.0  # pixels from an end that still take it
LEAST_BODY = 22.0  # a mark narrower than this is only taken by its body
EDGE, PUSH = 24.0, 14.0  # so near to the side the picture goes along, so many pixels a time


class Part(Enum):
    """What of a mark is taken."""

    BODY = "body"
    BEGIN = "begin"
    END = "end"


def part_at(canvas: Canvas, hit: Hit, *, x: float) -> Part:
    """The end of a mark near an x, or its body."""
    box = box_of(canvas.ground, hit.event)
    if box is None or box.w < LEAST_BODY or len(canvas.desk.session.events) > 1:
        return Part.BODY
    if abs(x - box.x) <= REACH:
        return Part.BEGIN
    return Part.END if abs(x - box.x - box.w) <= REACH else Part.BODY


class Drag:
    """A press on a mark: a click until it moved."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, canvas: Canvas, at: QPointF, hit: Hit, *, control: bool, clicked: tuple[Key, ...]) -> None:
        self._canvas, self._start, self._control, self._clicked = canvas, at, control, clicked
        self._day = canvas.scale.day(at.x())
        self._event = canvas.board.places[hit.event].event
        self._index = hit.event
        self._part = Part.BODY if control else part_at(canvas, hit, x=at.x())
        self._moved = False
        self._events: tuple[Event, ...] = ()
        self._changes: dict[EntityId, dict[str, Any]] = {}
        self._to: EntityId | None = None
        if self._part is not Part.BODY:
            self.cursor = Qt.CursorShape.SizeHorCursor

    def move(self, to: QPointF) -> None:
        if not self._moved and (to - self._start).manhattanLength() < CLICK:
            return
        if not self._moved:
            self._begin()
        self._push(to)
        if self._control and self._part is Part.BODY:
            self._carry(to)
        else:
            self._shift(to)

    def end(self, at: QPointF) -> None:
        del at
        canvas = self._canvas
        changes, to, moved = self._changes, self._to, self._moved
        self.cancel()
        if not moved:
            canvas.desk.select(*self._clicked)
        elif to is not None:
            ids = [event.id for event in self._events]
            canvas.desk.run(lambda: copy_events(canvas.desk.session, *ids, to=to))
        elif changes:
            canvas.desk.run(lambda: reschedule(canvas.desk.session, changes))

    def cancel(self) -> None:
        """Leave everything as it was."""
        self._canvas.editing.show()
        self._canvas.editing.echo.hush()
        self._changes, self._to = {}, None

    def _begin(self) -> None:
        canvas = self._canvas
        self._moved = True
        chosen = canvas.desk.session.events
        if self._part is not Part.BODY or all(event.id != self._event.id for event in chosen):
            chosen = (self._event,)
            canvas.desk.select(canvas.key(self._index))
        self._events = chosen

    def _shift(self, to: QPointF) -> None:
        canvas = self._canvas
        exact = bool(canvas.editing.modifiers & Qt.KeyboardModifier.ShiftModifier)
        step = Step.DAY if exact else step_at(canvas.scale.per_day)
        changes = {event.id: self._changed(event, to, step=step, exact=exact) for event in self._events}
        self._changes = {id_: fields for id_, fields in changes.items() if _differs(canvas, id_, fields)}
        self._show(changes)
        if len(self._events) == 1:
            said = echo_of(self._event, changes[self._event.id])
        else:
            said = ntr("{n} gebeurtenis", "{n} gebeurtenissen", len(self._events))
        canvas.editing.echo.say(said, at=to)

    def _changed(self, event: Event, to: QPointF, *, step: Step, exact: bool) -> dict[str, Any]:
        canvas = self._canvas
        if self._part is Part.BODY:
            return shifted(event, by=steps_between(self._day, canvas.scale.day(to.x()), step=step), step=step)
        day = canvas.editing.day_at(to.x(), index=self._index)
        if self._part is Part.BEGIN:
            return with_begin(event, day=day, step=step, exact=exact)
        return with_end(event, day=day, step=step, today=canvas.desk.session.today, exact=exact)

    def _carry(self, to: QPointF) -> None:
        """Over the lane of somebody else: a copy."""
        canvas = self._canvas
        band = canvas.hit(to).band
        person = band.lane.name.person if band is not None and band.lane is not None else None
        self._to = person if person and any(event.persons != (person,) for event in self._events) else None
        if band is None or self._to is None:
            canvas.editing.show()
            canvas.editing.echo.say(tr("Laat los op de baan van een andere persoon."), at=to)
            return
        name = called(canvas.desk.casus.persons.get(self._to))
        top = canvas.head - canvas.scrolled + band.top + canvas.sizes.pad
        places = (canvas.board.at.get(event.id, -1) for event in self._events)
        canvas.editing.show(*(Ghost(canvas.board.places[n].extent, top) for n in places if n >= 0))
        canvas.editing.echo.say(tr("Kopie voor {naam}", naam=name), at=to)

    def _show(self, changes: dict[EntityId, dict[str, Any]]) -> None:
        canvas = self._canvas
        ghosts = []
        for event in self._events:
            index = canvas.board.at.get(event.id, -1)
            box = box_of(canvas.ground, index) if index >= 0 else None
            extent = extent_of(event.but(**changes[event.id]), today=canvas.desk.session.today)
            if box is not None and extent is not None:
                shift = canvas.editing.lane_shift(index)
                edges = (extent.a - shift, extent.b - shift, extent.c - shift, extent.d - shift)
                ghosts.append(Ghost(type(extent)(*edges, extent.marks), box.y))
        canvas.editing.show(*ghosts)

    def _push(self, to: QPointF) -> None:
        """Near the side the picture goes along."""
        canvas = self._canvas
        if to.x() < canvas.sizes.names + EDGE:
            canvas.pan(PUSH)
        elif to.x() > canvas.viewport().width() - EDGE:
            canvas.pan(-PUSH)


def _differs(canvas: Canvas, event_id: EntityId, fields: dict[str, Any]) -> bool:
    event = canvas.desk.casus.events.get(event_id)
    return event is not None and any(getattr(event, name) != value for name, value in fields.items())


def shape_at(canvas: Canvas, hit: Hit, *, x: float) -> Qt.CursorShape | None:
    """The pointer over a mark: an end can be dragged, the rest taken."""
    if hit.area is not Area.MARK or canvas.desk.session.read_only:
        return None
    return Qt.CursorShape.SizeHorCursor if part_at(canvas, hit, x=x) is not Part.BODY else None
