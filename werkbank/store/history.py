"""Who said what, when, and what it was before: every question about the past is a query over the operations.

``history_of`` gives the whole past of an entity or of one of its fields, oldest first; ``said_by`` what stands there
now; ``new_since`` what was written, or came in from another copy, since a moment; ``set_apart`` what is quarantined,
with who wrote it. A value that was erased is None and says so. The reason of a decision comes with it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as part
from datetime import datetime
from typing import Any

from werkbank.journal.changes import EXISTS
from werkbank.model.entities import Parentage
from werkbank.store.access_log import microseconds, moment
from werkbank.store.arrivals import Arrival, arrivals
from werkbank.store.connection import Connection
from werkbank.store.fold import Quarantined, fold
from werkbank.store.past import reasons_of

_TOLD = """
SELECT o.actor, o.seq, o.hlc, a.uuid, a.person, a.name, a.replica, f.name, o.parents, o.val,
       b.id, b.uuid, b.at, b.action, b.grp, b.undoes, b.redo
FROM op o JOIN ent e ON e.id = o.ent JOIN fld f ON f.id = o.fld JOIN actor a ON a.id = o.actor
JOIN batch b ON b.id = o.batch WHERE o.ent = (SELECT id FROM ent WHERE kind = ? AND uuid = ?)
ORDER BY o.hlc, a.uuid, o.seq
"""
_STANDING = "SELECT actor, seq FROM cur WHERE ent = (SELECT id FROM ent WHERE kind = ? AND uuid = ?)"
_NEW = """
SELECT DISTINCT e.kind, e.uuid, f.name, a.person, a.name, b.at, b.id FROM batch b
JOIN op o ON o.actor = b.actor AND o.seq BETWEEN b.first AND b.first + b.count - 1
JOIN ent e ON e.id = o.ent JOIN fld f ON f.id = o.fld JOIN actor a ON a.id = b.actor
WHERE b.at >= ? OR b.id BETWEEN ? AND ? ORDER BY b.id
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was said of a field."""

    at: datetime
    person: str
    name: str = part(repr=False)  # of the person
    replica: str
    action: str
    batch: str
    group: str
    field: str
    before: Any = part(repr=False)  # JSON; None is the default of the field
    after: Any = part(repr=False)
    stands: bool  # it is what is said now (of several that stand copies differ)
    erased: bool
    undoes: str  # the action that it took back; empty when none
    redo: bool
    reason: str = part(repr=False)
    came_at: datetime | None  # when it came in from another copy


@dataclass(frozen=True, slots=True)
class Fresh:
    """A field of an entity that somebody wrote, or that came in, since a moment."""

    kind: str
    entity: str
    field: str
    person: str
    name: str = part(repr=False)
    at: datetime
    came_at: datetime | None


@dataclass(frozen=True, slots=True)
class SetApart:
    """What does not fit in the casus, kept as it was said."""

    what: Quarantined
    last: Entry | None
    circle: Parentage | None = None  # the relation by which somebody would be an own ancestor


def history_of(connection: Connection, kind: str, entity: str, *, field: str = "") -> tuple[Entry, ...]:
    """Everything that was ever said of an entity, or of one field, in the order that is the same on every copy."""
    rows = connection.execute(_TOLD, (kind, entity)).fetchall()
    values = {(row[0], row[1]): (row[2:4], row[9]) for row in rows}
    heads = set(connection.execute(_STANDING, (kind, entity)))
    came, reasons = arrivals(connection), reasons_of(connection)
    return tuple(
        Entry(
            at=moment(at),
            person=person,
            name=name,
            replica=replica,
            action=action,
            batch=batch,
            group=group,
            field=said,
            before=_before(parents, values),
            after=_read(val),
            stands=(actor, seq) in heads,
            erased=val is None,
            undoes=_undone(connection, undoes),
            redo=bool(redo),
            reason=reasons.get(row, ""),
            came_at=_came_at(row, came),
        )
        for actor, seq, _, _, person, name, replica, said, parents, val,
            row, batch, at, action, group, undoes, redo in rows
        if (said == field if field else not said.startswith("_") or said == EXISTS)
    )  # fmt: skip


def said_by(connection: Connection, kind: str, entity: str, *, field: str) -> tuple[Entry, ...]:
    """Who said what stands in a field now; several when copies differ."""
    return tuple(one for one in history_of(connection, kind, entity, field=field) if one.stands)


def in_steps(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Typing in one field as one entry: from what was before to what it became."""
    from dataclasses import replace

    found: list[Entry] = []
    for one in entries:
        last = found[-1] if found else None
        if last is not None and one.group and (last.group, last.field) == (one.group, one.field):
            found[-1] = replace(one, before=last.before)
        else:
            found.append(one)
    return tuple(found)


def new_since(connection: Connection, since: datetime, *, but: str = "") -> tuple[Fresh, ...]:
    """Every field that was written or came in since a moment; ``but`` leaves out what one person (id) wrote."""
    at = microseconds(since)
    came = [one for one in arrivals(connection) if one.at >= at]
    first, last = min((one.first for one in came), default=0), max((one.last for one in came), default=-1)
    rows = connection.execute(_NEW, (at, first, last))
    return tuple(
        Fresh(kind, entity, field, person, name, moment(written), _came_at(batch, came))
        for kind, entity, field, person, name, written, batch in rows
        if person != but and (written >= at or _came_at(batch, came)) and (not field.startswith("_") or field == EXISTS)
    )


def last_closed(connection: Connection, person: str) -> datetime | None:
    """When this person last closed the casus: what came since is new to them."""
    ask = "SELECT max(l.at) FROM log l JOIN actor a ON a.id = l.actor WHERE a.person = ? AND l.type = 'close'"
    ((at,),) = connection.execute(ask, (person,)).fetchall()
    return None if at is None else moment(at)


def set_apart(connection: Connection) -> tuple[SetApart, ...]:
    """What is quarantined, with who wrote it last."""
    folded = fold(connection)
    circles = {str(link.id): link for link in folded.circles}
    return tuple(SetApart(what, _last(connection, what), circles.get(what.entity)) for what in folded.quarantined)


def _last(connection: Connection, what: Quarantined) -> Entry | None:
    entries = history_of(connection, what.kind, what.entity, field=what.field)
    return entries[-1] if entries else None


def _before(parents: str, values: Mapping[tuple[int, int], tuple[Any, str | None]]) -> Any:  # noqa: ANN401 - JSON
    names = [(int(actor), int(seq)) for actor, _, seq in (one.partition(":") for one in parents.split(",") if one)]
    told = [(values[name][0], name[1], values[name][1]) for name in names if name in values]
    return _read(max(told, key=lambda one: one[:2])[2]) if told else None


def _read(val: str | None) -> Any:  # noqa: ANN401 - JSON
    return None if val is None else json.loads(val)


def _came_at(batch: int, came: list[Arrival]) -> datetime | None:
    return next((moment(one.at) for one in came if one.first <= batch <= one.last), None)


def _undone(connection: Connection, batch: str) -> str:
    if not batch:
        return ""
    found = connection.execute("SELECT action FROM batch WHERE uuid=? OR grp=? LIMIT 1", (batch, batch)).fetchone()
    return str(found[0]) if found else batch
