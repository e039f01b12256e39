"""Are the hash chains and the signatures over their heads as they were made?

The format stands in module ``chain``. Each actor's operations and log lines are hashed again from the first on; every
seal must name a hash of these chains and carry that actor's signature; and the actor's public key must be the one the
workplace knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from werkbank.i18n import mark, tr
from werkbank.store.access_log import COLUMNS
from werkbank.store.arrivals import Gap, came, gaps
from werkbank.store.canonical import canonical
from werkbank.store.chain import Actor, batch_hash, genesis, link, log_genesis, log_link, payload_hash
from werkbank.store.connection import Connection
from werkbank.store.problem import Problem

Chain = dict[int, bytes]


_TEXTS = {
    "foreign-key": mark("De sleutel van een schrijver is niet die van de werkplek."),
    "chain-broken": mark("Een wijziging is buiten het programma om veranderd."),
    "log-broken": mark("Het logboek is buiten het programma om veranderd."),
    "seal-broken": mark("Een handtekening onder het dossier klopt niet."),
}


def chain_problems(connection: Connection, *, case: str, known_keys: Mapping[str, bytes]) -> list[Problem]:
    """What does not hold. ``known_keys``: the public signing key of each person of the workplace, by id."""
    return [
        Problem(code, tr(_TEXTS[code]), actor.id)
        for row, actor in _actors(connection).items()
        for code in _broken(connection, row, actor, case=case, known_key=known_keys.get(actor.person))
    ]


def _broken(connection: Connection, row: int, actor: Actor, *, case: str, known_key: bytes | None) -> Iterator[str]:
    operations = _operation_chain(connection, row, actor, case=case)
    lines = _log_chain(connection, row, actor, case=case)
    if known_key not in {None, actor.sign_key}:
        yield "foreign-key"
    if operations is None or not _batches_hold(connection, row):
        yield "chain-broken"
    if lines is None:
        yield "log-broken"
    if not _seals_hold(connection, row, actor, case=case, operations=operations or {}, lines=lines or {}):
        yield "seal-broken"


def _actors(connection: Connection) -> dict[int, Actor]:
    rows = connection.execute("SELECT id, uuid, person, replica, name, sign_key FROM actor")
    return {row: Actor(*rest) for row, *rest in rows}


_CHAIN = """
SELECT o.seq, o.hlc, e.kind, e.uuid, f.name, o.parents, o.val, o.salt, o.h, o.batch
FROM op o JOIN ent e ON e.id = o.ent JOIN fld f ON f.id = o.fld WHERE o.actor = ? ORDER BY o.seq
"""


def _operation_chain(connection: Connection, row: int, actor: Actor, *, case: str) -> Chain | None:
    """Every hash by number, or None where one does not follow from the one before; behind a gap the chain goes on."""
    uuids = {number: other.id for number, other in _actors(connection).items()}
    batches = _batch_hashes(connection)
    left_out = {gap.first: gap for gap in gaps(connection) if gap.actor == row}
    at, previous = 0, genesis(actor, case=case)
    found = {0: previous}

    def over_gaps() -> None:
        nonlocal at, previous
        while (gap := left_out.get(at + 1)) is not None:
            at, previous = gap.last, gap.h
            found[at] = previous

    over_gaps()
    for seq, hlc, kind, entity, field, parents, val, salt, h, batch in connection.execute(_CHAIN, (row,)):
        at += 1
        previous = link(
            previous,
            actor=actor.id,
            seq=at,
            hlc=hlc,
            kind=kind,
            entity=entity,
            field=field,
            parents=_parents(parents, uuids),
            batch=batches.get(batch, ""),
            payload=salt if val is None else payload_hash(val.encode(), salt=salt),
        )
        if (seq, h) != (at, previous):
            return None
        found[at] = previous
        over_gaps()
    return found


def _parents(text: str, uuids: Mapping[int, str]) -> list[tuple[str, int]]:
    try:
        pairs = [(int(actor), int(seq)) for actor, seq in (parent.split(":") for parent in text.split(",") if parent)]
    except ValueError:
        return [("", 0)]  # no list of parents at all, so the hash cannot match either
    return [(uuids.get(actor, ""), seq) for actor, seq in pairs]


def _batch_hashes(connection: Connection) -> dict[int, str]:
    rows = connection.execute("SELECT id, uuid, action, at, grp, undoes, redo FROM batch")
    return {
        row: batch_hash(batch=uuid, action=action, at=at, group=group, undoes=undoes, redo=bool(redo))
        for row, uuid, action, at, group, undoes, redo in rows
    }


def _batches_hold(connection: Connection, row: int) -> bool:
    """Each batch names its operations: first number and how many; some of them may have been left out."""
    told = connection.execute("SELECT id, first, count FROM batch WHERE actor = ? ORDER BY id", (row,)).fetchall()
    seen = "SELECT batch, min(seq), count(*) FROM op WHERE actor = ? GROUP BY batch ORDER BY batch"
    if told == (held := connection.execute(seen, (row,)).fetchall()):
        return True
    left_out = [gap for gap in gaps(connection) if gap.actor == row]
    counts = {batch: (first, count) for batch, first, count in held}
    return (
        bool(left_out)
        and {batch for batch, *_ in told} == set(counts)
        and all(
            counts[batch][0] >= first and counts[batch][1] + _inside(left_out, first, count) == count
            for batch, first, count in told
        )
    )


def _inside(left_out: list[Gap], first: int, count: int) -> int:
    """How many of ``count`` numbers from ``first`` on were left out."""
    return sum(max(0, min(gap.last, first + count - 1) - max(gap.first, first) + 1) for gap in left_out)


def _log_chain(connection: Connection, row: int, actor: Actor, *, case: str) -> Chain | None:
    previous = log_genesis(actor, case=case)
    found = {0: previous}
    columns = ", ".join(COLUMNS)
    lines = connection.execute(f"SELECT seq, h, {columns} FROM log WHERE actor = ? ORDER BY seq", (row,))  # noqa: S608
    for seq, h, *values in lines:
        previous = log_link(previous, line=dict(zip(COLUMNS, values, strict=True)))
        if (seq, h) != (len(found), previous):
            return None
        found[seq] = previous
    return found


def seal_statement(actor: Actor, *, case: str, seq: int, h: bytes, log_seq: int, log_h: bytes, at: int) -> bytes:
    """What an actor signs when a case is closed or locked: how far both chains had come."""
    says = {
        "actor": actor.id,
        "at": at,
        "case": case,
        "h": h.hex(),
        "log_h": log_h.hex(),
        "log_seq": log_seq,
        "seq": seq,
    }
    return b"werkbank-seal-1" + canonical(says)


def _seals_hold(connection: Connection, row: int, actor: Actor, *, case: str, operations: Chain, lines: Chain) -> bool:
    """Every seal names hashes of both chains. The log of who wrote elsewhere stayed there; a gap has no hash inside."""
    elsewhere = came(connection, actor=row)
    seals = connection.execute("SELECT seq, h, log_seq, log_h, at, sig FROM seal WHERE actor = ?", (row,))
    for seq, h, log_seq, log_h, at, signature in seals:
        says = seal_statement(actor, case=case, seq=seq, h=h, log_seq=log_seq, log_h=log_h, at=at)
        from_afar = (seq, log_seq) in elsewhere
        if operations.get(seq, None if not from_afar else h) != h or not _signed(actor, says, signature):
            return False
        if lines.get(log_seq, None if not from_afar else log_h) != log_h:
            return False
    return True


def _signed(actor: Actor, statement: bytes, signature: bytes) -> bool:
    try:
        VerifyKey(actor.sign_key).verify(statement, signature)
    except (BadSignatureError, ValueError):
        return False
    return True
