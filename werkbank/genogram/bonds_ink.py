"""The ink of emotional lines: kind, status and time of one bond along its way.

Shape says it all, colour only repeats it. A line of a kind that nobody knows here is drawn plain, with nothing added.
Status: ``betwist`` carries a question mark, ``vermoed`` is broken and its signs are hatched. What is over is thin and
grey.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from werkbank.drawing.shapes import Anchor, Box, Face, Item, Line, Rect, Style, Text
from werkbank.drawing.tokens import WEIGHT_HAIR, WEIGHT_THIN
from werkbank.genogram.bonds_curve import Curve
from werkbank.genogram.bonds_kinds import KINDS, plain
from werkbank.genogram.bonds_pen import Pen

PAST = "ghost"
SUSPECTED = (2.6, 1.7)
SHORTEST = 18.0  # a shorter line gets smaller signs
MARK = 7.0  # size of the question mark
BROKEN_ANYWAY = {"afstandelijk", "nooit-ontmoet", "wisselend", "verwaarlozing"}


def bond_ink(
    kind: str, curve: Curve, *, role: str, size: float = 1.0, status: str = "", over: bool = False
) -> Iterator[Item]:
    """What one bond looks like. ``role`` is its colour, ``over`` says that it belongs to the past."""
    dash = SUSPECTED if status == "vermoed" else ()
    style = Style(PAST if over else role, "", WEIGHT_HAIR if over else WEIGHT_THIN, dash)
    pen = Pen(curve, style, min(size, max(0.4, curve.length / SHORTEST)))
    yield from KINDS.get(kind, plain)(pen)
    if dash and kind in BROKEN_ANYWAY:
        yield from _ticks(pen)
    if status == "betwist":
        yield from _question(pen)


def is_faded(items: Iterable[Item]) -> bool:
    """Whether a bond is drawn as one of the past."""
    return any(leaf.style.stroke == PAST for leaf in items if isinstance(leaf, Line))


def _ticks(pen: Pen) -> Iterator[Item]:
    """Slanting strokes across a line that is broken anyway, so that it too reads as hatched."""
    strokes, reach = max(1, round(pen.end / 9.0)), 2.4 * pen.size
    for number in range(strokes):
        far = pen.end * (number + 0.5) / strokes
        ends = pen.curve.at(far - reach * 0.6, side=reach), pen.curve.at(far + reach * 0.6, side=-reach)
        yield Line(ends, replace(pen.style, dash=()))


def _question(pen: Pen) -> Iterator[Item]:
    """Beside the middle, where a gap or a sign may be."""
    x, y = pen.curve.at(pen.end * 0.3)
    room = MARK * 0.55
    yield Rect(Box(x - room * 0.8, y - room, 1.6 * room, 2 * room), Style("", "surface"), 2.0)
    yield Text(x, y + MARK * 0.35, "?", MARK, Face.BOLD, Anchor.MIDDLE, "ink_soft")
