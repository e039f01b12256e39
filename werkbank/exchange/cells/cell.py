"""What every cell of a table shares: the desk where reading happens, the spot being read, and the pen that writes.

A *desk* knows today, the words of the field and which ids stand in the file. A *spot* is the row under the finger: it
collects what is wrong with the row and what goes to its note. A *pen* knows today and under which id everything goes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Any, TypeVar

from werkbank.exchange.report import Draft, Grade, Place
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import UNKNOWN, VagueDate
from werkbank.model.entities import Entity
from werkbank.model.kinds import Kind
from werkbank.model.vocabulary import Vocabulary

AnyEntity = TypeVar("AnyEntity", bound=Entity)
type_value = Any  # what a field of an entity holds
Fields = dict[str, Any]
"""Values of one row by the name of the field."""

MOST_HINTS = 50
MOST_COMPARED = 2000

OMIT = object()
"""What a cell answers when its text gives no value: the field keeps its default."""


@dataclass(slots=True)
class Desk:
    """The place of one reading."""

    today: date
    words: Vocabulary
    draft: Draft
    fresh: Callable[[str], EntityId]  # id in the table -> id in the casus
    names: dict[Kind, dict[str, EntityId]] = field(default_factory=dict)
    people: set[EntityId] = field(default_factory=set)
    births: dict[EntityId, VagueDate] = field(default_factory=dict)
    where: dict[tuple[Kind, EntityId], Place] = field(default_factory=dict)  # the row of every entity
    places: dict[EntityId, str] = field(default_factory=dict)  # in which municipality a home lies
    stones: dict[str, str] = field(default_factory=dict)  # a team's own name of a bouwsteen, folded -> id
    read_dates: dict[tuple[str, bool, str], VagueDate] = field(default_factory=dict)
    _likes: dict[tuple[Kind, str, float], str] = field(default_factory=dict)

    def known(self, kind: Kind, name: str) -> EntityId | None:
        """The id in the casus of what the file calls ``name``."""
        return self.names.get(kind, {}).get(name)

    def given(self, kind: Kind, name: str) -> EntityId:
        """The id in the casus for ``name``, handed out at the first time."""
        names = self.names.setdefault(kind, {})
        if name not in names:
            names[name] = self.fresh(name)
            if kind is Kind.PERSON:
                self.people.add(names[name])
        return names[name]

    def like(self, kind: Kind, name: str, *, cutoff: float = 0.6) -> str:
        """The name in the file that is most like this one, or ''. Looked up a limited number of times: it is slow."""
        key = (kind, name, cutoff)
        if key not in self._likes and len(self._likes) < MOST_HINTS:
            near = get_close_matches(name, list(self.names.get(kind, {}))[:MOST_COMPARED], n=1, cutoff=cutoff)
            self._likes[key] = near[0] if near else ""
        return self._likes.get(key, "")


@dataclass(slots=True)
class Spot:
    """The row that is being read.

    ``number`` is its row in the spreadsheet, ``name`` its id there and ``ref`` the same when it was typed or is
    promised; ``texts`` are its cells by column, cleaned, without blank ones. ``birth`` and ``as_period`` are what
    dates lean on.
    """

    desk: Desk
    file: str
    number: int
    name: str
    ident: EntityId
    ref: str = ""
    column: str = ""
    dropped: bool = False
    notes: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    birth: VagueDate = UNKNOWN
    as_period: bool = False

    @property
    def place(self) -> Place:
        """Where the finger points."""
        return Place(self.file, self.number, self.column)

    def refuse(self, cause: str, *, remedy: str, code: str, keep: bool = False, ask: bool = False) -> None:
        """Name what cannot be read; unless ``keep``, the row falls out when the rest is imported anyway."""
        grade = Grade.QUESTION if ask else Grade.REFUSED
        self.desk.draft.add(grade, self.place, cause, remedy=remedy, code=code)
        self.dropped = self.dropped or not keep

    def warn(self, cause: str, *, remedy: str = "", code: str) -> None:
        """Name what comes in but deserves a look."""
        self.desk.draft.warn(self.place, cause, remedy=remedy, code=code)

    def keep_as_note(self, text: str, *, column: str = "") -> None:
        """Put text that no field holds in the note, under the name of its column."""
        self.notes.append(f"{column or self.column}: {text}")


@dataclass(slots=True)
class Pen:
    """The place of one writing."""

    today: date
    words: Vocabulary
    casus: Casus
    names: dict[Kind, dict[str, str]] = field(default_factory=dict)
    reread: dict[tuple[str, bool, str], VagueDate] = field(default_factory=dict)
    birth: VagueDate = UNKNOWN
    as_period: bool = False
    blank_is_period: bool = False

    def name_of(self, kind: Kind, entity_id: str) -> str:
        """Under which id the tables know an entity."""
        return self.names.get(kind, {}).get(entity_id, entity_id)


class Cell:
    """How one cell is read and written. Blank cells are never read: they give the field's default."""

    def read(self, text: str, spot: Spot) -> type_value:
        """The value of a text that is not blank, or OMIT; a tuple when the column fills several fields."""
        raise NotImplementedError

    def write(self, value: type_value, pen: Pen) -> str:
        """The text of a value; what ``read`` turns into the same value."""
        raise NotImplementedError


def pen_for(casus: Casus, *, today: date, words: Vocabulary) -> Pen:
    """A pen that knows the ids of a whole casus; a name that two entities share falls back to the id of the second."""
    names = {kind: _unique(casus.table(kind).values(), name=_name_in_tables) for kind in Kind}
    names[Kind.HOUSEHOLD] = _unique(casus.households.values(), name=lambda home: home.ref or home.label or home.id)
    return Pen(today, words, casus, names)


def _name_in_tables(entity: Entity) -> str:
    return entity.name_in_tables


def _unique(entities: Iterable[AnyEntity], *, name: Callable[[AnyEntity], str]) -> dict[str, str]:
    given: dict[str, str] = {}
    taken: set[str] = set()
    for entity in entities:
        own = name(entity)
        given[entity.id] = entity.id if own in taken else own
        taken.add(given[entity.id])
    return given
