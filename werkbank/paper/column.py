"""What a plan may be written on: PDF pages (``plan_book``) or a Word document (``docx.book``).

The writers of the blocks (``plan_family`` and the like) know these two protocols only, so that both carry the same
text in the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from werkbank.drawing.shapes import Drawing
from werkbank.paper.pdf.rich import Rich


class Column(Protocol):
    """Blocks below each other."""

    def heading(self, level: int, text: Rich) -> None:
        """A heading of level 1 (the title of the document) to 4."""

    def paragraph(self, text: Rich, style: str = "body") -> None:
        """A paragraph in a style of ``pdf.styles.STYLES``."""

    def bullets(self, items: Sequence[Rich], *, numbered: bool = False, style: str = "body") -> None:
        """A list with bullets, or with numbers."""

    def choices(self, labels: Sequence[Rich]) -> None:
        """Boxes to tick by hand."""

    def dotted_lines(self, count: int) -> None:
        """Empty lines to write on by hand."""

    def fields(self, *labels: str) -> None:
        """Labels with room to write behind them."""


class PlanPaper(Column, Protocol):
    """A whole plan."""

    @property
    def width(self) -> float:
        """Width of the column, in points."""

    @property
    def height(self) -> float:
        """Height of a page's text, in points."""

    def table(
        self,
        headers: Sequence[Rich],
        rows: Sequence[Sequence[Rich]],
        *,
        widths: Sequence[float] | None = None,
        row_headers: bool = False,
        blank_rows: int = 0,
    ) -> None:
        """A table; ``widths`` are shares of the width, ``blank_rows`` are left to write in."""

    def figure(
        self, drawing: Drawing, *, alt: str, max_height: float | None = None, largest: float = 1.0, caption: Rich = ""
    ) -> None:
        """A drawing, with a text for who can't see it."""

    def picture_page(
        self, drawing: Drawing, *, alt: str, title: str, level: int = 3, lying: bool = False, largest: float = 2.0
    ) -> None:
        """A page for one drawing; ``lying`` turns it on its side."""

    def columns(self, *fills: Callable[[Column], None], widths: Sequence[float] | None = None) -> None:
        """Blocks side by side: each function fills its column."""

    def box(self, *, fill: str = "band", edge: str = "") -> AbstractContextManager[None]:
        """A tinted panel behind what is added inside."""

    def together(self) -> AbstractContextManager[None]:
        """Keep what is added inside on one page."""

    def aside(self, text: str) -> None:
        """A quieter paragraph."""

    def stick(self) -> None:
        """Keep what was added last on one page with what comes next."""

    def space(self, height: float) -> None:
        """White of ``height`` points."""

    def page_break(self) -> None:
        """What follows begins on a new page."""

    def note(self, *texts: str) -> None:
        """Remember texts in which abbreviations may stand."""

    def explain(self) -> None:
        """Say what the abbreviations since the last time mean."""

    def is_wide(self, drawing: Drawing) -> bool:
        """Whether a drawing would become too small to read in the column."""
