"""How one event looks: bars with certain and uncertain parts, diamonds, and the small signs on them.

* certain time is filled, uncertain time hatched; a bar without a certain day is hatched whole;
* an end that is rounded is known, wavy is 'rond', torn is unknown, an arrow runs on;
* a moment is a diamond; a thin bracket shows between which days it lies;
* a fact is filled, an opinion outlined with a quote mark, the family's own story outlined with a balloon; '?' is doubt.

Nothing rests on colour alone. Items keep inside the height they are given (strokes too), so that the screen may cut
its sprites from exactly these shapes.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from werkbank.drawing.shapes import (
    Anchor,
    Box,
    Ellipse,
    Face,
    Hatch,
    Item,
    Line,
    Path,
    Point,
    Polygon,
    Rect,
    Style,
    Text,
)
from werkbank.drawing.tokens import LANE_KINDS, lane_edge, lane_fill
from werkbank.timeline.extents import Mark
from werkbank.timeline.sizes import USUAL, Sizes

STROKE = 1.0
CORNER = 3.0
TOOTH = 3.0  # depth of a torn or wavy end
ARROW = 7.0
PLAIN = "surface_raised"
FACT, OPINION, STORY = range(3)
SOFT = len(LANE_KINDS)  # the kind of a mark that steps back while others are lit: a grey outline
KINDS_DRAWN = SOFT + 1

Segments = tuple[tuple[str, *tuple[Point, ...]], ...]


class End(StrEnum):
    """How a bar ends."""

    KNOWN = "known"
    WAVY = "wavy"
    TORN = "torn"
    ARROW = "arrow"


class Look(NamedTuple):
    """What decides the look of a mark."""

    kind: int
    nature: int
    marks: Mark

    @property
    def fill(self) -> str:
        """Colour role of certain time."""
        return fill_of(self.kind) if self.nature == FACT else PLAIN

    @property
    def edge(self) -> str:
        """Colour role of edges and hatching."""
        return edge_of(self.kind)

    @property
    def ends(self) -> tuple[End, End]:
        """Left and right end."""
        return start_of(self.marks), end_of(self.marks)


def fill_of(kind: int) -> str:
    """Colour role of certain time of a kind, by its number."""
    return PLAIN if kind == SOFT else lane_fill(LANE_KINDS[kind])


def edge_of(kind: int) -> str:
    """Colour role of edges and hatching of a kind, by its number."""
    return "line_strong" if kind == SOFT else lane_edge(LANE_KINDS[kind])


def start_of(marks: int) -> End:
    """How the left side of a mark looks."""
    return End.TORN if marks & Mark.START_TORN else End.WAVY if marks & Mark.START_WAVY else End.KNOWN


def end_of(marks: int) -> End:
    """How the right side of a mark looks."""
    if marks & Mark.RUNNING:
        return End.ARROW
    return End.TORN if marks & Mark.END_TORN else End.WAVY if marks & Mark.END_WAVY else End.KNOWN


def bar(edges: tuple[float, float, float, float], top: float, look: Look, *, sizes: Sizes = USUAL) -> tuple[Item, ...]:
    """A period: ``edges`` are the x's of a, b, c and d of its extent."""
    xa, xb, xc, xd = edges
    outline = _outline(xa, xd, top, look.ends, sizes)
    edge = Path(outline, Style(look.edge, "", sizes.of(STROKE)))
    if xb <= xa + 0.5 and xc >= xd - 0.5:
        return Path(outline, Style("", look.fill)), edge
    vague = Path(outline, Style(look.edge, PLAIN, 0.0, hatch=Hatch.DIAGONAL))
    if xb >= xc:
        return vague, edge
    core = Rect(Box(xb, top + STROKE / 2, xc - xb, sizes.bar - STROKE), Style("", look.fill))
    sides = tuple(
        Line(((x, top + 1), (x, top + sizes.bar - 1)), Style(look.edge, width=sizes.of(0.6)))
        for x in (xb, xc)
        if xa + 1 < x < xd - 1
    )
    return vague, core, *sides, edge


def moment(x: float, edges: tuple[float, float], top: float, look: Look, *, sizes: Sizes = USUAL) -> tuple[Item, ...]:
    """A point in time at ``x``, somewhere between two ``edges``."""
    return *bracket(edges, top, look, x=x, sizes=sizes), *diamond(x, top, look, sizes=sizes)


