"""A large drawing over several A4 sheets: overlap to glue on, marks to cut along, a small map of where a sheet belongs.

The drawing keeps about its own size: it shrinks a little when that saves a row or column of sheets, and grows to fill
those that it needs. Each tile shows a window on it; windows overlap by ``OVERLAP``. Only what touches the window is put
on the page, and white bands hide what sticks out, so that each page holds just the text that can be read on it.

Invariant: every point of the drawing is seen on at least one sheet.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from werkbank.drawing.geometry import bounds, overlap, placed
from werkbank.drawing.shapes import (
    Anchor,
    Box,
    Drawing,
    Ellipse,
    Face,
    Group,
    Item,
    Line,
    Path,
    Polygon,
    Rect,
    Style,
    Text,
)
from werkbank.i18n import ntr, tr
from werkbank.paper.pdf.sizes import A4, MM, landscape
from werkbank.paper.pdf.tagged import TaggedPdf

PAGE = landscape(A4)
MARGIN = 12 * MM
FOOT = 10 * MM
OVERLAP = 10 * MM
LEAST, MOST = 0.85, 1.5  # of its own size: a little smaller is better than another row of sheets
LARGE = 60.0  # points: a shape that keeps its form on the map
CUT = Style("line_strong", "", 0.5)
GLUE = Style("line", "", 0.5, (2.0, 2.5))
WHITE = Style("", "surface", 0.0)
VIEW = Box(MARGIN, MARGIN, PAGE[0] - 2 * MARGIN, PAGE[1] - 2 * MARGIN - FOOT)


@dataclass(frozen=True, slots=True)
class Tile:
    """One sheet: its row and column (from 0) in a grid, and the part of the scaled drawing that it shows."""

    row: int
    column: int
    rows: int
    columns: int
    window: Box


def put_tiles(pdf: TaggedPdf, drawing: Drawing, *, alt: str, with_map: bool = False) -> None:
    """Add a page for every tile, before them one that shows how they lie when asked and there are several."""
    scale = tile_scale(drawing)
    items = tuple(placed(item, scale=scale) for item in drawing.items)
    leaves = list(_leaves(items))
    made = list(tiles(drawing.width * scale, height=drawing.height * scale))
    if with_map and len(made) > 1:
        pdf.page(PAGE)
        put_map(pdf, made, items)
    for tile in made:
        pdf.page(PAGE)
        _put(pdf, tile, leaves, alt=alt)


def put_map(pdf: TaggedPdf, made: Sequence[Tile], items: Sequence[Item]) -> None:
    """The whole small and without words, cut into numbered sheets, and how to put them together."""
    first, last = made[0].window, made[-1].window
    whole = Box(first.x, first.y, last.x + last.w - first.x, last.y + last.h - first.y)
    scale = min(VIEW.w / whole.w, (VIEW.h - 60) / whole.h)
    x, y = VIEW.x + (VIEW.w - whole.w * scale) / 2, VIEW.y + 60
    with pdf.tag("H1"):
        pdf.ink((Text(VIEW.x, VIEW.y + 14, tr("Zo liggen de bladen"), 14, Face.BOLD),))
    with pdf.tag("P"):
        how = tr("Knip elk blad langs de hoektekens af. Plak het op de stippellijn van het blad links en erboven.")
        pdf.ink((Text(VIEW.x, VIEW.y + 34, how, 10),))
    pictures = [_small(leaf, ink) for leaf, ink in _leaves(items) if not isinstance(leaf, Text)]
    wide, tall = ntr("{n} kolom", "{n} kolommen", made[-1].columns), ntr("{n} rij", "{n} rijen", made[-1].rows)
    told = tr("Bladkaart: {kolommen} en {rijen}, genummerd per rij.", kolommen=wide, rijen=tall)
    with pdf.tag("Figure", alt=told) as owner:
        pdf.stand(owner, x=x, y=y, area=(whole.w * scale, whole.h * scale))
        pdf.ink(pictures, x=x - whole.x * scale, y=y - whole.y * scale, scale=scale)
        for number, tile in enumerate(made, start=1):
            left, top = x + (tile.window.x - whole.x) * scale, y + (tile.window.y - whole.y) * scale
            w, h = tile.window.w * scale, tile.window.h * scale
            size = min(26.0, h * 0.6)
            middle = left + w / 2, top + h / 2
            plate = Box(middle[0] - size * 0.85, middle[1] - size * 0.7, size * 1.7, size * 1.3)
            pdf.ink((Rect(Box(left, top, w, h), Style("line_strong", "", 0.9, (3.0, 2.0))),))
            pdf.ink((Rect(plate, Style("line_strong", "surface", 0.6), 3),))
            label = Text(middle[0], middle[1] + size * 0.32, str(number), size, Face.BOLD, anchor=Anchor.MIDDLE)
            pdf.ink((label,))


def tile_scale(drawing: Drawing) -> float:
    """Its own size or down to ``LEAST`` of it when that needs fewer sheets; then as large as those sheets hold."""
    columns, rows = _sheets(drawing.width, view=VIEW.w), _sheets(drawing.height, view=VIEW.h)
    return min(_reach(columns, VIEW.w) / drawing.width, _reach(rows, VIEW.h) / drawing.height, MOST)


def _sheets(length: float, *, view: float) -> int:
    return _count(length * LEAST, view=view)


def tiles(width: float, *, height: float) -> Iterator[Tile]:
    """The sheets for a drawing of this size, row by row; the drawing stands in the middle of the whole."""
    columns, rows = _count(width, view=VIEW.w), _count(height, view=VIEW.h)
    left, top = (width - _reach(columns, VIEW.w)) / 2, (height - _reach(rows, VIEW.h)) / 2
    for row in range(rows):
        for column in range(columns):
            x, y = left + column * (VIEW.w - OVERLAP), top + row * (VIEW.h - OVERLAP)
            yield Tile(row, column, rows, columns, Box(x, y, VIEW.w, VIEW.h))


def _small(leaf: Item, ink: Box) -> Item:
    """A shape as it is seen from afar: a block; lines, boxes and what is large are so already."""
    if min(ink.w, ink.h) > LARGE:
        return leaf
    if isinstance(leaf, Path | Polygon | Ellipse):
        return Rect(ink, Style("", leaf.style.stroke or leaf.style.fill, 0.0))
    return leaf


def _leaves(items: Iterable[Item]) -> Iterator[tuple[Item, Box]]:
    """Every shape with ink, in the order of painting, with where its ink is; worked out once for all sheets."""
    for item in items:
        if isinstance(item, Group):
            yield from _leaves(item.items)
        elif (ink := bounds((item,))) is not None:
            yield item, Box(ink.x, ink.y, max(ink.w, 0.01), max(ink.h, 0.01))


def _count(length: float, *, view: float) -> int:
    return max(1, math.ceil((length - OVERLAP) / (view - OVERLAP) - 1e-9))


def _reach(count: int, view: float) -> float:
    """How much that many sheets show together."""
    return count * (view - OVERLAP) + OVERLAP if count > 0 else 0.0


def _put(pdf: TaggedPdf, tile: Tile, leaves: Sequence[tuple[Item, Box]], *, alt: str) -> None:
    """What touches the window of a sheet."""
    shown = tuple(item for item, ink in leaves if overlap(ink, other=tile.window))
    where = tr("rij {rij}, kolom {kolom}", rij=tile.row + 1, kolom=tile.column + 1)
    if shown:
        with pdf.tag("Figure", alt=f"{alt} ({where})") as owner:
            pdf.stand(owner, x=VIEW.x, y=VIEW.y, area=(VIEW.w, VIEW.h))
            pdf.ink(shown, x=VIEW.x - tile.window.x, y=VIEW.y - tile.window.y)
    pdf.ink((*_bands(), *_marks(), *_glue(tile), *_map(tile, where=where)))


def _bands() -> Iterator[Item]:
    w, h = PAGE
    right, bottom = VIEW.x + VIEW.w, VIEW.y + VIEW.h
    for box in (Box(0, 0, w, VIEW.y), Box(0, bottom, w, h - bottom), Box(0, 0, VIEW.x, h), Box(right, 0, w - right, h)):
        yield Rect(box, WHITE)


def _marks() -> Iterator[Item]:
    """A short line outward at both sides of each corner."""
    for x, outward in ((VIEW.x, -1), (VIEW.x + VIEW.w, 1)):
        for y, down in ((VIEW.y, -1), (VIEW.y + VIEW.h, 1)):
            yield Line(((x + 3 * outward, y), (x + 15 * outward, y)), CUT)
            yield Line(((x, y + 3 * down), (x, y + 15 * down)), CUT)


def _glue(tile: Tile) -> Iterator[Item]:
    """Where the next sheet begins."""
    right, bottom = VIEW.x + VIEW.w, VIEW.y + VIEW.h
    if tile.column < tile.columns - 1:
        yield Line(((right - OVERLAP, VIEW.y), (right - OVERLAP, bottom)), GLUE)
    if tile.row < tile.rows - 1:
        yield Line(((VIEW.x, bottom - OVERLAP), (right, bottom - OVERLAP)), GLUE)


def _map(tile: Tile, *, where: str) -> Iterator[Item]:
    """All sheets small, this one dark; in the middle of the foot."""
    if tile.rows * tile.columns == 1:
        return
    cell = min(9.0, 20.0 / tile.rows, 240.0 / tile.columns)
    wide = cell * 1.41
    left, top = PAGE[0] / 2 - tile.columns * wide / 2, VIEW.y + VIEW.h + FOOT / 2
    for row in range(tile.rows):
        for column in range(tile.columns):
            here = (row, column) == (tile.row, tile.column)
            box = Box(left + column * wide, top + row * cell, wide - 1, cell - 1)
            yield Rect(box, Style("line_strong", "accent" if here else "surface", 0.5))
    yield Text(left - 6, top + tile.rows * cell / 2 + 3, where, 9, anchor=Anchor.END, role="ink_faint")
