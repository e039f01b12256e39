"""Break, shorten and size text so that it stays inside a width; measures come from ``metrics``.

``wrap`` fills lines greedily: it breaks at spaces, and after a hyphen or slash between letters (never inside a date). A
word wider than the whole line is hyphenated by the Dutch patterns (pyphen, loaded only then), and cut between letters
where even that does not help.
Invariants: no line is wider than asked (unless one letter is); nothing but spaces at a break gets lost; with ``limit``
the last line says by '…' that there is more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from werkbank.drawing.metrics import text_width
from werkbank.drawing.shapes import Face

if TYPE_CHECKING:
    import pyphen

ELLIPSIS = "…"
_SPACE = r"[^\S\u00a0\u202f]"  # a space that may break: not the hard ones
_LETTER = r"[^\W\d_]"
_BREAK = re.compile(rf"(?<={_SPACE})(?!{_SPACE})|(?<!{_SPACE})(?={_SPACE})|(?<={_LETTER}{_LETTER}[-/])(?={_LETTER})")


def wrap(
    text: str, width: float, size: float, face: Face = Face.REGULAR, *, limit: int | None = None
) -> tuple[str, ...]:
    """Return the lines of ``text`` in ``width`` points; a newline is kept, an empty text gives no lines."""
    lines = tuple(line for part in text.splitlines() for line in _fill(part, width, size, face))
    if limit is None or len(lines) <= limit:
        return lines
    last = shorten(_joined(lines[limit - 1], lines[limit], text=text), width, size, face) if limit else ""
    last = last if last.endswith(ELLIPSIS) else shorten(f"{last}{ELLIPSIS}", width, size, face)
    return (*lines[: limit - 1], last) if limit else ()


def _joined(one: str, other: str, *, text: str) -> str:
    """Two lines as they stood in the text: a hyphen at a break inside a word was none of its letters."""
    for whole in (one + other, one.removesuffix("-") + other):
        if whole in text:
            return whole
    return f"{one} {other}"


def shorten(text: str, width: float, size: float, face: Face = Face.REGULAR) -> str:
    """Return the text itself, or its longest beginning with '…' that fits; '' when not even that fits."""
    if text_width(text, size, face) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        fits = text_width(_cut(text, middle), size, face) <= width
        low, high = (middle, high) if fits else (low, middle - 1)
    return _cut(text, low) if low else ""


def fit_size(text: str, width: float, size: float, face: Face = Face.REGULAR, *, least: float) -> float:
    """Return ``size``, or the smaller size at which the line just fits, but never less than ``least``."""
    wide = text_width(text, size, face)
    return size if wide <= width else max(least, size * width / wide)


def widest(lines: tuple[str, ...] | list[str], size: float, face: Face = Face.REGULAR) -> float:
    """Width of the widest of some lines."""
    return max((text_width(line, size, face) for line in lines), default=0.0)


def pieces(text: str) -> list[tuple[int, int]]:
    """The parts of a line between which it may break, as (start, end): words, parts of words, and spaces."""
    places = [place.start() for place in _BREAK.finditer(text)]
    edges = [0, *(place for place in places if 0 < place < len(text)), len(text)]
    return list(pairwise(edges)) if text else []


def hyphen_places(word: str) -> list[int]:
    """Where Dutch patterns let a word break: the lengths of its possible beginnings."""
    return [int(place) for place in _patterns().positions(word)]


def _cut(text: str, length: int) -> str:
    return text[:length].rstrip(" ,;:-–") + ELLIPSIS


def _fill(text: str, width: float, size: float, face: Face) -> Iterator[str]:
    line = ""
    for first, last in pieces(text):
        piece = text[first:last]
        if text_width((line + piece).rstrip(), size, face) <= width:
            line += piece
            continue
        if line.strip():
            yield line.rstrip()
        *full, line = _broken(piece.lstrip(), width, size, face)
        yield from full
    if line.strip() or not text.strip():
        yield line.rstrip()


def _broken(word: str, width: float, size: float, face: Face) -> list[str]:
    """Cut one word into pieces that fit; all but the last end with a hyphen."""
    pieces = []
    while text_width(word, size, face) > width and len(word) > 1:
        head, tail = _head(word, width, size, face)
        pieces.append(head)
        word = tail
    return [*pieces, word]


def _head(word: str, width: float, size: float, face: Face) -> tuple[str, str]:
    for place in sorted(hyphen_places(word), reverse=True):
        if text_width(f"{word[:place]}-", size, face) <= width:
            return f"{word[:place]}-", word[place:]
    fits = [n for n in range(1, len(word)) if text_width(word[:n], size, face) <= width]
    cut = max(fits, default=1)
    return word[:cut], word[cut:]


@cache
def _patterns() -> pyphen.Pyphen:
    import pyphen

    return pyphen.Pyphen(lang="nl_NL", left=2, right=2)
