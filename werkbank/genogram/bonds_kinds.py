"""What each kind of emotional line draws along its way (genogram.md section 1, 'bonds'); ``KINDS`` has them all."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import replace

from werkbank.drawing.shapes import Box, Ellipse, Item, Line
from werkbank.genogram.bonds_pen import ARROW, HIGH, TOOTH, WING, Pen

SPACE = 1.7  # between the lines of 'hecht'
DOTS, BROKEN, DASH_DOT = (0.9, 2.6), (5.0, 3.0), (5.0, 2.0, 0.9, 2.0)
Draws = Callable[[Pen], Iterator[Item]]


def plain(pen: Pen) -> Iterator[Item]:
    """A line with nothing added."""
    yield pen.line(0, pen.end)


def _lines(*sides: float) -> Draws:
    def draw(pen: Pen) -> Iterator[Item]:
        for side in sides:
            yield pen.line(0, pen.end, side=side)

    return draw


def _dotted(pen: Pen) -> Iterator[Item]:
    yield pen.line(0, pen.end, dash=DOTS)


def _conflict(pen: Pen) -> Iterator[Item]:
    yield pen.zigzag(0, pen.end)


def _close_and_conflict(pen: Pen) -> Iterator[Item]:
    yield from _lines(-3.2, 3.2)(pen)
    yield pen.zigzag(0, pen.end, high=2.0, step=4.2)


def _hostile(pen: Pen) -> Iterator[Item]:
    for side in (-1.3, 1.3):
        yield pen.zigzag(0, pen.end, high=HIGH, step=3.4, side=side)


def _fused_and_hostile(pen: Pen) -> Iterator[Item]:
    yield from _lines(-3.6, 0.0, 3.6)(pen)
    yield pen.zigzag(0, pen.end, high=2.6, step=4.2)


def _gap(pen: Pen, *, half: float, dash: tuple[float, ...] = ()) -> Iterator[Item]:
    half = min(half, pen.end / 2 - 1)
    yield pen.line(0, pen.middle - half, dash=dash)
    yield pen.line(pen.middle + half, pen.end, dash=dash)


def _bars(pen: Pen, *, half: float) -> Iterator[Item]:
    for far in (pen.middle - half, pen.middle + half):
        ends = pen.curve.at(far, side=-4.2 * pen.size), pen.curve.at(far, side=4.2 * pen.size)
        yield Line(ends, replace(pen.style, dash=(), width=pen.style.width * 1.6))


def _broken(pen: Pen) -> Iterator[Item]:
    yield from _gap(pen, half=2.4)
    yield from _bars(pen, half=2.4)


def _restored(pen: Pen) -> Iterator[Item]:
    yield from _gap(pen, half=5.2)
    yield from _bars(pen, half=5.2)
    yield _disc(pen, pen.middle, filled=False)


def _never_met(pen: Pen) -> Iterator[Item]:
    yield from _gap(pen, half=5.0, dash=DOTS)


def _no_contact(pen: Pen) -> Iterator[Item]:
    yield from _gap(pen, half=4.4)
    yield _block(pen, pen.middle, filled=True)


def _changing(pen: Pen) -> Iterator[Item]:
    yield pen.line(0, pen.middle, dash=DASH_DOT)
    yield pen.zigzag(pen.middle, pen.end)


def _arrow(pen: Pen, *, filled: bool = True) -> Iterator[Item]:
    yield pen.line(0, pen.end - ARROW * pen.size * 0.6)
    yield _head(pen, filled=filled)


def _cares(pen: Pen) -> Iterator[Item]:
    """An arrow on whose shaft a small bow lies, as an arm round a shoulder."""
    yield from _arrow(pen)
    far, reach = pen.shaft, 4.0 * pen.size
    points = tuple(
        pen.curve.at(far - reach * math.cos(math.pi * i / 8), side=-1.1 * reach * math.sin(math.pi * i / 8))
        for i in range(9)
    )
    yield Line(points, replace(pen.style, dash=()))


def _supports(pen: Pen) -> Iterator[Item]:
    yield from _arrow(pen)
    room, far = 4.0 * pen.size, pen.shaft
    x, y = pen.curve.at(far)
    yield Ellipse(Box(x - room, y - room, 2 * room, 2 * room), pen.solid(filled=False))
    plus = replace(pen.style, dash=(), width=pen.style.width * 1.4)
    yield Line(((x - room * 0.55, y), (x + room * 0.55, y)), plus)
    yield Line(((x, y - room * 0.55), (x, y + room * 0.55)), plus)


def _trusts(pen: Pen) -> Iterator[Item]:
    yield from _arrow(pen)
    yield _disc(pen, pen.shaft, filled=False)


def _fears(pen: Pen) -> Iterator[Item]:
    stop = pen.end - ARROW * pen.size
    yield Line(pen.curve.wave(0, stop, high=2.4 * pen.size, step=8.0 * pen.size), pen.style)
    yield _head(pen, filled=True)


def _controls(pen: Pen) -> Iterator[Item]:
    yield from _arrow(pen)
    yield _block(pen, pen.shaft, filled=False)


def _neglects(pen: Pen) -> Iterator[Item]:
    yield pen.line(0, pen.end - ARROW * pen.size * 0.6, dash=BROKEN)
    yield _head(pen, filled=False)


def _violent(*, filled: bool, rails: bool = False) -> Draws:
    def draw(pen: Pen) -> Iterator[Item]:
        stop = pen.end - ARROW * pen.size
        if rails:
            yield from (pen.line(0, stop, side=side) for side in (-3.6, 3.6))
        yield pen.zigzag(0, stop, high=2.1 if rails else HIGH, step=4.2 if rails else TOOTH)
        yield _head(pen, filled=filled)

    return draw


def _head(pen: Pen, *, filled: bool) -> Item:
    tip, base = pen.end, max(pen.end - ARROW * pen.size, 0.0)
    wing = WING * pen.size
    (bx, by), (tx, ty) = pen.curve.at(base), pen.curve.at(tip)
    whole = math.dist((bx, by), (tx, ty)) or 1.0
    nx, ny = -(ty - by) / whole * wing, (tx - bx) / whole * wing
    return pen.shape(((tx, ty), (bx + nx, by + ny), (bx - nx, by - ny)), filled=filled)


def _disc(pen: Pen, far: float, *, filled: bool) -> Item:
    x, y = pen.curve.at(far)
    room = 2.9 * pen.size
    return Ellipse(Box(x - room, y - room, 2 * room, 2 * room), pen.solid(filled=filled))


def _block(pen: Pen, far: float, *, filled: bool) -> Item:
    half = 2.8 * pen.size
    corners = ((-half, -half), (half, -half), (half, half), (-half, half))
    return pen.shape(tuple(pen.curve.at(far + along, side=side) for along, side in corners), filled=filled)


KINDS: dict[str, Draws] = {
    "hecht": _lines(-SPACE, SPACE),
    "versmolten": _lines(-2.6, 0.0, 2.6),
    "steunt": _supports,
    "vertrouwt": _trusts,
    "gericht-op": _arrow,
    "zorgt-voor": _cares,
    "afstandelijk": _dotted,
    "verbroken": _broken,
    "hersteld": _restored,
    "nooit-ontmoet": _never_met,
    "geen-contact": _no_contact,
    "wisselend": _changing,
    "conflict": _conflict,
    "hecht-en-conflict": _close_and_conflict,
    "vijandig": _hostile,
    "versmolten-en-vijandig": _fused_and_hostile,
    "bang-voor": _fears,
    "controle": _controls,
    "verwaarlozing": _neglects,
    "geweld": _violent(filled=True),
    "emotioneel-geweld": _violent(filled=False),
    "seksueel-geweld": _violent(filled=True, rails=True),
}
