"""One drawing on paper: whole on one sheet, or cut into A4 tiles to glue together.

    drawing_pdf(drawing, today=today, paper="A3")          # one page, the way up that shows it larger
    drawing_pdf(drawing, today=today, paper="A4-tiled")    # as many A4 sheets as it takes at its own size

Everything stays vector with selectable text. A foot tells title, day and page; see :mod:`werkbank.paper.tiles` for what
stands round a tile.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

from werkbank.drawing.metrics import text_width
from werkbank.drawing.shapes import Anchor, Box, Drawing, Item, Text
from werkbank.drawing.tokens import PAPER, Palette
from werkbank.drawing.wrap import shorten
from werkbank.i18n import tr
from werkbank.model.dates import say_day
from werkbank.model.errors import KnownError
from werkbank.paper.pdf.sizes import A1, A2, A3, A4, MM, PageSize, landscape
from werkbank.paper.pdf.tagged import PageNumber, TaggedPdf
from werkbank.paper.tiles import put_tiles

SIZES: dict[str, PageSize] = {"A4": A4, "A3": A3, "A2": A2, "A1": A1}
TILED = "A4-tiled"
PAPERS = (*SIZES, TILED)
MARGIN = 10 * MM
FOOT = 9 * MM
FOOT_SIZE = 9.0
LARGEST = 2.5  # a small family does not become a poster of blocks
NO_DAY = date(2020, 1, 1)  # what an undated file says when it was made
WORTH_TURNING = 1.15  # landscape is the rule; upright only when that shows so much more


def drawing_pdf(
    drawing: Drawing, *, today: date, paper: str = "A3", palette: Palette = PAPER, dated: bool = True
) -> bytes:
    """The drawing as PDF; the same drawing and day give the same bytes. Without ``dated`` it says none.

    Raises:
        KnownError: there is no such paper.
    """
    return drawing_book(drawing, today=today, paper=paper, palette=palette, dated=dated).finish()


def drawing_book(
    drawing: Drawing, *, today: date, paper: str = "A3", palette: Palette = PAPER, dated: bool = True
) -> TaggedPdf:
    """The same, laid on its pages and not yet written. Raises ``KnownError`` for a paper that is not there."""
    if paper not in PAPERS:
        raise KnownError(
            tr("Papier '{naam}' bestaat hier niet.", naam=paper),
            remedy=tr("Kies uit: {keuzes}.", keuzes=", ".join(PAPERS)),
            code="unknown-paper",
        )
    pdf = TaggedPdf(
        title=drawing.title or tr("Tekening"),
        created=noon(today if dated else NO_DAY),
        palette=palette,
        furniture=lambda page: foot(page, title=drawing.title, today=today if dated else None),
    )
    if paper == TILED:
        put_tiles(pdf, drawing, alt=_alt(drawing))
    else:
        _put_whole(pdf, drawing, size=SIZES[paper])
    return pdf


def noon(day: date, /) -> datetime:
    """The moment written into a file that is made 'on a day': the clock's time is nobody's business."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def _put_whole(pdf: TaggedPdf, drawing: Drawing, *, size: PageSize) -> None:
    lying, upright = landscape(size), (min(size), max(size))
    turned = _scale(drawing, size=upright) > _scale(drawing, size=lying) * WORTH_TURNING
    page = upright if turned else lying
    pdf.page(page)
    pdf.figure(drawing, alt=_alt(drawing), box=area_of(page), largest=LARGEST)


def area_of(page: PageSize) -> Box:
    """The part of a page on which a drawing may stand."""
    return Box(MARGIN, MARGIN, page[0] - 2 * MARGIN, page[1] - 2 * MARGIN - FOOT)


def _scale(drawing: Drawing, *, size: PageSize) -> float:
    area = area_of(size)
    return min(area.w / drawing.width, area.h / drawing.height, LARGEST)


def foot(page: PageNumber, *, title: str, today: date | None) -> Iterable[Item]:
    """Title, day and number of the page, at its lower edge."""
    y = page.size[1] - MARGIN * 0.75
    where = tr("bladzijde {nummer} van {totaal}", nummer=page.number, totaal=page.total)
    told = f"{say_day(today)}  ·  {where}" if today else where
    right = page.size[0] - MARGIN
    room = right - MARGIN - text_width(told, FOOT_SIZE) - 20
    yield Text(MARGIN, y, shorten(title, room, FOOT_SIZE), FOOT_SIZE, role="ink_faint")
    yield Text(right, y, told, FOOT_SIZE, anchor=Anchor.END, role="ink_faint")


def _alt(drawing: Drawing) -> str:
    return drawing.alt or drawing.title or tr("Tekening")
