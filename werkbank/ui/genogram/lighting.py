"""Light on the paper: a broad soft stroke along lines and a ring round people, under the symbols themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem

from werkbank.drawing.tokens import RADIUS, Palette
from werkbank.ui.canvas.inks import colour

Points = Sequence[tuple[float, float]]
BROAD = 5.0  # points
BELOW = 0.5  # above the outlines of homes, below all lines
ABOVE = 4.5  # over symbols: for what must be seen wherever it is


def glow(
    palette: Palette,
    *,
    lines: Iterable[Points] = (),
    boxes: Iterable[QRectF] = (),
    role: str = "accent",
    above: bool = False,
) -> QGraphicsPathItem:
    """One item that lights lines and boxes."""
    path = QPainterPath()
    for points in lines:
        path.moveTo(QPointF(*points[0]))
        for point in points[1:]:
            path.lineTo(QPointF(*point))
    for box in boxes:
        path.addRoundedRect(box, RADIUS, RADIUS)
    shade = QColor(colour(role, palette))  # a copy: the ink itself is shared
    shade.setAlphaF(0.45)
    pen = QPen(shade, BROAD)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    item = QGraphicsPathItem(path)
    item.setPen(pen)
    item.setZValue(ABOVE if above else BELOW)
    item.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
    return item
