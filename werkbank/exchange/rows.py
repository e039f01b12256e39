"""From the sheets of a file to entities, row by row, as the tables are declared.

Two rounds, because rows point at rows: first every table gives its ids, then every row is read. A row that cannot be
read is named and left out; whether anything comes in at all is decided later (reading.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from werkbank.exchange.cells.cell import OMIT, Desk, Fields, Spot
from werkbank.exchange.files.sheet import Line, Sheet, column_letter
from werkbank.exchange.limits import Ticker
from werkbank.exchange.report import Place
from werkbank.exchange.tables.column import ID, Column, Table, is_row_name
from werkbank.exchange.texts import cleaned, has_steering_signs, header_key, unguarded
from werkbank.i18n import ntr, tr
from werkbank.model.entities import Entity


@dataclass(slots=True)
class Plan:
    """How one sheet is read: which cell of a row goes to which column, and what every row is called."""

    table: Table
    sheet: Sheet
    known: list[tuple[int, Column]]
    unknown: list[tuple[int, str]]
    id_at: int | None
    names: dict[int, str] = field(default_factory=dict)  # row number -> id in the file
    typed: set[int] = field(default_factory=set)  # rows that were given their id


def text_at(line: Line, index: int | None) -> str:
    """The cleaned text of one cell; blank beyond the end of the row."""
    if index is None or index >= len(line.cells):
        return ""
    cell = line.cells[index]
    return cleaned(unguarded(cell)) if cell else ""


def plan_of(table: Table, sheet: Sheet, desk: Desk) -> Plan | None:
    """Match the header with the table; None when a required column is missing or stands there twice."""
    columns = {header_key(column.name): column for column in table.columns}
    keys = [header_key(name) for name in sheet.header]
    twice = sorted({key for key in keys if key and keys.count(key) > 1 and (key in columns or key == ID)})
    missing = [column.name for column in table.columns if column.required and header_key(column.name) not in keys]
    missing += [ID] if table.needs_id and ID not in keys else []
    if table.one_of and not any(name in keys for name in table.one_of):
        missing.append(tr(" of ").join(table.one_of))
    for name in twice:
        _refuse_column(
            desk, sheet, name, tr("deze kolom staat er twee keer."), tr("Geef een van de twee een andere naam.")
        )
    for name in missing:
        _refuse_column(desk, sheet, name, tr("deze kolom ontbreekt."), tr("Zet deze kolom in de kop van de tabel."))
    if twice or missing:
        return None
    known = sorted(
        ((i, columns[key]) for i, key in enumerate(keys) if key in columns), key=lambda at: _turn(at[1], table)
    )
    unknown = [
        (i, name)
        for i, (key, name) in enumerate(zip(keys, _names(sheet), strict=True))
        if key not in columns and key != ID
    ]
    unknown += [
        (i, column_letter(i)) for i in range(len(keys), max((len(line.cells) for line in sheet.lines), default=0))
    ]
    return Plan(table, sheet, known, unknown, keys.index(ID) if ID in keys else None)


def _turn(column: Column, table: Table) -> tuple[bool, int]:
    """Columns that others lean on come first, then the order of the table."""
    return column.name not in table.first, table.columns.index(column)


def _names(sheet: Sheet) -> list[str]:
    return [cleaned(name)[:100] or column_letter(i) for i, name in enumerate(sheet.header)]


def _refuse_column(desk: Desk, sheet: Sheet, name: str, cause: str, remedy: str) -> None:
    desk.draft.refuse(Place(sheet.file, sheet.header_row, name), cause, remedy=remedy, code="column")


def give_ids(plan: Plan, desk: Desk) -> None:
    """Name every row and hand out the ids that others may point at; a name that comes twice is refused."""
    taken: dict[str, int] = {}
    for line in plan.sheet.lines:
        typed = text_at(line, plan.id_at)
        name = typed or f"r{line.number - plan.sheet.header_row}"
        if plan.table.needs_id and not typed:
            _refuse_id(desk, plan, line, tr("deze rij heeft geen id."), tr("Geef iedere persoon een eigen id."))
        elif name in taken:
            cause = tr("id ‘{id}’ staat er twee keer, ook in rij {rij}.", id=name, rij=taken[name])
            _refuse_id(desk, plan, line, cause, tr("Geef ieder een eigen id."))
        else:
            taken[name] = line.number
            plan.names[line.number] = name
            desk.given(plan.table.kind, name)
            plan.typed.update({line.number} if typed else ())


def _refuse_id(desk: Desk, plan: Plan, line: Line, cause: str, remedy: str) -> None:
    desk.draft.refuse(Place(plan.sheet.file, line.number, ID), cause, remedy=remedy, code="id")


def entities_of(plan: Plan, desk: Desk, *, ticker: Ticker) -> Sequence[Entity]:
    """Every entity that the rows of a table describe."""
    found: list[Entity] = []
    unknown_cells: dict[str, int] = {}
    for line in plan.sheet.lines:
        ticker.step()
        if line.number in plan.names:
            found.extend(_read(line, plan, desk, unknown_cells))
    for name, cells in unknown_cells.items():
        desk.draft.note(
            Place(plan.sheet.file, plan.sheet.header_row, name),
            tr("deze kolom ken ik niet;")
            + " "
            + ntr("{n} cel is bewaard als notitie.", "{n} cellen zijn bewaard als notitie.", cells),
            code="unknown-column",
        )
    return list(plan.table.finish(found)) if plan.table.finish else found


def _read(line: Line, plan: Plan, desk: Desk, unknown_cells: dict[str, int]) -> Iterable[Entity]:
    spot = _spot(line, plan, desk)
    fields = _fields(line, plan, spot)
    for index, name in plan.unknown:
        text = text_at(line, index)
        if text:
            unknown_cells[name] = unknown_cells.get(name, 0) + 1
            spot.keep_as_note(text, column=name)
    if not _may_be_built(plan.table, spot):
        return ()
    entities = tuple(plan.table.build(fields, spot))
    if spot.dropped:
        return ()
    place = Place(spot.file, spot.number)
    desk.where.update(((entity.kind_of, entity.id), place) for entity in entities)
    return entities


def _spot(line: Line, plan: Plan, desk: Desk) -> Spot:
    name = plan.names[line.number]
    ident = desk.given(plan.table.kind, name)
    kept = plan.table.numbered or plan.table.needs_id or (line.number in plan.typed and not is_row_name(name))
    return Spot(desk, plan.sheet.file, line.number, name, ident, name if kept else "")


def _fields(line: Line, plan: Plan, spot: Spot) -> Fields:
    spot.texts = {column.name: text for index, column in plan.known if (text := text_at(line, index))}
    _warn_of_signs(line, plan, spot)
    fields: Fields = {}
    prepare = plan.table.prepare
    for _, column in plan.known:
        if prepare is not None and column.name not in plan.table.first:
            prepare(fields, spot)
            prepare = None
        if column.name in spot.texts:
            spot.column = column.name
            _take(column, column.cell.read(spot.texts[column.name], spot), fields)
    return fields


def _take(column: Column, value: object, fields: Fields) -> None:
    if value is OMIT:
        return
    if len(column.fields) == 1:
        fields[column.fields[0]] = value
    elif isinstance(value, tuple):
        fields.update(zip(column.fields, value, strict=True))


def _warn_of_signs(line: Line, plan: Plan, spot: Spot) -> None:
    for index, column in plan.known:
        if index < len(line.cells) and has_steering_signs(line.cells[index]):
            spot.column = column.name
            spot.warn(tr("in deze tekst stonden onzichtbare stuurtekens; die zijn weggelaten."), code="steering-signs")


def _may_be_built(table: Table, spot: Spot) -> bool:
    """Whether the row says enough; names the cells that may not be blank."""
    for column in table.columns:
        if column.filled and column.name not in spot.texts:
            spot.column = column.name
            spot.refuse(tr("deze cel is leeg."), remedy=tr("Vul hem in of haal de rij weg."), code="blank")
    return not spot.dropped


def counted(plans: Iterable[Plan]) -> Iterator[tuple[str, int]]:
    """How many rows each table had."""
    return ((plan.table.name, len(plan.sheet.lines)) for plan in plans)
