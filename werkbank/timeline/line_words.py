"""The words of one typed line with their places, and what has been understood of them so far."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from werkbank.model.vocabulary import fold

_WORD = re.compile(r"\S+")
_LOOSE_END = ",;.!"
LONGEST = 5  # words of one phrase


class Part(StrEnum):
    """What a piece of the line became."""

    DATE = "date"
    END = "end"
    RUNNING = "running"
    KIND = "kind"
    PERSON = "person"
    REASON = "reason"
    ORGANISATION = "organisation"
    BOUWSTEEN = "bouwsteen"
    NATURE = "nature"
    SOURCE = "source"


class Piece(NamedTuple):
    """A stretch of the line, what it became, and how that reads; ``doubt`` asks for a look."""

    start: int
    end: int
    part: Part
    meaning: str
    doubt: str = ""


class Word(NamedTuple):
    """One word without the comma behind it."""

    start: int
    end: int
    text: str
    folded: str


class Run(NamedTuple):
    """Some words beside each other, by number: ``first .. last``, the last one not included."""

    first: int
    last: int


@dataclass(slots=True)
class Line:
    """A line under reading; ``taken`` are the words that mean something already."""

    text: str
    words: tuple[Word, ...]
    taken: set[int] = field(default_factory=set)
    pieces: list[Piece] = field(default_factory=list)
    mended: dict[int, str] = field(default_factory=dict)  # date words with a slip of the finger, put right
    aged: set[int] = field(default_factory=set)  # names inside a date: 'toen Sem 4 was'
    known: frozenset[str] = frozenset()  # words that mean something else, so no name with a slip

    def said(self, run: Run) -> str:
        """The text of some words as typed, without a comma at the end."""
        return self.text[self.words[run.first].start : self.words[run.last - 1].end]

    def word(self, number: int) -> str:
        """One word with its slip put right."""
        return self.mended.get(number, self.words[number].text)

    def spelled(self, run: Run) -> str:
        """The text of some words with slips in date words put right."""
        if self.mended.keys().isdisjoint(range(run.first, run.last)):
            return self.said(run)
        return " ".join(self.word(number) for number in range(run.first, run.last))

    def take(self, run: Run, part: Part, meaning: str, *, doubt: str = "") -> None:
        """These words mean something now."""
        self.taken.update(range(run.first, run.last))
        start, end = self.words[run.first].start, self.words[run.last - 1].end
        self.pieces.append(Piece(start, end, part, meaning, doubt))

    def runs(self, *, free: bool = True, longest: int = LONGEST) -> Iterator[Run]:
        """Every run of words, longest first, then from left to right; ``free`` leaves out what is taken.

        An emoji is a run of its own: beside a name it is not part of it.
        """
        count = len(self.words)
        signs = {number for number, word in enumerate(self.words) if not any(map(str.isalnum, word.text))}
        for length in range(min(longest, count), 0, -1):
            for first in range(count - length + 1):
                run = Run(first, first + length)
                if signs and length > 1 and not signs.isdisjoint((first, first + length - 1)):
                    continue
                if not free or self.taken.isdisjoint(range(first, first + length)):
                    yield run


def words_of(text: str) -> frozenset[str]:
    """A set of words, written as one text."""
    return frozenset(text.split())


def line_of(text: str) -> Line:
    """Split a line into words."""
    words = []
    for found in _WORD.finditer(text):
        bare = found[0].rstrip(_LOOSE_END) or found[0]
        words.append(Word(found.start(), found.start() + len(bare), bare, fold(bare)))
    return Line(text, tuple(words))
