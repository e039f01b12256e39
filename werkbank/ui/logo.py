"""The mark of the program: two people, a line, a child, drawn with the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from werkbank.drawing.tokens import LIGHT, Palette

_LINES = (QLineF(34, 30, 66, 30), QLineF(50, 30, 50, 62))


def paint_logo(painter: QPainter, box: QRectF, palette: Palette) -> None:
    """Draw the mark inside a square box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / 100, box.height() / 100)
    painter.setPen(QPen(QColor(palette["accent"]), 6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLines(_LINES)
    painter.setBrush(QColor(palette["surface_raised"]))
    painter.drawRect(QRectF(8, 17, 26, 26))
    painter.drawEllipse(QRectF(66, 17, 26, 26))
    painter.setBrush(QColor(palette["accent_soft"]))
    painter.drawEllipse(QRectF(36, 62, 28, 28))
    painter.restore()


def logo_icon() -> QIcon:
    """The mark as the window's icon."""
    picture = QPixmap(QSize(128, 128))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_logo(painter, QRectF(4, 4, 120, 120), LIGHT)
    painter.end()
    return QIcon(picture)


class Logo(QWidget):
    """The mark as a decoration; says nothing to a screen reader."""

    def __init__(self, palette: Palette, *, size: int = 72) -> None:
        super().__init__()
        self._palette = palette
        self.setFixedSize(size, size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_logo(painter, QRectF(self.rect()), self._palette)
        painter.end()
