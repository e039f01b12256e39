"""The writing end of a case: appends operations and log lines for one actor, inside the caller's transaction.

Every change becomes one operation whose parents are the heads that say what was seen when it was made; where two copies
say different things (a fork) the other head stays beside it. What a person decides about a fork, and taking an entity
away, has all heads as parents. The hybrid clock orders: hlc = max(wall clock in ms << 16, last hlc + 1), one tick a
batch, so a clock that jumps back never lets an own edit lose, and what came in from elsewhere is always earlier than
what is written next. The counters here mirror the file; after a failed transaction ``reload`` takes them from the file
again. Nothing here commits.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Any, NamedTuple

from werkbank.journal.changes import EXISTS, ChangeSet, FieldChange
from werkbank.model.errors import BugError
from werkbank.model.kinds import Kind
from werkbank.store.access_log import COLUMNS, LogEvent, change_event, line_fields, microseconds
from werkbank.store.arrivals import gaps, is_merged
from werkbank.store.canonical import canonical
from werkbank.store.chain import SALT_BYTES, Actor, batch_hash, genesis, link, log_genesis, log_link, payload_hash
from werkbank.store.connection import Connection
from werkbank.store.errors import known

_INSERT_OP = "INSERT INTO op VALUES(?,?,?,?,?,?,?,?,?,?)"
_INSERT_LOG = f"INSERT INTO log(actor, seq, {', '.join(COLUMNS)}, h) VALUES({','.join('?' * (len(COLUMNS) + 3))})"
Rows = tuple[tuple[Any, ...], tuple[int, int, int, int]]  # of the table of operations, of the table of heads
AT_ONCE = 500
Name = tuple[int, int]  # actor (row of the table) and number of an operation
WHY = "_why"  # the field that holds the reason of a decision; fields that begin so are no part of an entity
RESTORED_AT = "_restored"  # of the sheet: when the copy was made that was put back (module ``put_back``)
_STILL_SAID = """
SELECT DISTINCT f.name FROM cur c JOIN op o ON o.actor = c.actor AND o.seq = c.seq JOIN fld f ON f.id = c.fld
WHERE c.ent = ? AND o.val <> 'null' AND (substr(f.name, 1, 1) <> '_' OR f.name = ?)
"""


class _Said(NamedTuple):
    place: tuple[int, str, int]
    val: str | None


@dataclass(frozen=True, slots=True)
class Batch:
    """One action on its way into the file."""

    row: int
    hash: str
    hlc: int
    fresh: int  # entities from this number on are made in this batch: their fields have no heads yet
    decided: frozenset[tuple[Kind, str, str]]  # fields of which a person chose among all that is said


class Ledger:
    """Appends to one case file as one actor."""

    def __init__(self, connection: Connection, *, case: str, actor: Actor) -> None:
        self._connection = connection
        self.case = case
        self.actor = actor
        self.reload()

    def reload(self) -> None:
        """Take every counter from the file."""
        ask = self._connection.execute
        self._actors: dict[int, str] = dict(ask("SELECT id, uuid FROM actor"))
        self._entities: dict[tuple[str, str], int] = {(k, u): i for i, k, u in ask("SELECT id, kind, uuid FROM ent")}
        self._newest = max(self._entities.values(), default=0)
        self._fields: dict[str, int] = dict(ask("SELECT name, id FROM fld"))
        self.row = next((row for row, uuid in self._actors.items() if uuid == self.actor.id), 0)
        left_out = [(gap.last, gap.h) for gap in gaps(self._connection) if gap.actor == self.row]
        self.seq, self.head = max([self._last("op", genesis(self.actor, case=self.case)), *left_out])
        self.log_seq, self.log_head = self._last("log", log_genesis(self.actor, case=self.case))
        self._hlc = ask("SELECT coalesce(max(hlc), 0) FROM op").fetchone()[0]
        self.merged = is_merged(self._connection)

    def append(self, change_set: ChangeSet, *, line: LogEvent | None = None) -> None:
        """Write one action: its batch, an operation a change, and its line in the log (``line`` if it has its own)."""
        if not change_set.changes and not change_set.resolved:
            raise BugError(f"change set {change_set.id} changes nothing")
        self._enrol()
        start = self.seq
        batch = self._batch(change_set)
        changes = chain(change_set.changes, _beside(change_set))
        while part := list(islice(changes, AT_ONCE)):
            self._write(part, batch=batch)
        while part := list(islice(self._left_of_deleted(change_set), AT_ONCE)) if self.merged else []:
            self._write(part, batch=batch, whole=True)
        self._connection.execute("UPDATE batch SET count=? WHERE id=? AND count<>?", _counted(self.seq - start, batch))
        told = replace(line, batch=change_set.id) if line else change_event(change_set)
        self.log(told, at=microseconds(change_set.at))

    def log(self, event: LogEvent, *, at: int) -> None:
        """Write one line of the access log."""
        self._enrol()
        try:
            line = line_fields(event, at=at)
            self.log_head = log_link(self.log_head, line=line)
        except (ValueError, TypeError) as error:
            raise known("not-storable") from error
        self.log_seq += 1
        values = [line[name] for name in COLUMNS]
        self._connection.execute(_INSERT_LOG, (self.row, self.log_seq, *values, self.log_head))

    def _last(self, table: str, start: bytes) -> tuple[int, bytes]:
        found = self._connection.execute(
            f"SELECT seq, h FROM {table} WHERE actor=? ORDER BY seq DESC LIMIT 1",  # noqa: S608 - two fixed names
            (self.row,),
        ).fetchone()
        return found or (0, start)

    def _enrol(self) -> None:
        if not self.row:
            actor = self.actor
            row = (actor.id, actor.person, actor.replica, actor.name, actor.sign_key)
            self.row = self._insert("INSERT INTO actor VALUES(NULL,?,?,?,?,?)", row)
            self._actors[self.row] = actor.id

    def _batch(self, change_set: ChangeSet) -> Batch:
        at = microseconds(change_set.at)
        self._hlc = max(at // 1000 << 16, self._hlc + 1)
        c = change_set
        row = (c.id, self.row, self.seq + 1, len(c.changes), at, c.action, c.group, c.undoes, int(c.redo), c.subject)
        hashed = batch_hash(batch=c.id, action=c.action, at=at, group=c.group, undoes=c.undoes, redo=c.redo)
        number = self._insert("INSERT INTO batch VALUES(NULL,?,?,?,?,?,?,?,?,?,?)", row)
        decided = frozenset(change.address for change in c.resolved)
        return Batch(number, hashed, self._hlc, self._newest + 1, decided)

    def _write(self, changes: list[FieldChange], *, batch: Batch, whole: bool = False) -> None:
        """Some changes of one change set; it names a field once, so what they replace may be asked beforehand."""
        fields = [(self._entity(one.kind, one.entity), self._field(one.field)) for one in changes]
        heads = self._heads_of({entity for entity, _ in fields if entity < batch.fresh})
        if self.merged:
            gone = {(one.kind, one.entity) for one in changes if one.field == EXISTS and one.after is not True}
            for change, place in zip(changes, fields, strict=True):
                decided = whole or change.address in batch.decided or (change.kind, change.entity) in gone
                decided = decided or change.field == RESTORED_AT
                if len(heads.get(place, ())) > 1 and not decided:
                    heads[place] = self._seen(heads[place])
        overtaken = [(*field, *head) for field in fields for head in heads.get(field, ())]
        salts = secrets.token_bytes(SALT_BYTES * len(changes))
        rows = [
            self._operation(
                change, place=place, heads=heads.get(place, []), salt=salts[n : n + SALT_BYTES], batch=batch
            )
            for change, place, n in zip(changes, fields, range(0, len(salts), SALT_BYTES), strict=True)
        ]
        self._connection.executemany("DELETE FROM cur WHERE ent=? AND fld=? AND actor=? AND seq=?", overtaken)
        self._connection.executemany(_INSERT_OP, [operation for operation, _ in rows])
        self._connection.executemany("INSERT INTO cur VALUES(?,?,?,?)", [head for _, head in rows])

    def _operation(
        self, change: FieldChange, *, place: tuple[int, int], heads: list[tuple[int, int]], salt: bytes, batch: Batch
    ) -> Rows:
        """The next link of the chain."""
        val = _value(change)
        self.head = link(
            self.head,
            actor=self.actor.id,
            seq=self.seq + 1,
            hlc=batch.hlc,
            kind=change.kind,
            entity=change.entity,
            field=change.field,
            parents=[(self._actors[actor], seq) for actor, seq in heads],
            batch=batch.hash,
            payload=payload_hash(val, salt=salt),
        )
        self.seq += 1
        parents = ",".join(f"{actor}:{seq}" for actor, seq in heads)
        row = (self.row, self.seq, batch.hlc, *place, parents, val.decode(), batch.row, salt, self.head)
        return row, (*place, self.row, self.seq)

    def _heads_of(self, entities: set[int]) -> dict[tuple[int, int], list[tuple[int, int]]]:
        """The present heads of every field of these entities."""
        found: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for entity in entities:
            for field, *head in self._connection.execute("SELECT fld, actor, seq FROM cur WHERE ent=?", (entity,)):
                found.setdefault((entity, field), []).append((head[0], head[1]))
        return found

    def _seen(self, heads: list[Name]) -> list[Name]:
        """Of several heads those that say what the casus shows: the latest, and what equals it."""
        told = [(self._said(head), head) for head in heads]
        shown = max(said.place for said, _ in told)
        value = next(said.val for said, _ in told if said.place == shown)
        return [head for said, head in told if said.val == value]

    def _said(self, head: Name) -> _Said:
        hlc, val = self._connection.execute("SELECT hlc, val FROM op WHERE actor=? AND seq=?", head).fetchone()
        return _Said((hlc, self._actors[head[0]], head[1]), val)

    def _left_of_deleted(self, change_set: ChangeSet) -> Iterator[FieldChange]:
        """What other heads still say of the entities that were taken away: it goes with them."""
        for change in change_set.changes:
            if change.field == EXISTS and change.after is not True:
                place = self._entity(change.kind, change.entity)
                for (name,) in self._connection.execute(_STILL_SAID, (place, EXISTS)).fetchall():
                    yield FieldChange(change.kind, change.entity, name, None, None)

    def _entity(self, kind: Kind, entity: str) -> int:
        key = (str(kind), entity)
        if key not in self._entities:
            self._entities[key] = self._newest = self._insert("INSERT INTO ent VALUES(NULL,?,?)", key)
        return self._entities[key]

    def _field(self, name: str) -> int:
        if name not in self._fields:
            self._fields[name] = self._insert("INSERT INTO fld VALUES(NULL,?)", (name,))
        return self._fields[name]

    def _insert(self, statement: str, values: tuple[Any, ...]) -> int:
        return int(self._connection.execute(statement, values).lastrowid)


def _counted(count: int, batch: Batch) -> tuple[int, int, int]:
    return count, batch.row, count


def _beside(change_set: ChangeSet) -> Iterator[FieldChange]:
    """What a decision writes besides what changes: the fields that stay as they stand, and the reason."""
    changed = {change.address for change in change_set.changes} if change_set.resolved else set()
    yield from (change for change in change_set.resolved if change.address not in changed)
    if change_set.resolved:
        about = change_set.resolved[0]
        yield FieldChange(about.kind, about.entity, WHY, None, change_set.reason)


def _value(change: FieldChange) -> bytes:
    try:
        return canonical(change.after)
    except ValueError as error:
        raise known("not-storable") from error
