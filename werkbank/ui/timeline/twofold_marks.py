"""A small sign at the upper right of events about which copies say different things; the same as in the genogram."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from werkbank.drawing.tokens import Palette
from werkbank.model.kinds import Kind
from werkbank.timeline.hits import box_of
from werkbank.ui.genogram.twofold_marks import paint_sign

if TYPE_CHECKING:
    from werkbank.ui.timeline.canvas import Canvas

SIZE = 5.5
MOST = 400  # signs a frame


def paint_twofold(painter: QPainter, canvas: Canvas, *, palette: Palette, area: QRectF) -> None:
    """Paint the signs over the marks."""
    events = canvas.desk.twofold.ids(Kind.EVENT)
    found = [index for event in events for index in canvas.board.all_at(event)]
    if not found:
        return
    seen = np.intersect1d(canvas.frame.index, np.array(found, dtype=np.int32))
    painter.save()
    painter.setClipRect(area)
    size = canvas.sizes.of(SIZE)
    for index in seen[:MOST].tolist():
        if (box := box_of(canvas.ground, index)) is not None:
            at = QPointF(min(box.x + box.w, area.right() - size), box.y)
            paint_sign(painter, at, size=size, palette=palette)
    painter.restore()
