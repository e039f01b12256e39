"""Editing marks from the keyboard: move and lengthen with Alt and arrows, the nature in two keys.

What moves says so in the same words as dragging does. Keys pressed after each other are one step to undo.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from werkbank.app.verbs.timeline_edits import reschedule
from werkbank.i18n import tr
from werkbank.model.clock import EntityId
from werkbank.model.dates import coarser, finer
from werkbank.model.entities import Event
from werkbank.model.kinds import Nature
from werkbank.timeline.rescheduling import claims_of, echo_of, least_step, shifted, with_end
from werkbank.timeline.shifting import Step, moved, step_at
from werkbank.ui.timeline.inline_asking import set_nature

if TYPE_CHECKING:
    from werkbank.ui.timeline.canvas import Canvas

_K = Qt.Key
ARROWS = {_K.Key_Left, _K.Key_Right, _K.Key_Up, _K.Key_Down}
_NATURES = {_K.Key_F: Nature.FACT, _K.Key_M: Nature.OPINION, _K.Key_V: Nature.STORY}
Changed = Callable[[Event, Step], dict[str, Any]]


def can_move(canvas: Canvas) -> bool:
    """Whether arrows with Alt have something to move."""
    return bool(canvas.desk.session.events) and not canvas.desk.session.read_only


def move_by_key(canvas: Canvas, key: int, *, shift: bool) -> bool:
    """Left and right move, with Shift the end; up and down make the date vaguer and more exact."""
    if key not in ARROWS or not can_move(canvas):
        return False
    forward = 1 if key in {_K.Key_Right, _K.Key_Down} else -1
    today = canvas.desk.session.today
    step = step_at(canvas.scale.per_day)
    changed: Changed
    if key in {_K.Key_Up, _K.Key_Down}:
        changed = lambda event, _step: _precise(event, finer_=forward > 0)  # noqa: E731
    elif shift:
        changed = lambda event, own: _lengthened(event, by=forward, step=own, today=today)  # noqa: E731
    else:
        changed = lambda event, own: shifted(event, by=forward, step=own)  # noqa: E731
    events = canvas.desk.session.events
    own = max(least_step(event, step=step) for event in events)
    fields = {event.id: changed(event, own) for event in events}
    _write(canvas, {id_: new for id_, new in fields.items() if new})
    return True


def begin_chord(canvas: Canvas) -> None:
    """The first of two keys for the nature."""
    if can_move(canvas):
        canvas.editing.chord = "A"
        index = canvas.board.at.get(canvas.focused or "", -1)
        canvas.editing.say(tr("Aard: f feit, m mening, v eigen verhaal"), at=canvas.editing.place_of(index))


def finish_chord(canvas: Canvas, key: int) -> bool:
    """The second one; any other key gives it up."""
    canvas.editing.chord = ""
    canvas.editing.echo.hush()
    if (nature := _NATURES.get(Qt.Key(key))) is not None:
        set_nature(canvas, nature)
    return True


def _lengthened(event: Event, *, by: int, step: Step, today: date) -> dict[str, Any]:
    """The end one step later or earlier; a moment gets a wider or narrower bracket."""
    start, end, running = claims_of(event)
    if running:
        day: date | None = today if by > 0 else today - timedelta(days=1)
    else:
        day = moved(end if end.is_known else start, by=by, step=step).hi
    return with_end(event, day=day, step=step, today=today) if day is not None else {}


def _precise(event: Event, *, finer_: bool) -> dict[str, Any]:
    """The begin one rung vaguer or more exact."""
    start, _, _ = claims_of(event)
    new = finer(start) if finer_ else coarser(start)
    return {"date": new} if new != start and not event.date.is_period else {}


def _write(canvas: Canvas, changes: dict[EntityId, dict[str, Any]]) -> None:
    session = canvas.desk.session
    events = {event.id: event for event in session.events}
    real = {
        id_: new
        for id_, new in changes.items()
        if any(getattr(events[id_], name) != value for name, value in new.items())
    }
    if not real:
        return
    last = next(reversed(real))
    said = echo_of(events[last], real[last])
    canvas.desk.run(lambda: reschedule(session, real, typing=True))
    canvas.reveal(last)
    canvas.editing.say(said, at=canvas.editing.place_of(canvas.board.at.get(last, -1)))
