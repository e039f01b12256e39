"""Fit the rows of somebody else's set of bouwstenen in a casus that has rows of its own.

Every team counts its own rows from E01, so the same id means something else elsewhere. A row that comes in keeps its
id when that is free, or stands for nothing here; it becomes the row of the same name when there is one; else it gets
the next free id. Nothing that carries a bouwsteen here ever changes its meaning. Fitting twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.errors import KnownError
from werkbank.model.sets import Stone, free_row, is_own_row, own_rows_taken, stones
from werkbank.model.vocabulary import fold


def fitted(casus: Casus, rows: Sequence[Stone]) -> tuple[Stone, ...]:
    """The rows with the ids that they get in this casus.

    Raises:
        KnownError: a row has the name of another row here, or there is no id left.
    """
    carried = {tag for entity in casus.everything() for tag in entity.bouwstenen}
    taken = own_rows_taken(casus) | {row.id for row in rows}
    made: list[Stone] = []
    for row in rows:
        there = stones(casus, row.of_list, dropped=True)
        if is_own_row(row.id) and not _is_same(row, there, carried=carried):
            row = row._replace(id=_id_for(row, there, taken=taken))  # noqa: PLW2901 - the same row under its id here
            taken.add(row.id)
        made.append(row)
    _refuse_same_names(casus, made)
    return tuple(made)


def _is_same(row: Stone, there: Sequence[Stone], *, carried: set[str]) -> bool:
    """Whether an id means the same here, or nothing that anybody leans on."""
    mine = next((one for one in there if one.id == row.id), None)
    named = any(one.is_own and one.id != row.id and fold(one.label) == fold(row.label) for one in there)
    if mine is None:
        return not named and row.id not in carried
    return fold(mine.label) == fold(row.label) or (row.id not in carried and not named)


def _id_for(row: Stone, there: Sequence[Stone], *, taken: set[str]) -> str:
    same = next((one.id for one in there if one.is_own and fold(one.label) == fold(row.label)), None)
    return same or free_row(taken)


def _refuse_same_names(casus: Casus, rows: Sequence[Stone]) -> None:
    """Two rows of one list never have one name."""
    ids = {(row.of_list, row.id) for row in rows}
    for row in rows:
        for one in stones(casus, row.of_list):
            if (one.of_list, one.id) not in ids and fold(one.label) == fold(row.label):
                raise KnownError(
                    tr(
                        "‘{naam}’ ({code}) heet in deze casus al zo bij {andere}.",
                        naam=row.label,
                        code=row.id,
                        andere=one.id,
                    ),
                    remedy=tr(
                        "Geef een van de twee een andere naam en lees het bestand opnieuw in. Er is niets veranderd."
                    ),
                    code="wording-taken",
                )
