"""Paint the ground of the timeline on screen: the same columns as on paper, as filled boxes and ready texts.

A generic painter would take longer over the axis and the grid than over a thousand events, and they change with every
step of a pan; so lines are boxes of one pixel, drawn many at a time, and texts come from stores.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

from werkbank.drawing.shapes import Face, Hatch, Style
from werkbank.drawing.tokens import Palette, lane_edge, lane_fill
from werkbank.timeline.axis import Ticks
from werkbank.timeline.board import Floats
from werkbank.timeline.curve import Steps
from werkbank.timeline.cutting import width
from werkbank.timeline.ground import CurvePlace, Ground, columns, curve_place, eighteens, lives, own_days
from werkbank.timeline.seasons import SUMMER, WINTER, Seasons, seasons
from werkbank.timeline.sizes import Sizes
from werkbank.ui.canvas.inks import colour, hatch_brush
from werkbank.ui.timeline.buffers import fill, rects
from werkbank.ui.timeline.ribbon_painter import RibbonPainter
from werkbank.ui.timeline.text_store import TextStore, Type

_DASH, _GAP = 4.0, 3.0
_HATCHED = 80  # steps in view up to which room between sure and maybe is hatched: more would only be noise


class GroundPainter:
    """Paints with one palette and size."""

    def __init__(self, palette: Palette, sizes: Sizes, *, ratio: float) -> None:
        self._palette, self._sizes, self._ratio = palette, sizes, ratio
        line = round(sizes.axis / 2)
        self._coarse = TextStore(palette, Type(sizes.coarse, line, Face.BOLD), ratio=ratio)
        self._small = TextStore(palette, Type(sizes.of(9), round(sizes.ribbon) - 2, Face.BOLD, "accent"), ratio=ratio)
        style = Style("curve_edge", "surface", 0.0, hatch=Hatch.DIAGONAL)
        self._hatch = hatch_brush(style, palette, ratio=ratio)
        self._ribbons = RibbonPainter(palette, sizes, ratio=ratio)
        self._shades = tuple(_shade(palette, alpha) for alpha in (WINTER, SUMMER))
        self._fine = TextStore(palette, Type(sizes.note, line, role="ink_soft"), ratio=ratio)

    @property
    def missing(self) -> bool:
        """Whether a text could not be drawn yet."""
        stores = (self._coarse, self._fine, self._small, self._ribbons)
        return any(one.missing for one in stores)

    def lanes(self, painter: QPainter, ground: Ground, *, height: int) -> None:
        """Bands, lives, grid and the marks of eighteen."""
        wide = ground.right - ground.left
        top, bottom = round(max(ground.top, ground.head)), round(min(ground.bottom, height))
        painter.fillRect(QRect(round(ground.left), top, round(wide), bottom - top), self._ink("surface_raised"))
        if bottom < height:
            painter.fillRect(QRect(round(ground.left), bottom, round(wide), height - bottom), self._ink("surface"))
        bands = self._ribbons.boxes(ground)
        year = seasons(ground)
        self._summers(painter, year, top=top, bottom=bottom)
        self._ribbons.tints(painter, bands)
        self._winters(painter, year, top=top, bottom=bottom)
        shown = lives(ground)
        fill(painter, _snapped(shown.outside), self._ink("band"))
        x = ground.xs(ground.axis().coarse.days)
        fill(painter, rects(np.rint(x), ground.top, 1.0, ground.stack.height), self._ink("grid"))
        fill(painter, _snapped(shown.lines), self._ink("line_strong"))
        self._ribbons.paint(painter, bands)
        y = np.array([np.floor(ground.top + band.bottom) for band in ground.bands])
        fill(painter, rects(np.zeros(len(y)), y, ground.right, 1.0), self._ink("line"))
        self._eighteens(painter, ground)

    def band_names(self, painter: QPainter, ground: Ground) -> None:
        """The names on the bands of homes, school and measures; they keep to the side of the view."""
        self._ribbons.names(painter, self._ribbons.boxes(ground))

    def _summers(self, painter: QPainter, year: Seasons | None, *, top: float, bottom: float) -> None:
        """Summers and the lines of months, under what tints a lane."""
        if year is not None:
            left, right = year.summers
            fill(painter, rects(left, top, right - left, bottom - top), self._shades[1])
            fill(painter, rects(year.months, top, 1.0, bottom - top), self._ink("grid"))

    def _winters(self, painter: QPainter, year: Seasons | None, *, top: float, bottom: float) -> None:
        """Winters over whatever tints a lane; opaque, because a see-through fill takes several times as long."""
        if year is not None:
            left, right = year.winters
            fill(painter, rects(left, top, right - left, bottom - top), self._shades[0])

    def _eighteens(self, painter: QPainter, ground: Ground) -> None:
        """Where youths turn 17,5 (dashed) and 18."""
        self._small.begin()
        for x, y, height, whole, named in eighteens(ground):
            at, top = round(x), round(y)
            dashes = np.arange(top, top + height, 3.0 if not whole else height)
            fill(
                painter,
                rects(np.full(len(dashes), float(at)), dashes, 1.0, height if whole else 2.0),
                self._ink("accent"),
            )
            if not named:
                continue
            text = "18" if whole else "17½"
            wide = math.ceil(width(text, size=self._sizes.of(9), face=Face.BOLD))
            left = at + 3 if whole else at - 3 - wide
            plate = QRect(left - 1, top + 2, wide + 3, round(self._sizes.ribbon) - 4)
            painter.fillRect(plate, self._ink("surface_raised"))
            self._small.whole(painter, text, x=left, top=top + 1)

    def today(self, painter: QPainter, ground: Ground) -> None:
        """A dashed line where today ends; beside each other at the same age, one for each lane."""
        if ground.board.align is not None:
            for at, top, height in own_days(ground, ground.board.today):
                dashes = np.arange(np.floor(top), top + height, _DASH + _GAP)
                tall = np.minimum(_DASH, top + height - dashes)
                fill(
                    painter, rects(np.full(len(dashes), float(round(at))), dashes, 1.0, tall), self._ink("line_strong")
                )
            return
        if ground.sees(ground.board.today):
            y = np.arange(ground.sizes.axis, ground.bottom, _DASH + _GAP)
            x = np.full(len(y), float(round(ground.scale.x(ground.board.today))))
            fill(painter, rects(x, y, 1.0, _DASH), self._ink("line_strong"))

    def axis(self, painter: QPainter, ground: Ground) -> None:
        """Two lines of cells."""
        height = round(self._sizes.axis)
        painter.fillRect(QRect(0, 0, round(ground.right), height), self._ink("surface"))
        cells = ground.axis()
        for ticks, store, top, bold in (
            (cells.fine, self._fine, height // 2, False),
            (cells.coarse, self._coarse, 0, True),
        ):
            store.begin()
            x = np.rint(ground.xs(ticks.days))
            inside = x[x > ground.left]
            tick = 2 if bold else height // 2 + 4
            fill(painter, rects(inside, tick, 1.0, height - tick), self._ink("line"))
            self._texts(painter, ticks, x, store, top=top, bold=bold)
        self._rule(painter, ground, height - 1)

    def _texts(self, painter: QPainter, ticks: Ticks, x: Floats, store: TextStore, *, top: int, bold: bool) -> None:
        size, face = (self._sizes.coarse, Face.BOLD) if bold else (self._sizes.note, Face.REGULAR)
        room = x[1:] - x[:-1] - (8 if bold else 1)
        spare = room - _widths(ticks.texts, face)[:-1] * size
        fits = np.flatnonzero((spare >= 0) & (room > size / 2))
        left = x[fits] + 4 if bold else np.rint(x[fits] + (spare[fits] + 1) / 2)
        for n, at in zip(fits.tolist(), left.astype(np.int64).tolist(), strict=True):
            store.whole(painter, ticks.texts[n], x=at, top=top)

    def curve(self, painter: QPainter, ground: Ground) -> None:
        """Steps of help above the line, reports below."""
        sizes, curve, place = self._sizes, ground.board.curve, curve_place(ground)
        top, height = round(sizes.axis), round(sizes.curve)
        painter.fillRect(QRect(0, top, round(ground.right), height), self._ink("surface"))
        base = round(place.base)
        outlines: list[Floats] = []
        for steps, brush in ((curve.maybe, self._hatch), (curve.sure, self._ink("curve"))):
            x0, x1, y = self._steps(ground, steps, place, base=base)
            ink = self._ink("band") if steps is curve.maybe and len(x0) > _HATCHED else brush
            fill(painter, rects(x0, y, x1 - x0, base - y), ink)
            outlines += _outline(x0, x1, y, base=base)
        if outlines:
            fill(painter, np.concatenate(outlines), self._ink("curve_edge"))
        wide = round(ground.right - ground.left)
        painter.fillRect(QRect(round(ground.left), base, wide, 1), self._ink("line_strong"))
        left, right = (np.rint(ground.xs(days)) for days in (curve.quarters.days, curve.quarters.ends))
        across = np.where(right > left, np.maximum(right - left - 1, 2), 0)
        tall = np.rint(place.drop * curve.quarters.counts)
        fill(painter, rects(left, base + 1.0, across, tall), self._ink(lane_edge("keten")))
        fill(painter, rects(left + 1, base + 1.0, across - 2, tall - 1), self._ink(lane_fill("keten")))
        self._rule(painter, ground, top + height - 1)

    def _steps(self, ground: Ground, steps: Steps, place: CurvePlace, *, base: float) -> tuple[Floats, Floats, Floats]:
        """Left, right and top of each step that is seen; what follows at the same height is one with it."""
        x0, x1, level = columns(ground, steps)
        x0, x1, y = np.rint(x0), np.rint(x1), np.rint(base - level * place.unit)
        if not len(y):
            return x0, x1, y
        first = np.flatnonzero(np.concatenate(([True], y[1:] != y[:-1])))
        return x0[first], np.append(x0[first[1:]], x1[-1]), y[first]

    def _rule(self, painter: QPainter, ground: Ground, y: int) -> None:
        painter.fillRect(QRect(0, y, round(ground.right), 1), self._ink("line_strong"))

    def _ink(self, role: str) -> QColor:
        return colour(role, self._palette)


def _outline(x0: Floats, x1: Floats, y: Floats, *, base: float) -> tuple[Floats, ...]:
    """The tops of the steps and the risers between them."""
    if not len(x0):
        return ()
    before = np.empty_like(y)
    before[0], before[1:] = base, y[:-1]
    tops = rects(x0, y, np.where(y < base, x1 - x0, 0.0), 1.0)
    jump = np.abs(before - y)
    risers = rects(x0, np.minimum(before, y), np.where(jump > 1, 1.0, 0.0), jump + 1)  # a pixel needs no riser
    return tops, risers, rects(x1[-1:], y[-1:], 1.0, base - y[-1:])


def _shade(palette: Palette, share: int) -> QColor:
    """So much of the ink, of 255, on the ground of a lane."""
    ground, ink = colour("surface_raised", palette), colour("ink", palette)
    pairs = ((ground.red(), ink.red()), (ground.green(), ink.green()), (ground.blue(), ink.blue()))
    return QColor(*(round(low + (high - low) * share / 255) for low, high in pairs))


@lru_cache(maxsize=64)
def _widths(texts: tuple[str, ...], face: Face, /) -> Floats:
    """How wide texts are at size 1."""
    return np.array([width(text, size=1.0, face=face) for text in texts])


def _snapped(boxes: Floats) -> Floats:
    edges = np.concatenate((boxes[:, :2], boxes[:, :2] + boxes[:, 2:]), axis=1)
    edges = np.floor(edges + 0.5)
    return np.concatenate((edges[:, :2], edges[:, 2:] - edges[:, :2]), axis=1)
