"""What a laid-out genogram is: places, lines and notes, all in points, y down.

``werkbank.genogram.lay_out.lay_out(pedigree, pins=..., hints=...)`` makes one; ``picture.py`` draws it; ``check.py``
judges it. Lines of the kinds partner, descent, sibship and twin that belong to one union carry the same ``union`` and
the same ``of`` (all its partners and children); together they are one connected piece of ink that reaches each member,
and no piece of ink is given twice. Where lines of two unions cross, both run straight through: a bridge hop is ink.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Point = tuple[float, float]
LineKind = Literal["partner", "descent", "sibship", "twin"]


class Area(NamedTuple):
    """A rectangle: left, top, width, height."""

    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person stands: centre and size of the symbol, the box of the text, the generation (0 = oldest row)."""

    x: float
    y: float
    w: float
    h: float
    label: Area
    generation: int


@dataclass(frozen=True, slots=True)
class Line:
    """A polyline. ``child`` names the child whose own piece of line this is (its style follows the child link)."""

    kind: LineKind
    union: str
    of: tuple[str, ...]
    points: tuple[Point, ...]
    child: str | None = None


@dataclass(frozen=True, slots=True)
class Join:
    """The free piece of a union's partner line, for its text and marks: from ``left`` to ``right`` at height ``y``."""

    left: float
    right: float
    y: float


@dataclass(frozen=True, slots=True)
class Note:
    """Something that could not be drawn as the rules say, and the records that force it.

    ``generation``: the record contradicts itself, ``persons`` stand on another row than ``union`` asks for.
    ``birth order``: the children of ``union`` (``persons``, left to right) do not stand in order of birth;
    ``Layout.numbers`` holds the numbers to draw.
    """

    kind: Literal["generation", "birth order"]
    union: str
    persons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A laid-out family. Without pins ``left`` and ``top`` are 0; with pins the pinned places decide where it lies."""

    persons: Mapping[str, Place]
    lines: tuple[Line, ...]
    width: float
    height: float
    left: float = 0.0
    top: float = 0.0
    joins: Mapping[str, Join] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
