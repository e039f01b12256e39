"""The only home of timers: debounce what is typed, tick while something moves, act after the present event."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import perf_counter

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

    @property
    def waits(self) -> bool:
        """Whether an action is waiting."""
        return self._timer.isActive()

    def drop(self) -> None:
        """Forget a waiting action."""
        self._timer.stop()

    def flush(self) -> None:
        """Run a waiting action now; does nothing when none waits."""
        if self._timer.isActive():
            self._timer.stop()
            self._action()


class Every(QObject):
    """Runs an action again and again, so many milliseconds apart, until it is stopped."""

    def __init__(self, parent: QObject, milliseconds: int, action: Callable[[], object]) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(milliseconds)
        self._timer.timeout.connect(action)
        self._timer.start()

    def stop(self) -> None:
        """No more."""
        self._timer.stop()


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


class Sweeper(QObject):
    """Collects garbage, always in the thread of the window.

    Left to itself Python collects wherever it happens to run, also in a job beside the window; widgets that die there
    take the program with them. So automatic collection stays off, and this does the same by the clock.

    A hundred thousand new objects within a second are the values of a casus, none of them garbage: looking through them
    would hold up the window for a second, so they are set apart, and so is what took long to look through. What is set
    apart and thrown away later, such as a casus that was closed, would never be found: ``whole_soon`` then looks
    through everything once.
    """

    EVERY = 1000  # milliseconds
    MANY = 100_000  # objects
    LONG = 0.1  # seconds
    _whole = False  # the next sweep looks through everything

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(self.EVERY)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()

    @staticmethod
    def sweep() -> None:
        """Collect the oldest generation that is due, as Python itself would; everything when much was closed."""
        if Sweeper._whole:
            Sweeper._whole = False
            gc.unfreeze()
            gc.collect()
            gc.freeze()
            return
        counts, limits = gc.get_count(), gc.get_threshold()
        due = [number for number, (count, limit) in enumerate(zip(counts, limits, strict=True)) if count > limit]
        if counts[0] > Sweeper.MANY:
            gc.freeze()
        elif due and counts[0] > limits[0]:
            begun = perf_counter()
            gc.collect(max(due))
            if perf_counter() - begun > Sweeper.LONG:
                gc.freeze()

    @staticmethod
    def whole_soon() -> None:
        """A casus or pages were closed: look through everything at the next sweep, when Qt has let go of them."""
        Sweeper._whole = True
