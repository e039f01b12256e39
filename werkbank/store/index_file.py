"""The tables of the list of cases (module ``index``), its rows as values, and how its file is made and opened."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from werkbank.model.errors import KnownError
from werkbank.store.access_log import moment
from werkbank.store.connection import Access, Connection, checkpoint, connect, transaction
from werkbank.store.errors import known, known_because, translated
from werkbank.store.heads import Head, Heads

APPLICATION_ID = 0x57424B49  # 'WBKI'
VERSION = 1

_TABLES = (
    "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE person(id TEXT PRIMARY KEY, name TEXT NOT NULL, box_key BLOB NOT NULL, sign_key BLOB NOT NULL)",
    """CREATE TABLE casus(id TEXT PRIMARY KEY, card BLOB NOT NULL, retention TEXT NOT NULL, made_at INTEGER NOT NULL,
        changed_at INTEGER NOT NULL, opened_at INTEGER NOT NULL, ops INTEGER NOT NULL, heads TEXT NOT NULL,
        replica TEXT NOT NULL, backed_up INTEGER NOT NULL)""",
    """CREATE TABLE log(id INTEGER PRIMARY KEY, at INTEGER NOT NULL, action TEXT NOT NULL, outcome INTEGER NOT NULL,
        type TEXT NOT NULL, person TEXT NOT NULL, casus TEXT NOT NULL)""",
    "CREATE TABLE view_state(person TEXT, key TEXT, val TEXT NOT NULL, PRIMARY KEY(person, key)) WITHOUT ROWID",
)


@dataclass(frozen=True, slots=True)
class IndexRow:
    """What the list knows of one case."""

    id: str
    card: bytes = field(repr=False)
    retention: str
    made_at: datetime
    changed_at: datetime
    opened_at: datetime
    ops: int
    heads: Heads
    replica: str
    backed_up: int


@dataclass(frozen=True, slots=True)
class WorkplaceEvent:
    """A line in the log of the workplace: unlock, failed unlock, case made."""

    type: str
    at: datetime
    person: str = ""
    casus: str = ""
    action: str = "E"
    outcome: int = 0


NOT_A_DATABASE = 26  # SQLITE_NOTADB


def create_index(path: Path, *, key: bytes, workplace: str) -> None:
    """Make an empty list."""
    with translated():
        _create(path, key=key, workplace=workplace)


def _create(path: Path, *, key: bytes, workplace: str) -> None:
    connection = connect(path, key=key, access=Access.CREATE)
    try:
        with transaction(connection):
            for table in _TABLES:
                connection.execute(table)
            connection.execute("INSERT INTO meta VALUES('workplace', ?)", (workplace,))
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version={VERSION}")
        checkpoint(connection)
    finally:
        connection.close()


def open_index_file(path: Path, *, key: bytes, access: Access) -> Connection:
    """Open the list. Raises ``KnownError``: workplace-damaged, newer-version, read-only, disk-failed."""
    try:
        with translated():
            return _opened(path, key=key, access=access)
    except KnownError as error:
        if error.code in {"damaged", "not-a-case-file"}:
            raise known_because("workplace-damaged", _why(path, error)) from error
        raise


def _why(path: Path, error: KnownError) -> str:
    """Gone, or of another workplace (no key of ours fits its begin), or damaged further on."""
    if not path.exists():
        return "list-missing"
    at_its_begin = getattr(error.__cause__, "sqlite_errorcode", 0) & 0xFF == NOT_A_DATABASE
    return "list-of-another" if at_its_begin else "workplace-damaged"


def _opened(path: Path, *, key: bytes, access: Access) -> Connection:
    connection = connect(path, key=key, access=access)
    try:
        _look(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _look(connection: Connection) -> None:
    ask = connection.execute
    if ask("PRAGMA application_id").fetchone() != (APPLICATION_ID,) or ask("PRAGMA quick_check").fetchall() != [
        ("ok",)
    ]:
        raise known("workplace-damaged")
    if ask("PRAGMA user_version").fetchone()[0] > VERSION:
        raise known("newer-version")


def close_index_file(connection: Connection) -> None:
    """Empty the log into the file and let go."""
    try:
        checkpoint(connection)
    finally:
        connection.close()


def index_row(row: tuple[Any, ...]) -> IndexRow:
    """A row of the list as a value."""
    case, card, retention, made, changed, opened, ops, heads, replica, backed_up = row
    known_heads = {actor: Head(*head) for actor, head in json.loads(heads).items()}
    at = (moment(made), moment(changed), moment(opened))
    return IndexRow(case, card, retention, *at, ops, known_heads, replica, backed_up)


def count_rows(connection: Connection) -> object:
    """What a backup of the list must have in common with it."""
    ask = "SELECT (SELECT count(*) FROM casus), (SELECT count(*) FROM log), (SELECT group_concat(heads) FROM casus)"
    return connection.execute(ask).fetchone()
