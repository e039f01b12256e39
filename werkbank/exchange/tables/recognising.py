"""Which table a file or sheet is: by its name, or by the names in its header."""

from __future__ import annotations

import re
from collections.abc import Sequence

from werkbank.exchange.tables.all import BY_NAME
from werkbank.exchange.tables.column import ID, Table
from werkbank.exchange.texts import header_key

_WORDS = re.compile(r"[^\W\d_]+")


def table_named(name: str) -> Table | None:
    """The table whose name is, or stands as a word in, the name of a file or sheet."""
    key = header_key(name)
    if key in BY_NAME:
        return BY_NAME[key]
    words = {word.lower() for word in _WORDS.findall(name)} & BY_NAME.keys()
    words = words - {"casus"} or words
    return BY_NAME[words.pop()] if len(words) == 1 else None


def names_known(header: Sequence[str]) -> int:
    """How many of these names the best fitting table knows."""
    keys = {header_key(name) for name in header}
    return max(len(keys & _column_names(table)) for table in BY_NAME.values())


def _column_names(table: Table) -> set[str]:
    return {ID, *(header_key(column.name) for column in table.columns)}


def table_with(header: Sequence[str]) -> Table | None:
    """The one table that knows most of these names, when it knows at least two and has its required ones."""
    keys = {header_key(name) for name in header}
    fit = {
        table.name: len(keys & _column_names(table))
        for table in BY_NAME.values()
        if keys.issuperset(header_key(column.name) for column in table.columns if column.required)
        and (ID in keys or not table.needs_id)
    }
    best = [name for name, count in fit.items() if count >= 2 and count == max(fit.values())]
    return BY_NAME[best[0]] if len(best) == 1 else None
