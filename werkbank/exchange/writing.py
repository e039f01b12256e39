"""Write a casus as the tables of the interchange format: a folder, a zip or a workbook, always the same rows.

The three main tables are always there, others when they have rows, and every column of the format whether it is used
or not; an extra column only when some row has something to say in it. A table without rows that already lies in the
folder is written empty, so that nothing old comes back with the next import. The same casus gives the same bytes.

The answer is a report with what no table holds; it is written beside the tables too, with the meaning of each column.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from werkbank.exchange.cells.cell import Fields, Pen, pen_for
from werkbank.exchange.explaining import README, explained
from werkbank.exchange.files.saving import saved_csv, saved_folder, saved_workbook, saved_zip
from werkbank.exchange.holding import lost_on_paper
from werkbank.exchange.report import Report
from werkbank.exchange.tables.all import MAIN, TABLES
from werkbank.exchange.tables.column import ID, Column, Table, is_row_name
from werkbank.exchange.tables.relations import RELATIONS
from werkbank.exchange.texts import cleaned, guarded
from werkbank.model.casus import Casus
from werkbank.model.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Written:
    """One table ready to be saved: its name and rows of text, the header first."""

    name: str
    rows: tuple[tuple[str, ...], ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is a header only."""
        return len(self.rows) == 1


def write_tables(casus: Casus, folder: Path | str, *, today: date) -> Report:
    """Write a casus as CSV files in a folder, which is made when it is not there.

    Raises:
        KnownError: the folder cannot be written.
    """
    target = Path(folder)
    tables, report = _tables_and_report(casus, today=today)
    there = {path.name.lower() for path in target.iterdir()} if target.is_dir() else set()
    kept = [table for table in tables if _is_needed(table) or f"{table.name}.csv" in there]
    files = {f"{table.name}.csv": saved_csv(table.rows) for table in kept}
    saved_folder({**files, README: explained(kept, report)}, folder=target)
    return report


def write_zip(casus: Casus, path: Path | str, *, today: date) -> Report:
    """Write a casus as one zip with CSV files.

    Raises:
        KnownError: the file cannot be written.
    """
    tables, report = _tables_and_report(casus, today=today)
    kept = [table for table in tables if _is_needed(table)]
    files = {f"{table.name}.csv": saved_csv(table.rows) for table in kept}
    saved_zip({**files, README: explained(kept, report)}, path=Path(path))
    return report


def write_xlsx(casus: Casus, path: Path | str, *, today: date) -> Report:
    """Write a casus as a workbook with a sheet for each table.

    Raises:
        KnownError: the file cannot be written, or a text is longer than a cell of a workbook can hold.
    """
    tables, report = _tables_and_report(casus, today=today)
    kept = [table for table in tables if _is_needed(table)]
    saved_workbook({table.name: table.rows for table in kept}, readme=explained(kept, report), path=Path(path))
    return report


def _tables_and_report(casus: Casus, *, today: date) -> tuple[list[Written], Report]:
    pen = pen_for(casus, today=today, words=vocabulary())
    tables = [_written(table, pen) for table in TABLES]
    counts = {table.name: len(table.rows) - 1 for table in tables if _is_needed(table)}
    return tables, Report(rows=counts, remarks=lost_on_paper(pen))


def _is_needed(table: Written) -> bool:
    return not table.is_empty or any(table.name == main.name for main in MAIN)


def _written(table: Table, pen: Pen) -> Written:
    refs: list[str] = []
    names: list[str] = []
    rows: list[list[str]] = []
    taken: set[str] = set()
    for fields in table.rows(pen):
        refs.append(str(fields["ref"]))
        names.append(_name(fields, pen.names[fields.get("_kind", table.kind)], taken=taken))
        taken.add(names[-1])
        rows.append([_text(column, fields, pen) for column in table.columns])
    used = [i for i, column in enumerate(table.columns) if not column.extra or any(row[i] for row in rows)]
    ids = table.ids or table.needs_id or _needs_ids(refs, names, table=table, pen=pen)
    header = ([ID] if ids else []) + [table.columns[i].name for i in used]
    shown = [guarded(name or f"rij-{number}") for number, name in enumerate(names, start=1)]
    lines = (([name] if ids else []) + [row[i] for i in used] for name, row in zip(shown, rows, strict=True))
    return Written(table.name, (tuple(header), *map(tuple, lines)))


def _text(column: Column, fields: Fields, pen: Pen) -> str:
    values = tuple(fields[name] for name in column.fields)
    return guarded(cleaned(column.cell.write(values[0] if len(values) == 1 else values, pen)))


def _name(fields: Fields, names: Mapping[str, str], *, taken: Collection[str]) -> str:
    """What the row is called; a row without an entity of its own brings its name in ``ref``."""
    name = names.get(fields["id"], str(fields["ref"]))
    return str(fields["id"]) if name and name in taken else name


def _needs_ids(refs: Sequence[str], names: Sequence[str], *, table: Table, pen: Pen) -> bool:
    """Whether rows would change their name without a column for it; a row without a name does not mind."""
    pointed_at = table is RELATIONS and any(pattern.bonds for pattern in pen.casus.patterns.values())
    known = pointed_at or any(ref or is_row_name(name) for ref, name in zip(refs, names, strict=True))
    return known and any(name and name != f"r{number}" for number, name in enumerate(names, start=1))
