"""The hash chain of one actor: which bytes are hashed, in which order. Vectors: tests/data/hash_vectors.json.

    genesis = SHA256(canonical({"actor", "case", "format": "werkbank-chain-1", "person", "replica", "sign_key"}))
    batch   = SHA256(canonical({"action", "at", "group", "id", "redo", "undoes"}))
    payload = SHA256(salt || val)
    meta    = canonical({"actor", "batch", "entity", "field", "hlc", "kind", "parents", "seq"})
    h       = SHA256(h_prev || meta || payload)

``h_prev`` is the h of the actor's previous operation (seq - 1), for seq 1 the genesis; both outer parts are 32 bytes
long, so the middle is unambiguous. ``canonical`` is RFC 8785 over NFC texts (module ``canonical``); ``val`` is the
canonical value as it stands in the file (``null`` = the field's default); ``salt`` is 16 random bytes. ``at`` counts
microseconds since 1970 UTC, ``hlc`` is the hybrid clock as 16 hexadecimal digits, ``batch`` the hexadecimal batch hash,
``sign_key`` the hexadecimal Ed25519 public key, ``parents`` a sorted list of [actor, seq]. The text shown in the undo
menu (subject) is not hashed: like val it may be erased.

Lines of the access log form a second chain: h = SHA256(h_prev || canonical(line)), starting at SHA256(genesis ||
"log"). Invariants: erasing ``val`` and ``salt`` of an operation leaves ``payload`` as a stored hash, so the chain
still verifies; changing, dropping or reordering anything else does not.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from json.encoder import encode_basestring
from typing import Any

from werkbank.store.canonical import canonical

FORMAT = "werkbank-chain-1"
SALT_BYTES = 16


def _sha256(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


@dataclass(frozen=True, slots=True)
class Actor:
    """One person in one copy of the workplace: the author of one chain."""

    id: str
    person: str
    replica: str
    name: str = field(repr=False)
    sign_key: bytes


def genesis(actor: Actor, *, case: str) -> bytes:
    """Where the chain of this actor in this case starts."""
    return _sha256(
        canonical(
            {
                "actor": actor.id,
                "case": case,
                "format": FORMAT,
                "person": actor.person,
                "replica": actor.replica,
                "sign_key": actor.sign_key.hex(),
            }
        )
    )


def log_genesis(actor: Actor, *, case: str) -> bytes:
    """Where this actor's access log starts."""
    return _sha256(genesis(actor, case=case), b"log")


def batch_hash(*, batch: str, action: str, at: int, group: str, undoes: str, redo: bool) -> str:
    """What binds an operation to who did which action when; hexadecimal."""
    fields = {"action": action, "at": at, "group": group, "id": batch, "redo": redo, "undoes": undoes}
    return _sha256(canonical(fields)).hex()


def payload_hash(val: bytes, *, salt: bytes) -> bytes:
    """What stays of a value after erasure."""
    return _sha256(salt, val)


def link(
    previous: bytes,
    *,
    actor: str,
    seq: int,
    hlc: int,
    kind: str,
    entity: str,
    field: str,
    parents: list[tuple[str, int]],
    batch: str,
    payload: bytes,
) -> bytes:
    """The hash of one operation."""
    quoted, order = encode_basestring, sorted(parents)
    before = ",".join(f"[{quoted(who)},{at}]" for who, at in order)
    text = (  # the canonical form, spelled out: half a million of them are written at once
        f'{{"actor":{quoted(actor)},"batch":{quoted(batch)},"entity":{quoted(entity)},"field":{quoted(field)},'
        f'"hlc":"{hlc:016x}","kind":{quoted(kind)},"parents":[{before}],"seq":{seq}}}'
    )
    if text.isascii():
        return _sha256(previous, text.encode(), payload)
    metadata = {
        "actor": actor,
        "batch": batch,
        "entity": entity,
        "field": field,
        "hlc": f"{hlc:016x}",
        "kind": kind,
        "parents": [list(parent) for parent in order],
        "seq": seq,
    }
    return _sha256(previous, canonical(metadata), payload)


def log_link(previous: bytes, *, line: dict[str, Any]) -> bytes:
    """The hash of one line of the access log."""
    return _sha256(previous, canonical(line))
