"""What lies under and around the marks as items of a drawing: lives, grid, today, axis, help curve, names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from werkbank.drawing.shapes import Anchor, Box, Face, Group, Hatch, Item, Line, Point, Polygon, Rect, Style, Text
from werkbank.drawing.tokens import WEIGHT_HAIR, WEIGHT_LINE, WEIGHT_STRONG, WEIGHT_THIN, lane_edge, lane_fill
from werkbank.drawing.wrap import wrap
from werkbank.i18n import ntr, tr
from werkbank.timeline.axis import Ticks
from werkbank.timeline.backgrounds import Backing, tinting_parts
from werkbank.timeline.curve import Steps
from werkbank.timeline.cutting import cut, width
from werkbank.timeline.ground import (
    CurvePlace,
    Ground,
    RibbonPlace,
    columns,
    curve_place,
    eighteens,
    lives,
    own_days,
    ribbons_of,
)
from werkbank.timeline.picture_light import season_items
from werkbank.timeline.sizes import Sizes
from werkbank.timeline.stack import Band

_VAGUE_AGE = 31  # days in which a lane may begin before its ages are said to be about so
_OUTSIDE = Style("", "band")


def lane_items(ground: Ground) -> Iterator[Item]:
    """The bands; where a person is not alive the ground is darker."""
    wide = ground.right - ground.left
    yield Rect(Box(ground.left, ground.top, wide, ground.stack.height), Style("", "surface_raised"))
    yield from season_items(ground, grid=Style("grid"))
    shown = lives(ground)
    yield from (Rect(Box(*box), _OUTSIDE) for box in shown.outside.tolist())
    for day in ground.axis().coarse.days.tolist():
        if ground.sees(day):
            x = ground.x(day)
            yield Line(((x, ground.top), (x, ground.bottom)), Style("grid", width=WEIGHT_THIN))
    for x, y, _, h in shown.lines.tolist():
        yield Line(((x, y), (x, y + h)), Style("line_strong", width=WEIGHT_THIN))
    for place in ribbons_of(ground.bands, sizes=ground.sizes):
        yield from ribbon_items(ground, place)
    for band in ground.bands:
        y = ground.top + band.bottom
        yield Line(((0.0, y), (ground.right, y)), Style("line", width=WEIGHT_THIN))
    yield from eighteen_items(ground)


RIBBON_STYLES = {
    Backing.HOMES: ("household_fill", "household"),
    Backing.SCHOOL: ("surface_sunken", "ghost"),
    Backing.MEASURES: (lane_fill("maatregel"), lane_edge("maatregel")),
}


TINTS = {Backing.HOMES: "household_fill", Backing.SCHOOL: "surface_raised", Backing.MEASURES: "surface_sunken"}


def ribbon_items(ground: Ground, place: RibbonPlace) -> Iterator[Item]:
    """One row of bands: filled where certain, hatched where not; homes and measures tint the lane below them."""
    sizes, ribbon = ground.sizes, place.ribbon
    fill, edge = RIBBON_STYLES[ribbon.backing]
    tall, size, y = sizes.ribbon - 2, sizes.of(9.5), ground.top + place.top
    under, bottom = y + sizes.ribbon, ground.top + place.lane_top + place.lane_height
    left, right = ground.xs(ribbon.a).tolist(), ground.xs(ribbon.d).tolist()
    for xa, xd in zip(*(ground.xs(days).tolist() for days in tinting_parts(ribbon)), strict=True):
        yield Rect(Box(xa, under, xd - xa, bottom - under), Style("", TINTS[ribbon.backing]))
    vague = Style(edge, "surface_raised", 0.0, hatch=Hatch.DIAGONAL)
    yield from (Rect(Box(xa, y + 1, xd - xa, tall), vague) for xa, xd in zip(left, right, strict=True) if xd > xa)
    for xb, xc in zip(ground.xs(ribbon.b).tolist(), ground.xs(ribbon.c).tolist(), strict=True):
        yield Rect(Box(xb, y + 1, xc - xb, tall), Style("", fill))
    ends = [min(xd, after) for xd, after in zip(right, [*left[1:], ground.right], strict=True)]
    for xa, xd, text, solid in zip(left, ends, ribbon.texts, ribbon.solid.tolist(), strict=True):
        if xd - xa < 1:
            continue
        yield Rect(Box(xa, y + 1, xd - xa, tall), Style(edge, "", WEIGHT_HAIR))
        shown = cut(text, room=xd - xa - 7, size=size)
        if shown and not solid:
            yield Rect(Box(xa + 2, y + 2, width(shown, size=size) + 4, tall - 2), Style("", "surface_raised"))
        if shown:
            yield Text(xa + 4, y + sizes.ribbon / 2 + size * 0.33, shown, size)


def eighteen_items(ground: Ground) -> Iterator[Item]:
    """Where youths turn 17,5 (dashed) and 18."""
    size = ground.sizes.of(9)
    for x, y, height, whole, named in eighteens(ground):
        yield Line(((x, y), (x, y + height)), Style("accent", width=WEIGHT_LINE, dash=() if whole else (2.0, 2.0)))
        if not named:
            continue
        text, anchor, dx = ("18", Anchor.START, 3.0) if whole else ("17½", Anchor.END, -3.0)
        wide = width(text, size=size, face=Face.BOLD) + 4
        plate = Box(x + 1 if whole else x - 1 - wide, y + 2, wide, ground.sizes.ribbon - 4)
        yield Rect(plate, Style("", "surface_raised"), 2)
        yield Text(x + dx, y + ground.sizes.ribbon / 2 + size * 0.36, text, size, Face.BOLD, anchor, "accent")


def today_items(ground: Ground) -> Iterator[Item]:
    """A dashed line where today ends; beside each other at the same age, one for each lane."""
    line = Style("line_strong", width=WEIGHT_LINE, dash=(4.0, 3.0))
    if ground.board.align is not None:
        for x, y, height in own_days(ground, ground.board.today):
            yield Line(((x, y), (x, y + height)), line)
        return
    if ground.sees(ground.board.today):
        x = ground.x(ground.board.today)
        yield Line(((x, ground.sizes.axis), (x, ground.bottom)), line)


def cursor_items(ground: Ground, *, as_of: date) -> Iterator[Item]:
    """The time cursor: a line with a grip on the axis."""
    x, y = ground.scale.x(as_of.toordinal() + 0.5), ground.sizes.axis
    if not ground.left <= x <= ground.right:
        return
    u = ground.sizes.of(5.0)
    grip: tuple[Point, ...] = ((x - u, y - 2 * u), (x + u, y - 2 * u), (x + u, y - u), (x, y), (x - u, y - u))
    yield Line(((x, y), (x, ground.bottom)), Style("cursor", width=WEIGHT_STRONG))
    yield Polygon(grip, Style("surface", "cursor", WEIGHT_THIN))


def own_cursor_items(ground: Ground, *, as_of: date) -> Iterator[Item]:
    """The time cursor where lives stand beside each other: in each lane at the age that its person had on that day."""
    for x, y, height in own_days(ground, as_of.toordinal() + 0.5):
        yield Line(((x, y), (x, y + height)), Style("cursor", width=WEIGHT_STRONG))


def axis_items(ground: Ground) -> Iterator[Item]:
    """Two lines of cells on top."""
    sizes = ground.sizes
    cells = ground.axis()
    yield Rect(Box(0.0, 0.0, ground.right, sizes.axis), Style("", "surface"))
    yield from _cells(ground, cells.coarse, top=0.0, bold=True)
    yield from _cells(ground, cells.fine, top=sizes.axis / 2, bold=False)
    yield Line(((0.0, sizes.axis), (ground.right, sizes.axis)), Style("line_strong", width=WEIGHT_THIN))


def _cells(ground: Ground, ticks: Ticks, *, top: float, bold: bool) -> Iterator[Item]:
    size, face = (ground.sizes.coarse, Face.BOLD) if bold else (ground.sizes.note, Face.REGULAR)
    base = top + ground.sizes.axis / 4 + size * 0.35
    line = Style("line", width=WEIGHT_THIN if bold else WEIGHT_HAIR)
    xs = ground.xs(ticks.days).tolist()
    for x0, x1, text in zip(xs, xs[1:], ticks.texts, strict=False):
        if x0 > ground.left:
            yield Line(((x0, top + (2 if bold else 4)), (x0, ground.sizes.axis)), line)
        if width(text, size=size, face=face) > x1 - x0 - (8 if bold else 1):
            continue
        if bold:
            yield Text(x0 + 4, base, text, size, face)
        else:
            yield Text((x0 + x1) / 2, base, text, size, face, Anchor.MIDDLE, "ink_soft")


def curve_items(ground: Ground) -> Iterator[Item]:
    """Help that ran, as steps above a line; reports per quarter as bars below it."""
    sizes, curve, place = ground.sizes, ground.board.curve, curve_place(ground)
    bottom = sizes.axis + sizes.curve
    yield Rect(Box(0.0, sizes.axis, ground.right, sizes.curve), Style("", "surface"))
    maybe = Style("curve_edge", "surface", WEIGHT_HAIR, hatch=Hatch.DIAGONAL)
    for steps, style in ((curve.maybe, maybe), (curve.sure, Style("curve_edge", "curve", WEIGHT_LINE))):
        yield from (Polygon(points, style) for points in _stairs(ground, steps, place))
    yield Line(((ground.left, place.base), (ground.right, place.base)), Style("line_strong", width=WEIGHT_THIN))
    quarters = curve.quarters
    x0, x1 = ground.xs(quarters.days), ground.xs(quarters.ends)
    style = Style(lane_edge("keten"), lane_fill("keten"), WEIGHT_THIN)
    for left, right, count in zip(x0.tolist(), x1.tolist(), quarters.counts.tolist(), strict=True):
        if right > left:
            yield Rect(Box(left, place.base, max(right - left - 0.6, 1.6), place.drop * count), style)
    yield from level_items(ground, place)
    yield Line(((0.0, bottom), (ground.right, bottom)), Style("line_strong", width=WEIGHT_THIN))


def level_items(ground: Ground, place: CurvePlace) -> Iterator[Item]:
    """What the curve counts, and its heights."""
    sizes = ground.sizes
    for text, y in ((tr("Hulp tegelijk"), place.base - sizes.of(15)), (tr("Meldingen"), place.base + sizes.of(13))):
        yield Text(sizes.of(10), y, text, sizes.note, role="ink_soft")
    most = ground.board.curve.maybe.most
    for level in {most, 1} - {0} if most > 1 else {most} - {0}:
        y = place.base - level * place.unit + sizes.of(3)
        yield Text(ground.left - sizes.of(5), y, str(level), sizes.of(9), anchor=Anchor.END, role="ink_faint")


def _stairs(ground: Ground, steps: Steps, place: CurvePlace) -> Iterator[tuple[Point, ...]]:
    """One polygon for every stretch that is not zero."""
    points: list[Point] = []
    for x0, x1, level in zip(*(column.tolist() for column in columns(ground, steps)), strict=True):
        y = place.base - level * place.unit
        if level:
            points += [(x0, place.base)] if not points else []
            points += [(x0, y), (x1, y)]
        elif points:
            yield (*points, (points[-1][0], place.base))
            points = []
    if points:
        yield (*points, (points[-1][0], place.base))


def name_items(ground: Ground, *, arrows: bool = True) -> Iterator[Item]:
    """The names of lanes on the left; on paper nobody folds, so without arrows."""
    yield Rect(Box(0.0, ground.top, ground.left, ground.stack.height), Style("", "surface"))
    for band in ground.bands:
        y = ground.top + band.top
        yield _name(ground, band, y, arrow=arrows)
        yield Line(((0.0, y + band.height), (ground.left, y + band.height)), Style("line", width=WEIGHT_THIN))
    yield Line(((ground.left, 0.0), (ground.left, ground.bottom)), Style("line_strong", width=WEIGHT_THIN))


def fold_arrow(x: float, y: float, *, band: Band, unit: float) -> Item:
    """The arrow that folds a lane: down when it is open, to the right when it is folded."""
    if band.folded:
        points = ((x - unit * 0.7, y - unit), (x + unit * 0.8, y), (x - unit * 0.7, y + unit))
    else:
        points = ((x - unit, y - unit * 0.7), (x, y + unit * 0.8), (x + unit, y - unit * 0.7))
    return Line(points, Style("line_strong", width=WEIGHT_LINE, round_ends=True))


def band_title(band: Band) -> str:
    """What stands before a band."""
    if band.lane is None:
        return ntr("+{n} zonder gebeurtenis", "+{n} zonder gebeurtenis", band.hidden)
    lane = band.lane
    if lane.vague > _VAGUE_AGE:
        return tr("{naam} (± {n} mnd)", naam=lane.name.title, n=max(1, round(lane.vague / 60.9)))
    return lane.name.title


def cut_names(ground: Ground) -> tuple[str, ...]:
    """The names of lanes that do not stand whole on paper, not even in smaller type."""
    sizes, found = ground.sizes, []
    for band in ground.bands:
        count = width(f"+{band.hidden}", size=sizes.note) if band.folded and band.hidden else 0.0
        room = ground.left - sizes.of(18) - count
        title = band_title(band)
        if band.lane is not None and len(wrap(title, room, sizes.of(9.2), Face.BOLD)) > _small_lines(band, sizes):
            found.append(title)
    return tuple(dict.fromkeys(found))


def _small_lines(band: Band, sizes: Sizes) -> int:
    return max(1, int((band.height - 2) // sizes.of(11.2)))


def _name(ground: Ground, band: Band, y: float, *, arrow: bool) -> Item:
    sizes, lane = ground.sizes, band.lane
    size, face, role = (sizes.note, Face.REGULAR, "accent") if lane is None else (sizes.name, Face.BOLD, "ink")
    count = f"+{band.hidden}" if band.hidden and lane is not None else ""
    beside = width(count, size=sizes.note) if band.folded else 0.0
    lead = size * 1.25
    most = max(1, int((band.height - sizes.row + lead / 2) // lead))
    indent = sizes.fold if arrow else sizes.of(10)
    room, title = ground.left - indent - sizes.of(8) - beside, band_title(band)
    lines = wrap(title, room, size, face, limit=most)
    if not arrow and len(wrap(title, room, size, face)) > most:  # on paper a name stands whole, in smaller type
        size, lead = sizes.of(9.2), sizes.of(11.2)
        lines = wrap(title, room, size, face, limit=_small_lines(band, sizes))
    base = y + min(band.height / 2, sizes.row / 2 + sizes.pad) + size * 0.35
    base = min(base, max(y + size, y + band.height - sizes.of(2) - (len(lines) - 1) * lead - size * 0.25))
    items: list[Item] = [Text(indent, base + n * lead, line, size, face, role=role) for n, line in enumerate(lines)]
    if lane is not None and arrow:
        items.append(fold_arrow(sizes.of(12), base - size * 0.35, band=band, unit=sizes.of(3.2)))
    if lane is not None and lane.name.kind:
        style = Style(lane_edge(lane.name.kind), lane_fill(lane.name.kind), WEIGHT_THIN)
        items.append(Rect(Box(sizes.of(2), y + 4, sizes.of(4), band.height - 8), style, 2))
    if count:
        last = base if band.folded else y + band.height - sizes.of(6)
        items.append(Text(ground.left - sizes.of(6), last, count, sizes.note, anchor=Anchor.END, role="accent"))
    key = lane.name.key if lane is not None and lane.name.person else ""
    return Group(tuple(items), key=key, alt=band_title(band), box=Box(0.0, y, ground.left, band.height))
