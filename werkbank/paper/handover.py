"""A handover on paper: A4, tagged, with bookmarks; for the worker who takes a casus over.

    data = handover_pdf(handover)
    locked = handover_pdf(handover, password="...")   # AES-256; never twice the same bytes

First for whom and from whom, and that it is a part; then the family picture and a table for each subject, each row with
its source. A subject of which nothing goes along says so in words that do not read as 'there is none'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkbank.drawing.shapes import Face
from werkbank.i18n import tr
from werkbank.paper.glossary import Glossary
from werkbank.paper.pdf.book import FlowBook
from werkbank.paper.pdf.rich import Rich, Span
from werkbank.paper.pdf.sizes import A4
from werkbank.paper.pdf.styles import Margins
from werkbank.paper.sheet import noon

if TYPE_CHECKING:
    from werkbank.paper.pdf.tagged import TaggedPdf
    from werkbank.plan.handover import Handover, Part

BASE = 9.5  # points: for people who read dossiers, not for the kitchen table
SIDE = 46.0
MARGINS = Margins(top=48.0, right=SIDE, bottom=58.0, left=SIDE)
PICTURE = 340.0  # points: highest that the family picture may get


def handover_pdf(handover: Handover, *, password: str = "") -> bytes:
    """The handover as PDF, behind a password when one is given.

    Raises:
        KnownError: the password is too short.
    """
    from werkbank.paper.pdf.locked import locked

    data = handover_book(handover).finish()
    return locked(data, password=password) if password else data


def handover_book(handover: Handover) -> TaggedPdf:
    """The handover laid on its pages, not yet written."""
    book = FlowBook(
        title=tr("Overdracht (gedeeltelijk)"),
        created=noon(handover.day),
        version_label=_version(handover),
        subject=tr("Gedeeltelijke overdracht van een casus"),
        margins=MARGINS,
        base_size=BASE,
    )
    told = Glossary()
    _opening(book, handover)
    _picture(book, handover)
    for part in handover.parts:
        _part(book, part, told)
    for rich in told.told():
        book.paragraph(rich, "small")
    return book.laid()


def _version(handover: Handover) -> str:
    return tr("voor {lezer}, versie {dag}", lezer=handover.reader.name, dag=handover.day.strftime("%Y.%m.%d"))


def _opening(book: FlowBook, handover: Handover) -> None:
    book.heading(1, tr("Overdracht"))
    for name, text in handover.facts:
        book.paragraph([Span(f"{name}: ", Face.BOLD), Span(text)])
    with book.together(), book.box(fill="highlight"):
        book.paragraph(tr("Dit is een gedeeltelijke overdracht."), "strong")
        book.paragraph(
            tr(
                "Hierin staat alleen wat met u gedeeld mag worden. Staat iets er niet in, dan betekent dat niet dat "
                "het er niet is of niet is gebeurd. Vraag het na bij wie dit aan u geeft, of bij het gezin."
            )
        )
    book.paragraph(
        tr(
            "Achter elk gegeven staat waar het vandaan komt. Een feit is nagezocht. Een mening of een eigen verhaal is "
            "van wie het vertelt. Ga er vertrouwelijk mee om: het gaat over mensen."
        ),
        "small",
    )


def _picture(book: FlowBook, handover: Handover) -> None:
    from werkbank.genogram.picture import PROFESSIONAL, draw, legend_of

    book.heading(2, tr("Het gezin in beeld"))
    if not handover.casus.persons:
        book.paragraph(_absent())
        return
    drawing = draw(handover.casus, as_of=handover.day, view=PROFESSIONAL)
    book.figure(drawing, alt=handover.picture_alt, max_height=PICTURE, largest=1.6)
    signs = legend_of(handover.casus, as_of=handover.day, view=PROFESSIONAL, width=A4[0] - 2 * SIDE)
    book.figure(signs, alt=signs.alt, max_height=PICTURE)


def _part(book: FlowBook, part: Part, told: Glossary) -> None:
    book.heading(2, part.title)
    if part.is_empty:
        book.paragraph(_absent())
        return
    told.note(*(cell for row in part.rows for cell in row))
    rows: list[list[Rich]] = [[*row[:-1], [Span(row[-1], role="ink_soft")]] for row in part.rows]
    book.table(part.heads, rows, widths=part.widths)


def _absent() -> str:
    return tr("Hierover staat niets in deze gedeeltelijke overdracht.")
