"""A table as it stands in a file: a header and rows of text with the row number that people see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from werkbank.exchange.limits import CELL_CHARACTERS, TABLE_COLUMNS, TABLE_ROWS, Ticker
from werkbank.exchange.report import Draft, Place
from werkbank.i18n import tr


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its number in the spreadsheet (the header is 1) and its cells, raw."""

    number: int
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a file. ``file`` is how people know it: a file name, or workbook and sheet."""

    name: str
    file: str
    header: tuple[str, ...]
    header_row: int
    lines: tuple[Line, ...]


def column_letter(index: int) -> str:
    """What a spreadsheet calls the column with this index (from 0): A, B .. Z, AA."""
    letters = ""
    rest = index + 1
    while rest:
        rest, last = divmod(rest - 1, 26)
        letters = chr(ord("A") + last) + letters
    return letters


def sheet_of(
    rows: Iterable[tuple[int, Sequence[str]]],
    *,
    name: str,
    file: str,
    draft: Draft,
    ticker: Ticker,
    loose: bool = False,
) -> Sheet | None:
    """Take numbered rows as a table: the first one with text is the header; blank ones are left out.

    Returns None when there is no header. Names rows that are too long, too wide or too many in the report. ``loose``
    lets text stand beside the table, as in a workbook; in a text file it means that a row is broken.
    """
    header: tuple[str, ...] = ()
    top = 0
    lines: list[Line] = []
    for number, cells in rows:
        ticker.step()
        if not any(cell and not cell.isspace() for cell in cells):
            continue
        if not header:
            header, top = tuple(cells), number
        elif len(lines) >= TABLE_ROWS:
            _refuse_length(draft, file)
            break
        elif _is_readable(cells, draft=draft, place=Place(file, number), header=header, loose=loose):
            lines.append(Line(number, cells))
    if len(header) > TABLE_COLUMNS:
        _refuse_width(draft, file, width=len(header))
    return Sheet(name, file, header[:TABLE_COLUMNS], top, tuple(lines)) if header else None


def _is_readable(cells: Sequence[str], *, draft: Draft, place: Place, header: Sequence[str], loose: bool) -> bool:
    long = next((i for i, cell in enumerate(cells) if len(cell) > CELL_CHARACTERS), None)
    if long is not None:
        _refuse_cell(draft, place, column=_name_of(long, header=header), length=len(cells[long]))
    elif loose or not any(cell.strip() for cell in cells[len(header) :]):
        return True
    else:
        _refuse_shifted(draft, place, found=len(cells), expected=len(header))
    return False


def _name_of(index: int, *, header: Sequence[str]) -> str:
    name = header[index].strip() if index < len(header) else ""
    return name[:100] or column_letter(index)


def _refuse_cell(draft: Draft, place: Place, *, column: str, length: int) -> None:
    draft.refuse(
        Place(place.file, place.row, column),
        tr("deze cel heeft {aantal} tekens; meer dan {grens} lees ik niet.", aantal=length, grens=CELL_CHARACTERS),
        remedy=tr("Kort de tekst in of verdeel hem over meer rijen."),
        code="cell-too-long",
    )


def _refuse_shifted(draft: Draft, place: Place, *, found: int, expected: int) -> None:
    draft.refuse(
        place,
        tr("deze rij heeft {aantal} cellen en de kop heeft er {kop}.", aantal=found, kop=expected),
        remedy=tr("Staat er een scheidingsteken in een tekst, zet die tekst dan tussen dubbele aanhalingstekens."),
        code="row-too-wide",
    )


def _refuse_length(draft: Draft, file: str) -> None:
    draft.refuse(
        Place(file),
        tr("deze tabel heeft meer dan {grens} rijen.", grens=TABLE_ROWS),
        remedy=tr("Verdeel de tabel over meer casussen of haal rijen weg die er niet bij horen."),
        code="too-many-rows",
    )


def _refuse_width(draft: Draft, file: str, *, width: int) -> None:
    draft.refuse(
        Place(file),
        tr("deze tabel heeft {aantal} kolommen; meer dan {grens} lees ik niet.", aantal=width, grens=TABLE_COLUMNS),
        remedy=tr("Haal kolommen weg die er niet bij horen."),
        code="too-many-columns",
    )
