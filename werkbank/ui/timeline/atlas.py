"""All small signs of the timeline in one pixmap, cut from the same shapes that paper draws.

Ends of bars, diamonds, brackets, badges: each is a cell. ``drawPixmapFragments`` then draws thousands of them in one
call. The table holds per cell its place in the pixmap (device pixels), its size, and how far its centre lies from the
point that it is placed by (the edge of a bar, the middle of a diamond), in logical pixels.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import product

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from werkbank.drawing.shapes import Item, Text
from werkbank.drawing.tokens import Palette
from werkbank.timeline.cutting import ELLIPSIS
from werkbank.timeline.extents import Mark
from werkbank.timeline.marks import (
    ARROW,
    FACT,
    KINDS_DRAWN,
    OPINION,
    STORY,
    End,
    Look,
    bar,
    diamond,
    doubt,
    nature_mark,
    tick,
)
from werkbank.timeline.picture_signals import flag
from werkbank.timeline.sizes import Sizes
from werkbank.ui.canvas.painter import paint

KINDS = KINDS_DRAWN
ENDS = tuple(End)
FILLED, OUTLINED, HATCHED = range(3)  # what is inside the end of a bar
_MARKS_AT_START = {End.KNOWN: Mark.NONE, End.WAVY: Mark.START_WAVY, End.TORN: Mark.START_TORN, End.ARROW: Mark.NONE}
_MARKS_AT_END = {End.KNOWN: Mark.NONE, End.WAVY: Mark.END_WAVY, End.TORN: Mark.END_TORN, End.ARROW: Mark.RUNNING}

_TICKS = (Mark.NONE, Mark.START_WAVY, Mark.START_TORN | Mark.END_TORN)

CAPS = 0
DIAMONDS = CAPS + 2 * KINDS * 3 * len(ENDS)
TICKS = DIAMONDS + KINDS * 3
SIGNS = TICKS + 2 * KINDS * 3
DOUBT = SIGNS + KINDS * 2
DOTS = DOUBT + 1
FLAGS = DOTS + 1  # of what may be, of what certainly is; then the same for patterns in the help
CELLS = FLAGS + 4

Draw = Callable[[float, float], tuple[Item, ...]]


def cap_width(sizes: Sizes) -> int:
    """Logical pixels at each end of a bar that come from the atlas."""
    return round(sizes.of(5))


class Atlas:
    """The pixmap for one palette, scale and device pixel ratio."""

    def __init__(self, palette: Palette, sizes: Sizes, ratio: float) -> None:
        self.palette, self.sizes, self.ratio = palette, sizes, ratio
        self._wide, self._tall = round(sizes.of(26)), round(sizes.bar) + 2
        self._across = 16
        rows = math.ceil(CELLS / self._across)
        self.pixmap = QPixmap(math.ceil(self._across * self._wide * ratio), math.ceil(rows * self._tall * ratio))
        self.pixmap.fill(Qt.GlobalColor.transparent)
        self.table = np.zeros((CELLS, 5))  # source left, top, width (device), height (device), offset of the centre
        painter = QPainter(self.pixmap)
        painter.scale(ratio, ratio)
        for number, (left, width, draw) in enumerate(_cells(sizes)):
            self._cell(painter, number, left=left, width=width, draw=draw)
        painter.end()

    def _cell(self, painter: QPainter, number: int, *, left: float, width: float, draw: Draw) -> None:
        """Paint a cell whose reference point lies ``left`` from its left side."""
        x, y = number % self._across * self._wide, number // self._across * self._tall
        painter.save()
        painter.setClipRect(QRectF(x, y, width, self._tall))
        paint(painter, draw(x + left, y + 1), self.palette)
        painter.restore()
        ratio = self.ratio
        self.table[number] = (x * ratio, y * ratio, width * ratio, self._tall * ratio, width / 2 - left)


def _cells(sizes: Sizes) -> Iterator[tuple[float, float, Draw]]:
    """Reference, width and shapes of every cell, in the order of their numbers."""
    kinds, wide = range(KINDS), cap_width(sizes)
    for right, kind, inside, end in product((False, True), kinds, (FILLED, OUTLINED, HATCHED), ENDS):
        yield _cap(kind, right=right, inside=inside, end=end, wide=wide, sizes=sizes)
    half = math.ceil(sizes.diamond) + 2
    for kind, nature in product(kinds, (FACT, OPINION, STORY)):
        yield half, 2 * half, _drawing(diamond, Look(kind, nature, Mark.NONE), sizes)
    for left, kind, marks in product((True, False), kinds, _TICKS):
        yield half, 2 * half, _tick(Look(kind, FACT, marks), left=left, sizes=sizes)
    for kind, nature in product(kinds, (OPINION, STORY)):
        yield half, 2 * half, _drawing(nature_mark, Look(kind, nature, Mark.NONE), sizes)
    yield 0.0, round(sizes.of(13)), lambda x, y: doubt(x + 1, y, sizes=sizes)
    base = sizes.bar / 2 + sizes.text * 0.35
    yield 0.0, round(sizes.of(12)), lambda x, y: (Text(x, y + base, ELLIPSIS, sizes.text),)
    for in_help, certain in product((False, True), (False, True)):
        yield 2.0, round(sizes.of(14)), _flag(sizes, certain=certain, in_help=in_help)


def _drawing(draw: Callable[..., tuple[Item, ...]], look: Look, sizes: Sizes) -> Draw:
    return lambda x, y: draw(x, y, look, sizes=sizes)


def _flag(sizes: Sizes, *, certain: bool, in_help: bool) -> Draw:
    return lambda x, y: flag(x, y, certain=certain, in_help=in_help, sizes=sizes)


def _tick(look: Look, *, left: bool, sizes: Sizes) -> Draw:
    return lambda x, y: tick(x, y + sizes.bar / 2, look, left=left, sizes=sizes)


def _cap(kind: int, *, right: bool, inside: int, end: End, wide: int, sizes: Sizes) -> tuple[float, float, Draw]:
    """A long bar, of which only one end lies in the cell."""
    look = Look(kind, OPINION if inside == OUTLINED else FACT, (_MARKS_AT_END if right else _MARKS_AT_START)[end])
    long, beyond = sizes.of(60), math.ceil(sizes.of(ARROW)) if right and end is End.ARROW else 0

    def draw(x: float, y: float) -> tuple[Item, ...]:
        a, d = (x - long, x) if right else (x, x + long)
        core = (d, d) if inside == HATCHED and not right else (a, a) if inside == HATCHED else (a, d)
        return bar((a, *core, d), y, look, sizes=sizes)

    return (float(wide), wide + beyond, draw) if right else (0.0, wide, draw)
