"""The one form in which values are hashed, signed and stored: RFC 8785 over NFC texts, without floats.

``canonical`` gives the UTF-8 bytes. Object keys are plain ASCII in everything this program writes. What has no
canonical form (a lone surrogate, an integer beyond 2**53, a float) is refused with ``ValueError`` before anything is
written.
"""

from __future__ import annotations

import unicodedata
from typing import Any

import rfc8785


def canonical(value: Any) -> bytes:  # noqa: ANN401 - any JSON value
    """The canonical bytes of a JSON value. Raises ``ValueError`` for what cannot be written in this form."""
    return rfc8785.dumps(_checked(value))


def _checked(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {_checked(name): _checked(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_checked(part) for part in value]
    if value is None or isinstance(value, bool | int):
        return value
    message = f"a {type(value).__name__} has no canonical form here"
    raise ValueError(message)
