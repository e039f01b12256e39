"""Block 12 on paper: agreements about the plan, own statements, rights, signatures."""

from __future__ import annotations

from werkbank.i18n import tr
from werkbank.paper.plan_book import PlanBook
from werkbank.paper.plan_family import quote
from werkbank.plan.access import MINORS
from werkbank.plan.blocks import AboutBlock
from werkbank.plan.content import TITLES, PlanDocument

STATEMENT_LINES = 4


def write_about(book: PlanBook, block: AboutBlock, document: PlanDocument) -> None:
    """Who reads it, when we look again, what somebody wants to have said, rights and signatures."""
    young = document.reader.kind in MINORS
    book.heading(2, tr(TITLES[block.kind]))
    if block.agreements:
        book.bullets([one.text for one in block.agreements])
    book.paragraph(tr("Wij kijken samen terug op: {dag}.", dag=block.evaluation), "strong")
    book.heading(3, tr("Wat ik zelf wil zeggen"))
    for said in block.statements:
        book.paragraph(quote(said), "quote")
    book.aside(
        tr("Hier kun je zelf iets opschrijven. Het hoort dan bij het plan.")
        if young
        else tr("Hier kunt u zelf iets opschrijven. Het hoort dan bij het plan.")
    )
    book.dotted_lines(STATEMENT_LINES)
    if block.rights:
        with book.together(), book.box(fill="accent_soft"):
            book.heading(3, tr("Jouw rechten") if young else tr("Uw rechten"))
            book.bullets(block.rights)
    if block.signers:
        _signatures(book, block.signers)


def _signatures(book: PlanBook, signers: tuple[str, ...]) -> None:
    book.heading(3, tr("Gelezen en besproken"))
    book.paragraph(tr("Tekenen is geen toestemming. Het laat alleen zien dat wij dit plan samen hebben besproken."))
    for name in signers:
        with book.together():
            book.paragraph(name, "strong")
            book.choices([tr("gezien"), tr("eens"), tr("niet eens met:")])
            book.dotted_lines(1)
            book.fields(tr("Datum"), tr("Handtekening"))
