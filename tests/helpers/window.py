"""The real window on a small workplace, offscreen; keys cheap, so that a test takes tenths of seconds."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from tests.helpers.family import TODAY, three_generations
from werkbank.app.opening import session_of
from werkbank.app.places import Places
from werkbank.model.clock import Clock, SetClock
from werkbank.store.workplace import KdfSettings, create_workplace
from werkbank.ui.application import make_application
from werkbank.ui.main_window import MainWindow

PASSPHRASE = "een lange oefenzin over kamelen"
PERSON = "Anja Oefening"
CASE = "Gezin Verzonnen"
CHEAP = KdfSettings(memory_kib=8 * 1024, passes=1, lanes=1)


def noon() -> Clock:
    """A clock at noon of TODAY."""
    return SetClock(datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC))


def make_workplace(folder: Path, *, with_case: bool = True) -> Path:
    """A workplace with one person and, unless told otherwise, one casus of three generations."""
    workplace, _ = create_workplace(folder, PERSON, PASSPHRASE, kdf=CHEAP, clock=noon())
    if with_case:
        stored = workplace.new_case(CASE)
        three_generations(session_of(stored, clock=noon(), author=PERSON))
        stored.close()
    workplace.close()
    return folder


def open_window(folder: Path) -> MainWindow:
    """The window at its unlock screen, active."""
    make_application()
    window = MainWindow(Places(folder, clock_of=noon))
    window.show()
    window.activateWindow()
    settle()
    return window


def unlocked(folder: Path) -> MainWindow:
    """The window past the unlock screen."""
    window = open_window(folder)
    window.unlock("", PASSPHRASE)
    wait_for(lambda: window.work is not None)
    settle()
    return window


def at_work(folder: Path) -> MainWindow:
    """The window with the first casus open."""
    window = unlocked(folder)
    if window.work.desk is None:
        window.work.open_case(window.work.workplace.cases()[0].id)
    settle()
    return window


def put_away(widget: QWidget) -> None:
    """Close a window and delete it at once: one that lingers is dressed anew with every change of theme."""
    if not isValid(widget):
        return
    widget.close()
    widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    settle()


def wait_for(ready: Callable[[], Any], *, seconds: float = 30.0) -> None:
    """Run the event loop until something is so."""
    end = time.monotonic() + seconds
    while not ready():
        QApplication.processEvents()
        time.sleep(0.002)
        assert time.monotonic() < end, "the window did not get there"


def settle() -> None:
    """Let waiting events happen."""
    for _ in range(4):
        QApplication.processEvents()


def press(widget: QWidget, key: Qt.Key, *, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key on a widget."""
    QTest.keyClick(widget, key, with_)
    settle()


def enter(widget: QWidget) -> None:
    """Enter from a widget, going down only: what it begins may take no keys by the time it comes up."""
    widget.setFocus()
    QTest.keyPress(widget, Qt.Key.Key_Return)
    settle()


def write(widget: QWidget, text: str) -> None:
    """Type a text; waits until the field has handed it over."""
    QTest.keyClicks(widget, text)
    QTest.qWait(420)
    settle()
