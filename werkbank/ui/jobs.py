"""Work that takes longer than a blink, beside the window: one thread a job, results back in the window's own thread.

A job's function gets a ``Progress`` to report to and to ask whether the user wants to stop. Nothing in a job touches a
widget. An exception comes back as it is, for the window to put into words.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

LAST_WAIT = 3.0  # seconds that work beside the window gets to end when the window is closed
sys.setswitchinterval(0.001)  # a busy job hands over fast enough for 60 frames a second (measured: p95 5 ms)


class Progress:
    """What a job says and hears while it runs."""

    def __init__(self, tell: Callable[[int, int], None]) -> None:
        self._tell = tell
        self._stopped = threading.Event()

    def __call__(self, done: int, total: int) -> bool:
        """Report how far it is; False means: please stop."""
        self._tell(done, total)
        return not self._stopped.is_set()

    @property
    def wanted(self) -> bool:
        """Whether anybody still waits for the result."""
        return not self._stopped.is_set()

    def stop(self) -> None:
        """Ask the job to stop at its next report."""
        self._stopped.set()


class Job(QObject):
    """One piece of work in its own thread."""

    done = Signal(object)
    failed = Signal(object)  # the exception
    progressed = Signal(int, int)
    abandoned = Signal()  # its window was closed or locked before the end

    def __init__(self, work: Callable[[Progress], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.progress = Progress(self.progressed.emit)
        self._work = work
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._told = self._abandoned = False
        self._result: Any = None
        self._lost: Callable[[Any], object] = _nothing

    def on(
        self,
        *,
        done: Callable[[Any], object],
        failed: Callable[[Exception], object],
        lost: Callable[[Any], object] | None = None,
    ) -> Job:
        """Say what happens afterwards, in the window's thread; ``lost`` gets a result that nobody waits for."""
        from PySide6.QtCore import Qt  # costly at first touch; the first job starts after the first paint

        self._lost = lost or _nothing
        self.done.connect(self._unless_abandoned(done), Qt.ConnectionType.QueuedConnection)
        self.failed.connect(self._unless_abandoned(failed), Qt.ConnectionType.QueuedConnection)
        for ended in (self.done, self.failed):  # after the others: who waits for it has heard, nothing is held any more
            ended.connect(self._end, Qt.ConnectionType.QueuedConnection)
        return self

    def start(self) -> Job:
        """Begin."""
        self._thread.start()
        return self

    @property
    def ended(self) -> bool:
        """Whether nothing of it runs any more."""
        return self._told or not self._thread.is_alive()

    def wait(self, seconds: float) -> Any:  # noqa: ANN401 - whatever the work gives
        """Its result, when that is there within so many seconds; None when it is not, or when the work failed."""
        self._thread.join(seconds)
        return self._result

    def abandon(self, *, wait: float) -> None:
        """Ask it to stop and give it ``wait`` seconds to end; nobody hears any more how it ended."""
        if self._told or self._abandoned:
            return
        self._abandoned = True
        self.progress.stop()
        self._thread.join(wait)
        if self._result is not None:
            self._lost(self._result)
        self.abandoned.emit()

    def _unless_abandoned(self, then: Callable[[Any], object]) -> Callable[[Any], None]:
        owner = getattr(then, "__self__", None)

        def tell(outcome: Any) -> None:  # noqa: ANN401 - result or exception
            self._told = True
            gone = isinstance(owner, QObject) and not isValid(owner)  # a job may outlive who asked for it
            if not (self._abandoned or gone):
                then(outcome)

        return tell

    def _end(self, _outcome: object) -> None:
        self._work, self._result = _nothing, None
        self.deleteLater()

    def _run(self) -> None:
        try:
            result = self._work(self.progress)
        except Exception as error:  # noqa: BLE001 - handed to the window, which knows what to do with each kind
            self._hand_over("failed", error)
        else:
            self._result = result
            self._hand_over("done", result)

    def _hand_over(self, signal: str, value: object) -> None:
        """Bring it to the window's thread; a window that was closed meanwhile hears nothing."""
        try:
            getattr(self, signal).emit(value)
        except RuntimeError:
            if isValid(self):
                raise


def _nothing(_given: object) -> None:
    """What an ended job does, and what becomes of most results that come too late."""


class WatchedJob(Job):
    """A job that somebody watches and may stop: it reads or writes files, so closing waits for its end."""
