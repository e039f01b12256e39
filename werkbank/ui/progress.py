"""A job with a bar and a way to stop: appears only when it takes longer than half a second.

One bar may follow several jobs after each other, each in its own part of it, so that it fills once and never starts
anew. It moves forward only. When a job says that all is done, stopping comes too late and the button says so by going
grey; the bar stays until the job has ended.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QProgressBar, QWidget

from werkbank.i18n import tr
from werkbank.ui.jobs import Job, Progress, WatchedJob
from werkbank.ui.timers import after
from werkbank.ui.widgets import button, column, label, row

SHOW_AFTER_MS = 500
SCALE = 1000
WHOLE = (0.0, 1.0)


class Bar(QDialog):
    """How far it is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(tr("Even geduld"))
        self._said = label("")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._stop = button(tr("Stoppen"), self.reject)
        layout = column(self._said, self._bar, row(1, self._stop), space=8)
        layout.setContentsMargins(16, 16, 16, 16)
        self.setLayout(layout)
        self.setMinimumWidth(360)
        self._job: Job | None = None
        self._part = WHOLE
        self._due = self._alone = False
        after(self, SHOW_AFTER_MS, self._come)

    @property
    def reached(self) -> int:
        """How far it is, of ``SCALE``."""
        return max(0, self._bar.value())

    def follow(self, job: Job, *, title: str, part: tuple[float, float] = WHOLE) -> None:
        """Show how far this job is, in a part of the bar."""
        self._job, self._part = job, part
        self._said.setText(title)
        self._bar.setAccessibleName(title)
        self._stop.setEnabled(True)
        job.progressed.connect(self.tell)
        self._appear()

    def announce(self, title: str) -> None:
        """Show how far something is that is no job: who does it calls ``tell``."""
        self._alone = True
        self._said.setText(title)
        self._bar.setAccessibleName(title)
        self._appear()

    def wait(self) -> None:
        """Step aside while somebody is asked something."""
        self._job = None
        self.hide()

    def end(self) -> None:
        """All is done."""
        self._job, self._alone = None, False
        self.hide()
        self.deleteLater()

    def reject(self) -> None:
        """Ask the job to stop; it says itself when it has."""
        if self._job is not None and self._stop.isEnabled():
            self._job.progress.stop()
            self._stop.setEnabled(False)
            self._said.setText(tr("Stopt…"))

    def tell(self, reached: int, total: int) -> None:
        """The job has come this far; nothing to show while it does not know how much there is."""
        if total <= 0:
            return
        low, high = self._part
        share = low + (high - low) * min(reached / total, 1.0)
        if self._bar.maximum() == 0:
            self._bar.setRange(0, SCALE)
        self._bar.setValue(max(self.reached, round(share * SCALE)))
        if reached >= total and high >= 1.0:
            self._stop.setEnabled(False)

    def _come(self) -> None:
        self._due = True
        self._appear()

    def _appear(self) -> None:
        if (self._job is not None or self._alone) and self._due:
            self.show()


def run_with_progress(
    parent: QWidget,
    title: str,
    work: Callable[[Progress], Any],
    done: Callable[[Any], object],
    failed: Callable[[Exception], object],
    *,
    lost: Callable[[Any], object] | None = None,
    bar: Bar | None = None,
    part: tuple[float, float] = WHOLE,
) -> WatchedJob:
    """Start ``work``; ``done`` or ``failed`` runs afterwards in the window's thread.

    When the window is closed or locked before that, ``lost`` gets what came of it after all. With a ``bar`` of somebody
    who has more to do after this, it waits when this part is done; its owner ends it.
    """
    job = WatchedJob(work, parent)
    shown = bar or Bar(parent)
    shown.follow(job, title=title, part=part)

    def well(result: Any) -> None:  # noqa: ANN401 - what the job made
        shown.end() if part[1] >= 1.0 else shown.wait()
        done(result)

    def badly(error: Exception) -> None:
        shown.end()
        failed(error)

    job.abandoned.connect(shown.end)
    job.on(done=well, failed=badly, lost=lost).start()
    return job
