"""A small dot at the upper left of what is new; quiet enough to read past, and clear on a grey print of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from werkbank.drawing.tokens import Palette
from werkbank.timeline.hits import box_of
from werkbank.ui.canvas.inks import colour

if TYPE_CHECKING:
    from werkbank.ui.timeline.canvas import Canvas

RADIUS = 3.5
MOST = 400  # dots a frame


def paint_news(painter: QPainter, canvas: Canvas, *, palette: Palette, area: QRectF) -> None:
    """Paint the dots over the marks."""
    events = canvas.desk.fresh.events()
    found = [index for event in events for index in canvas.board.all_at(event)]
    if not found:
        return
    seen = np.intersect1d(canvas.frame.index, np.array(found, dtype=np.int32))
    painter.save()
    painter.setClipRect(area)
    painter.setPen(QPen(colour("surface_raised", palette), 1.5))
    painter.setBrush(colour("accent", palette))
    radius = canvas.sizes.of(RADIUS)
    for index in seen[:MOST].tolist():
        if (box := box_of(canvas.ground, index)) is not None:
            painter.drawEllipse(QPointF(max(box.x, area.left() + radius), box.y), radius, radius)
    painter.restore()
