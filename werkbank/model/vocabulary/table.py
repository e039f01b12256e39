"""A vocabulary table: a mapping from id to row that also finds a row by what people type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from werkbank.model.errors import BugError
from werkbank.model.vocabulary.rows import Word
from werkbank.model.vocabulary.spelling import fold

Row_co = TypeVar("Row_co", bound=Word, covariant=True)


class Table(Mapping[str, Row_co], Generic[Row_co]):
    """Rows by id, in the order of the file.

    Invariant: ids, labels, aliases and codes of two rows never share a spelling, so ``find`` has one answer.
    """

    __slots__ = ("_ids", "_rows", "name")

    def __init__(self, rows: Mapping[str, Row_co], *, ids: Mapping[str, str], name: str) -> None:
        self._rows = rows
        self._ids = ids
        self.name = name

    def find(self, text: str) -> Row_co | None:
        """Return the row whose id, label, alias or code is ``text`` in any spelling, or None."""
        found = self._ids.get(fold(text))
        return None if found is None else self._rows[found]

    def label(self, row_id: str) -> str:
        """Return the label of an id, or the id itself when it is not one of ours: free text shows as it was typed."""
        row = self._rows.get(row_id)
        return row_id if row is None else row.label

    def __getitem__(self, row_id: str) -> Row_co:
        return self._rows[row_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __repr__(self) -> str:
        return f"<Table {self.name}: {len(self._rows)} rows>"


def index(rows: Mapping[str, Row_co], *, name: str) -> dict[str, str]:
    """Return the id behind every folded spelling.

    Raises:
        BugError: a spelling belongs to two rows; names the table, the row and the word.
    """
    ids: dict[str, str] = {}
    for number, row in enumerate(rows.values(), start=1):
        for spelling in row.spellings():
            owner = ids.setdefault(fold(spelling), row.id)
            if owner != row.id:
                message = f"vocabulary {name}, row {number} ({row.id}): {spelling!r} already belongs to {owner}"
                raise BugError(message)
    return ids
