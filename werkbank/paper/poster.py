"""The wall poster: genogram and timeline together on one large sheet, or on A4 sheets to glue (plan.md section 4).

    data = poster_pdf(casus, today=today, paper="A2")

Above the family, drawn as of the day of the poster, with its signs beside it; below its timeline with the legend; a
title with that day on top. The family gets as much height as it can use, at most the first of ``SHARES`` of the sheet;
the timeline gets the rest and chooses its own type so that all of it stays on one sheet. Where that type is too small
to read, the family gives way: it takes the next share. A4 sheets are cut from a poster as large as the casus needs,
with overlap, marks and a map of the sheets. After the poster all events in words, for who does not see it and for
labels that stand as a number.

What is on paper is told by line, shape and words as well as by colour, so a grey printer is enough.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from werkbank.drawing.geometry import bounds, placed
from werkbank.drawing.metrics import text_width
from werkbank.drawing.shapes import Drawing, Face, Group, Item, Line, Style, Text
from werkbank.drawing.wrap import shorten
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.dates import say_day
from werkbank.model.errors import KnownError
from werkbank.paper.pdf.sizes import A1, A2, A3, A4, PageSize, landscape
from werkbank.paper.pdf.tagged import TaggedPdf
from werkbank.paper.sheet import area_of, foot, noon
from werkbank.paper.tiles import put_tiles
from werkbank.paper.timeline_list import put_list

if TYPE_CHECKING:
    from werkbank.timeline.picture_sheets import Sheets

TILED = "A4-tiled"
SIZES: dict[str, PageSize] = {"A1": A1, "A2": A2, "A3": A3}
PAPERS = (*SIZES, TILED)
SHARES = (0.52, 0.36, 0.27)  # of the height that the family may take
LARGEST = 2.6  # times its own size
GAP = 14.0
SIGNS = 420.0  # points wide, before it is scaled
PICTURE = 0.72  # of the width; the signs get the rest
MANY_PERSONS = 40  # from here on A4 sheets are cut from an A1
HEAD = 60.0  # points: title and white between, about
SMALL_ENOUGH = 0.8  # of its own size: smaller than this the family does not get to make room
RULE = Style("line", "", 0.8)


class Poster(NamedTuple):
    """The picture, and the timeline that its list is made of."""

    drawing: Drawing
    timeline: Sheets | None


def poster_pdf(casus: Casus, *, today: date, paper: str = "A3") -> bytes:
    """The poster as PDF; the same casus and day give the same bytes.

    Raises:
        KnownError: there is no such paper, or nobody and nothing to draw.
    """
    return poster_book(casus, today=today, paper=paper).finish()


def poster_book(casus: Casus, *, today: date, paper: str = "A3") -> TaggedPdf:
    """The poster laid on its pages, not yet written. Raises ``KnownError`` like ``poster_pdf``."""
    if paper not in PAPERS:
        raise KnownError(
            tr("Papier '{naam}' bestaat hier niet.", naam=paper),
            remedy=tr("Kies uit: {keuzes}.", keuzes=", ".join(PAPERS)),
            code="unknown-paper",
        )
    size = landscape(SIZES[paper] if paper in SIZES else _for_tiles(casus, today=today))
    made = poster_of(casus, today=today, area=area_of(size)[2:])
    title = made.drawing.title
    pdf = TaggedPdf(title=title, created=noon(today), furniture=lambda page: foot(page, title=title, today=today))
    if paper == TILED:
        put_tiles(pdf, made.drawing, alt=made.drawing.alt, with_map=True)
    else:
        pdf.page(size)
        pdf.bookmark(title)
        pdf.figure(made.drawing, alt=made.drawing.alt, box=area_of(size))
    if made.timeline is not None:
        put_list(pdf, made.timeline.wall, size=landscape(A4))
    return pdf


def poster_of(casus: Casus, *, today: date, area: tuple[float, float]) -> Poster:
    """The poster as one drawing of exactly this area. Raises ``KnownError`` when there is nothing to draw."""
    if not casus.persons and not casus.events:
        raise KnownError(
            tr("Er is nog niemand en niets voor een wandplaat."),
            remedy=tr("Voeg eerst iemand van het gezin toe, of een gebeurtenis."),
            code="poster-empty",
        )
    family = _Family(casus, today=today) if casus.persons else None
    share = _share(casus, family, today=today, area=area) if casus.events else 1.0
    return _laid(casus, family, today=today, area=area, share=share)


def _share(casus: Casus, family: _Family | None, *, today: date, area: tuple[float, float]) -> float:
    """How much of the height the family gets: the timeline must be readable, and the family too."""
    from werkbank.timeline.picture_sheets import fits

    for now, after in pairwise(SHARES):
        room = (area[0], area[1] - HEAD - (family.height(area, now) if family is not None else 0.0))
        if family is None or family.scale(area, after) < SMALL_ENOUGH or fits(casus, today=today, area=room):
            return now
    return SHARES[-1]


def _laid(casus: Casus, family: _Family | None, *, today: date, area: tuple[float, float], share: float) -> Poster:
    """The timeline first: what height it leaves, the family gets as well."""
    width, height = area
    head = max(14.0, width / 75)
    items: list[Item] = [*_title(casus, today=today, width=width, size=head)]
    top, bottom, alts = head + GAP, height, []
    wanted = 2 * GAP + family.height((width, height - top), share) if family is not None else 0.0
    made = _timeline(casus, today=today, area=(width, height - top - wanted)) if casus.events else None
    if made is not None:
        (page,) = made.pages
        ink = bounds(page.items)
        used = ink.y + ink.h if ink is not None else 0.0
        scale = min(1.0, (height - top - wanted) / used) if used else 1.0
        bottom = height - used * scale
        across = (width - page.width * scale) / 2
        items += (placed(item, dx=across, dy=bottom, scale=scale) for item in page.items)
        alts.append(page.alt)
    if family is not None:
        drawn = family.drawn((width, bottom - top - (2 * GAP if made is not None else 0.0)))
        items.append(Group(tuple(placed(item, dy=top) for item in drawn.items), alt=drawn.alt))
        alts.insert(0, drawn.alt)
    if family is not None and made is not None:
        items.append(Line(((0.0, bottom - GAP), (width, bottom - GAP)), RULE))
    title = tr("Wandplaat {naam}", naam=casus.sheet.name).strip()
    return Poster(Drawing(width, height, tuple(items), title=title, alt=". ".join(alts)), made)


def _for_tiles(casus: Casus, *, today: date) -> PageSize:
    """As large as the casus needs before it is cut into A4 sheets."""
    from werkbank.timeline.picture_sheets import fits

    width, height = area_of(landscape(A2))[2:]
    many = len(casus.persons) > MANY_PERSONS
    return A1 if many or not fits(casus, today=today, area=(width, height * (1 - SHARES[1]) - HEAD)) else A2


def _title(casus: Casus, *, today: date, width: float, size: float) -> list[Item]:
    day = tr("zoals op {dag}", dag=say_day(today))
    room = width - text_width(day, size * 0.7) - GAP * 2
    name = shorten(casus.sheet.name or tr("Familie en tijdlijn"), room, size, Face.BOLD)
    told = Text(width - text_width(day, size * 0.7), size, day, size * 0.7, role="ink_soft")
    return [Text(0.0, size, name, size, Face.BOLD), told]


class _Family:
    """The genogram with its signs beside it, laid out once and placed in as much room as there is."""

    def __init__(self, casus: Casus, *, today: date) -> None:
        from werkbank.genogram.looks import Look
        from werkbank.genogram.picture import PROFESSIONAL, draw, layout_of, legend_of

        layout = layout_of(casus, look=Look(today))
        self._picture = draw(casus, as_of=today, view=PROFESSIONAL, layout=layout)
        self._signs = legend_of(casus, as_of=today, view=PROFESSIONAL, width=SIGNS)

    def scale(self, area: tuple[float, float], share: float) -> float:
        """How large it gets in a share of the height."""
        return min((area[0] * PICTURE - GAP) / self._picture.width, area[1] * share / self._picture.height, LARGEST)

    def height(self, area: tuple[float, float], share: float) -> float:
        """How high it gets in a share of the height, about."""
        return self._picture.height * self.scale(area, share)

    def drawn(self, area: tuple[float, float]) -> Drawing:
        """As wide as the area, as high as it needs."""
        width, height = area
        picture, signs, large = self._picture, self._signs, self.scale(area, 1.0)
        small = min(max(0.9, large * 0.75), 1.6, height / signs.height, width * (1 - PICTURE) / signs.width)
        tall = max(picture.height * large, signs.height * small)
        left = (width - picture.width * large - GAP * 2 - signs.width * small) / 2
        items = (
            *(placed(item, dx=left, dy=(tall - picture.height * large) / 2, scale=large) for item in picture.items),
            *(placed(item, dx=width - left - signs.width * small, scale=small) for item in signs.items),
        )
        return Drawing(width, tall, items, alt=picture.alt)


def _timeline(casus: Casus, *, today: date, area: tuple[float, float]) -> Sheets:
    from werkbank.timeline.picture_sheets import sheets

    return sheets(casus, today=today, area=area, one=True)
