"""A watermark: for whom a print is and of which day, light, behind the text, so that a lost page tells whose it was.

It is an artifact: who listens to the document does not hear it on every page. Painted first, it never covers ink.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from werkbank.drawing.metrics import text_width
from werkbank.drawing.shapes import Anchor, Face, Item, Text
from werkbank.drawing.wrap import shorten
from werkbank.i18n import tr
from werkbank.model.dates import say_day
from werkbank.paper.pdf.sizes import PageSize

ROLE = "watermark"
ANGLE = -35.0  # degrees: it rises, and runs along no line of text
SHARE = 0.62  # of the shorter side of the page that the words may take
LARGEST, SMALLEST = 46.0, 9.0
APART = 250.0  # points between two of them


@dataclass(frozen=True, slots=True)
class Watermark:
    """A name and a day."""

    name: str = field(repr=False)
    day: date

    @property
    def text(self) -> str:
        """What stands behind the page: 'Ans Voorbeeld · 22 november 2026'."""
        return "  ·  ".join(filter(None, (self.name.strip(), say_day(self.day)))) or tr("vertrouwelijk")

    def items(self, size: PageSize) -> list[Item]:
        """The words on a page of this size; on large sheets several times, so that every cut-off part holds one."""
        width, height = size
        room = SHARE * min(width, height)
        letter = max(SMALLEST, min(LARGEST, LARGEST * room / text_width(self.text, LARGEST, Face.BOLD)))
        text = shorten(self.text, room * 1.35, letter, Face.BOLD)
        across, down = max(1, round(width / (2 * APART))), max(2, round(height / (1.5 * APART)))
        return [
            Text(
                width * (column + 0.5) / across,
                height * (row + 0.5) / down + letter,
                text,
                letter,
                Face.BOLD,
                anchor=Anchor.MIDDLE,
                role=ROLE,
                angle=ANGLE,
            )
            for row in range(down)
            for column in range(across)
        ]
