"""Pictures for tests of the painters: every primitive, every hatch, letters of both fonts. All names are invented."""

from werkbank.drawing.shapes import (
    Anchor,
    Box,
    Drawing,
    Ellipse,
    Face,
    Group,
    Hatch,
    Item,
    Line,
    Path,
    Polygon,
    Rect,
    Style,
    Text,
)
from werkbank.drawing.tokens import LANE_KINDS, lane_edge, lane_fill

SYMBOL = Style(fill="person_fill", width=1.1)


def family() -> Drawing:
    """Two parents and a child with every kind of primitive."""
    father = Group(
        (
            Rect(Box(60, 40, 36, 36), SYMBOL),
            Text(78, 62, "46", 11, anchor=Anchor.MIDDLE),
            Text(78, 92, "Łukasz", 10, anchor=Anchor.MIDDLE),
        ),
        key="person:lukasz",
        alt="Łukasz, 46 jaar, vader",
        box=Box(56, 36, 44, 60),
    )
    mother = Group(
        (
            Ellipse(Box(204, 40, 36, 36), SYMBOL),
            Text(222, 62, "44", 11, anchor=Anchor.MIDDLE),
            Text(222, 92, "Ольга", 10, Face.BOLD, Anchor.MIDDLE),
        ),
        key="person:olga",
        alt="Ольга, 44 jaar, moeder",
        box=Box(200, 36, 44, 60),
    )
    child = Group(
        (
            Polygon(((150, 120), (168, 138), (150, 156), (132, 138)), Style(fill="person_fill", width=1.8)),
            Text(150, 172, "Zoë", 10, Face.ITALIC, Anchor.MIDDLE, role="ink_soft"),
        ),
        key="person:zoe",
        alt="Zoë, kind",
    )
    items: tuple[Item, ...] = (
        Rect(Box(30, 16, 240, 166), Style("household", "household_fill", 1.4, (7, 4), round_ends=True), 14),
        Line(((96, 58), (204, 58)), Style(width=1.1)),
        Line(((150, 58), (150, 120)), Style(width=1.1, dash=(4, 3))),
        Path((("M", (96, 50)), ("C", (120, 26), (180, 26), (204, 50))), Style("bond_close", "", 1.8)),
        father,
        mother,
        child,
    )
    return Drawing(300, 200, items, "Gezin", "Vader Łukasz, moeder Ольга en kind Zoë wonen samen")


def hatches() -> Drawing:
    """A bar for each lane kind, with a hatched tail, an ellipse of dots and a turned text."""
    items: list[Item] = []
    for row, kind in enumerate(LANE_KINDS):
        y = 12 + row * 26
        style = Style(lane_edge(kind), lane_fill(kind), 1.1)
        hatch = list(Hatch)[1 + row % 4]
        items += [
            Rect(Box(12, y, 120, 18), style, 3),
            Rect(Box(132, y, 60, 18), Style(lane_edge(kind), lane_fill(kind), 0.7, hatch=hatch)),
            Text(18, y + 13, kind, 10),
        ]
    items += [
        Ellipse(Box(210, 16, 70, 50), Style("curve_edge", "curve", 1, hatch=Hatch.DOTS)),
        Polygon(((210, 140), (280, 140), (245, 86)), Style("warn", "", 1.2, hatch=Hatch.CROSS)),
        Text(296, 160, "2013–2014", 9, Face.BOLD_ITALIC, angle=-90, role="ink_faint"),
    ]
    return Drawing(310, 172, tuple(items), "Lanen")
