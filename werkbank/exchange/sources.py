"""Which files a path means, and the tables or the GEDCOM that they hold.

A folder or zip of text files, a workbook, one text file, a GEDCOM file or the zip around one. What a file is, is seen
from its first bytes; its name only helps where these say nothing. Which table a file or sheet is, is said by its name
(``personen.csv``, 'Personen (2)', ``casus1-personen.csv``), and for a lonely text file by its header.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from werkbank.exchange.files.archive import Archive
from werkbank.exchange.files.csv_sheet import read_csv
from werkbank.exchange.files.sheet import Sheet
from werkbank.exchange.limits import FILE_BYTES, MEGABYTE, Ticker
from werkbank.exchange.report import Draft, Place, ReadRefused, refuse_file, shown_name
from werkbank.exchange.tables.all import BY_NAME
from werkbank.exchange.tables.column import Table
from werkbank.exchange.tables.recognising import names_known, table_named, table_with
from werkbank.exchange.texts import header_key
from werkbank.i18n import tr

TEXT_TABLES = (".csv", ".tsv")
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_GEDCOM = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*0\0?\s\0?H\0?E\0?A\0?D", re.DOTALL)
_IGNORED = re.compile(r"leesmij|readme|toelichting", re.IGNORECASE)


@dataclass(slots=True)
class Source:
    """What a path holds: tables by sheet, or the bytes of a GEDCOM file."""

    name: str
    tables: list[tuple[Table, Sheet]] = field(default_factory=list)
    gedcom: bytes | None = None


def open_source(path: Path, *, draft: Draft, ticker: Ticker) -> Source:
    """Read everything that a path means.

    Raises:
        ReadRefused: there is nothing that can be read; the report says why.
    """
    name = shown_name(path.name)
    draft.files.append(name)
    if is_folder(path, name=name):
        return _from_parts(name, _folder_parts(path), draft=draft, ticker=ticker)
    data = file_bytes(path, name=name)
    if data.startswith((_ZIP, _EMPTY_ZIP)):
        return _from_zip(Archive(data, file=name), draft=draft, ticker=ticker)
    if _GEDCOM.match(data):
        return Source(name, gedcom=data)
    return _from_lonely_file(path, data, draft=draft, ticker=ticker)


def is_folder(path: Path, *, name: str) -> bool:
    """Whether it is a folder.

    Raises:
        ReadRefused: there is nothing there, or nothing that may be read.
    """
    try:
        if path.is_dir():
            return True
        if path.is_file():
            return False
    except OSError as error:
        raise _unreadable(name) from error
    raise refuse_file(
        name,
        tr("dit bestand of deze map bestaat niet, of is geen gewoon bestand."),
        remedy=tr("Kijk de naam en de plaats na."),
        code="file-missing",
    )


def file_bytes(path: Path, *, name: str) -> bytes:
    """The bytes of a file, never more than the limit.

    Raises:
        ReadRefused: too large, or not readable.
    """
    try:
        with path.open("rb") as file:
            data = file.read(FILE_BYTES + 1)
    except OSError as error:
        raise _unreadable(name) from error
    if len(data) > FILE_BYTES:
        raise refuse_file(
            name,
            tr("dit bestand is groter dan {grens} MB; dat hoort niet bij een casus.", grens=FILE_BYTES // MEGABYTE),
            remedy=tr("Gebruik een bestand met alleen de tabellen van deze casus, zonder beelden of andere casussen."),
            code="file-too-large",
        )
    return data


def _unreadable(name: str) -> ReadRefused:
    return refuse_file(
        name,
        tr("dit bestand kan niet worden geopend."),
        remedy=tr("Sluit het in andere programma’s en kijk of je het mag lezen."),
        code="file-unreadable",
    )


Part = tuple[str, bytes]


def _folder_parts(folder: Path) -> Iterator[Part]:
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in TEXT_TABLES and path.is_file())
    except OSError as error:
        raise _unreadable(shown_name(folder.name)) from error
    for path in paths:
        if not path.name.startswith((".", "~")):
            yield path.name, file_bytes(path, name=shown_name(path.name))


def _from_zip(archive: Archive, *, draft: Draft, ticker: Ticker) -> Source:
    names = archive.names
    if any(name.lower() == "xl/workbook.xml" for name in names):
        from werkbank.exchange.files.workbook import read_workbook

        sheets = read_workbook(archive, draft=draft, ticker=ticker)
        return Source(archive.file, tables=_placed(sheets, draft=draft))
    gedcom = [name for name in names if name.lower().endswith(".ged")]
    if gedcom:
        return Source(archive.file, gedcom=archive.read(gedcom[0]))
    parts = ((_base(name), archive.read(name)) for name in names if _is_table_member(name))
    return _from_parts(archive.file, parts, draft=draft, ticker=ticker)


def _base(name: str) -> str:
    return name.replace("\\", "/").rsplit("/", 1)[-1]


def _is_table_member(name: str) -> bool:
    hidden = "__MACOSX" in name or _base(name).startswith((".", "~"))
    return name.lower().endswith(TEXT_TABLES) and not hidden


def _from_parts(file: str, parts: Iterable[Part], *, draft: Draft, ticker: Ticker) -> Source:
    sheets: list[Sheet] = []
    for name, data in parts:
        shown = shown_name(name)
        if table_named(_stem(name)) is None:
            _warn_unplaced(shown, draft=draft)
            continue
        sheet = read_csv(data, name=_stem(name), file=shown, known=names_known, draft=draft, ticker=ticker)
        sheets.extend([sheet] if sheet else [])
    return Source(file, tables=_placed(sheets, draft=draft))


def _stem(name: str) -> str:
    return name.rsplit(".", 1)[0]


def _from_lonely_file(path: Path, data: bytes, *, draft: Draft, ticker: Ticker) -> Source:
    name, ending = shown_name(path.name), path.suffix.lower()
    if data.startswith(_OLD_OFFICE) or ending in {".xls", ".ods", ".xlsb", ".numbers"}:
        raise _foreign(name, tr("dit is een oud, beveiligd of ander rekenblad."))
    if ending in {".xlsx", ".xlsm"}:
        raise _foreign(name, tr("dit is geen echte Excel-werkmap, al heet het wel zo."))
    if ending == ".ged":
        return Source(name, gedcom=data)
    if ending not in {*TEXT_TABLES, ".txt"}:
        raise _foreign(name, tr("dit soort bestand lees ik niet."))
    sheet = read_csv(data, name=_stem(path.name), file=name, known=names_known, draft=draft, ticker=ticker)
    table = sheet and (table_named(sheet.name) or table_with(sheet.header))
    if sheet and table is None:
        _warn_unplaced(sheet.file, draft=draft)
    return Source(name, tables=[(table, sheet)] if sheet and table else [])


def _foreign(name: str, cause: str) -> ReadRefused:
    return refuse_file(
        name,
        cause,
        remedy=tr(
            "Ik lees een map of zip met CSV-tabellen, een Excel-werkmap (.xlsx) zonder wachtwoord, of GEDCOM (.ged)."
        ),
        code="file-kind",
    )


def _placed(sheets: Sequence[Sheet], *, draft: Draft) -> list[tuple[Table, Sheet]]:
    """Every sheet with its table; an exact name goes before one that only contains it."""
    found: dict[str, tuple[Table, Sheet]] = {}
    for sheet in sorted(sheets, key=lambda sheet: header_key(sheet.name) not in BY_NAME):
        table = table_named(sheet.name)
        if table is None:
            _warn_unplaced(sheet.file, draft=draft)
        elif table.name in found:
            _refuse_second(sheet, found[table.name][1], draft=draft)
        else:
            found[table.name] = table, sheet
    order = list(BY_NAME)
    return sorted(found.values(), key=lambda pair: order.index(pair[0].name))


def _warn_unplaced(file: str, *, draft: Draft) -> None:
    if not _IGNORED.search(file):
        draft.warn(
            Place(file),
            tr("dit is geen tabel die ik ken; niet gelezen."),
            remedy=tr("Tabellen heten {namen}.", namen=", ".join(BY_NAME)),
            code="unknown-table",
        )


def _refuse_second(sheet: Sheet, first: Sheet, *, draft: Draft) -> None:
    draft.refuse(
        Place(sheet.file),
        tr("{bestand} is al dezelfde tabel.", bestand=first.file),
        remedy=tr("Laat er één staan of geef de andere een andere naam."),
        code="table-twice",
    )
