"""The flowing document of a family plan: what :class:`FlowBook` does, and three things more.

* Abbreviations: ``explain`` tells, at the end of a block, what the abbreviations in it mean, each once in the document.
* Wide pictures: a drawing that would become too small to read gets a page of its own, on its side.
* Preview: ``pages`` gives every page as a drawing, the same shapes that the PDF holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from werkbank.drawing.geometry import placed, room
from werkbank.drawing.shapes import Box, Drawing, Face, Item
from werkbank.drawing.tokens import PAPER, Palette
from werkbank.model.vocabulary import vocabulary
from werkbank.paper.pdf.book import FlowBook
from werkbank.paper.pdf.rich import Rich, Span, plain
from werkbank.paper.pdf.sizes import landscape
from werkbank.paper.pdf.strips import Strip, grounds, settle
from werkbank.paper.pdf.structure import Element
from werkbank.paper.pdf.tagged import Page, PageNumber

BASE = 12.5
READABLE = 1.45  # times its own size: names in a genogram (8 points) are read across a kitchen table then


class PlanBook(FlowBook):
    """One plan; ``finish`` gives the PDF, ``pages`` the same pages as drawings."""

    def __init__(
        self, *, title: str, created: datetime, version_label: str, subject: str, palette: Palette = PAPER
    ) -> None:
        super().__init__(
            title=title, created=created, version_label=version_label, subject=subject, palette=palette, base_size=BASE
        )
        self._heard: list[str] = []
        self._explained: set[str] = set()
        self._wide: dict[int, tuple[Drawing, Element]] = {}

    @property
    def width(self) -> float:
        """Width of the column, in points."""
        return self._frame.width

    @property
    def height(self) -> float:
        """Height of a page's text, in points."""
        return self._tall

    def heading(self, level: int, text: Rich) -> None:
        self.note(plain(text))
        super().heading(level, text)

    def paragraph(self, text: Rich, style: str = "body") -> None:
        self.note(plain(text))
        super().paragraph(text, style)

    def bullets(self, items: Sequence[Rich], *, numbered: bool = False, style: str = "body") -> None:
        self.note(*map(plain, items))
        super().bullets(items, numbered=numbered, style=style)

    def table(
        self,
        headers: Sequence[Rich],
        rows: Sequence[Sequence[Rich]],
        *,
        widths: Sequence[float] | None = None,
        row_headers: bool = False,
        blank_rows: int = 0,
    ) -> None:
        self.note(*(plain(cell) for row in rows for cell in row))
        super().table(headers, rows, widths=widths, row_headers=row_headers, blank_rows=blank_rows)

    def aside(self, text: str) -> None:
        """A quieter paragraph, as large as the rest: nothing in a plan for a family is in small print."""
        self.paragraph([Span(text, role="ink_soft")])

    def stick(self) -> None:
        """Keep what was added last on one page with what comes next."""
        if self.strips:
            self.strips[-1].keep = True

    def note(self, *texts: str) -> None:
        """Remember texts in which abbreviations may stand."""
        self._heard += texts

    def explain(self) -> None:
        """Say what the abbreviations in the texts since the last time mean."""
        found = vocabulary().abbreviations_in(" ".join(self._heard))
        fresh = [row for row in found if row.id not in self._explained]
        self._heard = []
        for row in fresh:
            self._explained.add(row.id)
            super().paragraph([Span(f"{row.label}: ", Face.BOLD, "ink_soft"), Span(row.sentence, role="ink_soft")])

    def is_wide(self, drawing: Drawing) -> bool:
        """Whether a drawing would become too small to read in the column."""
        return min(self.width / drawing.width, self._tall / drawing.height) < READABLE

    def wide_figure(self, drawing: Drawing, *, alt: str) -> None:
        """A drawing on a page of its own, on its side."""
        strip = Strip(self._tall, [], new_page=True)
        self._wide[id(strip)] = (drawing, self._parent.add("Figure", alt=alt))
        self.strips.append(strip)

    def finish(self) -> bytes:
        """Lay everything on pages and return the file."""
        self._lay_pages()
        return self._pdf.finish()

    def pages(self) -> list[Drawing]:
        """Lay everything on pages and return each as a drawing in points, foot included."""
        self._lay_pages()
        furniture = self._pdf.furniture
        drawn = []
        for number, page in enumerate(self._pdf.pages, start=1):
            foot = furniture(PageNumber(number, len(self._pdf.pages), page.size)) if furniture else ()
            drawn.append(Drawing(*page.size, (*_items(page), *foot)))
        return drawn

    def _lay_pages(self) -> None:
        for page in settle(self.strips, height=self._tall):
            wide = self._wide.get(id(page[0].strip)) if page else None
            if wide:
                self._lay_wide(*wide)
                continue
            self._pdf.page(self._size)
            self._pdf.ground(placed(rect, dy=self._margins.top) for rect in grounds(page))
            for y, strip in page:
                self._lay(strip, self._margins.top + y)

    def _lay_wide(self, drawing: Drawing, owner: Element) -> None:
        size, margins = landscape(self._size), self._margins
        box = Box(margins.top, margins.top, size[0] - 2 * margins.top, size[1] - margins.top - margins.bottom)
        x, y, scale = room(drawing, inside=box)
        self._pdf.page(size)
        self._pdf.stand(owner, x=x, y=y, area=(drawing.width * scale, drawing.height * scale))
        self._pdf.put(owner, drawing.items, x=x, y=y, scale=scale)


def _items(page: Page) -> Iterator[Item]:
    yield from page.ground
    for piece in page.pieces:
        for items, x, y, scale in piece.items:
            yield from (placed(item, dx=x, dy=y, scale=scale) for item in items)
