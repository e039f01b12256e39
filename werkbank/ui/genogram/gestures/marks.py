"""Small things that lie over the picture while somebody draws: handles, rubber lines, the lasso, who is aimed at."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from werkbank.drawing.shapes import Anchor, Box, Ellipse, Face, Style, Text
from werkbank.drawing.tokens import Palette
from werkbank.ui.canvas.inks import colour
from werkbank.ui.canvas.painter import paint
from werkbank.ui.genogram.gestures.strokes import Stroke

LINES, RING = 40.0, 60.0
KNOB = 22.0  # pixels, whatever the zoom
REACH = 3.0  # pixels round a knob that count as on it


class Knob(QGraphicsItem):
    """A handle of the ring: as large on screen at every zoom, with the letter of its key."""

    def __init__(self, stroke: Stroke, at: QPointF, *, size: float, palette: Palette) -> None:
        super().__init__()
        self.stroke = stroke
        self._palette, self._size, self._hot = palette, size, False
        gap = size / 2 + 3
        self._middle = QPointF(stroke.corner[0] * gap, stroke.corner[1] * gap)
        self.setPos(at)
        self.setZValue(RING)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setToolTip("")

    @property
    def middle(self) -> QPointF:
        """Its middle, in pixels from where it is anchored."""
        return self._middle

    def set_hot(self, *, hot: bool) -> None:
        """The pointer is on it."""
        if hot != self._hot:
            self._hot = hot
            self.update()

    def boundingRect(self) -> QRectF:
        half = self._size / 2 + REACH
        return QRectF(self._middle.x() - half, self._middle.y() - half, 2 * half, 2 * half)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        fill, ink = ("accent", "on_accent") if self._hot else ("surface_raised", "accent")
        box = Box(self._middle.x() - self._size / 2, self._middle.y() - self._size / 2, self._size, self._size)
        high = self._size * 0.55
        sign = Text(
            self._middle.x(), self._middle.y() + high * 0.36, self.stroke.letter, high, Face.BOLD, Anchor.MIDDLE, ink
        )
        paint(painter, (Ellipse(box, Style("accent", fill, 1.3)), sign), self._palette)


class Rubber(QGraphicsItem):
    """Lines that stretch along with what is dragged."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._lines: list[QLineF] = []
        self._rect = QRectF()
        self._pen = QPen(colour("accent", palette), 1.6, Qt.PenStyle.DashLine)
        self._pen.setCosmetic(True)
        self.setZValue(LINES)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def stretch(self, lines: list[QLineF]) -> None:
        """Let these be the lines."""
        self.prepareGeometryChange()
        self._lines = lines
        polygon = QPolygonF([point for line in lines for point in (line.p1(), line.p2())])
        self._rect = polygon.boundingRect().adjusted(-3, -3, 3, 3)

    def boundingRect(self) -> QRectF:
        return self._rect

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        painter.setPen(self._pen)
        painter.drawLines(self._lines)


class Loop(QGraphicsItem):
    """The lasso while it is drawn."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self.points = QPolygonF()
        self._rect = QRectF()
        self._pen = QPen(colour("accent", palette), 1.6, Qt.PenStyle.DashLine)
        self._pen.setCosmetic(True)
        self._fill = QColor(colour("accent_soft", palette))  # a copy: the ink itself is shared
        self._fill.setAlpha(110)
        self.setZValue(LINES)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def go_on(self, to: QPointF) -> None:
        """One point more."""
        self.prepareGeometryChange()
        self.points.append(to)
        self._rect = self.points.boundingRect().adjusted(-3, -3, 3, 3)

    def holds(self, point: QPointF) -> bool:
        """Whether a point lies inside."""
        return self.points.containsPoint(point, Qt.FillRule.OddEvenFill)

    def boundingRect(self) -> QRectF:
        return self._rect

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        painter.setPen(self._pen)
        painter.setBrush(self._fill)
        painter.drawPolygon(self.points)


class Aimed(QGraphicsItem):
    """A frame round whom the line would reach."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._rect = QRectF()
        self._pen = QPen(colour("accent", palette), 2.4)
        self._pen.setCosmetic(True)
        self.setZValue(LINES)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def frame(self, rect: QRectF) -> None:
        """Lie round this; an empty rectangle hides it."""
        self.prepareGeometryChange()
        self._rect = rect
        self.setVisible(not rect.isEmpty())

    def boundingRect(self) -> QRectF:
        return self._rect.adjusted(-5, -5, 5, 5)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        painter.setPen(self._pen)
        painter.drawRoundedRect(self._rect.adjusted(-2, -2, 2, 2), 6, 6)


class PinMark(QGraphicsItem):
    """A small pin beside somebody who was put there by hand, or a sign that something does not fit."""

    def __init__(self, at: QPointF, *, warns: bool, hint: str, palette: Palette) -> None:
        super().__init__()
        self._warns, self._palette = warns, palette
        self.setPos(at)
        self.setZValue(LINES)
        self.setToolTip(hint)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def boundingRect(self) -> QRectF:
        return QRectF(-6, -6, 12, 12)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        if self._warns:
            paint(painter, (Ellipse(Box(-4.5, -4.5, 9, 9), Style("warn", "warn_soft", 0.9)),
                            Text(0, 2.6, "!", 7.5, Face.BOLD, Anchor.MIDDLE, "warn")), self._palette)  # fmt: skip
            return
        path = QPainterPath(QPointF(0, 4.5))
        path.lineTo(0, 0.5)
        painter.setPen(QPen(colour("ink_faint", self._palette), 0.8))
        painter.drawPath(path)
        painter.setBrush(colour("accent_soft", self._palette))
        painter.drawEllipse(QPointF(0, -1.6), 2.3, 2.3)
