"""Read the words of the lists from a file of somebody else: JSON, a workbook or a text table.

What a file is, is seen from its first bytes. Every row is judged by itself and all that is wrong is told at once, each
with file, row, column, cause and remedy; one wrong row and nothing comes in.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from werkbank.exchange.files.archive import Archive
from werkbank.exchange.files.csv_sheet import read_csv
from werkbank.exchange.files.sheet import Sheet
from werkbank.exchange.limits import Ticker
from werkbank.exchange.report import Draft, Place, ReadRefused, refuse_file, shown_name
from werkbank.exchange.sources import file_bytes
from werkbank.exchange.texts import cleaned, header_key, split_list, unguarded
from werkbank.exchange.wording.rows import judge
from werkbank.exchange.wording.writing import COLUMNS, DROPPED, FORMAT, QUESTION, SHEET, VERSION
from werkbank.i18n import tr
from werkbank.model.sets import Stone

type_json = Any  # what json.loads returns
_ZIP = b"PK\x03\x04"
_QUESTIONS = "vragen"
_ENGLISH = {"id": "code", "label": "naam", "aim": "waarvoor", "questions": _QUESTIONS}


class RawRow(NamedTuple):
    """One row as the file has it."""

    place: Place
    cells: Mapping[str, str]
    questions: tuple[str, ...]


def read_wording(path: Path) -> tuple[Stone, ...]:
    """Every row of a file.

    Raises:
        ReadRefused: the file cannot be read, holds no such rows, or one of them is wrong.
    """
    name = shown_name(path.name)
    data = file_bytes(path, name=name) if path.is_file() else _missing(name)
    draft = Draft()
    draft.files.append(name)
    rows = list(_rows(data, name=name, draft=draft))
    if not rows and not draft.refusals:
        draft.refuse(
            Place(name),
            tr("hier staan geen woorden van bouwstenen in."),
            remedy=tr("De tabel heeft de kolommen {namen}.", namen=", ".join(COLUMNS)),
            code="wording-nothing",
        )
    stones = judge(rows, draft=draft)
    if draft.refusals:
        raise ReadRefused(draft.finished())
    return stones


def _missing(name: str) -> bytes:
    remedy = tr("Kijk de naam en de plaats na.")
    raise refuse_file(name, tr("dit bestand bestaat niet."), remedy=remedy, code="file-missing")


def _rows(data: bytes, *, name: str, draft: Draft) -> Iterator[RawRow]:
    if data.startswith(_ZIP):
        yield from _from_workbook(data, name=name, draft=draft)
    elif data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"["}:
        yield from _from_json(data, name=name)
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
    for line in sheet.lines:
        cells = [cleaned(unguarded(cell)) for cell in line.cells]
        told = dict(zip(names, cells, strict=False))
        asked = [cell for key, cell in zip(names, cells, strict=False) if key.startswith(f"{QUESTION} ") and cell]
        yield RawRow(Place(sheet.file, line.number), told, (*split_list(told.get(_QUESTIONS, "")), *asked))


def _from_json(data: bytes, *, name: str) -> Iterator[RawRow]:
    try:
        document: type_json = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        line = f" ({tr('regel {n}', n=error.lineno)})" if isinstance(error, json.JSONDecodeError) else ""
        cause = tr("dit is geen JSON die klopt{plek}.", plek=line)
        remedy = tr("Haal het bestand opnieuw op bij wie het maakte, of gebruik de tabel (.xlsx).")
        raise refuse_file(name, cause, remedy=remedy, code="wording-json") from error
    for of_list, number, row in _json_rows(document, name=name):
        told = {_ENGLISH.get(str(key), str(key)): value for key, value in row.items()}
        questions = told.pop(_QUESTIONS, ())
        said = {key: cleaned(str(value)) for key, value in told.items() if isinstance(value, str)}
        said[DROPPED] = tr("ja") if told.get(DROPPED) is True else said.get(DROPPED, "")
        asked = (cleaned(str(one)) for one in (questions if isinstance(questions, list) else [questions]))
        yield RawRow(Place(f"{name} › {of_list}", number), {"lijst": of_list, **said}, tuple(filter(None, asked)))


def _json_rows(document: type_json, *, name: str) -> Iterator[tuple[str, int, dict[str, type_json]]]:
    if isinstance(document, dict) and document.get("format") == FORMAT and document.get("versie") != VERSION:
        remedy = tr("Werk de Werkbank bij, of vraag om de tabel (.xlsx).")
        raise refuse_file(name, tr("dit is van een nieuwere Werkbank."), remedy=remedy, code="wording-version")
    lists = document.get("lijsten") if isinstance(document, dict) else {"": document}
    if not isinstance(lists, dict):
        remedy = tr("Sla een voorbeeld op vanuit de Werkbank en kijk hoe dat eruitziet.")
        raise refuse_file(name, tr("hier staan geen lijsten in."), remedy=remedy, code="wording-nothing")
    for of_list, rows in lists.items():
        for number, row in enumerate(rows if isinstance(rows, list) else [], start=1):
            yield str(of_list), number, row if isinstance(row, dict) else {}
