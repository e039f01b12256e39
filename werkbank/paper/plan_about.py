"""Block 12 on paper: agreements about the plan, own statements, rights, signatures."""

from __future__ import annotations

from collections.abc import Callable

from werkbank.i18n import tr
from werkbank.paper.column import Column, PlanPaper
from werkbank.paper.plan_family import quote
from werkbank.plan.access import MINORS, PROFESSIONALS, ReaderKind
from werkbank.plan.blocks import AboutBlock
from werkbank.plan.content import TITLES, PlanDocument, says_nothing

STATEMENT_LINES = 3


def write_about(book: PlanPaper, block: AboutBlock, document: PlanDocument) -> None:
    """Who reads it, when we look again, what somebody wants to have said, rights and signatures."""
    young = document.reader.kind in MINORS
    book.heading(2, tr(TITLES[block.kind]))
    if block.agreements:
        book.bullets([one.text for one in block.agreements])
    book.paragraph(tr("Wij kijken samen terug op: {dag}.", dag=block.evaluation), "strong")
    if block.statements:
        book.heading(3, tr("Eigen verklaringen"))
    for said in block.statements:
        book.paragraph(quote(said), "quote")
    at_table = document.reader.kind not in PROFESSIONALS and not says_nothing(document)
    if at_table:
        _room_to_say(book, young=young)
    if block.rights:
        with book.together(), book.box(fill="accent_soft"):
            book.heading(3, tr("Jouw rechten") if young else tr("Uw rechten"))
            book.bullets(block.rights)
    if block.signers and at_table:
        _signatures(book, block.signers, child=document.reader.kind is ReaderKind.CHILD)


def _room_to_say(book: PlanPaper, *, young: bool) -> None:
    book.heading(3, tr("Wat ik zelf wil zeggen"))
    book.aside(
        tr("Hier kun je zelf iets opschrijven. Het hoort dan bij het plan.")
        if young
        else tr("Hier kunt u zelf iets opschrijven. Het hoort dan bij het plan.")
    )
    book.stick()
    book.dotted_lines(STATEMENT_LINES)


def _signatures(book: PlanPaper, signers: tuple[str, ...], *, child: bool) -> None:
    book.heading(3, tr("Gelezen en besproken"))
    book.paragraph(
        tr("Jij hoeft niets te tekenen. Hier staat wie dit plan samen met jou heeft gelezen.")
        if child
        else tr("Tekenen is geen toestemming. Het laat alleen zien dat wij dit plan samen hebben besproken.")
    )
    book.stick()
    if child:
        for name in signers:
            book.fields(tr("Met {naam} gelezen op", naam=name))
        return
    book.columns(*map(_signature, signers))


def _signature(name: str) -> Callable[[Column], None]:
    def fill(flow: Column) -> None:
        flow.paragraph(name, "strong")
        flow.choices([tr("gezien"), tr("eens"), tr("niet eens met:")])
        flow.dotted_lines(2)
        flow.fields(tr("Datum"))
        flow.fields(tr("Handtekening"))

    return fill
