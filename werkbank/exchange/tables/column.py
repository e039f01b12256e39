"""What a table of the interchange format is: columns with the fields they fill, and how rows become entities.

One declaration drives both ways. Reading turns the cells of a row into *fields* (values by the name of a field) and
asks ``build`` for the entities; writing asks ``rows`` for the fields of every row and turns them into cells. A name
that starts with ``_`` is a field of the row that no entity has (a shorthand, a word that decides which entity it is).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from werkbank.exchange.cells.cell import Cell, Fields, Pen, Spot
from werkbank.exchange.cells.dates import begin_and_end
from werkbank.exchange.cells.plain import Text
from werkbank.exchange.cells.refs import Refs, Stones, Who, Whos
from werkbank.exchange.cells.words import Choice, Share
from werkbank.i18n import mark
from werkbank.model.entities import TYPES, Entity
from werkbank.model.kinds import Kind, Nature, PassOn

ID = "id"
_NUMBERED = re.compile(r"r\d{1,9}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    ``required``: the table cannot be read without it. ``filled``: nor can a row without text in it. ``extra``: only
    written when some row has something to say there. ``about`` explains it to people (marked for translation).
    """

    name: str
    fields: tuple[str, ...]
    cell: Cell
    about: str = ""
    required: bool = False
    filled: bool = False
    extra: bool = False


def column(name: str, fields: str, cell: Cell, about: str = "", **marks: bool) -> Column:
    """A column; ``fields`` are names with spaces between."""
    return Column(name, tuple(fields.split()), cell, about, **marks)


Build = Callable[[Fields, Spot], Iterable[Entity]]
Prepare = Callable[[Fields, Spot], None]
Finish = Callable[[Sequence[Entity]], Iterable[Entity]]
Rows = Callable[[Pen], Iterator[Fields]]


@dataclass(frozen=True, slots=True)
class Table:
    """One table. ``first`` are columns that must be read before ``prepare`` can say what dates lean on.

    ``ids``: always a column ``id``; ``numbered``: rows are called r1, r2, ... when nobody gave them an id, and that
    name is kept; ``kind`` is whose ids its rows give. ``finish`` puts together what several rows say.
    """

    name: str
    kind: Kind
    columns: tuple[Column, ...]
    build: Build
    rows: Rows
    about: str = ""
    ids: bool = True
    needs_id: bool = False
    numbered: bool = False
    first: frozenset[str] = frozenset()
    prepare: Prepare | None = None
    finish: Finish | None = None
    one_of: tuple[str, ...] = ()  # at least one of these columns must be there


COMMON = (
    column("over wie", "about", Refs(Kind.PERSON), mark("ids van de personen over wie dit gaat"), extra=True),
    column(
        "aard",
        "nature",
        Choice(Nature, "natures", Nature.OPINION, Nature.FACT),
        mark("feit, mening of verhaal"),
        extra=True,
    ),
    column("bron", "source", Who(), mark("document of persoon van wie dit komt"), extra=True),
    column("grondslag", "basis", Text(), mark("op welke grond dit is genoteerd"), extra=True),
    column(
        "doorgeven",
        "pass_on",
        Choice(PassOn, otherwise=PassOn.ASK, silent=PassOn.BY_SOURCE),
        mark("ja, navragen bij bron of nee; leeg volgt uit de bron"),
        extra=True,
    ),
    column("ingebracht door", "contributor", Who(), mark("wie dit heeft ingebracht"), extra=True),
    column("bouwstenen", "bouwstenen", Stones(), mark("ids of namen met | ertussen, zoals B08"), extra=True),
    column(
        "delen", "sharing", Share(), mark("gezin, team, keten of afgeschermd; leeg is nog niet bepaald"), extra=True
    ),
    column("alleen voor", "only_for", Whos(), mark("ids of organisaties die dit mogen zien"), extra=True),
    column("niet voor", "not_for", Whos(), mark("ids of organisaties die dit niet mogen zien"), extra=True),
    column("notitie", "note", Text(), mark("vrije tekst"), extra=True),
)
"""What every entity carries; a table that has them by design names them with ``shared``."""

_COMMON = {each.name: each for each in COMMON}
_ALWAYS = {"aard": replace(_COMMON["aard"], cell=Choice(Nature, "natures", Nature.OPINION))}


def shared(*names: str) -> tuple[Column, ...]:
    """Common columns that a table always has; there a fact is said to be one."""
    return tuple(replace(_ALWAYS.get(name, _COMMON[name]), extra=False) for name in names)


def completed(columns: Iterable[Column]) -> tuple[Column, ...]:
    """The columns with the common ones that are not among them yet at the end."""
    own = tuple(columns)
    fields = {name for each in own for name in each.fields}
    return own + tuple(each for each in COMMON if not fields.issuperset(each.fields))


def entity_of(kind: Kind, fields: Fields, spot: Spot) -> Entity:
    """The entity that a row describes; fields that start with ``_`` are left out."""
    known = {name: value for name, value in fields.items() if not name.startswith("_")}
    _settle_period(known, TYPES[kind])
    note = "\n".join([*filter(None, [known.pop("note", "")]), *spot.notes])
    return TYPES[kind].model_validate({**known, "id": spot.ident, "ref": spot.ref, "note": note})


def _settle_period(fields: Fields, of_type: type[Entity]) -> None:
    """A begin that tells the end too ('2012-2014', 'sinds 2015') gives both, unless the end has its own cell."""
    if "begin" in fields and fields["begin"].is_period:
        fields["begin"], end, running = begin_and_end(fields["begin"])
        found = {"end": end, "running": running, "ended": end.is_known}
        for name in of_type.model_fields.keys() & found.keys():
            fields.setdefault(name, found[name])


def fields_of(entity: Entity) -> Fields:
    """The values of an entity by field, for writing."""
    return dict(entity.__dict__)


def is_row_name(name: str) -> bool:
    """Whether a name only says which row it was."""
    return _NUMBERED.fullmatch(name) is not None


def place_of(entity: Entity) -> float:
    """The number of the row that an entity came from, so that rows keep their place; infinite for all others."""
    return int(entity.name_in_tables[1:]) if is_row_name(entity.name_in_tables) else float("inf")


def plain(name: str, kind: Kind, columns: Iterable[Column], **marks: bool | str) -> Table:
    """A table in which one row is one entity."""

    def build(fields: Fields, spot: Spot) -> Iterable[Entity]:
        return (entity_of(kind, fields, spot),)

    def rows(pen: Pen) -> Iterator[Fields]:
        return map(fields_of, sorted(pen.casus.table(kind).values(), key=place_of))

    return Table(name, kind, completed(columns), build, rows, **marks)  # type: ignore[arg-type]
