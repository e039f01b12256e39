"""The list of 2048 Dutch words from which passphrases and six-word fingerprints are made.

``resources/words/dutch-2048.txt``: plain, neutral words of three to nine letters in alphabetical order; no two differ
in one letter, one letter more or less, or two neighbours swapped, so that a slip of tongue or pen is no other word. A
word is 11 bits. The list is frozen: another order would give everybody another fingerprint (a test holds its hash).
"""

from __future__ import annotations

from functools import cache

from werkbank.i18n.resources import resource

BITS_A_WORD = 11
SIZE = 1 << BITS_A_WORD


@cache
def words() -> tuple[str, ...]:
    """All 2048, in order."""
    return tuple(resource("words", "dutch-2048.txt").read_text(encoding="utf-8").split())


@cache
def _set_of_words() -> frozenset[str]:
    return frozenset(words())


def is_listed(word: str) -> bool:
    """Whether it is one of them."""
    return word in _set_of_words()
