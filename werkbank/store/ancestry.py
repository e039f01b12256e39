"""What a field said before its copies went apart: the latest that every side of a fork knew."""

from __future__ import annotations

import json
from collections.abc import Sequence

from werkbank.store.connection import Connection
from werkbank.store.fold import Said

_OF_FIELD = """
SELECT o.actor || ':' || o.seq, a.uuid, o.seq, o.hlc, o.parents, o.val
FROM op o JOIN ent e ON e.id = o.ent JOIN fld f ON f.id = o.fld JOIN actor a ON a.id = o.actor
WHERE e.kind = ? AND e.uuid = ? AND f.name = ?
"""


def text_before(connection: Connection, sides: Sequence[Said]) -> str:
    """The text that all sides began with; empty when there was none, it was erased, or it is no text."""
    first = sides[0]
    told, names = {}, {}
    for name, actor, seq, *rest in connection.execute(_OF_FIELD, (first.kind, first.entity, first.field)):
        told[name], names[actor, seq] = rest, name
    shared = set.intersection(*(_before(told, names[side.actor, side.seq]) for side in sides))
    if not shared:
        return ""
    val = max((told[name] for name in shared), key=lambda one: int(one[0]))[2]
    value = None if val is None else json.loads(val)
    return value if isinstance(value, str) else ""


def _before(told: dict[str, list[object]], name: str) -> set[str]:
    """The names of everything that its author knew of this field."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        parents = str(told[waiting.pop()][1]).split(",")
        fresh = {parent for parent in parents if parent in told} - found
        found |= fresh
        waiting += fresh
    return found
