"""What the window and its launcher tell each other; nothing secret and nothing of a family.

The launcher hands a ``Brief`` to each window in one variable of the environment: why it starts, who worked last, where
the throw-away workplace lies, where the window stood. The window writes lines of JSON into a pipe: who unlocked, that
it is locking, how it looked. The launcher reads them when the window has ended. People of a workplace are not secret
(design: store.md section 1); names and cases never pass here, only the id of a person.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from dataclasses import asdict, dataclass, field, fields
from typing import Any

VARIABLE = "WERKBANK_RELAY"
LOCKED = 87  # the exit code of a window that ended to lock
AT_MOST = 60_000  # bytes of news; less than a pipe holds, so that telling never waits

LOCK, SWITCH, IDLE, SYSTEM, CRASH = "lock", "switch", "idle", "system", "crash"


@dataclass(frozen=True, slots=True)
class Brief:
    """What a window hears at its start."""

    channel: int = -1  # the writing end of the pipe; on Windows a handle
    launcher: int = 0  # process id
    why: str = ""  # why there was a window before this one; empty for the first
    person: str = ""  # id of who worked last
    folder: str = ""  # of the throw-away workplace
    report: str = ""  # where the report of a crash lies
    window: dict[str, Any] = field(default_factory=dict)  # its geometry and theme

    def as_text(self) -> str:
        """For the environment."""
        return json.dumps(asdict(self))


def brief_in(text: str) -> Brief:
    """Read a brief; what is missing or unknown is left out. Raises ``ValueError`` or ``TypeError``."""
    found = json.loads(text)
    if not isinstance(found, dict):
        raise TypeError("no brief")
    return Brief(**{one.name: found[one.name] for one in fields(Brief) if one.name in found})


class Relay:
    """The window's end: the brief it got, and telling."""

    def __init__(self, brief: Brief, *, writes_to: int | None) -> None:
        self.brief = brief
        self._to = writes_to
        self._told = 0

    @property
    def has_launcher(self) -> bool:
        """Whether somebody starts a fresh window when this process ends to lock."""
        return self._to is not None

    def tell(self, **news: Any) -> None:  # noqa: ANN401 - JSON
        """Let the launcher know something, for when this process has ended."""
        line = (json.dumps(news) + "\n").encode()
        if self._to is not None and self._told + len(line) <= AT_MOST:
            self._told += len(line)
            with contextlib.suppress(OSError):  # the launcher is gone: locking then simply ends the program
                os.write(self._to, line)


def relay_of_this_process() -> Relay:
    """Take the brief out of the environment, so that no program started from here inherits it."""
    try:
        brief = brief_in(os.environ.pop(VARIABLE, "null"))
        channel = _opened(brief.channel)
        os.set_inheritable(channel, False)  # noqa: FBT003 - the system's own call
    except (ValueError, TypeError, OSError):
        return Relay(Brief(), writes_to=None)
    return Relay(brief, writes_to=channel)


def _opened(channel: int) -> int:
    if sys.platform == "win32":
        import msvcrt

        return msvcrt.open_osfhandle(channel, os.O_WRONLY)
    os.fstat(channel)
    return channel


def news_in(raw: bytes) -> dict[str, Any]:
    """All that a window told, the last word of each kind; a line that broke off is left out."""
    news: dict[str, Any] = {}
    for line in raw.splitlines():
        with contextlib.suppress(ValueError):
            told = json.loads(line)
            if isinstance(told, dict):
                news.update(told)
    return news
