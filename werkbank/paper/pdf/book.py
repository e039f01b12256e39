"""A long document as a tagged PDF: flowing text, laid on pages with a foot.

    book = FlowBook(title="Ons plan", created=moment, version_label="versie 3", author="Team Noord")
    book.heading(1, "Ons plan")
    book.paragraph("Wij willen dat Zoë weer elke dag naar school gaat.")
    book.table(["Wat", "Wie", "Wanneer"], [["Bellen", "oma", "elke maandag"]], widths=[3, 1, 1])
    data = book.finish()

All that can be added is told in :class:`werkbank.paper.pdf.flow.Flow`. Same input, same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from werkbank.drawing.geometry import placed
from werkbank.drawing.tokens import PAPER, Palette
from werkbank.paper.pdf.blocks import Frame
from werkbank.paper.pdf.flow import Flow
from werkbank.paper.pdf.folio import Folio
from werkbank.paper.pdf.sizes import A4, PageSize
from werkbank.paper.pdf.strips import Part, Placed, Strip, grounds, settle
from werkbank.paper.pdf.styles import MARGINS, Margins
from werkbank.paper.pdf.tagged import TaggedPdf

FOOT = 11.0
"""Points: the foot stays small and whole where the letters are very large."""


class FlowBook(Flow):
    """A whole document; ``finish`` gives the PDF."""

    def __init__(
        self,
        *,
        title: str,
        created: datetime,
        version_label: str = "",
        subject: str = "",
        author: str = "",
        palette: Palette = PAPER,
        margins: Margins = MARGINS,
        base_size: float = 12.5,
        size: PageSize = A4,
    ) -> None:
        folio = Folio(
            title=title, version=version_label, day=created.date(), margins=margins, size=min(0.72 * base_size, FOOT)
        )
        self._pdf = TaggedPdf(
            title=title, created=created, subject=subject, author=author, palette=palette, furniture=folio.items
        )
        self._size, self._margins = size, margins
        frame = Frame(margins.left, size[0] - margins.left - margins.right, base_size)
        super().__init__(root=self._pdf.root, frame=frame, tall=size[1] - margins.top - margins.bottom)

    def finish(self) -> bytes:
        """Lay the strips on pages and return the file."""
        return self.laid().finish()

    def laid(self) -> TaggedPdf:
        """Lay the strips on pages: the document, not written yet. Once."""
        self._lay_pages()
        return self._pdf

    def _lay_pages(self) -> None:
        for page in settle(self.strips, height=self._tall):
            self._lay_page(page)

    def _lay_page(self, page: Sequence[Placed]) -> None:
        self._pdf.page(self._size)
        self._pdf.ground(placed(rect, dy=self._margins.top) for rect in grounds(page))
        for y, strip in page:
            self._lay(strip, self._margins.top + y)

    def _lay(self, strip: Strip, y: float) -> None:
        if strip.bookmark:
            title, level = strip.bookmark
            self._pdf.bookmark(title, level=level, y=y)
        for part in strip.parts:
            self._lay_part(part, y + part.y)

    def _lay_part(self, part: Part, y: float) -> None:
        if part.area and part.owner:
            self._pdf.stand(part.owner, x=part.x, y=y, area=part.area)
        self._pdf.put(part.owner, part.items, x=part.x, y=y, scale=part.scale)
