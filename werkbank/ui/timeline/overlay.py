"""What changes without the picture changing: rings round what is selected, the time cursor, the rubber band."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from werkbank.drawing.tokens import Palette
from werkbank.model.kinds import Kind
from werkbank.timeline.hits import box_of
from werkbank.timeline.picture_ground import cursor_items, own_cursor_items
from werkbank.ui.canvas.inks import colour
from werkbank.ui.canvas.painter import paint
from werkbank.ui.timeline.claims_marks import paint_claims
from werkbank.ui.timeline.inline_ghost import paint_ghosts
from werkbank.ui.timeline.news_marks import paint_news
from werkbank.ui.timeline.stone_marks import paint_stones
from werkbank.ui.timeline.twofold_marks import paint_twofold

if TYPE_CHECKING:
    from werkbank.ui.timeline.canvas import Canvas

MOST_RINGS = 400


def paint_overlay(painter: QPainter, canvas: Canvas, *, palette: Palette) -> None:
    """Paint over the base."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground = canvas.ground
    area = QRectF(ground.left, canvas.head, ground.right - ground.left, canvas.viewport().height())
    if canvas.desk.session.selection:
        painter.save()
        painter.setClipRect(area)
        _rings(painter, canvas, palette)
        painter.restore()
    if canvas.desk.session.cursor is not None:
        items = own_cursor_items if canvas.board.align is not None else cursor_items
        paint(painter, items(ground, as_of=canvas.desk.session.as_of), palette)
    paint_claims(painter, canvas, palette=palette, area=area)
    paint_stones(painter, canvas, palette=palette, area=area)
    paint_news(painter, canvas, palette=palette, area=area)
    paint_twofold(painter, canvas, palette=palette, area=area)
    paint_ghosts(painter, canvas, palette=palette)
    if canvas.band is not None:
        tint = QColor(colour("accent", palette))
        tint.setAlpha(40)
        painter.fillRect(canvas.band, tint)
        painter.setPen(QPen(colour("accent", palette), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(canvas.band)


def _rings(painter: QPainter, canvas: Canvas, palette: Palette) -> None:
    ground = canvas.ground
    painter.setBrush(Qt.BrushStyle.NoBrush)
    events = [key.id for key in canvas.desk.session.selection if key.kind is Kind.EVENT][:MOST_RINGS]
    for event_id, index in ((one, n) for one in events for n in canvas.board.all_at(one)):
        box = box_of(ground, index)
        if box is None:
            continue
        ring = QRectF(box.x - 3, box.y - 3, box.w + 6, box.h + 6)
        painter.setPen(QPen(colour("surface_raised", palette), 5))
        painter.drawRoundedRect(ring, 5, 5)
        painter.setPen(QPen(colour("focus", palette), 2.4 if event_id == canvas.focused and canvas.hasFocus() else 1.8))
        painter.drawRoundedRect(ring, 5, 5)
