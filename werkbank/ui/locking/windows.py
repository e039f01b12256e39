"""Windows: messages that a session is locked or left and that the computer sleeps; and keeping windows off captures.

Messages come to the window as a ``MSG`` (https://learn.microsoft.com/windows/win32/api/winuser/ns-winuser-msg);
``WTSRegisterSessionNotification`` asks for those of the session. Not run on Windows here: the tests hand it made-up
messages and made-up libraries.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QEvent, QObject
from PySide6.QtGui import QGuiApplication, QWindow

from werkbank.ui.timers import Every

WM_ENDSESSION, WM_POWERBROADCAST, WM_WTSSESSION_CHANGE = 0x0016, 0x0218, 0x02B1
PBT_APMSUSPEND = 0x4
CONSOLE_DISCONNECT, REMOTE_CONNECT, REMOTE_DISCONNECT, LOGOFF, SESSION_LOCK, REMOTE_CONTROL = 2, 3, 4, 6, 7, 9
LEAVES = frozenset({CONSOLE_DISCONNECT, REMOTE_CONNECT, REMOTE_DISCONNECT, LOGOFF, SESSION_LOCK, REMOTE_CONTROL})
NOTIFY_FOR_THIS_SESSION = 0
LOOK_EVERY_MS = 300  # menus come and go without a word
WDA_NONE, WDA_EXCLUDEFROMCAPTURE = 0x0, 0x11


class Message(ctypes.Structure):
    """The first fields of a ``MSG``; handles and parameters are as wide as a pointer."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint32),
        ("wide", ctypes.c_size_t),
        ("long", ctypes.c_ssize_t),
    )


def means_locking(message: int, wide: int) -> bool:
    """Whether a message says that nobody works at this screen any more, or somebody else does."""
    if message == WM_WTSSESSION_CHANGE:
        return wide in LEAVES
    if message == WM_POWERBROADCAST:
        return wide == PBT_APMSUSPEND
    return message == WM_ENDSESSION and bool(wide)


class WindowsSystem(QObject, QAbstractNativeEventFilter):
    """Reads the messages of every window of the program."""

    def __init__(
        self,
        parent: QObject,
        *,
        window: int,
        due: Callable[[], object],
        libraries: Any = None,  # noqa: ANN401 - ctypes.windll
    ) -> None:
        QObject.__init__(self, parent)
        QAbstractNativeEventFilter.__init__(self)
        self._due = due
        found: Any = libraries if libraries is not None else getattr(ctypes, "windll", None)
        self._libraries = found
        self.is_registered = False
        if found is not None:
            self.is_registered = bool(
                found.wtsapi32.WTSRegisterSessionNotification(ctypes.c_void_p(window), NOTIFY_FOR_THIS_SESSION)
            )
        app = QCoreApplication.instance()
        if app is not None:
            app.installNativeEventFilter(self)

    def nativeEventFilter(self, kind: QByteArray | bytes, message: Any) -> tuple[bool, int]:  # type: ignore[override]  # noqa: ANN401
        """Look at a message; never keeps it from anybody."""
        if bytes(kind) in {b"windows_generic_MSG", b"windows_dispatcher_MSG"}:  # type: ignore[arg-type]
            read = Message.from_address(int(message))
            if means_locking(int(read.message), int(read.wide or 0)):
                self._due()
        return False, 0


class OffCaptures(QObject):
    """Keeps every window of the program, dialogs and menus too, out of captures and shared screens.

    Microsoft calls it no guarantee. While the look for a projector is on, sharing the screen is what people want.
    """

    def __init__(self, parent: QObject, *, wanted: Callable[[], bool], libraries: Any = None) -> None:  # noqa: ANN401
        super().__init__(parent)
        self._wanted = wanted
        self._libraries: Any = libraries if libraries is not None else getattr(ctypes, "windll", None)
        self._set: dict[int, int] = {}
        self._every = Every(self, LOOK_EVERY_MS, self.look)
        self.look()

    def look(self) -> None:
        """Set it on every window that is there now and does not have it yet; and again when one is made anew."""
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)
            if window.isVisible():
                self._keep(window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Expose and isinstance(watched, QWindow):
            self._keep(watched)
        return super().eventFilter(watched, event)

    def _keep(self, window: QWindow) -> None:
        affinity = WDA_EXCLUDEFROMCAPTURE if self._wanted() else WDA_NONE
        number = int(window.winId())
        if self._set.get(number) == affinity or self._libraries is None:
            return
        if self._libraries.user32.SetWindowDisplayAffinity(ctypes.c_void_p(number), affinity):
            self._set[number] = affinity
