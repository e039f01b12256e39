"""The plan as an empty form: the blocks that this reader's plan has, with room to write by hand at the kitchen table.

Nothing of the casus is printed on it but the title, so a form that is left behind tells nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from werkbank.drawing.shapes import Box, Drawing, Rect, Style
from werkbank.i18n import mark, tr
from werkbank.model.kinds import Role
from werkbank.paper.pdf.flow import Flow
from werkbank.paper.plan_book import PlanBook
from werkbank.plan.access import Block
from werkbank.plan.content import TITLES, PlanDocument
from werkbank.plan.eighteen import FIELDS as EIGHTEEN
from werkbank.plan.eighteen import may_plan


@dataclass(frozen=True, slots=True)
class _Table:
    """Columns with room below; texts are marked."""

    heads: tuple[str, ...]
    rows: int
    widths: tuple[float, ...] = ()  # shares; equal when left out


@dataclass(frozen=True, slots=True)
class _Lines:
    """A question with dotted lines below it."""

    question: str
    count: int


@dataclass(frozen=True, slots=True)
class _Frame:
    """An empty frame to draw in, ``tall`` points."""

    question: str
    tall: float


_Part = _Table | _Lines | _Frame

_FORMS: dict[Block, tuple[_Part, ...]] = {
    Block.WHO: (
        _Table((mark("Naam"), mark("Geboren"), mark("Woont bij")), 6),
        _Lines(mark("Wie neemt de belangrijke besluiten over de kinderen?"), 2),
        _Lines(mark("Ons vaste aanspreekpunt, met telefoonnummer"), 1),
    ),
    Block.STORY: (_Table((mark("Wanneer"), mark("Wat is er gebeurd")), 9, (1, 2.6)),),
    Block.GOOD: (
        _Lines(mark("Wat gaat goed?"), 4),
        _Table((mark("Wie helpt ons"), mark("Wat doet diegene")), 4, (1, 2)),
    ),
    Block.WORRIES: (
        _Table((mark("Wat is er aan de hand"), mark("Wie zegt dat"), mark("Wie ziet het anders")), 5, (1.9, 1, 1.5)),
    ),
    Block.PATTERN: (
        _Lines(mark("Wat gebeurt er steeds?"), 2),
        _Lines(mark("Wat komt er dan?"), 2),
        _Lines(mark("Waardoor blijft het zo, thuis?"), 2),
        _Lines(mark("Waardoor blijft het zo, door de hulp?"), 2),
        _Lines(mark("Wanneer was het er even niet?"), 2),
        _Lines(mark("Wat kan het doorbreken?"), 2),
    ),
    Block.READY: (_Lines(mark("Hoe ziet het eruit als dit plan klaar is? Voor wie?"), 5),),
    Block.SAFETY: (
        _Table(
            (mark("Afspraak"), mark("Wie"), mark("Wie kijkt of het lukt"), mark("Als het niet lukt")),
            5,
            (1.7, 1, 1, 1.2),
        ),
    ),
    Block.SCALE: (
        _Lines(mark("0 betekent:"), 1),
        _Lines(mark("10 betekent:"), 1),
        _Table((mark("Wie geeft het cijfer"), mark("Cijfer"), mark("Datum")), 5),
    ),
    Block.STEPS: (
        _Lines(mark("Doel 1"), 1),
        _Table((mark("Wat"), mark("Wie"), mark("Wanneer"), mark("Hoe merken we het")), 4, (1.7, 1, 1, 1.4)),
        _Lines(mark("Doel 2"), 1),
        _Table((mark("Wat"), mark("Wie"), mark("Wanneer"), mark("Hoe merken we het")), 4, (1.7, 1, 1, 1.4)),
    ),
    Block.WRONG: (
        _Table((mark("Signaal"), mark("Wie merkt het"), mark("Wat doen wij dan")), 4, (1.5, 1, 1.5)),
        _Lines(mark("Wie bellen wij, overdag en 's nachts?"), 3),
    ),
    Block.STUCK: (_Table((mark("Wat"), mark("Wie beslist"), mark("En anders")), 3, (2, 1.2, 1)),),
    Block.WANT: (
        _Lines(mark("Van wie is deze bladzijde? Wie mag hem lezen?"), 2),
        _Lines(mark("Hier maak ik mij zorgen over"), 4),
        _Lines(mark("Dit vind ik leuk"), 4),
        _Lines(mark("Hier droom ik van"), 4),
        _Frame(mark("Hier kun je iets tekenen"), 560.0),
    ),
    Block.EIGHTEEN: (*(_Lines(title, 2) for _, title in EIGHTEEN),),
    Block.ABOUT: (
        _Lines(mark("Wie lezen dit plan?"), 2),
        _Lines(mark("Wij kijken samen terug op"), 1),
        _Lines(mark("Wat ik zelf wil zeggen"), 4),
    ),
}


def write_blank(book: PlanBook, document: PlanDocument) -> None:
    """Each block that the reader's plan has, in its order."""
    book.heading(1, document.cover.title)
    book.aside(tr("Schrijf samen. Een leeg vak is niet erg: dat komt later."))
    book.fields(tr("Van"), tr("Datum"))
    for block, parts in _FORMS.items():
        if block in document.reader.blocks and (block is not Block.EIGHTEEN or _has_young(document)):
            if block in {Block.WANT, Block.EIGHTEEN}:
                book.page_break()
            book.heading(2, tr(TITLES[block]))
            for part in parts:
                _write(book, part)
    if Block.ABOUT in document.reader.blocks:
        book.heading(3, tr("Gelezen en besproken"))
        book.paragraph(tr("Tekenen is geen toestemming. Het laat alleen zien dat wij dit plan samen hebben besproken."))
        book.stick()
        book.columns(_signature(), _signature())


def _has_young(document: PlanDocument) -> bool:
    """Whether somebody in the plan is sixteen or more and not yet long grown up."""
    young = (one for one in document.casus.persons.values() if one.index or one.role is Role.YOUTH)
    return any(may_plan(one, today=document.day) for one in young)


def _write(book: PlanBook, part: _Part) -> None:
    if isinstance(part, _Table):
        book.table([tr(head) for head in part.heads], [], widths=part.widths or None, blank_rows=part.rows)
        return
    with book.together():
        book.paragraph(tr(part.question), "strong")
        book.stick()
        if isinstance(part, _Lines):
            book.dotted_lines(part.count)
        else:
            book.figure(_frame(book.width, part.tall), alt=tr("Een leeg vak om in te tekenen."))


def _frame(width: float, tall: float) -> Drawing:
    return Drawing(width, tall, (Rect(Box(0.5, 0.5, width - 1, tall - 1), Style("line_strong", "", 1.0), 6.0),))


def _signature() -> Callable[[Flow], None]:
    def fill(flow: Flow) -> None:
        flow.fields(tr("Naam"))
        flow.choices([tr("gezien"), tr("eens"), tr("niet eens met:")])
        flow.dotted_lines(2)
        flow.fields(tr("Datum"))
        flow.fields(tr("Handtekening"))

    return fill
