"""Find a bouwsteen by what people type: an id, the team's own name for it, or that of the program.

    find_stone(casus, "b8")                  # 'B08'
    find_stone(casus, "samen kijken")        # the row that this team calls so, also one of its own ('E01')

The team's own words go before those that the program came with; the optional set is known whether in use or not, since
what was given to something keeps it. A bare number stays ``Unclear``, because those of 2018 differ.
"""

from __future__ import annotations

from collections.abc import Iterable

from werkbank.model.casus import Casus
from werkbank.model.entities import Wording
from werkbank.model.sets import WEGING, is_own_row, label_of
from werkbank.model.vocabulary import Unclear, fold, vocabulary


def find_stone(casus: Casus, text: str) -> str | Unclear | None:
    """The id of a bouwsteen; None when nothing is called so."""
    return find_among(own_names(casus.wordings.values()), text)


def own_names(wordings: Iterable[Wording]) -> dict[str, str]:
    """The names that a team gave, folded, with the id each stands for; ids of rows of its own too."""
    found: dict[str, str] = {}
    for words in wordings:
        if words.of_list != WEGING and words.label.strip():
            found.setdefault(fold(words.label), words.row)
        if words.of_list != WEGING and is_own_row(words.row):
            found[fold(words.row)] = words.row
    return found


def find_among(own: dict[str, str], text: str) -> str | Unclear | None:
    """The same, with the own names at hand."""
    bare = text.strip().removeprefix("#").strip()
    if bare and (row := own.get(fold(bare))) is not None:
        return row
    found = vocabulary().find_bouwsteen(bare, routekaart=True)
    return found if isinstance(found, Unclear) or found is None else found.id


def told(casus: Casus, row: str) -> str:
    """'B08 Gezinspatronen', in the words of this team."""
    return f"{row} {label_of(casus, row)}"
