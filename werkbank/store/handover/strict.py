"""Values of somebody else's JSON, each of exactly the sort it must be: TypeError or ValueError for any other."""

from __future__ import annotations

from typing import Any

LONGEST = 2000  # letters of a purpose, a ground or a reason
LONGEST_ID = 64


def items(found: object) -> list[Any]:
    """A list."""
    if not isinstance(found, list):
        raise TypeError
    return found


def named(found: object) -> dict[str, Any]:
    """Values by name."""
    if not isinstance(found, dict):
        raise TypeError
    return found


def text(found: object) -> str:
    """A text of at most :data:`LONGEST` letters."""
    if not isinstance(found, str) or len(found) > LONGEST:
        raise TypeError
    return found


def ident(found: object) -> str:
    """An id: it may become part of a path, so it holds nothing that means something there."""
    made = text(found)
    if not (0 < len(made) <= LONGEST_ID and all(sign.isascii() and (sign.isalnum() or sign == "-") for sign in made)):
        raise ValueError
    return made


def flag(found: object) -> bool:
    """Yes or no, and no number for it."""
    if not isinstance(found, bool):
        raise TypeError
    return found


def count(found: object) -> int:
    """A whole number from zero up; True is none."""
    if type(found) is not int or found < 0:
        raise TypeError
    return found


def digest(found: object) -> str:
    """A SHA-256 as 64 small hexadecimal signs."""
    made = text(found)
    if len(made) != LONGEST_ID or set(made) - set("0123456789abcdef"):
        raise ValueError
    return made
