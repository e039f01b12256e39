"""From operations to a casus: the heads of every field, validated; what does not fit is set apart and shown.

The value of a field is that of its head; of several heads that say different things (a *fork*, after a merge) the
latest by (hlc, actor, seq), the same on every copy, and the fork is named. Taking an entity away while another copy
works on it is a fork too: it shows where a field of an entity that is gone still has a value, or something that stays
names it. Such an entity stands, as it was and with what was changed in it, until somebody decides.

Entities stand in the order in which they came to be, also after they went and came back (module ``births``). Nothing in
a file may keep a casus from opening, so what breaks validation is *quarantined*: first the fields that do not fit, else
the entity, then whatever cannot stand without it. Copies of which each is sound can together make somebody their own
ancestor: of such a circle of parents the relation that came to be last is set apart, the same on every copy, until the
circle is broken elsewhere.
The operations stay in the file, and ``check`` names them. Fields that begin with '_' are no part of an entity.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple

from pydantic import ValidationError
from pydantic_core import from_json

from werkbank.journal.changes import EXISTS
from werkbank.model.casus import Casus, casus_of
from werkbank.model.circles import on_circles, one_circle
from werkbank.model.clock import EntityId
from werkbank.model.entities import Entity, Parentage, entity_from
from werkbank.model.kinds import Kind
from werkbank.model.references import REFERENCES, Reference
from werkbank.store.arrivals import gaps, is_merged
from werkbank.store.births import Lookup, births, in_file
from werkbank.store.connection import Connection
from werkbank.store.contested import Returned, Told, bring_back

Place = tuple[int, str, int]  # hlc, actor, seq: the order of operations, the same on every copy
Key = tuple[str, str]  # kind, entity
Memo = dict[tuple[Key, frozenset[tuple[str, str | None]]], Entity]
_KINDS = frozenset(Kind)
MOST_CIRCLES = 20  # that are taken one at a time; in a file made to hold very many, all that is left goes at once


class Said(NamedTuple):
    """One operation as folding sees it; ``val`` is JSON text, None when it was erased."""

    kind: str
    entity: str
    field: str
    val: str | None
    hlc: int
    actor: str
    seq: int
    parents: str = ""

    @property
    def place(self) -> Place:
        """Where it stands in the order of all."""
        return self.hlc, self.actor, self.seq


class Quarantined(NamedTuple):
    """What was set apart: a field, or a whole entity when the field is empty."""

    kind: str
    entity: str
    field: str = ""


class Forked(NamedTuple):
    """Operations that nobody has brought together; the casus shows the first. On ``_exists``: gone or kept."""

    kind: str
    entity: str
    field: str
    sides: tuple[Said, ...]
    company: tuple[Key, ...] = ()  # what came back with it


@dataclass(frozen=True, slots=True)
class Folded:
    """The casus that the operations tell, what did not fit in, and where copies say different things."""

    casus: Casus
    quarantined: tuple[Quarantined, ...]
    forks: tuple[Forked, ...] = ()
    circles: tuple[Parentage, ...] = ()  # of what was set apart: who would be an own ancestor by it


_SAID = "SELECT o.ent, o.fld, o.actor, o.val, o.hlc, o.seq, o.parents FROM {rows}"
_HEADS = _SAID.format(rows="cur c JOIN op o ON o.actor = c.actor AND o.seq = c.seq")
_ALL = _SAID.format(rows="op o")


def fold(connection: Connection, *, memo: Memo | None = None) -> Folded:
    """Read the casus of this file."""
    with nothing_is_garbage():
        return fold_heads(
            _said(connection, _HEADS),
            everything=lambda: said_in(connection),
            lookup=in_file(connection),
            names=lambda: dict(connection.execute("SELECT id || '', uuid FROM actor")),
            has_gaps=bool(gaps(connection)),
            merged=is_merged(connection),
            memo=memo,
        )


def said_in(connection: Connection) -> list[Said]:
    """Every operation of a file."""
    return _said(connection, _ALL)


@contextmanager
def nothing_is_garbage() -> Iterator[None]:
    """Reading a casus makes tens of thousands of values that stay: looking through them for garbage doubles the time.

    Whoever has switched automatic collection off for good (the window) finds it off afterwards.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _said(connection: Connection, statement: str) -> list[Said]:
    """Operations with their names, which are few; SQLite would look them up for each row."""
    ask = connection.execute
    entities: dict[int, Key] = {row: (kind, uuid) for row, kind, uuid in ask("SELECT id, kind, uuid FROM ent")}
    fields: dict[int, str] = dict(ask("SELECT id, name FROM fld"))
    actors: dict[int, str] = dict(ask("SELECT id, uuid FROM actor"))
    return [
        Said(*entities[entity], fields[field], val, hlc, actors[actor], seq, parents)
        for entity, field, actor, val, hlc, seq, parents in ask(statement)
        if entity in entities and field in fields and actor in actors
    ]


