"""A small sign with an exclamation mark at the shoulder of everybody about whom copies say different things."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from werkbank.app.session import Key
from werkbank.drawing.tokens import Palette
from werkbank.model.kinds import Kind
from werkbank.ui.canvas.inks import colour
from werkbank.ui.genogram.gesture import Gesture

if TYPE_CHECKING:
    from werkbank.ui.genogram.view import GenogramView

SIZE = 6.5  # half a side
ABOVE = 51  # over the lines and names, and over the dot of what is new


def paint_sign(painter: QPainter, at: QPointF, *, size: float, palette: Palette) -> None:
    """A triangle with an exclamation mark: told by its shape, without colour."""
    painter.setPen(QPen(colour("warn", palette), 1.4))
    painter.setBrush(colour("warn_soft", palette))
    painter.drawPolygon([at + QPointF(0, -size), at + QPointF(size, size * 0.8), at + QPointF(-size, size * 0.8)])
    painter.setPen(QPen(colour("warn", palette), 1.6))
    painter.drawLine(at + QPointF(0, -size * 0.35), at + QPointF(0, size * 0.2))
    painter.drawPoint(at + QPointF(0, size * 0.55))


class TwofoldMarks(Gesture):
    """Nothing to grasp: only the marks."""

    def __init__(self, view: GenogramView) -> None:
        self._view = view
        view.desk.forks_turned.connect(view.redo_marks)

    def marks(self) -> Iterable[QGraphicsItem]:
        layout = self._view.family.layout
        twofold = self._view.desk.twofold
        for person in sorted(twofold.ids(Kind.PERSON)):
            place = layout.persons.get(person) if layout else None
            if place is not None and str(Key(Kind.PERSON, person)) in self._view.items_by_key:
                sign = _Sign(self._view.theme.palette)
                sign.setPos(place.x + place.w / 2, place.y - place.h / 2)
                sign.setToolTip(twofold.words)
                sign.setZValue(ABOVE)
                yield sign


class _Sign(QGraphicsItem):
    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._palette = palette

    def boundingRect(self) -> QRectF:
        return QRectF(-SIZE - 1, -SIZE - 1, 2 * SIZE + 2, 2 * SIZE + 2)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        del option, widget
        paint_sign(painter, QPointF(), size=SIZE, palette=self._palette)
