"""What the list of cases is told of a case: its card (sealed under the case key), and how far its chains have come."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from werkbank.model.entities import SHEET_ID
from werkbank.model.kinds import Kind
from werkbank.store.access_log import moment
from werkbank.store.case_file import OpenFile
from werkbank.store.connection import Connection
from werkbank.store.heads import Heads, operations_in
from werkbank.store.sealing import seal, unseal

_PURPOSE = "card"
_ON_CARD = ("name", "municipality")
_KNOWN_AS = "known-as"
_SHEET = """
SELECT f.name, o.val FROM ent e JOIN cur c ON c.ent = e.id JOIN fld f ON f.id = c.fld
JOIN op o ON o.actor = c.actor AND o.seq = c.seq WHERE e.kind = ? AND e.uuid = ? ORDER BY o.hlc
"""


@dataclass(frozen=True, slots=True)
class Summary:
    """What the list keeps of a case."""

    card: bytes = field(repr=False)
    retention: str
    changed_at: datetime | None
    ops: int
    heads: Heads
    replica: str
    backed_up: int | None = None  # operations in the backup just made


def summary_of(file: OpenFile, *, key: bytes, backed_up: int | None = None) -> Summary:
    """Read it from an open file."""
    sheet = {"name": _known_as(file.connection), **_sheet(file.connection)}
    heads = file.heads()
    last = file.connection.execute("SELECT at FROM batch ORDER BY id DESC LIMIT 1").fetchone()
    return Summary(
        card=seal({name: sheet.get(name) or "" for name in _ON_CARD}, key=key, purpose=_PURPOSE),
        retention=str((sheet.get("retention_date") or {}).get("edtf", "")),
        changed_at=moment(last[0]) if last else None,
        ops=operations_in(heads),
        heads=heads,
        replica=file.ledger.actor.replica,
        backed_up=backed_up,
    )


def know_as(file: OpenFile, name: str) -> None:
    """What the list calls a case that came without its name; no word of the case, so it never differs from a copy."""
    file.keep("INSERT OR REPLACE INTO meta VALUES(?,?)", values=(_KNOWN_AS, name))


def _known_as(connection: Connection) -> str:
    found = connection.execute("SELECT value FROM meta WHERE key=?", (_KNOWN_AS,)).fetchone()
    return str(found[0]) if found else ""


def is_expired(connection: Connection, *, today: date) -> bool:
    """Whether the day until which somebody decided to keep this case has passed."""
    from werkbank.model.dates import from_edtf

    edtf = str((_sheet(connection).get("retention_date") or {}).get("edtf", ""))
    until = from_edtf(edtf).hi if edtf else None
    return until is not None and until < today


def read_card(card: bytes, *, key: bytes) -> tuple[str, str]:
    """(name, municipality), empty when the card cannot be read."""
    found = unseal(card, key=key, purpose=_PURPOSE)
    return str(found.get("name", "")), str(found.get("municipality", ""))


def _sheet(connection: Connection) -> dict[str, Any]:
    return {name: json.loads(val) for name, val in connection.execute(_SHEET, (Kind.SHEET, SHEET_ID)) if val}
