"""A large drawing over several A4 sheets: overlap to glue on, marks to cut along, a small map of where a sheet belongs.

The drawing keeps about its own size: it shrinks a little when that saves a row or column of sheets, and grows to fill
those that it needs. Each tile shows a window on it; windows overlap by ``OVERLAP``. Only what touches the window is put
on the page, and white bands hide what sticks out, so that each page holds just the text that can be read on it.

Invariant: every point of the drawing is seen on at least one sheet.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from werkbank.drawing.geometry import bounds, overlap, placed
from werkbank.drawing.shapes import Anchor, Box, Drawing, Group, Item, Line, Rect, Style, Text
from werkbank.i18n import tr
from werkbank.paper.pdf.sizes import A4, MM, landscape
from werkbank.paper.pdf.tagged import TaggedPdf

PAGE = landscape(A4)
MARGIN = 12 * MM
FOOT = 10 * MM
OVERLAP = 10 * MM
LEAST, MOST = 0.85, 1.5  # of its own size: a little smaller is better than another row of sheets
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


def put_tiles(pdf: TaggedPdf, drawing: Drawing, *, alt: str) -> None:
    """Add a page for every tile."""
    scale = tile_scale(drawing)
    items = tuple(placed(item, scale=scale) for item in drawing.items)
    for tile in tiles(drawing.width * scale, height=drawing.height * scale):
        pdf.page(PAGE)
        _put(pdf, tile, items, alt=alt)


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


def touching(items: Iterable[Item], *, window: Box) -> Iterator[Item]:
    """The items with ink in the window; a group keeps only its parts that do."""
    for item in items:
        if isinstance(item, Group):
            inner = tuple(touching(item.items, window=window))
            if inner:
                yield replace(item, items=inner)
        elif _touches(item, window):
            yield item


def _count(length: float, *, view: float) -> int:
    return max(1, math.ceil((length - OVERLAP) / (view - OVERLAP) - 1e-9))


def _reach(count: int, view: float) -> float:
    """How much that many sheets show together."""
    return count * (view - OVERLAP) + OVERLAP if count > 0 else 0.0


def _touches(item: Item, window: Box) -> bool:
    ink = bounds((item,))
    if ink is None:
        return False
    return overlap(Box(ink.x, ink.y, max(ink.w, 0.01), max(ink.h, 0.01)), other=window)


def _put(pdf: TaggedPdf, tile: Tile, items: tuple[Item, ...], *, alt: str) -> None:
    shown = tuple(touching(items, window=tile.window))
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
