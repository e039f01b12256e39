"""Windows, with made-up messages and a made-up library: nothing of it ran on Windows here."""

from __future__ import annotations

import ctypes
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from werkbank.ui.locking.windows import (
    WDA_EXCLUDEFROMCAPTURE,
    WDA_NONE,
    WM_ENDSESSION,
    WM_POWERBROADCAST,
    WM_WTSSESSION_CHANGE,
    Message,
    OffCaptures,
    WindowsSystem,
)

pytestmark = pytest.mark.usefixtures("qapp")


class Library:
    """Answers every call of the system and notes it."""

    def __init__(self, *, answers: int = 1) -> None:
        self.calls: list[tuple[str, Any, Any]] = []
        self._answers = answers
        self.wtsapi32 = self.user32 = self

    def WTSRegisterSessionNotification(self, window: Any, flags: int) -> int:  # noqa: N802, ANN401
        self.calls.append(("register", window.value, flags))
        return self._answers

    def SetWindowDisplayAffinity(self, window: Any, affinity: int) -> int:  # noqa: N802, ANN401
        self.calls.append(("affinity", window.value, affinity))
        return self._answers


@pytest.mark.parametrize(
    ("message", "wide", "locks"),
    [
        (WM_WTSSESSION_CHANGE, 7, True),  # locked
        (WM_WTSSESSION_CHANGE, 2, True),  # another user at the console
        (WM_WTSSESSION_CHANGE, 3, True),  # somebody takes the screen over from elsewhere
        (WM_WTSSESSION_CHANGE, 8, False),  # unlocked
        (WM_WTSSESSION_CHANGE, 1, False),  # connected to the console
        (WM_POWERBROADCAST, 4, True),  # going to sleep, by menu or lid
        (WM_POWERBROADCAST, 10, False),  # the battery says something
        (WM_POWERBROADCAST, 18, False),  # awake again
        (WM_ENDSESSION, 1, True),
        (WM_ENDSESSION, 0, False),
        (0x0200, 7, False),  # the mouse moved
    ],
)
def test_a_message_locks_when_nobody_is_at_this_screen_any_more(message: int, wide: int, *, locks: bool) -> None:
    due: list[int] = []
    parent, library = QObject(), Library()
    system = WindowsSystem(parent, window=77, due=lambda: due.append(1), libraries=library)
    said = Message(77, message, wide, -1)
    assert system.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(said)) == (False, 0)
    assert bool(due) is locks
    assert library.calls == [("register", 77, 0)]


def test_messages_of_other_systems_are_not_read() -> None:
    parent = QObject()
    system = WindowsSystem(parent, window=1, due=lambda: pytest.fail("locked"), libraries=Library())
    assert system.nativeEventFilter(b"xcb_generic_event_t", 1) == (False, 0)  # an address that must not be touched


def test_a_system_that_refuses_to_tell_is_no_error() -> None:
    parent = QObject()
    assert not WindowsSystem(parent, window=1, due=lambda: None, libraries=Library(answers=0)).is_registered


def test_every_window_is_kept_off_captures_once_and_let_go_for_a_projector() -> None:
    window, library, wanted = QWidget(), Library(), [True]
    window.show()
    keeps = OffCaptures(window, wanted=lambda: wanted[0], libraries=library)
    keeps.look()
    number = int(window.winId())
    assert library.calls.count(("affinity", number, WDA_EXCLUDEFROMCAPTURE)) == 1
    wanted[0] = False
    keeps.look()
    assert ("affinity", number, WDA_NONE) in library.calls
    window.close()
    window.deleteLater()
