"""A picture as data: frozen primitives in points (1/72 inch), y down, painted alike on screen, paper and as SVG.

Colours are *roles* (``tokens.py``), so one drawing serves light, dark, projector, paper and a grey printer. A ``Group``
carries the key of the entity it stands for, so that a painter can find, select and announce it, and an ``alt`` text.
Every painter draws items in order; nothing depends on the painter's own fonts or text widths (``metrics.py``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

Point = tuple[float, float]


class Box(NamedTuple):
    """A rectangle: left, top, width, height."""

    x: float
    y: float
    w: float
    h: float


class Hatch(StrEnum):
    """Fill patterns that survive a grey printer."""

    NONE = ""
    DIAGONAL = "diagonal"
    BACK = "back"
    CROSS = "cross"
    DOTS = "dots"


class Face(StrEnum):
    """The four faces of the shipped family."""

    REGULAR = "regular"
    BOLD = "bold"
    ITALIC = "italic"
    BOLD_ITALIC = "bold-italic"


class Anchor(StrEnum):
    """Which point of a text its x names."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Style:
    """How a shape is inked: colour roles ('' = none), width and dash in points."""

    stroke: str = "ink"
    fill: str = ""
    width: float = 1.0
    dash: tuple[float, ...] = ()
    hatch: Hatch = Hatch.NONE  # drawn over the fill with the stroke role
    round_ends: bool = False


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Line:
    """An open polyline."""

    points: tuple[Point, ...]
    style: Style = PLAIN


@dataclass(frozen=True, slots=True)
class Polygon:
    """A closed polygon."""

    points: tuple[Point, ...]
    style: Style = PLAIN


@dataclass(frozen=True, slots=True)
class Rect:
    """An upright rectangle, corners rounded by ``radius``."""

    box: Box
    style: Style = PLAIN
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Ellipse:
    """An ellipse inside a box."""

    box: Box
    style: Style = PLAIN


@dataclass(frozen=True, slots=True)
class Path:
    """Segments: ('M', p), ('L', p), ('C', p1, p2, p), ('Z',)."""

    segments: tuple[tuple[str, *tuple[Point, ...]], ...]
    style: Style = PLAIN


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; (x, y) is on the baseline."""

    x: float
    y: float
    text: str
    size: float = 10.0
    face: Face = Face.REGULAR
    anchor: Anchor = Anchor.START
    role: str = "ink"
    angle: float = 0.0  # degrees clockwise around (x, y)


@dataclass(frozen=True, slots=True)
class Picture:
    """Dots: a JPEG in a box, stretched to it (a photo of a drawing)."""

    box: Box
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Group:
    """Items that belong to one thing: ``key`` is 'kind:id' of an entity, ``alt`` what a screen reader says."""

    items: tuple[Item, ...]
    key: str = ""
    alt: str = ""
    box: Box | None = None  # the area that counts as a hit


Item = Line | Polygon | Rect | Ellipse | Path | Text | Picture | Group


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole picture; the origin is its top left corner."""

    width: float
    height: float
    items: tuple[Item, ...]
    title: str = ""
    alt: str = field(default="", repr=False)
