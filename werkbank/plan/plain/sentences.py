"""Cut a text into sentences and words, keeping where each stands.

A sentence ends at ``.``, ``!``, ``?`` or ``:`` before white space, and at a line break: people write lists. A full
stop after a number or after a known short form ('bijv.', 'mw.') ends nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_END = re.compile(r"[.!?:]+(?=[\s\"'”’»)]|$)|\n")
_SHORT = re.compile(
    r"bijv|bv|mw|dhr|mevr|hr|dr|drs|mr|ds|st|nl|o\.a|i\.v\.m|"
    r"m\.b\.t|t\.a\.v|enz|evt|incl|excl|tel|nr|blz|ca|resp|jl|a\.s"
)
_OWN_WORDS = re.compile(r"[\"“„«][^\"”“»]*[\"”“»]|‘[^‘\n]*’(?!\w)|(?<!\w)'[^'\n]+(?:\w'\w[^'\n]*)*'(?!\w)")


class Span(NamedTuple):
    """A piece of a text: ``text[start:end]``."""

    start: int
    end: int
    text: str


def sentences(text: str) -> Iterator[Span]:
    """Return the sentences, without white space around them; one that holds no word is left out."""
    start = 0
    for found in _END.finditer(text):
        if _goes_on(text, found.start()) and found.group() != "\n":
            continue
        yield from _cut(text, start, found.end())
        start = found.end()
    yield from _cut(text, start, len(text))


def words(text: str, *, start: int = 0) -> tuple[Span, ...]:
    """Return the words of a text; ``start`` is added to where they stand."""
    return tuple(Span(start + w.start(), start + w.end(), w.group()) for w in _WORD.finditer(text))


def own_words(text: str) -> tuple[tuple[int, int], ...]:
    """Return where somebody is quoted, from the first quotation mark to after the last."""
    return tuple(found.span() for found in _OWN_WORDS.finditer(text))


def _goes_on(text: str, at: int) -> bool:
    """Whether the mark at this place belongs to a number or a short form."""
    if text[at] != ".":
        return False
    before = text[:at].rsplit(maxsplit=1)
    last = before[-1].lower().lstrip("(") if before else ""
    return _SHORT.fullmatch(last) is not None or last.isdigit()


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    if not _WORD.search(piece):
        return
    left = start + len(piece) - len(piece.lstrip())
    yield Span(left, left + len(piece.strip()), piece.strip())
