"""Which entities point at which: what is lost when something is removed.

One table names every field that holds an id. A *bearing* reference carries the entity (a parentage without its child
means nothing, so it goes too); a *loose* one is one of several or optional, so only the mention goes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from werkbank.model.casus import Casus
from werkbank.model.entities import Entity
from werkbank.model.kinds import Kind

_PERSON, _EVENT, _PATTERN = Kind.PERSON, Kind.EVENT, Kind.PATTERN


@dataclass(frozen=True, slots=True)
class Reference:
    """A field of one kind that holds ids of another."""

    kind: Kind
    field: str
    target: Kind
    bearing: bool


REFERENCES = (
    *(Reference(kind, "about", _PERSON, bearing=False) for kind in Kind),
    Reference(_PERSON, "left_of", _PERSON, bearing=False),
    Reference(Kind.PARTNERSHIP, "partners", _PERSON, bearing=True),
    Reference(Kind.PARENTAGE, "parent", _PERSON, bearing=True),
    Reference(Kind.PARENTAGE, "child", _PERSON, bearing=True),
    Reference(Kind.TWINS, "persons", _PERSON, bearing=False),
    Reference(Kind.RESIDENCE, "person", _PERSON, bearing=True),
    Reference(Kind.RESIDENCE, "household", Kind.HOUSEHOLD, bearing=True),
    Reference(Kind.BOND, "from_person", _PERSON, bearing=True),
    Reference(Kind.BOND, "to_person", _PERSON, bearing=True),
    Reference(Kind.CONDITION, "person", _PERSON, bearing=True),
    Reference(Kind.CUSTODY, "child", _PERSON, bearing=True),
    Reference(Kind.CUSTODY, "holder", _PERSON, bearing=False),
    Reference(Kind.EVENT, "persons", _PERSON, bearing=False),
    Reference(Kind.PATTERN, "persons", _PERSON, bearing=False),
    Reference(Kind.PATTERN, "events", _EVENT, bearing=False),
    Reference(Kind.PATTERN, "bonds", Kind.BOND, bearing=False),
    Reference(Kind.ANSWER, "pattern", _PATTERN, bearing=True),
    Reference(Kind.INVOLVEMENT, "persons", _PERSON, bearing=False),
    Reference(Kind.SUPPORT, "who", _PERSON, bearing=False),
    Reference(Kind.GOAL, "persons", _PERSON, bearing=False),
    Reference(Kind.GOAL, "pattern", _PATTERN, bearing=False),
    Reference(Kind.STEP, "goal", Kind.GOAL, bearing=True),
    Reference(Kind.CHILD_PAGE, "person", _PERSON, bearing=True),
    Reference(Kind.COMING_OF_AGE, "person", _PERSON, bearing=True),
    Reference(Kind.DATE_CLAIM, "event", _EVENT, bearing=True),
    Reference(Kind.DATE_CLAIM, "person", _PERSON, bearing=True),
    Reference(Kind.DECISION, "facts", _EVENT, bearing=False),
    Reference(Kind.BOUWSTEEN_NOTE, "session", Kind.SESSION, bearing=False),
)


def mentions(entity: Entity, reference: Reference, target_id: str) -> bool:
    """Whether this field of this entity names the target."""
    value = getattr(entity, reference.field)
    return target_id in value if isinstance(value, tuple) else value == target_id


@lru_cache(None)
def references_of(kind: Kind, /, *, bearing: bool) -> tuple[Reference, ...]:
    """How entities of one kind name others, and can or cannot stand without them."""
    return tuple(one for one in REFERENCES if one.kind is kind and one.bearing is bearing)


def pointing_at(casus: Casus, kind: Kind, entity_id: str) -> Iterator[tuple[Entity, Reference]]:
    """Every (entity, reference) that names one entity."""
    for reference in REFERENCES:
        if reference.target is kind:
            for entity in casus.table(reference.kind).values():
                if mentions(entity, reference, entity_id):
                    yield entity, reference


def lost_with(casus: Casus, kind: Kind, entity_id: str) -> tuple[Entity, ...]:
    """What disappears together with one entity, itself left out, each once, in table order."""
    found: dict[tuple[Kind, str], Entity] = {}
    todo = [(kind, entity_id)]
    for target_kind, target in todo:
        for entity, reference in pointing_at(casus, target_kind, target):
            key = (entity.kind_of, entity.id)
            if reference.bearing and key not in found and key != (kind, entity_id):
                found[key] = entity
                todo.append(key)
    return tuple(found.values())
