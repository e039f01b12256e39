"""Join what was read with what is there already: the same file twice changes nothing, other files add to the casus.

Persons are recognised by the id of their table, and only when both sides number alike: more of the shared ids agree in
name and birth than contradict each other (a table without ``personen`` names persons by their id and always counts
as alike). Then a shared id is one person: what the casus does not know yet is filled in, what it knows stays as it is,
and every difference is told. Of all else only what says exactly the same is left out. What is new keeps its number;
where the casus uses that number for something else it gets a free one ('12' becomes '12-2'), which is told too unless
it only said which row it was ('r3').

Invariant: nothing in the casus is changed or lost; everything of the reading comes in, stands there already, or is
told.
"""

from __future__ import annotations

from itertools import count
from typing import Any

from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Entity, Person, Sheet, fields_of
from werkbank.model.kinds import Kind

FIRST = (
    Kind.SHEET,
    Kind.PERSON,
    Kind.HOUSEHOLD,
    Kind.EVENT,
    Kind.BOND,
    Kind.PATTERN,
    Kind.GOAL,
)  # others point at them
NAMES = ("first_name", "last_name", "birth")
NOT_SAID = {"ref", "contributor"}  # what two rows may differ in while they say the same


class Joining:
    """One casus that takes in readings; ``new`` is what has to be written, ``told`` what people should know of it."""

    def __init__(self, casus: Casus) -> None:
        self.new: dict[tuple[Kind, EntityId], Entity] = {}
        self.told: list[str] = []
        self._tables = {kind: dict(casus.table(kind)) for kind in Kind}
        self._refs = {kind: {e.ref for e in table.values() if e.ref} for kind, table in self._tables.items()}
        self._ids: dict[str, EntityId] = {}  # id in a reading -> id in the casus, of what is the same

    def take_in(self, read: Casus) -> None:
        """Put everything of a reading in; its ids are not in use in the casus, but for the sheet."""
        self._ids.update(_same_persons(self._tables[Kind.PERSON], read))
        for kind in (*FIRST, *(kind for kind in Kind if kind not in FIRST)):
            there = {_content(entity): entity.id for entity in self._tables[kind].values()}
            for entity in read.table(kind).values():
                self._take(self._pointed(entity), there)

    def _take(self, entity: Entity, there: dict[str, EntityId]) -> None:
        known = self._ids.get(entity.id, entity.id)
        if (old := self._tables[entity.kind_of].get(known)) is not None:
            self._fill_in(old, entity)
        elif not isinstance(entity, Person) and (same := there.get(_content(entity))):
            self._ids[entity.id] = same
        else:
            self._put(self._numbered(entity))

    def _fill_in(self, old: Entity, new: Entity) -> None:
        """Take over what the casus does not know yet; tell where it says otherwise."""
        if isinstance(new, Person) and _is_stub(new):
            return
        known, fresh = fields_of(old), fields_of(new)
        if added := {name: getattr(new, name) for name in fresh.keys() - known.keys() - NOT_SAID}:
            self._put(old.but(**added))
        other = any(_value(new, name) != _value(old, name) for name in fresh.keys() & known.keys() - NOT_SAID)
        if other and not isinstance(old, Sheet):
            said = tr("{id} staat al in de casus met andere gegevens; die zijn gebleven.", id=old.name_in_tables)
            self.told.append(said)

    def _pointed(self, entity: Entity) -> Entity:
        """The entity with every id in it turned to what stands in the casus."""
        turned = {name: self._turned(value) for name, value in entity.__dict__.items() if name != "id"}
        moved = {name: value for name, value in turned.items() if value != entity.__dict__[name]}
        return entity.but(**moved) if moved else entity

    def _turned(self, value: Any) -> Any:  # noqa: ANN401 - the value of any field
        if isinstance(value, tuple):
            return tuple(self._turned(one) for one in value)
        return self._ids.get(value, value) if isinstance(value, str) else value

    def _numbered(self, entity: Entity) -> Entity:
        """The entity with a number that nothing else of its kind has."""
        ref, taken = entity.ref, self._refs[entity.kind_of]
        if not ref or ref not in taken:
            return entity
        if ref[:1] == "r" and ref[1:].isdecimal():  # the number of its row: nobody typed it
            return entity.but(ref=next(name for n in count(len(taken) + 1) if (name := f"r{n}") not in taken))
        free = next(name for n in range(2, len(taken) + 3) if (name := f"{ref}-{n}") not in taken)
        self.told.append(tr("{id} was al in gebruik in de casus; de nieuwe heet {nieuw}.", id=ref, nieuw=free))
        return entity.but(ref=free)

    def _put(self, entity: Entity) -> None:
        self._tables[entity.kind_of][entity.id] = entity
        self._refs[entity.kind_of].update({entity.ref} - {""})
        self.new[entity.kind_of, entity.id] = entity


def _same_persons(persons: dict[EntityId, Entity], read: Casus) -> dict[str, EntityId]:
    """Id in the reading -> id in the casus, of who is the same person."""
    there = {person.ref: person for person in persons.values() if person.ref}
    pairs = [(person, there[person.ref]) for person in read.persons.values() if person.ref in there]
    named = [pair for pair in pairs if not _is_stub(pair[0])]
    contradict = sum(_contradict(*pair) for pair in named)
    agree = sum(_shares(*pair) and not _contradict(*pair) for pair in named)
    alike = agree > contradict or not named
    return {new.id: old.id for new, old in pairs} if alike else {}


def _is_stub(person: Person) -> bool:
    """Made from an id that a table without ``personen`` uses: nothing is known but that id."""
    return person.first_name == person.ref and set(fields_of(person)) <= {"first_name", "ref"}


def _shares(new: Entity, old: Entity) -> bool:
    return any(_value(new, name) and _value(old, name) for name in NAMES)


def _contradict(new: Entity, old: Entity) -> bool:
    pairs = ((_value(new, name), _value(old, name)) for name in NAMES)
    return any(one and other and one != other for one, other in pairs)


def _value(entity: Entity, name: str) -> Any:  # noqa: ANN401 - a JSON value
    """What a field says; a date without how it was typed."""
    value = fields_of(entity).get(name)
    return value.get("edtf", value) if isinstance(value, dict) else value


def _content(entity: Entity) -> str:
    """What the entity says, apart from its number and who brought it in."""
    said = {name: _value(entity, name) for name in fields_of(entity) if name not in NOT_SAID}
    return repr(sorted(said.items()))
