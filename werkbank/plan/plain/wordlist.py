"""The list of hard words of youth care with something easier for each; a file that people may change in Excel.

``moeilijk;vormen;makkelijker``: a word or some words, other forms of it between bars, and what says it easier, more
than one between bars. Looked up by the first word of each form, so that a text is read once however long the list is.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from werkbank.i18n import tr
from werkbank.i18n.resources import resource
from werkbank.model.errors import KnownError
from werkbank.plan.plain.sentences import Span, words

COLUMNS = ("moeilijk", "vormen", "makkelijker")


@dataclass(frozen=True, slots=True)
class HardWord:
    """One row: the word, its other forms, and what to say instead."""

    word: str
    forms: tuple[str, ...]
    easier: tuple[str, ...]


@dataclass(frozen=True)
class Wordlist:
    """All rows, and where each form begins."""

    rows: tuple[HardWord, ...]
    _starts: Mapping[str, tuple[tuple[tuple[str, ...], HardWord], ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        starts: dict[str, list[tuple[tuple[str, ...], HardWord]]] = {}
        for row in self.rows:
            for form in (row.word, *row.forms):
                parts = tuple(span.text.lower() for span in words(form))
                starts.setdefault(parts[0], []).append((parts, row))
        longest = {first: tuple(sorted(found, key=lambda f: -len(f[0]))) for first, found in starts.items()}
        object.__setattr__(self, "_starts", longest)

    def find(self, spoken: Iterable[Span]) -> Iterator[tuple[int, int, HardWord]]:
        """Return (start, end, row) for each hard word among words in order; the longest one wins, none overlap."""
        said = tuple(spoken)
        lower = tuple(span.text.lower() for span in said)
        at = 0
        while at < len(said):
            length, row = self._at(lower, at)
            if row:
                yield said[at].start, said[at + length - 1].end, row
            at += max(length, 1)

    def _at(self, lower: tuple[str, ...], at: int) -> tuple[int, HardWord | None]:
        for parts, row in self._starts.get(lower[at], ()):
            if lower[at : at + len(parts)] == parts:
                return len(parts), row
        return 0, None


@cache
def shipped_wordlist() -> Wordlist:
    """Return the list that comes with the program."""
    return read_wordlist(resource("plain", "easier.csv").read_text(encoding="utf-8"), name="easier.csv")


def read_wordlist(text: str, *, name: str) -> Wordlist:
    """Read a list from the text of a CSV file with semicolons.

    Raises:
        KnownError: columns are missing, a row has no word or nothing easier, or a form stands in two rows.
    """
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";")
    if not set(COLUMNS) <= set(reader.fieldnames or ()):
        raise KnownError(
            tr("'{bestand}' heeft niet de kolommen {kolommen}.", bestand=name, kolommen=", ".join(COLUMNS)),
            remedy=tr("Zet ze op de eerste regel, met puntkomma's ertussen. De woordenlijst is niet veranderd."),
            code="wordlist-columns",
        )
    seen: dict[str, int] = {}
    return Wordlist(tuple(_row(cells, name=name, at=at, seen=seen) for at, cells in enumerate(reader, start=2)))


def _row(cells: Mapping[str, str | None], *, name: str, at: int, seen: dict[str, int]) -> HardWord:
    word, forms, easier = ((cells.get(column) or "").strip() for column in COLUMNS)
    row = HardWord(word, _between_bars(forms), _between_bars(easier))
    if not words(word) or not row.easier:
        raise _wrong(name, at, tr("er staat geen woord of niets dat makkelijker is"))
    for form in (row.word, *row.forms):
        if not words(form):
            raise _wrong(name, at, tr("'{vorm}' is geen woord", vorm=form))
        other = seen.setdefault(form.lower(), at)
        if other != at:
            raise _wrong(name, at, tr("'{vorm}' staat ook in regel {regel}", vorm=form, regel=other))
    return row


def _between_bars(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split("|") if part.strip()))


def _wrong(name: str, at: int, cause: str) -> KnownError:
    return KnownError(
        tr("'{bestand}', regel {regel}: {oorzaak}.", bestand=name, regel=at, oorzaak=cause),
        remedy=tr("Verbeter die regel en lees het bestand nog eens. De woordenlijst is niet veranderd."),
        code="wordlist-row",
    )
