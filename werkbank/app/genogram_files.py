"""The genogram as a picture that leaves: the ink of the screen, with title line and legend by choice, or anonymous.

    drawing = drawn_for(Shown(part, layout, look, layers), Choice(legend=True), name="Gezin ...")
    svg_of(drawing), pdf_of(drawing, today=today, paper="A4")

Everything is drawn by ``genogram.picture.draw``; screen, SVG, PDF and PNG differ in painter and palette alone. An
anonymous picture is drawn from ``genogram.anonymous``: no text of the casus gets into any of these functions then.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from werkbank.drawing.geometry import placed
from werkbank.drawing.metrics import text_width
from werkbank.drawing.shapes import Drawing, Face, Group, Item, Text
from werkbank.drawing.svg import to_svg
from werkbank.drawing.tokens import PAPER
from werkbank.drawing.wrap import shorten
from werkbank.genogram.anonymous import Alias, anonymised
from werkbank.genogram.layers import EVERYDAY, Layers
from werkbank.genogram.layout import Layout
from werkbank.genogram.looks import LEAST, Look
from werkbank.genogram.picture import FAMILY, PROFESSIONAL, draw, layout_of
from werkbank.i18n import mark, tr
from werkbank.model.casus import Casus
from werkbank.model.dates import say_day

TITLE_SIZE, TITLE_ROOM = 11.0, 24.0
YEAR = re.compile(r"\b(19|20)\d\d\b")
LEAST_TITLE = 220.0  # points: a narrow picture gets room for its title


class Form(StrEnum):
    """The kinds of file."""

    PDF = "pdf"
    SVG = "svg"
    PNG = "png"


FORM_TITLES: Mapping[Form, str] = {
    Form.PDF: mark("PDF, om af te drukken"),
    Form.SVG: mark("SVG, een tekening die scherp blijft"),
    Form.PNG: mark("PNG, een plaatje van 300 dpi"),
}
PAPER_TITLES: Mapping[str, str] = {
    "A4": mark("A4"),
    "A3": mark("A3"),
    "A4-tiled": mark("meer A4-bladen, aan elkaar te plakken"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands on the screen: the persons that are drawn, where, and how they are seen."""

    casus: Casus = field(repr=False)
    layout: Layout = field(repr=False)
    look: Look
    layers: Layers = EVERYDAY


@dataclass(frozen=True, slots=True)
class Choice:
    """What goes along with the picture."""

    form: Form = Form.PDF
    paper: str = "A4"
    legend: bool = True
    title: bool = True
    anonymous: bool = False
    alias: Alias = Alias.NUMBERS
    ages: bool = False

    @property
    def file_name(self) -> str:
        """A proposal without the name of anybody: file names lie outside the safe."""
        return f"{tr('genogram-anoniem') if self.anonymous else tr('genogram')}.{self.form}"

    @property
    def logged(self) -> str:
        """What the log of the case says of it."""
        return f"genogram-{'anoniem-' if self.anonymous else ''}{self.form}"


def drawn_for(shown: Shown, choice: Choice, *, name: str = "") -> Drawing:
    """The picture of a choice; ``name`` is the casus's, for the title line."""
    look, casus, layout = shown.look, shown.casus, shown.layout
    if choice.anonymous:
        made = anonymised(casus, layout, as_of=look.as_of, alias=choice.alias, ages=choice.ages)
        casus, layout = made.casus, layout_of(made.dated, look=look)
    drawing = draw(
        casus,
        as_of=look.as_of,
        view=FAMILY if look.family else PROFESSIONAL,
        layout=layout,
        forms=look.forms,
        large=look.large,
        layers=shown.layers,
        with_signs=choice.legend,
    )
    if choice.anonymous:  # only samples in the legend can still show a year: nobody should wonder whose it is
        drawing = replace(drawing, items=tuple(map(_without_years, drawing.items)))
    return titled(drawing, title_line(choice, look=look, name=name)) if choice.title else drawing


def _without_years(item: Item) -> Item:
    if isinstance(item, Group):
        items = tuple(map(_without_years, item.items))
        return replace(item, items=items, alt=YEAR.sub(tr("jjjj"), item.alt))
    return replace(item, text=YEAR.sub(tr("jjjj"), item.text)) if isinstance(item, Text) else item


def title_line(choice: Choice, *, look: Look, name: str) -> str:
    """'Genogram: Gezin Verzonnen, zoals op 22 november 2026'; an anonymous one says neither name nor day."""
    view = tr("gezinsweergave") if look.family else tr("teamweergave")
    if choice.anonymous:
        return tr("Genogram zonder namen en datums, {weergave}", weergave=view)
    day = say_day(look.as_of)
    told = tr("Genogram: {naam}", naam=name) if name else tr("Genogram")
    return tr("{wat}, zoals op {dag}, {weergave}", wat=told, dag=day, weergave=view)


def titled(drawing: Drawing, line: str) -> Drawing:
    """The drawing with a line of text above it."""
    width = max(drawing.width, min(text_width(line, TITLE_SIZE, Face.BOLD) + 16, LEAST_TITLE))
    moved = tuple(placed(item, dx=(width - drawing.width) / 2, dy=TITLE_ROOM) for item in drawing.items)
    wide = text_width(line, TITLE_SIZE, Face.BOLD)
    size = max(LEAST, TITLE_SIZE * min(1.0, (width - 16) / wide)) if wide else TITLE_SIZE
    text = Text(8.0, 16.0, shorten(line, width - 16, size, Face.BOLD), size, Face.BOLD, role="ink")
    return replace(drawing, width=width, height=drawing.height + TITLE_ROOM, items=(text, *moved), title=line)


def svg_of(drawing: Drawing) -> bytes:
    """The picture as SVG in the colours of paper."""
    return to_svg(drawing, PAPER).encode()


def pdf_of(drawing: Drawing, *, today: date, paper: str = "A4", dated: bool = True) -> bytes:
    """The picture as vector PDF; without ``dated`` no day stands on the page."""
    from werkbank.paper.sheet import drawing_pdf

    return drawing_pdf(drawing, today=today, paper=paper, dated=dated)
