"""The cells of one sheet of a workbook, straight from its XML.

openpyxl reads the frame of a workbook (which sheets, shared texts, number formats); the cells themselves are read here
as a stream, because that is many times faster and sees in one pass what openpyxl shows in two: the saved outcome of a
formula and that there is a formula. No document type is allowed, so entities cannot grow. A cell knows its place by its
``r`` or by counting. Texts inside phonetic hints (``rPh``) are not part of a text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from xml.parsers import expat

CHUNK = 256 * 1024
_TEXT_TAGS = frozenset({"v", "t"})


class NotASheet(Exception):  # noqa: N818 - what it is; never leaves this package
    """The XML is broken, or holds what a sheet does not."""


@dataclass(frozen=True, slots=True)
class RawCell:
    """What one cell says: its type in the file, its style and its text; ``formula`` when it is calculated."""

    row: int
    column: int  # from 1
    type: str
    style: int
    text: str | None
    formula: bool


def rows_of(xml: bytes) -> Iterator[tuple[int, list[RawCell]]]:
    """Every row with cells: its number and the cells that hold something.

    Raises:
        NotASheet: the XML is broken.
    """
    reader = _Reader()
    try:
        for start in range(0, len(xml), CHUNK):
            reader.parser.Parse(xml[start : start + CHUNK], False)  # noqa: FBT003 - not the last piece yet
            yield from reader.taken()
        reader.parser.Parse(b"", True)  # noqa: FBT003 - the last piece
    except (expat.ExpatError, ValueError) as error:
        raise NotASheet from error
    yield from reader.taken()


class _Reader:
    """Handlers of the XML events; ``taken`` hands over the rows that are complete."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = _refuse_doctype
        self._rows: list[tuple[int, list[RawCell]]] = []
        self._cells: list[RawCell] = []
        self._row = 0
        self._column = 0
        self._attributes: dict[str, str] = {}
        self._texts: list[str] = []
        self._has_text = False
        self._formula = False
        self._hint = 0

    def taken(self) -> list[tuple[int, list[RawCell]]]:
        """The complete rows since the last time."""
        rows, self._rows = self._rows, []
        return rows

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        if tag == "c":
            self._begin_cell(attributes)
        elif tag == "row":
            self._row = int(attributes["r"]) if "r" in attributes else self._row + 1
            self._column, self._cells = 0, []
        elif tag in _TEXT_TAGS and not self._hint:
            self._has_text = True
            self.parser.CharacterDataHandler = self._texts.append
        elif tag == "f":
            self._formula = True
        elif tag == "rPh":
            self._hint += 1

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        place = attributes.get("r")
        self._column = _column_of(place.rstrip("0123456789")) if place else self._column + 1
        self._attributes = attributes
        self._texts, self._has_text, self._formula = [], False, False

    def _end(self, name: str) -> None:
        tag = name.rpartition(" ")[2]
        if tag in _TEXT_TAGS:
            self.parser.CharacterDataHandler = None
        elif tag == "c":
            self._end_cell()
        elif tag == "row" and self._cells:
            self._rows.append((self._row, self._cells))
        elif tag == "rPh":
            self._hint -= 1

    def _end_cell(self) -> None:
        if self._has_text or self._formula:
            attributes = self._attributes
            text = "".join(self._texts) if self._has_text else None
            style = int(attributes.get("s", 0))
            kind = attributes.get("t", "n")
            self._cells.append(RawCell(self._row, self._column, kind, style, text, self._formula))


@lru_cache(maxsize=1024)
def _column_of(letters: str) -> int:
    number = 0
    for letter in letters:
        if not "A" <= letter <= "Z":
            raise ValueError(letter)
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _refuse_doctype(*_parts: object) -> None:
    raise NotASheet
