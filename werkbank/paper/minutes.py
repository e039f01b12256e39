"""The minutes of one session on one page: who, what came in, what people recognised, what was agreed, what is open.

    data = minutes_pdf(minutes, today=today)

Same minutes and day, same bytes. What fits is there in full. Else every item takes one line, and when that is still too
much a part that is longer than its share says how many more there are, so that it stays one page. An empty part is left
out, and what was said of a part without anything is not invented.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from werkbank.drawing.wrap import shorten
from werkbank.i18n import ntr, tr

if TYPE_CHECKING:
    from werkbank.paper.pdf.tagged import TaggedPdf

BASE = 10.0
FULL = 48  # more lines than ever fit on the page
LEAST = 3  # lines that a part may always take
MOST_OF_FACT = 3  # lines of who was there, or where
MOST_AGREED = 2  # lines that what was agreed may always take: who does it and when stand at its end
WIDE = 425.0  # points of one line


@dataclass(frozen=True, slots=True)
class MinutesPart:
    """One heading with its lines."""

    title: str
    lines: tuple[str, ...] = field(repr=False)
    is_agreed: bool = False


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

    def cut(self, longest: int) -> tuple[MinutesPart, ...]:
        """The parts with at most so many lines each; what is left out is counted."""
        return tuple(replace(part, lines=_cut(part.lines, longest)) for part in self.parts)


def minutes_pdf(minutes: Minutes, *, today: date) -> bytes:
    """The minutes as PDF."""
    return minutes_book(minutes, today=today).finish()


def minutes_book(minutes: Minutes, *, today: date) -> TaggedPdf:
    """The same, laid on its page and not yet written."""
    lines = sum(len(part.lines) for part in minutes.parts)
    for most in (4, 2, 1) if lines < FULL else ():
        if len((book := _laid(minutes, minutes.parts, most=most, today=today)).pages) == 1:
            return book
    longest = bisect(range(LEAST, FULL), 1, key=lambda n: len(_laid(minutes, minutes.cut(n), today=today).pages))
    return _laid(minutes, minutes.cut(LEAST + max(longest - 1, 0)), today=today)


def _laid(minutes: Minutes, parts: Sequence[MinutesPart], *, today: date, most: int = 1) -> TaggedPdf:
    """These parts on pages, every item in at most so many lines."""
    from werkbank.drawing.shapes import Face
    from werkbank.paper.pdf.book import FlowBook
    from werkbank.paper.pdf.rich import Span
    from werkbank.paper.sheet import noon

    book = FlowBook(title=minutes.title, created=noon(today), version_label=minutes.meant_for, base_size=BASE)
    book.heading(1, minutes.title)
    for name, text in minutes.facts:
        book.paragraph([Span(f"{name}: ", Face.BOLD), Span(shorten(text, WIDE * MOST_OF_FACT, BASE))])
    for part in parts:
        book.heading(2, part.title)
        wide = WIDE * max(most, MOST_AGREED if part.is_agreed else 1)
        book.bullets([shorten(line, wide, BASE) for line in part.lines])
    if minutes.is_empty:
        book.paragraph(tr("In deze sessie kwam er niets bij en is er niets veranderd."))
    return book.laid()


def _cut(lines: tuple[str, ...], longest: int) -> tuple[str, ...]:
    if len(lines) <= longest:
        return lines
    more = len(lines) - longest + 1
    return (*lines[: longest - 1], ntr("en nog {n}; zie het scherm", "en nog {n}; zie het scherm", more))
