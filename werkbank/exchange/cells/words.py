"""Cells with a word of the field: from a vocabulary table, or from a small closed set.

In fields with a vocabulary stands the stable id; a word that is not in the table stays as it was typed. What is written
is the way the field says it, so that a table reads well, and always something that is found again.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from werkbank.exchange.cells.cell import OMIT, Cell, Pen, Spot, type_value
from werkbank.exchange.texts import joined_list, split_list
from werkbank.i18n import tr
from werkbank.model.kinds import Sharing
from werkbank.model.vocabulary import Table, Vocabulary, fold
from werkbank.model.vocabulary import Word as Row


def spoken(row: Row, *, table: Table[Row]) -> str:
    """The label where it is the same word as the id, else the id with spaces: 'drang', 'twee-eiig', 'MDO'."""
    label = row.label if fold(row.label) == fold(row.id) else row.id.replace("-", " ")
    return _found_again(label, row, table=table)


def labelled(row: Row, *, table: Table[Row]) -> str:
    """The label."""
    return _found_again(row.label, row, table=table)


def _found_again(text: str, row: Row, *, table: Table[Row]) -> str:
    return text if table.find(text) is row else row.id


def in_running_text(text: str) -> str:
    """Without a capital in front, unless there are more: 'alcohol', but 'LVB' and 'GI-voogd'."""
    return text[:1].lower() + text[1:] if text[1:].islower() else text


@dataclass(frozen=True, slots=True)
class Word(Cell):
    """A word of one vocabulary table; ``open_list`` means that other words are as welcome."""

    table: str
    open_list: bool = False
    by_label: bool = False

    def read(self, text: str, spot: Spot) -> type_value:
        row = _table(spot.desk.words, self.table).find(text)
        if row is not None:
            return row.id
        if not self.open_list:
            spot.warn(
                tr("‘{tekst}’ staat niet in de woordenlijst; bewaard zoals het er staat.", tekst=text),
                code="unknown-word",
            )
        return text

    def write(self, value: type_value, pen: Pen) -> str:
        table = _table(pen.words, self.table)
        row = table.get(value)
        if row is None:
            return str(value)
        return in_running_text(labelled(row, table=table) if self.by_label else spoken(row, table=table))


def _table(words: Vocabulary, name: str) -> Table[Row]:
    table: Table[Row] = getattr(words, name)
    return table


@dataclass(frozen=True, slots=True)
class Choice(Cell):
    """One of a closed set, in any spelling that the vocabulary knows.

    ``otherwise`` is what an unknown word counts as; without it an unknown word is refused. ``silent`` is the value that
    is written as an empty cell.
    """

    options: type[StrEnum]
    table: str = ""
    otherwise: StrEnum | None = None
    silent: StrEnum | None = None

    def read(self, text: str, spot: Spot) -> type_value:
        found = _option(self.options, fold(text)) or self._by_vocabulary(text, spot.desk.words)
        if found is not None:
            return found
        if self.otherwise is None:
            self._refuse(text, spot)
            return OMIT
        seen_as = self.otherwise or tr("onbekend")
        spot.warn(
            tr("‘{tekst}’ ken ik niet; gelezen als ‘{woord}’.", tekst=text, woord=seen_as),
            remedy=tr("De tekst staat in de notitie."),
            code="unknown-word",
        )
        spot.keep_as_note(text)
        return self.otherwise

    def _by_vocabulary(self, text: str, words: Vocabulary) -> StrEnum | None:
        row = _table(words, self.table).find(text) if self.table else None
        return _option(self.options, fold(row.id)) if row else None

    def _refuse(self, text: str, spot: Spot) -> None:
        spot.refuse(
            tr("‘{tekst}’ ken ik niet.", tekst=text),
            remedy=tr("Kies uit: {woorden}.", woorden=", ".join(option for option in self.options if option)),
            code="unknown-word",
        )

    def write(self, value: type_value, pen: Pen) -> str:  # noqa: ARG002
        return "" if value is self.silent else str(value)


@cache
def _by_spelling(options: type[StrEnum]) -> dict[str, StrEnum]:
    return {fold(option.value): option for option in options if option.value}


def _option(options: type[StrEnum], folded: str) -> StrEnum | None:
    return _by_spelling(options).get(folded)


UNDECIDED = "nog niet bepaald"
_NOT_TO_BE_SHARED = frozenset({"nee", "nietdelen", "niet", "niemand", "prive"})


@dataclass(frozen=True, slots=True)
class Share(Cell):
    """With whom an item may be shared. An unknown word counts as the strictest."""

    def read(self, text: str, spot: Spot) -> type_value:
        row = spot.desk.words.sharing_levels.find(text)
        if row is not None:
            return Sharing.UNDECIDED if row.id == "nog-niet-bepaald" else Sharing(row.id)
        if fold(text) not in _NOT_TO_BE_SHARED:
            spot.warn(
                tr("‘{tekst}’ ken ik niet; gelezen als ‘afgeschermd’.", tekst=text),
                remedy=tr("Kies uit: gezin, team, keten, afgeschermd, nog niet bepaald."),
                code="unknown-sharing",
            )
            spot.keep_as_note(text)
        return Sharing.SHIELDED

    def write(self, value: type_value, pen: Pen) -> str:  # noqa: ARG002
        return str(value.value)


@dataclass(frozen=True, slots=True)
class Words(Cell):
    """A list of words of one vocabulary table."""

    table: str

    def read(self, text: str, spot: Spot) -> type_value:
        one = Word(self.table)
        return tuple(dict.fromkeys(one.read(item, spot) for item in split_list(text)))

    def write(self, value: type_value, pen: Pen) -> str:
        one = Word(self.table, by_label=True)
        return joined_list(one.write(item, pen) for item in value)
