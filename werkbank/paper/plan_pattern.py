"""Blocks 5 and 6 on paper: what keeps coming back, and what it looks like when it is done."""

from __future__ import annotations

from collections.abc import Callable

from werkbank.drawing.shapes import Face
from werkbank.i18n import ntr, tr
from werkbank.paper.pdf.flow import Flow
from werkbank.paper.pdf.rich import Span
from werkbank.paper.plan_book import PlanBook
from werkbank.paper.plan_family import quote
from werkbank.plan.blocks import PatternBlock, PatternText, ReadyBlock
from werkbank.plan.content import TITLES, PlanDocument
from werkbank.plan.loop import alt_of, is_shortened, loop


def write_pattern(book: PlanBook, block: PatternBlock, _document: PlanDocument) -> None:
    """Each pattern: its loop, what keeps it going on both sides, when it was away, what breaks it."""
    count = len(block.patterns)
    book.heading(2, ntr("Ons patroon", "Onze patronen", count))
    book.paragraph(
        tr("Een patroon is iets dat steeds terugkomt. Het is van niemand de schuld. Samen kunnen wij het doorbreken.")
    )
    book.stick()
    for one in block.patterns:
        _pattern(book, one)


def write_ready(book: PlanBook, block: ReadyBlock, _document: PlanDocument) -> None:
    """The perspective of the family, then of each child."""
    book.heading(2, tr(TITLES[block.kind]))
    if block.family:
        with book.box(fill="accent_soft"):
            for text in block.family:
                book.paragraph(text, "lead")
    for name, text in block.children:
        book.paragraph(_named(name, text) if name else text)


def _pattern(book: PlanBook, one: PatternText) -> None:
    pattern = one.pattern
    book.note(pattern.happens, pattern.follows, pattern.kept_home, pattern.kept_help)
    book.heading(3, f"‘{pattern.name}’" if pattern.name else tr("Een patroon zonder naam"))
    if told := " ".join(filter(None, [one.recognised, one.times])):
        book.paragraph(told)
        book.stick()
    drawing = loop(pattern, width=book.width)
    if drawing:
        book.figure(drawing, alt=alt_of(pattern))
    if is_shortened(pattern, width=book.width):
        book.paragraph(_named(tr("Wat er gebeurt"), pattern.happens))
        book.paragraph(_named(tr("Wat er dan volgt"), pattern.follows))
    if pattern.kept_home or pattern.kept_help:
        book.heading(4, tr("Wat houdt het in stand?"))
        book.columns(
            _side(tr("Bij ons thuis"), pattern.kept_home), _side(tr("Wat de hulpverlening deed"), pattern.kept_help)
        )
    _way_out(book, one)
    for said in one.statements:
        book.paragraph(tr("Eigen verklaring:"), "strong")
        book.paragraph(quote(said), "quote")


def _way_out(book: PlanBook, one: PatternText) -> None:
    exception, breaks = one.pattern.exception, one.pattern.breaks
    if not exception and not breaks:
        return
    with book.together(), book.box(fill="ok_soft"):
        if exception:
            book.paragraph(_named(tr("Toen was het er even niet"), exception))
        if breaks:
            book.paragraph(_named(tr("Dit kan het doorbreken"), breaks))


def _side(title: str, text: str) -> Callable[[Flow], None]:
    def fill(flow: Flow) -> None:
        flow.paragraph(title, "strong")
        flow.paragraph(text or "–")

    return fill


def _named(name: str, text: str) -> list[str | Span]:
    return [Span(f"{name}: ", Face.BOLD), Span(text)]
