"""The legend of a timeline on paper: only what is used in that picture, marks and what lies around them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np

from werkbank.drawing.shapes import Box, Face, Group, Hatch, Item, Line, Polygon, Rect, Style, Text
from werkbank.drawing.tokens import (
    LANE_KINDS,
    WEIGHT_HAIR,
    WEIGHT_LINE,
    WEIGHT_STRONG,
    WEIGHT_THIN,
    lane_edge,
    lane_fill,
)
from werkbank.drawing.wrap import wrap
from werkbank.i18n import mark, tr
from werkbank.model.vocabulary import vocabulary
from werkbank.timeline.backgrounds import Backing
from werkbank.timeline.board import Board
from werkbank.timeline.cutting import width as text_width
from werkbank.timeline.extents import Mark
from werkbank.timeline.legend import SAMPLE, SIGNS, Legend, sample
from werkbank.timeline.marks import OPINION, STORY
from werkbank.timeline.picture_ground import RIBBON_STYLES, cut_names
from werkbank.timeline.picture_light import LIGHT, count_items
from werkbank.timeline.picture_paper import Wall
from werkbank.timeline.picture_signals import flag
from werkbank.timeline.seasons import seasons
from werkbank.timeline.signals import SignalKind
from werkbank.timeline.sizes import Sizes

Draw = Callable[[float, float], tuple[Item, ...]]
_BACKINGS = {
    Backing.HOMES: mark("woonplek"),
    Backing.SCHOOL: mark("school"),
    Backing.MEASURES: mark("maatregel op de achtergrond"),
}


class Entry(NamedTuple):
    """A sample and what it means."""

    draw: Draw
    text: str


def wall_legend(wall: Wall, *, width: float, top: float) -> Legend:
    """Samples in rows, as many beside each other as fit."""
    sizes = wall.ground.sizes
    items: list[Item] = []
    x, y, first = 0.0, top, sizes.of(4)
    x = first
    for draw, text in entries(wall):
        wide = sizes.of(SAMPLE + 20) + text_width(text, size=sizes.note)
        if x + wide - sizes.of(14) > width and x > first:
            x, y = first, y + sizes.of(20)
        items += draw(x, y)
        items.append(
            Text(x + sizes.of(SAMPLE + 6), y + sizes.bar / 2 + sizes.note * 0.35, text, sizes.note, role="ink_soft")
        )
        x += wide
    y += sizes.of(20)
    lead = sizes.note * 1.3
    for name in cut_names(wall.ground):
        told = tr("Baan voluit: {naam}", naam=name)
        for line in wrap(told, width - 2 * first, sizes.note):
            items.append(Text(first, y + lead * 0.8, line, sizes.note, role="ink_soft"))
            y += lead
    return Legend(Group(tuple(items), alt=tr("Legenda")), y)


def entries(wall: Wall) -> Iterator[Entry]:
    """What this picture uses, in a fixed order."""
    board, sizes = wall.board, wall.ground.sizes
    for kind in np.unique(board.kind).tolist():
        yield Entry(_mark("known", kind, sizes), vocabulary().lanes.label(LANE_KINDS[kind]))
    used = used_signs(board)
    for name, text in SIGNS[1:]:
        if name in used:
            yield Entry(_mark(name, 0 if name in _FIRST else 1, sizes), tr(text))
    yield from _ground(wall, sizes=sizes)


_FIRST = {"moment", "bracket", "doubt", "opinion", "story"}


def used_signs(board: Board) -> frozenset[str]:
    """The names of the signs of ``legend.SIGNS`` that the marks of a board use."""
    marks = board.marks
    moment = (marks & int(Mark.MOMENT)) != 0
    tests = {
        "vague": ~moment & ((board.b > board.a) | (board.c < board.d)),
        "wavy": ~moment & ((marks & int(Mark.START_WAVY | Mark.END_WAVY)) != 0),
        "torn": ~moment & ((marks & int(Mark.START_TORN | Mark.END_TORN)) != 0),
        "running": (marks & int(Mark.RUNNING)) != 0,
        "moment": moment,
        "bracket": moment & (board.d - board.a > 1),
        "doubt": (marks & int(Mark.UNSURE)) != 0,
        "opinion": board.nature == OPINION,
        "story": board.nature == STORY,
    }
    return frozenset(name for name, found in tests.items() if bool(found.any()))


def _mark(name: str, kind: int, sizes: Sizes) -> Draw:
    return lambda x, y: sample(name, x, y, kind=kind, sizes=sizes)


def _ground(wall: Wall, *, sizes: Sizes) -> Iterator[Entry]:
    yield from _lives(wall, sizes=sizes)
    yield Entry(_upright(Style("line_strong", width=WEIGHT_LINE, dash=(4.0, 3.0)), sizes), tr("vandaag"))
    if wall.wanted.as_of is not None:
        yield Entry(_upright(Style("cursor", width=WEIGHT_STRONG), sizes), tr("de gekozen dag"))
    if wall.board.align is None:
        yield from _curve(wall.board, sizes)
        yield from _signals(wall.board, sizes)
    if any(band.folded for band in wall.pile.bands):
        yield Entry(_skyline(sizes), tr("ingeklapt: hoe hoger, hoe meer"))
    if seasons(wall.ground) is not None:
        yield Entry(_seasons(sizes), tr("winter, en lichter de zomer"))
    if wall.light_shown:
        light = tr("licht: {wat}", wat=wall.wanted.light) if wall.wanted.light else tr("licht: hoort bij elkaar")
        yield Entry(_box(LIGHT, sizes), light)
    if wall.contradicted:
        yield Entry(_counted(sizes), tr("er is ook een andere datum genoemd: zie de lijst"))
    if wall.chosen_shown:
        yield Entry(_box(Style("focus", "", 1.6), sizes), tr("gekozen"))
    if wall.cut_labels:
        yield Entry(_number(sizes), tr("nummer in de lijst met alle gebeurtenissen"))


def _lives(wall: Wall, *, sizes: Sizes) -> Iterator[Entry]:
    lanes = [band.lane for band in wall.pile.bands if band.lane is not None]
    backings = {ribbon.backing for lane in lanes for ribbon in lane.ribbons}
    for backing, text in _BACKINGS.items():
        if backing in backings:
            fill, edge = RIBBON_STYLES[backing]
            yield Entry(_box(Style(edge, fill, WEIGHT_HAIR), sizes), tr(text))
    if any(lane.life is not None and (lane.life.born or lane.life.died) for lane in lanes):
        yield Entry(_box(Style("", "band"), sizes), tr("nog niet geboren, of overleden"))
    if any(lane.life is not None and lane.life.eighteen for lane in lanes):
        yield Entry(_upright(Style("accent", width=WEIGHT_LINE), sizes), tr("wordt 18 (stippel: 17½)"))


def _signals(board: Board, sizes: Sizes) -> Iterator[Entry]:
    for certain, text in ((True, mark("signaal")), (False, mark("mogelijk signaal"))):
        if any(signal.certain is certain and signal.kind is not SignalKind.HELP for signal in board.signals):
            yield Entry(_flag(certain=certain, sizes=sizes), tr(text))
    if any(signal.kind is SignalKind.HELP for signal in board.signals):
        yield Entry(_flag(certain=True, in_help=True, sizes=sizes), tr("patroon in de hulp"))


def _curve(board: Board, sizes: Sizes) -> Iterator[Entry]:
    if board.curve.sure.most:
        yield Entry(_box(Style("curve_edge", "curve", WEIGHT_LINE), sizes), tr("hulp tegelijk"))
    if board.curve.maybe.most > board.curve.sure.most:
        maybe = Style("curve_edge", "surface", WEIGHT_HAIR, hatch=Hatch.DIAGONAL)
        yield Entry(_box(maybe, sizes), tr("misschien hulp"))
    if board.curve.quarters.most:
        style = Style(lane_edge("keten"), lane_fill("keten"), WEIGHT_THIN)
        yield Entry(_bars(style, sizes), tr("meldingen per kwartaal"))


def _box(style: Style, sizes: Sizes) -> Draw:
    return lambda x, y: (Rect(Box(x, y + 2, sizes.of(SAMPLE), sizes.bar - 4), style),)


def _bars(style: Style, sizes: Sizes) -> Draw:
    def draw(x: float, y: float) -> tuple[Item, ...]:
        of = sizes.of
        return tuple(Rect(Box(x + of(10 + 6 * n), y + 2, of(5.4), of(tall)), style) for n, tall in enumerate((5, 11)))

    return draw


def _upright(style: Style, sizes: Sizes) -> Draw:
    middle = sizes.of(SAMPLE / 2)
    return lambda x, y: (Line(((x + middle, y), (x + middle, y + sizes.bar)), style),)


def _flag(*, certain: bool, sizes: Sizes, in_help: bool = False) -> Draw:
    return lambda x, y: flag(x + sizes.of(SAMPLE / 2), y, certain=certain, in_help=in_help, sizes=sizes)


def _seasons(sizes: Sizes) -> Draw:
    quarter, roles = sizes.of(SAMPLE / 4), ("band", "surface_raised", "surface", "surface_raised")

    def draw(x: float, y: float) -> tuple[Item, ...]:
        cells = (Box(x + n * quarter, y + 2, quarter, sizes.bar - 4) for n in range(4))
        edge = Rect(Box(x, y + 2, 4 * quarter, sizes.bar - 4), Style("line", "", WEIGHT_HAIR))
        return (*(Rect(box, Style("", role)) for box, role in zip(cells, roles, strict=True)), edge)

    return draw


def _counted(sizes: Sizes) -> Draw:
    return lambda x, y: count_items(Box(x + sizes.of(8), y + sizes.of(6), sizes.of(16), sizes.bar), 1, sizes=sizes)


def _skyline(sizes: Sizes) -> Draw:
    def draw(x: float, y: float) -> tuple[Item, ...]:
        of, bottom = sizes.of, y + sizes.bar - 2
        tops = ((0, 4), (8, 9), (16, 6), (24, 12))
        points = [point for dx, h in tops for point in ((x + of(dx), bottom - of(h)), (x + of(dx + 8), bottom - of(h)))]
        return (Polygon(((x, bottom), *points, (x + of(32), bottom)), Style("", lane_edge(LANE_KINDS[0]))),)

    return draw


def _number(sizes: Sizes) -> Draw:
    return lambda x, y: (
        Text(x + sizes.of(8), y + sizes.bar / 2 + sizes.text * 0.35, "12", sizes.text, Face.BOLD),
    )  # fmt: skip
