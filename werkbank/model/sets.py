"""The lists of the way of working as one casus uses them: bouwstenen, Routekaart, triggers of the weging.

    for stone in stones(casus, BOUWSTENEN):
        stone.id, stone.label, stone.aim, stone.questions, stone.is_changed
    label_of(casus, "B08")                    # what this team calls it

The words that the program came with are proposals of our own; a ``Wording`` in the casus lays other ones over them, a
field that is empty there has the words of the program. Ids never change. A row of the team's own is called ``E01`` and
so on. Invariant: every id occurs once over all lists, and rows keep the order of the list, own ones last.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from werkbank.i18n import mark, tr
from werkbank.model.casus import Casus
from werkbank.model.entities import Wording
from werkbank.model.errors import KnownError
from werkbank.model.vocabulary import Bouwsteen, Table, vocabulary

BOUWSTENEN, ROUTEKAART, WEGING = "bouwstenen", "routekaart", "weging"
OPTIONAL = (ROUTEKAART,)
TITLES = {
    BOUWSTENEN: mark("Bouwstenen"),
    ROUTEKAART: mark("Routekaart naar veiligheid"),
    WEGING: mark("Weging"),
}
OWN_ROWS = tuple(f"E{number:02d}" for number in range(1, 100))
_OWN_ROW = re.compile(r"E\d{2}", re.ASCII)


class Stone(NamedTuple):
    """One row of a list as this casus words it. ``is_changed``: in the team's words; ``is_own``: the team's own row."""

    of_list: str
    id: str
    label: str
    aim: str
    questions: tuple[str, ...]
    is_changed: bool = False
    is_own: bool = False
    dropped: bool = False


def is_own_row(text: str) -> bool:
    """Whether an id is that of a row that a team added itself."""
    return _OWN_ROW.fullmatch(text) is not None


def lists_in_use(casus: Casus) -> tuple[str, ...]:
    """The sets of bouwstenen that this casus works with; the usual one is always there."""
    return (BOUWSTENEN, *(name for name in OPTIONAL if name in casus.sheet.sets))


def shipped(of_list: str) -> Table[Bouwsteen]:
    """A list as the program came with it."""
    words = vocabulary()
    return {BOUWSTENEN: words.bouwstenen, ROUTEKAART: words.routekaart, WEGING: words.weging}[of_list]


def wording_of(casus: Casus, of_list: str, row: str) -> Wording | None:
    """The team's own words for a row; the last ones when two copies of a casus each brought some."""
    found = [w for w in casus.wordings.values() if (w.of_list, w.row) == (of_list, row)]
    return found[-1] if found else None


def stones(casus: Casus, of_list: str, *, dropped: bool = False) -> tuple[Stone, ...]:
    """The rows of a list in this casus; with ``dropped`` also those that were taken out of it."""
    return tuple(stone for stone in _all(casus, of_list) if dropped or not stone.dropped)


def all_stones(casus: Casus) -> tuple[Stone, ...]:
    """The rows of every set of bouwstenen in use."""
    return tuple(stone for name in lists_in_use(casus) for stone in stones(casus, name))


def stone_of(casus: Casus, row: str) -> Stone | None:
    """A bouwsteen by its id, also of a set that is not in use now, or of a row that was taken out."""
    found = (s for name in (BOUWSTENEN, ROUTEKAART) for s in _all(casus, name) if s.id == row)
    return next(found, None)


def label_of(casus: Casus, row: str) -> str:
    """What this team calls a bouwsteen; the id itself when nobody knows it any more."""
    stone = stone_of(casus, row)
    return stone.label if stone else row


def free_own_row(casus: Casus) -> str:
    """The next id for a row of the team's own."""
    return free_row(own_rows_taken(casus))


def free_row(taken: Collection[str]) -> str:
    """The first id of an own row that is not taken.

    Raises:
        KnownError: they all are.
    """
    found = next((row for row in OWN_ROWS if row not in taken), None)
    if found is None:
        remedy = tr("Haal eerst eigen regels weg die niemand gebruikt. Er is niets veranderd.")
        raise KnownError(tr("Er passen geen eigen regels meer bij."), remedy=remedy, code="wording-full")
    return found


def own_rows_taken(casus: Casus) -> set[str]:
    """Ids of own rows that stand for something in this casus, also where the row itself is gone."""
    return {w.row for w in casus.wordings.values()} | {tag for e in casus.everything() for tag in e.bouwstenen}


def _all(casus: Casus, of_list: str) -> Iterator[Stone]:
    own = {w.row: w for w in casus.wordings.values() if w.of_list == of_list}
    table = shipped(of_list)
    for row in table.values():
        yield _laid_over(of_list, row, own.pop(row.id, None))
    for row_id, words in own.items():
        if is_own_row(row_id):
            yield Stone(of_list, row_id, words.label or row_id, words.aim, words.questions, True, True, words.dropped)  # noqa: FBT003


def _laid_over(of_list: str, row: Bouwsteen, words: Wording | None) -> Stone:
    if words is None:
        return Stone(of_list, row.id, row.label, row.aim, row.questions)
    said = (words.label or row.label, words.aim or row.aim, words.questions or row.questions)
    changed = said != (row.label, row.aim, row.questions)
    return Stone(of_list, row.id, *said, is_changed=changed, dropped=words.dropped)
