"""A backup as a receiver: its slots, its file, and what somebody who has its key may have written in the file.

The first byte says which: ``s`` the slots (the word SEALED is a box that opens), ``r`` rows that are changed under the
key, as JSON ``[[table, column, value], ...]``, anything else the file as it is.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from tests.fuzz.files import folder, right
from tests.helpers.workplaces import filled_case, unlocked
from werkbank.store.backup import moments
from werkbank.store.connection import Access, connect
from werkbank.store.copies import copy_at, key_of_copy, problems_of, reading
from werkbank.store.fold import fold
from werkbank.store.workplace import Workplace

_TABLES = ("op", "cur", "ent", "fld", "actor", "batch", "meta", "seal", "log", "gap", "arrival", "guest", "withheld")
_COLUMN = re.compile(r"[a-z_]{1,20}")


def take_backup(data: bytes) -> None:
    """Look a backup through, as restoring does before anything else, and read the casus in it."""
    workplace, whole = _made()
    at = folder() / "kopieen" / whole.name
    shutil.rmtree(at, ignore_errors=True)
    shutil.copytree(whole, at)
    kind, rest = data[:1], data[1:]
    if kind == b"s":
        sealed = json.loads((whole / "slots.json").read_bytes())["slots"][0]["sealed"].encode()
        (at / "slots.json").write_bytes(right(rest.replace(b"SEALED", sealed)))
    elif kind == b"r":
        _change_rows(at, rest, workplace=workplace)
    else:
        (at / "case.db").write_bytes(rest)
    copy = copy_at(at)
    problems_of(workplace.premises, copy)
    with reading(workplace.premises, copy) as (connection, _):
        fold(connection)


def backup_seeds() -> Iterator[bytes]:
    """Whole ones, and a change in every table."""
    _, whole = _made()
    document = json.loads((whole / "slots.json").read_bytes())
    document["slots"][0]["sealed"] = "SEALED"
    yield b"s" + json.dumps({**document, "checksum": "?"}).encode()
    yield b"r[]"
    for change in (
        ["op", "val", "{}"], ["op", "parents", "1:1,2:x"], ["op", "hlc", -1], ["op", "batch", 99], ["cur", "seq", 2],
        ["ent", "kind", "fiets"], ["fld", "name", "_exists"], ["actor", "sign_key", ""], ["meta", "value", "[]"],
        ["batch", "at", 9e99], ["log", "about", None], ["seal", "sig", "x"],
    ):  # fmt: skip
        yield b"r" + json.dumps([change]).encode()


@cache
def _made() -> tuple[Workplace, Path]:
    at = folder() / "met-kopie"
    with filled_case(at, "Noor", "Bo") as (_, case):
        pass
    (whole, *_), workplace = moments(at / "backups" / case), unlocked(at)
    return workplace, whole


def _change_rows(at: Path, told: bytes, *, workplace: Workplace) -> None:
    with suppress(ValueError, TypeError, RecursionError, sqlcipher.Error, OverflowError):
        changes = json.loads(told)
        key = key_of_copy(workplace.premises, copy_at(at)).key
        connection = connect(at / "case.db", key=key, access=Access.ALONE)
        try:
            connection.execute("PRAGMA foreign_keys=OFF")
            for table, column, value in changes:
                if table in _TABLES and _COLUMN.fullmatch(column):
                    connection.execute(f"UPDATE OR IGNORE {table} SET {column}=?", (value,))
            connection.execute("PRAGMA journal_mode=DELETE").fetchone()
        finally:
            connection.close()
