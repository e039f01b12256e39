"""Small files for tests about exchange: text in, path out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from werkbank.exchange import Progress, ReadRefused, ReadResult, Remark, read_input
from werkbank.model.casus import Casus
from werkbank.model.entities import Event

TODAY = date(2026, 11, 22)
TWO = "id;roepnaam\np1;Anouk\np2;Bram\n"


def folder(tmp_path: Path, **tables: str) -> Path:
    """A folder with one CSV file for each table."""
    place = tmp_path / "tabellen"
    place.mkdir(exist_ok=True)
    for name, text in tables.items():
        (place / f"{name}.csv").write_text(text, encoding="utf-8")
    return place


def read(
    tmp_path: Path, *, skip_bad: bool = False, progress: Progress | None = None, today: date = TODAY, **tables: str
) -> ReadResult:
    return read_input(folder(tmp_path, **tables), today=today, skip_bad=skip_bad, progress=progress)


def casus_of_tables(tmp_path: Path, **tables: str) -> Casus:
    return read_input(folder(tmp_path, **tables), today=TODAY).casus


def event_of(tmp_path: Path, header: str, row: str, *, personen: str = TWO) -> Event:
    """The one event of a table with one row."""
    (event,) = casus_of_tables(tmp_path, personen=personen, gebeurtenissen=f"{header}\n{row}\n").events.values()
    return event


@contextmanager
def refusing() -> Iterator[list[Remark]]:
    """Expect a refusal; the list holds its lines afterwards, each checked to help people."""
    lines: list[Remark] = []
    with pytest.raises(ReadRefused) as caught:
        yield lines
    lines.extend(caught.value.report.refused)
    assert lines
    for line in lines:
        assert line.cause
        assert line.remedy
        assert line.code
        assert line.for_people() in caught.value.text or len(lines) > 8
    assert caught.value.for_people().startswith("Er is niets ingelezen.")


def refusal(tmp_path: Path, **tables: str) -> Remark:
    """The one line of the refusal of some tables."""
    with refusing() as lines:
        read_input(folder(tmp_path, **tables), today=TODAY)
    (line,) = lines
    return line


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return raw.getvalue()


def workbook(path: Path, **sheets: list[list[object]]) -> Path:
    """A workbook with these rows of cells."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path
