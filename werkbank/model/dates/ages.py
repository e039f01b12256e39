"""Ages in calendar years, as an interval when the birth or the day is vague.

A calendar age counts birthdays that have come: born on 29 February, the birthday in other years is 1 March. ``None``
means that no interval can be given: the birth or the day is unknown or open on one side, or the day lies before the
birth.
"""

from __future__ import annotations

from datetime import date

from werkbank.i18n import tr
from werkbank.model.dates.days import shift_months
from werkbank.model.dates.edtf import read_claim
from werkbank.model.dates.value import AGE, UNKNOWN, VagueDate

Ages = tuple[int, int]
"""Youngest and oldest possible age in whole years."""


def age_between(birth: VagueDate, on: date | VagueDate) -> Ages | None:
    """The youngest and oldest age that somebody can have ``on`` a day or a vague day."""
    first, last = (on, on) if isinstance(on, date) else (on.lo, on.hi)
    if birth.lo is None or birth.hi is None or first is None or last is None or last < birth.lo:
        return None
    return max(0, _whole_years(birth.hi, until=first)), _whole_years(birth.lo, until=last)


def _whole_years(born: date, *, until: date) -> int:
    return until.year - born.year - ((until.month, until.day) < (born.month, born.day))


def age_text(ages: Ages | None) -> str:
    """'4 jaar', '4 of 5 jaar', '4 tot 7 jaar'; empty when nothing is known."""
    if ages is None:
        return ""
    youngest, oldest = ages
    if youngest == oldest:
        return tr("{n} jaar", n=youngest)
    if oldest == youngest + 1:
        return tr("{a} of {b} jaar", a=youngest, b=oldest)
    return tr("{a} tot {b} jaar", a=youngest, b=oldest)


def reaches(birth: VagueDate, *, years: int, months: int = 0) -> VagueDate:
    """The day on which somebody becomes so old (17,5 is ``years=17, months=6``), as vague as the birth."""
    if birth.lo is None or birth.hi is None:
        return UNKNOWN
    first, last = (shift_months(day, by=12 * years + months).isoformat() for day in (birth.lo, birth.hi))
    return read_claim(f"[{first}..{last}]", basis=AGE) or UNKNOWN