def fold_heads(
    heads: Iterable[Said],
    *,
    everything: Callable[[], list[Said]],
    lookup: Lookup,
    names: Callable[[], dict[str, str]],
    has_gaps: bool,
    merged: bool,
    memo: Memo | None = None,
) -> Folded:
    """Fold the heads of all fields.

    ``everything`` gives all operations, ``lookup`` one of them and ``names`` the actors in ``parents``.
    ``memo`` holds what several foldings of nearly the same operations have in common.
    """
    apart: list[Quarantined] = []
    told = Told.of(heads)
    returned = bring_back(told, everything=everything, names=names) if merged else {}
    living = {key for key, fields in told.shown.items() if _lives(fields)} | set(returned)
    born = births(told, lookup=lookup)
    order = {key: born.get(key) or returned[key].born for key in living}
    entities = [
        entity
        for key in sorted(living, key=order.__getitem__)
        if (entity := _made(key, returned[key].fields if key in returned else told.shown[key], apart, memo=memo))
    ]
    circles = _closing_circles(entities)
    if circles:
        apart.extend(Quarantined(Kind.PARENTAGE, link.id) for link in circles)
        entities = [entity for entity in entities if not any(entity is link for link in circles)]
    casus = casus_of(_standing(entities, apart, has_gaps=has_gaps))
    casus = Casus(casus.tables, _stood(born, living))
    return Folded(casus, tuple(apart), _forks(told, returned), circles)


def _stood(born: dict[Key, Place], living: set[Key]) -> dict[Kind, dict[EntityId, None]]:
    """Of kinds from which something went: every entity that ever was, in the order in which they came to be."""
    kinds = {kind for kind, _ in born.keys() - living} & _KINDS
    ordered = sorted((key for key in born if key[0] in kinds), key=born.__getitem__) if kinds else []
    found: dict[Kind, dict[EntityId, None]] = {}
    for kind, entity in ordered:
        found.setdefault(Kind(kind), {})[EntityId(entity)] = None
    return found


def _lives(fields: dict[str, Said]) -> bool:
    return EXISTS in fields and fields[EXISTS].val == "true"


def _made(key: Key, fields: dict[str, Said], apart: list[Quarantined], *, memo: Memo | None) -> Entity | None:
    if memo is None:
        return _entity(key, _values(fields, apart), apart)
    told = key, frozenset((name, said.val) for name, said in fields.items())
    if (made := memo.get(told)) is not None:
        return made
    before = len(apart)
    made = _entity(key, _values(fields, apart), apart)
    if made is not None and len(apart) == before:
        memo[told] = made
    return made


def _values(fields: dict[str, Said], apart: list[Quarantined]) -> dict[str, Any]:
    """What its fields say, without what was erased or is the default; what is no JSON is set apart."""
    found: dict[str, Any] = {}
    for name, said in fields.items():
        val = said.val
        if val is None or val == "null" or name.startswith("_"):
            continue
        try:
            value = _read(val)
        except (ValueError, RecursionError):
            apart.append(Quarantined(said.kind, said.entity, said.field))
        else:
            if value is not None:
                found[name] = value
    return found


