"""A table that somebody copied from a spreadsheet, as events: which column is what, and what every row says.

    pasted = read_pasted(text)                       # rows of cells, with or without a header
    columns = guessed(pasted)                        # one name for each column, or NOTE, or SKIP
    events, report = events_from(pasted, columns, casus=casus, today=today, ids=fresh_id, progress=tell)

Columns are those of the table ``gebeurtenissen`` and every cell is read by that table's own rules; persons are known by
their id in tables, their first name or their whole name. A row that cannot be read in full still comes in: its text
stays as it was typed, an unreadable date waits at 'datum onbekend', and the report names the place.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from werkbank.exchange import Cancelled, Progress, Report
from werkbank.exchange.cells.cell import Desk
from werkbank.exchange.files.sheet import Line, Sheet
from werkbank.exchange.limits import CELL_CHARACTERS, TABLE_ROWS, Ticker
from werkbank.exchange.report import Draft
from werkbank.exchange.rows import entities_of, give_ids, plan_of
from werkbank.exchange.tables.column import ID
from werkbank.exchange.tables.events import EVENTS
from werkbank.exchange.texts import header_key
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId, IdSource
from werkbank.model.dates import parse
from werkbank.model.entities import Event
from werkbank.model.errors import KnownError
from werkbank.model.kinds import Kind
from werkbank.model.stone_words import own_names
from werkbank.model.vocabulary import vocabulary

NOTE, SKIP = "*", ""
SAMPLE = 200  # rows looked at to guess what a column is
_NAMES = {header_key(column.name): column.name for column in EVENTS.columns}
_ALSO = {"wanneer": "datum", "begin": "datum", "wie": "personen", "persoon": "personen", "einddatum": "einde",
         "gebeurtenis": "titel", "omschrijving": "titel", "start": "datum", "naam": "personen",
         "tijdstip": "datum", "bij wie": "personen", "instantie": "organisatie", "instelling": "organisatie",
         "tot": "einde", "wat": NOTE, "wat gebeurde er": NOTE}  # fmt: skip

__all__ = [
    "NOTE", "SKIP", "Cancelled", "Pasted", "Progress", "columns_offered", "events_from", "guessed", "is_table",
    "names_of_persons", "read_pasted",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pasted:
    """Rows of cells; ``header`` is empty when the first row says something that happened."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return max([len(self.header), *(len(row) for row in self.rows)], default=0)


def is_table(text: str) -> bool:
    """Whether a text has cells: at least one tab."""
    return "\t" in text


def read_pasted(text: str) -> Pasted:
    """Cut a copied text into cells.

    Raises:
        KnownError: nothing is in it, or more than the program takes in at once.
    """
    csv.field_size_limit(CELL_CHARACTERS * 10)
    plain = text.replace("\0", "").lstrip("\ufeff")
    rows = [
        tuple(row) for row in csv.reader(io.StringIO(plain, newline=""), delimiter="\t") if any(map(str.strip, row))
    ]
    if not rows:
        raise KnownError(tr("Er staat niets op het klembord."), remedy=tr("Kopieer eerst de rijen in Excel."))
    if len(rows) > TABLE_ROWS:
        raise KnownError(tr("Dit zijn meer dan {grens} rijen.", grens=TABLE_ROWS), remedy=tr("Plak ze in delen."))
    return Pasted(rows[0], tuple(rows[1:])) if _is_header(rows[0]) else Pasted((), tuple(rows))


def guessed(pasted: Pasted, *, casus: Casus, today: date) -> tuple[str, ...]:
    """What each column is: by its header, else by what stands in it; what is not known is kept as a note."""
    if pasted.header:
        known = [_named(name) for name in pasted.header]
        known += [NOTE] * (pasted.width - len(known))
        known = _looked_into(pasted, known, casus=casus, today=today)
    else:
        known = [_by_content(pasted, at, casus=casus, today=today) for at in range(pasted.width)]
    taken: set[str] = set()
    found = []
    for name in known:
        found.append(_free(name, taken))
        taken.add(found[-1])
    return tuple(found)


def columns_offered() -> tuple[str, ...]:
    """The names of the columns of events, in the order of the format."""
    return tuple(column.name for column in EVENTS.columns)


