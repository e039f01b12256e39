"""Give events without a date a date: dropped from the tray on the line, or by key on the time cursor."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QDropEvent

from werkbank.app.verbs.timeline_edits import reschedule
from werkbank.i18n import tr
from werkbank.model.clock import EntityId
from werkbank.timeline.rescheduling import echo_of, put_on
from werkbank.timeline.shifting import Step, step_at
from werkbank.ui.timeline.tray import MIME

if TYPE_CHECKING:
    from werkbank.ui.timeline.canvas import Canvas


def give_date(canvas: Canvas, *ids: str, day: date, step: Step) -> bool:
    """Put undated events on a day, in one step; whether there was anything to do."""
    session = canvas.desk.session
    events = [event for id_ in ids if (event := session.casus.events.get(EntityId(id_))) is not None]
    changes = {event.id: put_on(event, day=day, step=step) for event in events if not event.date.is_known}
    if not changes or session.read_only:
        return False
    canvas.desk.run(lambda: reschedule(session, changes))
    canvas.reveal(next(iter(changes)))
    return True


def date_on_cursor(canvas: Canvas) -> None:
    """The selected events that have no date get that of the time cursor, to the day."""
    session = canvas.desk.session
    if session.cursor is None:
        canvas.desk.refused.emit(
            tr("De tijdcursor staat op vandaag."), tr("Klik eerst in de balk met de jaren op de dag die je bedoelt.")
        )
        return
    give_date(canvas, *(event.id for event in session.events), day=session.cursor, step=Step.DAY)


class Dropping:
    """What is dragged over a canvas."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        canvas.viewport().setAcceptDrops(not canvas.desk.session.read_only)

    def over(self, event: QDropEvent) -> None:
        """Say which date letting go here would give."""
        canvas, ids, at = self._canvas, _ids(event), event.position()
        known = canvas.desk.casus.events.get(EntityId(ids[0])) if ids else None
        if known is None or at.x() < canvas.sizes.names:
            event.ignore()
            return
        event.acceptProposedAction()
        fields = put_on(known, day=canvas.scale.on(at.x()), step=step_at(canvas.scale.per_day))
        canvas.editing.echo.say(echo_of(known, fields), at=at)

    def drop(self, event: QDropEvent) -> None:
        """Give it that date."""
        canvas, at = self._canvas, event.position()
        canvas.editing.echo.hush()
        if at.x() < canvas.sizes.names or not _ids(event):
            event.ignore()
            return
        event.acceptProposedAction()
        give_date(canvas, *_ids(event), day=canvas.scale.on(at.x()), step=step_at(canvas.scale.per_day))


def _ids(event: QDropEvent) -> list[str]:
    """The events that are dragged; none when it is something else."""
    mime = event.mimeData()
    return bytes(mime.data(MIME).data()).decode().split() if mime.hasFormat(MIME) else []