def _read(val: str) -> Any:  # noqa: ANN401 - a JSON value
    """Quickly; what the quick reader does not take (half a surrogate, great depth) is left to Python's own."""
    try:
        return from_json(val)
    except ValueError:
        return json.loads(val)


def _forks(told: Told, returned: dict[Key, Returned]) -> tuple[Forked, ...]:
    """Of an entity that came back first that it did; of its fields only what was really said of them."""
    found = [
        Forked(*key, EXISTS, back.sides, tuple(k for k, b in returned.items() if not b.sides and b.goes_with(back)))
        for key, back in returned.items()
        if back.sides
    ]
    for (key, field), heads in told.rivals.items():
        if not field.startswith("_") and (key in returned or _lives(told.shown[key])):
            deletions = returned[key].deletions if key in returned else frozenset[tuple[int, str]]()
            sides = [said for said in heads if said.place[:2] not in deletions]
            if len({said.val for said in sides}) > 1:
                found.append(Forked(*key, field, tuple(sorted(sides, key=lambda said: said.place, reverse=True))))
    return tuple(sorted(found, key=lambda fork: fork[:3]))


def _entity(key: Key, fields: dict[str, Any], apart: list[Quarantined]) -> Entity | None:
    kind, entity = key
    if kind not in _KINDS:
        apart.append(Quarantined(kind, entity))
        return None
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


def _standing(entities: list[Entity], apart: list[Quarantined], *, has_gaps: bool) -> list[Entity]:
    """Without what hangs on an entity that was set apart, or was left out of a handover, and without mentions of it."""
    gone: set[Key] = {(lost.kind, lost.entity) for lost in apart if not lost.field}
    if has_gaps:
        gone |= _never_here(entities)
    while fallen := [e for e in entities if gone and (e.kind_of, e.id) not in gone and _hangs(e, gone)]:
        apart.extend(Quarantined(entity.kind_of, entity.id) for entity in fallen)
        gone |= {(entity.kind_of, entity.id) for entity in fallen}
    standing = [entity for entity in entities if (entity.kind_of, entity.id) not in gone]
    return [_without(entity, gone) for entity in standing] if gone else standing


def _closing_circles(entities: list[Entity]) -> tuple[Parentage, ...]:
    """The relations that make somebody their own ancestor; ``entities`` stand in the order of coming to be."""
    links = [entity for entity in entities if isinstance(entity, Parentage)]
    place = {link.id: number for number, link in enumerate(links)}
    bad: set[EntityId] = set()
    while left := on_circles(link for link in links if link.id not in bad):
        if len(bad) >= MOST_CIRCLES:
            bad.update(link.id for link in left)
        else:
            bad.add(max(one_circle(left), key=lambda link: place[link.id]).id)
    return tuple(link for link in links if link.id in bad)


def _never_here(entities: list[Entity]) -> set[Key]:
    here = {(entity.kind_of, str(entity.id)) for entity in entities}
    named = {
        (reference.target, name)
        for entity in entities
        for reference in _OF_KIND[entity.kind_of]
        for name in _named(entity, reference)
        if name
    }
    return {(str(kind), name) for kind, name in named - here}


def _hangs(entity: Entity, gone: set[Key]) -> bool:
    return any(
        reference.bearing and any((reference.target, name) in gone for name in _named(entity, reference))
        for reference in _OF_KIND[entity.kind_of]
    )


def _named(entity: Entity, reference: Reference) -> tuple[str, ...]:
    value = getattr(entity, reference.field)
    return value if isinstance(value, tuple) else (value,)


def _without(entity: Entity, gone: set[Key]) -> Entity:
    for reference in _OF_KIND[entity.kind_of]:
        names = _named(entity, reference)
        kept = tuple(name for name in names if (reference.target, name) not in gone)
        if len(kept) != len(names):
            many = isinstance(getattr(entity, reference.field), tuple)
            entity = entity.but(**{reference.field: kept if many else ""})
    return entity
