"""The family plan on paper: A4, large type, plain Dutch, tagged; made for one reader.

    data = plan_pdf(casus, reader="moeder", today=today)

The casus is first reduced to what the reader may see (``werkbank.plan.projection``); blocks, pictures, alternative
texts and page count all come from the reduced one. Same input, same bytes. An empty block is left out, an open place
says 'nog af te spreken', and there is room to write by hand.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from werkbank.drawing.shapes import Drawing
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.paper.column import PlanPaper
from werkbank.paper.plan_about import write_about
from werkbank.paper.plan_blank import write_blank
from werkbank.paper.plan_book import PlanBook
from werkbank.paper.plan_children import write_eighteen, write_want
from werkbank.paper.plan_cover import write_cover
from werkbank.paper.plan_family import write_good, write_main_facts, write_story, write_who, write_worries
from werkbank.paper.plan_look import NORMAL, Look, Telling
from werkbank.paper.plan_pattern import write_pattern, write_ready
from werkbank.paper.plan_simple import write_simple
from werkbank.paper.plan_steps import write_safety, write_scale, write_steps, write_stuck, write_wrong
from werkbank.paper.sheet import noon
from werkbank.plan.access import Block
from werkbank.plan.content import PlanDocument, plan_for
from werkbank.plan.photos import Photos, no_photos
from werkbank.plan.readers import reader_named

_WRITERS: dict[Block, Callable[[PlanPaper, Any, PlanDocument], None]] = {
    Block.MAIN_FACTS: write_main_facts,
    Block.WHO: write_who,
    Block.STORY: write_story,
    Block.GOOD: write_good,
    Block.WORRIES: write_worries,
    Block.PATTERN: write_pattern,
    Block.READY: write_ready,
    Block.SAFETY: write_safety,
    Block.SCALE: write_scale,
    Block.STEPS: write_steps,
    Block.WRONG: write_wrong,
    Block.STUCK: write_stuck,
    Block.WANT: write_want,
    Block.EIGHTEEN: write_eighteen,
    Block.ABOUT: write_about,
}


def plan_pdf(
    casus: Casus,
    *,
    reader: str,
    today: date,
    created: datetime | None = None,
    look: Look = NORMAL,
    photos: Photos = no_photos,
) -> bytes:
    """The plan for a reader, by name or role, as PDF.

    Raises:
        KnownError: no such reader, or more than one.
    """
    document = plan_for(casus, reader_named(casus, reader, today=today), today=today, photos=photos)
    return plan_book(document, created=created, look=look).finish()


def plan_pages(document: PlanDocument, *, look: Look = NORMAL) -> list[Drawing]:
    """The pages of a plan as drawings, for the preview: the same shapes as in the PDF."""
    return plan_book(document, look=look).pages()


def plan_book(document: PlanDocument, *, created: datetime | None = None, look: Look = NORMAL) -> PlanBook:
    """The plan laid out, not yet written."""
    book = PlanBook(
        title=tr("Ons plan"),
        created=created or noon(document.day),
        version_label=_version(document),
        subject=tr("Gezinsplan"),
        look=look,
    )
    writers = {Telling.FULL: write_plan, Telling.SIMPLE: write_simple, Telling.BLANK: write_blank}
    writers[look.telling](book, document)
    return book


def plan_docx(document: PlanDocument) -> bytes:
    """The same plan as a Word document, to change words in; same input, same bytes."""
    from werkbank.paper.docx.book import DocxBook

    book = DocxBook(
        title=tr("Ons plan"), created=noon(document.day), version_label=_version(document), subject=tr("Gezinsplan")
    )
    write_plan(book, document)
    return book.finish()


def write_plan(book: PlanPaper, document: PlanDocument) -> None:
    """The cover and each block, in order."""
    write_cover(book, document)
    for block in document.blocks:
        _WRITERS[block.kind](book, block, document)
        book.explain()


def _version(document: PlanDocument) -> str:
    if document.version:
        day = document.day.strftime("%Y.%m.%d")
        return tr("voor {lezer}, versie {n} van {dag}", lezer=document.reader.name, n=document.version, dag=day)
    return tr("voor {lezer}, versie {dag}", lezer=document.reader.name, dag=document.day.strftime("%Y.%m.%d"))
