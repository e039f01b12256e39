"""Texts as pixmaps, made once: drawing one is a copy, cut where the room ends.

A text is drawn whole into its pixmap; what does not fit is cut off after a letter and an ellipsis from the atlas
follows it, which is exactly the text that paper shortens to. Only so many new texts are made in one frame; the rest
comes in the next, so that zooming into ten thousand events never stutters.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from werkbank.drawing.shapes import Face, Text
from werkbank.drawing.tokens import Palette
from werkbank.timeline.cutting import WHOLE, edges, letters_in, width
from werkbank.ui.canvas.painter import paint

BYTES = 24 * 2**20
NEW_PER_FRAME = 12
WIDEST = 460.0
_USUAL_WIDTH = 180


class Type(NamedTuple):
    """How the texts of a store look; ``height`` is that of the line in which they are centred."""

    size: float
    height: int
    face: Face = Face.REGULAR
    role: str = "ink"
    new: int = NEW_PER_FRAME  # texts that may be made in one frame


class TextStore:
    """The newest texts of one look, within a bound on memory."""

    def __init__(self, palette: Palette, kind: Type, *, ratio: float) -> None:
        self._palette, self._kind, self._ratio = palette, kind, ratio
        self._made: OrderedDict[str, QPixmap] = OrderedDict()
        self._most = max(300, int(BYTES / (_USUAL_WIDTH * kind.height * 4 * ratio * ratio)))
        self._left = kind.new
        self.missing = False

    def begin(self) -> None:
        """A new frame: so many texts may be made."""
        self._left, self.missing = self._kind.new, False

    def draw(self, painter: QPainter, text: str, *, x: int, top: int, room: float = WIDEST) -> float:
        """Draw a text, or its beginning; returns the x at which an ellipsis belongs, or -1."""
        letters = letters_in(text, room=min(room, WIDEST), size=self._kind.size, face=self._kind.face)
        pixmap = self._pixmap(text) if letters else None
        if pixmap is None:
            return -1.0
        if letters == WHOLE:
            painter.drawPixmap(x, top, pixmap)
            return -1.0
        wide = edges(text, self._kind.face)[letters - 1] * self._kind.size
        painter.drawPixmap(x, top, pixmap, 0, 0, round((wide + 0.5) * self._ratio), pixmap.height())
        return x + wide

    def whole(self, painter: QPainter, text: str, *, x: int, top: int) -> None:
        """Draw a text of which is known that it fits."""
        pixmap = self._pixmap(text)
        if pixmap is not None:
            painter.drawPixmap(x, top, pixmap)

    def _pixmap(self, text: str) -> QPixmap | None:
        pixmap = self._made.get(text)
        if pixmap is not None:
            self._made.move_to_end(text)
            return pixmap
        if self._left <= 0:
            self.missing = True
            return None
        self._left -= 1
        pixmap = self._made[text] = self._drawn(text)
        if len(self._made) > self._most:
            self._made.popitem(last=False)
        return pixmap

    def _drawn(self, text: str) -> QPixmap:
        kind, ratio = self._kind, self._ratio
        wide = min(width(text, size=kind.size, face=kind.face), WIDEST) + 1
        pixmap = QPixmap(math.ceil(wide * ratio), math.ceil(kind.height * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        base = kind.height / 2 + kind.size * 0.35
        paint(painter, (Text(0.0, base, text, kind.size, kind.face, role=kind.role),), self._palette)
        painter.end()
        return pixmap
