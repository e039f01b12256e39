"""What a line of the access log is about, beyond what stands in the line: the entities of the change that it names."""

from __future__ import annotations

from werkbank.store.connection import Connection

_TOUCHED = """
SELECT DISTINCT b.uuid, b.action, e.kind, e.uuid FROM op o JOIN batch b ON b.id = o.batch JOIN ent e ON e.id = o.ent
"""


def touched(connection: Connection) -> dict[str, tuple[str, frozenset[tuple[str, str]]]]:
    """By batch: its action, and which entities (kind, id) it set something of."""
    found: dict[str, tuple[str, set[tuple[str, str]]]] = {}
    for batch, action, kind, entity in connection.execute(_TOUCHED):
        found.setdefault(batch, (action, set()))[1].add((kind, entity))
    return {batch: (action, frozenset(entities)) for batch, (action, entities) in found.items()}
