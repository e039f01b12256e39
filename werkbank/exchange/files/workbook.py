"""Workbooks (.xlsx): the tables on their sheets, as text, exactly as vague as they look.

A spreadsheet turns 'mrt 2014' into the first of March and only shows it as a month; so a date is taken in as precisely
as its number format shows it (day, month or year). Formulas count with the outcome that was saved; a formula without
one is refused, because an empty cell would be a silent loss. Macros and pictures are neither read nor run.

openpyxl gets a copy made of counted bytes (archive.py) in which the sheets are empty, and reads XML through defusedxml;
the sheets themselves are read by sheet_xml.py.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from werkbank.exchange.files.archive import Archive, plain_copy
from werkbank.exchange.files.sheet import Sheet, column_letter, sheet_of
from werkbank.exchange.files.sheet_xml import NotASheet, RawCell, rows_of
from werkbank.exchange.limits import TABLE_COLUMNS, Ticker
from werkbank.exchange.report import Draft, Place, ReadRefused, refuse_file, shown_name
from werkbank.i18n import tr

MEMBERS = (".xml", ".rels")
MACROS = "xl/vbaproject.bin"
BROKEN = (KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError, OSError, RecursionError, NotASheet)
"""What openpyxl and its XML readers raise on a workbook that is not well made; ParseError is a SyntaxError."""

_EMPTY_SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'
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
        cause = tr("in deze werkmap zitten macro’s; die zijn niet gelezen en niet uitgevoerd.")
        draft.warn(Place(archive.file), cause, code="macros")
    sheets = {name: archive.read(name) for name in archive.names if _is_sheet(name)}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl leaves out (validation, pictures) is no table
            frame = load_workbook(
                plain_copy(archive, keep=MEMBERS, instead=dict.fromkeys(sheets, _EMPTY_SHEET)),
                read_only=True,
                keep_links=False,
            )
            found = [_sheet(tab, sheets, file=archive.file, draft=draft, ticker=ticker) for tab in frame.worksheets]
    except BROKEN as error:
        raise _broken(archive.file) from error
    return [sheet for sheet in found if sheet]


def _is_sheet(name: str) -> bool:
    return "/worksheets/" in name.lower() and name.lower().endswith(".xml")


def _sheet(tab: type_openpyxl, sheets: dict[str, bytes], *, file: str, draft: Draft, ticker: Ticker) -> Sheet | None:
    name = shown_name(tab.title)
    shown = f"{file} › {name}"
    xml = sheets[tab._worksheet_path]  # noqa: SLF001 - openpyxl has no other way to say which part a sheet is
    rows = _Texts(tab, file=shown, draft=draft).rows(xml)
    return sheet_of(rows, name=name, file=shown, draft=draft, ticker=ticker, loose=True)


class _Texts:
    """Turns the cells of one sheet into texts."""

    def __init__(self, tab: type_openpyxl, *, file: str, draft: Draft) -> None:
        self._tab = tab
        self._strings: Sequence[str] = tab._shared_strings  # noqa: SLF001 - read once, for all sheets
        self._epoch = tab.parent.epoch
        self._file = file
        self._draft = draft
        self._format_of = lru_cache(maxsize=None)(self._read_format)

    def rows(self, xml: bytes) -> Iterator[tuple[int, list[str]]]:
        """Every row with its number and its texts."""
        for number, cells in rows_of(xml):
            texts = [""] * min(max(cell.column for cell in cells), TABLE_COLUMNS)
            for cell in cells:
                text = self._text(cell)
                if text and cell.column > TABLE_COLUMNS:
                    self._refuse(
                        cell, tr("deze cel staat ver buiten de tabel."), tr("Haal de cel leeg."), "cell-too-far"
                    )
                elif text:
                    texts[cell.column - 1] = text
            yield number, texts

    def _text(self, cell: RawCell) -> str:
        if not cell.text:
            if cell.formula and cell.type != "str":  # an outcome that is an empty text has this type
                remedy = tr("Open het bestand in Excel en bewaar het, of plak de uitkomst als waarde.")
                self._refuse(
                    cell, tr("in deze cel staat een formule zonder uitkomst."), remedy, "formula-without-value"
                )
            return ""
        if cell.type in {"s", "str", "inlineStr"}:
            text = self._strings[int(cell.text)] if cell.type == "s" else cell.text
            return _ESCAPES.sub(_unescaped, text) if "_x" in text else text
        if cell.type == "b":
            return tr("ja") if cell.text.strip() == "1" else tr("nee")
        if cell.type == "e":
            cause = tr("de formule in deze cel geeft een fout ({fout}).", fout=cell.text)
            self._refuse(cell, cause, tr("Herstel de formule of zet de waarde zelf in de cel."), "formula-error")
            return ""
        return self._number_or_date(cell, cell.text)

    def _number_or_date(self, cell: RawCell, text: str) -> str:
        from openpyxl.utils.datetime import from_excel, from_ISO8601

        is_date, shown_as = self._format_of(cell.style)
        if cell.type == "d":
            return _date_text(from_ISO8601(text), shown_as=shown_as)
        value = float(text)
        if is_date:
            try:
                return _date_text(from_excel(value, self._epoch), shown_as=shown_as)
            except (OverflowError, ValueError):
                pass  # shown as a date, but no date: then it is a number
        return str(int(value)) if value.is_integer() else str(value).replace(".", ",")

    def _read_format(self, style: int) -> tuple[bool, str]:
        from openpyxl.cell.read_only import ReadOnlyCell

        cell = ReadOnlyCell(self._tab, 1, 1, 1, "n", style)
        shown_as = cell.number_format
        from openpyxl.styles.numbers import is_date_format

        return is_date_format(shown_as), shown_as

    def _refuse(self, cell: RawCell, cause: str, remedy: str, code: str) -> None:
        self._draft.refuse(Place(self._file, cell.row, column_letter(cell.column - 1)), cause, remedy=remedy, code=code)


def _date_text(day: object, *, shown_as: str) -> str:
    """The date as precisely as the sheet shows it."""
    if isinstance(day, time):
        return day.isoformat("minutes")
    if not isinstance(day, datetime | date):
        return str(day)
    shown = _LITERALS.sub("", shown_as.lower()).split(";")[0]
    if "d" in shown or not ("m" in shown or "y" in shown):
        clock = f" {day:%H:%M}" if "h" in shown and isinstance(day, datetime) else ""
        return f"{day.day}-{day.month}-{day.year:04d}{clock}"
    return f"{day.month}-{day.year:04d}" if "m" in shown else f"{day.year:04d}"


def _unescaped(found: re.Match[str]) -> str:
    sign = chr(int(found[1], 16))
    return sign if sign in "\r\n\t" else found[0]


def _broken(file: str) -> ReadRefused:
    return refuse_file(
        file,
        tr("dit is geen leesbare Excel-werkmap."),
        remedy=tr("Open het bestand in Excel of LibreOffice, bewaar het opnieuw als .xlsx en lees dat in."),
        code="workbook-broken",
    )
