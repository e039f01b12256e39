"""JSON from outside: read only when it is exactly what this program would have written.

``json.loads`` accepts NaN, lone surrogates and the same name twice; here they are refused. A value of a field travels
as the text that was hashed, so it must stand in its canonical form; most are short and plain, and known at a glance.
"""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

from werkbank.store.canonical import canonical
from werkbank.store.errors import known
from werkbank.store.handover.limits import DEPTH

_PLAIN = re.compile(r'"[ !#-\[\]-~]*"|true|false|null|0|[1-9][0-9]{0,14}')


def _refuse(_text: str) -> NoReturn:
    raise known("handover-bad-value")


_read = json.JSONDecoder(parse_constant=_refuse, parse_float=_refuse).decode


def loads(text: str) -> Any:  # noqa: ANN401 - a JSON value
    """A JSON value without floats.

    Raises:
        KnownError: handover-bad-value, handover-too-deep, handover-damaged when it is no JSON.
    """
    try:
        return _read(text)
    except RecursionError as error:
        raise known("handover-too-deep") from error
    except ValueError as error:
        raise known("handover-damaged") from error


def document(content: bytes) -> dict[str, Any]:
    """A JSON object that stands in its canonical form. Raises as ``loads``."""
    try:
        found = loads(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise known("handover-damaged") from error
    if not isinstance(found, dict):
        raise known("handover-damaged")
    _check_depth(found)
    if _form(found) != content:
        raise known("handover-unknown-part")
    return found


def check_value(text: str) -> None:
    """Refuse a value of a field that this program cannot have written. Raises as ``loads``."""
    if _PLAIN.fullmatch(text):
        return
    value = loads(text)
    _check_depth(value)
    if _form(value) != _bytes(text):
        raise known("handover-bad-value")


def _form(value: Any) -> bytes:  # noqa: ANN401 - a JSON value
    try:
        return canonical(value)
    except ValueError as error:  # a lone surrogate, a number without a canonical form
        raise known("handover-bad-value") from error


def _bytes(text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise known("handover-bad-value") from error


def _check_depth(value: Any) -> None:  # noqa: ANN401 - a JSON value
    level = [value]
    for _ in range(DEPTH):
        level = [part for one in level if isinstance(one, dict | list) for part in _parts(one)]
        if not level:
            return
    raise known("handover-too-deep")


def _parts(value: dict[str, Any] | list[Any]) -> Any:  # noqa: ANN401 - its parts
    return value.values() if isinstance(value, dict) else value
