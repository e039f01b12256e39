"""Small stones at the upper right of what carries a bouwsteen: one stone, or two where it carries more than one.

Which they are is told by the tip, the screen reader and the inspector; letters would crowd the picture.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen

from werkbank.drawing.tokens import Palette
from werkbank.i18n import tr
from werkbank.model.clock import EntityId
from werkbank.model.stone_words import told
from werkbank.timeline.hits import box_of
from werkbank.ui.canvas.inks import colour

if TYPE_CHECKING:
    from werkbank.ui.timeline.canvas import Canvas

WIDE, HIGH, BETWEEN = 6.0, 4.0, 1.5
MOST = 400  # marks a frame


def paint_stones(painter: QPainter, canvas: Canvas, *, palette: Palette, area: QRectF) -> None:
    """Paint the stones over the marks."""
    counts = _counts(canvas)
    if not counts:
        return
    found = [index for event in counts for index in canvas.board.all_at(event)]
    seen = np.intersect1d(canvas.frame.index, np.array(found, dtype=np.int32))
    wide, high, between = (canvas.sizes.of(size) for size in (WIDE, HIGH, BETWEEN))
    painter.save()
    painter.setClipRect(area)
    painter.setPen(QPen(colour("surface_raised", palette), 1))
    painter.setBrush(colour("ink_soft", palette))
    for index in seen[:MOST].tolist():
        if (box := box_of(canvas.ground, index)) is None:
            continue
        right = min(box.x + box.w, area.right())
        for number in range(min(2, counts[canvas.board.places[index].event.id])):
            left = right - (number + 1) * wide - number * between
            painter.drawRoundedRect(QRectF(left, box.y - high / 2, wide, high), 1, 1)
    painter.restore()


def carried_words(canvas: Canvas, index: int) -> Iterator[str]:
    """For the tip: which bouwstenen an event carries, and that it is new."""
    event, fresh = canvas.board.places[index].event, canvas.desk.fresh
    if event.bouwstenen:
        stones = ", ".join(told(canvas.board.casus, stone) for stone in event.bouwstenen)
        yield tr("bouwstenen: {namen}", namen=stones)
    if event.id in fresh.events():
        yield fresh.words


def _counts(canvas: Canvas) -> dict[EntityId, int]:
    """How many bouwstenen each event carries, of those that carry any; found once for each casus."""
    events = canvas.board.casus.events
    if not _last or _last[0][0] is not events:
        _last[:] = [(events, {id_: len(event.bouwstenen) for id_, event in events.items() if event.bouwstenen})]
    return _last[0][1]


_last: list[tuple[object, dict[EntityId, int]]] = []
