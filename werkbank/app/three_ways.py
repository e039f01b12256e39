"""A long text that two people changed apart: what each added and took away, and both together, by who wrote it.

Both are laid beside what the text was when the copies went apart. Joining works on sentences: what only one of them
changed becomes that; where more changed the same place, the one stands after the other. Nobody's sentence is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import Enum
from typing import NamedTuple

_SENTENCES = re.compile(r"[^.!?\n]*(?:[.!?]+[ \t]*\n?|\n|$)")
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


class _Change(NamedTuple):
    """What one side made of sentences ``low`` until ``high``."""

    low: int
    high: int
    side: int
    new: list[str]


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """What somebody made of a text, word by word; changes with only a space between them are one."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    found: list[Piece] = []
    gone = added = ""
    for place, (what, a, b, c, d) in enumerate(steps):
        text = "".join(new[c:d])
        if what == "equal" and (text.strip() or not 0 < place < len(steps) - 1):
            found += [*_changed(gone, added), Piece(How.SAME, text)]
            gone = added = ""
        else:
            gone, added = gone + "".join(old[a:b]), added + text
    return (*found, *_changed(gone, added))


def _changed(gone: str, added: str) -> Iterator[Piece]:
    yield from (Piece(how, text) for how, text in ((How.GONE, gone), (How.ADDED, added)) if text)


def together(before: str, *said: tuple[str, str]) -> tuple[Sentence, ...]:
    """All texts in one; each is (name, text)."""
    return tuple(_joined(_split(before), [_split(text) for _, text in said], names=[name for name, _ in said]))


def text_of(sentences: Sequence[Sentence]) -> str:
    """The joined text."""
    return "".join(sentence.text for sentence in sentences).strip()


def _split(text: str) -> list[str]:
    found = [part for part in _SENTENCES.findall(text) if part]
    return [part if part.endswith(("\n", " ")) else f"{part} " for part in found]


def _joined(base: list[str], said: Sequence[list[str]], *, names: Sequence[str]) -> Iterator[Sentence]:
    at = 0
    for region in _regions([_changes(base, text) for text in said]):
        low, high = region[0].low, max(one.high for one in region)
        yield from (Sentence(text) for text in base[at:low])
        made: dict[tuple[str, ...], list[str]] = {}
        for side in sorted({one.side for one in region}):
            own = [one for one in region if one.side == side]
            made.setdefault(tuple(_applied(base, own, low=low, high=high)), []).append(names[side])
        yield from _each(made)
        at = high
    yield from (Sentence(text) for text in base[at:])


def _changes(base: list[str], text: list[str]) -> list[tuple[int, int, list[str]]]:
    """(from, to, what stands there now); as many sentences for as many are changed one by one."""
    found: list[tuple[int, int, list[str]]] = []
    for what, a, b, c, d in SequenceMatcher(None, base, text, autojunk=False).get_opcodes():
        if what == "replace" and b - a == d - c:
            found += [(a + n, a + n + 1, [text[c + n]]) for n in range(b - a)]
        elif what != "equal":
            found.append((a, b, text[c:d]))
    return found


def _regions(changed: Sequence[list[tuple[int, int, list[str]]]]) -> Iterator[list[_Change]]:
    """Changes of all sides that touch the same sentences, or come in at the same place, together."""
    told = sorted((low, high, side, new) for side, changes in enumerate(changed) for low, high, new in changes)
    region: list[_Change] = []
    for low, high, side, new in told:
        until = max((one.high for one in region), default=0)
        if region and not (low < until or (low == high == region[0].low == until)):
            yield region
            region = []
        region.append(_Change(low, high, side, new))
    if region:
        yield region


def _applied(base: list[str], changes: list[_Change], *, low: int, high: int) -> list[str]:
    """What one side made of these sentences."""
    made: list[str] = []
    at = low
    for one in changes:
        made += [*base[at : one.low], *one.new]
        at = one.high
    return [*made, *base[at:high]]


def _each(made: dict[tuple[str, ...], list[str]]) -> Iterator[Sentence]:
    """What was made of one place, by who."""
    for sentences, names in made.items():
        yield from (Sentence(_ended(text) if len(made) > 1 else text, tuple(names)) for text in sentences)


def _ended(text: str) -> str:
    return text if text.endswith(("\n", " ")) else f"{text} "
