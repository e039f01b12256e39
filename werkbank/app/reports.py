"""Where reports of our own mistakes are written: a few lines without personal data, the newest few kept.

Standard library only: the launcher writes one when a window ended by itself.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

KEEP = 20
KEEP_LINES = 400
LOG = "logboek.txt"


def write_lines(folder: Path, lines: Iterable[str], at: datetime) -> Path | None:
    """Put a report in a folder and throw away the oldest; None when even that fails."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"storing-{at:%Y%m%d-%H%M%S}.txt"
        path.unlink(missing_ok=True)
        with path.open("x", encoding="utf-8") as file:  # never through a link that somebody laid there
            file.write("\n".join(lines) + "\n")
        for old in sorted(folder.glob("storing-*.txt"))[:-KEEP]:
            old.unlink(missing_ok=True)
    except OSError:
        return None
    return path


class LogFile(logging.Handler):
    """The log of the program as a file beside the reports: what went wrong with which code, each once while it runs."""

    def __init__(self, folder: Path, *, now: Callable[[], datetime]) -> None:
        super().__init__(logging.WARNING)
        self._folder, self._now = folder, now
        self._said: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        said = record.getMessage()
        if said not in self._said:
            self._said.add(said)
            write_log_line(self._folder, f"{self._now():%Y-%m-%d %H:%M:%S} {said}")


def write_log_line(folder: Path, line: str) -> None:
    """Put a line under those of before, of which the newest stay; nothing happens when that fails."""
    path = folder / LOG
    try:
        folder.mkdir(parents=True, exist_ok=True)
        before = [] if path.is_symlink() or not path.exists() else path.read_text(encoding="utf-8").splitlines()
        path.unlink(missing_ok=True)
        with path.open("x", encoding="utf-8") as file:  # never through a link that somebody laid there
            file.write("\n".join([*before[1 - KEEP_LINES :], line]) + "\n")
    except (OSError, UnicodeDecodeError):
        return
