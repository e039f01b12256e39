"""A plan as a Word document: what :class:`werkbank.paper.column.PlanPaper` asks, in Word's own means.

Real headings, lists and tables, so that people can work on it and a screen reader finds its way. Panels and columns
are tables without lines; a row of a table stays on one page, its heading comes again on the next.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO
from typing import Any

from werkbank.drawing.shapes import Drawing, Face
from werkbank.paper.column import Column
from werkbank.paper.docx import parts
from werkbank.paper.docx.pictures import file_of
from werkbank.paper.docx.stable import stable_zip
from werkbank.paper.docx.styles import NAMES, set_styles
from werkbank.paper.glossary import Glossary
from werkbank.paper.pdf.rich import Rich, Span, plain
from werkbank.paper.pdf.sizes import A4
from werkbank.paper.pdf.styles import MARGINS
from werkbank.paper.plan_book import READABLE
from werkbank.paper.plan_look import NORMAL

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, section 2.2
BASE = NORMAL.base
GAP = 4.0  # points between two tables, which Word would take for one
TITLE_ROOM = 40.0
EDGE = 8.0  # points by which a dotted line stays away from the edge: in a cell it is dropped otherwise
CHAPTER = 2  # headings up to this level begin a chapter


class DocxBook:
    """One document; ``finish`` gives the file."""

    def __init__(self, *, title: str, created: datetime, version_label: str, subject: str) -> None:
        import docx

        self._document = docx.Document()
        set_styles(self._document, base=BASE)
        parts.describe(self._document, title=title, subject=subject, created=created)
        parts.write_foot(self._document, [title, version_label, created.strftime("%d-%m-%Y")])
        self._style_ids = {one.name: one.style_id for one in self._document.styles}
        self._at: Any = self._document  # where the next block goes: the body, or a cell
        self._glossary = Glossary()
        self._last: Any = None
        self._waiting: list[Callable[[], None]] = []
        self._fresh_cell = self._breaks = False
        self.width = A4[0] - MARGINS.left - MARGINS.right
        self.height = A4[1] - MARGINS.top - MARGINS.bottom

    def finish(self) -> bytes:
        """The bytes of the file; same input, same bytes."""
        self._lay_waiting()
        out = BytesIO()
        self._document.save(out)
        return stable_zip(out.getvalue())

    def heading(self, level: int, text: Rich) -> None:
        if level <= CHAPTER:
            self._lay_waiting()
        self.note(plain(text))
        self._write(text, f"Heading {level}")

    def paragraph(self, text: Rich, style: str = "body") -> None:
        self.note(plain(text))
        for part in text.split("\n\n") if isinstance(text, str) else [text]:
            self._write(part, NAMES[style])

    def aside(self, text: str) -> None:
        self.paragraph([Span(text, role="ink_soft")])

    def bullets(self, items: Sequence[Rich], *, numbered: bool = False, style: str = "body") -> None:
        del style  # Word's own lists have one look
        self.note(*map(plain, items))
        number = parts.new_numbers(self._document) if numbered else None
        for item in items:
            made = self._write(item, "List Number" if numbered else "List Bullet")
            if number is not None:
                parts.count_by(made, number)

    def choices(self, labels: Sequence[Rich]) -> None:
        for text in labels:
            self._write(f"☐ {plain(text)}", NAMES["body"])

    def dotted_lines(self, count: int) -> None:
        for _ in range(count):
            parts.dots_after(self._write("", NAMES["body"]), width=self._room() - EDGE)

    def fields(self, *labels: str) -> None:
        for text in labels:
            parts.dots_after(self._write(f"{text} ", NAMES["small"]), width=self._room() - EDGE)

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
        columns = len(headers) or len(rows[0])
        shares = widths or [1.0] * columns
        made = self._table(columns, [self._room() * share / sum(shares) for share in shares], lines=True)
        if headers:
            parts.repeat(self._row(made, headers, bold=True))
        for cells in [*rows, *([[""] * columns] * blank_rows)]:
            self._row(made, cells, bold=False, first_bold=row_headers)
        self._gap()

    def figure(
        self, drawing: Drawing, *, alt: str, max_height: float | None = None, largest: float = 1.0, caption: Rich = ""
    ) -> None:
        height = min(max_height or self.height, self.height - TITLE_ROOM)
        scale = min(self._room() / drawing.width, height / drawing.height, largest)
        self._picture(drawing, alt=alt, width=drawing.width * scale)
        if caption:
            self._write(caption, NAMES["caption"])

    def picture_page(
        self, drawing: Drawing, *, alt: str, title: str, level: int = 3, lying: bool = False, largest: float = 2.0
    ) -> None:
        """A page for one drawing. One that lies comes after the rest of its chapter: no page stays half empty."""
        if lying:
            self._waiting.append(lambda: self._lying_page(drawing, alt=alt, title=title, level=level, largest=largest))
            return
        if level <= CHAPTER:
            self._lay_waiting()
        told = self._glossary.told()
        self._breaks = True
        self._write(title, f"Heading {level}")
        tall = self.height - TITLE_ROOM - 3 * BASE * len(told)
        scale = min(self.width / drawing.width, tall / drawing.height, largest)
        self._picture(drawing, alt=alt, width=drawing.width * scale)
        for rich in told:
            self._write(rich, NAMES["body"])
        self._breaks = True

    def _lying_page(self, drawing: Drawing, *, alt: str, title: str, level: int, largest: float) -> None:
        parts.turn(self._document, lying=True)
        self._write(title, f"Heading {level}")
        scale = min(self.height / drawing.width, (self.width - TITLE_ROOM) / drawing.height, largest)
        self._picture(drawing, alt=alt, width=drawing.width * scale)
        parts.turn(self._document, lying=False)

    def _lay_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        for lay in waiting:
            lay()
            self._breaks = False  # a page that is turned begins anew

    def columns(self, *fills: Callable[[Column], None], widths: Sequence[float] | None = None) -> None:
        shares = widths or [1.0] * len(fills)
        room = self._room()
        made = self._table(len(fills), [room * share / sum(shares) for share in shares], lines=False)
        row = made.add_row()
        for cell, fill in zip(row.cells, fills, strict=True):
            with self._inside(cell):
                fill(self)
        self._gap()

    @contextmanager
    def box(self, *, fill: str = "band", edge: str = "") -> Iterator[None]:
        del edge
        made = self._table(1, [self._room()], lines=False)
        row = made.add_row()
        parts.keep_whole(row)
        cell = row.cells[0]
        parts.tint(cell, fill)
        with self._inside(cell):
            yield
        self._gap()

    @contextmanager
    def together(self) -> Iterator[None]:
        before = 0 if self._fresh_cell else len(self._at.paragraphs)
        yield
        for one in self._at.paragraphs[before:-1]:
            one.paragraph_format.keep_with_next = True

    def stick(self) -> None:
        if self._last is not None:
            self._last.paragraph_format.keep_with_next = True

    def space(self, height: float) -> None:
        from docx.shared import Pt

        if self._last is not None:
            self._last.paragraph_format.space_after = Pt(height)

    def page_break(self) -> None:
        self._breaks = True

    def note(self, *texts: str) -> None:
        self._glossary.note(*texts)

    def explain(self) -> None:
        for rich in self._glossary.told():
            self._write(rich, NAMES["body"])

    def is_wide(self, drawing: Drawing) -> bool:
        return min(self.width / drawing.width, self.height / drawing.height) < READABLE

    def _write(self, text: Rich, style: str) -> Any:  # noqa: ANN401 - python-docx has no types
        made = self._paragraph(style)
        for span in [text] if isinstance(text, str) else text:
            parts.run(made, *_spoken(span))
        return made

    def _paragraph(self, style: str) -> Any:  # noqa: ANN401 - python-docx has no types
        if self._fresh_cell:  # a cell comes with an empty paragraph
            made, self._fresh_cell = self._at.paragraphs[0], False
        else:
            made = self._at.add_paragraph()
        parts.dress(made, self._style_ids[style])
        if self._breaks and self._at is self._document:
            made.paragraph_format.page_break_before, self._breaks = True, False
        self._last = made
        return made

    def _picture(self, drawing: Drawing, *, alt: str, width: float) -> None:
        from docx.shared import Pt

        made = self._paragraph(NAMES["caption"])
        shown = made.add_run().add_picture(BytesIO(file_of(drawing, width=width)), width=Pt(width))
        parts.say(shown, _legal(alt))

    def _table(self, columns: int, widths: Sequence[float], *, lines: bool) -> Any:  # noqa: ANN401
        if self._breaks and self._at is self._document:
            self._paragraph(NAMES["body"])
        inside = self._at is not self._document
        made = self._at.add_table(0, columns) if inside else self._document.add_table(0, columns)
        if self._fresh_cell:
            parts.drop(self._at.paragraphs[0])
            self._fresh_cell = False
        parts.lay(made, widths, lines=lines, document=self._document)
        return made

    def _row(self, made: Any, cells: Sequence[Rich], *, bold: bool, first_bold: bool = False) -> Any:  # noqa: ANN401
        row = made.add_row()
        parts.keep_whole(row)
        for at, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
            with self._inside(cell):
                strong = bold or (first_bold and at == 0)
                self._write(text, NAMES["strong"] if strong else NAMES["body"])
            parts.tighten(cell)
            if bold:
                parts.tint(cell, "band")
        return row

    @contextmanager
    def _inside(self, cell: Any) -> Iterator[None]:  # noqa: ANN401 - python-docx has no types
        outer, self._at, self._fresh_cell = self._at, cell, True
        yield
        self._at, self._fresh_cell = outer, False

    def _room(self) -> float:
        return float(self._at.width.pt) - 2 * parts.PAD if self._at is not self._document else self.width

    def _gap(self) -> None:
        from docx.shared import Pt

        self._last = self._at.add_paragraph(style=self._document.styles[NAMES["body"]])
        self._last.paragraph_format.space_after = Pt(GAP)
        self._last.paragraph_format.line_spacing = Pt(GAP)


def _spoken(part: str | Span) -> tuple[str, Face, str]:
    span = part if isinstance(part, Span) else Span(part)
    return _legal(span.text), span.face, span.role


def _legal(text: str) -> str:
    """Without letters that no XML file may hold."""
    return _ILLEGAL.sub("", text)
