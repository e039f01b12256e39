"""Ask a drawing where things are, and move, scale and search it. All lengths in points, y down.

Everything is a pure function over frozen shapes; ``placed`` returns new shapes. The box of a Bézier segment is that of
its control points (never too small); strokes count for half their width.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar, cast

from werkbank.drawing.metrics import ascent, descent, left_of, text_width
from werkbank.drawing.shapes import (
    Box,
    Drawing,
    Ellipse,
    Group,
    Item,
    Line,
    Path,
    Picture,
    Point,
    Polygon,
    Rect,
    Style,
    Text,
)

Segment = tuple[str, *tuple[Point, ...]]
Leaf = Line | Polygon | Rect | Ellipse | Path | Text | Picture
_Shape = TypeVar("_Shape", bound=Item)


def walk(items: Iterable[Item], /) -> Iterator[Leaf]:
    """Every shape in painting order, groups opened."""
    for item in items:
        if isinstance(item, Group):
            yield from walk(item.items)
        else:
            yield item


def groups(items: Iterable[Item], /) -> Iterator[Group]:
    """Every group in painting order, a group before the groups in it."""
    for item in items:
        if isinstance(item, Group):
            yield item
            yield from groups(item.items)


def bounds(items: Iterable[Item], /) -> Box | None:
    """The box round all ink, or None when there is none."""
    boxes = [_ink(shape) for shape in walk(items)]
    return union(boxes)


def union(boxes: Iterable[Box], /) -> Box | None:
    """The box round some boxes, or None when there are none."""
    listed = list(boxes)
    if not listed:
        return None
    left, top = min(box.x for box in listed), min(box.y for box in listed)
    right, bottom = max(box.x + box.w for box in listed), max(box.y + box.h for box in listed)
    return Box(left, top, right - left, bottom - top)


def grown(box: Box, *, by: float) -> Box:
    """The box with ``by`` points more on each side (less, when negative)."""
    return Box(box.x - by, box.y - by, box.w + 2 * by, box.h + 2 * by)


def holds(box: Box, *, point: Point) -> bool:
    """Whether a point lies in or on the box."""
    return box.x <= point[0] <= box.x + box.w and box.y <= point[1] <= box.y + box.h


def overlap(box: Box, *, other: Box) -> bool:
    """Whether two boxes share area; touching edges do not."""
    across = box.x < other.x + other.w and other.x < box.x + box.w
    return across and box.y < other.y + other.h and other.y < box.y + box.h


def hit(drawing: Drawing, *, point: Point) -> Group | None:
    """The group with a key on top at this point: judged by its ``box``, else by its ink."""
    found = None
    for group in groups(drawing.items):
        area = (group.box or bounds(group.items)) if group.key else None
        if area and holds(area, point=point):
            found = group
    return found


def find(drawing: Drawing, *, key: str) -> Group | None:
    """The first group with this key."""
    return next((group for group in groups(drawing.items) if group.key == key), None)


def placed(item: _Shape, *, dx: float = 0.0, dy: float = 0.0, scale: float = 1.0) -> _Shape:
    """The same item scaled round the origin (line widths and type too), then moved."""

    def point(p: Point) -> Point:
        return p[0] * scale + dx, p[1] * scale + dy

    def box(b: Box) -> Box:
        return Box(*point((b.x, b.y)), b.w * scale, b.h * scale)

    return cast("_Shape", _placed(item, point, box, scale))


def room(drawing: Drawing, *, inside: Box, largest: float = 1.0) -> tuple[float, float, float]:
    """Where a drawing goes that is centred in a box and kept whole: (x, y, scale), scale at most ``largest``."""
    scale = min(inside.w / drawing.width, inside.h / drawing.height, largest)
    x = inside.x + (inside.w - drawing.width * scale) / 2
    return x, inside.y + (inside.h - drawing.height * scale) / 2, scale


def text_box(text: Text, /) -> Box:
    """The line box of a text, turned or not."""
    left, width = left_of(text), text_width(text.text, text.size, text.face)
    top, height = text.y - ascent(text.size, text.face), ascent(text.size, text.face) + descent(text.size, text.face)
    if not text.angle:
        return Box(left, top, width, height)
    corners = [(left, top), (left + width, top), (left, top + height), (left + width, top + height)]
    return _round([turned(corner, round_point=(text.x, text.y), angle=text.angle) for corner in corners])


def turned(point: Point, *, round_point: Point, angle: float) -> Point:
    """A point turned clockwise (on screen) by ``angle`` degrees."""
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    x, y = point[0] - round_point[0], point[1] - round_point[1]
    return round_point[0] + x * cos - y * sin, round_point[1] + x * sin + y * cos


def _ink(shape: Leaf) -> Box:
    if isinstance(shape, Text):
        return text_box(shape)
    if isinstance(shape, Picture):
        return shape.box
    return grown(outline_box(shape), by=shape.style.width / 2 if shape.style.stroke else 0.0)


def outline_box(shape: Line | Polygon | Rect | Ellipse | Path, /) -> Box:
    """The box of a shape without its stroke."""
    match shape:
        case Rect(box=box) | Ellipse(box=box):
            return box
        case Path(segments=segments):
            return _round([point for _, *points in segments for point in points])
        case _:
            return _round(list(shape.points))


def _round(points: list[Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _placed(item: Item, point: Callable[[Point], Point], box: Callable[[Box], Box], scale: float) -> Item:
    match item:
        case Group():
            inner = tuple(_placed(part, point, box, scale) for part in item.items)
            return replace(item, items=inner, box=box(item.box) if item.box else None)
        case Text():
            x, y = point((item.x, item.y))
            return replace(item, x=x, y=y, size=item.size * scale)
        case Picture():
            return replace(item, box=box(item.box))
        case Rect():
            return replace(item, box=box(item.box), radius=item.radius * scale, style=_scaled(item.style, scale))
        case Ellipse():
            return replace(item, box=box(item.box), style=_scaled(item.style, scale))
        case Path():
            moved = tuple(_step(segment, point) for segment in item.segments)
            return replace(item, segments=moved, style=_scaled(item.style, scale))
        case _:
            return replace(item, points=tuple(map(point, item.points)), style=_scaled(item.style, scale))


def _step(segment: Segment, point: Callable[[Point], Point]) -> Segment:
    letter, *points = segment
    return (letter, *map(point, points))


def _scaled(style: Style, scale: float) -> Style:
    if scale == 1.0:
        return style
    return replace(style, width=style.width * scale, dash=tuple(length * scale for length in style.dash))
