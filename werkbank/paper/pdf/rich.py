"""Fill lines with text of more than one face: the line breaker of flowing text.

Lines are filled greedily, ragged right (easier to read than justified). A break falls at a space, or after a hyphen or
slash. When the word that does not fit would leave more than a seventh of the line empty, it is hyphenated by the Dutch
patterns; a word wider than a whole line is cut where it must. Positions are indices in one text, so that a break may
fall anywhere, whatever spans it crosses.

Invariants: no line is wider than asked (unless one letter is); no letter is lost; '-' is added only on soft lines.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from werkbank.drawing.metrics import text_width
from werkbank.drawing.shapes import Face
from werkbank.drawing.wrap import hyphen_places, pieces

HARD_SPACES = "\u00a0\u202f"
_GAP = 1 / 7  # of the line: more emptiness than this is worth a hyphen
_CLOSING = ".,;:!?)]”’\"'"
_HEAD, _TAIL = 4, 4  # letters that stay together before and after a hyphen


class Span(NamedTuple):
    """Text in one face; an empty role is that of the paragraph."""

    text: str
    face: Face = Face.REGULAR
    role: str = ""


Piece = tuple[int, int]  # start and end in the text
Rich = str | Sequence[str | Span]


class Line(NamedTuple):
    """One line: its spans, and whether it ends in a hyphen that we put there."""

    spans: tuple[Span, ...]
    soft: bool = False


def plain(rich: Rich, /) -> str:
    """The text without faces."""
    return rich if isinstance(rich, str) else "".join(part if isinstance(part, str) else part.text for part in rich)


def titled(title: str, text: str) -> list[str | Span]:
    """'Title: text' with the title in bold."""
    return [Span(f"{title}: ", Face.BOLD), Span(text)]


def fill(rich: Rich, *, width: float, size: float, face: Face = Face.REGULAR) -> list[Line]:
    """Break a text into lines of at most ``width`` points; plain parts get ``face``. A newline is kept."""
    return _Filler(_spans(rich, face), width, size).lines()


def _spans(rich: Rich, face: Face) -> list[Span]:
    parts = [rich] if isinstance(rich, str) else rich
    spans = [Span(part, face) if isinstance(part, str) else part for part in parts]
    return [span._replace(text=unicodedata.normalize("NFC", span.text)) for span in spans]


class _Filler:
    """Breaks one text."""

    def __init__(self, spans: list[Span], width: float, size: float) -> None:
        self._spans, self._limit, self._size = spans, width, size
        self._text = "".join(span.text for span in spans)
        self._ends = list(accumulate(len(span.text) for span in spans))

    def lines(self) -> list[Line]:
        found, start = [], 0
        for part in self._text.split("\n"):
            cuts = self._cuts(start, start + len(part))
            found += [Line(tuple(self._slice(first, last)), soft) for first, last, soft in cuts]
            start += len(part) + 1
        return found if self._text.strip() else []

    def _cuts(self, first: int, last: int) -> Iterator[tuple[int, int, bool]]:
        start = end = first
        broken = False
        for begin, finish in pieces(self._text[first:last]):
            piece = (first + begin, first + finish)
            if self._is_space(piece) and start == end:
                start = end = piece[1]
                continue
            while not self._fits(start, piece[1]):
                start, end, cut = self._break(start, end, piece)
                broken = True
                yield cut
            end = piece[1]
        if end > start or not broken:
            yield start, end, False

    def _break(self, start: int, end: int, piece: Piece) -> tuple[int, int, tuple[int, int, bool]]:
        """End a line before, or inside, a piece that does not fit: the new start and end, and the line."""
        begin = max(start, piece[0])
        place = self._hyphen(start, begin, piece) if self._is_empty(start, end) else None
        if place:
            return place, place, (start, place, True)
        if end > start:
            after = piece[1] if self._is_space(piece) else begin
            return after, after, (start, end, False)
        fits = (n for n in range(piece[1], begin, -1) if self._fits(start, n))
        cut = next(fits, begin + 1)
        return cut, cut, (start, cut, False)

    def _is_empty(self, start: int, end: int) -> bool:
        return end == start or self._width(start, end) < self._limit * (1 - _GAP)

    def _hyphen(self, start: int, begin: int, piece: Piece) -> int | None:
        word = self._text[begin : piece[1]].rstrip(_CLOSING)
        if not word.isalpha():
            return None
        room = self._limit - text_width("-", self._size, self._face_at(begin))
        places = [n for n in hyphen_places(word) if _HEAD <= n <= len(word) - _TAIL]
        return next((begin + n for n in reversed(places) if self._width(start, begin + n) <= room), None)

    def _is_space(self, piece: Piece) -> bool:
        return self._text[piece[0]].isspace() and self._text[piece[0]] not in HARD_SPACES

    def _fits(self, start: int, end: int) -> bool:
        return self._width(start, end) <= self._limit

    def _width(self, start: int, end: int) -> float:
        return sum(text_width(span.text, self._size, span.face) for span in self._slice(start, end))

    def _slice(self, start: int, end: int) -> Iterator[Span]:
        """The spans between two positions, without spaces at the end."""
        end = start + len(self._text[start:end].rstrip(" \t"))
        for span, last in zip(self._spans, self._ends, strict=True):
            first = last - len(span.text)
            if first < end and last > start:
                yield span._replace(text=self._text[max(first, start) : min(last, end)])

    def _face_at(self, position: int) -> Face:
        return next(span.face for span, last in zip(self._spans, self._ends, strict=True) if position < last)
