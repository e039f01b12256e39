"""Paint the bands behind the lives on screen: homes, school phases and measures as rows above the events of a lane."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QPainter

from werkbank.drawing.shapes import Hatch, Style
from werkbank.drawing.tokens import Palette
from werkbank.timeline.backgrounds import Backing
from werkbank.timeline.board import Floats
from werkbank.timeline.cutting import width
from werkbank.timeline.ground import Ground, RibbonPlace, ribbons
from werkbank.timeline.picture_ground import RIBBON_STYLES
from werkbank.timeline.sizes import Sizes
from werkbank.ui.canvas.inks import colour, hatch_brush
from werkbank.ui.timeline.buffers import fill, rects
from werkbank.ui.timeline.text_store import TextStore, Type

LEAST_TEXT = 18.0  # pixels
MOST_TEXTS = 30  # in one row


class RibbonPainter:
    """Paints with one palette and size."""

    def __init__(self, palette: Palette, sizes: Sizes, *, ratio: float) -> None:
        self._palette, self._sizes = palette, sizes
        self._texts = TextStore(palette, Type(sizes.of(9), round(sizes.ribbon) - 2), ratio=ratio)
        self._hatches = {
            backing: hatch_brush(Style(edge, "surface_raised", 0.0, hatch=Hatch.DIAGONAL), palette, ratio=ratio)
            for backing, (_, edge) in RIBBON_STYLES.items()
        }

    def paint(self, painter: QPainter, ground: Ground) -> None:
        """All rows in view."""
        self._texts.begin()
        for place in ribbons(ground):
            if place.lane_top + place.lane_height >= ground.head:
                self._row(painter, ground, place)

    def _row(self, painter: QPainter, ground: Ground, place: RibbonPlace) -> None:
        """Filled where certain, hatched where not; a line down the lane where a band begins."""
        ribbon = place.ribbon
        fill_role, edge_role = RIBBON_STYLES[ribbon.backing]
        xa, xb, xc, xd = (np.rint(ground.xs(days)) for days in (ribbon.a, ribbon.b, ribbon.c, ribbon.d))
        seen = xd - xa >= 1
        if not seen.any():
            return
        xa, xb, xc, xd = (x[seen] for x in (xa, xb, xc, xd))
        top, tall = float(round(place.top + 1)), float(round(self._sizes.ribbon) - 2)
        edge = colour(edge_role, self._palette)
        if ribbon.backing is Backing.HOMES:
            self._tint(painter, place, xa, xd)
        fill(painter, rects(xa, top, xd - xa, tall), edge)
        fill(painter, rects(xa + 1, top + 1, xd - xa - 1, tall - 2), self._hatches[ribbon.backing])
        sure = np.maximum(xb, xa + 1)
        fill(painter, rects(sure, top + 1, np.minimum(xc, xd) - sure, tall - 2), colour(fill_role, self._palette))
        begins = xa[xa > ground.left]
        fill(painter, rects(begins, top, 1.0, place.lane_top + place.lane_height - top), edge)
        self._names(painter, place, (xa, xb, xc, xd), np.flatnonzero(seen).tolist(), top=int(top))

    def _tint(self, painter: QPainter, place: RibbonPlace, xa: Floats, xd: Floats) -> None:
        """Every second home tints the whole lane, so that each move shows behind the events."""
        every = slice(0, None, 2)
        ink = colour("household_fill", self._palette)
        fill(painter, rects(xa[every], place.lane_top, (xd - xa)[every], place.lane_height), ink)

    def _names(
        self, painter: QPainter, place: RibbonPlace, xs: tuple[Floats, ...], numbers: list[int], *, top: int
    ) -> None:
        size, texts = self._sizes.of(9), place.ribbon.texts
        xa, xb, xc, xd = (x.tolist() for x in xs)
        wide_enough = [n for n in range(len(xa)) if xd[n] - xa[n] >= LEAST_TEXT][:MOST_TEXTS]
        end = 0.0
        for n in wide_enough:
            left = max(xa[n] + 1, end) + 3
            text, room = texts[numbers[n]], xd[n] - left - 3
            wide = min(width(text, size=size), room)
            if room < LEAST_TEXT or wide <= 0:
                continue
            if xb[n] > left or xc[n] < left + wide:  # over hatching it stands on a plate
                plate = rects(np.array([left - 2]), top + 2.0, wide + 4, round(self._sizes.ribbon) - 6.0)
                fill(painter, plate, colour("surface_raised", self._palette))
            self._texts.draw(painter, text, x=round(left), top=top, room=room)
            end = left + wide + 3
