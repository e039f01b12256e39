"""A second reader of a case file, written from SECURITY.md alone: it shares no line and no library with the program.

SQLite3 Multiple Ciphers (through apsw) opens the file; ``verify_chain`` checks every chain and seal. ``read_case``
gives what is in the file, or raises where something does not hold.
"""

import base64
import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import apsw
from nacl.public import PrivateKey, SealedBox

from tests.helpers.verify_chain import verify

_NOW = """
SELECT e.kind, e.uuid, f.name, coalesce(o.val, 'null') FROM cur c JOIN op o ON o.actor=c.actor AND o.seq=c.seq
JOIN ent e ON e.id=c.ent JOIN fld f ON f.id=c.fld JOIN actor a ON a.id=c.actor
WHERE substr(f.name, 1, 1) <> '_' OR f.name = '_exists' ORDER BY o.hlc, a.uuid, o.seq
"""  # of several heads the latest comes last


def seed_of(paper: str) -> bytes:
    """The 32 bytes behind a recovery key on paper."""
    number = 0
    for sign in paper.replace("-", "").strip():
        number = number * 32 + "0123456789ABCDEFGHJKMNPQRSTVWXYZ".index(sign)
    raw = number.to_bytes(35, "big")
    assert sha256(b"werkbank-recovery-1" + raw[:32]).digest()[:3] == raw[32:], "recovery key"
    return raw[:32]


def key_of(slots: Path, seed: bytes) -> bytes:
    """The key of a case, from its slot file and a private key."""
    for slot in json.loads(slots.read_text(encoding="utf-8"))["slots"]:
        try:
            inside = json.loads(SealedBox(PrivateKey(seed)).decrypt(base64.b64decode(slot["sealed"])))
        except Exception:  # noqa: BLE001 - made for somebody else
            continue
        return base64.b64decode(inside["key"])
    raise AssertionError("no slot")


def opened(database: Path, key: bytes) -> apsw.Connection:
    """The file as SQLCipher 4 wrote it."""
    connection = apsw.Connection(str(database))
    for pragma in ("cipher='sqlcipher'", "legacy=4", f"key=\"x'{key.hex()}'\""):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    return connection


def pages_in(connection: apsw.Connection) -> bytes:
    """Every page of the file behind its lock, also those that nothing uses any more."""
    size, count = (int(connection.execute(f"PRAGMA {name}").get) for name in ("page_size", "page_count"))
    pages = [connection.read("main", 0, number * size, size) for number in range(count)]
    assert all(whole for whole, _ in pages)
    return b"".join(page for _, page in pages)


def read_case(connection: apsw.Connection) -> dict[tuple[str, str], dict[str, Any]]:
    """Check every chain and seal; the present fields of every entity."""
    verify(connection)
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for kind, ent, fld, val in connection.execute(_NOW):
        found.setdefault((str(kind), str(ent)), {})[str(fld)] = json.loads(str(val))
    return {key: fields for key, fields in found.items() if fields.pop("_exists", False)}
