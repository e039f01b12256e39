"""One picture of a merge: painted as in the workspace, to move and enlarge, with places that light up.

Keys: arrows move, + and - make larger and smaller, 0 shows all of it. A click on a thing says which one it is.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QGraphicsView, QStyleOptionGraphicsItem, QWidget

from werkbank.app.merge_pictures import Shown
from werkbank.app.session import Key, key_from
from werkbank.drawing.shapes import Box
from werkbank.i18n import tr
from werkbank.ui.canvas.fonts import load_fonts
from werkbank.ui.canvas.inks import colour
from werkbank.ui.canvas.painter import paint
from werkbank.ui.theme import Theme

STEP = 1.25
SMALLEST, LARGEST = 0.1, 4.0
READABLE = 0.75  # px a point, so that a thing that is pointed out can be read
MARGIN = 12.0  # pt around the picture
GLOW = 10.0  # pt around what is lit


class SidePicture(QGraphicsView):
    """Shows one side."""

    pressed = Signal(object)  # the Key of what was clicked

    def __init__(self, theme: Theme, *, name: str) -> None:
        load_fonts()
        self._paper = QGraphicsScene()  # kept here: the view does not own its scene
        super().__init__(self._paper)
        self._theme, self._name = theme, name
        self._sheet: _Sheet | None = None
        self._lit: tuple[Box, ...] = ()
        self._fitted = True
        self.shown: Shown | None = None
        self.setAccessibleName(name)
        self.setMinimumSize(200, 120)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setBackgroundBrush(colour("surface", theme.palette))

    @property
    def lit(self) -> int:
        """How many places are lit."""
        return len(self._lit)

    @property
    def has_picture(self) -> bool:
        """Whether there is anything to see."""
        return self._sheet is not None

    def show_picture(self, shown: Shown) -> None:
        """Show this picture, or why there is none."""
        self.shown = shown
        self._paper.clear()
        self._sheet, self._lit = None, ()
        if shown.marked is None:
            words = self._paper.addText(shown.note)
            words.setDefaultTextColor(colour("ink_soft", self._theme.palette))
            words.setTextWidth(260)
            self._paper.setSceneRect(words.boundingRect())
            self.setAccessibleDescription(shown.note)
            self.resetTransform()
            return
        self._sheet = _Sheet(shown, self._theme)
        self._paper.addItem(self._sheet)
        self._paper.setSceneRect(self._sheet.boundingRect().adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN))
        self.setAccessibleDescription(" ".join((shown.marked.drawing.alt, shown.note)).strip())
        self.fit()

    def light(self, keys: Iterable[Key]) -> None:
        """Light up these things and bring the first into view; what is not in this picture stays dark."""
        if self.shown is None or self.shown.marked is None or self._sheet is None:
            return
        self._lit = self.shown.marked.shown(keys)
        self._sheet.light(self._lit)
        if self._lit:
            if self.transform().m11() < READABLE:
                self._zoom(READABLE / self.transform().m11())
            first = self._lit[0]
            self.ensureVisible(QRectF(*first), 40, 40)
        told = tr("opgelicht: {n}", n=len(self._lit)) if self._lit else tr("staat niet in deze afbeelding")
        self.setAccessibleName(f"{self._name}, {told}")

    def fit(self) -> None:
        """All of it, as large as reads well; a picture that is higher than wide fills the width."""
        if self._sheet is None:
            return
        whole, room = self._paper.sceneRect(), self.viewport().rect()
        by_width = room.width() / whole.width()
        scale = by_width if whole.height() > 1.4 * whole.width() else min(by_width, room.height() / whole.height())
        self.resetTransform()
        scale = max(SMALLEST, min(scale, 1.3 * self._theme.scale))
        self.scale(scale, scale)
        if scale * whole.height() > room.height():
            self.verticalScrollBar().setValue(self.verticalScrollBar().minimum())
        else:
            self.centerOn(whole.center())
        self._fitted = True

    def zoom_in(self) -> None:
        """Larger."""
        self._zoom(STEP)

    def zoom_out(self) -> None:
        """Smaller."""
        self._zoom(1 / STEP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted:
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.text():
            case "+" | "=":
                self.zoom_in()
            case "-":
                self.zoom_out()
            case "0":
                self.fit()
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP)
        else:
            super().wheelEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and (
            key := self.key_at(event.position().x(), event.position().y())
        ):
            self.pressed.emit(key)

    def key_at(self, x: float, y: float) -> Key | None:
        """The smallest thing at a point of the view."""
        if self.shown is None or self.shown.marked is None:
            return None
        at = self.mapToScene(round(x), round(y))
        found = [(box.w * box.h, key) for key, box in self.shown.marked.places.items() if QRectF(*box).contains(at)]
        return key_from(min(found)[1]) if found else None

    def _zoom(self, factor: float) -> None:
        now = self.transform().m11()
        wanted = max(SMALLEST, min(now * factor, LARGEST))
        self.scale(wanted / now, wanted / now)
        self._fitted = False


class _Sheet(QGraphicsItem):
    """The drawing with what is lit in it."""

    def __init__(self, shown: Shown, theme: Theme) -> None:
        super().__init__()
        self._shown, self._theme = shown, theme
        self._lit: tuple[Box, ...] = ()
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def light(self, places: tuple[Box, ...]) -> None:
        self._lit = places
        self.update()

    def boundingRect(self) -> QRectF:
        marked = self._shown.marked
        return QRectF(0, 0, marked.drawing.width, marked.drawing.height) if marked else QRectF()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        del option, widget
        palette, marked = self._theme.palette, self._shown.marked
        if marked is None:
            return
        for box in self._lit:
            self._glow(painter, box)
        paint(painter, marked.drawing, palette)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("highlight_edge", palette), 3.0))
        for box in self._lit:
            painter.drawRoundedRect(_wide(box), GLOW, GLOW)

    def _glow(self, painter: QPainter, box: Box) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("highlight", self._theme.palette))
        painter.drawRoundedRect(_wide(box), GLOW, GLOW)


def _wide(box: Box) -> QRectF:
    return QRectF(box.x - GLOW, box.y - GLOW, box.w + 2 * GLOW, box.h + 2 * GLOW)
