"""Undo and redo of a large step beside the window, with a bar and a way to stop; small ones go at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from werkbank.exchange import Cancelled
from werkbank.i18n import tr
from werkbank.ui.jobs import Progress
from werkbank.ui.progress import run_with_progress

if TYPE_CHECKING:
    from werkbank.ui.casework import Casework

LARGE = 5000  # changes; about a third of a second


def turn(work: Casework, *, back: bool) -> None:
    """Take the last step back, or do it again."""
    opened, desk = work.session.open, work.desk
    step = work.session.undo_step if back else work.session.redo_step
    if step is None:
        return
    if sum(len(part) for part in step.parts) < LARGE:
        opened.undo() if back else opened.redo()
        return
    work.space.flush()
    pending = opened.begin_turn(back=back)
    if pending is None:
        return
    turning = pending
    if desk is not None:
        desk.proposals.pause()

    def write(progress: Progress) -> None:
        turning.write(progress=progress, stopped=Cancelled(), ahead=desk.foresee if desk is not None else None)

    def failed(error: Exception) -> None:
        turning.drop()
        if desk is not None:
            desk.proposals.resume()
        work.window.refuse(error)

    def done(_nothing: Any) -> None:  # noqa: ANN401 - a job without an answer
        turning.show()

    run_with_progress(work.window, tr("Terug…") if back else tr("Opnieuw…"), write, done, failed)
