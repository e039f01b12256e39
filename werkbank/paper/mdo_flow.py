"""Dense text for a sheet that is one size whatever is in it: tight lines, and 'how many of these fit'.

    flow = Dense(root=element, frame=Frame(x, width, BASE), tall=room)
    count = most_that_fits(lambda flow, n: write(flow, items[:n]), most=len(items), width=width, room=room)

A text is made shorter by letters (``cut``) before its lines are filled, so that a title of 5000 letters costs no more
than one of a hundred, and says by '…' that there is more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from werkbank.drawing.shapes import Face
from werkbank.paper.pdf import blocks
from werkbank.paper.pdf.blocks import Frame
from werkbank.paper.pdf.flow import Flow
from werkbank.paper.pdf.rich import Rich, fill, plain
from werkbank.paper.pdf.strips import keep_together, merged
from werkbank.paper.pdf.structure import Element
from werkbank.paper.pdf.styles import TextStyle
from werkbank.paper.pdf.tables import table_strips

BASE = 8.6  # points: nothing on the sheet is smaller than 8.5
PAD = 0.12
ELLIPSIS = "…"
LINE = TextStyle(leading=1.2, after=0.16)
QUIET = TextStyle(leading=1.2, after=0.16, role="ink_soft")
HEADS = {
    1: TextStyle(scale=1.75, face=Face.BOLD, role="accent", leading=1.15, after=0.2),
    2: TextStyle(scale=1.28, face=Face.BOLD, role="accent", leading=1.2, before=0.7, after=0.3),
    3: TextStyle(face=Face.BOLD, leading=1.25, before=0.55, after=0.12),
}
WRITING = 16.0  # points between dotted lines

Fill = Callable[["Dense"], None]


class Dense(Flow):
    """A column of tight lines."""

    def head(self, level: int, text: Rich) -> None:
        """A heading; levels 1 and 2 come into the outline."""
        style = HEADS[level]
        strips = blocks.text_strips(text, owner=self._parent.add(f"H{level}"), frame=self._frame, style=style)
        if strips and level <= 2:
            strips[0].bookmark = (plain(text), level - 1)
        keep_together(strips, with_next=True)
        self._add(strips, style)

    def line(self, text: Rich, style: TextStyle = LINE) -> None:
        """A paragraph."""
        self._add(blocks.text_strips(text, owner=self._parent.add("P"), frame=self._frame, style=style), style)

    def listed(self, items: Sequence[Rich], *, numbered: bool = False) -> None:
        """A list, tight."""
        self._add(
            blocks.list_strips(items, parent=self._parent, frame=self._frame, style=LINE, numbered=numbered), LINE
        )

    def grid(self, headers: Sequence[Rich], rows: Sequence[Sequence[Rich]], *, widths: Sequence[float]) -> None:
        """A table, tight; ``widths`` are shares."""
        strips = table_strips(headers, rows, widths=widths, parent=self._parent, frame=self._frame, pad=PAD)
        self._add(strips, LINE)

    def room_to_write(self, lines: int) -> None:
        """Dotted lines."""
        if lines > 0:
            self._add(blocks.dotted_strips(lines, frame=self._frame, gap=WRITING), LINE)


def height_of(write: Fill, *, width: float) -> float:
    """How high a column of this width becomes, in points."""
    flow = Dense(root=Element("Div"), frame=Frame(0.0, width, BASE), tall=float("inf"))
    write(flow)
    return merged(flow.strips).height


def most_that_fits(write: Callable[[Dense, int], None], *, most: int, width: float, room: float) -> int:
    """The largest number up to ``most`` with which a column is no higher than ``room``; 0 when not even one is."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        fits = _tall(write, middle, width) <= room
        low, high = (middle, high) if fits else (low, middle - 1)
    return low


def _tall(write: Callable[[Dense, int], None], count: int, width: float) -> float:
    return height_of(lambda flow: write(flow, count), width=width)


def cut(text: str, letters: int) -> str:
    """The text on one line, or its beginning with '…', whole words where there are any."""
    told = " ".join(text[: 4 * letters + 200].split())
    if len(told) <= letters:
        return told
    head = told[:letters]
    words = head.rpartition(" ")[0]
    return f"{(words if len(words) > letters * 0.6 else head).rstrip(' ,;:-–.')}{ELLIPSIS}"


def first_lines(text: str, lines: int, *, width: float) -> str:
    """The text in so many lines of a column: whole sentences as long as at least half of it stays, else words."""
    told = " ".join(text[: lines * 200].split())
    low, high = 0, len(told)
    if len(fill(told, width=width, size=BASE)) <= lines:
        return told
    while low < high:
        middle = (low + high + 1) // 2
        fits = len(fill(cut(told, middle), width=width, size=BASE)) <= lines
        low, high = (middle, high) if fits else (low, middle - 1)
    end = told.rfind(". ", 0, max(low - 1, 0))
    return f"{told[: end + 1]} {ELLIPSIS}" if end > low / 2 else cut(told, low)
