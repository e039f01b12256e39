"""Text files with a table: which signs, which separator, which rows.

Text is UTF-8 with or without a mark in front, UTF-16 with one ('Unicode-tekst' of a spreadsheet), and otherwise taken
for Windows text (cp1252) with a warning. The separator is the one of ``;``, ``,`` and tab that cuts the header into the
most names that tables know; a first line ``sep=;`` decides it, as it does for a spreadsheet.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Iterator, Sequence

from werkbank.exchange.files.sheet import Sheet, sheet_of
from werkbank.exchange.limits import FILE_BYTES, Ticker
from werkbank.exchange.report import Draft, Place
from werkbank.i18n import tr

SEPARATORS = (";", ",", "\t")
NUL = "\0"

CountsNames = Callable[[Sequence[str]], int]
"""How many names of a header some table knows."""


def read_csv(data: bytes, *, name: str, file: str, known: CountsNames, draft: Draft, ticker: Ticker) -> Sheet | None:
    """The table in a text file, or None when nothing can be read (the report says why)."""
    text = _decoded(data, file=file, draft=draft)
    if text is None:
        return None
    separator, text = _separator_of(text, known=known)
    csv.field_size_limit(FILE_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    return sheet_of(
        enumerate(_rows(reader, draft=draft, file=file), start=1), name=name, file=file, draft=draft, ticker=ticker
    )


def _decoded(data: bytes, *, file: str, draft: Draft) -> str | None:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strictly(data, "utf-16", file=file, draft=draft)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _windows_text(data, file=file, draft=draft)
    return _without_nul(text, file=file, draft=draft)


def _windows_text(data: bytes, *, file: str, draft: Draft) -> str | None:
    text = _strictly(data, "cp1252", file=file, draft=draft)
    if text is None or _without_nul(text, file=file, draft=draft) is None:
        return None
    draft.warn(
        Place(file),
        tr("de tekst is geen UTF-8; gelezen als Windows-tekst."),
        remedy=tr("Kijk of letters als é en ë kloppen. Zo niet: bewaar het bestand als ‘CSV UTF-8’."),
        code="not-utf8",
    )
    return text


def _strictly(data: bytes, encoding: str, *, file: str, draft: Draft) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        _refuse_signs(draft, Place(file, data.count(b"\n", 0, error.start) + 1))
        return None


def _without_nul(text: str, *, file: str, draft: Draft) -> str | None:
    where = text.find(NUL)
    if where < 0:
        return text
    _refuse_signs(draft, Place(file, text.count("\n", 0, where) + 1))
    return None


def _refuse_signs(draft: Draft, place: Place) -> None:
    draft.refuse(
        place,
        tr("hier staan tekens die niet in een tabel horen; misschien is dit geen tekstbestand."),
        remedy=tr("Open het in Excel of LibreOffice en bewaar het als ‘CSV UTF-8’ of als .xlsx."),
        code="not-text",
    )


def _separator_of(text: str, *, known: CountsNames) -> tuple[str, str]:
    """The separator, and the text without the line that names it."""
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and first.rstrip("\r")[4:] in SEPARATORS:
        return first[4], rest
    header = next((line for line in text[:100_000].splitlines() if line.strip()), "")
    return max(SEPARATORS, key=lambda sign: (known(_cut(header, sign)), header.count(sign))), text


def _cut(header: str, separator: str) -> list[str]:
    return [name.strip('"') for name in header.split(separator)]


def _rows(reader: Iterator[list[str]], *, draft: Draft, file: str) -> Iterator[list[str]]:
    """The records; a broken one ends the table, because nobody knows where the next one starts."""
    number = 1
    while True:
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error:
            draft.refuse(
                Place(file, number),
                tr("een aanhalingsteken opent of sluit hier een tekst niet goed; wat volgt, is niet gelezen."),
                remedy=tr('Zet om de hele tekst dubbele aanhalingstekens en schrijf er een in de tekst dubbel ("").'),
                code="broken-quotes",
            )
            return
        yield record
        number += 1
