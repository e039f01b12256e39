"""From operations to a casus: the heads of every field, validated; what does not fit is set apart and shown.

The value of a field is that of its head; of several heads (a fork after a merge) the latest by (hlc, actor, seq), the
same on every copy. Entities stand in the order in which they came to be. Nothing in a file may keep a casus from
opening, so what breaks validation is *quarantined*: first the fields that do not fit, else the entity, then whatever
cannot stand without it. The operations stay in the file, and ``check`` names them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, NamedTuple

from pydantic import ValidationError

from werkbank.journal.changes import EXISTS
from werkbank.model.casus import Casus, casus_of
from werkbank.model.clock import EntityId
from werkbank.model.entities import Entity, entity_from
from werkbank.model.kinds import Kind
from werkbank.model.references import REFERENCES, Reference
from werkbank.store.connection import Connection

_HEADS = """
SELECT e.kind, e.uuid, f.name, o.val, o.hlc, a.uuid, o.seq
FROM cur c JOIN op o ON o.actor = c.actor AND o.seq = c.seq
JOIN ent e ON e.id = c.ent JOIN fld f ON f.id = c.fld JOIN actor a ON a.id = c.actor
"""
Place = tuple[int, str, int]  # hlc, actor, seq: the order of operations, the same on every copy


class Value(NamedTuple):
    """The value of a field and the place of its operation in the order of all."""

    place: Place
    value: Any


class Quarantined(NamedTuple):
    """What was set apart: a field, or a whole entity when the field is empty."""

    kind: str
    entity: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Folded:
    """The casus that the operations tell, and what did not fit in."""

    casus: Casus
    quarantined: tuple[Quarantined, ...]


def fold(connection: Connection) -> Folded:
    """Read the casus of this file."""
    apart: list[Quarantined] = []
    states = _states(connection, apart)
    living = [key for key, state in states.items() if EXISTS in state and state[EXISTS].value is True]
    living.sort(key=lambda key: states[key][EXISTS].place)
    entities = [entity for key in living if (entity := _entity(key, states[key], apart))]
    return Folded(casus_of(_standing(entities, apart)), tuple(apart))


def _states(connection: Connection, apart: list[Quarantined]) -> dict[tuple[str, str], dict[str, Value]]:
    states: dict[tuple[str, str], dict[str, Value]] = {}
    for kind, entity, field, val, *place in connection.execute(_HEADS):
        state = states.setdefault((kind, entity), {})
        where = (place[0], place[1], place[2])
        if field not in state or state[field].place < where:
            state[field] = Value(where, _read(val, Quarantined(kind, entity, field), apart))
    return states


def _read(val: str | None, name: Quarantined, apart: list[Quarantined]) -> Any:  # noqa: ANN401 - a JSON value
    if val is None:
        return None  # erased
    try:
        return json.loads(val)
    except (ValueError, RecursionError):
        apart.append(name)
        return None


def _entity(key: tuple[str, str], state: dict[str, Value], apart: list[Quarantined]) -> Entity | None:
    kind, entity = key
    if kind not in set(Kind):
        apart.append(Quarantined(kind, entity))
        return None
    fields = {name: found.value for name, found in state.items() if name != EXISTS and found.value is not None}
    try:
        return entity_from(Kind(kind), EntityId(entity), fields)
    except ValidationError as error:
        bad = {str(problem["loc"][0]) for problem in error.errors(include_url=False, include_input=False)}
    try:
        healthy = entity_from(Kind(kind), EntityId(entity), {k: v for k, v in fields.items() if k not in bad})
    except ValidationError:
        apart.append(Quarantined(kind, entity))
        return None
    apart.extend(Quarantined(kind, entity, field) for field in sorted(bad))
    return healthy


_OF_KIND: dict[Kind, tuple[Reference, ...]] = {
    kind: tuple(reference for reference in REFERENCES if reference.kind is kind) for kind in Kind
}
_Key = tuple[str, str]


def _standing(entities: list[Entity], apart: list[Quarantined]) -> list[Entity]:
    """Without what hangs on an entity that was set apart, and without mentions of it."""
    gone: set[_Key] = {(lost.kind, lost.entity) for lost in apart if not lost.field}
    while fallen := [e for e in entities if gone and (e.kind_of, e.id) not in gone and _hangs(e, gone)]:
        apart.extend(Quarantined(entity.kind_of, entity.id) for entity in fallen)
        gone |= {(entity.kind_of, entity.id) for entity in fallen}
    standing = [entity for entity in entities if (entity.kind_of, entity.id) not in gone]
    return [_without(entity, gone) for entity in standing] if gone else standing


def _hangs(entity: Entity, gone: set[_Key]) -> bool:
    return any(
        reference.bearing and any((reference.target, name) in gone for name in _named(entity, reference))
        for reference in _OF_KIND[entity.kind_of]
    )


def _named(entity: Entity, reference: Reference) -> tuple[str, ...]:
    value = getattr(entity, reference.field)
    return value if isinstance(value, tuple) else (value,)


def _without(entity: Entity, gone: set[_Key]) -> Entity:
    for reference in _OF_KIND[entity.kind_of]:
        names = _named(entity, reference)
        kept = tuple(name for name in names if (reference.target, name) not in gone)
        if len(kept) != len(names):
            many = isinstance(getattr(entity, reference.field), tuple)
            entity = entity.but(**{reference.field: kept if many else ""})
    return entity
