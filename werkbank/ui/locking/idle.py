"""Nobody at the computer: counted in real time, also through a suspend, and said half a minute before.

Keys and mouse are seen where they reach a window of Werkbank, before any field gets them; windows that come later (a
dialog, a menu) are found once a second. What happens in a field does not matter, so nothing that is open holds it up.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent

from werkbank.ui.timers import Every

USUAL, LEAST, MOST = 5, 1, 15  # minutes; it cannot be switched off
WARN_BEFORE = 30.0  # seconds
LOOK_EVERY_MS = 500
_ALIVE = frozenset(
    {
        QEvent.Type.KeyPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel,
        QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TabletMove, QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)  # fmt: skip


def real_time() -> float:
    """Seconds that go on while the computer sleeps and never jump with its clock."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.clock_gettime(boot) if boot is not None else time.monotonic()


def sensible(minutes: object) -> int:
    """A number of minutes within the bounds; the usual one when it is no number."""
    return min(max(minutes, LEAST), MOST) if isinstance(minutes, int) and not isinstance(minutes, bool) else USUAL


class Idle(QObject):
    """Calls ``due`` after so many minutes without a sign of life, and asks ``key`` first about every key.

    A key that the menus took is no key press any more by then; one that a dialog keeps from them still is.
    """

    def __init__(
        self,
        parent: QObject,
        *,
        minutes: int,
        due: Callable[[], object],
        warn: Callable[[bool], object],
        clock: Callable[[], float] = real_time,
        key: Callable[[QKeyEvent], bool] = lambda _event: False,
    ) -> None:
        super().__init__(parent)
        self.minutes = sensible(minutes)
        self._due, self._warn, self._clock, self._key = due, warn, clock, key
        self._warned = False
        self._last = clock()
        self.typed = 0  # keys seen so far, for whoever keeps what is typed
        self._watched: set[int] = set()
        self._timer = Every(self, LOOK_EVERY_MS, self.look)
        self._watch_windows()

    def stop(self) -> None:
        """Nobody is working any more."""
        self._timer.stop()
        self._say(warned=False)
        for window in QGuiApplication.allWindows():
            window.removeEventFilter(self)
        self._watched.clear()

    def alive(self) -> None:
        """Somebody is there."""
        self._last = self._clock()
        if self._warned:
            self._say(warned=False)

    def look(self) -> None:
        """Warn, or lock, when the time has come."""
        self._watch_windows()
        left = self.minutes * 60 - (self._clock() - self._last)
        if left <= 0:
            self.stop()
            self._due()
        elif (left <= WARN_BEFORE) != self._warned:
            self._say(warned=left <= WARN_BEFORE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _ALIVE:
            self.typed += kind is QEvent.Type.KeyPress or kind is QEvent.Type.InputMethod
            self.alive()
            if isinstance(event, QKeyEvent) and kind is QEvent.Type.KeyPress and self._key(event):
                return True
        return super().eventFilter(watched, event)

    def _say(self, *, warned: bool) -> None:
        if warned != self._warned:
            self._warned = warned
            self._warn(warned)

    def _watch_windows(self) -> None:
        """Listen in every window that is there now; one that is gone is forgotten."""
        windows = {id(window): window for window in QGuiApplication.allWindows()}
        for number, window in windows.items():
            if number not in self._watched:
                window.installEventFilter(self)
        self._watched = set(windows)
