"""The inside of one transaction: a casus in the making and the list of what changes.

``Edit`` lives only within ``OpenCasus.transaction``; views never hold one. Removing an entity takes along what cannot
stand without it (``model.references``) and drops mentions of it elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar, cast

from werkbank.journal.changes import BETWEEN_CALLS, FieldChange, JsonValue, difference, joined, normal
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId, IdSource
from werkbank.model.entities import Entity, entity_from, fields_of
from werkbank.model.errors import BugError
from werkbank.model.kinds import Kind
from werkbank.model.references import lost_with, pointing_at

T = TypeVar("T", bound=Entity)


class Edit:
    """One user action while it is being made."""

    def __init__(self, casus: Casus, *, ids: IdSource, contributor: str) -> None:
        self.casus = casus
        self.subject = ""
        self._ids = ids
        self._contributor = contributor
        self._changes: list[FieldChange] = []
        self.resolved: list[FieldChange] = []

    def new_id(self) -> EntityId:
        """A fresh id for an entity that is to be added."""
        return self._ids()

    def add(self, entity: T) -> T:
        """Put a new entity in; says who brought it in when that is not noted."""
        if self.casus.get(entity.kind_of, entity.id):
            raise BugError(f"{entity!r} exists already")
        return self._put(None, entity if entity.contributor else entity.but(contributor=self._contributor))

    def add_all(self, entities: Sequence[Entity], *, told: Callable[[int, int], object] | None = None) -> None:
        """Put many new entities in at once: one copy of each table, however many there are.

        ``told`` hears now and then how many of how many are in; what it raises ends it.
        """
        fresh = []
        signed = {"contributor": self._contributor}
        for number, entity in enumerate(entities):
            if told is not None and number % BETWEEN_CALLS == 0:
                told(number, len(entities))
            if self.casus.get(entity.kind_of, entity.id):
                raise BugError(f"{entity!r} exists already")
            fresh.append(entity if entity.contributor else entity.model_copy(update=signed))
            self._changes += difference(None, fresh[-1])
        self.casus = self.casus.having(*fresh)

    def change(self, entity: T, **fields: Any) -> T:  # noqa: ANN401 - fields of the entity, validated by `but`
        """Give an entity of this casus other values; what this transaction changed in it before stays."""
        known = self._known(entity.kind_of, entity.id)
        return self.replace(cast("T", known.but(**fields)))

    def replace(self, entity: T) -> T:
        """Put a newer state of an existing entity in."""
        known = self.casus.get(entity.kind_of, entity.id)
        if known is None:
            raise BugError(f"{entity!r} does not exist")
        return self._put(known, entity)

    def put(self, entity: T) -> T:
        """Add or replace."""
        return self.replace(entity) if self.casus.get(entity.kind_of, entity.id) else self.add(entity)

    def remove(self, kind: Kind, entity_id: str) -> None:
        """Take an entity out with all that cannot stand without it."""
        for lost in (*reversed(lost_with(self.casus, kind, entity_id)), self._known(kind, entity_id)):
            self._forget(lost)

    def resolve(self, kind: Kind, entity_id: str, *, field: str, value: JsonValue) -> None:
        """Decide what a field is of which two copies say different things; kept also when it stays as it stands.

        Raises pydantic's ``ValidationError`` when the value does not fit.
        """
        known = self._known(kind, entity_id)
        fields = fields_of(known)
        decided = {**fields, field: value}
        self.replace(entity_from(kind, known.id, {name: one for name, one in decided.items() if one is not None}))
        self.resolved.append(FieldChange(kind, known.id, field, normal(fields.get(field)), normal(value)))

    def keep(self, kind: Kind, entity_id: str) -> None:
        """Decide that an entity stays which another copy took away: all of it, as it stands here."""
        known = self._known(kind, entity_id)
        self.resolved += [replace(one, before=one.after) for one in difference(None, known)]

    def changes(self) -> tuple[FieldChange, ...]:
        """What has changed so far, each field once."""
        return joined(self._changes)

    def _forget(self, entity: Entity) -> None:
        for other, reference in list(pointing_at(self.casus, entity.kind_of, entity.id)):
            value = getattr(other, reference.field)
            left = tuple(i for i in value if i != entity.id) if isinstance(value, tuple) else ""
            if not reference.bearing:
                self.change(other, **{reference.field: left})
        self._changes += difference(self._known(entity.kind_of, entity.id), None)
        self.casus = self.casus.without(entity.kind_of, [entity.id])

    def _known(self, kind: Kind, entity_id: str) -> Entity:
        found = self.casus.get(kind, entity_id)
        if found is None:
            raise BugError(f"no {kind} {entity_id}")
        return found

    def _put(self, before: Entity | None, after: T) -> T:
        self._changes += difference(before, after)
        self.casus = self.casus.having(after)
        return after
