"""Deliberately wrong ways of working: each harness must be seen to notice at least one of them.

``put_up`` changes the program of this process for good, so it is only called in a child that ends soon after. (The
mode ``hasty``, acknowledging before the commit, is part of the phase of edits.) As a plugin of pytest this module puts
up the mode that ``WERKBANK_WRONG_MODE`` names before the tests of a row are collected (module ``elsewhere``).

Rows 6, 7, 9, 13 and 20 have theirs beside their tests; row 16 first finds what it seeks in the window that is not
locked yet; row 17 has ``test_the_games_fail_on_a_deliberately_wrong_store``; row 22 has
``test_without_scrubbing_it_is_left`` and more; row 23 is ``tools.mutate``, which is made of nothing else.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from werkbank.journal.changes import ChangeSet
from werkbank.model.casus import Casus
from werkbank.store import (
    backup,
    case_file,
    connection,
    drafts,
    files,
    ledger,
    schema,
    stored_casus,
    unlocking,
)
from werkbank.store.connection import Connection
from werkbank.store.errors import known
from werkbank.store.founding import Mark
from werkbank.store.layout import Layout


def pytest_configure() -> None:
    """Called by pytest."""
    put_up(os.environ.get("WERKBANK_WRONG_MODE", ""))


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


def _swallows_refusals() -> None:
    """A disk that takes no more is passed over in silence."""
    usual = case_file.OpenFile.write

    def write(file: case_file.OpenFile, change_set: ChangeSet) -> Casus | None:
        with suppress(Exception):
            return usual(file, change_set)
        return None

    case_file.OpenFile.write = write  # type: ignore[assignment,method-assign]


def _tells_who_exists() -> None:
    """Somebody who is not here is told something else than a wrong passphrase."""
    usual = unlocking._identity

    def identity(layout: Layout, mark: Mark, *, person: str, passphrase: str) -> Any:  # noqa: ANN401 - handed on
        if not layout.person(person).is_file():
            raise known("no-access-here")
        return usual(layout, mark, person=person, passphrase=passphrase)

    unlocking._identity = identity


def _migration_does_nothing() -> None:
    """The number of the schema goes up, its tables do not come."""
    schema.MIGRATIONS[1] = lambda _connection: None  # type: ignore[index]


def _trusts_the_clock() -> None:
    """The order of edits is that of the wall clock, whatever was written before."""
    usual = ledger.Ledger._batch

    def batch(book: ledger.Ledger, change_set: ChangeSet) -> ledger.Batch:
        book._hlc = -1
        return usual(book, change_set)

    ledger.Ledger._batch = batch  # type: ignore[assignment,method-assign]


def _forgets_what_was_typed() -> None:
    """A lock keeps no text that was being typed."""
    drafts.keep = lambda *_, **__: None


MODES: dict[str, Callable[[], None]] = {
    "synchronous-off": _synchronous_off,
    "backup-in-place": _backup_in_place,
    "migration-in-pieces": _migration_in_pieces,
    "merge-in-pieces": _merge_in_pieces,
    "files-unsynced": _files_unsynced,
    "lets-go-of-the-lock": _lets_go_of_the_lock,
    "leaves-no-note": _leaves_no_note,
    "goes-on-after-failure": _goes_on_after_failure,
    "swallows-refusals": _swallows_refusals,
    "tells-who-exists": _tells_who_exists,
    "migration-does-nothing": _migration_does_nothing,
    "trusts-the-clock": _trusts_the_clock,
    "forgets-what-was-typed": _forgets_what_was_typed,
}
