"""Taking the rows of a bundle into a case file, inside the caller's transaction.

A file is closed downwards: with an operation it holds everything that its actor wrote before (or knows that it was left
out) and every parent. So an operation that comes in is never the parent of one that is here already, and the heads of a
field are those of before, without the parents of what came, and what came that is nobody's parent. Taking in is a
union: in any order, in any parts, any number of times, the same rows are there in the end. Numbers that are here
already must tell the same; what was erased on either side is erased, what a part of a case left out may come later.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from werkbank.store.arrivals import Gap, gaps, withheld
from werkbank.store.bundle_check import batch_hashes, chains_of, hash_of
from werkbank.store.bundling import first_of
from werkbank.store.chain import payload_hash
from werkbank.store.connection import Connection
from werkbank.store.errors import known
from werkbank.store.records import ActorRecord, BatchRecord, Bundle, GapRecord, OpRecord

DIFFERS, INCOMPLETE, DAMAGED = "bundle-differs", "bundle-incomplete", "bundle-damaged"


@dataclass(slots=True)
class Taken:
    """What was not here yet."""

    ops: list[OpRecord] = field(default_factory=list)
    erased: list[OpRecord] = field(default_factory=list)
    filled: list[OpRecord] = field(default_factory=list)  # their values were left out before
    gaps: int = 0
    seals: int = 0

    @property
    def is_nothing(self) -> bool:
        """Whether all of it was here already."""
        return not (self.ops or self.erased or self.filled or self.gaps or self.seals)


def take_in(connection: Connection, bundle: Bundle, *, at: int) -> Taken:
    """Put what is not here yet in the file; ``bundle`` was looked at by ``verify_bundle``, ``at`` is the moment.

    Raises:
        KnownError: bundle-other-case, bundle-incomplete, bundle-differs, bundle-damaged; the caller rolls back.
    """
    if connection.execute("SELECT value FROM meta WHERE key='case'").fetchone() != (bundle.case,):
        raise known("bundle-other-case")
    rows = {record.uuid: _actor_row(connection, record) for record in bundle.actors}
    hashes, taken = batch_hashes(bundle), Taken()
    for actor, items in chains_of(bundle).items():
        if items:
            _Chain(connection, rows[actor], partial=bundle.partial).take(items, hashes=hashes, taken=taken)
    _write(connection, bundle, taken.ops, rows=rows, at=at)
    _erase(connection, taken.erased, rows=rows)
    _fill_in(connection, bundle, taken, rows=rows)
    taken.seals = _take_seals(connection, bundle, rows=rows)
    return taken


def _actor_row(connection: Connection, record: ActorRecord) -> int:
    told = (record.person, record.replica, record.sign_key)
    ask = "SELECT id, person, replica, sign_key FROM actor WHERE uuid=?"
    if found := connection.execute(ask, (record.uuid,)).fetchone():
        if found[1:] != told:
            raise known(DIFFERS)
        return int(found[0])
    values = (record.uuid, record.person, record.replica, record.name, record.sign_key)
    row = int(connection.execute("INSERT INTO actor VALUES(NULL,?,?,?,?,?)", values).lastrowid)
    connection.execute("INSERT INTO guest VALUES(?)", (row,))
    return row


class _Chain:
    """The chain of one actor as it stands here, and what comes to it."""

    def __init__(self, connection: Connection, row: int, *, partial: bool) -> None:
        ask = connection.execute
        self._connection, self._row, self._partial = connection, row, partial
        self._here: dict[int, tuple[bytes, bool]] = {
            seq: (h, bool(gone)) for seq, h, gone in ask("SELECT seq, h, val IS NULL FROM op WHERE actor=?", (row,))
        }
        self._withheld = withheld(connection, actor=row)
        self._gaps = [gap for gap in gaps(connection) if gap.actor == row]
        self._last = max([0, *self._here, *(gap.last for gap in self._gaps)])

    def take(self, items: list[OpRecord | GapRecord], *, hashes: dict[str, str], taken: Taken) -> None:
        """Compare what is here, collect what is not."""
        self._take_first(items[0], hashes=hashes)
        filled: list[OpRecord] = []
        for item in items:
            if isinstance(item, GapRecord):
                taken.gaps += self._take_gap(item)
            elif item.seq in self._here:
                self._compare(item, taken=taken)
            else:
                taken.ops.append(item)
                filled += [item] if item.seq <= self._last else []
        if filled:
            self._fill(items, {op.seq for op in filled})

    def _take_first(self, item: OpRecord | GapRecord, *, hashes: dict[str, str]) -> None:
        first = first_of(item)
        if first > self._last + 1:
            raise known(INCOMPLETE)
        if first == 1 or isinstance(item, GapRecord) or first in self._here:
            return
        before = self._hash_at(first - 1)
        if before is None:
            raise known(INCOMPLETE)
        if hash_of(item, before=before, batch=hashes[item.batch]) != item.h:
            raise known(DIFFERS)

    def _hash_at(self, seq: int) -> bytes | None:
        if seq in self._here:
            return self._here[seq][0]
        return next((gap.h for gap in self._gaps if gap.last == seq), None)

    def _compare(self, op: OpRecord, *, taken: Taken) -> None:
        h, gone = self._here[op.seq]
        if h != op.h:
            raise known(DIFFERS)
        if op.val is None and not gone and not self._partial:
            taken.erased.append(op)
        elif op.val is not None and gone and op.seq in self._withheld:
            taken.filled.append(op)

    def _take_gap(self, gap: GapRecord) -> int:
        if self._hash_at(gap.last) not in {None, gap.h}:
            raise known(DIFFERS)
        if gap.last <= self._last:
            return 0
        first = max(gap.first, self._last + 1)
        self._connection.execute("INSERT INTO gap VALUES(?,?,?,?)", (self._row, first, gap.last, gap.h))
        return 1

    def _fill(self, items: list[OpRecord | GapRecord], filled: set[int]) -> None:
        """What was left out before and comes now: the gaps around it become smaller."""
        told = {item.seq if isinstance(item, OpRecord) else item.last: item.h for item in items}
        for gap in self._gaps:
            inside = sorted(seq for seq in filled if gap.first <= seq <= gap.last)
            if inside:
                if told.get(gap.last, gap.h) != gap.h:
                    raise known(DIFFERS)
                self._split(gap, inside, told={**told, gap.last: gap.h})

    def _split(self, gap: Gap, inside: list[int], *, told: dict[int, bytes]) -> None:
        write = self._connection.execute
        write("DELETE FROM gap WHERE actor=? AND first=?", (self._row, gap.first))
        at = gap.first
        for seq in (*inside, gap.last + 1):
            if seq > at:
                if seq - 1 not in told:
                    raise known(INCOMPLETE)
                write("INSERT INTO gap VALUES(?,?,?,?)", (self._row, at, seq - 1, told[seq - 1]))
            at = seq + 1


def _write(connection: Connection, bundle: Bundle, ops: list[OpRecord], *, rows: dict[str, int], at: int) -> None:
    if not ops:
        return
    wanted = {op.batch for op in ops}
    batches = _batch_rows(connection, (one for one in bundle.batches if one.uuid in wanted), rows=rows, at=at)
    entities = {(kind, uuid): row for row, kind, uuid in connection.execute("SELECT id, kind, uuid FROM ent")}
    fields = dict(connection.execute("SELECT name, id FROM fld"))
    actors = {uuid: row for row, uuid in connection.execute("SELECT id, uuid FROM actor")}
    places: dict[tuple[str, int], tuple[int, int, int]] = {}
    for op in ops:
        key = (op.kind, op.entity)
        if key not in entities:
            entities[key] = _insert(connection, "INSERT INTO ent VALUES(NULL,?,?)", key)
        if op.field not in fields:
            fields[op.field] = _insert(connection, "INSERT INTO fld VALUES(NULL,?)", (op.field,))
        places[op.name] = (entities[key], fields[op.field], op.hlc)
    written, overtaken = [], set()
    for op in ops:
        entity, name, hlc = places[op.name]
        parents = [(actors[who], seq) for who, seq in op.parents if who in actors]
        for parent, there in zip(op.parents, parents, strict=False):
            place = places.get(parent) or _place(connection, there)
            if place[:2] != (entity, name) or place[2] >= hlc:
                raise known(DAMAGED)
        if len(parents) != len(op.parents):
            raise known(INCOMPLETE)
        overtaken |= {(entity, name, *parent) for parent in parents}
        text = ",".join(f"{who}:{seq}" for who, seq in parents)
        row = (rows[op.actor], op.seq, op.hlc, entity, name, text, op.val, batches[op.batch], op.salt, op.h)
        written.append(row)
    connection.executemany("INSERT INTO op VALUES(?,?,?,?,?,?,?,?,?,?)", written)
    heads = {(row[3], row[4], row[0], row[1]) for row in written} - overtaken
    connection.executemany("DELETE FROM cur WHERE ent=? AND fld=? AND actor=? AND seq=?", sorted(overtaken))
    connection.executemany("INSERT INTO cur VALUES(?,?,?,?)", sorted(heads))


def _place(connection: Connection, name: tuple[int, int]) -> tuple[int, int, int]:
    found = connection.execute("SELECT ent, fld, hlc FROM op WHERE actor=? AND seq=?", name).fetchone()
    if found is None:
        raise known(INCOMPLETE)
    return int(found[0]), int(found[1]), int(found[2])


def _batch_rows(
    connection: Connection, batches: Iterable[BatchRecord], *, rows: dict[str, int], at: int
) -> dict[str, int]:
    ask = "SELECT id, actor, first, count, at, action, grp, undoes, redo FROM batch WHERE uuid=?"
    found: dict[str, int] = {}
    fresh: list[int] = []
    for one in batches:
        told = (rows[one.actor], one.first, one.count, one.at, one.action, one.grp, one.undoes, int(one.redo))
        if here := connection.execute(ask, (one.uuid,)).fetchone():
            if here[1:] != told:
                raise known(DIFFERS)
            found[one.uuid] = here[0]
        else:
            statement = "INSERT INTO batch VALUES(NULL,?,?,?,?,?,?,?,?,?,?)"
            fresh.append(_insert(connection, statement, (one.uuid, *told, one.subject)))
            found[one.uuid] = fresh[-1]
    if fresh:
        connection.execute("INSERT INTO arrival VALUES(?,?,?)", (min(fresh), max(fresh), at))
    return found


def _erase(connection: Connection, ops: list[OpRecord], *, rows: dict[str, int]) -> None:
    for op in ops:
        name = (rows[op.actor], op.seq)
        ((val, salt),) = connection.execute("SELECT val, salt FROM op WHERE actor=? AND seq=?", name).fetchall()
        if (left := payload_hash(val.encode(), salt=salt)) != op.salt:
            raise known(DIFFERS)
        connection.execute("UPDATE op SET val=NULL, salt=? WHERE actor=? AND seq=?", (left, *name))


def _fill_in(connection: Connection, bundle: Bundle, taken: Taken, *, rows: dict[str, int]) -> None:
    """Values that a part left out: noted, so that they may come later; an erased value never comes back."""
    left_out = [(rows[op.actor], op.seq) for op in taken.ops if op.val is None and bundle.partial]
    connection.executemany("INSERT INTO withheld VALUES(?,?)", left_out)
    for op in taken.filled:
        name = (rows[op.actor], op.seq)
        connection.execute("UPDATE op SET val=?, salt=? WHERE actor=? AND seq=?", (op.val, op.salt, *name))
        connection.execute("DELETE FROM withheld WHERE actor=? AND seq=?", name)


def _take_seals(connection: Connection, bundle: Bundle, *, rows: dict[str, int]) -> int:
    ask = "SELECT h, log_h, at, sig FROM seal WHERE actor=? AND seq=? AND log_seq=?"
    taken = 0
    for seal in bundle.seals:
        place, told = (rows[seal.actor], seal.seq, seal.log_seq), (seal.h, seal.log_h, seal.at, seal.sig)
        if here := connection.execute(ask, place).fetchone():
            if here != told:
                raise known(DIFFERS)
            continue
        line = connection.execute("SELECT h FROM log WHERE actor=? AND seq=?", (place[0], seal.log_seq)).fetchone()
        if line is not None and line[0] != seal.log_h:
            continue  # this copy was put back by hand and wrote on: the log that this seal is about is not this one
        row = (place[0], seal.seq, seal.h, seal.log_seq, seal.log_h, seal.at, seal.sig)
        connection.execute("INSERT INTO seal VALUES(?,?,?,?,?,?,?)", row)
        connection.execute("INSERT INTO came VALUES(?,?,?)", place)
        taken += 1
    return taken


def _insert(connection: Connection, statement: str, values: tuple[Any, ...]) -> int:
    return int(connection.execute(statement, values).lastrowid)
