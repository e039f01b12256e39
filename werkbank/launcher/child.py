"""One window as a process: started, waited for, and what it told before it ended.

On Linux the launcher forks: it holds nothing but a few modules of the standard library, and the window then starts as
fast as without a launcher. Elsewhere, where a fork is not to be had or not safe, the program is started anew with the
same words; in the frozen program that is the program file itself.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Protocol

from werkbank.app.relay import AT_MOST, VARIABLE, Brief, news_in

_PR_SET_PDEATHSIG = 1


class Child(Protocol):
    """A running window."""

    pid: int

    def wait(self) -> int:
        """Wait for its end; the exit code, or minus the signal that ended it."""
        ...

    def news(self) -> dict[str, Any]:
        """What it told; only asked for after its end."""
        ...


class _Listening:
    """Reads what a window told, without ever waiting for more."""

    def __init__(self, reading: int) -> None:
        self._reading = reading

    def news(self) -> dict[str, Any]:
        told = b""
        with contextlib.suppress(OSError):
            if os.name == "posix":
                os.set_blocking(self._reading, False)
            while len(told) <= AT_MOST and (more := os.read(self._reading, AT_MOST)):
                told += more
        os.close(self._reading)
        return news_in(told)


class Forked(_Listening):
    """A window that began as a copy of this process."""

    def __init__(self, pid: int, reading: int) -> None:
        super().__init__(reading)
        self.pid = pid

    def wait(self) -> int:
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def fork(brief: Brief) -> Forked | None:
    """Split in two: the launcher gets the window, the window gets None and goes on from here."""
    reading, writing = os.pipe()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()  # or both would write what is waiting
    launcher = os.getpid()
    pid = os.fork()
    if pid:
        os.close(writing)
        return Forked(pid, reading)
    os.close(reading)
    _end_with_the_launcher(launcher)
    os.environ[VARIABLE] = replace(brief, channel=writing, launcher=launcher).as_text()
    return None


def _end_with_the_launcher(launcher: int) -> None:
    """A window without its launcher could not lock and come back: when the launcher dies it ends in good order.

    When it died before the system was asked to tell, nobody has unlocked yet, and the window ends at once.
    """
    with contextlib.suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
    if os.getppid() != launcher:
        os._exit(1)


class Spawned(_Listening):
    """A window that was started anew."""

    def __init__(self, process: Any, reading: int) -> None:  # noqa: ANN401 - subprocess.Popen, loaded late
        super().__init__(reading)
        self.pid = process.pid
        self._process = process

    def wait(self) -> int:
        while True:
            with contextlib.suppress(KeyboardInterrupt):  # the window heard it too, and ends by itself
                return int(self._process.wait())


def spawn(arguments: Sequence[str], brief: Brief) -> Spawned:
    """Start the program again with these words."""
    import subprocess

    reading, writing = os.pipe()
    channel, how = _handed_over(writing)
    told = replace(brief, channel=channel, launcher=os.getpid()).as_text()
    try:
        process = subprocess.Popen(  # noqa: S603 - our own program with our own words
            [*program(), *arguments], env={**os.environ, VARIABLE: told}, **how
        )
    finally:
        os.close(writing)
    return Spawned(process, reading)


def program() -> list[str]:
    """How this program is called: the program file when it is frozen, else Python with the same options."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    from subprocess import _args_from_interpreter_flags as options  # type: ignore[attr-defined]

    return [sys.executable, *options(), "-m", "werkbank"]


def _handed_over(writing: int) -> tuple[int, dict[str, Any]]:
    """The name of the pipe in the new process, and how it gets there."""
    if sys.platform == "win32":
        import msvcrt

        handle = msvcrt.get_osfhandle(writing)
        os.set_handle_inheritable(handle, True)  # noqa: FBT003 - the system's own call
        return handle, {"close_fds": False}
    return writing, {"pass_fds": (writing,)}
