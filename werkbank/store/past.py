"""The change sets of a case, read back from its operations: 'before' is the value of the parent.

They feed the undo history after a restart. Only the batches are read at opening; the changes of one are read when it
is to be undone, so that a case with any number of operations opens as fast. Of several parents the latest (hlc,
actor, seq) was the value that people saw. The making of the case is no step that can be undone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, overload

from werkbank.journal.changes import ChangeSet, FieldChange
from werkbank.model.clock import EntityId
from werkbank.model.kinds import Kind
from werkbank.store.access_log import moment
from werkbank.store.connection import Connection

CREATE_CASE = "create-case"
_BATCHES = """
SELECT b.actor, b.first, b.count, b.uuid, b.action, a.name, b.at, b.grp, b.undoes, b.redo, b.subject
FROM batch b JOIN actor a ON a.id = b.actor WHERE b.action <> ? ORDER BY b.id
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


def change_sets(connection: Connection, *, read: Callable[[Span], tuple[FieldChange, ...]]) -> list[ChangeSet]:
    """Every change set that can be undone, oldest first; ``read`` fetches the changes of one later."""
    rows = connection.execute(_BATCHES, (CREATE_CASE,))
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
        )
        for *span, uuid, action, author, at, group, undoes, redo, subject in rows
    ]


def changes_in(connection: Connection, span: Span) -> tuple[FieldChange, ...]:
    """The changes of one batch, without kinds that this version does not know (module ``fold`` sets them apart)."""
    rows = connection.execute(_CHANGES, (span.actor, span.first, span.first + span.size - 1)).fetchall()
    kinds = {str(kind): kind for kind in Kind}
    return tuple(
        FieldChange(kinds[kind], EntityId(entity), name, _before(connection, parents), _read(val))
        for kind, entity, name, parents, val in rows
        if kind in kinds
    )


def _before(connection: Connection, parents: str) -> Any:  # noqa: ANN401 - a JSON value
    names = [parent.split(":") for parent in parents.split(",") if parent]
    rows = [connection.execute(_PARENT, name).fetchone() for name in names]
    return _read(max(rows, key=lambda row: row[:3])[3]) if rows else None


def _read(val: str | None) -> Any:  # noqa: ANN401 - a JSON value
    return None if val is None else json.loads(val)  # None: erased
