"""The records of a bundle as lines of JSON: one record a line, each in canonical form, in one order.

Every line is an object whose ``is`` names the record (actor, batch, op, gap, seal, reach); the other names are those
of ``store.records``, hashes, salts and keys in hexadecimal, ``hlc`` as 16 hexadecimal digits. ``reach`` is how far
an actor's chain has come in the copy of the sender. Order: actors, reaches, batches, operations, gaps, seals, each by
actor and number.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, NoReturn

from werkbank.store.canonical import canonical
from werkbank.store.errors import known
from werkbank.store.handover.values import check_value
from werkbank.store.records import ActorRecord, BatchRecord, Bundle, GapRecord, Name, OpRecord, SealRecord

Record = ActorRecord | BatchRecord | OpRecord | GapRecord | SealRecord | Name
MOST = 2**53 - 1
MOST_HLC = 2**63 - 1
HASH, SALT, SIGNATURE = 32, 16, 64
LONGEST_NAME = 200  # of an id, a kind, a field, an action
_HLC_DIGITS = 16


def lines_of(bundle: Bundle) -> Iterator[bytes]:
    """Every line, with its end."""
    for record in _in_order(bundle):
        yield canonical(record) + b"\n"


def _in_order(bundle: Bundle) -> Iterator[dict[str, Any]]:
    for a in sorted(bundle.actors, key=lambda one: one.uuid):
        yield {"is": "actor", "name": a.name, "person": a.person, "replica": a.replica,
               "sign_key": a.sign_key.hex(), "uuid": a.uuid}  # fmt: skip
    for actor, seq in sorted(bundle.vector):
        yield {"actor": actor, "is": "reach", "seq": seq}
    for b in sorted(bundle.batches, key=lambda one: (one.actor, one.first)):
        yield {"action": b.action, "actor": b.actor, "at": b.at, "count": b.count, "first": b.first, "grp": b.grp,
               "is": "batch", "redo": b.redo, "subject": b.subject, "undoes": b.undoes, "uuid": b.uuid}  # fmt: skip
    for o in sorted(bundle.ops, key=lambda one: (one.actor, one.seq)):
        yield {"actor": o.actor, "batch": o.batch, "entity": o.entity, "field": o.field, "h": o.h.hex(),
               "hlc": f"{o.hlc:016x}", "is": "op", "kind": o.kind, "parents": [list(p) for p in sorted(o.parents)],
               "salt": o.salt.hex(), "seq": o.seq, "val": o.val}  # fmt: skip
    for g in sorted(bundle.gaps, key=lambda one: (one.actor, one.first)):
        yield {"actor": g.actor, "first": g.first, "h": g.h.hex(), "is": "gap", "last": g.last}
    for s in sorted(bundle.seals, key=lambda one: (one.actor, one.seq, one.log_seq)):
        yield {"actor": s.actor, "at": s.at, "h": s.h.hex(), "is": "seal", "log_h": s.log_h.hex(),
               "log_seq": s.log_seq, "seq": s.seq, "sig": s.sig.hex()}  # fmt: skip


def record_in(line: bytes, *, names: dict[str, str]) -> Record:
    """The record of one line; ``names`` keeps one copy of every id and word.

    Raises:
        KnownError: handover-damaged, -unknown-part, -bad-value, -too-deep.
    """
    try:
        text = line.decode("utf-8")
        found, end = _raw(text)
    except RecursionError as error:
        raise known("handover-too-deep") from error
    except ValueError as error:
        raise known("handover-damaged") from error
    if end != len(text):
        raise known("handover-damaged")
    try:
        names_of, make = _READERS[found.pop("is")]
        if found.keys() != names_of:
            raise known("handover-unknown-part")
        return make(found, names)
    except (AttributeError, KeyError, TypeError) as error:  # no object, no such record, a list where a word belongs
        raise known("handover-unknown-part") from error


def _refuse(_text: str) -> NoReturn:
    raise known("handover-bad-value")


_raw = json.JSONDecoder(parse_constant=_refuse, parse_float=_refuse).raw_decode
_Fields = dict[str, Any]


def _actor(f: _Fields, names: dict[str, str]) -> ActorRecord:
    return ActorRecord(
        uuid=_word(f["uuid"], names),
        person=_word(f["person"], names),
        replica=_word(f["replica"], names),
        name=_text(f, "name"),
        sign_key=_hex(f, "sign_key", HASH),
    )


def _batch(f: _Fields, names: dict[str, str]) -> BatchRecord:
    if not isinstance(f["redo"], bool):
        raise known("handover-unknown-part")
    return BatchRecord(
        uuid=_word(f["uuid"], names),
        actor=_word(f["actor"], names),
        first=_count(f, "first", least=1),
        count=_count(f, "count", least=1),
        at=_count(f, "at"),
        action=_word(f["action"], names),
        grp=_word(f["grp"], names),
        undoes=_word(f["undoes"], names),
        redo=f["redo"],
        subject=_text(f, "subject"),
    )


def _op(f: _Fields, names: dict[str, str]) -> OpRecord:
    val = f["val"]
    if isinstance(val, str):
        check_value(val)
    elif val is not None:
        raise known("handover-unknown-part")
    return OpRecord(
        actor=_word(f["actor"], names),
        seq=_count(f, "seq", least=1),
        hlc=_hlc(f["hlc"]),
        kind=_word(f["kind"], names),
        entity=_word(f["entity"], names),
        field=_word(f["field"], names),
        parents=_parents(f["parents"], names),
        val=val,
        batch=_word(f["batch"], names),
        salt=_hex(f, "salt", HASH if val is None else SALT),
        h=_hex(f, "h", HASH),
    )


def _gap(f: _Fields, names: dict[str, str]) -> GapRecord:
    return GapRecord(
        _word(f["actor"], names), _count(f, "first", least=1), _count(f, "last", least=1), _hex(f, "h", HASH)
    )


def _seal(f: _Fields, names: dict[str, str]) -> SealRecord:
    return SealRecord(
        actor=_word(f["actor"], names),
        seq=_count(f, "seq"),
        h=_hex(f, "h", HASH),
        log_seq=_count(f, "log_seq"),
        log_h=_hex(f, "log_h", HASH),
        at=_count(f, "at"),
        sig=_hex(f, "sig", SIGNATURE),
    )


def _reach(f: _Fields, names: dict[str, str]) -> Name:
    return _word(f["actor"], names), _count(f, "seq")


_Reader = tuple[frozenset[str], Callable[[_Fields, dict[str, str]], Record]]
_READERS: dict[str, _Reader] = {
    "op": (
        frozenset({"actor", "batch", "entity", "field", "h", "hlc", "kind", "parents", "salt", "seq", "val"}),
        _op,
    ),
    "batch": (
        frozenset({"action", "actor", "at", "count", "first", "grp", "redo", "subject", "undoes", "uuid"}),
        _batch,
    ),
    "actor": (frozenset({"name", "person", "replica", "sign_key", "uuid"}), _actor),
    "reach": (frozenset({"actor", "seq"}), _reach),
    "gap": (frozenset({"actor", "first", "h", "last"}), _gap),
    "seal": (frozenset({"actor", "at", "h", "log_h", "log_seq", "seq", "sig"}), _seal),
}


def _word(found: Any, names: dict[str, str]) -> str:  # noqa: ANN401 - a JSON value
    kept = names.get(found)
    return _new_word(found, names) if kept is None else kept


def _new_word(found: object, names: dict[str, str]) -> str:
    if not isinstance(found, str) or len(found) > LONGEST_NAME:
        raise known("handover-unknown-part")
    return names.setdefault(found, _sound(found))


def _text(f: _Fields, key: str) -> str:
    if not isinstance(f[key], str):
        raise known("handover-unknown-part")
    return _sound(f[key])


def _sound(text: str) -> str:
    """The text, unless it holds what is no character."""
    if text.isascii():
        return text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise known("handover-bad-value") from error
    return text


def _count(f: _Fields, key: str, *, least: int = 0) -> int:
    return _number(f[key], least=least)


def _number(found: object, *, least: int) -> int:
    if type(found) is not int or not least <= found <= MOST:
        raise known("handover-bad-value")
    return found


def _hlc(found: object) -> int:
    digits = _digits(found, _HLC_DIGITS)
    if (hlc := int.from_bytes(digits, "big")) > MOST_HLC:
        raise known("handover-bad-value")
    return hlc


def _hex(f: _Fields, key: str, length: int) -> bytes:
    return _digits(f[key], 2 * length)


def _digits(found: object, length: int) -> bytes:
    try:
        content = bytes.fromhex(found) if isinstance(found, str) and len(found) == length else None
    except ValueError:
        content = None
    if content is None or content.hex() != found:
        raise known("handover-unknown-part")
    return content


def _parents(found: object, names: dict[str, str]) -> tuple[Name, ...]:
    if not isinstance(found, list) or any(not isinstance(one, list) or len(one) != 2 for one in found):
        raise known("handover-unknown-part")
    return tuple((_word(actor, names), _number(seq, least=1)) for actor, seq in found)
