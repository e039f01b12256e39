"""Workbooks (.xlsx): the tables on their sheets, as text, exactly as vague as they look.

A spreadsheet turns 'mrt 2014' into the first of March and only shows it as a month; so a date is taken in as
precisely as its number format shows it (day, month or year). Formulas count with the outcome that was saved; a
formula without one is refused, because an empty cell would be a silent loss. Macros and pictures are neither read nor
run.

The library sees a copy made of counted bytes (archive.py) and reads XML through defusedxml, so entities cannot grow.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any

from werkbank.exchange.files.archive import Archive, plain_copy
from werkbank.exchange.files.sheet import Sheet, column_letter, sheet_of
from werkbank.exchange.limits import SHEET_CELLS, Ticker
from werkbank.exchange.report import Draft, Place, ReadRefused, refuse_file, shown_name
from werkbank.i18n import tr

MEMBERS = (".xml", ".rels")
MACROS = "xl/vbaproject.bin"
BROKEN = (
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    OverflowError,
    SyntaxError,
    OSError,
    RecursionError,
)
"""What openpyxl and its XML readers raise on a workbook that is not well made; ParseError is a SyntaxError."""

_LITERALS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_ESCAPES = re.compile(r"_x([0-9A-Fa-f]{4})_")

type_openpyxl = Any  # openpyxl ships no types


def read_workbook(archive: Archive, *, draft: Draft, ticker: Ticker) -> list[Sheet]:
    """Every sheet with a header, in order.

    Raises:
        ReadRefused: the workbook is damaged.
    """
    from openpyxl import load_workbook

    if any(name.lower() == MACROS for name in archive.names):
        _warn_of_macros(draft, archive.file)
    copy = plain_copy(archive, keep=MEMBERS)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl leaves out (validation, pictures) is no table
            book = load_workbook(copy, read_only=True, data_only=True, keep_links=False)
            if _holds_formulas(copy):
                _refuse_empty_formulas(load_workbook(copy, read_only=True, keep_links=False), book, archive.file, draft)
            found = [_sheet(tab, workbook=archive.file, draft=draft, ticker=ticker) for tab in book.worksheets]
    except BROKEN as error:
        raise _broken(archive.file) from error
    return [sheet for sheet in found if sheet]


def _sheet(tab: type_openpyxl, *, workbook: str, draft: Draft, ticker: Ticker) -> Sheet | None:
    name = shown_name(tab.title)
    file = f"{workbook} › {name}"
    texts = _rows_of_text(tab, draft=draft, file=file)
    return sheet_of(texts, name=name, file=file, draft=draft, ticker=ticker, loose=True)


def _rows_of_text(tab: type_openpyxl, *, draft: Draft, file: str) -> Iterator[Sequence[str]]:
    """The cells of every row up to the last one with something in it, whatever size the sheet claims to have."""
    blank: object = None  # openpyxl hands out one and the same row wherever rows are missing
    cells = 0
    for row in _rows(tab):
        if row is blank:
            yield ()
            continue
        cells += len(row)
        if cells > SHEET_CELLS:
            raise _too_wide(file)
        width = max((place for place, cell in enumerate(row, start=1) if cell.value is not None), default=0)
        blank = blank if width else row
        yield [_text_of(cell, draft=draft, file=file) if cell.value is not None else "" for cell in row[:width]]


def _rows(tab: type_openpyxl) -> Iterator[Sequence[type_openpyxl]]:
    tab.reset_dimensions()
    return tab.iter_rows()  # type: ignore[no-any-return]


def _text_of(cell: type_openpyxl, *, draft: Draft, file: str) -> str:
    value = cell.value
    if isinstance(value, str):
        if cell.data_type == "e":
            _refuse_outcome(draft, Place(file, cell.row, column_letter(cell.column - 1)), value)
        return _ESCAPES.sub(_unescaped, value) if "_x" in value else value
    if isinstance(value, bool):
        return tr("ja") if value else tr("nee")
    if isinstance(value, datetime | date):
        return _date_text(value, shown_as=cell.number_format)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value).replace(".", ",")
    return value.isoformat("minutes") if isinstance(value, time) else str(value)


def _date_text(day: date, *, shown_as: str) -> str:
    """The date as precisely as the sheet shows it."""
    shown = _LITERALS.sub("", shown_as.lower()).split(";")[0]
    if "d" in shown or not ("m" in shown or "y" in shown):
        return f"{day.day}-{day.month}-{day.year:04d}"
    return f"{day.month}-{day.year:04d}" if "m" in shown else f"{day.year:04d}"


def _unescaped(found: re.Match[str]) -> str:
    sign = chr(int(found[1], 16))
    return sign if sign in "\r\n\t" else found[0]


def _holds_formulas(copy: io.BytesIO) -> bool:
    with zipfile.ZipFile(copy) as plain:
        return any(b"<f" in plain.read(name) for name in plain.namelist() if "/worksheets/" in name.lower())


def _refuse_empty_formulas(formulas: type_openpyxl, values: type_openpyxl, file: str, draft: Draft) -> None:
    """Name each formula whose outcome was not saved; an outcome that is an empty text has the type ``str``."""
    for tab in formulas.worksheets:
        for row, outcomes in zip(_rows(tab), _rows(values[tab.title]), strict=False):
            for cell, outcome in zip(row, outcomes, strict=False):
                if cell.data_type == "f" and outcome.value is None and outcome.data_type != "str":
                    _refuse_formula(
                        draft, Place(f"{file} › {shown_name(tab.title)}", cell.row, column_letter(cell.column - 1))
                    )


def _refuse_formula(draft: Draft, place: Place) -> None:
    draft.refuse(
        place,
        tr("in deze cel staat een formule zonder uitkomst."),
        remedy=tr("Open het bestand in Excel en bewaar het, of plak de uitkomst als waarde."),
        code="formula-without-value",
    )


def _refuse_outcome(draft: Draft, place: Place, outcome: str) -> None:
    draft.refuse(
        place,
        tr("de formule in deze cel geeft een fout ({fout}).", fout=outcome),
        remedy=tr("Herstel de formule of zet de waarde zelf in de cel."),
        code="formula-error",
    )


def _warn_of_macros(draft: Draft, file: str) -> None:
    draft.warn(
        Place(file), tr("in deze werkmap zitten macro’s; die zijn niet gelezen en niet uitgevoerd."), code="macros"
    )


def _too_wide(file: str) -> ReadRefused:
    return refuse_file(
        file,
        tr("op dit blad staan cellen heel ver uit elkaar; dat lees ik niet."),
        remedy=tr("Kopieer alleen de tabel naar een nieuw blad."),
        code="sheet-too-large",
    )


def _broken(file: str) -> ReadRefused:
    return refuse_file(
        file,
        tr("dit is geen leesbare Excel-werkmap."),
        remedy=tr("Open het bestand in Excel of LibreOffice, bewaar het opnieuw als .xlsx en lees dat in."),
        code="workbook-broken",
    )
