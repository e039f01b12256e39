"""How far every actor's chains have come in a file, and whether a file still holds what was once seen in it.

The list of cases keeps the heads of each case outside that case: SQLCipher accepts an old page, or a whole older
file, put back, and then this is what tells. Three things grow: operations, log lines and seals.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from werkbank.store.arrivals import gaps
from werkbank.store.connection import Connection


class Head(NamedTuple):
    """The last operation, log line and seal of one actor; hashes in hexadecimal, zero and empty when there is none."""

    seq: int
    h: str
    log_seq: int
    log_h: str
    sealed: int  # up to which log line


Heads = Mapping[str, Head]
"""By actor id."""

_HEADS = """
SELECT a.uuid, coalesce(o.seq, 0), coalesce(hex(o.h), ''), coalesce(l.seq, 0), coalesce(hex(l.h), ''),
       coalesce((SELECT max(log_seq) FROM seal WHERE actor = a.id), 0)
FROM actor a
LEFT JOIN op o ON o.actor = a.id AND o.seq = (SELECT max(seq) FROM op WHERE actor = a.id)
LEFT JOIN log l ON l.actor = a.id AND l.seq = (SELECT max(seq) FROM log WHERE actor = a.id)
"""
_HAS_OPERATION = "SELECT 1 FROM actor a JOIN op o ON o.actor = a.id WHERE a.uuid = ? AND o.seq = ? AND hex(o.h) = ?"
_HAS_LINE = "SELECT 1 FROM actor a JOIN log l ON l.actor = a.id WHERE a.uuid = ? AND l.seq = ? AND hex(l.h) = ?"
_HAS_SEAL = "SELECT 1 FROM actor a JOIN seal s ON s.actor = a.id WHERE a.uuid = ? AND s.log_seq = ?"


class Missing(Enum):
    """What a file lacks that was once seen in it; the value is the code for people."""

    OPERATIONS = "older-file"
    LOG = "older-log"


def heads_of(connection: Connection) -> dict[str, Head]:
    """The heads of every actor in this file."""
    found = {actor: Head(*rest) for actor, *rest in connection.execute(_HEADS)}
    names = dict(connection.execute("SELECT id, uuid FROM actor")) if (left_out := gaps(connection)) else {}
    for gap in left_out:
        if gap.last > found[names[gap.actor]].seq:
            found[names[gap.actor]] = found[names[gap.actor]]._replace(seq=gap.last, h=gap.h.hex().upper())
    return found


def operations_in(heads: Heads) -> int:
    """How many operations there are in all."""
    return sum(head.seq for head in heads.values())


def missing(connection: Connection, *, expected: Heads) -> Missing | None:
    """What is not there that was once seen: then an older file, or an old page of it, was put back."""
    if any(not _has_operation(connection, actor, head) for actor, head in expected.items()):
        return Missing.OPERATIONS
    if any(not _has_log(connection, actor, head) for actor, head in expected.items()):
        return Missing.LOG
    return None


def _has_operation(connection: Connection, actor: str, head: Head) -> bool:
    return not head.seq or _finds(connection, _HAS_OPERATION, actor, head.seq, head.h) or _left_out(connection, head)


def _left_out(connection: Connection, head: Head) -> bool:
    return any(gap.last == head.seq and gap.h.hex().upper() == head.h for gap in gaps(connection))


def _has_log(connection: Connection, actor: str, head: Head) -> bool:
    has_line = not head.log_seq or _finds(connection, _HAS_LINE, actor, head.log_seq, head.log_h)
    return has_line and (not head.sealed or _finds(connection, _HAS_SEAL, actor, head.sealed))


def _finds(connection: Connection, statement: str, *values: object) -> bool:
    return connection.execute(statement, values).fetchone() is not None
