"""Why nobody can be asked for a passphrase: what stands at the place of a workplace when no people do.

The first page needs this before it is painted, so the words for what is wrong are loaded only when something is.
"""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING

from werkbank.store.people import was_workplace

if TYPE_CHECKING:
    from werkbank.model.errors import KnownError


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
    try:
        code = _wrong_with(folder)
    except OSError as error:
        from werkbank.store.errors import known

        if error.errno == errno.ENAMETOOLONG:
            return known("place-name-too-long")
        from werkbank.app.failing import cannot_reach

        return cannot_reach(error)
    if not code:
        return None
    from werkbank.store.errors import known

    return known(code, map=folder)


def _wrong_with(folder: Path) -> str:
    if not folder.exists():
        return ""
    if not folder.is_dir():
        return "place-is-file"
    if was_workplace(folder):
        return "people-missing"
    return "place-holds-other" if any(folder.iterdir()) else ""
