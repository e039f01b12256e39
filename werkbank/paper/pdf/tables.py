"""Tables in flowing text: a header that repeats on each page, rows that stay whole while they can.

A row of up to ``WHOLE`` lines is one strip. A longer row is cut into one strip a line, so that a long story in a cell
flows on over pages; each cell stays one element (TD) whatever pages it runs over. An empty cell keeps its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from werkbank.drawing.shapes import Box, Face, Item, Rect, Style
from werkbank.drawing.shapes import Line as Stroke
from werkbank.paper.pdf.blocks import Frame, baseline, line_items
from werkbank.paper.pdf.rich import Line, Rich, fill
from werkbank.paper.pdf.strips import Part, Strip, keep_together, mind_widows
from werkbank.paper.pdf.structure import Element
from werkbank.paper.pdf.styles import TextStyle

PAD = 0.45  # base sizes of white round the text of a cell
WHOLE = 14  # lines of a row that is never cut
CELL = TextStyle(leading=1.34)
HEAD = TextStyle(face=Face.BOLD, leading=1.3)
_EDGE = Style("line", "", 0.8)


def table_strips(
    headers: Sequence[Rich],
    rows: Sequence[Sequence[Rich]],
    *,
    widths: Sequence[float],
    parent: Element,
    frame: Frame,
    row_headers: bool = False,
    blank_rows: int = 0,
    pad: float = PAD,
) -> list[Strip]:
    """The rows of a table; ``widths`` are shares, ``blank_rows`` are added at the end to write in by hand.

    ``pad`` is the white round the text of a cell, in base sizes.
    """
    table = _Table(parent.add("Table"), frame, _columns(widths, frame), row_headers=row_headers, pad=pad)
    strips = table.header(headers) if headers else []
    head = tuple(strips)
    keep_together(strips, with_next=True)
    blank = [[""] * len(widths)] * blank_rows
    for number, row in enumerate([*rows, *blank]):
        drawn = table.row(row, blank=number >= len(rows))
        for strip in drawn:
            strip.head = head
        strips += drawn
    return strips


def _columns(widths: Sequence[float], frame: Frame) -> list[tuple[float, float]]:
    """Left edge and width of each column."""
    left, edges = frame.x, []
    for share in widths:
        edges.append((left, frame.width * share / sum(widths)))
        left += edges[-1][1]
    return edges


class _Table:
    """One table while its rows are made."""

    def __init__(
        self, element: Element, frame: Frame, columns: list[tuple[float, float]], *, row_headers: bool, pad: float
    ) -> None:
        self._element, self._frame, self._columns, self._row_headers = element, frame, columns, row_headers
        self._pad = pad * frame.base

    def header(self, cells: Sequence[Rich]) -> list[Strip]:
        row = self._element.add("TR")
        owners = [row.add("TH", scope="Column") for _ in self._columns]
        strip = self._whole(owners, self._fill(cells, HEAD), HEAD)
        ground = Rect(Box(self._frame.x, 0, self._frame.width, strip.height), Style("", "accent_soft", 0), 3.0)
        strip.parts[0] = Part(None, (ground,))
        strip.height += 0.2 * self._frame.base  # the text of a cut row begins under it
        return [strip]

    def row(self, cells: Sequence[Rich], *, blank: bool) -> list[Strip]:
        row = self._element.add("TR")
        first = row.add("TH", scope="Row") if self._row_headers else row.add("TD")
        owners = [first, *(row.add("TD") for _ in self._columns[1:])]
        style = replace(CELL, face=Face.BOLD) if self._row_headers else CELL
        lines = [*self._fill(cells[:1], style), *self._fill(cells[1:], CELL, start=1)]
        if max(map(len, lines)) <= WHOLE:
            return [self._whole(owners, lines, CELL, least=2.6 * self._frame.base if blank else 0.0)]
        return self._slices(owners, lines)

    def _fill(self, cells: Sequence[Rich], style: TextStyle, *, start: int = 0) -> list[list[Line]]:
        size = style.scale * self._frame.base
        columns = self._columns[start : start + len(cells)]
        return [
            fill(cell, width=width - 2 * self._pad, size=size, face=style.face)
            for cell, (_, width) in zip(cells, columns, strict=True)
        ]

    def _whole(self, owners: list[Element], cells: list[list[Line]], style: TextStyle, *, least: float = 0.0) -> Strip:
        step = style.scale * self._frame.base * style.leading
        height = max(least, max(map(len, cells)) * step + 2 * self._pad)
        parts = [self._edge(height)]
        for column, (owner, lines) in enumerate(zip(owners, cells, strict=True)):
            items = [item for n, line in enumerate(lines) for item in self._line(column, line, style, n * step, lines)]
            if items:
                parts.append(Part(owner, tuple(items)))
        return Strip(height, parts)

    def _slices(self, owners: list[Element], cells: list[list[Line]]) -> list[Strip]:
        """A strip for each line of the row; white above the first and below the last."""
        step, last = CELL.scale * self._frame.base * CELL.leading, max(map(len, cells)) - 1
        strips = []
        for n in range(last + 1):
            parts = [
                Part(owner, tuple(self._line(column, lines[n], CELL, 0.0 if n == 0 else -self._pad, lines)))
                for column, (owner, lines) in enumerate(zip(owners, cells, strict=True))
                if n < len(lines)
            ]
            height = step + (self._pad if n in (0, last) else 0.0)
            strips.append(Strip(height, [*parts, *([self._edge(height)] if n == last else [])]))
        mind_widows(strips)
        return strips

    def _line(self, column: int, line: Line, style: TextStyle, y: float, lines: list[Line]) -> list[Item]:
        size = style.scale * self._frame.base
        x = self._columns[column][0] + self._pad
        y += self._pad + baseline(style, size=size)
        return line_items(line, x=x, y=y, size=size, style=style, last=line is lines[-1])

    def _edge(self, height: float) -> Part:
        right = self._frame.x + self._frame.width
        return Part(None, (Stroke(((self._frame.x, height), (right, height)), _EDGE),))
