"""Read the words of the lists from a file of somebody else: JSON, a workbook or a text table.

What a file is, is seen from its first bytes. Every row is judged by itself and all that is wrong is told at once, each
with file, row, column, cause and remedy; one wrong row and nothing comes in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from werkbank.exchange.files.archive import Archive
from werkbank.exchange.files.csv_sheet import read_csv
from werkbank.exchange.files.sheet import Sheet
from werkbank.exchange.limits import Ticker
from werkbank.exchange.report import Draft, Place, ReadRefused, refuse_file, shown_name
from werkbank.exchange.sources import file_bytes, is_folder
from werkbank.exchange.texts import cleaned, header_key, split_list, unguarded
from werkbank.exchange.wording.json_rows import is_json, json_rows
from werkbank.exchange.wording.rows import RawRow, judge
from werkbank.exchange.wording.writing import COLUMNS, DROPPED, QUESTION, SHEET
from werkbank.i18n import tr
from werkbank.model.sets import Stone

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_QUESTIONS = "vragen"
MOST_ROWS = 500


def read_wording(path: Path) -> tuple[Stone, ...]:
    """Every row of a file.

    Raises:
        ReadRefused: the file cannot be read, holds no such rows, or one of them is wrong.
    """
    name = shown_name(path.name)
    data = _bytes_of(path, name=name)
    draft = Draft()
    draft.files.append(name)
    rows = list(islice(_rows(data, name=name, draft=draft), MOST_ROWS + 1))
    if len(rows) > MOST_ROWS:
        cause = tr("hier staan meer dan {n} regels in.", n=MOST_ROWS)
        remedy = tr("Kies het bestand met alleen de woorden van de lijsten.")
        raise refuse_file(name, cause, remedy=remedy, code="wording-too-many")
    if not rows and not draft.refusals:
        draft.refuse(
            Place(name),
            tr("hier staan geen woorden van bouwstenen in."),
            remedy=tr("De tabel heeft de kolommen {namen}.", namen=", ".join(COLUMNS)),
            code="wording-nothing",
        )
    stones = judge(rows, draft=draft)
    if draft.refusals:
        raise ReadRefused(draft.finished(), can_skip=False)
    return stones


def _bytes_of(path: Path, *, name: str) -> bytes:
    remedy = tr("Kies een bestand dat op .json, .xlsx of .csv eindigt.")
    if is_folder(path, name=name):
        raise refuse_file(name, tr("dit is een map en geen bestand."), remedy=remedy, code="wording-file-kind")
    data = file_bytes(path, name=name)
    if not data.strip():
        raise refuse_file(name, tr("dit bestand is leeg."), remedy=remedy, code="wording-nothing")
    return data


def _rows(data: bytes, *, name: str, draft: Draft) -> Iterator[RawRow]:
    if data.startswith(_ZIP):
        yield from _from_workbook(data, name=name, draft=draft)
    elif is_json(data, name=name):
        yield from json_rows(data, name=name, draft=draft)
    else:
        sheet = read_csv(data, name=SHEET, file=name, known=_known, draft=draft, ticker=Ticker(None))
        yield from _from_sheet(sheet, draft=draft) if sheet else ()


def _known(header: Sequence[str]) -> int:
    return sum(header_key(cell) in COLUMNS for cell in header)


def _from_workbook(data: bytes, *, name: str, draft: Draft) -> Iterator[RawRow]:
    from werkbank.exchange.files.workbook import read_workbook

    archive = Archive(data, file=name)
    if not any(member.casefold() == "xl/workbook.xml" for member in archive.names):
        remedy = tr("Kies een bestand dat op .json, .xlsx of .csv eindigt.")
        raise refuse_file(name, tr("dit is een zip en geen werkmap."), remedy=remedy, code="wording-file-kind")
    for sheet in read_workbook(archive, draft=draft, ticker=Ticker(None)):
        if _known(sheet.header) >= 2:
            yield from _from_sheet(sheet, draft=draft)


def _from_sheet(sheet: Sheet, *, draft: Draft) -> Iterator[RawRow]:
    names = [header_key(cell) for cell in sheet.header]
    for needed in ("code", "naam"):
        if needed not in names:
            draft.refuse(
                Place(sheet.file, sheet.header_row),
                tr("de kolom ‘{naam}’ ontbreekt.", naam=needed),
                remedy=tr("De tabel heeft de kolommen {namen}.", namen=", ".join(COLUMNS)),
                code="wording-column",
            )
            return
    for twice in (*COLUMNS, _QUESTIONS, DROPPED):
        if names.count(twice) > 1:
            cause = tr("de kolom ‘{naam}’ staat er twee keer in.", naam=twice)
            remedy = tr("Laat één van de twee staan.")
            draft.refuse(Place(sheet.file, sheet.header_row, twice), cause, remedy=remedy, code="wording-column")
            return
    for line in sheet.lines:
        cells = [cleaned(unguarded(cell)) for cell in line.cells]
        told = dict(zip(names, cells, strict=False))
        asked = [cell for key, cell in zip(names, cells, strict=False) if key.startswith(f"{QUESTION} ") and cell]
        yield RawRow(Place(sheet.file, line.number), told, (*split_list(told.get(_QUESTIONS, "")), *asked))
