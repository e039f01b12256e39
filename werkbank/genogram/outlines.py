"""The bare shapes of persons: outline, half, cross, brackets, arrow. Boxes in, items out; no dates and no words."""

from __future__ import annotations

from werkbank.drawing.shapes import Box, Ellipse, Item, Line, Path, Point, Polygon, Rect, Style
from werkbank.model.entities import Person
from werkbank.model.kinds import Gender, LifeStatus

UNBORN = {LifeStatus.PREGNANCY, LifeStatus.MISCARRIAGE, LifeStatus.TERMINATED}
LOSSES = {LifeStatus.MISCARRIAGE, LifeStatus.TERMINATED}
_ROUND = 0.5523  # control points of a quarter of an ellipse
REACH = {"rect": 1.0, "rounded": 0.9, "ellipse": 0.71, "diamond": 0.5, "triangle": 0.5, "house": 0.8}


def shape_name(person: Person, *, form: str = "") -> str:
    """rect, ellipse, diamond, rounded, triangle or house; ``form`` is that of the sign 'non-binair'."""
    if person.life in UNBORN:
        return "triangle"
    if person.life is LifeStatus.PET:
        return "house"
    if person.gender is Gender.MAN:
        return "rect"
    if person.gender is Gender.WOMAN:
        return "ellipse"
    return "rounded" if person.gender is Gender.NON_BINARY and form == "rond-vierkant" else "diamond"


def outline(name: str, box: Box, style: Style) -> Item:
    """A shape inside a box."""
    match name:
        case "rect":
            return Rect(box, style)
        case "rounded":
            return Rect(box, style, radius=box.w * 0.28)
        case "ellipse":
            return Ellipse(box, style)
        case _:
            return Polygon(corners(name, box), style)


def corners(name: str, box: Box) -> tuple[Point, ...]:
    """The corners of a triangle, house or diamond."""
    x, y, w, h = box
    middle, centre = x + w / 2, y + h / 2
    if name == "triangle":
        return ((middle, y), (x + w, y + h), (x, y + h))
    if name == "house":
        return ((middle, y), (x + w, y + h * 0.45), (x + w, y + h), (x, y + h), (x, y + h * 0.45))
    return ((middle, y), (x + w, centre), (middle, y + h), (x, centre))


def half(name: str, box: Box, *, side: str, style: Style) -> Item:
    """The lower or the left half of a shape."""
    x, y, w, h = box
    middle, centre = x + w / 2, y + h / 2
    lower = side == "lower"
    if name in {"rect", "rounded"}:
        inner = Box(x, centre, w, h / 2) if lower else Box(x, y, w / 2, h)
        return Rect(inner, style, radius=w * 0.2 if name == "rounded" else 0.0)
    if name == "ellipse":
        return _half_ellipse(box, lower=lower, style=style)
    if name == "diamond":
        points = (
            ((x, centre), (x + w, centre), (middle, y + h)) if lower else ((middle, y), (middle, y + h), (x, centre))
        )
        return Polygon(points, style)
    if name == "triangle":
        low = ((x + w / 4, centre), (x + w * 0.75, centre), (x + w, y + h), (x, y + h))
        return Polygon(low if lower else ((middle, y), (middle, y + h), (x, y + h)), style)
    side_box = ((x, centre), (x + w, centre), (x + w, y + h), (x, y + h))
    return Polygon(side_box if lower else ((middle, y), (middle, y + h), (x, y + h), (x, y + h * 0.45)), style)


def _half_ellipse(box: Box, *, lower: bool, style: Style) -> Path:
    x, y, w, h = box
    cx, cy, kx, ky = x + w / 2, y + h / 2, w / 2 * _ROUND, h / 2 * _ROUND
    right, bottom, left, top = (x + w, cy), (cx, y + h), (x, cy), (cx, y)
    quarter = ("C", (cx - kx, y + h), (x, cy + ky), left)  # from bottom to left
    if lower:
        first = ("C", (x + w, cy + ky), (cx + kx, y + h), bottom)
        return Path((("M", right), first, quarter, ("Z",)), style)
    return Path((("M", bottom), quarter, ("C", (x, cy - ky), (cx - kx, y), top), ("Z",)), style)


def cross(name: str, box: Box, style: Style) -> tuple[Line, Line]:
    """An X whose arms end on the outline."""
    inner = _shrunk(box, REACH[name])
    x, y, w, h = inner
    return Line(((x, y), (x + w, y + h)), style), Line(((x + w, y), (x, y + h)), style)


def stroke(name: str, box: Box, style: Style) -> Line:
    """One slanting line through the symbol, a little beyond its outline."""
    x, y, w, h = _shrunk(box, REACH[name] * 1.2)
    return Line(((x + w, y), (x, y + h)), style)


def _shrunk(box: Box, factor: float) -> Box:
    dx, dy = box.w * (1 - factor) / 2, box.h * (1 - factor) / 2
    return Box(box.x + dx, box.y + dy, box.w - 2 * dx, box.h - 2 * dy)


def brackets(box: Box, style: Style) -> tuple[Line, Line]:
    """Square brackets at both sides of a symbol: adopted."""
    x, y, w, h = box
    out, foot = 5.0, 3.4
    left = ((x - out + foot, y), (x - out, y), (x - out, y + h), (x - out + foot, y + h))
    return Line(left, style), Line(tuple((2 * x + w - px, py) for px, py in left), style)


def arrow(box: Box, *, role: str) -> tuple[Item, Item]:
    """An arrow from the lower left to the symbol: the index person."""
    x, y = box.x - 0.5, box.y + box.h + 0.5
    head = ((x, y), (x - 5.2, y + 0.6), (x - 0.6, y + 5.2))
    return Line(((x - 7.5, y + 7.5), (x - 2, y + 2)), Style(role, "", 1.4)), Polygon(head, Style("", role))


def paw(box: Box, *, role: str) -> tuple[Ellipse, ...]:
    """A paw in the middle of a house."""
    cx, cy, r = box.x + box.w / 2, box.y + box.h * 0.68, box.w * 0.13
    toes = tuple(Ellipse(Box(cx + dx * r - r / 2, cy + dy * r - r / 2, r, r), Style("", role)) for dx, dy in _TOES)
    return (Ellipse(Box(cx - r, cy - r * 0.7, 2 * r, 1.7 * r), Style("", role)), *toes)


_TOES = ((-1.5, -0.6), (-0.6, -1.5), (0.6, -1.5), (1.5, -0.6))
