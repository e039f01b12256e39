"""Read a vocabulary table from its resource file and prove it before anybody uses it.

A table is a list of rows in ``resources/vocabulary/<name>.json``, one row a line; small tables that have nothing but
words stand together in ``words.json``. Lists become tuples; a key that is left out has its default.

Invariants after reading: every id, label, alias and code occurs once; no row has an unknown key; every class of an
event kind is known and its consequences are filled in. A breach is a BugError that names table and row.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from werkbank.i18n.resources import resource
from werkbank.model.errors import BugError
from werkbank.model.vocabulary.rows import Early, EventClass, EventKind, Lane, Shape, Word
from werkbank.model.vocabulary.table import Table, index

AnyRow = TypeVar("AnyRow", bound=Word)
RawRow = dict[str, Any]  # one row as JSON says it

_ENUMS = {"shape": Shape, "early": Early}
_SHARED_FILE = "words.json"


def raw_rows(name: str) -> list[RawRow]:
    """Return the rows of a table as the file has them.

    Raises:
        BugError: the file is no JSON or holds no such table.
    """
    file = f"{name}.json" if (_folder() / f"{name}.json").exists() else _SHARED_FILE
    try:
        content = _content(file)
        return list(content[name] if isinstance(content, dict) else content)
    except (ValueError, KeyError) as error:
        message = f"vocabulary file {file} cannot be read as table {name}: {error}"
        raise BugError(message) from error


@cache
def _folder() -> Path:
    return resource("vocabulary")


@cache
def _content(file: str) -> Any:  # noqa: ANN401 - what json.loads returns
    return json.loads((_folder() / file).read_bytes())


def read(raw: list[RawRow], *, name: str, row_type: type[AnyRow]) -> Table[AnyRow]:
    """Make a proven table of ``raw``.

    Raises:
        BugError: a row is malformed, or two rows share an id, label, alias or code.
    """
    rows: dict[str, AnyRow] = {}
    for number, values in enumerate(raw, start=1):
        row = _row(values, row_type=row_type, where=f"vocabulary {name}, row {number}")
        if row.id in rows:
            message = f"vocabulary {name}, row {number}: id {row.id!r} occurs twice"
            raise BugError(message)
        rows[row.id] = row
    return Table(rows, ids=index(rows, name=name), name=name)


def _row(values: RawRow, *, row_type: type[AnyRow], where: str) -> AnyRow:
    if not (values.get("id") and values.get("label")):
        message = f"{where}: id and label must not be empty"
        raise BugError(message)
    try:
        row = row_type(**{key: _value(key, value) for key, value in values.items()})
    except (TypeError, ValueError) as error:
        message = f"{where} ({values['id']}): {error}"
        raise BugError(message) from error
    return row


def _value(key: str, value: Any) -> Any:  # noqa: ANN401 - a value of JSON
    if isinstance(value, list):
        return tuple(value)
    if key in _ENUMS and isinstance(value, str):
        return _ENUMS[key](value)
    return value


def with_classes(raw: list[RawRow], *, lanes: Mapping[str, Lane], classes: Mapping[str, EventClass]) -> list[RawRow]:
    """Return rows of event kinds with complete classes: own, those of the lane, and what follows from them.

    Raises:
        BugError: a row names a lane or a class that does not exist.
    """
    complete = []
    for number, values in enumerate(raw, start=1):
        try:
            named = {*values.get("classes", ()), *lanes[values["lane"]].classes}
            complete.append({**values, "classes": frozenset(_closed(named, classes=classes))})
        except KeyError as error:
            message = f"vocabulary event_kinds, row {number} ({values.get('id')}): unknown lane or class {error}"
            raise BugError(message) from error
    return complete


def _closed(named: set[str], *, classes: Mapping[str, EventClass]) -> set[str]:
    found: set[str] = set()
    waiting = list(named)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(classes[name].also)
    return found


@cache
def event_kind_table() -> Table[EventKind]:
    """The table of event kinds with its lanes and classes resolved."""
    lanes = plain_table("lanes", row_type=Lane)
    classes = plain_table("event_classes", row_type=EventClass)
    return read(
        with_classes(raw_rows("event_kinds"), lanes=lanes, classes=classes), name="event_kinds", row_type=EventKind
    )


def plain_table(name: str, *, row_type: type[AnyRow]) -> Table[AnyRow]:
    """Read a table that needs no other table."""
    return read(raw_rows(name), name=name, row_type=row_type)
