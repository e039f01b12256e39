"""Paint the marks of a frame: bars as filled rectangles with ends from the atlas, moments from the atlas alone.

Everything is grouped by colour, so the number of painter calls does not grow with the number of events. Edges are put
on whole pixels; a bar too short for two ends is a plain box.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QColor, QImage, QPainter

from werkbank.drawing.shapes import Hatch, Style
from werkbank.drawing.tokens import LANE_KINDS
from werkbank.timeline.board import Floats, Ints
from werkbank.timeline.extents import Mark
from werkbank.timeline.frame import BIN, Frame, skyline
from werkbank.timeline.marks import ARROW, PLAIN, SOFT, edge_of, end_of, fill_of, start_of
from werkbank.ui.canvas.inks import colour, hatch_brush
from werkbank.ui.timeline import atlas as cells
from werkbank.ui.timeline.atlas import FILLED, HATCHED, KINDS, OUTLINED, Atlas, cap_width
from werkbank.ui.timeline.buffers import Rects, fill, fill_each, rects, stamp


def _by_mark(choose: Callable[[int], int]) -> Ints:
    """An answer for every combination of marks, to look up by column."""
    return np.array([choose(marks) for marks in range(2 * max(Mark))], dtype=np.int32)


_LEFT_END = _by_mark(lambda marks: cells.ENDS.index(start_of(marks)))
_RIGHT_END = _by_mark(lambda marks: cells.ENDS.index(end_of(marks)))
_LEFT_TICK = _by_mark(lambda marks: 2 if marks & Mark.START_TORN else int(bool(marks & Mark.START_WAVY)))
_RIGHT_TICK = _by_mark(lambda marks: 2 if marks & Mark.END_TORN else int(bool(marks & Mark.START_WAVY)))
FAR = 64.0  # pixels past the sides at which bars are cut
Bools = NDArray[np.bool_]


class _Bars(NamedTuple):
    """Columns of the bars of a frame, on whole pixels."""

    x0: Floats
    x1: Floats
    xb: Floats
    xc: Floats
    y: Floats
    marks: Ints
    kind: Ints
    nature: Ints

    def only(self, chosen: Bools) -> _Bars:
        floats = (self.x0, self.x1, self.xb, self.xc, self.y)
        x0, x1, xb, xc, y = (column[chosen] for column in floats)
        return _Bars(x0, x1, xb, xc, y, self.marks[chosen], self.kind[chosen], self.nature[chosen])


class _Stamps:
    """Cells to draw, gathered so that one call draws them all."""

    def __init__(self) -> None:
        self._parts: list[tuple[Ints, Floats, Floats]] = []

    def add(self, cell: Ints, x: Floats, y: Floats) -> None:
        if len(cell):
            self._parts.append((cell, x, y))

    def draw(self, painter: QPainter, atlas: Atlas) -> None:
        if self._parts:
            cell, x, y = (np.concatenate(column) for column in zip(*self._parts, strict=True))
            stamp(painter, atlas.pixmap, cell, table=atlas.table, x=x, y=y, ratio=atlas.ratio)


def paint_marks(painter: QPainter, frame: Frame, atlas: Atlas, *, top: float, right: float) -> None:
    """Paint all marks; ``top`` is where the stack begins, ``right`` the width of the viewport."""
    y = np.floor(frame.top + top + 0.5)
    x0, x1, xb, xc = (np.rint(np.clip(x, -FAR, right + FAR)) for x in (frame.xa, frame.xd, frame.xb, frame.xc))
    bars = _Bars(x0, x1, xb, xc, y, frame.marks, frame.kind, frame.nature).only(~frame.moment)
    stamps = _Stamps()
    if len(bars.x0):
        _bars(painter, bars, atlas, stamps)
    _moments(painter, frame, y, atlas, stamps, right=right)
    _doubts(frame, y, atlas, stamps)
    stamps.draw(painter, atlas)


def _bars(painter: QPainter, bars: _Bars, atlas: Atlas, stamps: _Stamps) -> None:
    """Hatching under what is vague, certain time over it, edges on top; ends come from the atlas."""
    sizes, wide, tall = atlas.sizes, cap_width(atlas.sizes), float(round(atlas.sizes.bar))
    capped = bars.x1 - bars.x0 >= 2 * wide
    inner = np.where(capped, wide, 0)
    left, right = bars.x0 + inner, bars.x1 - inner
    known = bars.xb < bars.xc
    vague = ~known | (bars.xb > bars.x0) | (bars.xc < bars.x1)
    brushes = _brushes(atlas)
    fill_each(
        painter, rects(left[vague], bars.y[vague], (right - left)[vague], tall), bars.kind[vague], brushes.hatched
    )
    core = bars.only(known)
    x0, x1 = np.maximum(left[known], core.xb), np.minimum(right[known], core.xc)
    colours = np.where(core.nature == 0, core.kind, KINDS)
    fill_each(painter, rects(x0, core.y, x1 - x0, tall), colours, brushes.filled)
    line = max(1.0, round(atlas.palette.weight * sizes.of(1.0) * atlas.ratio) / atlas.ratio)
    upper = rects(left, bars.y, right - left, line)
    lower = rects(left, bars.y + tall - line, right - left, line)
    sides, kinds = _sides(bars, capped, known & vague, line=line, tall=tall)
    edges = np.concatenate((upper, lower, *sides))
    fill_each(painter, edges, np.concatenate((bars.kind, bars.kind, *kinds)), brushes.edges)
    _caps(bars, capped, stamps, tall=tall)
    _signs(bars.only(capped & (bars.nature > 0) & (bars.x1 - bars.x0 > sizes.of(20))), atlas, stamps, tall=tall)


def _sides(bars: _Bars, capped: Bools, half: Bools, *, line: float, tall: float) -> tuple[list[Rects], list[Ints]]:
    """Upright lines: ends of bars too short for ends, and where certain time meets uncertain time."""
    boxes, kinds = [], []
    for x, chosen in (
        (bars.x0, ~capped),
        (bars.x1 - line, ~capped),
        (bars.xb, half & (bars.xb > bars.x0 + 1) & (bars.xb < bars.x1 - 1)),
        (bars.xc, half & (bars.xc > bars.x0 + 1) & (bars.xc < bars.x1 - 1)),
    ):
        boxes.append(rects(x[chosen], bars.y[chosen], line, tall))
        kinds.append(bars.kind[chosen])
    return boxes, kinds


class _Brushes(NamedTuple):
    hatched: tuple[QBrush, ...]
    filled: tuple[QColor, ...]  # one a kind, then the plain one
    edges: tuple[QColor, ...]


@lru_cache(maxsize=8)
def _brushes(atlas: Atlas) -> _Brushes:
    palette = atlas.palette
    hatches = (Style(edge_of(kind), PLAIN, 0.0, hatch=Hatch.DIAGONAL) for kind in range(KINDS))
    filled = (*map(fill_of, range(KINDS)), PLAIN)
    return _Brushes(
        tuple(hatch_brush(style, palette, ratio=atlas.ratio) for style in hatches),
        tuple(colour(role, palette) for role in filled),
        tuple(colour(edge_of(kind), palette) for kind in range(KINDS)),
    )


def _caps(bars: _Bars, capped: Bools, stamps: _Stamps, *, tall: float) -> None:
    """Both ends of bars that are long enough; the arrow of what runs on always."""
    plain = np.where(bars.nature == 0, FILLED, OUTLINED)
    known = bars.xb < bars.xc
    start = np.where(known & (bars.xb <= bars.x0), plain, HATCHED)
    end = np.where(known & (bars.xc >= bars.x1), plain, HATCHED)
    middle = bars.y + tall / 2
    ends = len(cells.ENDS)
    left = cells.CAPS + (bars.kind * 3 + start) * ends + _LEFT_END[bars.marks]
    right = cells.CAPS + ((KINDS + bars.kind) * 3 + end) * ends + _RIGHT_END[bars.marks]
    ended = capped | ((bars.marks & int(Mark.RUNNING)) != 0)
    stamps.add(left[capped], bars.x0[capped], middle[capped])
    stamps.add(right[ended], bars.x1[ended], middle[ended])


def _signs(bars: _Bars, atlas: Atlas, stamps: _Stamps, *, tall: float) -> None:
    x = np.maximum(bars.x0, 0.0) + atlas.sizes.of(9)
    stamps.add(cells.SIGNS + bars.kind * 2 + bars.nature - 1, x, bars.y + tall / 2)


def _moments(painter: QPainter, frame: Frame, y: Floats, atlas: Atlas, stamps: _Stamps, *, right: float) -> None:
    here = frame.moment
    sizes = atlas.sizes
    tall = round(sizes.bar)
    wide = here & (frame.xd - frame.xa > 2 * sizes.diamond + 4)
    if wide.any():
        xa, xd = (np.rint(np.clip(x[wide], -FAR, right + FAR)) for x in (frame.xa, frame.xd))
        middle, kinds, marks = y[wide] + tall // 2, frame.kind[wide], frame.marks[wide]
        fill_each(painter, rects(xa, middle, xd - xa, 1.0), kinds, _brushes(atlas).edges)
        for side, (x, signs) in enumerate(((xa, _LEFT_TICK), (xd, _RIGHT_TICK))):
            stamps.add(cells.TICKS + (side * KINDS + kinds) * 3 + signs[marks], x, middle)
    stamps.add(cells.DIAMONDS + frame.kind[here] * 3 + frame.nature[here], np.rint(frame.xm[here]), y[here] + tall / 2)


def _doubts(frame: Frame, y: Floats, atlas: Atlas, stamps: _Stamps) -> None:
    unsure = (frame.marks & int(Mark.UNSURE)) != 0
    if unsure.any():
        sizes = atlas.sizes
        behind = np.where(frame.moment, np.maximum(frame.xd, frame.xm + sizes.diamond), frame.xd)
        behind = behind + np.where(frame.marks & int(Mark.RUNNING), sizes.of(ARROW), 0.0)
        cell = np.full(int(unsure.sum()), cells.DOUBT)
        stamps.add(cell, np.rint(behind[unsure]) + 1, y[unsure] + round(sizes.bar) / 2)


def paint_lit(painter: QPainter, frame: Frame, atlas: Atlas, *, top: float, right: float) -> None:
    """A plate with an edge under every mark that is lit: a shape, not only a colour."""
    if frame.lit is None or not frame.lit.any():
        return
    here, sizes = frame.lit, atlas.sizes
    half = sizes.diamond
    low = np.where(frame.moment, np.minimum(frame.xa, frame.xm - half), frame.xa)[here]
    high = np.where(frame.moment, np.maximum(frame.xd, frame.xm + half), frame.xd)[here]
    left, end = (np.rint(np.clip(x, -FAR, right + FAR)) for x in (low - 3, high + 3))
    y, tall = np.floor(frame.top[here] + top + 0.5) - 2, round(sizes.bar) + 4.0
    fill(painter, rects(left, y, end - left, tall), colour("highlight_edge", atlas.palette))
    fill(painter, rects(left + 1, y + 1, end - left - 2, tall - 2), colour("highlight", atlas.palette))


def paint_density(painter: QPainter, frame: Frame, atlas: Atlas, *, left: float, top: float) -> None:
    """Paint the strips as skylines, each one image."""
    if not frame.strips:
        return
    heights, kinds = skyline(frame.density), frame.density.argmax(axis=1)
    shown = [SOFT if frame.lit is not None else kind for kind in range(len(LANE_KINDS))]
    inks = np.array([colour(edge_of(kind), atlas.palette).rgba() for kind in shown], dtype=np.uint32)
    for number, strip in enumerate(frame.strips):
        tall = max(1, round(strip.height))
        rows = np.arange(tall, 0, -1)[:, None] / tall
        pixels = np.where(rows <= heights[number] + 1e-9, inks[kinds[number]], 0).astype(np.uint32)
        image = QImage(
            pixels.data, pixels.shape[1], tall, pixels.shape[1] * 4, QImage.Format.Format_ARGB32_Premultiplied
        )
        painter.drawImage(QRectF(left, round(top + strip.top), pixels.shape[1] * BIN, tall), image)
