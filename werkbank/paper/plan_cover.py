"""The first page of the plan: whose it is, what they want, whom to call. Made to hang on the fridge."""

from __future__ import annotations

from collections.abc import Callable

from werkbank.drawing.shapes import Face
from werkbank.i18n import ntr, tr
from werkbank.paper.column import Column, PlanPaper
from werkbank.paper.pdf.rich import Span
from werkbank.paper.plan_steps import action
from werkbank.plan.about import CHILD_LINE
from werkbank.plan.access import MINORS, Block
from werkbank.plan.blocks import StepsBlock
from werkbank.plan.content import PlanDocument, says_nothing
from werkbank.plan.portrait import portrait
from werkbank.plan.who import family_of
from werkbank.plan.wording import open_yet

ON_COVER = 8  # goals: more make no cover
LETTERS = 180


def write_cover(book: PlanPaper, document: PlanDocument) -> None:
    """One page."""
    cover = document.cover
    book.heading(1, cover.title)
    if cover.family:
        book.paragraph(cover.family, "lead")
    people = family_of(document.casus, today=document.day) if cover.family else []
    if people:
        drawing = portrait(people, width=book.width)
        book.figure(drawing, alt=drawing.alt, max_height=230)
    if says_nothing(document):
        book.paragraph(tr("In dit plan staat nu nog niets dat voor {naam} is.", naam=document.reader.name), "strong")
    _vision(book, cover.vision)
    _goals(book, document)
    _call(book, document)
    book.columns(_contact(document), _review(document), widths=[1.25, 1])
    book.aside(_made_for(document))
    if Block.WHO in document.reader.blocks:  # who gets a few rows needs no page for a cover
        book.page_break()


def _vision(book: PlanPaper, vision: tuple[str, ...]) -> None:
    if vision:
        with book.box(fill="accent_soft"):
            book.heading(3, tr("Hier werken wij naartoe"))
            for text in vision:
                book.paragraph(text, "lead")


def _goals(book: PlanPaper, document: PlanDocument) -> None:
    block = document.block(Block.STEPS)
    goals = [goal.text for goal in block.goals if goal.text] if isinstance(block, StepsBlock) else []
    if goals:
        book.heading(3, tr("Dit gaan wij doen"))
        book.bullets([in_short(goal) for goal in goals[:ON_COVER]], numbered=True)
        if more := goals[ON_COVER:]:
            book.aside(
                ntr("En nog {n} doel, verderop in dit plan.", "En nog {n} doelen, verderop in dit plan.", len(more))
            )


def in_short(text: str) -> str:
    """A goal as it stands on the cover; all of its words stand with its steps."""
    if len(text) <= LETTERS:
        return text
    kept = text[:LETTERS].rsplit(None, 1)[0] if " " in text[:LETTERS] else text[:LETTERS]
    return f"{kept} …"


def _call(book: PlanPaper, document: PlanDocument) -> None:
    if document.cover.call:
        with book.together(), book.box(fill="highlight"):
            book.heading(3, tr("Gaat het mis?"))
            for one in document.cover.call:
                book.paragraph(action(one, named=False))
    elif document.reader.kind in MINORS:
        with book.together(), book.box(fill="highlight"):
            _whom_a_child_calls(book, document)


def _whom_a_child_calls(book: PlanPaper, document: PlanDocument) -> None:
    """For a child whom no agreement names: whom it can call all the same."""
    contact = document.cover.contact
    book.heading(3, tr("Wie kan ik bellen?"))
    if contact and contact.phone:
        book.paragraph([Span(tr("Overdag: {naam}.", naam=contact.name)), Span(f"  {contact.phone}", Face.BOLD)])
    book.paragraph(tr(CHILD_LINE))
    book.paragraph(tr("Is er gevaar? Bel 112."))


def _contact(document: PlanDocument) -> Callable[[Column], None]:
    contact = document.cover.contact

    def fill(flow: Column) -> None:
        flow.heading(3, tr("Ons vaste aanspreekpunt"))
        flow.paragraph(contact.name if contact else open_yet(), "strong")
        if contact:
            flow.paragraph(contact.phone or tr("telefoonnummer: {nog}", nog=open_yet()))

    return fill


def _review(document: PlanDocument) -> Callable[[Column], None]:
    def fill(flow: Column) -> None:
        flow.heading(3, tr("Wij kijken samen terug op"))
        flow.paragraph(document.cover.evaluation)

    return fill


def _made_for(document: PlanDocument) -> str:
    reader = document.reader
    if reader.kind in MINORS:
        return tr("Dit plan is gemaakt voor jou, {naam}. Snap je iets niet? Vraag het gerust.", naam=reader.name)
    return tr(
        "Dit plan is gemaakt voor {naam}. Klopt er iets niet? Zeg het, dan passen wij het samen aan.", naam=reader.name
    )
