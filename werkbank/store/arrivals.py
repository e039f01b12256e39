"""What came into a file from other copies, and what was left out of it; empty in a file of the first schema.

The tables ``gap``, ``guest``, ``arrival``, ``came`` and ``withheld`` (module ``schema``) are read here only, because a
backup or a file on a medium that takes no writing may still be without them.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from werkbank.store.connection import Connection


class Gap(NamedTuple):
    """Operations of one actor (row of the table) that are not in this file; ``h`` is the hash of the last."""

    actor: int
    first: int
    last: int
    h: bytes


class Arrival(NamedTuple):
    """Batches (rows ``first`` to ``last``) that came in together at a moment, in microseconds since 1970."""

    first: int
    last: int
    at: int


def gaps(connection: Connection) -> list[Gap]:
    """What is left out, in the order of the chains."""
    rows = _rows(connection, "gap", "SELECT actor, first, last, h FROM gap ORDER BY actor, first")
    return [Gap(*row) for row in rows]


def guests(connection: Connection) -> set[int]:
    """Actors (rows of the table) who wrote in another copy."""
    return {row for (row,) in _rows(connection, "guest", "SELECT actor FROM guest")}


def arrivals(connection: Connection) -> list[Arrival]:
    """Every merge that brought something, oldest first."""
    return [Arrival(*row) for row in _rows(connection, "arrival", "SELECT first, last, at FROM arrival ORDER BY first")]


def came(connection: Connection, *, actor: int) -> set[tuple[int, int]]:
    """(seq, log_seq) of the seals of an actor whose log is not in this file."""
    return {(seq, log) for row, seq, log in _rows(connection, "came", "SELECT * FROM came") if row == actor}


def withheld(connection: Connection, *, actor: int) -> set[int]:
    """Operations of an actor whose value was left out of a part of a case, and may still come."""
    return {seq for row, seq in _rows(connection, "withheld", "SELECT actor, seq FROM withheld") if row == actor}


def is_merged(connection: Connection) -> bool:
    """Whether anything ever came in: only then can two copies say different things."""
    return bool(arrivals(connection))


def _rows(connection: Connection, table: str, statement: str) -> list[tuple[Any, ...]]:
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name=?", (table,)).fetchone() is None:
        return []
    found: list[tuple[Any, ...]] = connection.execute(statement).fetchall()
    return found
