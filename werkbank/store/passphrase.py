"""A passphrase of Dutch words: easy to say, to type and to remember, and nobody's birthday.

Six words, each drawn from 512 with the system's random source: 54 bits, behind a key derivation of half a second. The
words (``resources/passphrase-words.txt``) are short, plain nouns, none the beginning of another.
"""

from __future__ import annotations

import secrets

from werkbank.i18n.resources import resource

WORDS = 6


def propose(count: int = WORDS) -> str:
    """A fresh passphrase of this many words."""
    words = resource("passphrase-words.txt").read_text(encoding="utf-8").split()
    return " ".join(secrets.choice(words) for _ in range(count))
