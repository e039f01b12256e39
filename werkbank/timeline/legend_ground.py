"""What the legend in the window says of all that is no mark: help curve, signals, bands, seasons, light, counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from werkbank.drawing.shapes import Anchor, Box, Hatch, Item, Line, Polygon, Rect, Style, Text
from werkbank.drawing.tokens import (
    LANE_KINDS,
    WEIGHT_HAIR,
    WEIGHT_LINE,
    WEIGHT_STRONG,
    WEIGHT_THIN,
    lane_edge,
    lane_fill,
)
from werkbank.i18n import mark, tr
from werkbank.timeline.backgrounds import Backing
from werkbank.timeline.extents import Mark
from werkbank.timeline.marks import FACT, Look, diamond
from werkbank.timeline.picture_ground import RIBBON_STYLES
from werkbank.timeline.picture_signals import flag
from werkbank.timeline.sizes import Sizes

Draw = Callable[[float, float], tuple[Item, ...]]
WIDE = 34.0  # of a sample
_BACKINGS = {
    Backing.HOMES: mark("woonplek"),
    Backing.SCHOOL: mark("schooltijd, naar leeftijd"),
    Backing.MEASURES: mark("maatregel, achter het leven"),
}
_VAGUE = Style("household", "surface_raised", WEIGHT_HAIR, hatch=Hatch.DIAGONAL)
_MAYBE = Style("curve_edge", "surface", WEIGHT_HAIR, hatch=Hatch.DIAGONAL)
_REPORTS = Style(lane_edge("keten"), lane_fill("keten"), WEIGHT_THIN)


def ground_entries(sizes: Sizes) -> Iterator[tuple[Draw, str]]:
    """Samples with their meaning, in the order from top to bottom of the view."""
    yield _box(Style("curve_edge", "curve", WEIGHT_LINE), sizes), tr("hulp tegelijk: hoe hoger, hoe meer")
    yield _box(_MAYBE, sizes), tr("misschien hulp")
    yield _reports(sizes), tr("meldingen in een kwartaal")
    for certain, text in ((True, mark("signaal: een datum om over te praten")), (False, mark("mogelijk signaal"))):
        yield _flag(certain=certain, sizes=sizes), tr(text)
    yield _flag(certain=True, in_help=True, sizes=sizes), tr("patroon in de hulp (leeg: mogelijk)")
    for backing, text in _BACKINGS.items():
        fill, edge = RIBBON_STYLES[backing]
        yield _box(Style(edge, fill, WEIGHT_HAIR), sizes), tr(text)
    yield _box(_VAGUE, sizes), tr("woonplek, niet precies bekend wanneer")
    yield _box(Style("", "band"), sizes), tr("nog niet geboren, of overleden")
    yield _upright(Style("accent", width=WEIGHT_LINE), sizes), tr("wordt 18 (stippel: 17½)")
    yield _upright(Style("line_strong", width=WEIGHT_LINE, dash=(4.0, 3.0)), sizes), tr("vandaag")
    yield _upright(Style("cursor", width=WEIGHT_STRONG), sizes), tr("de gekozen dag")
    yield _seasons(sizes), tr("winter, en lichter de zomer (bij inzoomen)")
    yield _light(sizes), tr("licht: hoort bij het gekozen patroon of de gezochte tekst")
    yield _skyline(sizes), tr("zo vol dat alleen de drukte te zien is")
    yield _count(sizes), tr("hoeveel er staan: klik om ze te zien")


def _box(style: Style, sizes: Sizes) -> Draw:
    return lambda x, y: (Rect(Box(x, y + 2, sizes.of(WIDE), sizes.bar - 4), style),)


def _reports(sizes: Sizes) -> Draw:
    of = sizes.of
    return lambda x, y: tuple(
        Rect(Box(x + of(10 + 7 * n), y + 2, of(6), of(tall)), _REPORTS) for n, tall in enumerate((5, 11))
    )


def _upright(style: Style, sizes: Sizes) -> Draw:
    middle = sizes.of(WIDE / 2)
    return lambda x, y: (Line(((x + middle, y), (x + middle, y + sizes.bar)), style),)


def _flag(*, certain: bool, sizes: Sizes, in_help: bool = False) -> Draw:
    return lambda x, y: flag(x + sizes.of(WIDE / 2 - 4), y, certain=certain, in_help=in_help, sizes=sizes)


def _seasons(sizes: Sizes) -> Draw:
    quarter = sizes.of(WIDE / 4)
    roles = ("band", "surface_raised", "surface", "surface_raised")

    def draw(x: float, y: float) -> tuple[Item, ...]:
        cells = (Box(x + n * quarter, y + 1, quarter, sizes.bar - 2) for n in range(4))
        return tuple(Rect(box, Style("", role)) for box, role in zip(cells, roles, strict=True))

    return draw


def _light(sizes: Sizes) -> Draw:
    def draw(x: float, y: float) -> tuple[Item, ...]:
        middle, half = x + sizes.of(WIDE / 2), sizes.diamond + 3
        plate = Rect(Box(middle - half, y - 1, 2 * half, sizes.bar + 2), Style("highlight_edge", "highlight", 1.0))
        return plate, *diamond(middle, y, Look(0, FACT, Mark.NONE), sizes=sizes)

    return draw


def _skyline(sizes: Sizes) -> Draw:
    def draw(x: float, y: float) -> tuple[Item, ...]:
        of, bottom = sizes.of, y + sizes.bar - 2
        steps = ((0, 4), (8, 9), (16, 6), (24, 12))
        tops = [point for dx, h in steps for point in ((x + of(dx), bottom - of(h)), (x + of(dx + 8), bottom - of(h)))]
        return (Polygon(((x, bottom), *tops, (x + of(32), bottom)), Style("", lane_edge(LANE_KINDS[0]))),)

    return draw


def _count(sizes: Sizes) -> Draw:
    def draw(x: float, y: float) -> tuple[Item, ...]:
        middle, half, base = x + sizes.of(WIDE / 2), sizes.of(10), y + sizes.bar / 2 + sizes.note * 0.35
        plate = Rect(Box(middle - half, y, 2 * half, sizes.bar), Style("line_strong", "surface_raised", 1.0))
        return plate, Text(middle, base, "24", sizes.note, anchor=Anchor.MIDDLE)

    return draw
