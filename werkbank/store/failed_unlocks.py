"""Failed unlocks: noted under the public log key while nobody is in, read into the log by the next who unlocks.

The file lies open in the folder, so anybody may have put anything in it, or another log key in ``workplace.json``. What
cannot be read is told in one line; it never keeps somebody out. That a file was taken away cannot be seen.
"""

from __future__ import annotations

import contextlib
import json
from datetime import datetime
from pathlib import Path

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from werkbank.model.errors import KnownError
from werkbank.store.access_log import SERIOUS_FAILURE, microseconds, moment
from werkbank.store.founding import LOG_KEY, Mark, write_mark
from werkbank.store.index import Index
from werkbank.store.index_file import WorkplaceEvent
from werkbank.store.keys import from_text, to_text
from werkbank.store.ordinary import append_line, read_ordinary

MOST_BYTES = 1_000_000
LATEST = 2**53  # microseconds; the year 2255
LONGEST = 80  # letters of a person's id
UNREADABLE, OTHER_KEY = "failed-unlocks-unreadable", "log-key-replaced"


def note_failure(path: Path, mark: Mark, *, person: str, at: datetime) -> None:
    """Note it. That it cannot be noted must not tell anything."""
    note = json.dumps({"at": microseconds(at), "person": person[:LONGEST]}).encode()
    with contextlib.suppress(OSError, CryptoError, ValueError):
        sealed = to_text(SealedBox(PublicKey(mark.log_key)).encrypt(note))
        append_line(path, sealed.encode(), most=MOST_BYTES)


def read_failures_in(index: Index, path: Path, *, at: datetime) -> None:
    """Put what was noted in the log, all at once, and begin anew."""
    try:
        lines = read_ordinary(path, most=2 * MOST_BYTES).split(b"\n")
    except FileNotFoundError:
        return
    except OSError:
        lines = [b"?"]
    box = _box(index)
    found = [_noted(line, box) for line in lines if line]
    events = [one for one in found if one is not None]
    if len(events) < len(found):
        events.append(WorkplaceEvent(UNREADABLE, at, outcome=SERIOUS_FAILURE))
    if events:
        index.log(*events)
    with contextlib.suppress(OSError):
        path.unlink()


def renew_log_key(index: Index, path: Path, mark: Mark) -> None:
    """Another log key, so that who lost access reads no more failed unlocks either."""
    key = PrivateKey.generate()
    index.set_setting(LOG_KEY, value=to_text(bytes(key)))
    write_mark(path, Mark(mark.id, bytes(key.public_key)))


def mend_log_key(index: Index, path: Path, mark: Mark, *, at: datetime) -> None:
    """Put the public log key of the list in the mark again, when another stands there."""
    box = _box(index)
    if box is None or (public := bytes(box.public_key)) == mark.log_key:
        return
    with contextlib.suppress(KnownError):
        write_mark(path, Mark(mark.id, public))
        index.log(WorkplaceEvent(OTHER_KEY, at, outcome=SERIOUS_FAILURE))


def _box(index: Index) -> PrivateKey | None:
    try:
        return PrivateKey(from_text(index.setting(LOG_KEY)))
    except (CryptoError, ValueError, TypeError):
        return None


def _noted(line: bytes, box: PrivateKey | None) -> WorkplaceEvent | None:
    if box is None:
        return None
    try:
        note = json.loads(SealedBox(box).decrypt(from_text(line.decode("ascii"))))
        at, person = note["at"], note["person"]
        person.encode()
        if type(at) is not int or not 0 <= at < LATEST or len(person) > LONGEST:
            return None
    except (CryptoError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return WorkplaceEvent("failed-unlock", moment(at), person, outcome=SERIOUS_FAILURE)
