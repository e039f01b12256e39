r"""Text as it passes the door: cleaned on the way in, made harmless for spreadsheets on the way out.

Guard: a cell that starts with one of ``= + - @`` or a tab would be run as a formula by a spreadsheet, so it is written
with a quote in front. Reading takes one quote off again. So that nothing is lost, a text that starts with quotes before
such a sign gets one more: ``unguarded(guarded(x)) == x`` for every x.

Lists stand in one cell with ``|`` between the items; a ``|`` inside an item is written ``\|`` and a backslash before
one, or at the end of an item, is doubled.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_GUARDED = re.compile(r"'*[=+\-@\t\r\0]")
_STEERING = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_TURNING = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_NEWLINES = re.compile(r"\r\n?|[\u2028\u2029]")
_SPACES = re.compile(r"[\s_]+")
_TO_ESCAPE = re.compile(r"\\(?=[|\\]|\Z)|\|")
_ESCAPED = re.compile(r"\\([|\\])")
_ITEMS = re.compile(r"(?:[^|\\]|\\.?)*", re.DOTALL)


def guarded(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if _GUARDED.match(text) else text


def unguarded(cell: str) -> str:
    """The text of a guarded cell."""
    return cell[1:] if cell.startswith("'") and _GUARDED.match(cell) else cell


def cleaned(text: str) -> str:
    """The text without signs that steer a terminal, in one Unicode form, with plain line ends, trimmed.

    Signs that turn text round (right-to-left marks) belong to what was typed and stay; they do nothing when it is drawn
    or told beside other text.
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    plain = _STEERING.sub("", _NEWLINES.sub("\n", text))
    return unicodedata.normalize("NFC", plain).strip()


def has_steering_signs(text: str) -> bool:
    """Whether cleaning takes more than spaces and line ends away."""
    return not (text.isascii() and text.isprintable()) and _STEERING.search(text.lstrip("\ufeff")) is not None


def header_key(name: str) -> str:
    """What two spellings of one column name share: case, spaces and underscores do not matter."""
    return _SPACES.sub(" ", _TURNING.sub("", cleaned(name)).casefold()).strip(" :*")


def split_list(cell: str) -> list[str]:
    """The items of a cell, trimmed, without empty ones."""
    if "\\" not in cell:
        return [item for part in cell.split("|") if (item := part.strip())]
    parts = [found.group() for found in _ITEMS.finditer(cell)]
    return [item for part in parts if (item := _ESCAPED.sub(r"\1", part).strip())]


def joined_list(items: Iterable[str]) -> str:
    """The items as one cell."""
    return "|".join(_TO_ESCAPE.sub(r"\\\g<0>", item) for item in items)
