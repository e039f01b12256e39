"""A dot at the shoulder of everybody about whom something is new."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsEllipseItem, QGraphicsItem

from werkbank.app.session import Key
from werkbank.model.kinds import Kind
from werkbank.ui.canvas.inks import colour
from werkbank.ui.genogram.gesture import Gesture

if TYPE_CHECKING:
    from werkbank.ui.genogram.view import GenogramView

RADIUS = 4.0
ABOVE = 50  # over the lines and names


class NewsMarks(Gesture):
    """Nothing to grasp: only the marks."""

    def __init__(self, view: GenogramView) -> None:
        self._view = view
        view.desk.news_turned.connect(view.redo_marks)

    def marks(self) -> Iterable[QGraphicsItem]:
        layout, palette = self._view.family.layout, self._view.theme.palette
        fresh = self._view.desk.fresh
        for person in sorted(fresh.people):
            place = layout.persons.get(person) if layout else None
            if place is None or str(Key(Kind.PERSON, person)) not in self._view.items_by_key:
                continue
            middle = QPointF(place.x - place.w / 2, place.y - place.h / 2)
            dot = QGraphicsEllipseItem(QRectF(middle - QPointF(RADIUS, RADIUS), middle + QPointF(RADIUS, RADIUS)))
            dot.setPen(QPen(colour("surface_raised", palette), 1.5))
            dot.setBrush(colour("accent", palette))
            dot.setToolTip(fresh.words)
            dot.setZValue(ABOVE)
            yield dot
