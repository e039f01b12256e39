"""Look-ups that need more than a spelling: bouwstenen by number, the group of a reason, the kind behind a product.

A bare number is never a bouwsteen: '3' is B03 in the booklet and the third of the 2018 set is another one, so the
answer is ``Unclear`` with both and somebody has to choose.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from werkbank.model.vocabulary.rows import Bouwsteen, EventKind, Product, Reason
from werkbank.model.vocabulary.spelling import words
from werkbank.model.vocabulary.table import Table

_NUMBERED = re.compile(r"\s*#?\s*(?:bouwsteen)?\s*#?\s*(b)?\s*0*(\d{1,2})\s*", re.IGNORECASE)
_PRODUCT_CODE = re.compile(r"\s*(\d{2})[A-Za-z]\d{2}\s*")
_DENIALS = frozenset(("geen", "niet", "nooit", "zonder"))
_OLD_SET = "2018-"


@dataclass(frozen=True, slots=True)
class Unclear:
    """A text that may mean several bouwstenen; ask which."""

    text: str
    options: tuple[Bouwsteen, ...]


def bouwsteen(text: str, *, table: Table[Bouwsteen]) -> Bouwsteen | Unclear | None:
    """Find a bouwsteen by id (``B08``, ``b8``, ``#B08``), name, or old number (``2018-3``)."""
    numbered = _NUMBERED.fullmatch(text)
    if numbered is None:
        return table.find(text.strip().removeprefix("#"))
    current = table.get(f"B{int(numbered[2]):02d}")
    if numbered[1]:
        return current
    old = table.find(f"{_OLD_SET}{int(numbered[2])}")
    options = tuple(stone for stone in (current, old) if stone is not None)
    return Unclear(text.strip(), options) if options else None


def phrases(table: Table[Reason]) -> dict[tuple[str, ...], str]:
    """Return the group behind every label and synonym of the reasons, as words."""
    return {words(text): row.group for row in table.values() for text in (row.label, *row.aliases)}


def reason_group(text: str, *, table: Table[Reason], known: Mapping[tuple[str, ...], str]) -> str:
    """Return the id of the group that a reason belongs to, or ''.

    A text that is no known reason belongs to a group when all known reasons in it agree and nothing is denied:
    'veel schoolverzuim in de brugklas' is *school*, 'geen schoolverzuim' is nothing.
    """
    exact = table.find(text)
    if exact is not None:
        return exact.group
    said = words(text)
    if _DENIALS.intersection(said):
        return ""
    longest = max(map(len, known), default=0)
    runs = (said[i : i + n] for n in range(1, longest + 1) for i in range(len(said) - n + 1))
    groups = {known[run] for run in runs if run in known}
    return groups.pop() if len(groups) == 1 else ""


def kind_of_product(text: str, *, products: Table[Product], kinds: Table[EventKind]) -> EventKind | None:
    """Return the kind of event behind a product name or an iJw product code (``45A04`` belongs to iJw 45)."""
    product = products.find(text)
    if product is not None:
        return kinds[product.kind]
    code = _PRODUCT_CODE.fullmatch(text)
    return kinds.find(f"iJw:{code[1]}") if code else kinds.find(text)
