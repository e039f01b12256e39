"""The tables of a case file, their version, and how an older file becomes a newer one.

``application_id`` says that it is ours, ``user_version`` which schema. Inside stand small integers, outside UUIDs:
``actor``, ``ent`` and ``fld`` are the dictionaries. ``op`` is the truth, append-only: one row sets one field of one
entity; ``cur`` is derived from it and names the heads of each field (one row; more than one = a fork that people
see). ``batch`` is one user action (operations ``first`` and on), ``log`` the access log (NEN 7513), ``seal`` the
signed heads, ``view_state`` how a person left the window. In an erased op ``val`` is NULL and ``salt`` holds the
payload hash (module ``chain``).

Version 2 has what merging needs (module ``merging``): ``gap`` (operations that a handover left out), ``guest`` (actors
who came in with one), ``arrival`` (which batches came when) ``came`` (seals whose log stayed where it was) and
``withheld`` (operations whose value a part of a case left out: it may come later, an erased one may not). They are
tables only, so that an older file on a medium that takes no writing, or a backup, can be read as it is.

A migration takes a file one version further, each step in a transaction of its own; the caller makes a verified backup
first. A file of a newer version is refused and not touched.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from werkbank.store.connection import Connection, transaction
from werkbank.store.errors import known

APPLICATION_ID = 0x57424B31  # 'WBK1'
VERSION = 2
Migrations = Mapping[int, Callable[[Connection], None]]
"""From this version to the next."""


_TABLES = (
    "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE actor(id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, person TEXT NOT NULL,
        replica TEXT NOT NULL, name TEXT NOT NULL, sign_key BLOB NOT NULL)""",
    "CREATE TABLE ent(id INTEGER PRIMARY KEY, kind TEXT NOT NULL, uuid TEXT NOT NULL, UNIQUE(kind, uuid))",
    "CREATE TABLE fld(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
    """CREATE TABLE batch(id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, actor INTEGER NOT NULL REFERENCES actor,
        first INTEGER NOT NULL, count INTEGER NOT NULL, at INTEGER NOT NULL, action TEXT NOT NULL, grp TEXT NOT NULL,
        undoes TEXT NOT NULL, redo INTEGER NOT NULL, subject TEXT NOT NULL)""",
    """CREATE TABLE op(actor INTEGER NOT NULL, seq INTEGER NOT NULL, hlc INTEGER NOT NULL, ent INTEGER NOT NULL,
        fld INTEGER NOT NULL, parents TEXT NOT NULL, val TEXT, batch INTEGER NOT NULL, salt BLOB NOT NULL,
        h BLOB NOT NULL, PRIMARY KEY(actor, seq)) WITHOUT ROWID""",
    """CREATE TABLE cur(ent INTEGER NOT NULL, fld INTEGER NOT NULL, actor INTEGER NOT NULL, seq INTEGER NOT NULL,
        PRIMARY KEY(ent, fld, actor, seq)) WITHOUT ROWID""",
    """CREATE TABLE log(actor INTEGER NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, action TEXT NOT NULL,
        outcome INTEGER NOT NULL, type TEXT NOT NULL, role TEXT NOT NULL, purpose TEXT NOT NULL,
        on_behalf TEXT NOT NULL, access_point TEXT NOT NULL, object_type TEXT NOT NULL, objects TEXT NOT NULL,
        about TEXT NOT NULL, life_cycle TEXT NOT NULL, sensitivity TEXT NOT NULL, policy TEXT NOT NULL,
        batch TEXT NOT NULL, detail TEXT NOT NULL, h BLOB NOT NULL, PRIMARY KEY(actor, seq)) WITHOUT ROWID""",
    """CREATE TABLE seal(actor INTEGER NOT NULL, seq INTEGER NOT NULL, h BLOB NOT NULL, log_seq INTEGER NOT NULL,
        log_h BLOB NOT NULL, at INTEGER NOT NULL, sig BLOB NOT NULL,
        PRIMARY KEY(actor, seq, log_seq)) WITHOUT ROWID""",
    """CREATE TABLE view_state(person TEXT NOT NULL, key TEXT NOT NULL, val TEXT NOT NULL,
        PRIMARY KEY(person, key)) WITHOUT ROWID""",
)


_MERGING = (
    """CREATE TABLE gap(actor INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, h BLOB NOT NULL,
        PRIMARY KEY(actor, first)) WITHOUT ROWID""",
    "CREATE TABLE guest(actor INTEGER PRIMARY KEY)",
    "CREATE TABLE arrival(first INTEGER PRIMARY KEY, last INTEGER NOT NULL, at INTEGER NOT NULL)",
    """CREATE TABLE came(actor INTEGER NOT NULL, seq INTEGER NOT NULL, log_seq INTEGER NOT NULL,
        PRIMARY KEY(actor, seq, log_seq)) WITHOUT ROWID""",
    "CREATE TABLE withheld(actor INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY(actor, seq)) WITHOUT ROWID",
)


def _to_version_2(connection: Connection) -> None:
    for table in _MERGING:
        connection.execute(table)


MIGRATIONS: Migrations = {1: _to_version_2}
READABLE = 1  # the oldest version that can be read as it is (module ``arrivals``)


def create_tables(connection: Connection, *, case: str) -> None:
    """Lay out a new case file."""
    with transaction(connection):
        for table in _TABLES:
            connection.execute(table)
        _to_version_2(connection)
        connection.execute("INSERT INTO meta VALUES('case', ?)", (case,))
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={VERSION}")


def version_of(connection: Connection, *, case: str, newest: int = VERSION) -> int:
    """The schema version of a case file.

    Raises:
        KnownError: not-a-case-file when it is something else or another case, newer-version.
    """
    if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
        raise known("not-a-case-file")
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > newest:
        raise known("newer-version")
    if connection.execute("SELECT value FROM meta WHERE key='case'").fetchone() != (case,):
        raise known("not-a-case-file")
    return version


def migrate(connection: Connection, *, migrations: Migrations, newest: int) -> None:
    """Take the file up to the newest version; a crash leaves it at a whole version."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    for step in range(version, newest):
        with transaction(connection):
            migrations[step](connection)
            connection.execute(f"PRAGMA user_version={step + 1}")
