"""A passphrase that people can remember and type: plain Dutch words, chosen by the system's random source.

Six words of a list of about 450 hold more than 50 bits; with a slow key derivation that stands for a stolen laptop.
"""

from __future__ import annotations

import secrets

from werkbank.i18n.resources import resource

WORDS = 6


def propose() -> str:
    """A fresh passphrase of six words."""
    words = resource("passphrase", "words.txt").read_text(encoding="utf-8").split()
    return " ".join(secrets.choice(words) for _ in range(WORDS))
