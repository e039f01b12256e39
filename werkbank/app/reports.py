"""Where reports of our own mistakes are written: a few lines without personal data, the newest few kept.

Standard library only: the launcher writes one when a window ended by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

KEEP = 20


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