def events_from(
    pasted: Pasted,
    columns: Sequence[str],
    *,
    casus: Casus,
    today: date,
    ids: IdSource,
    progress: Progress | None = None,
) -> tuple[list[Event], Report]:
    """Read every row.

    Raises:
        KnownError: no column is a kind or a title.
        Cancelled: ``progress`` answered False.
    """
    draft = Draft()
    desk = Desk(today=today, words=vocabulary(), draft=draft, fresh=lambda _name: ids())
    desk.names[Kind.PERSON] = names_of_persons(casus)
    desk.people.update(casus.persons)
    desk.stones.update(own_names(casus.wordings.values()))
    desk.births.update((id_, person.birth) for id_, person in casus.persons.items() if person.birth.is_known)
    sheet = _sheet(pasted, columns)
    plan = plan_of(replace(EVENTS, numbered=False), sheet, desk)  # the number of a row says nothing in this casus
    if plan is None:
        raise KnownError(
            tr("Ik zie niet wat er gebeurde."),
            remedy=tr("Kies bij een kolom 'soort' of 'titel', en bij een kolom 'datum'."),
        )
    give_ids(plan, desk)
    plan.typed.clear()
    ticker = Ticker(progress, total=len(sheet.lines))
    found = entities_of(plan, desk, ticker=ticker)
    ticker.tell()
    return [event for event in found if isinstance(event, Event)], draft.finished()


def names_of_persons(casus: Casus) -> dict[str, EntityId]:
    """Everybody by id in tables, by whole name and by first name; a name that two share names nobody."""
    found: dict[str, EntityId] = {}
    shared: set[str] = set()
    for person in casus.persons.values():
        whole = f"{person.first_name} {person.last_name}".strip()
        for name in {person.first_name, whole, person.alias} - {""}:
            for spelled in {name, name.lower()}:
                shared |= {spelled} if found.get(spelled, person.id) != person.id else set()
                found[spelled] = person.id
    named = {name: id_ for name, id_ in found.items() if name not in shared}
    return {**named, **{person.name_in_tables: person.id for person in casus.persons.values()}}


def _sheet(pasted: Pasted, columns: Sequence[str]) -> Sheet:
    """The rows under a header of our own; what is kept as a note keeps the name it had."""
    used = [at for at, name in enumerate(columns) if name != SKIP]
    header = tuple(_heading(pasted, at, columns[at]) for at in used)
    names = {header_key(name) for name in header}
    extra = tuple(name for name in ("datum",) if name not in names)
    first = 2 if pasted.header else 1
    lines = tuple(
        Line(number, tuple(row[at] if at < len(row) else "" for at in used))
        for number, row in enumerate(pasted.rows, start=first)
    )
    return Sheet(EVENTS.name, tr("klembord"), header + extra, first - 1, lines)


def _heading(pasted: Pasted, at: int, name: str) -> str:
    if name != NOTE:
        return name
    typed = pasted.header[at].strip() if at < len(pasted.header) else ""
    own = typed or tr("kolom {n}", n=at + 1)
    return f"{own} ({at + 1})" if header_key(own) in _NAMES or header_key(own) == ID else own


def _is_header(row: Sequence[str]) -> bool:
    filled = [cell for cell in row if cell.strip()]
    known = sum(_named(cell) != NOTE or header_key(cell) in _ALSO for cell in filled)
    return known >= 2 or (known == 1 and len(filled) == 1) or (known > 0 and known * 2 >= len(filled))


def _named(name: str) -> str:
    key = header_key(name)
    return _NAMES.get(key) or _ALSO.get(key) or (SKIP if key in {ID, ""} else NOTE)


def _free(name: str, taken: set[str]) -> str:
    return NOTE if name in taken and name != SKIP else name


def _by_content(pasted: Pasted, at: int, *, casus: Casus, today: date) -> str:
    cells = [row[at].strip() for row in pasted.rows[:SAMPLE] if at < len(row) and row[at].strip()]
    if not cells:
        return SKIP
    persons, words = names_of_persons(casus), vocabulary()

    def most(fits: Callable[[str], bool]) -> bool:
        return sum(map(fits, cells)) * 3 >= len(cells) * 2

    if most(lambda cell: parse(cell, today=today).is_known):
        return "datum" if at == 0 or not _dates_before(pasted, at, today=today) else "einde"
    if most(lambda cell: words.find_event_kind(cell) is not None):
        return "soort"
    if most(lambda cell: all(one.strip() in persons or one.strip().lower() in persons for one in cell.split("|"))):
        return "personen"
    return "titel"


def _looked_into(pasted: Pasted, known: list[str], *, casus: Casus, today: date) -> list[str]:
    """What stands under a name that says nothing may still be plain: dates, kinds, people; else what happened."""
    found = list(known)
    unsaid = [at for at, name in enumerate(known) if name == NOTE]
    inside = {at: _by_content(pasted, at, casus=casus, today=today) for at in unsaid}
    for at, name in inside.items():
        if name in {"datum", "soort", "personen"} and name not in found:
            found[at] = name
    texts = [at for at in unsaid if found[at] == NOTE and inside[at] == "titel"]
    if texts and not {"soort", "titel"} & set(found):
        found[texts[0]] = "titel"
    return found


def _dates_before(pasted: Pasted, at: int, *, today: date) -> bool:
    rows = pasted.rows[:20]
    return any(parse(row[n], today=today).is_known for row in rows for n in range(min(at, len(row))))
