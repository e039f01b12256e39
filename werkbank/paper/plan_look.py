"""How a plan is printed: size of the letters, of the paper and of the drawings.

``NORMAL`` is for most; ``LARGE`` has letters of 16 points for who sees less well; ``SMALL_SHEET`` is A5, to carry
along; ``SIMPLE`` says one idea a page; ``FORM`` has the same blocks with room to write. Drawings are designed in points
of the normal plan; ``drawn`` says how large such a point is on this paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from werkbank.i18n import mark
from werkbank.paper.pdf.sizes import A4, A5, MM, PageSize
from werkbank.paper.pdf.styles import MARGINS, Margins


class Telling(StrEnum):
    """How much a print tells."""

    FULL = "full"
    SIMPLE = "simple"  # one idea a page
    BLANK = "blank"  # a form to fill in by hand


@dataclass(frozen=True, slots=True)
class Look:
    """One way to print a plan; ``title`` is marked, tr() it when shown."""

    id: str
    title: str
    base: float = 12.5
    drawn: float = 1.0
    size: PageSize = A4
    margins: Margins = MARGINS
    telling: Telling = Telling.FULL


NORMAL = Look("gewoon", mark("gewoon"))
LARGE = Look("groot", mark("grote letters"), base=16.0, drawn=1.28)
SMALL_SHEET = Look(
    "a5", mark("klein blad (A5)"), base=11.5, drawn=0.82, size=A5, margins=Margins(13 * MM, 14 * MM, 17 * MM, 14 * MM)
)
SIMPLE = Look("eenvoudig", mark("eenvoudig, met plaatjes"), base=24.0, drawn=1.5, telling=Telling.SIMPLE)
FORM = Look("blanco", mark("leeg, om zelf in te vullen"), telling=Telling.BLANK)
LOOKS = (NORMAL, LARGE, SMALL_SHEET, SIMPLE, FORM)
