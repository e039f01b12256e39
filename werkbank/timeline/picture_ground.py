"""What lies under and around the marks: bands of lanes with lives, grid, today, axis, help curve, names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from werkbank.drawing.shapes import Anchor, Box, Face, Group, Item, Line, Polygon, Rect, Style, Text
from werkbank.drawing.tokens import WEIGHT_HAIR, WEIGHT_LINE, WEIGHT_THIN, lane_edge, lane_fill
from werkbank.i18n import ntr, tr
from werkbank.timeline.axis import Cell, axis
from werkbank.timeline.board import Board
from werkbank.timeline.curve import Step
from werkbank.timeline.cutting import cut, width
from werkbank.timeline.scale import Scale
from werkbank.timeline.sizes import Sizes
from werkbank.timeline.stack import Band, Stack


@dataclass(frozen=True, slots=True)
class Ground:
    """Where everything stands: lanes begin at ``top``, days lie between ``left`` and ``right``."""

    board: Board
    stack: Stack
    scale: Scale
    sizes: Sizes
    left: float
    right: float
    top: float

    @property
    def bottom(self) -> float:
        """The lower edge of the last lane."""
        return self.top + self.stack.height

    def x(self, day: float) -> float:
        """Where a day stands, kept between the sides."""
        return min(max(self.scale.x(day), self.left), self.right)

    def sees(self, day: float) -> bool:
        """Whether a day lies between the sides."""
        return self.left <= self.scale.x(day) <= self.right


def lane_items(ground: Ground) -> Iterator[Item]:
    """The bands; where a person is not alive the ground is darker."""
    for band in ground.stack.bands:
        y = ground.top + band.top
        yield Rect(Box(ground.left, y, ground.right - ground.left, band.height), Style("", "surface_raised"))
        if band.lane is not None:
            yield from _life(ground, band)
    for cell in axis(ground.scale, left=ground.left, right=ground.right).coarse:
        if ground.sees(cell.first):
            x = ground.x(cell.first)
            yield Line(((x, ground.top), (x, ground.bottom)), Style("grid", width=WEIGHT_THIN))
    for band in ground.stack.bands:
        y = ground.top + band.bottom
        yield Line(((0.0, y), (ground.right, y)), Style("line", width=WEIGHT_THIN))


def _life(ground: Ground, band: Band) -> Iterator[Item]:
    life = band.lane.life if band.lane else None
    if life is None:
        return
    y, outside = ground.top + band.top, Style("", "band")
    if life.born is not None and ground.scale.x(life.born) > ground.left:
        x = ground.x(life.born)
        yield Rect(Box(ground.left, y, x - ground.left, band.height), outside)
        yield Line(((x, y), (x, y + band.height)), Style("line_strong", width=WEIGHT_THIN))
    if life.died is not None and ground.scale.x(life.died) < ground.right:
        x = ground.x(life.died)
        yield Rect(Box(x, y, ground.right - x, band.height), outside)
        yield Line(((x, y), (x, y + band.height)), Style("line_strong", width=WEIGHT_THIN))
    yield from _eighteen(ground, band)


def _eighteen(ground: Ground, band: Band) -> Iterator[Item]:
    life = band.lane.life if band.lane else None
    if life is None:
        return
    for day, text, dash in ((life.half_eighteen, "17½", (2.0, 2.0)), (life.eighteen, "18", ())):
        if day is not None and ground.sees(day):
            x, y = ground.x(day), ground.top + band.top
            size = ground.sizes.of(8.5)
            yield Line(((x, y), (x, y + band.height)), Style("accent", width=WEIGHT_LINE, dash=dash))
            side = (Anchor.END, -2.0) if text != "18" else (Anchor.START, 2.0)
            yield Text(x + side[1], y + size, text, size, Face.BOLD, side[0], "accent")


def line_items(ground: Ground, *, as_of: date | None) -> Iterator[Item]:
    """Today and the time cursor."""
    top = ground.sizes.axis
    if ground.sees(ground.board.today):
        x = ground.x(ground.board.today)
        yield Line(((x, top), (x, ground.bottom)), Style("line_strong", width=WEIGHT_LINE, dash=(4.0, 3.0)))
    if as_of is not None and as_of.toordinal() + 1 != ground.board.today and ground.sees(as_of.toordinal()):
        x = ground.x(as_of.toordinal() + 0.5)
        yield Line(((x, top), (x, ground.bottom)), Style("cursor", width=WEIGHT_LINE))


def axis_items(ground: Ground) -> Iterator[Item]:
    """Two lines of cells on top."""
    sizes = ground.sizes
    yield Rect(Box(0.0, 0.0, ground.right, sizes.axis), Style("", "surface"))
    cells = axis(ground.scale, left=ground.left, right=ground.right)
    half = sizes.axis / 2
    yield from _cells(ground, cells.coarse, top=0.0, size=sizes.of(11.5), face=Face.BOLD, role="ink")
    yield from _cells(ground, cells.fine, top=half, size=sizes.note, face=Face.REGULAR, role="ink_soft")
    yield Line(((0.0, sizes.axis), (ground.right, sizes.axis)), Style("line_strong", width=WEIGHT_THIN))


def _cells(ground: Ground, cells: tuple[Cell, ...], *, top: float, size: float, face: Face, role: str) -> Iterator[Item]:
    bold = face is Face.BOLD
    base = top + ground.sizes.axis / 4 + size * 0.35
    for cell in cells:
        x0, x1 = ground.x(cell.first), ground.x(cell.last)
        if x1 - x0 < 1:
            continue
        if ground.sees(cell.first):
            foot = ground.sizes.axis
            yield Line(((x0, top + (2 if bold else 4)), (x0, foot)), Style("line", width=WEIGHT_THIN if bold else WEIGHT_HAIR))
        if width(cell.text, size=size, face=face) <= x1 - x0 - (8 if bold else 1):
            if bold:
                yield Text(x0 + 4, base, cell.text, size, face, Anchor.START, role)
            else:
                yield Text((x0 + x1) / 2, base, cell.text, size, face, Anchor.MIDDLE, role)


def curve_items(ground: Ground) -> Iterator[Item]:
    """Help that ran, as steps above a line; reports per quarter as bars below it."""
    sizes, curve = ground.sizes, ground.board.curve
    top, height = sizes.axis, sizes.curve
    yield Rect(Box(0.0, top, ground.right, height), Style("", "surface"))
    base = top + height * 0.66
    unit = (height * 0.66 - sizes.of(8)) / max(3, curve.most_help)
    drop = (height * 0.34 - sizes.of(5)) / max(2, curve.most_reports)
    if curve.maybe:
        yield Polygon(_stairs(ground, curve.maybe, base, unit), Style("curve_edge", "surface", WEIGHT_THIN, dash=(2.0, 2.0)))
    if curve.sure:
        yield Polygon(_stairs(ground, curve.sure, base, unit), Style("curve_edge", "curve", WEIGHT_LINE))
    yield Line(((ground.left, base), (ground.right, base)), Style("line_strong", width=WEIGHT_THIN))
    for quarter in curve.quarters:
        x0, x1 = ground.x(quarter.start), ground.x(quarter.end)
        if x1 - x0 > 0.2:
            x1 = max(x1 - 0.6, x0 + 1.6)
            box = Box(x0, base, x1 - x0, drop * quarter.count)
            yield Rect(box, Style(lane_edge("keten"), lane_fill("keten"), WEIGHT_THIN))
    yield from _levels(ground, base, unit)
    yield Line(((0.0, top + height), (ground.right, top + height)), Style("line_strong", width=WEIGHT_THIN))


def _levels(ground: Ground, base: float, unit: float) -> Iterator[Item]:
    sizes = ground.sizes
    names = ((tr("Hulp tegelijk"), base - sizes.of(14)), (tr("Meldingen"), base + sizes.of(14)))
    for text, y in names:
        yield Text(sizes.of(10), y, text, sizes.note, Face.REGULAR, Anchor.START, "ink_soft")
    most = ground.board.curve.most_help
    for level in {most, 1} - {0}:
        y = base - level * unit
        yield Text(ground.left - sizes.of(5), y + sizes.of(3), str(level), sizes.of(9), anchor=Anchor.END, role="ink_faint")


def _stairs(ground: Ground, steps: tuple[Step, ...], base: float, unit: float) -> tuple[tuple[float, float], ...]:
    points = [(ground.x(steps[0][0]), base)]
    level = 0
    for day, after in steps:
        x = ground.x(day)
        points += [(x, base - level * unit), (x, base - after * unit)]
        level = after
    last = points[-1][0] if level == 0 else ground.right
    return (*points, (last, base - level * unit), (last, base))


def name_items(ground: Ground) -> Iterator[Item]:
    """The names of lanes on the left."""
    sizes = ground.sizes
    yield Rect(Box(0.0, ground.top, ground.left, ground.stack.height), Style("", "surface"))
    for band in ground.stack.bands:
        y = ground.top + band.top
        yield _name(ground, band, y)
        yield Line(((0.0, y + band.height), (ground.left, y + band.height)), Style("line", width=WEIGHT_THIN))
    yield Line(((ground.left, 0.0), (ground.left, ground.bottom)), Style("line_strong", width=WEIGHT_THIN))
    del sizes


def band_title(band: Band) -> str:
    """What stands before a band."""
    if band.lane is None:
        return ntr("+{n} zonder gebeurtenis", "+{n} zonder gebeurtenis", band.hidden)
    return band.lane.name.title


def _name(ground: Ground, band: Band, y: float) -> Item:
    sizes, lane = ground.sizes, band.lane
    soft = lane is None
    size = sizes.note if soft else sizes.name
    face = Face.REGULAR if soft else Face.BOLD
    text = cut(band_title(band), room=ground.left - sizes.of(20), size=size, face=face)
    base = y + min(band.height / 2, sizes.row / 2 + sizes.pad) + size * 0.35
    items: list[Item] = [Text(sizes.of(10), base, text, size, face, role="ink_soft" if soft else "ink")]
    if lane is not None and lane.name.kind:
        mark = Rect(Box(sizes.of(2), y + 4, sizes.of(4), band.height - 8), Style(lane_edge(lane.name.kind), lane_fill(lane.name.kind), 0.8), 2)
        items.append(mark)
    if band.hidden and lane is not None:
        right = ground.left - sizes.of(6)
        items.append(Text(right, base, f"+{band.hidden}", sizes.note, anchor=Anchor.END, role="accent"))
    key = lane.name.key if lane is not None and lane.name.person else ""
    return Group(tuple(items), key=key, alt=band_title(band), box=Box(0.0, y, ground.left, band.height))

