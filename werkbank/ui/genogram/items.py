"""Graphics items of the genogram: one a person (cached by Qt), one for all lines, and the ring of handles.

They paint the groups of ``genogram.picture`` and know nothing of the casus; the view tells them what is selected.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsSceneHoverEvent,
    QGraphicsSceneMouseEvent,
    QStyleOptionGraphicsItem,
    QWidget,
)

from werkbank.drawing.geometry import bounds, grown
from werkbank.drawing.shapes import Anchor, Box, Ellipse, Face, Group, Rect, Style, Text
from werkbank.drawing.tokens import RADIUS, WEIGHT_STRONG, Palette
from werkbank.ui.canvas.painter import paint

LINES, RING = 1.0, 10.0
_NOTHING = Box(0, 0, 1, 1)


class LinesItem(QGraphicsItem):
    """Ink that is nobody's: lines between people, below everything else."""

    def __init__(self, group: Group, palette: Palette, *, layer: float = LINES) -> None:
        super().__init__()
        self.drawn = group
        self._palette = palette
        self._rect = _ink_rect(group)
        self.setZValue(layer)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def redraw(self, group: Group) -> None:
        """Let it be this ink from now on."""
        self.drawn = group
        self.prepareGeometryChange()
        self._rect = _ink_rect(group)
        self.update()

    def boundingRect(self) -> QRectF:
        return self._rect

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        paint(painter, self.drawn.items, self._palette)


class GroupItem(QGraphicsItem):
    """A person or the marks of a relation: can be pointed at, chosen and announced."""

    def __init__(self, group: Group, palette: Palette, *, layer: float) -> None:
        super().__init__()
        self.drawn = group
        self.chosen = False
        self._palette = palette
        self._hit = _hit(group)
        self._rect = self._hit.adjusted(-4, -4, 4, 4) | _ink_rect(group)
        self.setZValue(layer)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.setToolTip(group.alt)

    @property
    def key(self) -> str:
        """'kind:id' of the entity."""
        return self.drawn.key

    @property
    def centre(self) -> QPointF:
        """Middle of the hit area."""
        return self._hit.center()

    @property
    def hit(self) -> QRectF:
        """The area that counts as this thing."""
        return self._hit

    def redraw(self, group: Group) -> None:
        """Let it look like this from now on: the same thing with other ink, or at another place."""
        self.drawn = group
        hit = _hit(group)
        rect = hit.adjusted(-4, -4, 4, 4) | _ink_rect(group)
        if (hit, rect) != (self._hit, self._rect):
            self.prepareGeometryChange()
            self._hit, self._rect = hit, rect
        self.setToolTip(group.alt)
        self.update()

    def set_chosen(self, *, chosen: bool) -> None:
        """Light it up or not."""
        if chosen != self.chosen:
            self.chosen = chosen
            self.update()

    def boundingRect(self) -> QRectF:
        return self._rect

    def shape(self) -> QPainterPath:
        path = QPainterPath()
        path.addRect(self._hit)
        return path

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        if self.chosen:
            box = Box(self._hit.x(), self._hit.y(), self._hit.width(), self._hit.height())
            paint(painter, (Rect(box, Style("focus", "selection", WEIGHT_STRONG), RADIUS),), self._palette)
        paint(painter, self.drawn.items, self._palette)


class Handle(QGraphicsItem):
    """A round button beside the chosen person: adds a relative."""

    SIZE = 15.0

    def __init__(self, at: QPointF, sign: str, hint: str, palette: Palette, action: Callable[[], object]) -> None:
        super().__init__()
        self._sign, self._palette, self._action, self._hover = sign, palette, action, False
        self.setPos(at)
        self.setZValue(RING)
        self.setToolTip(hint)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAcceptHoverEvents(True)

    def boundingRect(self) -> QRectF:
        half = self.SIZE / 2 + 2
        return QRectF(-half, -half, 2 * half, 2 * half)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        fill, ink = ("accent", "on_accent") if self._hover else ("surface_raised", "accent")
        disc = Ellipse(Box(-self.SIZE / 2, -self.SIZE / 2, self.SIZE, self.SIZE), Style("accent", fill, 1.1))
        sign = Text(0, 3.1, self._sign, 8.5, Face.BOLD, Anchor.MIDDLE, ink)
        paint(painter, (disc, sign), self._palette)

    def mousePressEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        if self.boundingRect().contains(event.pos()):
            self._action()

    def hoverEnterEvent(self, _event: QGraphicsSceneHoverEvent) -> None:
        self._hover = True
        self.update()

    def hoverLeaveEvent(self, _event: QGraphicsSceneHoverEvent) -> None:
        self._hover = False
        self.update()


def _hit(group: Group) -> QRectF:
    return _rect(group.box or bounds(group.items) or _NOTHING)


def _ink_rect(group: Group) -> QRectF:
    return _rect(grown(bounds(group.items) or _NOTHING, by=1))


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.w, box.h)
