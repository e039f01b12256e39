"""Rows of text saved as CSV files, a zip or a workbook: the same rows give the same bytes.

Each file is written beside its place and then moved there, so that a full disk leaves what was there before. Text
files are UTF-8 with a mark in front and ``;`` between the cells, which a Dutch spreadsheet opens with a double click.
Archives carry one fixed time.
"""

from __future__ import annotations

import csv
import io
import os
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from werkbank.exchange.limits import WORKBOOK_CELL_CHARACTERS
from werkbank.exchange.report import shown_name
from werkbank.i18n import tr
from werkbank.model.errors import KnownError

type_openpyxl = Any  # openpyxl ships no types
Rows = Sequence[Sequence[str]]
FIXED_TIME = (2020, 1, 1, 0, 0, 0)
README_SHEET = "leesmij"
_SAVED_AT = re.compile(
    rb"(?<=W3CDTF\">)\d{4}-\d\d-\d\dT[\d:]+Z(?=</dcterms:modified>)"
)  # openpyxl writes the clock here
_FIXED_STAMP = b"2020-01-01T00:00:00Z"


def saved_csv(rows: Rows) -> bytes:
    """The bytes of one text file."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8-sig", "replace")


def saved_folder(files: Mapping[str, bytes], *, folder: Path) -> None:
    """Write files into a folder, which is made when it is not there.

    Raises:
        KnownError: it cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            _replace(folder / name, data)
    except OSError as error:
        raise _cannot_write(folder) from error


def saved_zip(files: Mapping[str, bytes], *, path: Path) -> None:
    """Write files into one zip.

    Raises:
        KnownError: it cannot be written.
    """
    _save(path, _zipped(files))


def saved_workbook(sheets: Mapping[str, Rows], *, readme: bytes, path: Path) -> None:
    """Write rows as sheets of a workbook, and the explanation as the last one.

    Raises:
        KnownError: it cannot be written, or a text is longer than a cell of a workbook can hold.
    """
    from openpyxl import Workbook

    for name, rows in sheets.items():
        _refuse_long(rows, sheet=name)
    book = Workbook(write_only=True)
    lines = [[line] for line in readme.decode("utf-8-sig").splitlines()]
    for name, rows in {**sheets, README_SHEET: lines}.items():
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        for row in rows:
            sheet.append([_cell(text, sheet) for text in row])
    book.properties.creator = "Werkbank"
    book.properties.created = datetime(*FIXED_TIME)  # noqa: DTZ001 - the format has no zone
    raw = io.BytesIO()
    book.save(raw)
    _save(path, _fixed(raw.getvalue()))


def _cell(text: str, sheet: type_openpyxl) -> type_openpyxl:
    """The text as a cell; what looks like a formula or an error is said to be text."""
    if text[:1] not in {"=", "#"}:
        return text or None
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    return cell


def _refuse_long(rows: Rows, *, sheet: str) -> None:
    for number, row in enumerate(rows, start=1):
        length = max(map(len, row), default=0)
        if length > WORKBOOK_CELL_CHARACTERS:
            raise KnownError(
                tr(
                    "Een tekst op blad {blad}, rij {rij}, heeft {aantal} tekens. In een cel passen er {grens}.",
                    blad=sheet,
                    rij=number,
                    aantal=length,
                    grens=WORKBOOK_CELL_CHARACTERS,
                ),
                remedy=tr("Kort de tekst in, of exporteer tabellen (CSV): daarin past hij wel."),
                code="cell-too-long",
            )


def _fixed(data: bytes) -> bytes:
    """The same workbook with one fixed time in it and on each part."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        parts = {info.filename: _SAVED_AT.sub(_FIXED_STAMP, book.read(info)) for info in book.infolist()}
    return _zipped(parts)


def _zipped(files: Mapping[str, bytes]) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, FIXED_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system, info.external_attr = 3, 0o600 << 16
            archive.writestr(info, data)
    return raw.getvalue()


def _save(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, data)
    except OSError as error:
        raise _cannot_write(path) from error


def _replace(path: Path, data: bytes) -> None:
    beside = path.with_name(f".{path.name}.deel")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _cannot_write(path: Path) -> KnownError:
    return KnownError(
        tr("{naam} kan niet worden geschreven.", naam=shown_name(path.name)),
        remedy=tr("Kijk of er ruimte is, of je daar mag schrijven en of het bestand nergens open staat."),
        code="cannot-write",
    )
