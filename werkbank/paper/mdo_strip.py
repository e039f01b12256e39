"""The strip of an MDO sheet: how much help ran at once, and every event of the timeline in a lane of its kind.

    drawing = mdo_strip(casus, chosen, today=today, width=790)
    drawing.height, drawing.alt

Above the years stands the help curve (steps) with the reports of each quarter hanging below its line; below the years a
lane for each kind of event, with its name, so that it reads in grey. The events of ``chosen`` carry the numbers of the
list beside the genogram. The years run from the first help, report, measure, numbered event or birth of a child; what
lies before is counted at the left. Marks share rows when there are more than a lane can hold: the numbered ones never.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from werkbank.drawing.metrics import text_width
from werkbank.drawing.shapes import (
    Anchor,
    Box,
    Drawing,
    Face,
    Group,
    Hatch,
    Item,
    Line,
    Point,
    Polygon,
    Rect,
    Style,
    Text,
)
from werkbank.drawing.tokens import LANE_KINDS, WEIGHT_HAIR, WEIGHT_THIN, lane_edge, lane_fill
from werkbank.i18n import ntr, tr
from werkbank.model.casus import Casus
from werkbank.model.entities import Event
from werkbank.model.kinds import Role
from werkbank.model.vocabulary import vocabulary
from werkbank.timeline.curve import Curve, Steps, curve_of
from werkbank.timeline.extents import Mark
from werkbank.timeline.lanes import Grouping
from werkbank.timeline.marks import Look, bar, diamond
from werkbank.timeline.places import Memory, Place, birth_day, find_places
from werkbank.timeline.scale import Scale, fitting
from werkbank.timeline.sizes import Sizes

SIZE = 8.6
NAMES = 86.0  # width of the names of the lanes
UP, DOWN = 23.0, 11.0  # height of the curve and of the reports
AXIS = 12.0
SIZES = Sizes(0.52)
ROW, GAP = 9.2, 2.2  # a row of marks, and the white of a lane
ROWS = 4  # of a lane, when there is room
TAIL = 22.0  # points: an end that nobody knows is torn off so far after what is known
AHEAD = 366  # days after today at most
YOUNG = 25 * 366  # days: of who is older the birth is no beginning of the strip
_SHOWN = frozenset(("hulp", "keten", "maatregel"))
_GRID = Style("grid", width=WEIGHT_HAIR)


class _Ruler(NamedTuple):
    """Days over the width of the strip; what lies outside it lies on its edge."""

    scale: Scale
    right: float

    def x(self, day: float) -> float:
        return min(max(self.scale.x(day), NAMES), self.right)


class _Spot(NamedTuple):
    """A mark with its number ('' when it has none), its row and where it lies."""

    place: Place
    number: str
    row: int
    edges: tuple[float, float, float, float]


def mdo_strip(casus: Casus, chosen: Sequence[Event], *, today: date, width: float, tall: float) -> Drawing:
    """The strip, as high as its lanes need and at most ``tall`` (six lanes of one row always stand)."""
    places, undated = find_places(casus, today=today, grouping=Grouping.PERSON, memory=Memory())
    numbers = {str(event.id): str(n) for n, event in enumerate(chosen, start=1)}
    if not places:
        text = tr("Er staan nog geen gebeurtenissen met een datum op de tijdlijn.")
        return Drawing(width, SIZE * 2, (Text(0.0, SIZE, text, SIZE, role="ink_soft"),), alt=text)
    first, last = _span(casus, places, numbers, today=today)
    ruler = _Ruler(fitting(first, last, left=NAMES, right=width - 2), width - 2)
    shown = [place for place in places if place.extent.d > first and place.extent.a < last]
    curve, top = curve_of(places), UP + DOWN + AXIS
    lanes, bottom = _lanes(shown, numbers, ruler, top=top, tall=tall - 1)
    items = (*_years(ruler, bottom=bottom), *_curve(curve, ruler), *lanes)
    before = sum(place.extent.d <= first for place in places)
    return Drawing(
        width,
        bottom + 1,
        (*items, *_today(ruler, today, bottom=bottom), *_earlier(before)),
        title=tr("Tijdlijn met hulpcurve"),
        alt=_alt(shown, curve, numbers, first=first, last=last, undated=len(undated)),
    )


def _order() -> list[str]:
    return sorted(LANE_KINDS, key=lambda kind: vocabulary().lanes[kind].order)


def _span(casus: Casus, places: Sequence[Place], numbers: dict[str, str], *, today: date) -> tuple[int, int]:
    """The days of the strip; see the module."""
    needed = [p.extent.a for p in places if LANE_KINDS[p.kind] in _SHOWN or p.id in numbers]
    young = (p for p in casus.persons.values() if p.index or p.role is Role.YOUTH)
    now = today.toordinal()
    needed += [day for person in young if (day := birth_day(person)) is not None and day > now - YOUNG]
    first = min(needed or [place.extent.a for place in places])
    last = min(max(now, *(place.extent.d for place in places)), now + AHEAD)
    first = min(first, last - 400)
    air = max(40, (last - first) // 60)
    return max(1, first - air), last + air


def _lanes(
    places: Sequence[Place], numbers: dict[str, str], ruler: _Ruler, *, top: float, tall: float
) -> tuple[list[Item], float]:
    """The lanes that hold something, and where they end; the fullest give up rows until all fit."""
    inside = {kind: [p for p in places if p.kind == LANE_KINDS.index(kind)] for kind in _order()}
    lanes = {kind: _spots(held, numbers, ruler, most=ROWS) for kind, held in inside.items() if held}
    rows = {kind: _rows(spots) for kind, spots in lanes.items()}
    while top + sum(rows.values()) * ROW + len(rows) * GAP > tall and max(rows.values(), default=1) > 1:
        fullest = max(rows, key=lambda kind: rows[kind])
        lanes[fullest] = _spots(inside[fullest], numbers, ruler, most=rows[fullest] - 1)
        rows[fullest] = _rows(lanes[fullest])
    items: list[Item] = []
    for kind, spots in lanes.items():
        items += _lane(kind, spots, ruler, top=top)
        top += rows[kind] * ROW + GAP
    return items, top


def _rows(spots: Sequence[_Spot]) -> int:
    return max(spot.row for spot in spots) + 1


def _lane(kind: str, spots: Sequence[_Spot], ruler: _Ruler, *, top: float) -> Iterator[Item]:
    yield Line(((0.0, top), (ruler.right, top)), Style("line", width=WEIGHT_THIN))
    yield Text(0.0, top + ROW / 2 + 1 + SIZE * 0.35, vocabulary().lanes[kind].label, SIZE, role="ink_soft")
    for spot in sorted(spots, key=lambda spot: bool(spot.number)):
        yield _mark(spot, top=top + 1 + spot.row * ROW)


def _spots(places: Sequence[Place], numbers: dict[str, str], ruler: _Ruler, *, most: int) -> list[_Spot]:
    """Rows from left to right; numbered marks take theirs first, so that they lie free as long as there are rows."""
    taken: list[list[tuple[float, float, bool]]] = [[]]
    spots = []
    for place in sorted(places, key=lambda place: (place.id not in numbers, place.order)):
        number = numbers.get(place.id, "")
        edges = _edges(place, ruler)
        left = edges[0] - (text_width(number, SIZE, Face.BOLD) + 3 if number else 0) - 1
        right = edges[3] + 1
        sides = left, right
        row = min(range(len(taken)), key=lambda n: _burden(taken[n], *sides))
        if _burden(taken[row], left, right) > 0 and len(taken) < most:
            taken.append([])
            row = len(taken) - 1
        if number and any(marked and left < b and right > a for a, b, marked in taken[row]):
            number = ""  # two numbers on each other say nothing; the list has its date
        taken[row].append((left, right, bool(number)))
        spots.append(_Spot(place, number, row, edges))
    return spots


def _burden(held: Sequence[tuple[float, float, bool]], left: float, right: float) -> float:
    """How many points of a row are covered already between two x's; a numbered mark weighs ten times as much."""
    shared = ((min(right, b) - max(left, a), marked) for a, b, marked in held)
    return sum(width * (10 if marked else 1) for width, marked in shared if width > 0)


