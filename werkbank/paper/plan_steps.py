"""Blocks 7 to 10b on paper: safety now, figures, goals with their steps, what to do when it goes wrong."""

from __future__ import annotations

from collections.abc import Sequence

from werkbank.drawing.shapes import Face
from werkbank.i18n import ntr, tr
from werkbank.paper.column import PlanPaper
from werkbank.paper.pdf.rich import Rich, Span, titled
from werkbank.plan import figures, phases
from werkbank.plan.access import MINORS, PROFESSIONALS, ReaderKind
from werkbank.plan.blocks import Agreed, GoalText, SafetyBlock, ScaleBlock, StepRow, StepsBlock, StuckBlock, WrongBlock
from werkbank.plan.content import TITLES, PlanDocument
from werkbank.plan.wording import sentence


def write_safety(book: PlanPaper, block: SafetyBlock, _document: PlanDocument) -> None:
    """The phase, and a card for each agreement."""
    book.heading(2, tr(TITLES[block.kind]))
    if block.phase:
        book.figure(phases.phases(block.phase, width=book.width), alt=phases.alt_of(block.phase))
    if block.agreements:
        book.heading(3, tr("Dit hebben wij afgesproken"))
    for number, one in enumerate(block.agreements, start=1):
        _agreement(book, number, one)


def write_scale(book: PlanPaper, block: ScaleBlock, _document: PlanDocument) -> None:
    """For each question what 0 and 10 mean, and a line for each giver."""
    book.heading(2, tr(TITLES[block.kind]))
    for question in block.questions:
        with book.together():
            book.paragraph(question.question, "strong")
            if question.zero:
                book.paragraph(titled("0", question.zero))
            if question.ten:
                book.paragraph(titled("10", question.ten))
            book.figure(figures.figures(question, width=book.width), alt=figures.alt_of(question))
        book.stick()
    book.aside(tr("Het grote rondje is het laatste cijfer. Een open rondje is een cijfer van eerder."))


def write_steps(book: PlanPaper, block: StepsBlock, document: PlanDocument) -> None:
    """Each goal with the pattern that it breaks and a table of steps, with a row left to write in."""
    book.heading(2, tr(TITLES[block.kind]))
    for number, goal in enumerate(block.goals, start=1):
        _goal(book, number, goal, kind=document.reader.kind)


def write_wrong(book: PlanPaper, block: WrongBlock, document: PlanDocument) -> None:
    """Early signs, then whom to call."""
    book.heading(2, tr(TITLES[block.kind]))
    if block.signs:
        book.heading(3, tr("Hieraan merken wij het vroeg"))
        heads, widths = [tr("Signaal"), tr("Wie merkt het"), tr("Wat doen wij dan")], [1.5, 1, 1.5]
        rows: list[Sequence[Rich]] = [(one.text, one.who, _what_then(one)) for one in block.signs]
        if any(one.source for one in block.signs):
            heads.append(tr("Wie zegt het"))
            widths.append(1)
            rows = [(*cells, one.source or "–") for cells, one in zip(rows, block.signs, strict=True)]
        book.table(heads, rows, widths=widths)
    with book.together():  # whom to call stands on one page, with room for numbers
        if block.actions:
            book.heading(3, tr("Dit doen wij"))
            with book.box(fill="highlight"):
                for one in block.actions:
                    book.paragraph(action(one))
        if document.reader.kind not in PROFESSIONALS:
            book.heading(4, tr("Onze eigen nummers"))
            book.dotted_lines(3)


def write_stuck(book: PlanPaper, block: StuckBlock, _document: PlanDocument) -> None:
    """The ladder between organisations."""
    book.heading(2, tr(TITLES[block.kind]))
    rows: list[Sequence[Rich]] = [(one.text, one.who, one.if_not or "–") for one in block.ladder]
    book.table([tr("Wat"), tr("Wie beslist"), tr("En anders")], rows, widths=[2, 1.2, 1])


def _agreement(book: PlanPaper, number: int, one: Agreed) -> None:
    with book.together(), book.box():
        book.paragraph([Span(f"{number}.  ", Face.BOLD, "accent"), Span(one.text, Face.BOLD)])
        who = [*titled(tr("Wie"), f"{one.who}.   "), *titled(tr("Wie kijkt of het lukt"), sentence(one.checked_by))]
        book.paragraph(who)
        if one.if_not:
            book.paragraph(titled(tr("Als het niet lukt"), one.if_not))
        if one.phone:
            book.paragraph(titled(tr("Bel"), one.phone))
        if one.source:
            book.paragraph(titled(tr("Wie zegt het"), sentence(one.source)))
    book.space(14)


def _goal(book: PlanPaper, number: int, goal: GoalText, *, kind: ReaderKind) -> None:
    title = tr("Doel {n}", n=number) if not goal.text else tr("Doel {n}: {doel}", n=number, doel=goal.text)
    book.heading(3, title)
    facts = []
    if goal.for_whom:
        facts.append(tr("Voor {wie}.", wie=goal.for_whom))
    if goal.breaks:
        facts.append(tr("Dit doorbreekt ons patroon ‘{naam}’.", naam=goal.breaks))
    if goal.stones and kind not in MINORS:
        names = ", ".join(f"‘{name}’" for name in goal.stones)
        facts.append(ntr("Bouwsteen: {namen}.", "Bouwstenen: {namen}.", len(goal.stones), namen=names))
    if goal.source:
        facts.append(tr("Wie zegt het: {bron}.", bron=goal.source.rstrip(".")))
    if facts:
        book.aside(" ".join(facts))
    if not goal.rows and kind in MINORS:
        return  # the steps are of others
    book.stick()
    heads = [tr("Wat"), tr("Wie"), tr("Wanneer"), tr("Hoe merken we het")]
    widths = [1.7, 1, 1, 1.4]
    rows: list[Sequence[Rich]] = [(_what(row), row.who, row.when, row.noticed) for row in goal.rows]
    if any(row.source for row in goal.rows):
        heads.append(tr("Wie zegt het"))
        widths.append(1.0)
        rows = [(*cells, row.source or "–") for cells, row in zip(rows, goal.rows, strict=True)]
    book.table(heads, rows, widths=widths, blank_rows=1)


def _what(row: StepRow) -> Rich:
    return [Span(tr("Klaar: "), Face.BOLD, "ok"), Span(row.what)] if row.done else row.what


def action(one: Agreed, *, named: bool = True) -> list[str | Span]:
    """What to do, by whom (when ``named``), and the number to call."""
    who = tr(" Wie doet dit: {wie}.", wie=one.who.rstrip(".")) if one.who and named else ""
    phone = [Span(f"  {one.phone}", Face.BOLD)] if one.phone else []
    source = (
        [Span(tr("  Wie zegt het: {bron}.", bron=one.source.rstrip(".")), role="ink_soft")]
        if one.source and named
        else []
    )
    return [Span(one.text), Span(who, role="ink_soft"), *phone, *source]


def _what_then(one: Agreed) -> str:
    return " ".join(filter(None, [one.if_not or one.checked_by, one.phone])) or "–"
