"""Labels that a team chose itself, laid over a table; ids never change, and the shipped label is still understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from werkbank.i18n import tr
from werkbank.model.errors import BugError, KnownError
from werkbank.model.vocabulary.rows import Word
from werkbank.model.vocabulary.table import Table, index

AnyRow = TypeVar("AnyRow", bound=Word)
Labels = Mapping[str, str]  # id -> label


def relabelled(table: Table[AnyRow], *, labels: Labels) -> Table[AnyRow]:
    """Return the table with other labels.

    Raises:
        KnownError: no such id, an empty label, or a label that means another entry.
    """
    if not labels:
        return table
    for row_id, label in labels.items():
        _check(row_id, label=label, table=table)
    rows = {row.id: _relabelled(row, label=labels.get(row.id, row.label)) for row in table.values()}
    try:
        return Table(rows, ids=index(rows, name=table.name), name=table.name)
    except BugError as error:  # two of the new labels are the same
        raise _taken("") from error


def _relabelled(row: AnyRow, *, label: str) -> AnyRow:
    if label == row.label:
        return row
    return replace(row, label=label.strip(), aliases=(*row.aliases, row.label))


def _check(row_id: str, *, label: str, table: Table[AnyRow]) -> None:
    if row_id not in table:
        text = tr("De woordenlijst kent het woord {id} niet.", id=f"{table.name}/{row_id}")
        raise KnownError(text, remedy=tr("Haal deze regel uit de eigen woordenlijst."), code="vocabulary-unknown-id")
    if not label.strip():
        text = tr("Het nieuwe woord voor {id} is leeg.", id=row_id)
        raise KnownError(text, remedy=tr("Vul een woord in."), code="vocabulary-empty-label")
    found = table.find(label)
    if found is not None and found.id != row_id:
        raise _taken(label)


def _taken(label: str) -> KnownError:
    text = tr("Een nieuw woord staat er twee keer in.")
    if label:
        text = tr("Het woord '{woord}' heeft al een andere betekenis.", woord=label)
    return KnownError(text, remedy=tr("Kies een ander woord."), code="vocabulary-label-taken")
