"""A passphrase is stretched once for all copies of a place: that takes more time than all the rest of a short run.

Nothing else is cut short: every run unlocks by its passphrase, with the key that stretching it gives.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.helpers.workplaces import PASSPHRASE
from werkbank.model.errors import KnownError
from werkbank.store import kdf, keys
from werkbank.store.founding import read_mark
from werkbank.store.kdf import KdfSettings
from werkbank.store.layout import Layout

_USUAL = kdf.derive


@contextlib.contextmanager
def quick_keys() -> Iterator[None]:
    """Within this, a passphrase that was stretched before is not stretched again."""
    keys.derive = _remembered  # type: ignore[attr-defined]
    try:
        yield
    finally:
        keys.derive = _USUAL  # type: ignore[attr-defined]


def stretch_now(folder: Path) -> None:
    """Stretch the passphrase of who works in this place, so that processes forked from here need not."""
    with quick_keys():
        for path in Layout(folder).people.glob("*.json"):
            with contextlib.suppress(KnownError, OSError):
                keys.unlock_identity(path, passphrase=PASSPHRASE, workplace=read_mark(folder).id)


@cache
def _remembered(passphrase: str, *, salt: bytes, settings: KdfSettings) -> bytes:
    return _USUAL(passphrase, salt=salt, settings=settings)
