"""Paint a :class:`Drawing` with Qt: the same picture as on paper and in SVG.

    paint(painter, drawing, palette)            # a whole drawing, or any items
    paint(painter, (group,), palette)           # one person of a genogram, inside its own graphics item
    image = picture(drawing, palette, scale=2)  # as an image

The caller sets the transform (points to pixels). Per shape: fill, then hatch, then edge. Text is drawn run by run with
the measured fonts (``glyphs``); Qt lays out nothing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPolygonF, QTransform

from werkbank.drawing.geometry import Segment
from werkbank.drawing.metrics import left_of
from werkbank.drawing.shapes import Box, Drawing, Ellipse, Group, Item, Line, Path, Picture, Polygon, Rect, Text
from werkbank.drawing.tokens import Palette
from werkbank.ui.canvas.fonts import EM, load_fonts
from werkbank.ui.canvas.glyphs import paint_runs
from werkbank.ui.canvas.inks import brush, colour, fill_hatch, pen

__all__ = ["load_fonts", "paint", "path_of", "picture"]


def paint(painter: QPainter, drawn: Drawing | Iterable[Item], palette: Palette) -> None:
    """Paint a drawing or some of its items; the painter's pen, brush and font are changed, its transform is not."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    for item in drawn.items if isinstance(drawn, Drawing) else drawn:
        _PAINT[type(item)](painter, item, palette)


def picture(drawing: Drawing, palette: Palette, *, scale: float = 1.0) -> QImage:
    """The drawing as an image on the palette's surface, ``scale`` pixels a point."""
    size = math.ceil(drawing.width * scale), math.ceil(drawing.height * scale)
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(colour("surface", palette))
    painter = QPainter(image)
    painter.scale(scale, scale)
    paint(painter, drawing, palette)
    painter.end()
    return image


def path_of(shape: Line | Polygon | Rect | Ellipse | Path, /) -> QPainterPath:
    """The outline of a shape: to clip, to hit, to select."""
    if isinstance(shape, Path):
        return QPainterPath(_traced(shape.segments))
    path = QPainterPath()
    match shape:
        case Rect():
            path.addRoundedRect(_rect(shape.box), shape.radius, shape.radius)
        case Ellipse():
            path.addEllipse(_rect(shape.box))
        case _:
            path.addPolygon(_polygon(shape.points))
            if isinstance(shape, Polygon):
                path.closeSubpath()
    return path


@lru_cache(maxsize=1024)
def _traced(segments: tuple[Segment, ...]) -> QPainterPath:
    """The path along these segments; kept, because an outline is painted far more often than it changes."""
    path = QPainterPath()
    for letter, *points in segments:
        ends = [QPointF(*point) for point in points]
        match letter:
            case "M":
                path.moveTo(*ends)
            case "L":
                path.lineTo(*ends)
            case "C":
                path.cubicTo(*ends)
            case _:
                path.closeSubpath()
    return path


def _paint_line(painter: QPainter, line: Line, palette: Palette) -> None:
    painter.setPen(pen(line.style, palette))
    painter.drawPolyline(_polygon(line.points))


def _paint_polygon(painter: QPainter, polygon: Polygon, palette: Palette) -> None:
    _dip(painter, polygon, palette)
    painter.drawPolygon(_polygon(polygon.points))


def _paint_rect(painter: QPainter, rect: Rect, palette: Palette) -> None:
    _dip(painter, rect, palette)
    if rect.radius:
        painter.drawRoundedRect(_rect(rect.box), rect.radius, rect.radius)
    else:
        painter.drawRect(_rect(rect.box))


def _paint_ellipse(painter: QPainter, ellipse: Ellipse, palette: Palette) -> None:
    _dip(painter, ellipse, palette)
    painter.drawEllipse(_rect(ellipse.box))


def _paint_path(painter: QPainter, path: Path, palette: Palette) -> None:
    _dip(painter, path, palette)
    painter.drawPath(_traced(path.segments))


@lru_cache(maxsize=16)
def _image(data: bytes) -> QImage:
    return QImage.fromData(data)


def _paint_picture(painter: QPainter, picture: Picture, _palette: Palette) -> None:
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(_rect(picture.box), _image(picture.data))


def _paint_group(painter: QPainter, group: Group, palette: Palette) -> None:
    for item in group.items:
        _PAINT[type(item)](painter, item, palette)


def _paint_text(painter: QPainter, text: Text, palette: Palette) -> None:
    view, scale = painter.transform(), text.size / EM
    if text.angle:
        place = QTransform().translate(text.x, text.y).rotate(text.angle)
        place = place.translate(left_of(text) - text.x, 0).scale(scale, scale)
    else:
        place = QTransform(scale, 0, 0, scale, left_of(text), text.y)
    painter.setTransform(place * view)
    painter.setPen(colour(text.role, palette))
    paint_runs(painter, text)
    painter.setTransform(view)


def _dip(painter: QPainter, shape: Polygon | Rect | Ellipse | Path, palette: Palette) -> None:
    """Set pen and brush for a closed shape; a hatched one has its fill and pattern painted here, under its edge."""
    if shape.style.hatch:
        path = path_of(shape)
        painter.fillPath(path, brush(shape.style, palette))
        fill_hatch(painter, path, shape.style, palette)
        painter.setBrush(brush(_EMPTY, palette))
    else:
        painter.setBrush(brush(shape.style, palette))
    painter.setPen(pen(shape.style, palette))


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.w, box.h)


def _polygon(points: Iterable[tuple[float, float]]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


_EMPTY = Line(()).style
_PAINT: dict[type[Item], Callable[[QPainter, Any, Palette], None]] = {
    Line: _paint_line,
    Polygon: _paint_polygon,
    Rect: _paint_rect,
    Ellipse: _paint_ellipse,
    Path: _paint_path,
    Text: _paint_text,
    Picture: _paint_picture,
    Group: _paint_group,
}
