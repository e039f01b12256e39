"""A change as data: what was, what is now, who did it, when, as which action.

Format: a ``FieldChange`` names one field of one entity and holds the JSON value before and after; ``None`` stands for
the field's default. Existence is the field ``_exists`` (``True`` after creation, ``None`` when absent), so creating,
editing and deleting are one thing. Invariants:

1. ``apply(apply(casus, change), change.inverted(...)) == casus``;
2. a change set names each (kind, entity, field) at most once and never holds ``before == after``;
3. no floats anywhere and every text in Unicode form NFC, so that the canonical form (RFC 8785) of a change set is the
   same on every machine, and what was typed on one keyboard equals what was typed on another;
4. entities enter a table in the order of their first ``_exists`` changes, so that folding a log gives the same order;
   what comes back stands where it stood, so undo gives the order back as well.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as with_default
from datetime import datetime
from typing import Any

from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Entity, entity_from, fields_of
from werkbank.model.errors import BugError
from werkbank.model.kinds import Kind

EXISTS = "_exists"
BETWEEN_CALLS = 500
JsonValue = Any  # str | int | bool | None | list | dict, never float


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one entity, before and after."""

    kind: Kind
    entity: EntityId
    field: str
    before: JsonValue = with_default(repr=False)
    after: JsonValue = with_default(repr=False)

    @property
    def address(self) -> tuple[Kind, EntityId, str]:
        """Which field it is about."""
        return self.kind, self.entity, self.field


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """One user action.

    ``group`` joins change sets that undo as one step (typing in one field): it is the id of the first of them.
    ``undoes`` is the id of the change set (group) that this one takes back or, for a redo, brings back. ``resolved``
    names what two copies had different and a person now decided, also where the value that stood there stays; with it
    goes the ``reason``. ``foreign`` is what somebody else did, or what came in from another copy: undo leaves it.
    """

    id: EntityId
    action: str
    author: str
    at: datetime
    changes: Sequence[FieldChange]  # a tuple, or read from the case file when it is first asked for
    group: str = ""
    undoes: str = ""
    redo: bool = False
    subject: str = with_default(default="", repr=False)  # short text for the undo menu, e.g. a first name
    resolved: tuple[FieldChange, ...] = with_default(default=(), repr=False)
    reason: str = with_default(default="", repr=False)
    foreign: bool = False
    came_at: datetime | None = None  # when it came in from another copy
    _kinds: list[frozenset[Kind]] = with_default(default_factory=list, init=False, repr=False, compare=False)

    def inverted(self, *, as_id: EntityId, at: datetime, author: str) -> ChangeSet:
        """The change set that takes this one back."""
        return replace(
            self,
            id=as_id,
            at=at,
            author=author,
            group="",
            undoes=self.group or self.id,
            changes=tuple(FieldChange(c.kind, c.entity, c.field, c.after, c.before) for c in reversed(self.changes)),
        )

    @property
    def known_since(self) -> datetime:
        """Since when it is in this copy of the casus."""
        return self.came_at or self.at

    def touches(self) -> frozenset[tuple[Kind, EntityId]]:
        """Every entity in it."""
        return frozenset((change.kind, change.entity) for change in self.changes)

    def kinds(self) -> frozenset[Kind]:
        """Every kind in it: enough for a view to judge whether to redraw."""
        if not self._kinds:  # every view asks, and there may be half a million changes
            self._kinds.append(frozenset(change.kind for change in self.changes))
        return self._kinds[0]


def normal(value: JsonValue) -> JsonValue:
    """The same JSON value with every text in NFC; a float is a mistake of ours."""
    if isinstance(value, str):
        return value if value.isascii() else unicodedata.normalize("NFC", value)
    if isinstance(value, float):
        raise BugError("a float in a change")
    if isinstance(value, dict):
        return {name: normal(part) for name, part in value.items()}
    return [normal(part) for part in value] if isinstance(value, list) else value


def difference(before: Entity | None, after: Entity | None) -> tuple[FieldChange, ...]:
    """The field changes that lead from one state of an entity to another; None means absent."""
    subject = after or before
    if subject is None:
        raise BugError("difference between nothing and nothing")
    old = _state_of(before)
    new = _state_of(after)
    names = dict.fromkeys((*new, *old))
    return tuple(
        FieldChange(subject.kind_of, subject.id, name, old.get(name), new.get(name))
        for name in names
        if old.get(name) != new.get(name)
    )


def _state_of(entity: Entity | None) -> dict[str, JsonValue]:
    return {EXISTS: True, **{k: normal(v) for k, v in fields_of(entity).items()}} if entity else {}


def joined(changes: Iterable[FieldChange]) -> tuple[FieldChange, ...]:
    """Consecutive changes of the same field as one; those that cancel out are gone."""
    first: dict[tuple[Kind, EntityId, str], FieldChange] = {}
    for change in changes:
        address = change.kind, change.entity, change.field
        earlier = first.get(address)
        first[address] = replace(change, before=earlier.before) if earlier else change
    return tuple(change for change in first.values() if change.before != change.after)


def between(before: Casus, after: Casus) -> Iterator[FieldChange]:
    """What leads from one casus to another."""
    for kind in dict.fromkeys((*after.tables, *before.tables)):
        old, new = before.table(kind), after.table(kind)
        for one in dict.fromkeys((*new, *old)) if old is not new else ():
            if old.get(one) != new.get(one):
                yield from difference(old.get(one), new.get(one))


def differs(casus: Casus, changes: Iterable[FieldChange]) -> bool:
    """Whether a field has another value than ``before``: somebody changed it meanwhile."""
    states: dict[tuple[Kind, EntityId], dict[str, JsonValue]] = {}
    for change in changes:
        key = (change.kind, change.entity)
        if key not in states:
            states[key] = _state_of(casus.get(*key))
        if states[key].get(change.field) != change.before:
            return True
    return False


def _by_entity(changes: Iterable[FieldChange]) -> dict[tuple[Kind, EntityId], dict[str, JsonValue]]:
    found: dict[tuple[Kind, EntityId], dict[str, JsonValue]] = {}
    for change in changes:
        key = (change.kind, change.entity)
        if change.field == EXISTS:
            found[key] = found.pop(key, {})
        found.setdefault(key, {})[change.field] = change.after
    return found


def apply(casus: Casus, changes: Iterable[FieldChange], *, told: Callable[[int, int], object] | None = None) -> Casus:
    """The casus after these changes. Raises pydantic's ``ValidationError`` when a value does not fit.

    ``told`` hears now and then how many of how many entities are done; what it raises ends it.
    """
    tables: dict[Kind, dict[EntityId, Entity]] = {}
    moved: dict[Kind, list[EntityId]] = {}
    states = _by_entity(changes)
    for number, ((kind, entity_id), new) in enumerate(states.items()):
        if told is not None and number % BETWEEN_CALLS == 0:
            told(number, len(states))
        table = tables.get(kind)
        if table is None:  # copied once for all its changes
            table = tables[kind] = dict(casus.table(kind))
        known = table.get(entity_id)
        exists = new.get(EXISTS, known is not None)
        if EXISTS in new:
            moved.setdefault(kind, []).append(entity_id)
        if not exists:
            table.pop(entity_id, None)
            continue
        fields = {**(fields_of(known) if known else {}), **{k: v for k, v in new.items() if k != EXISTS}}
        table[entity_id] = entity_from(kind, entity_id, {k: v for k, v in fields.items() if v is not None})
    return casus.with_tables(tables, moved=moved)
