"""Opening an encrypted SQLite file, safely, in one way only.

The recipe (store-facts F) holds for every file: SQLCipher's log silenced, the key as raw hexadecimal through
``set_key`` (a passphrase never reaches SQL), WAL with synchronous=FULL (no acknowledged commit was lost in 2000
simulated power cuts), an exclusive lock for a case, 64 MiB of page cache (that removes nearly the whole cost of
encryption), temporary tables in memory. Guards, because a library without encryption takes a key in silence and
writes plain text: ``cipher_version`` must answer and a new file may not start with SQLite's own magic. ATTACH, by which
plain text could leave a file, is used nowhere (a test reads the source). While a file is open, nothing else in this
process may open and close it: on POSIX systems that lets go of SQLite's lock, and a second window could come in.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from werkbank.model.errors import BugError, KnownError
from werkbank.store.errors import known, known_because
from werkbank.store.foreign import is_foreign

Connection = Any  # sqlcipher3 ships no types

MAGIC = b"SQLite format 3\0"
BUSY_SECONDS = 0.5
PAGE = 4096  # bytes; what SQLCipher writes at once
ROOM_TO_OPEN = 64 * 1024  # SQLite lays its log and its index of the log beside the file
USUAL_CACHE = 65_536  # KiB
_EVERY_FILE = (
    "synchronous=FULL",
    f"cache_size=-{USUAL_CACHE}",
    "temp_store=MEMORY",
    "foreign_keys=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "wal_autocheckpoint=200",
)
_TEMP_STORE_MEMORY = 2
_HEX_KEY = re.compile(r"x'[0-9a-f]{64}'")


class Access(Enum):
    """How a file is opened; the value is the tail of its URI."""

    CREATE = "mode=rwc"  # alone, must not exist yet
    ALONE = "mode=rw"  # alone: a second window is told so
    SHARED = "mode=rw&cache=private"  # short transactions, several windows
    READ = "mode=ro&immutable=1"  # a medium that cannot be written to


def connect(path: Path, *, key: bytes, access: Access) -> Connection:
    """Open an encrypted file by the recipe.

    Raises:
        KnownError: not-a-case-file, damaged, locked, read-only, read-only-unfinished, unsafe-disk.
        sqlcipher3.Error: anything else; the worker translates it.
    """
    try:
        if access is Access.CREATE:
            _create(path, key=key)
        _look_before(path, access)
        return _connected(path, key=key, access=Access.ALONE if access is Access.CREATE else access)
    except sqlcipher.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", "")
        if name == "SQLITE_NOTADB":
            raise _unreadable(path) from error
        if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN")) and is_full(path.parent):
            raise known_because("disk-full", "full-at-opening") from error
        if access is Access.CREATE and name.startswith("SQLITE_CANTOPEN") and os.access(path.parent, os.W_OK):
            raise known("disk-failed") from error  # SQLite says the same of a folder without rights
        raise


def in_memory() -> Connection:
    """A file that is nowhere: to look at what came from elsewhere before anything is kept of it."""
    connection = sqlcipher.connect(":memory:", isolation_level=None, check_same_thread=True)
    connection.execute("PRAGMA temp_store=MEMORY")
    return connection


def is_full(folder: Path) -> bool:
    """Whether the disk under this folder has no room for what SQLite lays beside a file; it then says other things."""
    return shutil.disk_usage(folder).free < ROOM_TO_OPEN


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """All or nothing; left without an exception, what was written is on the disk."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # after a full disk SQLite has rolled back already
            connection.execute("ROLLBACK")
        raise


@contextmanager
def page_cache(connection: Connection, *, kib: int) -> Iterator[None]:
    """Keep another amount of pages in memory for a while."""
    if kib != USUAL_CACHE:
        connection.execute(f"PRAGMA cache_size=-{kib}")
    try:
        yield
    finally:
        if kib != USUAL_CACHE:
            connection.execute(f"PRAGMA cache_size=-{USUAL_CACHE}")


def checkpoint(connection: Connection) -> None:
    """Bring the log into the file and empty it, so that deleted text is gone and a copy of the file is whole."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _connected(path: Path, *, key: bytes, access: Access) -> Connection:
    connection = sqlcipher.connect(
        f"{path.absolute().as_uri()}?{access.value}",
        uri=True,
        isolation_level=None,
        timeout=BUSY_SECONDS,
        check_same_thread=True,
    )
    try:
        _set_up(connection, key=key, access=access)
    except BaseException:
        connection.close()
        raise
    return connection


def _create(path: Path, *, key: bytes) -> None:
    """Write the first page, let go of the file, and look whether it is encrypted."""
    if path.exists():
        raise BugError("a new encrypted file where one exists")
    _connected(path, key=key, access=Access.CREATE).close()
    if _is_plain(path):
        raise BugError("the database library wrote plain text")


def _look_before(path: Path, access: Access) -> None:
    if why := _no_file(path):
        raise known_because("not-a-case-file", why)
    if not os.access(path, os.R_OK):
        raise known("no-rights", naam=path.name)
    log = path.with_name(path.name + "-wal")
    if access is Access.READ:
        if log.exists() and log.stat().st_size:
            raise known("read-only-unfinished")  # immutable reading would silently miss what is in the log
    elif not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise known("read-only")


def _no_file(path: Path) -> str:
    """What stands where a file should, in one word of ``place_texts``; empty when there is a file of some size."""
    if not path.is_file():
        return "case-file-folder" if path.is_dir() else "case-file-missing"
    size = path.stat().st_size
    if size < PAGE:  # to SQLite that is an empty database
        return "case-file-short" if size else "case-file-empty"
    return ""


def _unreadable(path: Path) -> KnownError:
    """No key of ours fits its first page: something else altogether, or not this file, or damage."""
    with path.open("rb") as file:
        begin = file.read(PAGE)
    return known("not-a-case-file") if is_foreign(begin) else known_because("damaged", "case-file-begin")


def _is_plain(path: Path) -> bool:
    """Only for files that this process has not open: closing them here would let go of SQLite's lock (POSIX)."""
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def _set_up(connection: Connection, *, key: bytes, access: Access) -> None:
    connection.execute("PRAGMA cipher_log_level=NONE")
    hex_key = f"x'{key.hex()}'"
    if not _HEX_KEY.fullmatch(hex_key):
        raise BugError("a key of the wrong length")
    connection.set_key(hex_key)
    if not connection.execute("PRAGMA cipher_version").fetchone():
        raise BugError("the database library does not encrypt")
    if access in {Access.CREATE, Access.ALONE}:
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # fails here when key or file is wrong
    if access is not Access.READ and connection.execute("PRAGMA journal_mode=WAL").fetchone() != ("wal",):
        raise known("unsafe-disk")
    for setting in _EVERY_FILE:
        connection.execute(f"PRAGMA {setting}").fetchall()
    if connection.execute("PRAGMA temp_store").fetchone() != (_TEMP_STORE_MEMORY,):
        raise BugError("temporary tables would reach the disk")
