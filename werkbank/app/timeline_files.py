"""The timeline as a file that leaves: what is chosen, what stands on the screen, and the bytes.

    made = pages_of(casus, Choice(paper="A3"), today=today, wanted=wanted)    # for the preview
    data = file_of(casus, Choice(paper="A3"), today=today, wanted=wanted)     # PDF or SVG

Both come from one layout, so what is previewed is what is written. For another reader than the team the casus is first
reduced to what that reader may see, and only then laid out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from werkbank.app.genogram_files import FORM_TITLES, Form, svg_of
from werkbank.i18n import mark, ntr, tr
from werkbank.model.casus import Casus
from werkbank.plan.reader import Reader

if TYPE_CHECKING:
    from werkbank.timeline.picture_paper import Wanted
    from werkbank.timeline.picture_sheets import Sheets

__all__ = ["FORM_TITLES", "PAPER_TITLES", "Choice", "Form", "file_of", "pages_of", "reduced", "said_of"]

PAPER_TITLES: Mapping[str, str] = {
    "A3": mark("A3"),
    "A2": mark("A2"),
    "A1": mark("A1"),
    "A4": mark("A4"),
    "A4-tiled": mark("meer A4-bladen, aan elkaar te plakken"),
}
WIDTH = 1134.0  # points: a file that is no paper is as wide as an A3


@dataclass(frozen=True, slots=True)
class Choice:
    """What kind of file, on what paper, for whom (None: the team, who may see all)."""

    form: Form = Form.PDF
    paper: str = "A3"
    one: bool = False
    reader: Reader | None = None

    @property
    def file_name(self) -> str:
        """A proposal without the name of anybody: file names lie outside the safe."""
        return f"{tr('tijdlijn')}.{self.form}"

    @property
    def logged(self) -> str:
        """What the log of the case says of it."""
        return f"tijdlijn-{self.form}:{self.reader.kind if self.reader else 'team'}"


def reduced(casus: Casus, choice: Choice, *, today: date) -> Casus:
    """What the reader may see."""
    if choice.reader is None:
        return casus
    from werkbank.plan.projection import project

    return project(casus, choice.reader, today=today)


def for_reader(wanted: Wanted, reader: Reader | None) -> Wanted:
    """What the screen shows, for paper; another reader than the team hears that there is a filter, not which.

    A filter may name somebody whom that reader does not get to see, and so may the name of what is lit.
    """
    if reader is None:
        return wanted
    told = tr("een keuze uit wat er is gebeurd") if wanted.filtered else ""
    return wanted._replace(filtered=told, lit=frozenset(), light="")


def pages_of(casus: Casus, choice: Choice, *, today: date, wanted: Wanted) -> Sheets:
    """The pictures of a choice."""
    seen, wanted = reduced(casus, choice, today=today), for_reader(wanted, choice.reader)
    if choice.form is Form.PDF:
        from werkbank.paper.timeline import timeline_sheets

        return timeline_sheets(seen, today=today, paper=choice.paper, wanted=wanted, one=choice.one)
    from werkbank.timeline.picture_paper import Form as Set
    from werkbank.timeline.picture_sheets import long_sheet

    return long_sheet(seen, today=today, width=WIDTH, form=Set(), wanted=wanted)


def file_of(casus: Casus, choice: Choice, *, today: date, wanted: Wanted) -> bytes:
    """A PDF, or else an SVG."""
    if choice.form is Form.PDF:
        from werkbank.paper.timeline import timeline_pdf

        seen, wanted = reduced(casus, choice, today=today), for_reader(wanted, choice.reader)
        return timeline_pdf(seen, today=today, paper=choice.paper, wanted=wanted, one=choice.one)
    return svg_of(pages_of(casus, choice, today=today, wanted=wanted).pages[0])


def said_of(made: Sheets, choice: Choice) -> str:
    """How many sheets, how small the type gets, and how many labels stand as a number."""
    from werkbank.paper.sheet import TILED
    from werkbank.paper.timeline import tile_count
    from werkbank.timeline.picture_sheets import LEAST

    count = len(made.pages)
    if choice.form is Form.PDF and choice.paper == TILED:
        count = tile_count(made.pages[0])
    parts = [ntr("{n} blad met de tekening", "{n} bladen met de tekening", count)]
    parts.append(tr("kleinste letter {punt} punt", punt=f"{made.smallest:.1f}".replace(".", ",")))
    if made.wall.cut_labels:
        cut = len(made.wall.cut_labels)
        parts.append(ntr("{n} opschrift als nummer", "{n} opschriften als nummer", cut))
    told = " ".join((", ".join(parts) + ".", *made.wall.not_shown()))
    if made.smallest < LEAST:
        told += " " + tr("Zo klein is niet te lezen: kies groter papier, of niet op één blad.")
    return told
