"""The timeline cut into sheets of paper: as large as it fits on one, else over more, never smaller than can be read.

    made = sheets(casus, today=today, wanted=Wanted(), area=(1134.0, 770.0))
    made.pages, made.smallest, made.wall.cut_labels

One sheet is tried with roomy labels and large type first. When even the least type does not fit, the lanes go on on
more sheets, each with the years above and the legend below, cut between rows; or, asked to stay on one sheet, labels
give way to numbers and then type gets smaller than ``LEAST`` (``made.smallest`` tells how small).

Invariant: every mark stands whole on exactly one sheet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from werkbank.drawing.geometry import bounds, placed, walk
from werkbank.drawing.shapes import Box, Drawing, Face, Group, Item, Line, Rect, Style, Text
from werkbank.drawing.tokens import WEIGHT_THIN
from werkbank.drawing.wrap import shorten, wrap
from werkbank.i18n import ntr, tr
from werkbank.model.casus import Casus
from werkbank.model.dates import say_day
from werkbank.timeline.cutting import width as text_width
from werkbank.timeline.picture_ground import band_title
from werkbank.timeline.picture_legend import wall_legend
from werkbank.timeline.picture_paper import USUAL_WANTED, Form, Wall, Wanted, lay_wall
from werkbank.timeline.places import Memory

LEAST = 7.0  # points: type below this cannot be read
TITLE, NOTE = 13.0, 9.0
GAP = 8.0
ROOMY, USUAL, TIGHT, NUMBERS = 260.0, 104.0, 60.0, 20.0
LARGE = (2.6, 2.2, 1.9, 1.6, 1.4, 1.25, 1.1, 1.0)
SMALL = (0.9, 0.78)
SMALLEST = (0.7, 0.6, 0.5, 0.42, 0.35, 0.3, 0.25, 0.2, 0.16, 0.12, 0.09, 0.07, 0.05)
MORE_SHEETS = Form(0.85, USUAL)
_READABLE = (
    *(Form(scale, ROOMY) for scale in LARGE),
    *(Form(scale, USUAL) for scale in (1.1, 1.0, 0.9)),
    *(Form(scale, ROOMY) for scale in SMALL),
    *(Form(scale, USUAL) for scale in (0.85, 0.78)),
    *(Form(scale, TIGHT) for scale in (0.9, 0.78)),
)
_SQUEEZED = (Form(0.78, NUMBERS), *(Form(scale, NUMBERS) for scale in SMALLEST))
_WHITE = Style("", "surface", 0.0)
WORTH_FILLING = 0.5  # a lane begins on a new sheet when the old one is filled so far


@dataclass(frozen=True, eq=False)
class Sheets:
    """The pages, and the layout they were cut from."""

    pages: tuple[Drawing, ...]
    wall: Wall

    @property
    def smallest(self) -> float:
        """The smallest type, in points."""
        sizes = (item.size for page in self.pages for item in walk(page.items) if isinstance(item, Text))
        return min(sizes, default=LEAST)


def sheets(
    casus: Casus, *, today: date, area: tuple[float, float], wanted: Wanted = USUAL_WANTED, one: bool = False
) -> Sheets:
    """The timeline on as few sheets of this area as can be read; with ``one`` always on one."""
    memory = Memory()
    width, tall = area

    def laid(form: Form) -> Wall:
        return lay_wall(casus, today=today, wanted=wanted, width=width, form=form, memory=memory)

    if not one and _height(laid(_READABLE[-1]), width) > tall:
        wall = laid(MORE_SHEETS)
        return Sheets(tuple(_pages(wall, area=area, today=today)), wall)
    wall = next(
        (wall for wall in map(laid, (*_READABLE, *_SQUEEZED)) if _height(wall, width) <= tall), laid(_SQUEEZED[-1])
    )
    return Sheets((_whole(wall, width=width, today=today, height=tall),), wall)


def fits(casus: Casus, *, today: date, area: tuple[float, float], wanted: Wanted = USUAL_WANTED) -> bool:
    """Whether all of it can be read on one sheet of this area; much quicker than drawing it."""
    width, tall = area
    return _height(lay_wall(casus, today=today, wanted=wanted, width=width, form=_READABLE[-1]), width) <= tall


def long_sheet(
    casus: Casus,
    *,
    today: date,
    width: float,
    form: Form,
    wanted: Wanted = USUAL_WANTED,
    drawn: bool = True,
    memory: Memory | None = None,
) -> Sheets:
    """One picture of this width, as high as it gets: for tiles and for files that are no paper.

    Without ``drawn`` it has its size alone; ``memory`` makes the next width cheap.
    """
    wall = lay_wall(casus, today=today, wanted=wanted, width=width, form=form, memory=memory)
    if not drawn:
        return Sheets((Drawing(width, _height(wall, width), ()),), wall)
    return Sheets((_whole(wall, width=width, today=today),), wall)


def _height(wall: Wall, width: float) -> float:
    return _top_of(wall, width) + wall.height + GAP + _legend_height(wall, width)


def _legend_height(wall: Wall, width: float) -> float:
    return wall_legend(wall, width=width, top=0.0).bottom


def _top_of(wall: Wall, width: float) -> float:
    return TITLE + GAP + len(_notes(wall, width)) * NOTE * 1.35


def _notes(wall: Wall, width: float) -> tuple[str, ...]:
    return tuple(wrap("  ".join(wall.not_shown()), width, NOTE)) if wall.not_shown() else ()


def _whole(wall: Wall, *, width: float, today: date, height: float | None = None) -> Drawing:
    top = _top_of(wall, width)
    tall = _height(wall, width)
    items = [
        *(placed(item, dy=top) for item in wall.body_items()),
        *(placed(item, dy=top) for item in wall.head_items()),
        *_title(wall, width=width, today=today),
        wall_legend(wall, width=width, top=top + wall.height + GAP).group,
    ]
    return Drawing(width, max(tall, height or 0.0), tuple(items), title_of(wall), alt_of(wall))


def title_of(wall: Wall) -> str:
    """'Tijdlijn Gezin Verzonnen'."""
    return tr("Tijdlijn {naam}", naam=wall.board.casus.sheet.name).strip()


def alt_of(wall: Wall, *, page: int = 0, of: int = 0) -> str:
    """What a screen reader says instead of the picture: what it is, from when to when, and where the words stand."""
    n = len({place.id for place in wall.board.places})
    first, last = (date.fromordinal(day) for day in (wall.board.first_day, wall.board.last_day)) if n else (None, None)
    told = ntr("Tijdlijn met {n} gebeurtenis", "Tijdlijn met {n} gebeurtenissen", n)
    lanes = ntr("in {n} baan", "in {n} banen", sum(band.lane is not None for band in wall.pile.bands))
    years = f", {first.year}–{last.year}" if first and last and wall.board.align is None else ""
    where = " " + tr("Blad {n} van {alle}.", n=page, alle=of) if of > 1 else ""
    return f"{told} {lanes}{years}. {tr('Alle gebeurtenissen staan achteraan in een lijst.')}{where}"


def _title(wall: Wall, *, width: float, today: date, page: int = 0, of: int = 0) -> Iterator[Item]:
    day = say_day(wall.wanted.as_of or today)
    told = tr("zoals op {dag}, versie {versie}", dag=day, versie=today.strftime("%Y.%m.%d"))
    if of > 1:
        told = tr("blad {n} van {alle}", n=page, alle=of) + "  ·  " + told
    room = width - text_width(told, size=NOTE) - 20
    yield Text(0.0, TITLE, shorten(title_of(wall), room, TITLE, Face.BOLD), TITLE, Face.BOLD)
    yield Text(width - text_width(told, size=NOTE), TITLE, told, NOTE, role="ink_soft")
    for n, line in enumerate(_notes(wall, width), start=1):
        yield Text(0.0, TITLE + n * NOTE * 1.35, line, NOTE, Face.BOLD)


def _pages(wall: Wall, *, area: tuple[float, float], today: date) -> Iterator[Drawing]:
    width, tall = area
    top, under = _top_of(wall, width), GAP + _legend_height(wall, width)
    axis = wall.ground.sizes.axis
    rooms = (tall - top - wall.head - under, tall - top - axis - under)
    cuts = cuts_of(wall, first=rooms[0], later=rooms[1])
    body = [(item, bounds((item,))) for item in wall.body_items()]
    head = [placed(item, dy=top) for item in wall.head_items()]
    years = [item for item in head if _above(item, top + axis + 1)]
    for number, (start, end) in enumerate(pairwise(cuts), start=1):
        over = top + (wall.head if number == 1 else axis)
        dy = over - wall.head - start
        low, high = wall.head + start, wall.head + end
        inside = [
            placed(_within(item, low=low, high=high), dy=dy)
            for item, box in body
            if box and box.y < high - 0.5 and box.y + box.h > low + 0.5
        ]
        bottom = over + end - start
        items = (
            *inside,
            Rect(Box(0.0, 0.0, width, over), _WHITE),  # texts of rows beside the cut
            Rect(Box(0.0, bottom, width, tall - bottom), _WHITE),
            *(head if number == 1 else years),
            *_going_on(wall, start=start, over=over),
            Line(((0.0, bottom), (width, bottom)), Style("line_strong", width=WEIGHT_THIN)),
            *_title(wall, width=width, today=today, page=number, of=len(cuts) - 1),
            wall_legend(wall, width=width, top=bottom + GAP).group,
        )
        yield Drawing(width, tall, items, title_of(wall), alt_of(wall, page=number, of=len(cuts) - 1))


def _within(item: Item, *, low: float, high: float) -> Item:
    """Lines and grounds that go on over more sheets, cut to this one; marks stand whole."""
    if isinstance(item, Line):
        return replace(item, points=tuple((x, min(max(y, low), high)) for x, y in item.points))
    if isinstance(item, Rect):
        top, bottom = max(item.box.y, low), min(item.box.y + item.box.h, high)
        return replace(item, box=Box(item.box.x, top, item.box.w, max(0.0, bottom - top)))
    if isinstance(item, Group) and not item.key.startswith("event:"):
        return replace(item, items=tuple(_within(one, low=low, high=high) for one in item.items))
    return item


def _above(item: Item, y: float) -> bool:
    box = bounds((item,))
    return box is not None and box.y + box.h <= y


def _going_on(wall: Wall, *, start: float, over: float) -> Iterator[Item]:
    """The name of a lane that began on the sheet before."""
    band = next((band for band in wall.pile.bands if band.top < start - 0.5 and start + 0.5 < band.bottom), None)
    if band is None:
        return
    sizes = wall.ground.sizes
    lines = wrap(tr("{naam} (vervolg)", naam=band_title(band)), sizes.names - sizes.of(18), sizes.name, Face.BOLD)
    for n, line in enumerate(lines):
        yield Text(sizes.of(10), over + (n + 1.1) * sizes.name * 1.25, line, sizes.name, Face.BOLD)


def cuts_of(wall: Wall, *, first: float, later: float) -> list[float]:
    """The heights in the pile at which sheets begin and end: between lanes, else between rows."""
    bands, rows = wall.pile.bands, sorted(wall.pile.row_top[wall.pile.row_top >= 0].tolist())
    sizes = wall.ground.sizes
    gap = (sizes.row - sizes.bar) / 2
    starts = [band.top for band in bands]
    cuts, room = [0.0], first
    while wall.pile.height - cuts[-1] > room + 0.5:
        at = cuts[-1]
        lane = _last_within(starts, low=at + room * WORTH_FILLING, high=at + room)
        row = _last_within([y - gap for y in rows], low=at + sizes.row, high=at + room)
        cuts.append(lane or row or at + room)
        room = later
    return [*cuts, wall.pile.height]


def _last_within(places: Sequence[float], *, low: float, high: float) -> float:
    return max((place for place in places if low <= place <= high), default=0.0)
