"""The foot of every page: which document and version, of which day, and which page of how many."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from werkbank.drawing.metrics import text_width
from werkbank.drawing.shapes import Anchor, Item, Line, Style, Text
from werkbank.drawing.wrap import shorten
from werkbank.i18n import tr
from werkbank.model.dates import say_day
from werkbank.paper.pdf.styles import Margins
from werkbank.paper.pdf.tagged import PageNumber

_SEPARATOR = "  ·  "


@dataclass(frozen=True, slots=True)
class Folio:
    """What the foot says; ``size`` is its type size in points."""

    title: str
    version: str
    day: date
    margins: Margins
    size: float

    def items(self, page: PageNumber) -> list[Item]:
        """The foot of one page, in page coordinates."""
        left, right = self.margins.left, page.size[0] - self.margins.right
        y = page.size[1] - self.margins.bottom * 0.5
        where = tr("bladzijde {nummer} van {totaal}", nummer=page.number, totaal=page.total)
        told = _SEPARATOR.join([say_day(self.day), where])
        room = right - left - text_width(told, self.size) - 2 * self.size
        name = _SEPARATOR.join(filter(None, [self.title, self.version]))
        return [
            Line(((left, y - 1.7 * self.size), (right, y - 1.7 * self.size)), Style("line", "", 0.6)),
            Text(left, y, shorten(name, room, self.size), self.size, role="ink_faint"),
            Text(right, y, told, self.size, anchor=Anchor.END, role="ink_faint"),
        ]
