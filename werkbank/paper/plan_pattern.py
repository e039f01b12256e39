"""Blocks 5 and 6 on paper: what keeps coming back, and what it looks like when it is done."""

from __future__ import annotations

from werkbank.i18n import mark, ntr, tr
from werkbank.paper.column import PlanPaper
from werkbank.paper.pdf.rich import titled
from werkbank.paper.plan_family import quote
from werkbank.plan import course
from werkbank.plan.blocks import PatternBlock, PatternText, ReadyBlock
from werkbank.plan.content import TITLES, PlanDocument
from werkbank.plan.loop import CIRCLE, FIELDS, alt_of, loop, shortened

_WHAT_IS = mark(
    "Een patroon is iets dat steeds terugkomt. Het is van niemand de schuld. Samen kunnen wij het doorbreken."
)


def write_pattern(book: PlanPaper, block: PatternBlock, _document: PlanDocument) -> None:
    """Each pattern: its loop, with what keeps it going on both sides, what breaks it, when it was away, and its course.

    Those of the help come last, under a heading of their own.
    """
    if block.of_family:
        book.heading(2, ntr("Ons patroon", "Onze patronen", len(block.of_family)))
        book.paragraph(tr(_WHAT_IS))
        book.stick()
    for one in block.of_family:
        _pattern(book, one)
    if block.of_help:
        book.heading(2, tr("Wat de hulpverlening steeds deed"))
        book.paragraph(tr("Dit gaat over de hulpverlening, niet over ons gezin. Ook dit kunnen wij samen doorbreken."))
        book.stick()
    for one in block.of_help:
        _pattern(book, one)


def write_ready(book: PlanPaper, block: ReadyBlock, _document: PlanDocument) -> None:
    """The perspective of the family, then of each child."""
    book.heading(2, tr(TITLES[block.kind]))
    if block.family:
        with book.box(fill="accent_soft"):
            for text in block.family:
                book.paragraph(text, "lead")
    for name, text in block.children:
        book.paragraph(titled(name, text) if name else text)


def _pattern(book: PlanPaper, one: PatternText) -> None:
    pattern = one.pattern
    book.note(pattern.happens, pattern.follows, pattern.kept_home, pattern.kept_help)
    book.heading(3, f"‘{pattern.name}’" if pattern.name else tr("Een patroon zonder naam"))
    if told := " ".join(filter(None, [one.recognised, one.times])):
        book.paragraph(told)
        book.stick()
    drawing = loop(pattern, width=book.width)
    if drawing:
        book.figure(drawing, alt=alt_of(pattern))
        in_full = shortened(pattern, width=book.width)
    else:  # no circle without a beginning: what was written stands below each other
        in_full = tuple(field for field in FIELDS if field not in CIRCLE and getattr(pattern, field.name).strip())
    for field in in_full:
        book.paragraph(titled(tr(field.title), getattr(pattern, field.name)))
    line = course.course(one.course, width=book.width)
    if line is not None:
        book.figure(line, alt=course.alt_of(one.course), caption=tr("Zo ging het verder met dit patroon"))
    for said in one.statements:
        book.paragraph(tr("Eigen verklaring:"), "strong")
        book.stick()
        book.paragraph(quote(said), "quote")
