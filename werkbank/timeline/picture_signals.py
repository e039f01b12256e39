"""The lane of signals as items of a drawing: a flag on its day, its words behind it, its reason for a screen reader."""

from __future__ import annotations

from collections.abc import Iterator

from werkbank.drawing.shapes import Box, Face, Group, Item, Line, Point, Polygon, Rect, Style, Text
from werkbank.drawing.tokens import WEIGHT_LINE, WEIGHT_THIN
from werkbank.i18n import tr
from werkbank.timeline.cutting import cut
from werkbank.timeline.ground import Ground
from werkbank.timeline.signal_places import GAP, SignalPlace, signal_places, signal_text
from werkbank.timeline.signals import Signal, when_in_words
from werkbank.timeline.sizes import USUAL, Sizes


def signal_items(ground: Ground) -> Iterator[Item]:
    """The lane under the help curve; nothing when there is no signal."""
    if not ground.board.signals or ground.board.align is not None:
        return
    sizes = ground.sizes
    top = sizes.axis + sizes.curve
    yield Rect(Box(0.0, top, ground.right, sizes.signals), Style("", "surface_raised"))
    yield signal_name(ground)
    for place in signal_places(ground):
        box = Box(place.x - sizes.of(4), top, sizes.of(12), sizes.signals)
        text = cut(signal_text(place), room=place.room, size=sizes.note)
        items: list[Item] = [*flag(place.x, top + 2, certain=place.certain, in_help=place.in_help, sizes=sizes)]
        if text:
            items.append(Text(place.x + GAP, top + sizes.signals / 2 + sizes.note * 0.35, text, sizes.note))
        yield Group(tuple(items), alt="; ".join(map(signal_alt, place.signals)), box=box)
    bottom = top + sizes.signals
    yield Line(((0.0, bottom), (ground.right, bottom)), Style("line_strong", width=WEIGHT_THIN))


def signal_name(ground: Ground) -> Item:
    """The name of the lane."""
    sizes = ground.sizes
    y = sizes.axis + sizes.curve + sizes.signals / 2 + sizes.note * 0.35
    return Text(sizes.of(10), y, tr("Signalen"), sizes.note, Face.REGULAR, role="ink_soft")


def signal_alt(signal: Signal) -> str:
    """A signal in words: what, when, why, and whether it is sure."""
    sure = "" if signal.certain else tr("mogelijk")
    return ", ".join(part for part in (signal.title, when_in_words(signal), signal.why.rstrip("."), sure) if part)


def flag(x: float, top: float, *, certain: bool, in_help: bool = False, sizes: Sizes = USUAL) -> tuple[Item, ...]:
    """A small flag on its day: filled when it certainly holds, an outline when it may; forked for the help."""
    of = sizes.of
    tall = sizes.bar
    points: tuple[Point, ...] = ((x, top + 1), (x + of(8), top + of(4)), (x, top + of(7.5)))
    if in_help:
        points = ((x, top + 1), (x + of(9), top + 1), (x + of(5), top + of(4.2)), (x + of(9), top + of(7.5)), points[2])
    cloth = Polygon(points, Style("accent", "accent" if certain else "surface_raised", of(1.0)))
    return Line(((x, top + 1), (x, top + tall - 1)), Style("accent", width=max(WEIGHT_LINE, of(1.2)))), cloth


def place_alt(place: SignalPlace) -> str:
    """All signals of one mark, one a line."""
    return "\n".join(map(signal_alt, place.signals))
