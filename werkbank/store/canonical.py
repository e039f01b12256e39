"""The one form in which values are hashed, signed and stored: RFC 8785 over NFC texts, without floats.

``canonical`` gives the UTF-8 bytes. What has no canonical form (a lone surrogate, an integer beyond 2**53, a float) is
refused with ``ValueError`` before anything is written. Without floats the form is plain JSON without spaces whose names
stand in order, so the encoder of Python itself writes it, several times faster than one in Python; names that are not
plain ASCII sort by UTF-16 and are left to ``rfc8785``, which the tests also hold all of it against.
"""

from __future__ import annotations

import json
import unicodedata
from json.encoder import encode_basestring
from typing import Any

import rfc8785

_LARGEST = 2**53 - 1
_encode = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False, allow_nan=False
).encode


def canonical(value: Any) -> bytes:  # noqa: ANN401 - any JSON value
    """The canonical bytes of a JSON value. Raises ``ValueError`` for what cannot be written in this form."""
    if value is None:
        return b"null"
    if isinstance(value, str) and value.isascii():
        return encode_basestring(value).encode()
    if value is True:
        return b"true"
    odd: list[Any] = []
    checked = _checked(value, odd)
    return rfc8785.dumps(checked) if odd else _encode(checked).encode()


def plain_text(form: str) -> str | None:
    """The text behind a canonical form that is surely one of plain letters, as most of all values are; else None."""
    inside = form[1:-1]
    is_text = len(form) > 1 and form[0] == form[-1] == '"'
    is_plain = is_text and inside.isascii() and inside.isprintable() and '"' not in inside and "\\" not in inside
    return inside if is_plain else None


def _checked(value: Any, odd: list[Any]) -> Any:  # noqa: ANN401 - any JSON value
    """The value in NFC; names that are not plain ASCII texts are put in ``odd``."""
    if isinstance(value, str):
        return value if value.isascii() else unicodedata.normalize("NFC", value)
    if value is None or isinstance(value, bool) or (isinstance(value, int) and -_LARGEST <= value <= _LARGEST):
        return value
    if isinstance(value, dict):
        odd.extend(name for name in value if not isinstance(name, str) or not name.isascii())
        return {_checked(name, odd): _checked(part, odd) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_checked(part, odd) for part in value]
    message = f"a {type(value).__name__} has no canonical form here"
    raise ValueError(message)
