"""The loop of the launcher: a window runs; when it ended to lock, a fresh one comes; anything else ends the program.

Ctrl+C and SIGTERM reach the window, which puts everything away and ends; when it does not in time it is ended. A window
that crashed is told in a report without personal data and by the next unlock screen, at most once for each time that
somebody unlocked: never a loop.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from werkbank.app.relay import CRASH, LOCK, LOCKED, Brief
from werkbank.launcher.child import Child

PATIENCE = 4.0  # seconds that a window gets to put everything away after a signal
THROWN_AWAY = "werkbank-demo-"  # how the folder of a throw-away workplace is called
ENDING = ("SIGINT", "SIGTERM", "SIGHUP")
FAILED = 1
_ORDERLY = {-signal.SIGTERM, -signal.SIGINT, *([-signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])}
_ALARM = getattr(signal, "SIGALRM", None)

Start = Callable[[Brief], Child | None]


class Supervisor:
    """One run of the program."""

    def __init__(self, start: Start, *, crashed: Callable[[int], str], say: Callable[[str], object]) -> None:
        self._start = start
        self._crashed = crashed  # writes the report, answers where it lies
        self._say = say
        self._child: Child | None = None
        self._asked: int = 0  # the signal that wants an end

    def run(self) -> int | None:
        """Until the program ends: its exit code, or None in the process that is to be the window."""
        brief = Brief()
        while True:
            child = self._start(brief)
            if child is None:
                return None
            self._child = child
            if not brief.why:
                self._listen()
            if self._asked:
                self._on_signal(self._asked, None)
            code = child.wait()
            self._child = None
            if self._asked and _ALARM is not None:
                signal.setitimer(signal.ITIMER_REAL, 0)  # it ended in time
            follows = self._next(brief, code, child.news())
            if isinstance(follows, int):
                return follows
            brief = follows

    def _next(self, brief: Brief, code: int, news: dict[str, Any]) -> Brief | int:
        """What comes after a window: another one, or the end."""
        folder = str(news.get("folder") or brief.folder)
        locked = code == LOCKED or (news.get("locking") and code in _killed_while_locking())
        unlocked = "person" in news
        if self._asked or not (locked or is_crash(code)):
            return self._end(code, folder)
        if not locked and not unlocked:
            self._say(self._crashed(code))
            return self._end(FAILED, folder)
        person = str(news.get("person", brief.person))
        window = news.get("window") if isinstance(news.get("window"), dict) else brief.window
        if locked:
            return Brief(why=str(news.get("locking") or LOCK), person=person, folder=folder, window=window or {})
        return Brief(why=CRASH, person=person, folder=folder, report=self._crashed(code), window=window or {})

    def _end(self, code: int, folder: str) -> int:
        self._throw_away(folder)
        if self._asked:
            self._end_as_asked()
        return FAILED if code in {LOCKED, *_ORDERLY} or is_crash(code) else code

    def _end_as_asked(self) -> None:
        """End by the signal itself, as whoever sent it expects; Ctrl+C ends as in every other command."""
        if self._asked == signal.SIGINT:
            raise KeyboardInterrupt
        signal.signal(self._asked, signal.SIG_DFL)
        os.kill(os.getpid(), self._asked)

    @staticmethod
    def _throw_away(folder: str) -> None:
        """The throw-away workplace, when the window could not do it itself."""
        if folder and Path(folder).name.startswith(THROWN_AWAY):
            shutil.rmtree(folder, ignore_errors=True)

    # --- signals -------------------------------------------------------------------------------------------------

    def _listen(self) -> None:
        for name in ENDING:
            if (number := getattr(signal, name, None)) is not None and signal.getsignal(number) != signal.SIG_IGN:
                signal.signal(number, self._on_signal)

    def _on_signal(self, number: int, _frame: object) -> None:
        self._asked = number
        if (child := self._child) is None or child.pid <= 0:  # zero and below would mean other processes, or all
            return
        with contextlib.suppress(OSError):
            if os.name == "posix":
                os.kill(child.pid, number)
                signal.signal(signal.SIGALRM, lambda *_: _kill(child.pid))
                signal.setitimer(signal.ITIMER_REAL, PATIENCE)


def quiet_signals() -> None:
    """In the window: what the launcher does with signals is not for here."""
    for name in (*ENDING, "SIGALRM"):
        if (number := getattr(signal, name, None)) is not None and signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler if name == "SIGINT" else signal.SIG_DFL)


def is_crash(code: int) -> bool:
    """Whether the system ended a window: a signal that nobody sends on purpose, or an exception code of Windows."""
    if sys.platform == "win32":
        return not 0 <= code < 0x4000_0000
    return code < 0 and code not in _ORDERLY


def _killed_while_locking() -> set[int]:
    return {-int(_ALARM), -int(signal.SIGKILL)} if _ALARM is not None else set()


def _kill(pid: int) -> None:
    if pid > 0:
        with contextlib.suppress(OSError):
            os.kill(pid, signal.SIGKILL)
