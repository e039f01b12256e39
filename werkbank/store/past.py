"""The change sets of a case, read back from its operations: 'before' is the value of the parent.

They feed the undo history after a restart. Only the batches are read at opening; the changes of one are read when it
is to be undone, so that a case with any number of operations opens as fast. Of several parents the latest (hlc,
actor, seq) was the value that people saw. The making of the case is no step that can be undone, nor that
a backup was put back; what somebody else
did, and what came from another copy, is foreign: it is history, but no step of this person.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, overload

from werkbank.journal.changes import EXISTS, ChangeSet, FieldChange
from werkbank.model.clock import EntityId
from werkbank.model.kinds import Kind
from werkbank.store.access_log import moment
from werkbank.store.arrivals import arrivals, guests
from werkbank.store.connection import Connection
from werkbank.store.ledger import WHY

CREATE_CASE, PUT_BACK = "create-case", "restore-backup"
_BATCHES = """
SELECT b.actor, b.first, b.count, b.id, a.person, b.uuid, b.action, a.name, b.at, b.grp, b.undoes, b.redo, b.subject
FROM batch b JOIN actor a ON a.id = b.actor WHERE b.action NOT IN (?, ?) ORDER BY b.id
"""
_CHANGES = """
SELECT e.kind, e.uuid, f.name, o.parents, o.val FROM op o JOIN ent e ON e.id = o.ent JOIN fld f ON f.id = o.fld
WHERE o.actor = ? AND o.seq BETWEEN ? AND ? ORDER BY o.seq
"""
_PARENT = "SELECT o.hlc, a.uuid, o.seq, o.val FROM op o JOIN actor a ON a.id = o.actor WHERE o.actor = ? AND o.seq = ?"


class Span(NamedTuple):
    """Where the operations of one batch stand: consecutive numbers of one actor."""

    actor: int
    first: int
    size: int


class StoredChanges(Sequence[FieldChange]):
    """The changes of one batch, read when they are first asked for."""

    def __init__(self, span: Span, *, read: Callable[[Span], tuple[FieldChange, ...]]) -> None:
        self._span = span
        self._source = read
        self._changes: tuple[FieldChange, ...] | None = None

    @property
    def _all(self) -> tuple[FieldChange, ...]:
        if self._changes is None:
            self._changes = self._source(self._span)
        return self._changes

    @overload
    def __getitem__(self, place: int) -> FieldChange: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[FieldChange, ...]: ...

    def __getitem__(self, place: int | slice) -> FieldChange | tuple[FieldChange, ...]:
        return self._all[place]

    def __len__(self) -> int:
        return len(self._all)


def change_sets(
    connection: Connection, *, read: Callable[[Span], tuple[FieldChange, ...]], person: str = ""
) -> list[ChangeSet]:
    """Every change set, oldest first as this file came to know them; ``read`` fetches the changes of one later.

    With a ``person`` (id) what was not done by them here is foreign.
    """
    elsewhere, reasons, came = guests(connection), reasons_of(connection), arrivals(connection)
    return [
        ChangeSet(
            EntityId(uuid),
            action,
            author,
            moment(at),
            StoredChanges(Span(*span), read=read),
            group,
            undoes,
            redo=bool(redo),
            subject=subject,
            reason=reasons.get(row, ""),
            came_at=next((moment(one.at) for one in came if one.first <= row <= one.last), None),
            foreign=bool(person) and (who != person or span[0] in elsewhere),
        )
        for *span, row, who, uuid, action, author, at, group, undoes, redo, subject in connection.execute(
            _BATCHES, (CREATE_CASE, PUT_BACK)
        )
    ]


def reasons_of(connection: Connection) -> dict[int, str]:
    """The reason of every decision, by the row of its batch."""
    field = connection.execute("SELECT id FROM fld WHERE name=?", (WHY,)).fetchone()
    rows = connection.execute("SELECT batch, val FROM op WHERE fld=?", field) if field else ()
    return {batch: str(_read(val) or "…") for batch, val in rows}


def changes_in(connection: Connection, span: Span) -> tuple[FieldChange, ...]:
    """The changes of one batch, without kinds that this version does not know (module ``fold`` sets them apart)."""
    rows = connection.execute(_CHANGES, (span.actor, span.first, span.first + span.size - 1)).fetchall()
    kinds = {str(kind): kind for kind in Kind}
    return tuple(
        FieldChange(kinds[kind], EntityId(entity), name, before, after)
        for kind, entity, name, parents, val in rows
        if kind in kinds and (not name.startswith("_") or name == EXISTS)
        # a decision may leave all as it stood
        if (before := _before(connection, parents)) != (after := _read(val)) or val is None
    )


def _before(connection: Connection, parents: str) -> Any:  # noqa: ANN401 - a JSON value
    names = [parent.split(":") for parent in parents.split(",") if parent]
    rows = [row for name in names if (row := connection.execute(_PARENT, name).fetchone())]
    return _read(max(rows, key=lambda row: row[:3])[3]) if rows else None


def _read(val: str | None) -> Any:  # noqa: ANN401 - a JSON value
    return None if val is None else json.loads(val)  # None: erased
