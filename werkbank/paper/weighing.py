"""The weging on paper: the story first, then what people see of each trigger, then what was decided, by whom.

    data = weighing_pdf(casus, today=today)

For the team. Same casus and day, same bytes. What nobody said anything about is left out, and there is room to write.
"""

from __future__ import annotations

from datetime import date

from werkbank.drawing.shapes import Face
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import to_dutch
from werkbank.model.rules import called
from werkbank.model.sets import WEGING, stones
from werkbank.model.weighing import SEEN_TITLES, point_of, weighing_of
from werkbank.paper.pdf.book import FlowBook
from werkbank.paper.pdf.rich import Rich, Span
from werkbank.paper.sheet import noon

BASE = 11.0


def weighing_pdf(casus: Casus, *, today: date) -> bytes:
    """The weging as PDF."""
    title = tr("Weging: past deze aanpak bij dit gezin?")
    book = FlowBook(title=title, created=noon(today), version_label=tr("voor het team"), base_size=BASE)
    weighing = weighing_of(casus)
    book.heading(1, title)
    if casus.sheet.name:
        book.paragraph(casus.sheet.name, "lead")
    book.heading(2, tr("Wat speelt er, in eigen woorden"))
    _or_lines(book, weighing.story, 4)
    _points(book, casus)
    book.heading(2, tr("Besluit"))
    _or_lines(book, weighing.outcome, 2)
    names = ", ".join(_name(casus, who) for who in weighing.decided_by)
    when = to_dutch(weighing.on) if weighing.on.is_known else ""
    for head, text in (
        (tr("Wie besloten"), names),
        (tr("Wanneer"), when),
        (tr("Wie ziet het anders"), weighing.disagrees),
    ):
        book.paragraph([Span(f"{head}: ", Face.BOLD), Span(text or tr("nog niet gezegd"))])
    return book.finish()


def _points(book: FlowBook, casus: Casus) -> None:
    rows: list[list[Rich]] = []
    for stone in stones(casus, WEGING, dropped=True):
        point = point_of(casus, stone.id)
        if point.seen or point.text.strip():
            rows.append([stone.label, tr(SEEN_TITLES.get(point.seen, point.seen)), point.text])
    if rows:
        book.heading(2, tr("Waar wij naar keken"))
        book.paragraph(tr("Een hulp om samen te kijken. Er wordt niets opgeteld."), "small")
        book.table([tr("Waar het om gaat"), tr("Wat zien wij"), tr("Toelichting")], rows, widths=[3, 1.5, 3])


def _or_lines(book: FlowBook, text: str, lines: int) -> None:
    if text.strip():
        book.paragraph(text)
    else:
        book.dotted_lines(lines)


def _name(casus: Casus, who: str) -> str:
    person = casus.persons.get(EntityId(who))
    return called(person) if person else who
