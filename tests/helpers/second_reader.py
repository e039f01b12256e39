"""A second reader of a case file, written from SECURITY.md alone: it shares no line and no library with the program.

SQLite3 Multiple Ciphers (through apsw) opens the file, hashlib and json make the hashes, PyNaCl's Ed25519 checks the
seals. ``read_case`` gives what is in the file, or raises ``BrokenChainError`` where the chain does not hold.
"""

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

import apsw
from nacl.public import PrivateKey, SealedBox
from nacl.signing import VerifyKey

LOG = (
    "at action outcome type role purpose on_behalf access_point object_type objects about life_cycle sensitivity "
    "policy batch detail"
)


class BrokenChainError(Exception):
    """What is in the file is not what was written."""


def sha(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def plain(value: object) -> bytes:
    """RFC 8785 for values without floats whose names are ASCII."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def seed_of(paper: str) -> bytes:
    """The 32 bytes behind a recovery key on paper."""
    number = 0
    for sign in paper.replace("-", "").strip():
        number = number * 32 + "0123456789ABCDEFGHJKMNPQRSTVWXYZ".index(sign)
    raw = number.to_bytes(35, "big")
    if sha(b"werkbank-recovery-1", raw[:32])[:3] != raw[32:]:
        raise BrokenChainError("recovery key")
    return raw[:32]


def key_of(slots: Path, seed: bytes) -> bytes:
    """The key of a case, from its slot file and a private key."""
    for slot in json.loads(slots.read_text(encoding="utf-8"))["slots"]:
        try:
            inside = json.loads(SealedBox(PrivateKey(seed)).decrypt(base64.b64decode(slot["sealed"])))
        except Exception:  # noqa: BLE001 - made for somebody else
            continue
        return base64.b64decode(inside["key"])
    raise BrokenChainError("no slot")


def opened(database: Path, key: bytes) -> apsw.Connection:
    """The file as SQLCipher 4 wrote it."""
    connection = apsw.Connection(str(database))
    for pragma in ("cipher='sqlcipher'", "legacy=4", f"key=\"x'{key.hex()}'\""):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    return connection


def read_case(connection: apsw.Connection) -> dict[tuple[str, str], dict[str, Any]]:
    """Check every chain and seal; the present fields of every entity."""
    ((case,),) = connection.execute("SELECT value FROM meta WHERE key='case'").fetchall()
    actors = list(connection.execute("SELECT id, uuid, person, replica, sign_key FROM actor"))
    names = {row: uuid for row, uuid, *_ in actors}
    batches = {
        row: sha(plain({"action": a, "at": at, "group": g, "id": u, "redo": bool(r), "undoes": z})).hex()
        for row, u, a, at, g, z, r in connection.execute("SELECT id, uuid, action, at, grp, undoes, redo FROM batch")
    }
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    gaps = list(connection.execute("SELECT actor, first, last, h FROM gap")) if "gap" in tables else []
    came = set(connection.execute("SELECT actor, seq, log_seq FROM came")) if "came" in tables else set()
    for row, uuid, person, replica, sign_key in actors:
        told = {"actor": uuid, "case": case, "format": "werkbank-chain-1", "person": person, "replica": replica}
        start = sha(plain({**told, "sign_key": sign_key.hex()}))
        heads, logs = {0: start}, {0: sha(start, b"log")}
        heads |= {last: h for actor, _, last, h in gaps if actor == row}  # behind a gap the chain goes on
        for seq, hlc, kind, ent, fld, parents, val, salt, h, batch in connection.execute(
            "SELECT o.seq, o.hlc, e.kind, e.uuid, f.name, o.parents, o.val, o.salt, o.h, o.batch FROM op o "
            "JOIN ent e ON e.id=o.ent JOIN fld f ON f.id=o.fld WHERE o.actor=? ORDER BY o.seq",
            (row,),
        ):
            pairs = [parent.split(":") for parent in parents.split(",") if parent]
            meta = plain(
                {
                    "actor": uuid, "batch": batches[batch], "entity": ent, "field": fld, "hlc": f"{hlc:016x}",
                    "kind": kind, "parents": sorted([names[int(who)], int(at)] for who, at in pairs), "seq": seq,
                }
            )  # fmt: skip
            payload = salt if val is None else sha(salt, val.encode())
            if h != sha(heads.get(seq - 1, b""), meta, payload):
                raise BrokenChainError(f"operation {seq}")
            heads[seq] = h
        for seq, h, *values in connection.execute(
            f"SELECT seq, h, {LOG.replace(' ', ', ')} FROM log WHERE actor=? ORDER BY seq", (row,)
        ):
            if h != sha(logs[seq - 1], plain(dict(zip(LOG.split(), values, strict=True)))):
                raise BrokenChainError(f"line {seq}")
            logs[seq] = h
        for seq, h, log_seq, log_h, at, sig in connection.execute(
            "SELECT seq, h, log_seq, log_h, at, sig FROM seal WHERE actor=?", (row,)
        ):
            travelled = (row, seq, log_seq) in came
            if heads.get(seq, h if travelled else b"") != h or (not travelled and logs.get(log_seq) != log_h):
                raise BrokenChainError(f"seal {seq}")
            says = {"actor": uuid, "at": at, "case": case, "h": h.hex(), "log_h": log_h.hex(), "log_seq": log_seq}
            VerifyKey(sign_key).verify(b"werkbank-seal-1" + plain({**says, "seq": seq}), sig)
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for kind, ent, fld, val in connection.execute(  # of several heads the latest comes last
        "SELECT e.kind, e.uuid, f.name, coalesce(o.val, 'null') FROM cur c JOIN op o ON o.actor=c.actor "
        "AND o.seq=c.seq JOIN ent e ON e.id=c.ent JOIN fld f ON f.id=c.fld JOIN actor a ON a.id=c.actor "
        "WHERE substr(f.name, 1, 1) <> '_' OR f.name = '_exists' ORDER BY o.hlc, a.uuid, o.seq"
    ):
        found.setdefault((kind, ent), {})[fld] = json.loads(val)
    return {key: fields for key, fields in found.items() if fields.pop("_exists", False)}
