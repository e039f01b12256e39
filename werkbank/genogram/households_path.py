"""Closed polygons with rounded corners, as one path."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from werkbank.drawing.shapes import Path, Style
from werkbank.genogram.households_trace import Polygon
from werkbank.genogram.layout import Point

ROUNDING = 7.0
KAPPA = 0.5523  # a quarter circle as a Bézier curve


def path_round(polygons: Sequence[Polygon], style: Style) -> Path:
    """Closed polygons with rounded corners as one path."""
    return Path(tuple(segment for polygon in polygons for segment in _rounded(polygon)), style)


def _rounded(polygon: Polygon) -> Iterator[tuple[str, *tuple[Point, ...]]]:
    count = len(polygon)
    for number, corner in enumerate(polygon):
        before, after = polygon[number - 1], polygon[(number + 1) % count]
        start, one = _toward(corner, before)
        end, two = _toward(corner, after)
        yield ("L" if number else "M", start)
        yield ("C", one, two, end)
    yield ("Z",)


def _toward(corner: Point, other: Point) -> tuple[Point, Point]:
    """Where the rounding of a corner begins, and the control point there."""
    dx, dy = other[0] - corner[0], other[1] - corner[1]
    whole = abs(dx) + abs(dy) or 1.0
    reach = min(ROUNDING, whole / 2)
    near = reach * (1 - KAPPA)
    ux, uy = dx / whole, dy / whole
    return (corner[0] + ux * reach, corner[1] + uy * reach), (corner[0] + ux * near, corner[1] + uy * near)
