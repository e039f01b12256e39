"""Give numpy columns to Qt's painter without making an object for each rectangle.

``drawRects`` and ``drawPixmapFragments`` take a pointer to the first of many; an array of doubles laid out as QRectF
(x, y, width, height) or QPainter.PixmapFragment (ten doubles) is exactly that. The array is kept alive during the
call.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPixmap
from shiboken6 import Shiboken

from werkbank.timeline.board import Floats, Ints

Rects = NDArray[np.float64]
_RECT_BYTES = 32


def rects(x: Floats, y: Floats | float, w: Floats | float, h: Floats | float) -> Rects:
    """Columns as rectangles."""
    made = np.empty((len(x), 4))
    made[:, 0], made[:, 1], made[:, 2], made[:, 3] = x, y, w, h
    return made


def fill(painter: QPainter, boxes: Rects, brush: QBrush | QColor) -> None:
    """Fill rectangles; they have no edge, and those without width are left out."""
    held = boxes[boxes[:, 2] > 0]  # a new array, whole in memory
    if len(held):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush)
        painter.drawRects(_first(held.ctypes.data), len(held))


def _first(address: int) -> QRectF:
    return cast("QRectF", Shiboken.wrapInstance(address, QRectF))


def fill_each(painter: QPainter, boxes: Rects, number: Ints, brushes: Sequence[QBrush | QColor]) -> None:
    """Fill rectangles, each with the brush of its number; one painter call a brush."""
    seen = boxes[:, 2] > 0
    boxes, number = boxes[seen], number[seen]
    if not len(boxes):
        return
    order = number.argsort(kind="stable")
    held, number = boxes[order], number[order]
    edges = number.searchsorted(np.arange(len(brushes) + 1)).tolist()
    painter.setPen(Qt.PenStyle.NoPen)
    for brush, first, last in zip(brushes, edges, edges[1:], strict=False):
        if last > first:
            painter.setBrush(brush)
            address = held.ctypes.data + first * _RECT_BYTES
            painter.drawRects(_first(address), last - first)


def stamp(
    painter: QPainter, pixmap: QPixmap, cells: Ints, *, table: Floats, x: Floats, y: Floats, ratio: float
) -> None:
    """Draw cells of an atlas: ``x`` is the reference point of each, ``y`` the centre of its row."""
    if len(cells):
        source = table[cells]
        made = np.zeros((len(cells), 10))
        made[:, 0], made[:, 1] = x + source[:, 4], y
        made[:, 2:6] = source[:, 0:4]
        made[:, 6] = made[:, 7] = 1 / ratio
        made[:, 9] = 1.0
        first = cast("QPainter.PixmapFragment", Shiboken.wrapInstance(made.ctypes.data, QPainter.PixmapFragment))
        painter.drawPixmapFragments(first, len(made), pixmap)


def is_whole(length: float, *, ratio: float) -> bool:
    """Whether a length is a whole number of device pixels."""
    device = length * ratio
    return abs(device - round(device)) < 0.01
