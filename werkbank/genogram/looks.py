"""How a family is seen: on which day, by whom, in which forms and how large. A look decides ink, never places.

Type sizes stand here too: nothing on a genogram is smaller than ``LEAST`` points at its natural size on paper. In a
large look (a projector) every text grows by ``LARGE``; the layout gets its room from the same numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from werkbank.genogram.signs import USUAL, Forms
from werkbank.model.dates import VagueDate

LEAST: Final = 7.0
NAME_SIZE: Final = 8.0
LEADING: Final = 9.0
YEAR_SIZE: Final = 7.0
NOTE_SIZE: Final = 7.0
AGE_SIZE: Final = 9.5
LARGE: Final = 1.4
YEAR_LIFT: Final = 3.0  # from the top of a symbol to the figures above it
LARGE_LIFT: Final = 2.0  # so that large figures stay inside the room that the layout keeps above a symbol


class Phase(StrEnum):
    """A period seen from a day."""

    NOW = "now"
    PAST = "past"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Look:
    """On which day, by whom (``family``: in the family view), in which forms, and whether large."""

    as_of: date
    family: bool = False
    forms: Forms = USUAL
    large: bool = False

    @property
    def text(self) -> float:
        """Factor of all text."""
        return LARGE if self.large else 1.0

    @property
    def years(self) -> float:
        """Size of the figures above a symbol, in points."""
        return YEAR_SIZE * self.text

    @property
    def lift(self) -> float:
        """From the top of a symbol to the figures above it, in points."""
        return LARGE_LIFT if self.large else YEAR_LIFT

    def form(self, sign_id: str) -> str:
        """The form of a sign; in the family view a dagger stands for the cross whatever a team chose."""
        return "kruisje" if self.family and sign_id == "overleden" else self.forms.of(sign_id)

    def phase(self, begin: VagueDate, end: VagueDate, *, ended: bool = False) -> Phase:
        """Where this day lies; as long as something may be running, it runs. An end without a date is past."""
        if begin.lo and begin.lo > self.as_of:
            return Phase.LATER
        over = not (end.lo and end.lo > self.as_of) if end.is_known else ended
        return Phase.PAST if over else Phase.NOW


def year_text(claim: VagueDate) -> str:
    """The year as it is drawn: '1998', '±1950' when vague over years, '' when unknown."""
    if not claim.is_known or (first := claim.lo or claim.hi) is None:
        return ""
    last = claim.hi or first
    if first.year == last.year:
        return f"{first.year}"
    return f"±{(first.year + last.year) // 2}"


def span_text(begin: VagueDate, end: VagueDate, *, over: bool) -> str:
    """'2014', '2014–16' once it is over, '–2016' when only the end is known."""
    first, last = year_text(begin), year_text(end) if over else ""
    if not last or first == last:
        return first
    same = first[:2] == last[:2] and len(first) == len(last) == 4
    return f"{first}\u2013{last[2:] if same else last}"
