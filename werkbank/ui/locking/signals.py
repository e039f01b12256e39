"""Ctrl+C, SIGTERM and a closed terminal: the window puts everything away, between two events, and ends.

Python alone would notice a signal only at the next thing it does, and might then be in the middle of something. So the
handler only remembers which one it was; a pipe wakes the event loop, or where that is not to be had a slow timer.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

from werkbank.ui.timers import Every

NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
LOOK_EVERY_MS = 400


class Signals(QObject):
    """Brings signals into the event loop."""

    def __init__(self, parent: QObject, *, end: Callable[[int], object]) -> None:
        super().__init__(parent)
        self._end = end
        self._asked = 0
        for name in NAMES:
            if (number := getattr(signal, name, None)) is not None and signal.getsignal(number) != signal.SIG_IGN:
                signal.signal(number, self._remember)
        if sys.platform == "win32":
            self._wakes: QObject = Every(self, LOOK_EVERY_MS, self._heard)
        else:
            self._wakes = self._pipe()

    def _pipe(self) -> QSocketNotifier:
        self._hears, tells = os.pipe()
        for end in (self._hears, tells):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(tells, warn_on_full_buffer=False)
        notifier = QSocketNotifier(self._hears, QSocketNotifier.Type.Read, self)
        notifier.activated.connect(self._drained)
        return notifier

    def _remember(self, number: int, _frame: object) -> None:
        self._asked = number

    def _drained(self) -> None:
        with contextlib.suppress(OSError):
            os.read(self._hears, 64)
        self._heard()

    def _heard(self) -> None:
        if number := self._asked:
            self._asked = 0
            self._end(number)
