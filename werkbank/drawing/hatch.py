"""Hatching as line segments, so that screen, paper and SVG draw the same pattern at every zoom.

The lines lie on one grid through the origin of the drawing: neighbouring shapes match. A diagonal through (0, k·GAP)
runs at 45 degrees; ``strokes`` gives all segments that cross a box, and the painter clips them to the shape. Dots are
strokes of no length, drawn with round ends. A pattern takes the colour of the outline, also when that has width 0.
"""

from __future__ import annotations

import math

from werkbank.drawing.shapes import Box, Hatch, Point, Style

GAP = 5.0  # points between lines, measured along x
WEIGHT = 0.8
DOT_GAP = 4.0
DOT = 1.5
PERIOD = 40.0  # every pattern repeats itself after this distance, across and down

Stroke = tuple[Point, Point]


def strokes(hatch: Hatch, *, box: Box) -> list[Stroke]:
    """The segments of a pattern over a box, ends inside it."""
    match hatch:
        case Hatch.DIAGONAL:
            return _rising(box)
        case Hatch.BACK:
            return _falling(box)
        case Hatch.CROSS:
            return _rising(box) + _falling(box)
        case Hatch.DOTS:
            return [((x, y), (x, y)) for row, y in _grid(box.y, box.h) for x in _dots(row, box)]
        case Hatch.NONE:
            return []


def weight(hatch: Hatch, /) -> float:
    """Line width of a pattern, in points."""
    return DOT if hatch is Hatch.DOTS else WEIGHT


def hatch_role(style: Style, /) -> str:
    """The colour role of the pattern."""
    return style.stroke or "ink"


def outlined(style: Style, /) -> bool:
    """Whether the edge is drawn: a hatch may stand without one (width 0)."""
    return bool(style.stroke) and style.width > 0


def _rising(box: Box) -> list[Stroke]:
    """Lines x + y = k·GAP, from bottom left to top right."""
    right, bottom = box.x + box.w, box.y + box.h
    found = []
    for k in range(math.ceil((box.x + box.y) / GAP), math.floor((right + bottom) / GAP) + 1):
        low, high = max(box.x, k * GAP - bottom), min(right, k * GAP - box.y)
        if low < high:
            found.append(((low, k * GAP - low), (high, k * GAP - high)))
    return found


def _falling(box: Box) -> list[Stroke]:
    mirrored = _rising(Box(-box.x - box.w, box.y, box.w, box.h))
    return [((-a[0], a[1]), (-b[0], b[1])) for a, b in mirrored]


def _grid(start: float, length: float) -> list[tuple[int, float]]:
    rows = range(math.ceil(start / DOT_GAP), math.floor((start + length) / DOT_GAP) + 1)
    return [(row, row * DOT_GAP) for row in rows]


def _dots(row: int, box: Box) -> list[float]:
    shift = DOT_GAP / 2 if row % 2 else 0.0
    return [x + shift for _, x in _grid(box.x - shift, box.w)]
