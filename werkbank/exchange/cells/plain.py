"""Cells with text, lists of text, numbers and yes or no."""

from __future__ import annotations

import re
from dataclasses import dataclass

from werkbank.exchange.cells.cell import OMIT, Cell, Pen, Spot, type_value
from werkbank.exchange.texts import joined_list, split_list
from werkbank.i18n import mark, tr
from werkbank.model.vocabulary import fold

YES = mark("ja")
NO = mark("nee")
_YES_WORDS = frozenset({"ja", "j", "x", "1", "waar", "true", "yes", "✓"})
_NO_WORDS = frozenset({"nee", "n", "0", "onwaar", "false", "no", "neen", "-"})


def yes_or_no(text: str) -> bool | None:
    """True or False for a word that says so, None for any other."""
    word = fold(text)
    return True if word in _YES_WORDS else False if word in _NO_WORDS else None


@dataclass(frozen=True, slots=True)
class Text(Cell):
    """Free text."""

    def read(self, text: str, spot: Spot) -> type_value:  # noqa: ARG002
        return text

    def write(self, value: type_value, pen: Pen) -> str:  # noqa: ARG002
        return str(value)


@dataclass(frozen=True, slots=True)
class Texts(Cell):
    """A list of free texts."""

    def read(self, text: str, spot: Spot) -> type_value:  # noqa: ARG002
        return tuple(split_list(text))

    def write(self, value: type_value, pen: Pen) -> str:  # noqa: ARG002
        return joined_list(value)


@dataclass(frozen=True, slots=True)
class Flag(Cell):
    """Yes or no; ``doubt`` is what any other word counts as, and the word goes to the note."""

    doubt: bool = False
    spoken: bool = False  # write 'nee' too

    def read(self, text: str, spot: Spot) -> type_value:
        answer = yes_or_no(text)
        if answer is None:
            spot.warn(
                tr("‘{tekst}’ is geen ja of nee; gelezen als {antwoord}.", tekst=text, antwoord=_word(self.doubt)),
                remedy=tr("De tekst staat in de notitie."),
                code="not-yes-or-no",
            )
            spot.keep_as_note(text)
        return self.doubt if answer is None else answer

    def write(self, value: type_value, pen: Pen) -> str:  # noqa: ARG002
        return _word(value) if value or (self.spoken and value is not None) else ""


def _word(answer: bool) -> str:  # noqa: FBT001 - the value itself
    return tr(YES) if answer else tr(NO)


@dataclass(frozen=True, slots=True)
class Number(Cell):
    """A whole number from ``least`` to ``most``."""

    least: int = 0
    most: int = 1_000_000

    def read(self, text: str, spot: Spot) -> type_value:
        digits = text.removesuffix(",0").removesuffix(".0")
        if digits.isascii() and digits.lstrip("-").isdigit() and self.least <= int(digits) <= self.most:
            return int(digits)
        spot.warn(
            tr("‘{tekst}’ is geen heel getal van {van} tot en met {tot}.", tekst=text, van=self.least, tot=self.most),
            remedy=tr("De tekst staat in de notitie."),
            code="not-a-number",
        )
        spot.keep_as_note(text)
        return OMIT

    def write(self, value: type_value, pen: Pen) -> str:  # noqa: ARG002
        return str(value) if value else "0" if value == 0 and self.most <= 10 else ""


@dataclass(frozen=True, slots=True)
class Pinned(Cell):
    """Where somebody was put in a picture: two whole numbers of points, or nothing."""

    def read(self, text: str, spot: Spot) -> type_value:
        numbers = re.findall(r"-?\d{1,6}", text, re.ASCII)
        if len(numbers) == 2:
            return int(numbers[0]), int(numbers[1])
        spot.warn(
            tr("‘{tekst}’ is geen plek in het genogram.", tekst=text),
            remedy=tr("De tekst staat in de notitie."),
            code="not-a-place",
        )
        spot.keep_as_note(text)
        return OMIT

    def write(self, value: type_value, pen: Pen) -> str:  # noqa: ARG002
        return "" if value is None else f"{value[0]} {value[1]}"
