"""Child process: the real window on a workplace; from the passphrase to the painted case, and then working in it.

    python opened_case.py WORKPLACE [ADDITIONS]

The clock starts when Enter is pressed in the passphrase field, with the rest of the program loaded as it is while
somebody types. Painted means: the window has handled its update and nothing more waits. ADDITIONS events are typed in
the line under the overview, then taken back one by one.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from werkbank.ui.binding import leave_sources_unread

leave_sources_unread()

from PySide6.QtCore import QCoreApplication, QEvent, Qt  # noqa: E402 - as the program does
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from tests.benchmarks.processes import resident, say  # noqa: E402
from tests.benchmarks.workplaces import PASSPHRASE, noon  # noqa: E402
from werkbank.app.actions import ActionId  # noqa: E402
from werkbank.app.places import Places  # noqa: E402
from werkbank.ui.application import FIRST_FONTS, make_application  # noqa: E402
from werkbank.ui.main_window import MainWindow  # noqa: E402

PATIENCE = 120.0  # seconds
IDLE = 0.3  # seconds in which nothing was painted: long enough for what is made in idle moments
TEXTS = ("voorjaar 2013 OTS", "2017 Spoed4Jeugd start", "vorig jaar verhuisd", "12-3-2015 melding Veilig Thuis")


class Painted(MainWindow):
    """The window; it remembers when it last painted."""

    at = 0.0

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest:
            self.at = time.perf_counter()
        return done

    def until_painted(self, since: float) -> float:
        """Run the event loop until something was painted after ``since`` and no more is waiting; milliseconds."""
        end = since + PATIENCE
        while self.at < since and time.perf_counter() < end:
            QApplication.processEvents()
        seen = 0.0
        while seen != self.at:
            seen = self.at
            QApplication.processEvents()
        return (self.at - since) * 1000


def main() -> None:
    make_application(fonts=FIRST_FONTS)
    window = Painted(Places(Path(sys.argv[1]), clock_of=noon))
    loaded: list[bool] = []
    window.loaded.connect(lambda: loaded.append(True))
    window.show()
    run_until(lambda: bool(loaded))
    rest()
    before, key = resident(), listen_to_key_derivation()
    opened, busy = unlock(window)
    rest()
    found: dict[str, Any] = {"opened": opened, "busy": busy, "before": before, "resident": resident(), "key": key[0]}
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    if count:
        found |= add_and_take_back(window, count)
    window.close()
    say(**found)


def unlock(window: Painted) -> tuple[float, float]:
    """Milliseconds of the clock and of the processor from Enter to the painted case."""
    field = window.page.focusProxy()
    assert field is not None
    QTest.keyClicks(field, PASSPHRASE)
    rest()
    start, busy = time.perf_counter(), time.process_time()
    QTest.keyClick(field, Qt.Key.Key_Return)
    run_until(lambda: window.work is not None and window.work.desk is not None)
    window.until_painted(time.perf_counter())
    return (window.at - start) * 1000, (time.process_time() - busy) * 1000


def listen_to_key_derivation() -> list[float]:
    """A list that gets the milliseconds which deriving the key takes."""
    keys: Any = import_module("werkbank.store.keys")

    heard: list[float] = []
    derive = keys.derive

    def timed(*words: Any, **named: Any) -> bytes:  # noqa: ANN401 - handed on
        start = time.perf_counter()
        key: bytes = derive(*words, **named)
        heard.append((time.perf_counter() - start) * 1000)
        return key

    keys.derive = timed
    return heard


def add_and_take_back(window: Painted, count: int) -> dict[str, list[float]]:
    """Milliseconds from Enter in the line to durable and painted, for each addition; and of undoing each."""
    line = window.work.space.overview.entry.line
    line.setFocus()
    before = len(window.work.session.casus.events)
    added = []
    for number in range(count):
        QTest.keyClicks(line, f"{TEXTS[number % len(TEXTS)]} {number}")
        rest(0.02)
        start = time.perf_counter()
        QTest.keyClick(line, Qt.Key.Key_Return)
        added.append(window.until_painted(start))
        assert len(window.work.session.casus.events) == before + number + 1
    undone = []
    for _ in range(count):
        rest(0.02)
        start = time.perf_counter()
        window.work.run(ActionId.UNDO)
        undone.append(window.until_painted(start))
    assert len(window.work.session.casus.events) == before
    return {"added": added, "undone": undone}


def run_until(ready: Callable[[], bool]) -> None:
    """Run the event loop until something is so."""
    end = time.perf_counter() + PATIENCE
    while not ready():
        QApplication.processEvents()
        time.sleep(0.0005)
        if time.perf_counter() > end:
            raise TimeoutError


def rest(seconds: float = IDLE) -> None:
    """Let what waits happen."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        QApplication.processEvents()
        time.sleep(0.001)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


if __name__ == "__main__":
    main()
