"""The copy for inspection on paper: A4, tagged; what it is, every part with its sources, and who looked.

What is not in it is never counted on paper; it says that something may have been left out, and where to ask.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from werkbank.drawing.shapes import Face
from werkbank.i18n import tr
from werkbank.model.dates import say_day
from werkbank.paper.glossary import Glossary
from werkbank.paper.looked import TellsOne, looked_table
from werkbank.paper.pdf.book import FlowBook
from werkbank.paper.pdf.rich import Rich, Span
from werkbank.paper.sheet import noon

if TYPE_CHECKING:
    from werkbank.plan.handover.part import Part
    from werkbank.plan.inspection import Inspection

BASE = 10.5


def inspection_pdf(copy: Inspection, *, looked: Iterable[TellsOne], made_by: str, password: str = "") -> bytes:
    """The copy as PDF, behind a password when one is given. Raises ``KnownError``: the password is too short."""
    from werkbank.paper.pdf.locked import locked

    label = tr("voor {wie}, {dag}", wie=copy.asker.name, dag=say_day(copy.day))
    book = FlowBook(title=tr("Afschrift voor inzage"), created=noon(copy.day), version_label=label, base_size=BASE)
    told = Glossary()
    _opening(book, copy, made_by=made_by)
    for part in copy.parts:
        _part(book, part, told)
    book.heading(2, tr("Wie keek in dit dossier?"))
    looked_table(book, looked)
    for rich in told.told():
        book.paragraph(rich, "small")
    data = book.finish()
    return locked(data, password=password) if password else data


def _opening(book: FlowBook, copy: Inspection, *, made_by: str) -> None:
    book.heading(1, tr("Afschrift voor inzage"))
    facts = (
        (tr("Over"), copy.name),
        (tr("Voor"), copy.asker.name),
        (tr("Gemaakt door"), made_by),
        (tr("Op"), say_day(copy.day)),
    )
    for name, text in facts:
        if text:
            book.paragraph([Span(f"{name}: ", Face.BOLD), Span(text)])
    with book.together(), book.box(fill="highlight"):
        book.paragraph(
            tr(
                "Dit is wat er over {naam} is opgeschreven. Wat alleen over anderen gaat, staat er niet in. Soms is "
                "iets weggelaten om een ander te beschermen, zoals wie iets vertelde. U mag vragen wat dat is en "
                "waarom.",
                naam=copy.name,
            )
        )
    book.paragraph(
        tr(
            "Klopt iets niet? U mag vragen om het te verbeteren of te wissen. U mag ook uw eigen verhaal laten "
            "toevoegen; dat staat er dan altijd bij."
        )
    )
    if not copy.parts:
        book.paragraph(tr("Er is niets over {naam} opgeschreven dat in dit afschrift mag staan.", naam=copy.name))


def _part(book: FlowBook, part: Part, told: Glossary) -> None:
    book.heading(2, part.title)
    told.note(*(cell for row in part.rows for cell in row))
    soft = part.heads[-1] == tr("Soort")
    rows: list[list[Rich]] = [[*row[:-1], [Span(row[-1], role="ink_soft")] if soft else row[-1]] for row in part.rows]
    book.table(part.heads, rows, widths=part.widths)
