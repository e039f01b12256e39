"""Locking the window: what was typed is kept, everything is closed, the process ends, a fresh one asks who is there.

Behind the launcher locking ends this process, because nothing else clears what Python held. Order: the hard end is
armed, the launcher hears who worked and why, what was typed is stored, and only then the orderly way begins; it may
take most of a second, whatever is open. Without a launcher (tests, a call from Python) the same window goes back to its
unlock screen.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from werkbank.app.actions import BY_ID, ActionId
from werkbank.app.relay import IDLE, LOCK, LOCKED, SWITCH, SYSTEM
from werkbank.model.errors import KnownError
from werkbank.ui.jobs import WatchedJob
from werkbank.ui.locking import hard_end
from werkbank.ui.locking.clipboard import ClipboardGuard
from werkbank.ui.locking.idle import Idle, sensible
from werkbank.ui.locking.strips import Warning_
from werkbank.ui.locking.typing_kept import TypingKept
from werkbank.ui.timers import after

if TYPE_CHECKING:
    from werkbank.ui.main_window import MainWindow

LISTEN_AFTER_MS = 800  # the case is on screen by then
MINUTES = "lock-after"
JOBS_GET = 0.2  # seconds for what runs beside the window
BY_KEY = {
    key: why for action, why in ((ActionId.LOCK, LOCK), (ActionId.SWITCH_PERSON, SWITCH)) for key in BY_ID[action].keys
}
PUT_AWAY_IN = 3.0  # seconds that a signal to end leaves for putting away


class Locking(QObject):
    """When and how this window locks."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._idle: Idle | None = None
        self._clipboard: ClipboardGuard | None = None
        self._typing: TypingKept | None = None
        self._warning: Warning_ | None = None
        self._system: list[QObject] = []
        self._is_locking = False

    # --- somebody is at work -------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Somebody unlocked: from now on it can be locked."""
        window = self._window
        self._is_locking = False
        window.places.relay.tell(person=window.work.workplace.person.id)
        self._idle = Idle(self, minutes=self.minutes, due=lambda: self.lock(IDLE), warn=self._warn, key=self._by_key)
        self._clipboard = ClipboardGuard(self, said=window.messages.say)
        self._typing = TypingKept(window)
        if window.places.relay.has_launcher and not self._system:
            after(self, LISTEN_AFTER_MS, self._listen)

    @property
    def minutes(self) -> int:
        """After how many minutes without a sign of life it locks, for this person."""
        work = self._window.work
        return sensible(work.workplace.view_state(MINUTES) if work is not None else None)

    def lock_after(self, minutes: int) -> None:
        """Remember after how many minutes it locks, for this person."""
        self._window.work.workplace.set_view_state(MINUTES, sensible(minutes))
        if self._idle is not None:
            self._idle.minutes = sensible(minutes)

    def _listen(self) -> None:
        """To the system: its buses or its messages are loaded when the work is on screen."""
        from werkbank.ui.locking.system import listen

        heard = listen(self, window=int(self._window.winId()), due=lambda: self.lock(SYSTEM))
        self._system = [heard] if heard is not None else []
        if sys.platform == "win32":
            from werkbank.ui.locking.windows import OffCaptures

            self._system.append(OffCaptures(self, wanted=lambda: self._window.theme.palette.id != "projector"))

    def _warn(self, warned: bool) -> None:  # noqa: FBT001 - called by the idle time
        if self._warning is not None:
            with contextlib.suppress(RuntimeError):  # a dialog took it along
                self._warning.hide()
                self._warning.deleteLater()
        self._warning = Warning_(self._window) if warned else None

    def _by_key(self, event: QKeyEvent) -> bool:
        """Lock by its key also where a dialog, a menu or a running export keeps keys from the menus of the window."""
        why = BY_KEY.get(QKeySequence(event.keyCombination()).toString())
        if why is not None:
            after(self, 0, lambda: self.lock(why))
        return why is not None

    # --- locking -------------------------------------------------------------------------------------------------

    def lock(self, why: str = LOCK) -> None:
        """Lock now, whatever is open. Does nothing when nobody has unlocked."""
        if self._window.work is None or self._is_locking:
            return
        self._is_locking = True
        relay = self._window.places.relay
        if not relay.has_launcher:
            self._lock_here(why)
            return
        hard_end.arm()
        relay.tell(locking=why)
        self._put_down(LOCKED)

    def end(self, number: int) -> None:
        """End because of a signal: as orderly as locking, but nobody comes back."""
        self._is_locking = True
        hard_end.arm(128 + number, seconds=PUT_AWAY_IN)
        self._put_down(128 + number)

    def closing(self) -> None:
        """The window is being closed: what has no field any more is kept for the next time."""
        self._quiet(self._keep_typed)
        self._stop()

    def _put_down(self, code: int) -> None:
        window = self._window
        for step in (self._keep_typed, self._keep_view, self._clear_clipboard, self._stop_jobs, self._commit):
            self._quiet(step)
        self._quiet(self._keep_typed)  # without what has been said meanwhile
        self._quiet(lambda: window.work.close(wait=JOBS_GET) if window.work is not None else None)
        if code != LOCKED:
            self._quiet(window.places.put_away)
        logging.shutdown()
        os._exit(code)

    def _lock_here(self, why: str) -> None:
        """Without a launcher: back to the unlock screen of this window."""
        window = self._window
        self._quiet(self._keep_typed)
        self._quiet(self._clear_clipboard)
        for other in QApplication.topLevelWidgets():
            if other is not window and other.isVisible():
                other.close()
        self._stop()
        window.put_away(why)

    def _stop(self) -> None:
        for part in (self._idle, self._clipboard, self._typing):
            if part is not None:
                part.stop()
                part.deleteLater()
        self._idle = self._clipboard = self._typing = None
        self._warn(False)  # noqa: FBT003

    def _keep_typed(self) -> None:
        if self._typing is not None:
            self._typing.keep()

    def _keep_view(self) -> None:
        window = self._window
        look: dict[str, Any] = window.state()
        window.places.relay.tell(window=look)

    def _clear_clipboard(self) -> None:
        if self._clipboard is not None:
            self._clipboard.clear()

    def _stop_jobs(self) -> None:
        for job in self._window.findChildren(WatchedJob):
            job.progress.stop()

    def _commit(self) -> None:
        """What a form would say by itself in a quarter of a second."""
        if self._window.work is not None:
            self._window.work.flush()

    @staticmethod
    def _quiet(step: Callable[[], object]) -> None:
        """One step; when it fails the next ones still come. Only the kind of failure is noted, never a text."""
        try:
            step()
        except KnownError as error:
            logging.getLogger(__name__).warning("while locking: %s", error.code)
        except Exception as error:  # noqa: BLE001 - nothing may hold up locking
            logging.getLogger(__name__).error("while locking: %s", type(error).__name__)  # noqa: TRY400 - no traceback