def diamond(x: float, top: float, look: Look, *, sizes: Sizes = USUAL) -> tuple[Item, ...]:
    """The diamond alone, or the balloon of a story."""
    y, half = top + sizes.bar / 2, sizes.diamond
    if look.nature == STORY:
        return balloon(x, y, look.edge, sizes=sizes, half=half)
    shape = Polygon(
        ((x, y - half), (x + half, y), (x, y + half), (x - half, y)), Style(look.edge, look.fill, sizes.of(1.2))
    )
    return (shape, *quote(x, y, look.edge, sizes=sizes)) if look.nature == OPINION else (shape,)


def bracket(edges: tuple[float, float], top: float, look: Look, *, x: float, sizes: Sizes = USUAL) -> tuple[Item, ...]:
    """The thin line between the bounds of a moment; nothing when it would hide behind the diamond."""
    left, right = edges
    if not shows_bracket(left, right, sizes=sizes):
        return ()
    y = top + sizes.bar / 2
    ends = (*tick(left, y, look, left=True, sizes=sizes), *tick(right, y, look, left=False, sizes=sizes))
    del x
    return Line(((left, y), (right, y)), Style(look.edge, width=sizes.of(STROKE))), *ends


def shows_bracket(left: float, right: float, *, sizes: Sizes = USUAL) -> bool:
    """Whether a bracket sticks out from its diamond."""
    return right - left > 2 * sizes.diamond + 4


def tick(x: float, y: float, look: Look, *, left: bool, sizes: Sizes = USUAL) -> tuple[Item, ...]:
    """The end of a bracket: a tick, a wave for 'rond', an open arrow when that side is open."""
    end = start_of(look.marks) if left else end_of(look.marks)
    if look.marks & Mark.START_WAVY:
        end = End.WAVY if end is End.KNOWN else end
    style = Style(look.edge, width=sizes.of(1.2), round_ends=True)
    half = sizes.of(4)
    if end is End.WAVY:
        out = sizes.of(2)
        middle = ((x - out, y - half / 3), (x + out, y + half / 3))
        return (Path((("M", (x, y - half)), ("C", *middle, (x, y + half))), style),)
    if end is End.TORN:
        back = sizes.of(4 if left else -4)
        return (Line(((x + back, y - half), (x, y), (x + back, y + half)), style),)
    return (Line(((x, y - half), (x, y + half)), style),)


def quote(x: float, y: float, role: str, *, sizes: Sizes = USUAL) -> tuple[Item, ...]:
    """A double quote mark centred on a point, drawn so that it needs no font."""
    return tuple(_comma(x + sizes.of(dx), y, role, sizes) for dx in (-1.9, 1.9))


def _comma(x: float, y: float, role: str, sizes: Sizes) -> Item:
    u = sizes.of(1.0)
    return Path(
        (
            ("M", (x + 0.9 * u, y - 2.2 * u)),
            ("C", (x - 1.6 * u, y - 1.4 * u), (x - 1.4 * u, y + 1.6 * u), (x, y + 1.6 * u)),
            ("C", (x + 1.6 * u, y + 1.6 * u), (x + 1.4 * u, y - 0.8 * u), (x - 0.1 * u, y - 0.6 * u)),
            ("Z",),
        ),
        Style("", role),
    )


def balloon(x: float, y: float, role: str, *, sizes: Sizes = USUAL, half: float | None = None) -> tuple[Item, ...]:
    """A speech balloon centred on a point: the family's own story."""
    w = half or sizes.of(4.5)
    h, tail = w * 0.72, w * 0.62
    x0, x1, y0, y1, r = x - w, x + w, y - h - tail / 3, y + h - tail / 3, w * 0.45
    shape: Segments = (
        ("M", (x0 + r, y0)), ("L", (x1 - r, y0)), ("C", (x1, y0), (x1, y0), (x1, y0 + r)), ("L", (x1, y1 - r)),
        ("C", (x1, y1), (x1, y1), (x1 - r, y1)), ("L", (x, y1)), ("L", (x - w * 0.5, y1 + tail)),
        ("L", (x - w * 0.45, y1)), ("L", (x0 + r, y1)), ("C", (x0, y1), (x0, y1), (x0, y1 - r)), ("L", (x0, y0 + r)),
        ("C", (x0, y0), (x0, y0), (x0 + r, y0)), ("Z",),
    )  # fmt: skip
    return (Path(shape, Style(role, PLAIN, sizes.of(1.1))),)


