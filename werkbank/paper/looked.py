"""'Wie keek in dit dossier' on paper: a table of day, time and one plain sentence; A4, tagged, for the family.

Same entries and day, same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Protocol

from werkbank.i18n import tr
from werkbank.model.dates import say_day
from werkbank.paper.pdf.book import FlowBook
from werkbank.paper.sheet import noon

if TYPE_CHECKING:
    from werkbank.paper.pdf.flow import Flow

BASE = 11.0


class TellsOne(Protocol):
    """One line: which day, from when to when, what."""

    @property
    def day(self) -> date: ...

    @property
    def clock(self) -> str: ...

    @property
    def line(self) -> str: ...


class Looked(Protocol):
    """What is printed."""

    @property
    def title(self) -> str: ...

    @property
    def intro(self) -> str: ...

    @property
    def meant_for(self) -> str: ...

    @property
    def told(self) -> Iterable[TellsOne]: ...


def looked_pdf(sheet: Looked, *, today: date) -> bytes:
    """The sheet as PDF."""
    label = tr("{over}, gemaakt op {dag}", over=sheet.meant_for, dag=say_day(today)).lstrip(", ")
    book = FlowBook(title=sheet.title, created=noon(today), version_label=label, base_size=BASE)
    book.heading(1, sheet.title)
    book.paragraph(sheet.meant_for[:1].upper() + sheet.meant_for[1:], "strong")
    book.paragraph(sheet.intro)
    looked_table(book, sheet.told)
    return book.finish()


def looked_table(book: Flow, told: Iterable[TellsOne]) -> None:
    """The lines as a table, or that there are none."""
    rows = [[say_day(one.day), one.clock, one.line] for one in told]
    if not rows:
        book.paragraph(tr("Er staat nog niets in het logboek."))
        return
    book.table([tr("Dag"), tr("Tijd"), tr("Wat er gebeurde")], rows, widths=[1.2, 0.9, 4])
