"""What people call the fields of an item: the names of the columns of the tables.

    field_words(Kind.EVENT)["date"]          # 'datum'

A field without a column of its own has the name of that of another table, and is not named when there is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from werkbank.model.kinds import Kind


@cache
def field_words(kind: Kind) -> Mapping[str, str]:
    """Field -> word, for one kind of item."""
    from werkbank.exchange.tables.all import TABLES

    own = [table for table in TABLES if table.kind is kind]
    found: dict[str, str] = {}
    for table in (*own, *TABLES):
        for column in table.columns:
            for field in column.fields:
                if not field.startswith("_"):
                    found.setdefault(field, column.name)
    return found
