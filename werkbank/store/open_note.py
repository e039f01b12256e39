"""Who has a case open, for the one who finds it locked.

The lock itself is SQLite's; it goes with the process. This note only tells whose it is: name, computer and process,
sealed under the case key, because who has access to which case is nobody else's business. A note that a crash left
behind is overwritten by the next who opens.
"""

from __future__ import annotations

import contextlib
import os
import platform
from pathlib import Path

from werkbank.i18n import tr
from werkbank.store.ordinary import open_fresh, read_ordinary
from werkbank.store.sealing import seal, unseal

_PURPOSE = "open-note"
MOST_BYTES = 10_000


def leave_note(path: Path, *, key: bytes, person: str) -> None:
    """Say that this person has it open now. Failing to say so is no reason not to open."""
    note = {"person": person, "computer": platform.node(), "process": os.getpid()}
    with contextlib.suppress(OSError), open_fresh(path) as file:
        file.write(seal(note, key=key, purpose=_PURPOSE))


def take_note_away(path: Path) -> None:
    """It is open no more."""
    with contextlib.suppress(OSError):
        path.unlink()


def who_has_it(path: Path, *, key: bytes) -> str:
    """A piece of a sentence: ' (Anja op LAPTOP-3)', or nothing when it is not known."""
    try:
        note = unseal(read_ordinary(path, most=MOST_BYTES), key=key, purpose=_PURPOSE)
    except OSError:
        return ""
    if not note:
        return ""
    return tr(" ({persoon} op {computer})", persoon=note.get("person", "?"), computer=note.get("computer", "?"))
