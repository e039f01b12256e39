"""The genogram in the light of a pattern: who belongs to it stands out, the others step back behind a veil.

One veil lies over the whole paper with a window round everybody who belongs to it and along every bond it leans on, so
that lines, homes and ages step back alike and nothing of the picture itself changes.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem

from werkbank.app.session import Key
from werkbank.drawing.tokens import RADIUS, SPACE_1
from werkbank.model.kinds import Kind
from werkbank.ui.canvas.inks import colour
from werkbank.ui.desk import Desk
from werkbank.ui.genogram.view import GenogramView

THICK = 0.72  # how much of the rest the veil takes away
HEIGHT = 6.0  # above symbols, ages and lines


class FamilyLight(QObject):
    """Keeps the veil where the lit pattern asks for it."""

    def __init__(self, desk: Desk, view: GenogramView) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        self.veil: QGraphicsPathItem | None = None
        desk.proposals.lit_changed.connect(self._show)
        view.drawn.connect(self._show)

    def _show(self) -> None:
        paper = self._view.paper
        if self.veil is not None:
            paper.removeItem(self.veil)
            self.veil = None
        lit = self._desk.proposals.lit
        items = self._view.items_by_key
        keys = [str(Key(Kind.PERSON, person)) for person in lit.persons] if lit is not None else []
        windows = [items[key].hit.adjusted(*([-SPACE_1] * 2), *([SPACE_1] * 2)) for key in keys if key in items]
        bonds = [str(Key(Kind.BOND, bond)) for bond in lit.bonds] if lit is not None else []
        lines = [items[key].mapToScene(items[key].shape()) for key in bonds if key in items]
        if windows or lines:
            self.veil = self._veil(paper.itemsBoundingRect(), windows, lines)
            paper.addItem(self.veil)

    def _veil(self, whole: QRectF, windows: Iterable[QRectF], lines: Iterable[QPainterPath]) -> QGraphicsPathItem:
        holes = QPainterPath()
        holes.setFillRule(Qt.FillRule.WindingFill)
        for window in windows:
            holes.addRoundedRect(window, RADIUS, RADIUS)
        for line in lines:  # along its ink, never round what it runs round
            holes.addPath(line)
        cloth = QPainterPath()
        cloth.addRect(whole)
        palette = self._view.theme.palette
        veil = QGraphicsPathItem(cloth.subtracted(holes))
        shade = QColor(colour("surface", palette))  # a copy: the ink itself is shared
        shade.setAlphaF(THICK)
        veil.setBrush(shade)
        veil.setPen(QPen(Qt.PenStyle.NoPen))
        edge = QGraphicsPathItem(holes.simplified(), veil)
        edge.setPen(QPen(colour("highlight_edge", palette), 2.0))
        for item in (veil, edge):
            item.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
            item.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable, False)  # noqa: FBT003 - Qt's own signature
        veil.setZValue(HEIGHT)
        return veil
