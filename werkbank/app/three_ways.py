"""A long text that two people changed apart: what each added and took away, and both together, by who wrote it.

Both are laid beside what the text was when the copies went apart. Joining works on sentences: what only one of them
changed becomes that; where both changed the same place, the one stands after the other. Nobody's sentence is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import Enum
from typing import NamedTuple

_SENTENCES = re.compile(r"[^.!?\n]*(?:[.!?]+[ \t]*|\n|$)")
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


class How(Enum):
    """What became of a piece of the text."""

    SAME = "same"
    ADDED = "added"
    GONE = "gone"


class Piece(NamedTuple):
    """A run of words."""

    how: How
    text: str


class Sentence(NamedTuple):
    """A sentence of the joined text, with who wrote it; nobody when it stood there before."""

    text: str
    who: tuple[str, ...] = ()


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """What somebody made of a text, word by word."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    found: list[Piece] = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            found.append(Piece(How.SAME, "".join(new[c:d])))
            continue
        found += [Piece(How.GONE, "".join(old[a:b]))] if b > a else []
        found += [Piece(How.ADDED, "".join(new[c:d]))] if d > c else []
    return tuple(found)


def together(before: str, one: tuple[str, str], other: tuple[str, str]) -> tuple[Sentence, ...]:
    """Both texts in one; each is (name, text)."""
    base, mine, theirs = (_split(text) for text in (before, one[1], other[1]))
    return tuple(_joined(base, mine, theirs, names=(one[0], other[0])))


def text_of(sentences: Sequence[Sentence]) -> str:
    """The joined text."""
    return "".join(sentence.text for sentence in sentences).strip()


def _split(text: str) -> list[str]:
    found = [part for part in _SENTENCES.findall(text) if part]
    return [part if part.endswith(("\n", " ")) else f"{part} " for part in found]


def _joined(base: list[str], mine: list[str], theirs: list[str], *, names: tuple[str, str]) -> Iterator[Sentence]:
    at = at_mine = at_theirs = 0
    for low, high, in_mine, in_theirs in _shared(base, mine, theirs):
        was, a, b = base[at:low], mine[at_mine:in_mine], theirs[at_theirs:in_theirs]
        if a == b:
            yield from (Sentence(text, names) for text in a)
        elif b == was:
            yield from (Sentence(text, names[:1]) for text in a)
        elif a == was:
            yield from (Sentence(text, names[1:]) for text in b)
        else:
            yield from (Sentence(_ended(text), names[:1]) for text in a)
            yield from (Sentence(_ended(text), names[1:]) for text in b)
        yield from (Sentence(text) for text in base[low:high])
        at, at_mine, at_theirs = high, in_mine + high - low, in_theirs + high - low


def _ended(text: str) -> str:
    return text if text.endswith(("\n", " ")) else f"{text} "


def _shared(base: list[str], mine: list[str], theirs: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Runs that stand in all three: (from, to) in the base and where they begin in the others; the end as last."""
    ours, others = (SequenceMatcher(None, base, new, autojunk=False).get_matching_blocks() for new in (mine, theirs))
    here = there = 0
    while here < len(ours) and there < len(others):
        one, other = ours[here], others[there]
        low, high = max(one.a, other.a), min(one.a + one.size, other.a + other.size)
        if low < high:
            yield low, high, one.b + low - one.a, other.b + low - other.a
        if one.a + one.size < other.a + other.size:
            here += 1
        else:
            there += 1
    yield len(base), len(base), len(mine), len(theirs)