def _edges(place: Place, ruler: _Ruler) -> tuple[float, float, float, float]:
    """The four edges in points, inside the strip; a moment is as wide as its diamond."""
    extent, right = place.extent, ruler.right
    if extent.is_moment:
        x = min(max(ruler.x(extent.middle), NAMES + SIZES.diamond), right - SIZES.diamond)
        return x - SIZES.diamond, x, x, x + SIZES.diamond
    a, b, c, d = (ruler.x(day) for day in extent[:4])
    if extent.marks & Mark.END_TORN:
        d = min(d, max(a, b) + TAIL)
        b, c = min(b, d), min(c, d)
    d = max(d, a + 5)
    if d > right:
        a, b, c, d = min(a, right - 5), min(b, right), min(c, right), right
    return a, b, c, d


def _mark(spot: _Spot, *, top: float) -> Group:
    place = spot.place
    look = Look(place.kind, place.nature, Mark(place.extent.marks))
    if place.extent.is_moment:
        items = diamond(spot.edges[1], top, look, sizes=SIZES)
    else:
        items = bar(spot.edges, top, look, sizes=SIZES)
    if spot.number:
        at, wide = spot.edges[0] - 2, text_width(spot.number, SIZE, Face.BOLD)
        ground = Rect(Box(at - wide - 0.5, top + 1, wide + 1, ROW - 2), Style("", "surface", 0))
        items = (
            *items,
            ground,
            Text(at, top + ROW / 2 + SIZE * 0.3, spot.number, SIZE, Face.BOLD, Anchor.END, "accent"),
        )
    return Group(tuple(items), key=f"event:{place.id}")


