"""Why nobody can be asked for a passphrase: what stands at the place of a workplace when no people do."""

from __future__ import annotations

import errno
from pathlib import Path

from werkbank.model.errors import KnownError
from werkbank.store.people import was_workplace


def is_gone(folder: Path, *, was_here: bool) -> bool:
    """Whether a workplace lies on something that is not in the computer now, rather than never having been made.

    ``was_here``: this program had it open. Otherwise a folder whose own place is missing is on a stick that is out.
    """
    try:
        return not folder.exists() and (was_here or not folder.absolute().parent.exists())
    except OSError:
        return False


def why_nobody(folder: Path) -> KnownError | None:
    """What is wrong with a place where no people are; None when a workplace can be made there."""
    from werkbank.store.errors import known

    try:
        if not folder.exists():
            return None
        if not folder.is_dir():
            return known("place-is-file", map=folder)
        if was_workplace(folder):
            return known("people-missing", map=folder)
        return known("place-holds-other", map=folder) if any(folder.iterdir()) else None
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            return known("place-name-too-long")
        from werkbank.app.failing import cannot_reach

        return cannot_reach(error)
