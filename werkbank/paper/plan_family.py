"""Blocks 1 to 4 on paper: who we are, our story, what goes well, what we worry about."""

from __future__ import annotations

from werkbank.drawing.geometry import groups
from werkbank.drawing.shapes import Drawing
from werkbank.i18n import tr
from werkbank.model.dates import say_day
from werkbank.paper.column import PlanPaper
from werkbank.paper.pdf.rich import Span
from werkbank.plan.access import WORKERS
from werkbank.plan.blocks import GoodBlock, MainFactsBlock, Said, StoryBlock, WhoBlock, WorriesBlock
from werkbank.plan.content import TITLES, PlanDocument
from werkbank.plan.story import sourced_lines
from werkbank.plan.wording import sentence

KEPT = 90.0  # points for the title and for what abbreviations mean
LARGEST = 1.9
LEGEND_SCALE = 1.5
LEGEND_SHARE = 0.57  # of the height of a page
LEGEND_WIDTHS = (160.0, 290.0, 420.0, 550.0)  # one to four columns


def write_who(book: PlanPaper, block: WhoBlock, document: PlanDocument) -> None:
    """The family picture as of today, homes, gezag, the fixed contact."""
    from werkbank.genogram.picture import FAMILY, draw

    book.heading(2, tr(TITLES[block.kind]))
    drawing = draw(document.casus, as_of=document.day, view=FAMILY)
    wide = book.is_wide(drawing)
    book.paragraph(
        tr("Op de volgende bladzijde staat een tekening van onze familie.")
        if wide
        else tr("Dit is een tekening van onze familie.")
    )
    if wide:
        title = tr("Onze familie op {dag}", dag=say_day(document.day))
        book.picture_page(drawing, alt=block.picture_alt, title=title, lying=True)
    else:
        book.figure(drawing, alt=block.picture_alt, max_height=400, largest=LARGEST)
    signs = _legend(book, document)
    book.figure(signs, alt=signs.alt, max_height=LEGEND_SHARE * book.height, largest=LEGEND_SCALE)
    book.note(signs.alt)
    if block.homes:
        book.heading(3, tr("Wie woont waar"))
        book.table([], block.homes, widths=[1, 1.3], row_headers=True)
    if block.custody:
        book.heading(3, tr("Wie neemt de belangrijke besluiten"))
        for text in block.custody:
            book.paragraph(text)
        book.aside(tr("Gezag betekent: de belangrijke besluiten over een kind nemen."))


def _legend(book: PlanPaper, document: PlanDocument) -> Drawing:
    """The legend in as many columns as give it the largest letters."""
    from werkbank.genogram.picture import FAMILY, legend_of

    made = (legend_of(document.casus, as_of=document.day, view=FAMILY, width=width) for width in LEGEND_WIDTHS)
    tall = LEGEND_SHARE * book.height
    return max(made, key=lambda one: min(book.width / one.width, tall / one.height, LEGEND_SCALE))


def write_main_facts(book: PlanPaper, block: MainFactsBlock, _document: PlanDocument) -> None:
    """The main facts about the own child, for a parent without gezag who asked."""
    book.heading(2, tr(TITLES[block.kind]))
    book.paragraph(tr("U vroeg hierom. Wie geen gezag heeft, hoort de hoofdzaken over het eigen kind (BW 1:377c)."))
    book.stick()
    book.table([tr("Wie"), tr("Wanneer"), tr("Wat")], block.rows, widths=[1, 1.2, 2])


def write_story(book: PlanPaper, block: StoryBlock, document: PlanDocument) -> None:
    """The strip on one page; the words in a table too when there are more than the strip can hold."""
    from werkbank.timeline.strip import strip

    book.note(*(what for _, what in block.lines))
    drawing = strip(document.casus, today=document.day, width=book.width, height=book.height - KEPT)
    fits = len({group.key for group in groups(drawing.items) if group.key}) >= len(block.lines)
    told = "; ".join(f"{when}: {what}" for when, what in block.lines) if fits else tr("Alles staat ook in de lijst.")
    book.picture_page(drawing, alt=f"{block.strip_alt} {told}", title=tr(TITLES[block.kind]), level=2, largest=1.0)
    if document.reader.kind in WORKERS:
        rows = sourced_lines(document.casus)
        book.table([tr("Wanneer"), tr("Wat"), tr("Bron")], rows, widths=[1, 1.7, 1])
    elif not fits:
        book.table([tr("Wanneer"), tr("Wat")], block.lines, widths=[1, 2.4])


def write_good(book: PlanPaper, block: GoodBlock, _document: PlanDocument) -> None:
    """Strengths, wishes, what helped before, who helps."""
    book.heading(2, tr(TITLES[block.kind]))
    _quotes(book, tr("Wat gaat goed"), block.strengths)
    _quotes(book, tr("Wat hielp toen het beter ging"), block.helped)
    _quotes(book, tr("Wat wensen wij"), block.wishes)
    if block.support:
        book.heading(3, tr("Wie helpt ons"))
        book.table([tr("Wie"), tr("Wat doet diegene")], block.support, widths=[1, 2])
    if block.people:
        book.heading(3, tr("Wie is er nog meer bij ons betrokken"))
        rows = [(person.name, person.does, person.phone) for person in block.people]
        book.table([tr("Naam"), tr("Wat doet diegene"), tr("Telefoon")], rows, widths=[1.2, 1.6, 0.9])


def write_worries(book: PlanPaper, block: WorriesBlock, _document: PlanDocument) -> None:
    """Three columns: what happened or is felt, who says so, who sees it differently."""
    book.heading(2, tr(TITLES[block.kind]))
    book.paragraph(tr("Een feit is nagezocht. Wat iemand vindt of voelt, staat tussen aanhalingstekens."))
    book.stick()
    rows = [(row.text if row.is_fact else f"‘{row.text}’", row.by, row.differently or "–") for row in block.rows]
    heads = [tr("Wat is er aan de hand"), tr("Wie zegt dat"), tr("Wie ziet het anders")]
    book.table(heads, rows, widths=[1.9, 1, 1.5])


def quote(said: Said) -> list[str | Span]:
    """Somebody's own words with the name behind them."""
    about = tr("over ‘{wat}’", wat=said.about) if said.about else ""
    told = ", ".join(filter(None, [said.by, about]))
    behind = f" ({told})" if told else ""
    return [Span(f"‘{sentence(said.text)}’"), Span(behind, role="ink_soft")]


def _quotes(book: PlanPaper, title: str, items: tuple[Said, ...]) -> None:
    if not items:
        return
    book.heading(3, title)
    for said in items:
        book.paragraph(quote(said), "quote")
