"""A job with a bar and a way to stop: appears only when it takes longer than half a second."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from werkbank.i18n import tr
from werkbank.ui.jobs import Progress, WatchedJob

SHOW_AFTER_MS = 500


def run_with_progress(
    parent: QWidget,
    title: str,
    work: Callable[[Progress], Any],
    done: Callable[[Any], object],
    failed: Callable[[Exception], object],
    *,
    lost: Callable[[Any], object] | None = None,
) -> WatchedJob:
    """Start ``work``; ``done`` or ``failed`` runs afterwards in the window's thread.

    When the window is closed or locked before that, ``lost`` gets what came of it after all.
    """
    job = WatchedJob(work, parent)
    dialog = QProgressDialog(title, tr("Stoppen"), 0, 0, parent)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setMinimumDuration(SHOW_AFTER_MS)
    dialog.setAutoReset(False)
    dialog.setAutoClose(False)
    dialog.setValue(0)
    dialog.canceled.connect(job.progress.stop)

    def show(reached: int, total: int) -> None:
        dialog.setMaximum(total)
        dialog.setValue(min(reached, total))

    def put_away() -> None:
        dialog.close()
        dialog.deleteLater()

    def end(then: Callable[[Any], object]) -> Callable[[Any], object]:
        def ended(result: Any) -> None:  # noqa: ANN401 - result or exception
            put_away()
            then(result)

        return ended

    job.progressed.connect(show)
    job.abandoned.connect(put_away)
    job.on(done=end(done), failed=end(failed), lost=lost).start()
    return job
