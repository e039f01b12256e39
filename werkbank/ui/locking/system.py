"""What the system says: the screen is locked, somebody else takes over, the computer goes to sleep.

Linux tells over D-Bus: logind (sleep, lock of the session, another session in front) and the screensavers of the usual
desktops. While somebody works a delay is held on sleeping; it goes with the process, so the lock is there before the
computer sleeps. A bus that is not there is no error: the idle time still holds. Windows tells by messages to a window
(see ``windows``). macOS: NSWorkspace tells of these over Objective-C, which nothing here speaks; there the idle time,
which counts through sleep, is all.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage, QDBusVariant

LOGIN, MANAGER, SESSION = "org.freedesktop.login1", "org.freedesktop.login1.Manager", "org.freedesktop.login1.Session"
LOGIN_PATH = "/org/freedesktop/login1"
PROPERTIES = "org.freedesktop.DBus.Properties"
ANSWERS_WITHIN_MS = 500
SAVERS = (
    "org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)  # fmt: skip


class LinuxSystem(QObject):
    """Listens on both buses; ``due`` hears that it is time to lock."""

    def __init__(
        self,
        parent: QObject,
        *,
        due: Callable[[], object],
        system: QDBusConnection | None = None,
        session: QDBusConnection | None = None,
    ) -> None:
        super().__init__(parent)
        self._due = due
        self._delay: Any = None
        self._system = QDBusConnection.systemBus() if system is None else system
        self._session = QDBusConnection.sessionBus() if session is None else session
        self.listens: list[str] = []
        if self._system.isConnected():
            self._hear_login()
            self._delay_sleep()
        if self._session.isConnected():
            for saver in SAVERS:
                self._hear(self._session, "", f"{saver}.ActiveChanged", slot="active_changed")

    def _hear_login(self) -> None:
        path = session_path(os.environ.get("XDG_SESSION_ID", ""))
        self._hear(self._system, LOGIN_PATH, f"{MANAGER}.PrepareForSleep", slot="prepare_for_sleep")
        self._hear(self._system, path, f"{SESSION}.Lock", slot="session_locked")
        if path:
            self._hear(self._system, path, f"{PROPERTIES}.PropertiesChanged", slot="session_changed")

    def _hear(self, bus: QDBusConnection, path: str, signal: str, *, slot: str) -> None:
        """Call a slot for a signal ``interface.name``, whoever sends it; an empty path means any."""
        interface, _, name = signal.rpartition(".")
        if bus.connect("", path, interface, name, self, SLOT(f"{slot}(QDBusMessage)")):  # type: ignore[call-overload]
            self.listens.append(signal)

    def _delay_sleep(self) -> None:
        """Held until this process ends; logind waits some seconds for it at most."""
        self._delay = self._ask(LOGIN_PATH, MANAGER, "Inhibit", "sleep", "Werkbank", "vergrendelen", "delay")

    def _ask(self, path: str, interface: str, name: str, *words: str) -> list[Any]:
        """What logind answers; an error comes as a text, no answer as nothing."""
        call = QDBusMessage.createMethodCall(LOGIN, path, interface, name)
        call.setArguments(list(words))
        answer = self._system.call(call, QDBus.CallMode.Block, ANSWERS_WITHIN_MS)
        return answer.arguments()[:1] if answer.type() == QDBusMessage.MessageType.ReplyMessage else []

    def in_front(self, path: str) -> bool | None:
        """Whether this session has the screen now; None when logind does not say."""
        said = self._ask(path, PROPERTIES, "Get", SESSION, "Active")
        value = said[0].variant() if said and isinstance(said[0], QDBusVariant) else None
        return value if isinstance(value, bool) else None

    @Slot(QDBusMessage)
    def prepare_for_sleep(self, message: QDBusMessage) -> None:
        """The computer goes to sleep (True) or has woken (False: real time decides then)."""
        if message.arguments()[:1] == [True]:
            self._due()

    @Slot(QDBusMessage)
    def session_locked(self, _message: QDBusMessage) -> None:
        """The screen of this session is locked."""
        self._due()

    @Slot(QDBusMessage)
    def session_changed(self, message: QDBusMessage) -> None:
        """Something of this session changed; when another one is in front now, somebody switched users."""
        if message.arguments()[:1] == [SESSION] and self.in_front(message.path()) is False:
            self._due()

    @Slot(QDBusMessage)
    def active_changed(self, message: QDBusMessage) -> None:
        """A screensaver came up (True)."""
        if message.arguments()[:1] == [True]:
            self._due()


def session_path(session: str) -> str:
    """The path of a session at logind; empty, which means any, when it is not known."""
    if not session:
        return ""
    safe = [
        sign if sign.isascii() and sign.isalnum() and not (at == 0 and sign.isdigit()) else f"_{ord(sign):02x}"
        for at, sign in enumerate(session)
    ]
    return f"{LOGIN_PATH}/session/{''.join(safe)}"


def listen(parent: QObject, *, window: int, due: Callable[[], object], platform: str = sys.platform) -> QObject | None:
    """Listen to this system; None where nothing can be heard. ``window`` is the number that Windows knows it by."""
    if platform.startswith("linux"):
        return LinuxSystem(parent, due=due)
    if platform == "win32":
        from werkbank.ui.locking.windows import WindowsSystem

        return WindowsSystem(parent, window=window, due=due)
    return None
