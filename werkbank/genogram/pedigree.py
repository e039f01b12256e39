"""What the layout needs to know about a family, and nothing else: persons, unions, child links, twins.

The layout is a pure function of a ``Pedigree`` (and pins): it knows no casus, no as-of date and no ink. Whoever builds
a ``Pedigree`` puts in every person who shall be drawn at *any* date, so that moving the date moves nobody.

Invariants (``pedigree_family.py`` refuses the rest): ids are unique among persons and among unions; a
union names one or two partners, or none for siblings of unknown parents; nobody is their own ancestor.
The order of the tuples never matters: the same family in another order gives the same drawing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from werkbank.genogram.layout_sizes import LABEL_HEIGHT, LABEL_WIDTH, SYMBOL

Sex = Literal["m", "v", "x", "?"]
When = tuple[date | None, date | None]
"""Earliest and latest possible day; None on a side that is not known. ``(None, None)``: nothing known."""

UNKNOWN: When = (None, None)


class Tie(StrEnum):
    """How a child belongs to a union."""

    BIOLOGICAL = "biological"
    ADOPTION = "adoption"
    FOSTER = "foster"
    STEP = "step"
    DONOR = "donor"


@dataclass(frozen=True, slots=True)
class Node:
    """One person to draw.

    ``size`` is the side of the symbol, ``label`` width and height of the text under it, in points. ``key`` decides the
    order where no date does (the id in the family's own table, say); without it the ``id`` decides, which then has to
    be the same every time the family is read.
    """

    id: str
    sex: Sex = "?"
    born: When = UNKNOWN
    label: tuple[float, float] = (LABEL_WIDTH, LABEL_HEIGHT)
    size: float = SYMBOL
    key: str = ""


@dataclass(frozen=True, slots=True)
class ChildLink:
    """A child of a union and how it belongs there."""

    id: str
    kind: Tie = Tie.BIOLOGICAL


@dataclass(frozen=True, slots=True)
class Union:
    """A couple (or a single parent, or the unknown parents of siblings) and its children.

    The same pair stands in one union only, with all its periods. ``room`` is the least free length of the partner line
    between the two symbols, for its text and marks (points). ``ended`` only matters for the order of partners.
    """

    id: str
    partners: tuple[str, ...]
    children: tuple[ChildLink, ...] = ()
    begin: When = UNKNOWN
    ended: bool = False
    room: float = 0.0


@dataclass(frozen=True, slots=True)
class Twins:
    """Children of one union, born together; ``identical`` adds the bar between their lines."""

    members: tuple[str, ...]
    identical: bool = False


@dataclass(frozen=True, slots=True)
class Pedigree:
    """A family to lay out."""

    persons: tuple[Node, ...]
    unions: tuple[Union, ...] = ()
    twins: tuple[Twins, ...] = ()


@dataclass(frozen=True, slots=True)
class Hints:
    """What the user asked for by dragging: wishes, not laws. ``left_of`` holds pairs (left id, right id)."""

    left_of: tuple[tuple[str, str], ...] = ()


Pins = Mapping[str, "tuple[float, float] | float"]
"""Person id -> centre of the symbol (x, y), or x alone, where the user put it."""
