"""Paint the lane of signals on screen: flags from the atlas, their words from a store."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from werkbank.drawing.tokens import Palette
from werkbank.timeline.cutting import width
from werkbank.timeline.ground import Ground
from werkbank.timeline.signal_places import GAP, signal_places, signal_text
from werkbank.timeline.sizes import Sizes
from werkbank.ui.canvas.inks import colour
from werkbank.ui.timeline.atlas import FLAGS, Atlas
from werkbank.ui.timeline.buffers import stamp
from werkbank.ui.timeline.text_store import TextStore, Type


class SignalPainter:
    """Paints with one palette and size."""

    def __init__(self, palette: Palette, sizes: Sizes, *, ratio: float) -> None:
        self._palette, self._sizes = palette, sizes
        self._texts = TextStore(palette, Type(sizes.note, round(sizes.signals), new=3), ratio=ratio)

    @property
    def missing(self) -> bool:
        """Whether a text could not be drawn yet."""
        return self._texts.missing

    def paint(self, painter: QPainter, ground: Ground, *, atlas: Atlas) -> None:
        """The lane under the help curve; nothing when there is no signal."""
        self._texts.begin()
        if not ground.board.signals or ground.board.align is not None:
            return
        sizes = self._sizes
        top, tall = round(sizes.axis + sizes.curve), round(sizes.signals)
        painter.fillRect(QRect(0, top, round(ground.right), tall), colour("surface_raised", self._palette))
        painter.fillRect(QRect(0, top + tall - 1, round(ground.right), 1), colour("line_strong", self._palette))
        places = signal_places(ground)
        x = np.array([round(place.x) for place in places], dtype=np.float64)
        cells = np.array([FLAGS + 2 * int(place.in_help) + int(place.certain) for place in places], dtype=np.int32)
        y = np.full(len(places), top + tall / 2)
        stamp(painter, atlas.pixmap, cells, table=atlas.table, x=x, y=y, ratio=atlas.ratio)
        for place in places:
            if place.room < sizes.note:
                continue
            text = signal_text(place)
            if width(text, size=sizes.note) <= place.room:  # the rest is told when asked for
                self._texts.whole(painter, text, x=round(place.x + GAP), top=top)
