"""Paint the bands behind the lives on screen: homes, school phases and measures as rows above the events of a lane.

All bands of all lanes are columns, made once for a stack of lanes; a frame costs one multiplication and a few painter
calls, however many bands there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from PySide6.QtGui import QBrush, QColor, QPainter

from werkbank.drawing.shapes import Hatch, Style
from werkbank.drawing.tokens import Palette
from werkbank.timeline.backgrounds import tinting_parts, vague_parts
from werkbank.timeline.board import Floats, Ints
from werkbank.timeline.cutting import WHOLE, letters_in, width
from werkbank.timeline.ground import Ground, RibbonPlace, ribbons_of
from werkbank.timeline.picture_ground import RIBBON_STYLES, TINTS
from werkbank.timeline.sizes import Sizes
from werkbank.timeline.stack import Stack
from werkbank.ui.canvas.inks import colour, hatch_brush
from werkbank.ui.timeline.buffers import fill
from werkbank.ui.timeline.text_store import TextStore, Type

LEAST_TEXT = 34.0  # pixels for the beginning of a name; one that is whole may be shorter
MOST_TEXTS = 40


class _Layer(NamedTuple):
    """Boxes ``first .. last`` of the columns, filled with one ink."""

    first: int
    last: int
    ink: QBrush | QColor


class _Band(NamedTuple):
    """A band with its box, its name, whether it is certain from end to end, and whether another follows in its row."""

    box: int
    text: str
    solid: bool
    followed: bool


class _Columns(NamedTuple):
    """Every box of every lane, from the lowest layer to the highest; the bands themselves come first of all.

    Days are 2 x n; tops are heights in the stack; ``inset`` is how far a box lies inside its two days.
    """

    days: Ints
    top: Floats
    tall: Floats
    inset: Floats
    layers: tuple[_Layer, ...]
    bands: tuple[_Band, ...]  # in the order of their boxes, which follow each other

    @property
    def tints(self) -> int:
        """How many of the boxes colour whole lanes: those before the first band."""
        return self.bands[0].box if self.bands else 0


class Placed(NamedTuple):
    """The columns with the place of every box in the view: x, y, width and height a row."""

    columns: _Columns
    boxes: Floats


class RibbonPainter:
    """Paints with one palette and size."""

    def __init__(self, palette: Palette, sizes: Sizes, *, ratio: float) -> None:
        self._palette, self._sizes = palette, sizes
        self._texts = TextStore(palette, Type(sizes.of(9.5), round(sizes.ribbon) - 2, new=3), ratio=ratio)
        self._inks = {
            backing: (
                colour(TINTS[backing], palette),
                colour(edge, palette),
                hatch_brush(Style(edge, "surface_raised", 0.0, hatch=Hatch.DIAGONAL), palette, ratio=ratio),
                colour(certain, palette),
            )
            for backing, (certain, edge) in RIBBON_STYLES.items()
        }
        self._known: tuple[Stack, _Columns] | None = None

    @property
    def missing(self) -> bool:
        """Whether a text could not be drawn yet."""
        return self._texts.missing

    def boxes(self, ground: Ground) -> Placed:
        """Where every box of every lane stands now; to be painted by ``tints`` and ``paint``."""
        columns = self._columns(ground)
        if not columns.layers:
            return Placed(columns, np.zeros((0, 4)))
        x = np.rint(ground.xs(columns.days))
        boxes = np.empty((len(columns.top), 4))
        boxes[:, 0] = x[0] + columns.inset
        boxes[:, 1] = np.rint(columns.top + ground.top)
        boxes[:, 2] = x[1] - x[0] - 2 * columns.inset
        boxes[:, 3] = columns.tall
        seen = boxes[:, 1] + columns.tall > ground.head
        boxes[~seen, 2] = 0.0
        return Placed(columns, boxes)

    def tints(self, painter: QPainter, placed: Placed) -> None:
        """What colours whole lanes."""
        for first, last, ink in placed.columns.layers:
            if last <= placed.columns.tints:
                fill(painter, placed.boxes[first:last], ink)

    def paint(self, painter: QPainter, placed: Placed) -> None:
        """All rows in view, without their names."""
        for first, last, ink in placed.columns.layers:
            if first >= placed.columns.tints:
                fill(painter, placed.boxes[first:last], ink)

    def names(self, painter: QPainter, placed: Placed) -> None:
        """The names of all rows in view, over them."""
        self._names(painter, placed.columns, placed.boxes)

    def _columns(self, ground: Ground) -> _Columns:
        if self._known is None or self._known[0] is not ground.stack:
            places = ribbons_of(ground.stack.bands, sizes=self._sizes)
            self._known = ground.stack, self._laid(places)
        return self._known[1]

    def _laid(self, places: tuple[RibbonPlace, ...]) -> _Columns:
        """Four layers a kind: the tint of the lane, the edge of each band, what is vague in it, what is certain."""
        tall = float(round(self._sizes.ribbon))
        rows: list[tuple[Ints, Ints, float, float, float]] = []
        layers: list[_Layer] = []
        bands: list[_Band] = []
        count = 0
        for layer in range(4):
            for backing, inks in self._inks.items():
                first = count
                for place in places:
                    ribbon = place.ribbon
                    if ribbon.backing is not backing:
                        continue
                    if layer == 1:
                        last = len(ribbon.texts) - 1
                        named = zip(ribbon.texts, ribbon.solid.tolist(), strict=True)
                        bands += [_Band(count + n, text, solid, n < last) for n, (text, solid) in enumerate(named)]
                    rows.append(_row(place, layer, tall=tall))
                    count += len(rows[-1][0])
                if count > first:
                    layers.append(_Layer(first, count, inks[layer]))
        return _gathered(rows, layers=tuple(layers), bands=tuple(bands))

    def _names(self, painter: QPainter, columns: _Columns, boxes: Floats) -> None:
        """The names that fit, or their beginnings; over hatching on a plate."""
        size, tall = self._sizes.of(9.5), round(self._sizes.ribbon) - 2
        least = self._sizes.of(14)
        self._texts.begin()
        draws: list[tuple[str, float, int, float]] = []
        plates: list[tuple[float, float, float, float]] = []
        if not columns.bands:
            return
        base = columns.bands[0].box
        shown = np.flatnonzero(boxes[base : base + len(columns.bands), 2] >= least)[:MOST_TEXTS]
        here = boxes[base + shown]
        for n, (left, y, wide, _) in zip(shown.tolist(), here.tolist(), strict=True):
            band = columns.bands[n]
            right = left + wide
            if band.followed:
                right = min(right, float(boxes[base + n + 1, 0]))
            room = right - left - 7
            if letters_in(band.text, room=room, size=size) == WHOLE or room >= LEAST_TEXT:
                draws.append((band.text, left + 4, int(y), room))
                if not band.solid:
                    plates.append((left + 2, y + 1, min(width(band.text, size=size), room) + 4, tall - 2.0))
        fill(painter, np.array(plates).reshape(-1, 4), colour("surface_raised", self._palette))
        dots: list[tuple[float, float, float, float]] = []
        for text, at, y, room in draws:
            dot = self._texts.draw(painter, text, x=round(at), top=y, room=room)
            dots += [(dot + step, y + tall * 0.72, 1.2, 1.2) for step in (1.0, 3.6, 6.2)] if dot >= 0 else []
        fill(painter, np.array(dots).reshape(-1, 4), colour("ink", self._palette))


def _row(place: RibbonPlace, layer: int, *, tall: float) -> tuple[Ints, Ints, float, float, float]:
    """The boxes of one row in a layer: days, top and height in the stack, inset."""
    ribbon = place.ribbon
    if layer == 0:
        under = place.top + tall
        return *tinting_parts(ribbon), under, place.lane_top + place.lane_height - under, 0.0
    if layer == 1:
        return ribbon.a, ribbon.d, place.top + 1, tall - 2, 0.0
    sides = vague_parts(ribbon) if layer == 2 else (ribbon.b, ribbon.c)
    return *sides, place.top + 2, tall - 4, 1.0


def _gathered(
    rows: Sequence[tuple[Ints, Ints, float, float, float]], *, layers: tuple[_Layer, ...],
    bands: tuple[_Band, ...],
) -> _Columns:  # fmt: skip
    counts = [len(row[0]) for row in rows]
    none = [np.zeros(0, dtype=np.int32)]
    days = [np.concatenate([row[n] for row in rows] or none) for n in (0, 1)]
    top, tall, inset = (np.repeat(np.array([row[n] for row in rows], dtype=np.float64), counts) for n in (2, 3, 4))
    return _Columns(np.array(days, dtype=np.int32), top, tall, inset, layers, bands)
