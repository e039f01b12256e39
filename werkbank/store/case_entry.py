"""One line of the list of cases."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from werkbank.i18n import tr
from werkbank.model.errors import KnownError
from werkbank.store.card import read_card
from werkbank.store.index_file import IndexRow


@dataclass(frozen=True, slots=True)
class CaseEntry:
    """A case as the list shows it. ``problem`` is the code of what keeps it from opening, empty when all is well."""

    id: str
    name: str = field(repr=False)
    municipality: str = field(repr=False)
    made_at: datetime
    changed_at: datetime
    opened_at: datetime
    retention: str = ""  # EDTF of the day on which it may be destroyed
    operations: int = 0
    problem: str = ""
    why: str = ""  # the problem in words

    @property
    def note(self) -> str:
        """The second line in the list: where, and when it last changed."""
        if self.problem:
            return self.why or tr("De sleutels van deze casus zijn niet te lezen.")
        changed = self.changed_at.astimezone()
        day = tr("gewijzigd op {d}-{m}-{j}", d=changed.day, m=changed.month, j=changed.year)
        return " · ".join(part for part in (self.municipality, day) if part)


def entry_of(row: IndexRow, *, key: bytes) -> CaseEntry:
    """The line of a case that can be opened."""
    name, municipality = read_card(row.card, key=key)
    return _entry(row, name=name or tr("(zonder naam)"), municipality=municipality)


def broken_entry(row: IndexRow, *, error: KnownError) -> CaseEntry:
    """The line of a case whose keys cannot be read: it must not silently be gone."""
    return replace(_entry(row, name=tr("Casus {begin}", begin=row.id[:8])), problem=error.code, why=error.text)


def _entry(row: IndexRow, *, name: str, municipality: str = "") -> CaseEntry:
    at = (row.made_at, row.changed_at, row.opened_at)
    return CaseEntry(row.id, name, municipality, *at, row.retention, row.ops)
