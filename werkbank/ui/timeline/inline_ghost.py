"""What is not there yet: the mark of a new event, or where dragged marks would come, with words beside the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QWidget

from werkbank.drawing.tokens import Palette
from werkbank.timeline.extents import Extent
from werkbank.ui.canvas.inks import colour
from werkbank.ui.widgets import label

if TYPE_CHECKING:
    from werkbank.ui.timeline.canvas import Canvas

MOST = 400  # ghosts that are painted; more would hide the wall


class Ghost(NamedTuple):
    """Where a mark would stand: its days on the board and the top of its bar in the viewport."""

    extent: Extent
    top: float


def paint_ghosts(painter: QPainter, canvas: Canvas, *, palette: Palette) -> None:
    """Paint what is being placed or dragged over everything else."""
    accent = colour("accent", palette)
    fill = QColor(accent)
    fill.setAlpha(60)
    painter.setPen(QPen(accent, 1.6, Qt.PenStyle.DashLine))
    painter.setBrush(fill)
    for ghost in canvas.editing.ghosts[:MOST]:
        _paint(painter, canvas, ghost)


def _paint(painter: QPainter, canvas: Canvas, ghost: Ghost) -> None:
    scale, bar, half = canvas.scale, canvas.sizes.bar, canvas.sizes.diamond
    left, right = max(scale.x(ghost.extent.a), canvas.sizes.names), scale.x(ghost.extent.d)
    if not ghost.extent.is_moment:
        painter.drawRoundedRect(QRectF(left, ghost.top, max(4.0, right - left), bar), 3, 3)
        return
    middle, height = scale.x(ghost.extent.middle), ghost.top + bar / 2
    if right - left > 2 * half + 4:
        painter.drawLine(QPointF(left, height), QPointF(right, height))
    corners = (QPointF(middle - half, height), QPointF(middle, height - half), QPointF(middle + half, height))
    painter.drawPolygon(QPolygonF([*corners, QPointF(middle, height + half)]))


class Echo:
    """The words beside the pointer."""

    def __init__(self, surface: QWidget) -> None:
        self._surface = surface
        self._label: QLabel | None = None

    @property
    def text(self) -> str:
        """What is said now; empty when nothing is."""
        return self._label.text() if self._label is not None and not self._label.isHidden() else ""

    def say(self, text: str, *, at: QPointF) -> None:
        """Show a text near a point, inside the surface."""
        if self._label is None:
            self._label = label("", look="chip")
            self._label.setParent(self._surface)
            self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        shown = self._label
        shown.setText(text)
        shown.adjustSize()
        x = min(at.x() + 14, self._surface.width() - shown.width() - 4)
        y = at.y() + 18 if at.y() + 22 + shown.height() < self._surface.height() else at.y() - 8 - shown.height()
        shown.move(round(max(4.0, x)), round(max(4.0, y)))
        shown.show()
        shown.raise_()

    def hush(self) -> None:
        """Say nothing more."""
        if self._label is not None:
            self._label.hide()
