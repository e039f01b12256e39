"""Calendar arithmetic on whole days, clamped to what ``datetime.date`` can hold (years 1 to 9999).

A *month index* is ``year * 12 + month - 1``: months as one running number, so that steps over a new year need no care.
A 29 February moves to 1 March in a year without one: whoever is born on that day has not had the birthday on the 28th.
"""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta

_FIRST_INDEX = date.min.year * 12
_LAST_INDEX = date.max.year * 12 + 11
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def days_in_month(year: int, *, month: int) -> int:
    """How many days the month has."""
    return 29 if month == 2 and isleap(year) else _LENGTHS[month - 1]


def month_start(index: int) -> date:
    """The first day of a month index."""
    year, month = divmod(max(_FIRST_INDEX, min(index, _LAST_INDEX)), 12)
    return date(year, month + 1, 1) if index <= _LAST_INDEX else date.max


def month_end(index: int) -> date:
    """The last day of a month index."""
    year, month = divmod(max(_FIRST_INDEX, min(index, _LAST_INDEX)), 12)
    day = days_in_month(year, month=month + 1)
    return date(year, month + 1, day) if index >= _FIRST_INDEX else date.min


def shift_days(day: date, *, by: int) -> date:
    """The day ``by`` days later (earlier when negative)."""
    ordinal = day.toordinal() + by
    return date.fromordinal(max(1, min(ordinal, date.max.toordinal())))


def shift_months(day: date, *, by: int) -> date:
    """The same day of the month ``by`` months later, or the first of the next month where that day is missing."""
    index = day.year * 12 + day.month - 1 + by
    if not _FIRST_INDEX <= index <= _LAST_INDEX:
        return date.min if by < 0 else date.max
    year, month = divmod(index, 12)
    if day.day > days_in_month(year, month=month + 1):
        return month_start(index + 1)
    return date(year, month + 1, day.day)


def shift_years(day: date, *, by: int) -> date:
    """The anniversary ``by`` years later."""
    return shift_months(day, by=12 * by)


def iso_week(year: int, *, week: int) -> tuple[date, date] | None:
    """Monday and Sunday of a Dutch (ISO 8601) week, or None when the year has no such week."""
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return monday, shift_days(monday, by=6)


def easter(year: int) -> date:
    """Easter Sunday, Gregorian (Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, *, month: int, weekday: int, nth: int) -> date:
    """The ``nth`` (from 1) Monday (0) .. Sunday (6) of a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def islamic_day(year: int, *, month: int, day: int) -> date:
    """A day of the tabular Islamic calendar (civil epoch); the seen moon can differ by one day."""
    months = (59 * (month - 1) + 1) // 2
    return shift_days(date.min, by=day + months + (year - 1) * 354 + (3 + 11 * year) // 30 + 227013)