def _years(ruler: _Ruler, *, bottom: float) -> Iterator[Item]:
    """The ruler, and hair lines for its years through the lanes."""
    scale, top, right = ruler.scale, UP + DOWN, ruler.right
    yield Rect(Box(NAMES, top, right - NAMES, AXIS), Style("", "surface_sunken"), 2)
    first, last = scale.on(NAMES).year + 1, scale.on(right).year
    room = text_width("2020", SIZE, Face.BOLD) + 7
    year_wide = scale.per_day * 365.25
    every = next((n for n in (1, 2, 5, 10, 20, 50) if n * year_wide >= room), 100)
    for year in range(first, last + 1):
        x = scale.x(date(year, 1, 1).toordinal())
        if year % every == 0 and x >= NAMES + 1:
            yield Line(((x, top), (x, bottom)), _GRID)
            if x + room - 3 <= right:
                yield Text(x + 2, top + AXIS / 2 + SIZE * 0.35, str(year), SIZE, Face.BOLD, role="ink_soft")


def _curve(curve: Curve, ruler: _Ruler) -> Iterator[Item]:
    """Help at the same time as steps above a line, reports per quarter as bars below it."""
    unit = (UP - 2) / max(curve.maybe.most, 1)
    drop = (DOWN - 2) / max(curve.quarters.most, 1)
    maybe = Style("curve_edge", "", WEIGHT_HAIR, hatch=Hatch.DIAGONAL)
    for steps, style in ((curve.maybe, maybe), (curve.sure, Style("curve_edge", "curve", WEIGHT_THIN))):
        yield from (Polygon(points, style) for points in _stairs(steps, ruler, unit=unit))
    yield Line(((NAMES, UP), (ruler.right, UP)), Style("line_strong", width=WEIGHT_THIN))
    quarters, style = curve.quarters, Style(lane_edge("keten"), lane_fill("keten"), WEIGHT_THIN)
    for day, end, count in zip(*(column.tolist() for column in quarters), strict=True):
        x0, x1 = ruler.x(day), ruler.x(end)
        if x1 > x0:
            yield Rect(Box(x0, UP, max(x1 - x0, 2.0), drop * count), style)
    told = tr("Hulp tegelijk, meest {n}", n=curve.maybe.most)
    yield Text(0.0, UP - 3, told, SIZE, role="ink_soft")
    yield Text(0.0, UP + DOWN - 2.5, tr("Meldingen"), SIZE, role="ink_soft")


def _stairs(steps: Steps, ruler: _Ruler, *, unit: float) -> Iterator[tuple[Point, ...]]:
    """One polygon for every stretch that is not zero."""
    points: list[Point] = []
    days, levels = steps.days.tolist(), steps.levels.tolist()
    for day, end, level in zip(days, [*days[1:], *days[-1:]], levels, strict=True):
        x0, x1 = ruler.x(day), ruler.x(end)
        if level and x1 > x0:
            points += [(x0, UP)] if not points else []
            points += [(x0, UP - level * unit), (x1, UP - level * unit)]
        elif points:
            yield (*points, (points[-1][0], UP))
            points = []
    if points:
        yield (*points, (points[-1][0], UP))


def _today(ruler: _Ruler, today: date, *, bottom: float) -> Iterator[Item]:
    x = ruler.x(today.toordinal())
    yield Line(((x, 2.0), (x, bottom)), Style("cursor", width=WEIGHT_THIN, dash=(3.0, 2.0)))


def _earlier(before: int) -> Iterator[Item]:
    if before:
        text = ntr("{n} eerder", "{n} eerder", before)
        yield Text(NAMES - 4, UP + DOWN + AXIS / 2 + SIZE * 0.35, text, SIZE, anchor=Anchor.END, role="ink_soft")


def _alt(shown: Sequence[Place], curve: Curve, numbers: dict[str, str], *, first: int, last: int, undated: int) -> str:
    years = (date.fromordinal(first).year, date.fromordinal(last).year)
    told = [
        ntr(
            "Tijdlijn van {van} tot {tot} met {n} gebeurtenis.", "Tijdlijn van {van} tot {tot} met {n} gebeurtenissen.",
            len(shown), van=years[0], tot=years[1],
        ),
        tr("Er liep op zijn meest {n} keer hulp tegelijk.", n=curve.maybe.most),
        tr("De nummers 1 tot en met {n} staan in de lijst.", n=len(numbers)) if numbers else "",
        _undated(undated),
    ]  # fmt: skip
    return " ".join(part for part in told if part)


def _undated(count: int) -> str:
    if not count:
        return ""
    return ntr(
        "{n} gebeurtenis zonder datum staat er niet in.", "{n} gebeurtenissen zonder datum staan er niet in.", count
    )
