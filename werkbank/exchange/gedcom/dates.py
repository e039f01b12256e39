"""Dates of GEDCOM as vague dates.

| GEDCOM | EDTF |
|---|---|
| 12 MAR 1914, MAR 1914, 1914 | 1914-03-12, 1914-03, 1914 |
| ABT, CAL, EST x | x~ |
| BEF x, AFT x | [..the unit before x], [the unit after x..] |
| BET x AND y | [x..y] |
| FROM x TO y, FROM x, TO y | x/y, x/, /y |
| INT x (text) | x? |

Other calendars (Julian, French, Hebrew) become days of ours; a month or year of theirs becomes a set of days. A double
year (1699/00) counts as the second. What cannot be said, such as a year BC or a text in brackets, stays as a text.
GEDCOM 7.0 writes calendars as words; they are turned into the escapes of 5.5.1 and read by the same library.
"""

from __future__ import annotations

import re
import warnings
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from werkbank.exchange.gedcom.nodes import Node
from werkbank.i18n import tr
from werkbank.model.dates import UNKNOWN, VagueDate, from_edtf, parse, to_dutch
from werkbank.model.dates.edtf import after, before, qualify

_CALENDARS = re.compile(r"\b(GREGORIAN|JULIAN|HEBREW|FRENCH_R)\b ?")
_BCE = re.compile(r"\bBCE\b")
type_ged4py = Any  # dates of ged4py


def date_of(node: Node | None, *, today: date) -> VagueDate:
    """The date of a DATE line; a text that is none is kept and says so."""
    if node is None or not node.text:
        return UNKNOWN
    return _claim(_value_of(node), text=node.text, today=today)


def is_foreign(node: Node) -> bool:
    """Whether a date is in another calendar than ours, so that the text itself is worth keeping."""
    value = _value_of(node)
    days = [getattr(value, name, None) for name in ("date", "date1", "date2")]
    return any(day is not None and day.calendar.name != "GREGORIAN" for day in days)


def _value_of(node: Node) -> type_ged4py:
    """The date as ged4py reads it, or None."""
    if node.day is not None:
        return node.day
    from ged4py.date import DateValue

    escaped = _CALENDARS.sub(lambda found: f"@#D{found[1].replace('_', ' ')}@ ", " ".join(node.text.split()))
    try:
        return DateValue.parse(_BCE.sub("B.C.", escaped))
    except (ValueError, IndexError, OverflowError, TypeError):
        return None


def _claim(value: type_ged4py, *, text: str, today: date) -> VagueDate:
    try:
        edtf = _edtf(value) if value is not None else ""
    except (ValueError, IndexError, OverflowError, TypeError):
        edtf = ""
    claim = _known(edtf, today)
    if claim is None:
        return VagueDate(as_typed=text, reason=tr("Deze datum uit het stamboombestand kan het programma niet lezen."))
    return claim


@lru_cache(maxsize=4096)
def _known(edtf: str, today: date) -> VagueDate | None:
    """The claim with Dutch words as its text, where these are read as the same."""
    claim = from_edtf(edtf)
    if not claim.is_known:
        return None
    dutch = to_dutch(claim)
    return replace(claim, as_typed=dutch if parse(dutch, today=today).edtf == claim.edtf else claim.edtf)


def _edtf(value: type_ged4py) -> str:
    kind = value.kind.name
    if kind in {"SIMPLE", "ABOUT", "CALCULATED", "ESTIMATED", "INTERPRETED"}:
        return _with_doubt(
            _unit(value.date), approx=kind in {"ABOUT", "CALCULATED", "ESTIMATED"}, uncertain=kind == "INTERPRETED"
        )
    if kind in {"BEFORE", "AFTER", "FROM", "TO"}:
        return _open(kind, _unit(value.date))
    if kind in {"RANGE", "PERIOD"}:
        first, last = _first(_unit(value.date1)), _last(_unit(value.date2))
        return f"[{first}..{last}]" if kind == "RANGE" else f"{first}/{last}"
    return ""


def _with_doubt(unit: str, *, approx: bool, uncertain: bool) -> str:
    if unit.startswith("["):
        first, last = (qualify(part, approx=approx, uncertain=uncertain) for part in unit[1:-1].split(".."))
        return f"[{first}..{last}]"
    return qualify(unit, approx=approx, uncertain=uncertain)


def _open(kind: str, unit: str) -> str:
    if kind == "BEFORE":
        edge = before(_first(unit))
        return f"[..{edge}]" if edge else ""
    if kind == "AFTER":
        edge = after(_last(unit))
        return f"[{edge}..]" if edge else ""
    return f"{_first(unit)}/" if kind == "FROM" else f"/{_last(unit)}"


def _first(unit: str) -> str:
    return unit[1:-1].split("..", maxsplit=1)[0] if unit.startswith("[") else unit


def _last(unit: str) -> str:
    return unit[1:-1].rsplit("..", maxsplit=1)[-1] if unit.startswith("[") else unit


def _unit(day: type_ged4py) -> str:
    """One calendar date as a unit, or as a set of days when it is vague in another calendar."""
    if day.bc or day.year is None:
        raise ValueError
    if day.calendar.name == "GREGORIAN":
        return _gregorian(day)
    if day.month is not None and day.month_num is None:
        raise ValueError
    if day.day is not None:
        return _day_of(day, year=day.year, month=day.month_num, number=day.day).isoformat()
    first, last = _span(day)
    return f"[{first.isoformat()}..{last.isoformat()}]"


def _gregorian(day: type_ged4py) -> str:
    year = f"{day.dual_year or day.year:04d}"
    if day.month is None:
        return year
    if day.month_num is None:
        raise ValueError
    return f"{year}-{day.month_num:02d}" if day.day is None else date(int(year), day.month_num, day.day).isoformat()


def _span(day: type_ged4py) -> tuple[date, date]:
    """First and last day of a month or year of another calendar: up to the day before the next one begins."""
    year, months = day.year, len(day.months())
    first = 1 if day.month is None else day.month_num
    following = months + 1 if day.month is None else day.month_num + 1
    if _is_adar_alone(day):
        following += 1
    start = _day_of(day, year=year, month=first, number=1)
    turn = following > months
    return start, _day_of(day, year=year + turn, month=1 if turn else following, number=1) - timedelta(days=1)


_ADAR, _SECOND_ADAR = 6, 7  # places in the Hebrew year, which begins with Tishri


def _is_adar_alone(day: type_ged4py) -> bool:
    """Whether it is the Adar of a Hebrew year without a second one."""
    if day.calendar.name != "HEBREW" or day.month_num != _ADAR:
        return False
    from convertdate import hebrew  # type: ignore[import-untyped] # ged4py brings it

    return not hebrew.leap(day.year)


def _day_of(day: type_ged4py, *, year: int, month: int, number: int) -> date:
    """The day of our calendar. Hebrew years of ged4py begin with another month, so its own count is not used."""
    from convertdate import french_republican, hebrew, julian

    if day.calendar.name == "HEBREW":
        second = month == _SECOND_ADAR and not hebrew.leap(year)
        turned = month + 6 - second if month <= _SECOND_ADAR else month - _SECOND_ADAR
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # the library warns of itself
            return date(*hebrew.to_gregorian(year, turned, number))
    calendar = julian if day.calendar.name == "JULIAN" else french_republican
    return date(*calendar.to_gregorian(year, month, number))
