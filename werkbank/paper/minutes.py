"""The minutes of one session on one page: who, what came in, what people recognised, what was agreed, what is open.

    data = minutes_pdf(minutes, today=today)

Same minutes and day, same bytes. A part that is longer than its share of the page says how many more there are, so that
it stays one page; an empty part is left out, and what was said of a part without anything is not invented.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from werkbank.drawing.wrap import shorten
from werkbank.i18n import ntr, tr

if TYPE_CHECKING:
    from werkbank.paper.pdf.tagged import TaggedPdf

BASE = 10.0
SHARES = 30  # lines of all parts together that fit on the page
LEAST = 3  # lines that a part may always take
WIDE = 425.0  # points of one line


@dataclass(frozen=True, slots=True)
class MinutesPart:
    """One heading with its lines."""

    title: str
    lines: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Minutes:
    """One session, in words; ``facts`` are pairs of a name and a text."""

    title: str = field(repr=False)
    facts: tuple[tuple[str, str], ...] = field(repr=False)
    parts: tuple[MinutesPart, ...] = field(repr=False)
    meant_for: str = field(repr=False)

    @property
    def is_empty(self) -> bool:
        """Whether nothing came in and nothing was said."""
        return not self.parts

    def on_one_page(self) -> tuple[MinutesPart, ...]:
        """The parts, each cut to its share of the page; what is left out is counted."""
        longest = SHARES
        while longest > LEAST and sum(min(len(part.lines), longest) + 2 for part in self.parts) > SHARES:
            longest -= 1
        return tuple(MinutesPart(part.title, _cut(part.lines, longest)) for part in self.parts)


def minutes_pdf(minutes: Minutes, *, today: date) -> bytes:
    """The minutes as PDF."""
    return minutes_book(minutes, today=today).finish()


def minutes_book(minutes: Minutes, *, today: date) -> TaggedPdf:
    """The same, laid on its page and not yet written."""
    from werkbank.drawing.shapes import Face
    from werkbank.paper.pdf.book import FlowBook
    from werkbank.paper.pdf.rich import Span
    from werkbank.paper.sheet import noon

    book = FlowBook(title=minutes.title, created=noon(today), version_label=minutes.meant_for, base_size=BASE)
    book.heading(1, minutes.title)
    for name, text in minutes.facts:
        book.paragraph([Span(f"{name}: ", Face.BOLD), Span(shorten(text, WIDE, BASE))])
    for part in minutes.on_one_page():
        book.heading(2, part.title)
        book.bullets([shorten(line, WIDE, BASE) for line in part.lines])
    if minutes.is_empty:
        book.paragraph(tr("In deze sessie kwam er niets bij en is er niets veranderd."))
    return book.laid()


def _cut(lines: tuple[str, ...], longest: int) -> tuple[str, ...]:
    if len(lines) <= longest:
        return lines
    more = len(lines) - longest + 1
    return (*lines[: longest - 1], ntr("en nog {n}; zie het scherm", "en nog {n}; zie het scherm", more))
