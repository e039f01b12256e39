"""The column ``soort`` of the table ``relaties``: one word that says which of four relations a row is.

The word is looked up among parents, couples, twins and bonds. A word that names a child (pleegkind) does not say which
of the two is the parent, so it is refused, and so is a word for brothers and sisters, who follow from their parents.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from werkbank.exchange.cells.cell import OMIT, Cell, Pen, Spot, type_value
from werkbank.exchange.cells.words import spoken
from werkbank.i18n import tr
from werkbank.model.kinds import Kind
from werkbank.model.vocabulary import Table as Words
from werkbank.model.vocabulary import Vocabulary, fold
from werkbank.model.vocabulary import Word as Row

_TABLES = {
    Kind.PARENTAGE: "parentage_kinds",
    Kind.PARTNERSHIP: "partnership_kinds",
    Kind.TWINS: "twin_kinds",
    Kind.BOND: "bond_kinds",
}
_SAYS_NOT_WHO = re.compile(r"kind$|^kind")
_SIBLINGS = frozenset({"broer", "zus", "broerzus", "broerofzus", "halfbroer", "halfzus", "brus", "sibling"})


@dataclass(frozen=True, slots=True)
class RelationKind(Cell):
    """Which relation it is: its kind of entity and the id of the word."""

    def read(self, text: str, spot: Spot) -> type_value:
        if not _SAYS_NOT_WHO.search(fold(text)):
            for kind in _TABLES:
                row = _words(spot.desk.words, kind).find(text)
                if row is not None:
                    return kind, row.id
        spot.refuse(
            tr("‘{soort}’ is geen soort relatie die ik ken.", soort=text),
            remedy=_remedy(fold(text), spot),
            code="unknown-relation",
        )
        return OMIT

    def write(self, value: type_value, pen: Pen) -> str:
        kind, word = value
        table = _words(pen.words, kind)
        row = table.get(word)
        return str(word) if row is None else getattr(row, "in_tables", "") or spoken(row, table=table)


def _words(words: Vocabulary, kind: Kind) -> Words[Row]:
    table: Words[Row] = getattr(words, _TABLES[kind])
    return table


def _remedy(word: str, spot: Spot) -> str:
    if word in _SIBLINGS:
        return tr(
            "Broers en zussen volgen uit hun ouders. Zijn de ouders onbekend, zet dan in personen iemand zonder naam "
            "als ouder."
        )
    if _SAYS_NOT_WHO.search(word):
        return tr(
            "Dit woord zegt niet wie de ouder is. Schrijf ouder, adoptie, pleeg, stief of donor, met de ouder in ‘van’."
        )
    return tr("Kies uit: {soorten}.", soorten=_all_kinds(spot.desk.words))


@cache
def _all_kinds(words: Vocabulary) -> str:
    tables = [_words(words, kind) for kind in _TABLES]
    return ", ".join(spoken(row, table=table) for table in tables for row in table.values())
