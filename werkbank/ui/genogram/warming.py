"""Draws ahead what looks different on other days, beside the window, once nothing happens for a while.

So that the first slide through time is as smooth as the second. Stops when the family is drawn anew or put away.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject

from werkbank.genogram.ink import Ink
from werkbank.ui.jobs import Job, Progress
from werkbank.ui.timers import Debounce

QUIET_MS = 1200
BREATH = 0.002  # seconds of rest after as long at work: the window goes first


class Warmer(QObject):
    """Warms the ink that is on the paper."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ink: Ink | None = None
        self._job: Job | None = None
        self._warm = False
        self._soon = Debounce(self, self._start, milliseconds=QUIET_MS)

    @property
    def warm(self) -> bool:
        """Whether all that takes long is drawn ahead."""
        return self._warm

    def follow(self, ink: Ink) -> None:
        """This is drawn now; what was being warmed is out of date."""
        if ink is not self._ink:
            self.stop()
            self._ink, self._warm = ink, False
            self._soon.call()

    def stop(self) -> None:
        """Warm no more."""
        self._soon.drop()
        if self._job is not None:
            self._job.progress.stop()
            self._job = None

    def _start(self) -> None:
        ink = self._ink
        if ink is not None:
            job = self._job = Job(lambda progress: ink.warm(_breathing(progress)), self)
            job.on(done=lambda _: self._ended(job), failed=self._broken).start()

    def _ended(self, job: Job) -> None:
        if job is self._job:
            self._job, self._warm = None, True

    @staticmethod
    def _broken(error: Exception) -> None:
        raise error


def _breathing(progress: Progress) -> Callable[[], bool]:
    """Whether to go on; asked before every piece, most of which take no time."""
    rested = time.monotonic()

    def go_on() -> bool:
        nonlocal rested
        if time.monotonic() - rested > BREATH:
            time.sleep(BREATH)
            rested = time.monotonic()
        return progress.wanted

    return go_on
