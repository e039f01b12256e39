"""A job with a bar and a way to stop: appears only when it takes longer than half a second."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from werkbank.i18n import tr
from werkbank.ui.jobs import Job, Progress

SHOW_AFTER_MS = 500


def run_with_progress(
    parent: QWidget,
    title: str,
    work: Callable[[Progress], Any],
    done: Callable[[Any], object],
    failed: Callable[[Exception], object],
) -> Job:
    """Start ``work``; ``done`` or ``failed`` runs afterwards in the window's thread."""
    job = Job(work, parent)
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

    def end(then: Callable[[Any], object]) -> Callable[[Any], object]:
        def ended(result: Any) -> None:  # noqa: ANN401 - result or exception
            dialog.close()
            dialog.deleteLater()
            then(result)

        return ended

    job.progressed.connect(show)
    return job.on(done=end(done), failed=end(failed)).start()
