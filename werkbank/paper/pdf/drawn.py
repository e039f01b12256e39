"""The pages of a tagged PDF as drawings in points, for a preview: the shapes that the file holds, foot included."""

from __future__ import annotations

from collections.abc import Iterator

from werkbank.drawing.geometry import placed
from werkbank.drawing.shapes import Drawing, Item
from werkbank.paper.pdf.tagged import Page, PageNumber, TaggedPdf


def drawn_pages(pdf: TaggedPdf, /) -> list[Drawing]:
    """A drawing for every page."""
    drawn = []
    for number, page in enumerate(pdf.pages, start=1):
        foot = pdf.furniture(PageNumber(number, len(pdf.pages), page.size)) if pdf.furniture else ()
        drawn.append(Drawing(*page.size, (*_items(page), *foot)))
    return drawn


def _items(page: Page) -> Iterator[Item]:
    yield from page.ground
    for piece in page.pieces:
        for items, x, y, scale in piece.items:
            yield from (placed(item, dx=x, dy=y, scale=scale) for item in items)
