"""The simple plan (level A2): one idea a page, large letters, a picture beside the heading.

It says less than the whole plan, never more: every word comes from the same blocks, made for the same reader. What is
left out stands in the whole plan, and the last page says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from werkbank.drawing.shapes import Face
from werkbank.i18n import tr
from werkbank.paper.pdf.flow import Flow
from werkbank.paper.pdf.rich import Rich, Span, titled
from werkbank.paper.plan_book import PlanBook
from werkbank.paper.plan_children import asked, heading_of
from werkbank.paper.plan_steps import action
from werkbank.plan import blocks as b
from werkbank.plan import figures
from werkbank.plan.access import Block
from werkbank.plan.content import TITLES, PlanDocument
from werkbank.plan.pictograms import pictogram
from werkbank.plan.portrait import portrait
from werkbank.plan.who import family_of
from werkbank.plan.wording import sentence

A_PAGE = 3
"""Sentences on one page: what somebody takes in at one look."""


def write_simple(book: PlanBook, document: PlanDocument) -> None:
    """The cover, then page after page."""
    _cover(book, document)
    for block in document.blocks:
        for lines in _ideas(block):
            _page(book, block.kind, lines)
    _last(book, document)


def _cover(book: PlanBook, document: PlanDocument) -> None:
    book.heading(1, document.cover.title)
    people = family_of(document.casus, today=document.day) if document.cover.family else []
    if people:
        drawing = portrait(people, width=book.width)
        book.figure(drawing, alt=drawing.alt, max_height=300)
    book.paragraph(tr("Dit is ons plan in het kort."))
    book.paragraph(tr("Het is gemaakt voor {naam}.", naam=document.reader.name))


def _page(book: PlanBook, kind: Block, lines: Sequence[Rich]) -> None:
    book.page_break()
    picture = pictogram(kind)

    def left(flow: Flow) -> None:
        flow.figure(picture, alt=picture.alt)

    def right(flow: Flow) -> None:
        flow.heading(2, tr(TITLES[kind]))

    book.columns(left, right, widths=[1, 3])
    for line in lines:
        book.paragraph(line, "body")


def _ideas(block: b.PlanBlock) -> Iterator[Sequence[Rich]]:
    """What stands on each page of a block."""
    say: Callable[[Any], Iterator[Sequence[Rich]]] | None = _SAY.get(block.kind)
    if say is not None:
        yield from say(block)


def _main_facts(block: b.MainFactsBlock) -> Iterator[Sequence[Rich]]:
    yield from _paged([titled(f"{child}, {when}", what) for child, when, what in block.rows])


def _who(block: b.WhoBlock) -> Iterator[Sequence[Rich]]:
    yield from _paged([titled(home, people) for home, people in block.homes])


def _story(block: b.StoryBlock) -> Iterator[Sequence[Rich]]:
    yield from _paged([titled(when, what) for when, what in block.lines])


def _good(block: b.GoodBlock) -> Iterator[Sequence[Rich]]:
    yield from _paged([_quoted(said) for said in (*block.strengths, *block.helped)])
    yield from _paged([titled(who, does) for who, does in block.support])


def _worries(block: b.WorriesBlock) -> Iterator[Sequence[Rich]]:
    for row in block.rows:
        told: list[Rich] = [sentence(row.text) if row.is_fact else f"‘{sentence(row.text)}’"]
        told.append(titled(tr("Wie zegt dat"), row.by))
        if row.differently:
            told.append(titled(tr("Wie ziet het anders"), row.differently))
        yield told


def _pattern(block: b.PatternBlock) -> Iterator[Sequence[Rich]]:
    for one in block.patterns:
        pattern = one.pattern
        parts = ((tr("Eerst"), pattern.happens), (tr("En dan"), pattern.follows), (tr("Dit helpt"), pattern.breaks))
        told: list[Rich] = [titled(name, sentence(text)) for name, text in parts if text.strip()]
        if pattern.name:
            told.insert(0, [Span(f"‘{pattern.name}’", Face.BOLD)])
        if told:
            yield told


def _ready(block: b.ReadyBlock) -> Iterator[Sequence[Rich]]:
    yield from _paged(list(block.family))
    for name, text in block.children:
        yield [titled(name, text) if name else text]


def _safety(block: b.SafetyBlock) -> Iterator[Sequence[Rich]]:
    for one in block.agreements:
        told: list[Rich] = [sentence(one.text), titled(tr("Wie"), one.who)]
        if one.if_not:
            told.append(titled(tr("Als het niet lukt"), sentence(one.if_not)))
        if one.phone:
            told.append(titled(tr("Bel"), one.phone))
        yield told


def _scale(block: b.ScaleBlock) -> Iterator[Sequence[Rich]]:
    for question in block.questions:
        yield [[Span(question.question, Face.BOLD)], figures.alt_of(question)]


def _steps(block: b.StepsBlock) -> Iterator[Sequence[Rich]]:
    for goal in block.goals:
        rows = [row for row in goal.rows if not row.done]
        for first in range(0, max(len(rows), 1), A_PAGE):
            part = rows[first : first + A_PAGE]
            told: list[Rich] = [[Span(sentence(goal.text), Face.BOLD)]] if goal.text and not first else []
            told += [[Span(f"{row.who}: ", Face.BOLD), Span(f"{row.what} ({row.when})")] for row in part]
            if told:
                yield told


def _wrong(block: b.WrongBlock) -> Iterator[Sequence[Rich]]:
    yield from _paged([action(one) for one in block.actions])


def _want(block: b.WantBlock) -> Iterator[Sequence[Rich]]:
    for page in block.pages:
        head: list[Rich] = [[Span(heading_of(page, page.name), Face.BOLD)]] if page.spoken_for else []
        yield from _paged([*head, *(titled(f"{page.name}: {title}", text) for title, text in asked(page))])


def _eighteen(block: b.EighteenBlock) -> Iterator[Sequence[Rich]]:
    for one in block.people:
        told: list[Rich] = [tr("{naam} wordt 18 op {dag}.", naam=one.name, dag=one.day)] if one.day else []
        yield from _paged([*told, *(titled(title, text) for title, text in one.rows)])
        yield from _paged(list(one.rules))


def _about(block: b.AboutBlock) -> Iterator[Sequence[Rich]]:
    yield [tr("Wij kijken samen terug op: {dag}.", dag=block.evaluation)]
    yield from _paged(list(block.rights))


_SAY: dict[Block, Callable[[Any], Iterator[Sequence[Rich]]]] = {
    Block.MAIN_FACTS: _main_facts,
    Block.WHO: _who,
    Block.STORY: _story,
    Block.GOOD: _good,
    Block.WORRIES: _worries,
    Block.PATTERN: _pattern,
    Block.READY: _ready,
    Block.SAFETY: _safety,
    Block.SCALE: _scale,
    Block.STEPS: _steps,
    Block.WRONG: _wrong,
    Block.WANT: _want,
    Block.EIGHTEEN: _eighteen,
    Block.ABOUT: _about,
}


def _last(book: PlanBook, document: PlanDocument) -> None:
    book.page_break()
    contact = document.cover.contact
    book.heading(2, tr("Snap je iets niet?"))
    if contact:
        book.paragraph(titled(tr("Bel"), " ".join(filter(None, [contact.name, contact.phone]))))
    else:
        book.paragraph(tr("Vraag het aan wie jullie dit plan gaf."))
    book.paragraph(tr("Er is ook een groter plan. Daar staat alles in wat wij hebben afgesproken."))


def _paged(lines: Sequence[Rich]) -> Iterator[Sequence[Rich]]:
    yield from (lines[first : first + A_PAGE] for first in range(0, len(lines), A_PAGE))


def _quoted(said: b.Said) -> Rich:
    by = f" ({said.by})" if said.by else ""
    return [Span(f"‘{sentence(said.text)}’"), Span(by, role="ink_soft")]
