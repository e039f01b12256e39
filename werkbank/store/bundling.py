"""Reading a part of a casus out of its file, to be taken in by another copy (module ``records``).

``since`` names how far the other copy has come, by actor; ``keep`` says of each field whether it goes along. What stays
behind becomes gaps: only how many operations there are is told, and the hash behind them, so that the chain goes on. A
gap ends wherever its actor signed, so that every signature still covers what stands before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from werkbank.store.arrivals import gaps, withheld
from werkbank.store.connection import Connection
from werkbank.store.heads import heads_of
from werkbank.store.records import ActorRecord, BatchRecord, Bundle, GapRecord, OpRecord, SealRecord

Keep = Callable[[str, str, str], bool]
"""Whether a field goes along: kind, entity, field."""

_OPS = """
SELECT o.seq, o.hlc, e.kind, e.uuid, f.name, o.parents, o.val, b.uuid, o.salt, o.h
FROM op o JOIN ent e ON e.id = o.ent JOIN fld f ON f.id = o.fld JOIN batch b ON b.id = o.batch
WHERE o.actor = ? AND o.seq > ? ORDER BY o.seq
"""
_BATCHES = """
SELECT b.uuid, a.uuid, b.first, b.count, b.at, b.action, b.grp, b.undoes, b.redo, b.subject
FROM batch b JOIN actor a ON a.id = b.actor ORDER BY b.id
"""
_SEALS = "SELECT seq, h, log_seq, log_h, at, sig FROM seal WHERE actor = ? ORDER BY seq, log_seq"


def bundle_of(connection: Connection, *, since: Mapping[str, int] | None = None, keep: Keep | None = None) -> Bundle:
    """What another copy does not have yet, or the part of it that may leave."""
    ((case,),) = connection.execute("SELECT value FROM meta WHERE key='case'").fetchall()
    rows = connection.execute("SELECT id, uuid, person, replica, name, sign_key FROM actor ORDER BY id").fetchall()
    names = {str(row): uuid for row, uuid, *_ in rows}
    ops: list[OpRecord] = []
    left: list[GapRecord] = []
    seals: list[SealRecord] = []
    for row, uuid, *_ in rows:
        start = (since or {}).get(uuid, 0)
        signed = [SealRecord(uuid, *rest) for rest in connection.execute(_SEALS, (row,)) if rest[0] > start]
        items = list(_chain(connection, row, uuid, start=start, names=names, keep=keep))
        chain = list(_joined(items, ends={seal.seq for seal in signed}))
        ops += [item for item in chain if isinstance(item, OpRecord)]
        left += [item for item in chain if isinstance(item, GapRecord)]
        told = {item.seq if isinstance(item, OpRecord) else item.last for item in chain}
        seals += [seal for seal in signed if seal.seq in told]
    wanted = {op.batch for op in ops}
    there = {op.actor for op in ops} | {gap.actor for gap in left} | {who for op in ops for who, _ in op.parents}
    return Bundle(
        case,
        actors=tuple(ActorRecord(*rest) for _, *rest in rows if rest[0] in there),
        batches=tuple(_batch(one) for one in connection.execute(_BATCHES) if one[0] in wanted),
        ops=tuple(ops),
        gaps=tuple(left),
        seals=tuple(seals),
        partial=bool(left) or keep is not None or _lacks_values(connection, ops, {uuid: row for row, uuid, *_ in rows}),
        vector=tuple(sorted((actor, head.seq) for actor, head in heads_of(connection).items() if head.seq)),
    )


def _lacks_values(connection: Connection, ops: list[OpRecord], rows: Mapping[str, int]) -> bool:
    """Whether a value is missing that was left out of a part that came in: then this is a part as well."""
    empty = {op.actor for op in ops if op.val is None}
    gone = {actor: withheld(connection, actor=rows[actor]) for actor in empty}
    return any(op.val is None and op.seq in gone[op.actor] for op in ops)


def parents_in(text: str, names: Mapping[str, str]) -> tuple[tuple[str, int], ...]:
    """The parents of an operation as they stand in the file, by name and in order."""
    pairs = (parent.partition(":") for parent in text.split(",") if parent)
    return tuple(sorted((names[actor], int(seq)) for actor, _, seq in pairs))


def _batch(row: tuple[Any, ...]) -> BatchRecord:
    uuid, actor, first, count, at, action, group, undoes, redo, subject = row
    return BatchRecord(uuid, actor, first, count, at, action, group, undoes, bool(redo), subject)


def _chain(
    connection: Connection, row: int, uuid: str, *, start: int, names: Mapping[str, str], keep: Keep | None
) -> Iterator[OpRecord | GapRecord]:
    """The operations of one actor behind a number; what does not go along, and what is not here, as gaps."""
    missing = [gap for gap in gaps(connection) if gap.actor == row and gap.last > start]
    found: list[OpRecord | GapRecord] = [GapRecord(uuid, max(g.first, start + 1), g.last, g.h) for g in missing]
    for seq, hlc, kind, entity, field, parents, val, batch, salt, h in connection.execute(_OPS, (row, start)):
        if keep is None or keep(kind, entity, field):
            told = parents_in(parents, names) if parents else ()
            found.append(OpRecord(uuid, seq, hlc, kind, entity, field, told, val, batch, salt, h))
        else:
            found.append(GapRecord(uuid, seq, seq, h))
    yield from sorted(found, key=first_of) if missing else found


def first_of(item: OpRecord | GapRecord) -> int:
    """The number at which it begins."""
    return item.seq if isinstance(item, OpRecord) else item.first


def _joined(items: list[OpRecord | GapRecord], *, ends: set[int]) -> Iterator[OpRecord | GapRecord]:
    """Gaps that follow one another as one, but none over a signature."""
    last: GapRecord | None = None
    for item in items:
        if isinstance(item, GapRecord) and last is not None and last.last not in ends:
            last = GapRecord(item.actor, last.first, item.last, item.h)
            continue
        if last is not None:
            yield last
        last = item if isinstance(item, GapRecord) else None
        if last is None:
            yield item
    if last is not None:
        yield last
