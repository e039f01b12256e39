"""A small sign on marks whose date somebody contradicts: '+1' at the upper right; what they say is one click away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from werkbank.drawing.tokens import Palette
from werkbank.model.casus import Casus
from werkbank.model.claims import contradicted
from werkbank.timeline.hits import box_of
from werkbank.ui.canvas.inks import colour

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from werkbank.ui.timeline.canvas import Canvas

SIZE = 11.0
MOST = 300  # signs a frame


class Counted:
    """How many other dates each event has; counted again only when claims, events or persons changed."""

    def __init__(self) -> None:
        self._of: Casus | None = None
        self._found: Mapping[str, int] = {}

    def of(self, casus: Casus) -> Mapping[str, int]:
        """By the id of the event or person."""
        if self._of is not casus:
            self._of, self._found = casus, contradicted(casus)
        return self._found


def signs(canvas: Canvas) -> Iterator[tuple[int, QRectF, int]]:
    """The events in view that have other dates: their number on the board, the place of the sign, how many."""
    counted = canvas.editing.counted.of(canvas.desk.casus)
    if not counted:
        return
    found = [n for id_ in counted if (n := canvas.board.at.get(id_, -1)) >= 0]
    seen = np.intersect1d(canvas.frame.index, np.array(found, dtype=np.int32))
    for index in seen[:MOST].tolist():
        box = box_of(canvas.ground, index)
        if box is not None:
            size = canvas.sizes.of(SIZE)
            right = min(box.x + box.w, canvas.viewport().width() - size)
            place = QRectF(right - size / 2, box.y - size * 0.8, size * 1.5, size)  # above the end that can be dragged
            yield index, place, counted[canvas.board.places[index].event.id]


def paint_claims(painter: QPainter, canvas: Canvas, *, palette: Palette, area: QRectF) -> None:
    """Paint the signs over the marks."""
    placed = list(signs(canvas))
    if not placed:
        return
    painter.save()
    painter.setClipRect(area)
    font = QFont(canvas.font())
    font.setPixelSize(max(7, round(canvas.sizes.of(8.5))))
    painter.setFont(font)
    for _, place, count in placed:
        painter.setPen(QPen(colour("ink", palette), 1))
        painter.setBrush(colour("surface_raised", palette))
        painter.drawRoundedRect(place, 3, 3)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, f"+{count}")
    painter.restore()


def sign_at(canvas: Canvas, point: QPointF) -> int:
    """The event whose sign lies at a point; -1 when there is none."""
    return next((index for index, place, _ in signs(canvas) if place.adjusted(-2, -2, 2, 0).contains(point)), -1)
