"""Compare words the way people type them: case, accents, spaces, hyphens and other signs make no difference.

Two forms exist. ``fold`` joins everything, so that 'Veilig Thuis-melding' and 'veiligthuismelding' are one word; it is
the key of every look-up. ``words`` keeps the words apart, for finding a known phrase inside a longer text.
"""

from __future__ import annotations

import re
import unicodedata

_SIGNS = re.compile(r"[\W_]+")


def slug(label: str) -> str:
    """Return the stable id that belongs to a label: ``slug("Veilig Thuis-melding") == "veilig-thuis-melding"``."""
    return "-".join(words(label))


def fold(text: str) -> str:
    """Return the key under which ``text`` is looked up; a text of signs only, such as '?', is its own key."""
    plain = _plain(text)
    return plain if plain.isalnum() else _SIGNS.sub("", plain) or text.strip()


def words(text: str) -> tuple[str, ...]:
    """Return the words of ``text`` in small letters without accents and signs."""
    return tuple(_SIGNS.sub(" ", _plain(text)).split())


def _plain(text: str) -> str:
    small = text.casefold()
    if small.isascii():
        return small
    return "".join(sign for sign in unicodedata.normalize("NFKD", small) if not unicodedata.combining(sign))
