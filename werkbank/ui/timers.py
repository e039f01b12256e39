"""The only home of timers: debounce what is typed, tick while something moves, act after the present event."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer


def soon(parent: QObject, action: Callable[[], object]) -> None:
    """Run ``action`` when the event loop is next idle, unless ``parent`` is gone by then."""
    after(parent, 0, action)


def after(parent: QObject, milliseconds: int, action: Callable[[], object]) -> None:
    """Run ``action`` once after a while, unless ``parent`` is gone by then."""
    QTimer.singleShot(milliseconds, parent, action)


class Debounce(QObject):
    """Runs an action once calls have been quiet for a while; ``flush`` runs a waiting one at once."""

    def __init__(self, parent: QObject, action: Callable[[], object], *, milliseconds: int = 250) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(milliseconds)
        self._timer.timeout.connect(action)
        self._action = action

    def call(self) -> None:
        """Ask for the action; earlier asks that still wait are dropped."""
        self._timer.start()

    def drop(self) -> None:
        """Forget a waiting action."""
        self._timer.stop()

    def flush(self) -> None:
        """Run a waiting action now; does nothing when none waits."""
        if self._timer.isActive():
            self._timer.stop()
            self._action()


class Ticker(QObject):
    """Calls an action some sixty times a second, with the seconds since the last time, as long as it runs."""

    FRAME = 16  # milliseconds

    def __init__(self, parent: QObject, action: Callable[[float], object]) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(self.FRAME)
        self._timer.timeout.connect(self._tick)
        self._since = QElapsedTimer()
        self._action = action

    @property
    def running(self) -> bool:
        """Whether it ticks."""
        return self._timer.isActive()

    def start(self) -> None:
        """Begin ticking."""
        self._since.start()
        self._timer.start()

    def stop(self) -> None:
        """Tick no more."""
        self._timer.stop()

    def _tick(self) -> None:
        self._action(self._since.restart() / 1000)
