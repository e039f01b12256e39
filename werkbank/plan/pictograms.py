"""Small pictures for the simple plan: one for each idea, so that who hardly reads still finds the page.

Drawn in strokes of one width on a square; grey-safe. They stand beside words, never instead of them.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from werkbank.drawing.shapes import Box, Drawing, Ellipse, Item, Line, Path, Polygon, Rect, Style
from werkbank.i18n import mark, tr
from werkbank.plan.access import Block

SIDE = 96.0
PEN = Style("accent", "", 4.0, round_ends=True)
SOLID = Style("accent", "accent_soft", 4.0, round_ends=True)
DOT = Style("accent", "accent", 1.0)


def pictogram(block: Block) -> Drawing:
    """The picture of a block of the plan."""
    name, draw = _ALL[block]
    return Drawing(SIDE, SIDE, tuple(draw()), alt=tr(name))


def _people() -> list[Item]:
    return [*_person(30, 30, 1.0), *_person(66, 30, 1.0), *_person(48, 50, 0.72)]


def _person(x: float, top: float, scale: float) -> list[Item]:
    head = 11 * scale
    low = top + 50 * scale
    body = (
        ("M", (x - 17 * scale, low)),
        ("C", (x - 17 * scale, top + 10 * scale), (x + 17 * scale, top + 10 * scale), (x + 17 * scale, low)),
        ("Z",),
    )
    return [Path(body, SOLID), Ellipse(Box(x - head, top - 18 * scale, 2 * head, 2 * head), SOLID)]


def _book() -> list[Item]:
    left = ((10.0, 22.0), (48.0, 30.0), (48.0, 80.0), (10.0, 72.0))
    right = ((86.0, 22.0), (48.0, 30.0), (48.0, 80.0), (86.0, 72.0))
    lines = [Line(((18.0, y), (40.0, y + 5)), Style("accent", "", 2.5)) for y in (38.0, 50.0, 60.0)]
    return [Polygon(left, SOLID), Polygon(right, SOLID), *lines]


def _face(*, glad: bool) -> list[Item]:
    bend = 80.0 if glad else 52.0
    end = 60.0 if glad else 68.0
    mouth = (("M", (30.0, end)), ("C", (38.0, bend), (58.0, bend), (66.0, end)))
    eyes = [Ellipse(Box(x - 4, 34, 8, 10), DOT) for x in (36.0, 60.0)]
    return [Ellipse(Box(10, 10, 76, 76), SOLID), *eyes, Path(mouth, PEN)]


def _round() -> list[Item]:
    """Two arrows that follow each other in a circle."""
    items: list[Item] = []
    for start in (200.0, 20.0):
        points = [_on_circle(start + step * 15) for step in range(10)]
        tip, before = points[-1], points[-2]
        items.append(Line(tuple(points), PEN))
        items.append(_arrow_head(before, tip))
    return items


def _on_circle(degrees: float) -> tuple[float, float]:
    angle = math.radians(degrees)
    return 48 + 34 * math.cos(angle), 48 + 34 * math.sin(angle)


def _arrow_head(before: tuple[float, float], tip: tuple[float, float]) -> Polygon:
    angle = math.atan2(tip[1] - before[1], tip[0] - before[0])
    points = tuple(
        (tip[0] + 14 * math.cos(angle + turn) * far, tip[1] + 14 * math.sin(angle + turn) * far)
        for turn, far in ((0.0, 0.8), (2.4, 1.0), (-2.4, 1.0))
    )
    return Polygon(points, DOT)


def _sun() -> list[Item]:
    rays: list[Item] = []
    for step in range(8):
        angle = math.radians(step * 45)
        rays.append(
            Line(
                (
                    (48 + 30 * math.cos(angle), 48 + 30 * math.sin(angle)),
                    (48 + 42 * math.cos(angle), 48 + 42 * math.sin(angle)),
                ),
                PEN,
            )
        )
    return [Ellipse(Box(28, 28, 40, 40), SOLID), *rays]


def _shield() -> list[Item]:
    edge = (
        ("M", (48.0, 8.0)), ("L", (82.0, 20.0)), ("L", (82.0, 46.0)),
        ("C", (82.0, 68.0), (66.0, 82.0), (48.0, 90.0)), ("C", (30.0, 82.0), (14.0, 68.0), (14.0, 46.0)),
        ("L", (14.0, 20.0)), ("Z",),
    )  # fmt: skip
    return [Path(edge, SOLID), Line(((32.0, 48.0), (44.0, 60.0), (66.0, 34.0)), Style("accent", "", 6.0))]


def _ruler() -> list[Item]:
    marks = [Line(((18.0 + 10 * n, 40.0), (18.0 + 10 * n, 50.0 if n % 3 else 56.0)), PEN) for n in range(7)]
    return [Rect(Box(8, 36, 80, 28), SOLID, 4.0), *marks]


def _list() -> list[Item]:
    items: list[Item] = [Rect(Box(16, 8, 64, 80), SOLID, 6.0)]
    for y in (28.0, 50.0, 72.0):
        items += [Line(((26.0, y), (31.0, y + 5), (39.0, y - 6)), PEN), Line(((48.0, y), (70.0, y)), PEN)]
    return items


def _phone() -> list[Item]:
    return [
        Rect(Box(28, 6, 40, 84), SOLID, 8.0),
        Rect(Box(34, 16, 28, 54), Style("accent", "surface", 2.5), 2.0),
        Ellipse(Box(44, 75, 8, 8), DOT),
    ]


def _table() -> list[Item]:
    """People round a table, seen from above."""
    heads: list[Item] = [Ellipse(Box(x - 9, y - 9, 18, 18), SOLID) for x, y in ((48, 13), (48, 83), (13, 48), (83, 48))]
    return [Ellipse(Box(28, 28, 40, 40), SOLID), *heads]


def _star() -> list[Item]:
    def corner(step: int) -> tuple[float, float]:
        angle, far = math.radians(step * 36 - 90), 40.0 if step % 2 == 0 else 17.0
        return 48 + far * math.cos(angle), 50 + far * math.sin(angle)

    return [Polygon(tuple(corner(step) for step in range(10)), SOLID)]


def _door() -> list[Item]:
    leaf = ((30.0, 12.0), (62.0, 22.0), (62.0, 90.0), (30.0, 84.0))
    return [Rect(Box(30, 12, 44, 72), PEN, 2.0), Polygon(leaf, SOLID), Ellipse(Box(52, 52, 7, 7), DOT)]


def _calendar() -> list[Item]:
    items: list[Item] = [Rect(Box(12, 18, 72, 68), SOLID, 6.0), Line(((12.0, 36.0), (84.0, 36.0)), PEN)]
    items += [Line(((x, 10.0), (x, 26.0)), PEN) for x in (32.0, 64.0)]
    return [*items, Line(((34.0, 60.0), (44.0, 70.0), (64.0, 48.0)), Style("accent", "", 6.0))]


_ALL: dict[Block, tuple[str, Callable[[], list[Item]]]] = {
    Block.MAIN_FACTS: (mark("Plaatje: een lijst met vinkjes"), _list),
    Block.WHO: (mark("Plaatje: mensen bij elkaar"), _people),
    Block.STORY: (mark("Plaatje: een open boek"), _book),
    Block.GOOD: (mark("Plaatje: een blij gezicht"), lambda: _face(glad=True)),
    Block.WORRIES: (mark("Plaatje: een bezorgd gezicht"), lambda: _face(glad=False)),
    Block.PATTERN: (mark("Plaatje: pijlen in een rondje"), _round),
    Block.READY: (mark("Plaatje: een zon"), _sun),
    Block.SAFETY: (mark("Plaatje: een schild met een vinkje"), _shield),
    Block.SCALE: (mark("Plaatje: een liniaal"), _ruler),
    Block.STEPS: (mark("Plaatje: een lijst met vinkjes"), _list),
    Block.WRONG: (mark("Plaatje: een telefoon"), _phone),
    Block.STUCK: (mark("Plaatje: mensen om een tafel"), _table),
    Block.WANT: (mark("Plaatje: een ster"), _star),
    Block.EIGHTEEN: (mark("Plaatje: een open deur"), _door),
    Block.ABOUT: (mark("Plaatje: een kalender"), _calendar),
}
