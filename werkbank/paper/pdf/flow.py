"""Blocks of a document below each other in one column: headings, text, lists, tables, figures, room to write.

A :class:`Flow` collects strips (``strips.py``); ``book.FlowBook`` is the flow of a whole document and lays them on
pages. The gap between two blocks is the larger of what the upper wants below and the lower wants above. All sizes are
multiples of the base size of the frame.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from werkbank.drawing.shapes import Drawing
from werkbank.model.errors import BugError
from werkbank.paper.pdf import blocks
from werkbank.paper.pdf.blocks import Frame
from werkbank.paper.pdf.rich import Rich, plain
from werkbank.paper.pdf.strips import Panel, Strip, keep_together, merged
from werkbank.paper.pdf.structure import Element
from werkbank.paper.pdf.styles import HEADINGS, STYLES, TextStyle
from werkbank.paper.pdf.tables import table_strips

WRITING_GAP = 2.1  # base sizes between dotted lines


class Flow:
    """Blocks below each other in one column of at most ``tall`` points a page."""

    def __init__(self, *, root: Element, frame: Frame, tall: float) -> None:
        self.strips: list[Strip] = []
        self._frame, self._tall, self._parent = frame, tall, root
        self._gap = self._extra = 0.0
        self._panel: Panel | None = None
        self._breaks = False

    def heading(self, level: int, text: Rich) -> None:
        """A heading of level 1 (the title of the document) to 4; levels 1 and 2 come into the outline."""
        style = HEADINGS[level - 1]
        strips = blocks.text_strips(text, owner=self._parent.add(f"H{level}"), frame=self._frame, style=style)
        if strips and level <= 2:
            strips[0].bookmark = (plain(text), level - 1)
        if level == 1 and strips:
            blocks.crown(strips[0], frame=self._frame)
        keep_together(strips, with_next=True)
        self._add(strips, style)

    def paragraph(self, text: Rich, style: str = "body") -> None:
        """A paragraph in a style of ``styles.STYLES``; an empty line in a plain text begins another one."""
        chosen = STYLES[style]
        kind = "BlockQuote" if chosen.bar else "P"
        for part in text.split("\n\n") if isinstance(text, str) else [text]:
            strips = blocks.text_strips(part, owner=self._parent.add(kind), frame=self._frame, style=chosen)
            self._add(strips, chosen)

    def bullets(self, items: Sequence[Rich], *, numbered: bool = False, style: str = "body") -> None:
        """A list with bullets, or with numbers."""
        chosen = STYLES[style]
        strips = blocks.list_strips(items, parent=self._parent, frame=self._frame, style=chosen, numbered=numbered)
        self._add(strips, chosen)

    def table(
        self,
        headers: Sequence[Rich],
        rows: Sequence[Sequence[Rich]],
        *,
        widths: Sequence[float] | None = None,
        row_headers: bool = False,
        blank_rows: int = 0,
    ) -> None:
        """A table; ``widths`` are shares of the column width (equal when left out).

        Raises:
            BugError: a row has another number of cells than there are columns.
        """
        columns = len(headers) or len(rows[0])
        if any(len(row) != columns for row in rows) or (widths is not None and len(widths) != columns):
            message = f"a table of {columns} columns with other rows or widths"
            raise BugError(message)
        strips = table_strips(
            headers,
            rows,
            widths=widths or [1.0] * columns,
            parent=self._parent,
            frame=self._frame,
            row_headers=row_headers,
            blank_rows=blank_rows,
        )
        self._add(strips, TextStyle(before=0.3, after=1.0))

    def figure(
        self, drawing: Drawing, *, alt: str, max_height: float | None = None, largest: float = 1.0, caption: Rich = ""
    ) -> None:
        """A drawing, centred and kept whole; ``alt`` is read to who can't see it."""
        style = STYLES["caption"]
        owner = self._parent.add("Figure", alt=alt)
        below = blocks.text_strips(caption, owner=owner.add("Caption"), frame=self._frame, style=style)
        room = self._tall - sum(strip.height for strip in below) - 2 * self._frame.base
        height = min(max_height or room, room)
        strip = blocks.figure_strip(drawing, owner=owner, frame=self._frame, max_height=height, largest=largest)
        if below:
            below[0].before = style.before * self._frame.base
        strips = [strip, *below]
        keep_together(strips)
        self._add(strips, TextStyle(before=0.5, after=1.0))

    def dotted_lines(self, count: int) -> None:
        """Empty lines to write on by hand."""
        gap = WRITING_GAP * self._frame.base
        self._add(blocks.dotted_strips(count, frame=self._frame, gap=gap), TextStyle(after=0.8))

    def fields(self, *labels: str) -> None:
        """Labels side by side with room to write behind them: a name, a date, a signature."""
        gap = WRITING_GAP * self._frame.base
        strip = blocks.field_strip(labels, parent=self._parent, frame=self._frame, style=STYLES["small"], gap=gap)
        self._add([strip], TextStyle(after=0.8))

    def choices(self, labels: Sequence[Rich]) -> None:
        """Boxes to tick by hand, one below the other."""
        style = STYLES["body"]
        self._add(blocks.choice_strips(labels, parent=self._parent, frame=self._frame, style=style), style)

    def rule(self) -> None:
        """A thin line across the column."""
        self._add([blocks.rule_strip(frame=self._frame)], TextStyle(before=0.8, after=0.8))

    def space(self, height: float) -> None:
        """White of ``height`` points, dropped at the top of a page."""
        self._gap = max(self._gap, height)

    def page_break(self) -> None:
        """What follows begins on a new page."""
        self._breaks = True

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keep what is added inside on one page, if a page can hold it."""
        first = len(self.strips)
        yield
        keep_together(self.strips[first:])

    @contextmanager
    def box(self, *, fill: str = "band", edge: str = "") -> Iterator[None]:
        """A tinted panel behind what is added inside; it may run on over pages. Panels do not nest."""
        if self._panel:
            message = "a panel inside a panel"
            raise BugError(message)
        outer, pad = self._frame, 0.8 * self._frame.base
        self._panel = Panel(outer.x, outer.width, fill, edge, pad)
        self._frame = Frame(outer.x + 1.2 * pad, outer.width - 2.4 * pad, outer.base)
        self._extra = pad
        with self.section("Div"):
            yield
        self._panel, self._frame, self._extra, self._gap = None, outer, pad, 0.9 * outer.base

    @contextmanager
    def section(self, kind: str = "Sect") -> Iterator[None]:
        """Put what is added inside under one element."""
        outer = self._parent
        self._parent = outer.add(kind)
        yield
        self._parent = outer

    def columns(self, *fills: Callable[[Flow], None], widths: Sequence[float] | None = None) -> None:
        """Blocks side by side: each function fills its column. What is too high for a page goes below each other."""
        before = len(self._parent.children)
        strip = self._side_by_side(fills, widths or [1.0] * len(fills))
        if strip.height <= self._tall:
            self._add([strip], TextStyle(before=0.3, after=0.9))
            return
        del self._parent.children[before:]
        for fill in fills:
            fill(self)

    def _side_by_side(self, fills: Sequence[Callable[[Flow], None]], shares: Sequence[float]) -> Strip:
        gutter = 1.6 * self._frame.base
        room = self._frame.width - gutter * (len(fills) - 1)
        strip, x = Strip(0.0), self._frame.x
        for fill, share in zip(fills, shares, strict=True):
            width = room * share / sum(shares)
            column = self._column(fill, Frame(x, width, self._frame.base))
            strip.parts += column.parts
            strip.height = max(strip.height, column.height)
            x += width + gutter
        return strip

    def _column(self, fill: Callable[[Flow], None], frame: Frame) -> Strip:
        flow = Flow(root=self._parent.add("Div"), frame=frame, tall=self._tall)
        fill(flow)
        return merged(flow.strips)

    def _add(self, strips: list[Strip], style: TextStyle) -> None:
        if not strips:
            return
        strips[0].before = max(self._gap, style.before * self._frame.base) + self._extra
        self._extra = 0.0
        strips[0].new_page, self._breaks = self._breaks, False
        for strip in strips:
            strip.panel = self._panel
        self.strips += strips
        self._gap = style.after * self._frame.base
