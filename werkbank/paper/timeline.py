"""The timeline on paper: sheets or tiles with the picture, then all its events in words, in the order of time.

    timeline_pdf(casus, today=today, paper="A3")                       # as many A3 sheets as can be read
    timeline_pdf(casus, today=today, paper="A1", one=True)             # always one
    timeline_pdf(casus, today=today, paper="A4-tiled", wanted=wanted)  # A4 sheets to glue, with a map of the sheets

The list is for whoever cannot see the picture, and for the numbers that stand where a label had no room. Everything is
vector; the same casus, day and wishes give the same bytes.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from werkbank.drawing.shapes import Drawing
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.errors import KnownError
from werkbank.paper.pdf.sizes import A4, landscape
from werkbank.paper.pdf.tagged import TaggedPdf
from werkbank.paper.sheet import PAPERS, SIZES, TILED, area_of, foot, noon
from werkbank.paper.tiles import VIEW, put_tiles, tile_scale, tiles
from werkbank.paper.timeline_list import put_list

if TYPE_CHECKING:
    from werkbank.timeline.picture_paper import Wanted
    from werkbank.timeline.picture_sheets import Sheets

MOST_COLUMNS = 5
HARDLY_MORE = 1.34
OWN_SIZE = ("A4", "A3")  # papers on which a list reads well; larger ones get it on A4


def timeline_pdf(
    casus: Casus, *, today: date, paper: str = "A3", wanted: Wanted | None = None, one: bool = False
) -> bytes:
    """The timeline as PDF.

    Raises:
        KnownError: there is no such paper.
    """
    return timeline_book(casus, today=today, paper=paper, wanted=wanted, one=one).finish()


def timeline_book(
    casus: Casus, *, today: date, paper: str = "A3", wanted: Wanted | None = None, one: bool = False
) -> TaggedPdf:
    """The same, laid on its pages and not yet written. Raises ``KnownError`` for a paper that is not there."""
    made = timeline_sheets(casus, today=today, paper=paper, wanted=wanted, one=one)
    first = made.pages[0]
    pdf = TaggedPdf(
        title=first.title, created=noon(today), furniture=lambda page: foot(page, title=first.title, today=today)
    )
    if paper == TILED:
        put_tiles(pdf, first, alt=first.alt, with_map=True)
    else:
        for drawing in made.pages:
            size = landscape(SIZES[paper])
            pdf.page(size)
            pdf.figure(drawing, alt=drawing.alt, box=area_of(size))
    put_list(pdf, made.wall, size=landscape(SIZES[paper]) if paper in OWN_SIZE else landscape(A4))
    return pdf


def timeline_sheets(
    casus: Casus, *, today: date, paper: str = "A3", wanted: Wanted | None = None, one: bool = False
) -> Sheets:
    """The pictures that stand on the pages, for a preview; for tiles the one picture that is cut.

    Raises:
        KnownError: there is no such paper.
    """
    from werkbank.timeline.picture_paper import USUAL_WANTED
    from werkbank.timeline.picture_sheets import sheets

    wanted = wanted or USUAL_WANTED
    if paper not in PAPERS:
        raise KnownError(
            tr("Papier '{naam}' bestaat hier niet.", naam=paper),
            remedy=tr("Kies uit: {keuzes}.", keuzes=", ".join(PAPERS)),
            code="unknown-paper",
        )
    if paper == TILED:
        return _to_tile(casus, today=today, wanted=wanted)
    area = area_of(landscape(SIZES[paper]))
    return sheets(casus, today=today, area=(area.w, area.h), wanted=wanted, one=one)


def _to_tile(casus: Casus, *, today: date, wanted: Wanted) -> Sheets:
    """As wide as it gets for hardly more sheets than the fewest: years need room more than lanes do."""
    from werkbank.timeline.picture_sheets import MORE_SHEETS, long_sheet
    from werkbank.timeline.places import Memory

    form = MORE_SHEETS._replace(scale=1.0)
    widths = [columns * VIEW.w * 0.96 for columns in range(1, MOST_COLUMNS + 1)]
    asked = {"today": today, "form": form, "wanted": wanted, "memory": Memory()}
    tried = [long_sheet(casus, width=width, drawn=False, **asked) for width in widths]  # type: ignore[arg-type]
    counts = [tile_count(one.pages[0]) for one in tried]
    width = max(width for width, count in zip(widths, counts, strict=True) if count <= min(counts) * HARDLY_MORE)
    return long_sheet(casus, width=width, **asked)  # type: ignore[arg-type]


def tile_count(drawing: Drawing) -> int:
    """How many A4 sheets a picture takes."""
    scale = tile_scale(drawing)
    return len(list(tiles(drawing.width * scale, height=drawing.height * scale)))
