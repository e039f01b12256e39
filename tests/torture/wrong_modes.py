"""Deliberately wrong ways of working: each harness must be seen to notice at least one of them.

``put_up`` changes the program of this process for good, so it is only called in a child that ends soon after. (The mode
``hasty``, acknowledging before the commit, is part of the phase of edits.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from werkbank.store import backup, case_file, connection, files, schema, stored_casus
from werkbank.store.connection import Connection


def put_up(mode: str) -> None:
    """Let this process work in a wrong way; the empty mode is the right one."""
    if mode not in {"", "hasty"}:
        MODES[mode]()


def _synchronous_off() -> None:
    """WAL with synchronous=OFF: a kill does it no harm, a power cut does."""
    assert connection._EVERY_FILE[0] == "synchronous=FULL"
    connection._EVERY_FILE = ("synchronous=OFF", *connection._EVERY_FILE[1:])


def _backup_in_place() -> None:
    """A backup that has its name before it is whole."""
    backup._draft_of = lambda to: to


def _migration_in_pieces() -> None:
    """Each statement of a migration by itself."""
    schema.transaction = _no_transaction  # type: ignore[attr-defined]


@contextmanager
def _no_transaction(connection: Connection) -> Iterator[None]:
    yield


def _merge_in_pieces() -> None:
    """What comes in is kept row by row."""
    case_file.OpenFile.alter = lambda _file, work: work()  # type: ignore[assignment,method-assign]


def _files_unsynced() -> None:
    """Small files that are renamed into place before they are on the disk."""
    files.sync_folder = lambda _folder: None  # type: ignore[assignment]
    files._write_synced = lambda path, content: path.write_bytes(content)  # type: ignore[assignment]


def _lets_go_of_the_lock() -> None:
    """Whoever opens a case also reads its file by itself: closing that lets go of the lock (POSIX)."""
    usual = stored_casus.leave_note  # type: ignore[attr-defined]

    def leave_and_read(path: Path, *, key: bytes, person: str) -> None:
        usual(path, key=key, person=person)
        path.with_name("case.db").read_bytes()

    stored_casus.leave_note = leave_and_read  # type: ignore[attr-defined]


def _leaves_no_note() -> None:
    """Whoever opens a case does not say who it is."""
    stored_casus.leave_note = lambda *_, **__: None  # type: ignore[attr-defined]


def _goes_on_after_failure() -> None:
    """After a failing disk the next edit is taken as if nothing had happened."""
    case_file.OpenFile._look_again = lambda _file, _error: None  # type: ignore[assignment,method-assign]


MODES: dict[str, Callable[[], None]] = {
    "synchronous-off": _synchronous_off,
    "backup-in-place": _backup_in_place,
    "migration-in-pieces": _migration_in_pieces,
    "merge-in-pieces": _merge_in_pieces,
    "files-unsynced": _files_unsynced,
    "lets-go-of-the-lock": _lets_go_of_the_lock,
    "leaves-no-note": _leaves_no_note,
    "goes-on-after-failure": _goes_on_after_failure,
}
