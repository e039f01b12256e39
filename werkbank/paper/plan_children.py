"""Blocks 11 and 11b on paper: a page of each child with its drawing, and being eighteen."""

from __future__ import annotations

from werkbank.i18n import tr
from werkbank.paper.column import PlanPaper
from werkbank.plan.blocks import ChildText, EighteenBlock, EighteenText, WantBlock
from werkbank.plan.content import TITLES, PlanDocument
from werkbank.plan.wording import sentence

TALLEST = 300.0  # points of a drawing, so that it mostly stands on the child's own page


def write_want(book: PlanPaper, block: WantBlock, document: PlanDocument) -> None:
    """A page for each child."""
    for page in block.pages:
        book.page_break()
        _page(book, page, title=tr(TITLES[block.kind]), own=page.name == document.reader.name)
        book.page_break()


def write_eighteen(book: PlanPaper, block: EighteenBlock, _document: PlanDocument) -> None:
    """Somebody's own plan for being eighteen, and what the law says of what runs now."""
    for one in block.people:
        book.heading(2, tr(TITLES[block.kind]) if len(block.people) == 1 else f"{tr(TITLES[block.kind])}: {one.name}")
        if one.day:
            book.paragraph(tr("{naam} wordt 18 op {dag}.", naam=one.name, dag=one.day), "lead")
        book.table([], one.rows, widths=[1, 2.2], row_headers=True)
        _rules(book, one)


def asked(page: ChildText) -> tuple[tuple[str, str], ...]:
    """The three parts of a page, each with its heading; of a baby others say what it would say."""
    if page.spoken_for:
        titles = (
            tr("Waar zou {naam} zich zorgen over maken?", naam=page.name),
            tr("Wat zou {naam} leuk vinden?", naam=page.name),
            tr("Wat zou {naam} wensen?", naam=page.name),
        )
    else:
        titles = (tr("Hier maak ik mij zorgen over"), tr("Dit vind ik leuk"), tr("Hier droom ik van"))
    parts = zip(titles, (page.worries, page.joys, page.dreams), strict=True)
    return tuple((title, text) for title, text in parts if text)


def heading_of(page: ChildText, title: str) -> str:
    """'Wat ik wil: Bo', or for a baby 'Wat zou Bo zeggen?'."""
    return tr("Wat zou {naam} zeggen?", naam=page.name) if page.spoken_for else f"{title}: {page.name}"


def _page(book: PlanPaper, page: ChildText, *, title: str, own: bool) -> None:
    book.heading(2, heading_of(page, title))
    for head, text in asked(page):
        with book.box(fill="accent_soft"):
            book.heading(3, head)
            for part in filter(None, text.splitlines()):
                book.paragraph(part)
    if page.photo is not None:
        drawing = page.photo.drawing(alt=page.photo_alt)
        book.figure(drawing, alt=page.photo_alt, max_height=TALLEST, caption=page.photo_alt)
    elif page.has_drawing:
        book.aside(tr("{tekening} De tekening zelf ligt er niet bij.", tekening=sentence(page.photo_alt)))
    if page.told_with and page.spoken_for:
        book.aside(tr("{wie} dacht hierover na voor {naam}.", wie=page.told_with, naam=page.name))
    elif page.told_with:
        book.aside(tr("Opgeschreven samen met {wie}.", wie=page.told_with))
    if own and not page.spoken_for:
        if not page.has_drawing:
            book.aside(tr("Hieronder is ruimte om iets te tekenen."))
        book.aside(tr("Dit is jouw bladzijde. Jij zegt wie hem mag lezen. Je mag dat later veranderen."))


def _rules(book: PlanPaper, one: EighteenText) -> None:
    if one.rules:
        book.heading(3, tr("Zo is het geregeld voor wat nu loopt"))
        book.bullets(one.rules)
        book.aside(tr("Vraag na of dit ook voor {naam} geldt. Begin daar op tijd mee.", naam=one.name))
