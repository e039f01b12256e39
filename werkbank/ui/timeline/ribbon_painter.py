"""Paint the bands behind the lives on screen: homes, school phases and measures as rows above the events of a lane.

All bands of all lanes are columns, made once for a stack of lanes; a frame costs one multiplication and a few painter
calls, however many bands there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from PySide6.QtGui import QBrush, QColor, QPainter

from werkbank.drawing.shapes import Hatch, Style
from werkbank.drawing.tokens import Palette
from werkbank.timeline.backgrounds import Backing, Ribbon
from werkbank.timeline.board import Floats, Ints
from werkbank.timeline.cutting import WHOLE, letters_in, width
from werkbank.timeline.ground import Ground, RibbonPlace, ribbons_of
from werkbank.timeline.picture_ground import RIBBON_STYLES, TINTS, tinting
from werkbank.timeline.sizes import Sizes
from werkbank.timeline.stack import Stack
from werkbank.ui.canvas.inks import colour, hatch_brush
from werkbank.ui.timeline.buffers import fill, fill_each, rects
from werkbank.ui.timeline.text_store import TextStore, Type

LEAST_TEXT = 34.0  # pixels for the beginning of a name; one that is whole may be shorter
MOST_TEXTS = 60
_BACKINGS = tuple(Backing)


class _Boxes(NamedTuple):
    """Boxes between two days: edges (2 x n), heights in the stack, and the number of their kind of band."""

    days: Ints
    top: Floats
    tall: Floats
    kind: Ints


class _Columns(NamedTuple):
    """Every band of every lane."""

    bands: _Boxes
    sure: _Boxes
    tints: _Boxes
    texts: tuple[str, ...]
    solid: tuple[bool, ...]
    follows: tuple[bool, ...]  # whether the band before it stands in the same row


class RibbonPainter:
    """Paints with one palette and size."""

    def __init__(self, palette: Palette, sizes: Sizes, *, ratio: float) -> None:
        self._palette, self._sizes = palette, sizes
        self._texts = TextStore(palette, Type(sizes.of(9.5), round(sizes.ribbon) - 2), ratio=ratio)
        styles = [RIBBON_STYLES[backing] for backing in _BACKINGS]
        self._edges = [colour(edge, palette) for _, edge in styles]
        self._fills = [colour(role, palette) for role, _ in styles]
        self._hatches = [
            hatch_brush(Style(edge, "surface_raised", 0.0, hatch=Hatch.DIAGONAL), palette, ratio=ratio)
            for _, edge in styles
        ]
        self._tints = [colour(TINTS[backing], palette) for backing in _BACKINGS]
        self._known: tuple[Stack, _Columns] | None = None

    def paint(self, painter: QPainter, ground: Ground) -> None:
        """All rows in view."""
        columns = self._columns(ground)
        if not len(columns.bands.top):
            return
        self._boxes(painter, ground, columns.tints, inks=self._tints)
        self._boxes(painter, ground, columns.bands, inks=self._edges)
        seen, x, top = self._boxes(painter, ground, columns.bands, inks=self._hatches, inset=1.0)
        self._boxes(painter, ground, columns.sure, inks=self._fills, inset=1.0)
        self._names(painter, columns, seen, x=x, top=top)

    def _boxes(
        self, painter: QPainter, ground: Ground, boxes: _Boxes, *, inks: Sequence[QBrush | QColor], inset: float = 0.0
    ) -> tuple[Ints, Floats, Floats]:
        """Fill boxes; answers the numbers of those in view, their sides, their tops."""
        x, top = np.rint(ground.xs(boxes.days)), np.rint(boxes.top + ground.top)
        seen = np.flatnonzero((x[1] > x[0]) & (top + boxes.tall > ground.head)).astype(np.int32)
        left, wide = x[0, seen] + inset, x[1, seen] - x[0, seen] - 2 * inset
        made = rects(left, top[seen] + inset, wide, boxes.tall[seen] - 2 * inset)
        fill_each(painter, made, boxes.kind[seen], inks)
        return seen, x[:, seen], top[seen]

    def _columns(self, ground: Ground) -> _Columns:
        if self._known is None or self._known[0] is not ground.stack:
            places = ribbons_of(ground.stack.bands, sizes=self._sizes)
            self._known = ground.stack, _columns(places, tall=float(round(self._sizes.ribbon)))
        return self._known[1]

    def _names(self, painter: QPainter, columns: _Columns, seen: Ints, *, x: Floats, top: Floats) -> None:
        """The names that fit, or their beginnings; over hatching on a plate."""
        size, tall = self._sizes.of(9.5), round(self._sizes.ribbon) - 2
        self._texts.begin()
        wide = np.flatnonzero(x[1] - x[0] >= self._sizes.of(14))[:MOST_TEXTS]
        before = {n: left for n, left in zip(seen.tolist(), x[0].tolist(), strict=True) if columns.follows[n]}
        draws: list[tuple[str, float, int, float]] = []
        plates: list[tuple[float, float, float, float]] = []
        for n, left, right, y in zip(seen[wide].tolist(), *x[:, wide].tolist(), top[wide].tolist(), strict=True):
            text, room = columns.texts[n], min(right, before.get(n + 1, right)) - left - 7
            if letters_in(text, room=room, size=size) == WHOLE or room >= LEAST_TEXT:
                draws.append((text, left + 4, int(y), room))
                if not columns.solid[n]:
                    plates.append((left + 2, y + 1, min(width(text, size=size), room) + 4, tall - 2.0))
        fill(painter, np.array(plates).reshape(-1, 4), colour("surface_raised", self._palette))
        dots: list[tuple[float, float, float, float]] = []
        for text, at, y, room in draws:
            dot = self._texts.draw(painter, text, x=round(at), top=y, room=room)
            dots += [(dot + step, y + tall * 0.72, 1.2, 1.2) for step in (1.0, 3.6, 6.2)] if dot >= 0 else []
        fill(painter, np.array(dots).reshape(-1, 4), colour("ink", self._palette))


def _columns(places: tuple[RibbonPlace, ...], *, tall: float) -> _Columns:
    rows = [(place, place.top + 1, tall - 2) for place in places]
    under = [(place, place.top + tall, place.lane_top + place.lane_height - place.top - tall) for place in places]
    bands = _boxes([(p.ribbon.a, p.ribbon.d, top, high, p.ribbon) for p, top, high in rows])
    sure = _boxes([(p.ribbon.b, p.ribbon.c, top, high, p.ribbon) for p, top, high in rows])
    chosen = [(tinting(p.ribbon), p, top, high) for p, top, high in under]
    tints = _boxes([(p.ribbon.a[every], p.ribbon.d[every], top, high, p.ribbon) for every, p, top, high in chosen])
    texts = tuple(chain.from_iterable(place.ribbon.texts for place in places))
    solid = tuple(flag for place in places for flag in place.ribbon.solid.tolist())
    return _Columns(bands, sure, tints, texts, solid, tuple(n > 0 for p in places for n in range(len(p.ribbon.a))))


def _boxes(rows: Sequence[tuple[Ints, Ints, float, float, Ribbon]]) -> _Boxes:
    counts = [len(row[0]) for row in rows]
    sides = [np.concatenate([row[n] for row in rows] or [np.zeros(0, dtype=np.int32)]) for n in (0, 1)]
    kinds = [_BACKINGS.index(row[4].backing) for row in rows]
    top, high = (np.repeat(np.array([row[n] for row in rows], dtype=np.float64), counts) for n in (2, 3))
    return _Boxes(np.array(sides, dtype=np.int32), top, high, np.repeat(np.array(kinds, dtype=np.int32), counts))
