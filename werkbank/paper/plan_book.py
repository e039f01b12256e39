"""The flowing document of a family plan: what :class:`FlowBook` does, and three things more.

* Abbreviations: ``explain`` tells, at the end of a block, what the abbreviations in it mean, each once in the document.
* Picture pages: a drawing gets a page of its own after the page that speaks of it, so that no page stays half empty;
  the next block begins behind it, so that no block is cut in two by a picture of another.
* Preview: ``pages`` gives every page as a drawing, the same shapes that the PDF holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from werkbank.drawing.geometry import room
from werkbank.drawing.shapes import Box, Drawing, Face, Text
from werkbank.drawing.tokens import PAPER, Palette
from werkbank.paper.glossary import Glossary
from werkbank.paper.pdf.blocks import text_strips
from werkbank.paper.pdf.book import FlowBook
from werkbank.paper.pdf.rich import Rich, Span, plain
from werkbank.paper.pdf.sizes import landscape
from werkbank.paper.pdf.strips import Placed, Strip
from werkbank.paper.pdf.structure import Element
from werkbank.paper.pdf.styles import HEADINGS, STYLES
from werkbank.paper.plan_look import NORMAL, Look

NARROWEST = 7.3  # base sizes: in a column under this, words are broken at every turn
READABLE = 1.45  # times its own size: names in a genogram (8 points) are read across a kitchen table then


@dataclass(frozen=True, slots=True, eq=False)
class _Float:
    """A drawing that waits for a page of its own; ``owners`` are the elements of its title and of the figure."""

    drawing: Drawing
    title: str
    level: int
    owners: tuple[Element, Element]
    below: list[Strip]
    lying: bool
    largest: float


class PlanBook(FlowBook):
    """One plan; ``finish`` gives the PDF, ``pages`` the same pages as drawings."""

    def __init__(
        self,
        *,
        title: str,
        created: datetime,
        version_label: str,
        subject: str,
        palette: Palette = PAPER,
        look: Look = NORMAL,
    ) -> None:
        super().__init__(
            title=title,
            created=created,
            version_label=version_label,
            subject=subject,
            palette=palette,
            base_size=look.base,
            size=look.size,
            margins=look.margins,
        )
        self._base, self._drawn = look.base, look.drawn
        self._glossary = Glossary()
        self._floats: dict[int, _Float] = {}
        self._floated = False  # a picture page waits and no block began behind it

    @property
    def width(self) -> float:
        """Width of the column, in points of a drawing."""
        return self._frame.width / self._drawn

    @property
    def height(self) -> float:
        """Height of a page's text, in points of a drawing."""
        return self._tall / self._drawn

    def heading(self, level: int, text: Rich) -> None:
        self.note(plain(text))
        if level <= 2 and self._floated:
            self.page_break()
            self._floated = False
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
        shares = widths or [1.0] * max(len(headers), 1)
        if headers and self._frame.width * min(shares) / sum(shares) < NARROWEST * self._base:
            self._rows_as_cards(headers, rows, blank_rows=blank_rows)
            return
        super().table(headers, rows, widths=widths, row_headers=row_headers, blank_rows=blank_rows)
        if len(rows) + blank_rows > 1:
            self.strips[-2].keep = True  # no single row alone on the next page

    def _rows_as_cards(self, headers: Sequence[Rich], rows: Sequence[Sequence[Rich]], *, blank_rows: int) -> None:
        """Where columns would be too narrow to read: each row as a card, with the heading before each cell."""
        for row in rows:
            with self.together(), self.box():
                for head, cell in zip(headers, row, strict=True):
                    if plain(cell).strip():
                        spans = [cell] if isinstance(cell, str) else cell
                        super().paragraph([Span(f"{plain(head)}: ", Face.BOLD), *spans])
        for _ in range(blank_rows):
            with self.together():
                for head in headers:
                    super().fields(plain(head))

    def figure(
        self, drawing: Drawing, *, alt: str, max_height: float | None = None, largest: float = 1.0, caption: Rich = ""
    ) -> None:
        room = max_height and max_height * self._drawn
        super().figure(drawing, alt=alt, max_height=room, largest=largest * self._drawn, caption=caption)

    def aside(self, text: str) -> None:
        """A quieter paragraph, as large as the rest: nothing in a plan for a family is in small print."""
        self.paragraph([Span(text, role="ink_soft")])

    def stick(self) -> None:
        """Keep what was added last on one page with what comes next."""
        if self.strips:
            self.strips[-1].keep = True

    def note(self, *texts: str) -> None:
        """Remember texts in which abbreviations may stand."""
        self._glossary.note(*texts)

    def explain(self) -> None:
        """Say what the abbreviations in the texts since the last time mean."""
        for rich in self._glossary.told():
            super().paragraph(rich)

    def _plain(self, rich: Rich, section: Element) -> list[Strip]:
        return text_strips(rich, owner=section.add("P"), frame=self._frame, style=STYLES["body"])

    def is_wide(self, drawing: Drawing) -> bool:
        """Whether a drawing would become too small to read in the column."""
        return min(self.width / drawing.width, self.height / drawing.height) < READABLE

    def picture_page(
        self, drawing: Drawing, *, alt: str, title: str, level: int = 3, lying: bool = False, largest: float = 2.0
    ) -> None:
        """A page for one drawing, right after the page on which the text stands now; ``lying`` turns it on its side.

        Its title is a heading of ``level``; what abbreviations mean is told below the drawing.
        """
        anchor = Strip(0.0)
        section = self._parent.add("Sect")
        heading, figure = section.add(f"H{level}"), section.add("Figure", alt=alt)
        largest *= self._drawn
        told = [] if lying else self._glossary.told()
        below = [strip for rich in told for strip in self._plain(rich, section)]
        self._floats[id(anchor)] = _Float(drawing, title, level, (heading, figure), below, lying, largest)
        self.strips.append(anchor)
        self._floated = True
        if level <= 2:  # a block by itself: all that follows stands behind it
            self.page_break()

    def pages(self) -> list[Drawing]:
        """Lay everything on pages and return each as a drawing in points, foot included."""
        return self.laid().drawings()

    def _lay_page(self, page: Sequence[Placed]) -> None:
        super()._lay_page(page)
        for _, strip in page:
            if id(strip) in self._floats:
                self._lay_float(self._floats[id(strip)])

    def _lay_float(self, float_: _Float) -> None:
        size = landscape(self._size) if float_.lying else self._size
        margins, (words, owner) = self._margins, float_.owners
        style = HEADINGS[float_.level - 1]
        side = margins.top if float_.lying else margins.left
        top = margins.top + 1.9 * style.scale * self._base
        box = Box(side, top, size[0] - 2 * side, size[1] - top - margins.bottom)
        x, y, scale = room(float_.drawing, inside=box, largest=float_.largest)
        y = y if float_.lying else top
        self._pdf.page(size)
        if float_.level <= 2:
            self._pdf.bookmark(float_.title, level=float_.level - 1, y=margins.top)
        letter = style.scale * self._base
        self._pdf.put(words, (Text(side, margins.top + letter, float_.title, letter, Face.BOLD, role="accent"),))
        self._pdf.stand(owner, x=x, y=y, area=(float_.drawing.width * scale, float_.drawing.height * scale))
        self._pdf.put(owner, float_.drawing.items, x=x, y=y, scale=scale)
        y += float_.drawing.height * scale + self._base
        for strip in float_.below:
            self._lay(strip, y)
            y += strip.height