def nature_mark(x: float, top: float, look: Look, *, sizes: Sizes = USUAL) -> tuple[Item, ...]:
    """The sign of an opinion or story inside the left end of a bar; nothing for a fact."""
    y = top + sizes.bar / 2
    if look.nature == OPINION:
        return quote(x, y, look.edge, sizes=sizes)
    return balloon(x, y, look.edge, sizes=sizes) if look.nature == STORY else ()


def doubt(x: float, top: float, *, sizes: Sizes = USUAL) -> tuple[Item, ...]:
    """The badge '?' of an unsure date; ``x`` is its left side."""
    r, y = sizes.of(5.2), top + sizes.bar / 2
    size = sizes.of(9)
    ring = Ellipse(Box(x, y - r, 2 * r, 2 * r), Style("ink_soft", PLAIN, sizes.of(0.9)))
    return ring, Text(x + r, y + size * 0.34, "?", size, Face.BOLD, Anchor.MIDDLE, "ink_soft")


def _outline(xa: float, xd: float, top: float, ends: tuple[End, End], sizes: Sizes) -> Segments:
    """The edge of a bar, inset by half its stroke."""
    inset = sizes.of(STROKE) / 2
    left, right, y0, y1 = xa + inset, xd - inset, top + inset, top + sizes.bar - inset
    corner = min(sizes.of(CORNER), (right - left) / 2)
    tooth = min(sizes.of(TOOTH), max(0.0, (right - left) / 3))
    start = _left_side(left, (y0, y1), ends[0], corner=corner, tooth=tooth)
    end = _right_side(right, (y0, y1), ends[1], corner=corner, tooth=tooth, arrow=sizes.of(ARROW))
    return *start, *end, ("Z",)


def _left_side(x: float, ys: tuple[float, float], end: End, *, corner: float, tooth: float) -> Segments:
    """From the bottom left to the top left."""
    y0, y1 = ys
    if end is End.KNOWN:
        return (
            ("M", (x + corner, y1)), ("C", (x, y1), (x, y1), (x, y1 - corner)),
            ("L", (x, y0 + corner)), ("C", (x, y0), (x, y0), (x + corner, y0)),
        )  # fmt: skip
    if end is End.TORN:
        steps = _teeth(y1, y0)
        return ("M", (x, y1)), *(("L", (x + (tooth if n % 2 else 0), y)) for n, y in enumerate(steps, start=1))
    return ("M", (x, y1)), *_waves(x, y1, y0, tooth=tooth)


def _right_side(x: float, ys: tuple[float, float], end: End, *, corner: float, tooth: float, arrow: float) -> Segments:
    """From the top right to the bottom right."""
    y0, y1 = ys
    if end is End.KNOWN:
        return (
            ("L", (x - corner, y0)), ("C", (x, y0), (x, y0), (x, y0 + corner)),
            ("L", (x, y1 - corner)), ("C", (x, y1), (x, y1), (x - corner, y1)),
        )  # fmt: skip
    if end is End.ARROW:
        return ("L", (x, y0)), ("L", (x + arrow - 1, (y0 + y1) / 2)), ("L", (x, y1))
    if end is End.TORN:
        steps = _teeth(y0, y1)
        return ("L", (x, y0)), *(("L", (x - (tooth if n % 2 else 0), y)) for n, y in enumerate(steps, start=1))
    return ("L", (x, y0)), *_waves(x, y0, y1, tooth=-tooth)


def _teeth(start: float, end: float) -> tuple[float, ...]:
    return tuple(start + (end - start) * n / 4 for n in range(1, 5))


def _waves(x: float, start: float, end: float, *, tooth: float) -> Segments:
    half = (end - start) / 2
    out, back = x + tooth * 1.4, x - tooth * 0.4
    return (
        ("C", (out, start + half * 0.3), (out, start + half * 0.7), (x, start + half)),
        ("C", (back, start + half * 1.3), (back, start + half * 1.7), (x, end)),
    )
