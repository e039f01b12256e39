"""The MDO sheet on paper: two A4 on their side, or both on one A3; for the team (plan.md section 2).

    data = mdo_pdf(casus, today=today)                # always two pages, with ten events or with four hundred
    data = mdo_pdf(casus, today=today, paper="A3")    # the same, one page
    mdo_pages(casus, today=today)                     # the pages as drawings, for the preview

Feiten, duiding, andere verklaring, besluit, in that order. The casus is first reduced to what the team may see. What
has no room is left out by plain rules and counted; nothing is clipped or smaller than 8.5 points. Same casus and day,
same bytes.
"""

from __future__ import annotations

from datetime import date

from werkbank.drawing.shapes import Drawing
from werkbank.drawing.tokens import PAPER, Palette
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.errors import KnownError
from werkbank.paper.mdo_facts import lay_facts
from werkbank.paper.mdo_flow import BASE
from werkbank.paper.mdo_meaning import lay_meaning
from werkbank.paper.mdo_sheet import MARGINS, Sheet
from werkbank.paper.pdf.folio import Folio
from werkbank.paper.pdf.sizes import A3, A4, landscape
from werkbank.paper.pdf.tagged import TaggedPdf
from werkbank.paper.sheet import noon
from werkbank.patterns.help_story import help_block
from werkbank.plan.mdo import MdoSheet, mdo_for

PAPERS = ("A4", "A3")


def mdo_pdf(casus: Casus, *, today: date, paper: str = "A4", palette: Palette = PAPER) -> bytes:
    """The sheet as PDF.

    Raises:
        KnownError: there is no such paper.
    """
    return mdo_book(casus, today=today, paper=paper, palette=palette).finish()


def mdo_pages(casus: Casus, *, today: date, paper: str = "A4") -> list[Drawing]:
    """The pages as drawings: the same shapes as in the PDF."""
    return mdo_book(casus, today=today, paper=paper).drawings()


def mdo_book(casus: Casus, *, today: date, paper: str = "A4", palette: Palette = PAPER) -> TaggedPdf:
    """The sheet laid on its pages, not yet written. Raises ``KnownError`` for a paper that is not there."""
    if paper not in PAPERS:
        raise KnownError(
            tr("Papier '{naam}' bestaat hier niet.", naam=paper),
            remedy=tr("Kies uit: {keuzes}.", keuzes=", ".join(PAPERS)),
            code="unknown-paper",
        )
    sheet = mdo_for(casus, today=today)
    pdf = _empty(sheet, palette=palette)
    size = landscape(A4)
    pdf.page(size if paper == "A4" else A3)
    lay_facts(Sheet(pdf, size=size), sheet)
    if paper == "A4":
        pdf.page(size)
    below = Sheet(pdf, size=size, down=0.0 if paper == "A4" else size[1])
    lay_meaning(below, sheet, help_block(sheet.casus, today=today))
    return pdf


def _empty(sheet: MdoSheet, *, palette: Palette) -> TaggedPdf:
    title = tr("MDO-blad: {casus}", casus=sheet.title[:200])
    version = tr("voor het team, versie {dag}", dag=sheet.day.strftime("%Y.%m.%d"))
    folio = Folio(title=title, version=version, day=sheet.day, margins=MARGINS, size=BASE)
    subject = tr("Blad voor een multidisciplinair overleg")
    return TaggedPdf(title=title, created=noon(sheet.day), subject=subject, palette=palette, furniture=folio.items)
