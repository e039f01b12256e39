"""The legend: every sign that stands in this picture, drawn by the functions of the picture, with its name.

The signs go in columns under a heading; the number of columns follows from the width that there is. The same legend is
shown on screen and printed under the picture.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from werkbank.drawing.geometry import bounds, placed
from werkbank.drawing.shapes import Anchor, Drawing, Face, Group, Item, Line, Style, Text
from werkbank.drawing.tokens import WEIGHT_HAIR
from werkbank.drawing.wrap import wrap
from werkbank.genogram.looks import LEADING, NAME_SIZE, Look
from werkbank.genogram.samples import TALL, WIDE, sample
from werkbank.genogram.signs import sign
from werkbank.i18n import tr

COLUMN, ROW = 132.0, 34.0
EDGE, HEAD = 10.0, 20.0
WORDS = COLUMN - WIDE - 10


def legend(signs: Sequence[str], *, look: Look, width: float = COLUMN + 2 * EDGE, large: bool = False) -> Drawing:
    """A legend of these signs, at most ``width`` points wide (one column at least)."""
    shown = [name for name in signs if sample(name, look=look)]
    columns = max(1, min(len(shown), int((width - 2 * EDGE) // COLUMN)))
    rows = math.ceil(len(shown) / columns) if shown else 0
    above, pitch = _cell(shown, look=look)
    items: list[Item] = [Text(EDGE, EDGE + NAME_SIZE, tr("Legenda"), NAME_SIZE + 1, Face.BOLD, Anchor.START, "ink")]
    for number, name in enumerate(shown):
        x, y = EDGE + number // rows * COLUMN, EDGE + HEAD + above + number % rows * pitch - 4
        items.append(entry(name, x=x, y=y, look=replace(look, large=False)))
    alt = tr("Legenda: {tekens}", tekens=", ".join(sign(name).label for name in shown))
    drawn = Drawing(columns * COLUMN + 2 * EDGE, EDGE + HEAD + rows * pitch, tuple(items), title=tr("Legenda"), alt=alt)
    return _scaled(drawn, 1.3) if large else drawn


def _cell(shown: Sequence[str], *, look: Look) -> tuple[float, float]:
    """How far the samples reach above their cell, and the room a row needs so that none touches the next."""
    boxes = [box for name in shown if (box := bounds(sample(name, look=replace(look, large=False))))]
    above = max((-box.y for box in boxes), default=0.0)
    below = max((box.y + box.h for box in boxes), default=0.0)
    above = max(0.0, above - 4)  # rows have that much air anyway
    return above, max(ROW, above + below + 2)


def entry(name: str, *, x: float, y: float, look: Look) -> Group:
    """One sign with its name at its right."""
    row = sign(name)
    drawn = [placed(item, dx=x, dy=y) for item in sample(name, look=look)]
    lines = wrap(row.label, WORDS, NAME_SIZE, limit=3)
    top = y + TALL / 2 - len(lines) * LEADING / 2 + NAME_SIZE * 0.8
    texts = [Text(x + WIDE + 8, top + n * LEADING, line, NAME_SIZE, role="ink") for n, line in enumerate(lines)]
    return Group((*drawn, *texts), alt=f"{row.label}: {row.sign}")


def with_legend(drawing: Drawing, signs: Sequence[str], *, look: Look) -> Drawing:
    """A picture with its legend under it."""
    if not signs:
        return drawing
    below = legend(signs, look=look, width=drawing.width)
    width = max(drawing.width, below.width)
    rule = Line(((EDGE, drawing.height + 6), (width - EDGE, drawing.height + 6)), Style("line", "", WEIGHT_HAIR))
    moved = tuple(placed(item, dy=drawing.height + 8) for item in below.items)
    group = Group((rule, *moved), alt=below.alt)
    return replace(drawing, width=width, height=drawing.height + 8 + below.height, items=(*drawing.items, group))


def _scaled(drawing: Drawing, factor: float) -> Drawing:
    items = tuple(placed(item, scale=factor) for item in drawing.items)
    return replace(drawing, width=drawing.width * factor, height=drawing.height * factor, items=items)
