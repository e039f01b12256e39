"""Dates in figures: '12-3-2014', '6/2018', '2014-03-12', '00-00-1985', and the two years of a winter or school year.

Always day-month, except with the year in front. A day or month that does not exist is told, never mended.
"""

from __future__ import annotations

import re

from werkbank.i18n import tr
from werkbank.model.dates.birthdays import LIFE_MARK, in_life
from werkbank.model.dates.days import days_in_month
from werkbank.model.dates.edtf import read_unit
from werkbank.model.dates.feasts import Pair
from werkbank.model.dates.names import MONTH_NAMES
from werkbank.model.dates.typed import year_of
from werkbank.model.dates.value import CannotReadError, Context

_DAY_FIRST = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4}|'?\d\d)", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})", re.ASCII)
_MONTH_YEAR = re.compile(r"(\d{1,2})[-./](\d{4})", re.ASCII)
_YEAR_MONTH = re.compile(r"(\d{4})[-./](\d{1,2})", re.ASCII)
NO_YEAR = re.compile(r"\d{1,2}[-./]\d{1,2}", re.ASCII)
_SOLID = re.compile(r"((?:19|20)\d\d)(0\d|1[0-2])(\d\d)|(\d\d)(\d\d)((?:19|20)\d\d)", re.ASCII)
YEAR_PAIR = re.compile(r"(\d{4}|'?\d\d)[-/](\d{4}|'?\d\d)", re.ASCII)


def one_word(word: str, *, context: Context) -> Pair | None:
    """Read one word without letters (or the mark of an age); None when it is no date."""
    if word[0] == LIFE_MARK:
        return in_life(word, birth=context.birth)
    if found := _DAY_FIRST.fullmatch(word):
        day, month, year = found.groups()
        return _numeric_day(day, month=month, year=year_of(year, today=context.today, short=True))
    if year := year_of(word, today=context.today):
        return whole(f"{year:04}")
    if unit := read_unit(word.upper()):
        return unit.edtf, unit.edtf
    if found := _YEAR_FIRST.fullmatch(word):
        return _numeric_day(found[3], month=found[2], year=int(found[1]))
    if found := _MONTH_YEAR.fullmatch(word):
        return _numeric_month(found[1], year=int(found[2]))
    if found := _SOLID.fullmatch(word):  # the year cannot be a day and month as well, so this is no guess
        year_, month, day, other_day, other_month, other_year = found.groups()
        return _numeric_day(day or other_day, month=month or other_month, year=int(year_ or other_year))
    found = _YEAR_MONTH.fullmatch(word)
    return _numeric_month(found[2], year=int(found[1])) if found and int(found[2]) <= 12 else None


def whole(unit: str) -> Pair:
    """The pair of a single unit."""
    return unit, unit


def _numeric_month(month: str, *, year: int) -> Pair | None:
    if not year:
        return None
    if month == "00":
        return whole(f"{year:04}")
    _check_month(int(month))
    return whole(f"{year:04}-{int(month):02}")


def _numeric_day(day: str, *, month: str, year: int | None) -> Pair | None:
    """'00' for an unknown day or month is how the Dutch population register writes an incomplete date."""
    if not year:
        return None
    if day == "00":
        return _numeric_month(month, year=year)
    return day_of(int(day), month=int(month), year=year)


def _check_month(month: int) -> None:
    if not 1 <= month <= 12:
        raise CannotReadError(tr("Maand {maand} bestaat niet. Schrijf eerst de dag en dan de maand.", maand=month))


def day_of(day: int, *, month: int, year: int) -> Pair:
    """The pair of one day; raises :class:`CannotReadError` saying what is wrong when there is no such day."""
    _check_month(month)
    length = days_in_month(year, month=month)
    if 1 <= day <= length:
        return whole(f"{year:04}-{month:02}-{day:02}")
    name = tr(MONTH_NAMES[month - 1])
    if (day, month) == (29, 2):
        raise CannotReadError(
            tr("29 {maand} {jaar} bestaat niet: {jaar} is geen schrikkeljaar.", maand=name, jaar=year)
        )
    raise CannotReadError(
        tr("{dag} {maand} {jaar} bestaat niet: {maand} heeft {n} dagen.", dag=day, maand=name, jaar=year, n=length)
    )


def years_of_pair(word: str, *, context: Context) -> int | None:
    """The first year of '2012/13', '2012-2013' or "'12/'13"; None when the second is not the next."""
    found = YEAR_PAIR.fullmatch(word)
    first = year_of(found[1], today=context.today, short=True) if found else None
    if found is None or first is None:
        return None
    second = found[2].lstrip("'")
    return first if f"{first + 1:04}".endswith(second) else None
