"""Pens and brushes for the styles of a drawing, made once per palette.

Qt counts dashes in pen widths, a :class:`Style` in points. Hatching is drawn as clipped strokes on one grid, so it
zooms with the picture; ``hatch_brush`` is its quick twin for loops that fill thousands of bars with ``drawRects``.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPixmap, QTransform

from werkbank.drawing.geometry import grown
from werkbank.drawing.hatch import PERIOD, hatch_role, outlined, strokes, weight
from werkbank.drawing.shapes import Box, Hatch, Style
from werkbank.drawing.tokens import Palette

_CACHED = 4096


@lru_cache(maxsize=_CACHED)
def colour(role: str, palette: Palette) -> QColor:
    """The colour of a role."""
    return QColor(palette[role])


@lru_cache(maxsize=_CACHED)
def pen(style: Style, palette: Palette) -> QPen:
    """The pen for the edge of a style; no pen when it has no edge."""
    if not outlined(style):
        return QPen(Qt.PenStyle.NoPen)
    width = style.width * palette.weight
    made = _pen(colour(style.stroke, palette), width, round_ends=style.round_ends)
    if style.dash:
        dash = style.dash if len(style.dash) % 2 == 0 else style.dash * 2
        made.setDashPattern([length / width for length in dash])
    return made


@lru_cache(maxsize=_CACHED)
def brush(style: Style, palette: Palette) -> QBrush:
    """The brush for the fill of a style; no brush when it has none."""
    return QBrush(colour(style.fill, palette)) if style.fill else QBrush(Qt.BrushStyle.NoBrush)


def fill_hatch(painter: QPainter, path: QPainterPath, style: Style, palette: Palette) -> None:
    """Draw the pattern of a style inside a path."""
    area = path.boundingRect()
    painter.save()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    _stroke(painter, style, palette, Box(area.x(), area.y(), area.width(), area.height()))
    painter.restore()


@lru_cache(maxsize=64)
def hatch_brush(style: Style, palette: Palette, *, ratio: float = 1.0) -> QBrush:
    """A texture of the style's fill and pattern, for ``drawRects``; ``ratio`` is the device pixel ratio.

    The texture keeps its size on screen when the painter is not scaled; its grid starts at the painter's brush origin.
    """
    side = round(PERIOD * ratio)
    tile = QPixmap(side, side)
    tile.fill(colour(style.fill, palette) if style.fill else Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(side / PERIOD, side / PERIOD)
    _stroke(painter, style, palette, grown(Box(0, 0, PERIOD, PERIOD), by=1))
    painter.end()
    made = QBrush(tile)
    made.setTransform(QTransform.fromScale(PERIOD / side, PERIOD / side))
    return made


def _stroke(painter: QPainter, style: Style, palette: Palette, area: Box) -> None:
    dots = style.hatch is Hatch.DOTS
    painter.setPen(_pen(colour(hatch_role(style), palette), weight(style.hatch), round_ends=dots))
    drawn = strokes(style.hatch, box=area)
    if dots:
        painter.drawPoints([QPointF(*start) for start, _ in drawn])
    else:
        painter.drawLines([QLineF(*start, *end) for start, end in drawn])


def _pen(ink: QColor, width: float, *, round_ends: bool) -> QPen:
    cap = Qt.PenCapStyle.RoundCap if round_ends else Qt.PenCapStyle.FlatCap
    return QPen(ink, width, Qt.PenStyle.SolidLine, cap, Qt.PenJoinStyle.RoundJoin)
