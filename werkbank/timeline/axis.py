"""The two lines of the time axis for a stretch of days: coarse above, fine below, as cells with a text.

The fine line goes from decades to years, months (one letter, then three) and days as one zooms in, so that seasons show
as soon as a month is wide enough for its letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from werkbank.i18n import mark, tr
from werkbank.timeline.scale import Scale

MONTHS = (
    mark("januari"), mark("februari"), mark("maart"), mark("april"), mark("mei"), mark("juni"),
    mark("juli"), mark("augustus"), mark("september"), mark("oktober"), mark("november"), mark("december"),
)  # fmt: skip
_YEAR = 365.2425


class Cell(NamedTuple):
    """A piece of the axis; ``text`` is empty where there is no room for one."""

    first: int
    last: int
    text: str


class Axis(NamedTuple):
    """Cells of the coarse and the fine line over the visible days."""

    coarse: tuple[Cell, ...]
    fine: tuple[Cell, ...]


def axis(scale: Scale, *, left: float, right: float) -> Axis:
    """The axis between two x's."""
    first, last = scale.on(left), scale.on(right)
    year = scale.per_day * _YEAR
    if year < 15:
        return Axis(_cells(_years(first, last, by=100), _century), _cells(_years(first, last, by=10), _decade))
    if year < 34:
        return Axis(_cells(_years(first, last, by=10), _decade), _cells(_years(first, last, by=1), _short_year))
    if year < 130:
        return Axis(_cells(_years(first, last, by=10), _decade), _cells(_years(first, last, by=1), _year))
    if year < 420:
        return Axis(_cells(_years(first, last, by=1), _year), _cells(_months(first, last), _letter))
    if year < 3200:
        return Axis(_cells(_years(first, last, by=1), _year), _cells(_months(first, last), _short_month))
    step = 1 if scale.per_day >= 17 else 7
    return Axis(_cells(_months(first, last), _long_month), _cells(_days(first, last, by=step), _day))


def month_name(month: int) -> str:
    """The name of a month, 1 to 12."""
    return tr(MONTHS[month - 1])


def _cells(starts: Iterator[date], name: object) -> tuple[Cell, ...]:
    days = list(starts)
    return tuple(
        Cell(day.toordinal(), after.toordinal(), name(day))  # type: ignore[operator]
        for day, after in zip(days, days[1:], strict=False)
    )


def _years(first: date, last: date, *, by: int) -> Iterator[date]:
    for year in range(first.year - first.year % by, last.year + 2 * by, by):
        yield date(max(1, min(year, 9999)), 1, 1)


def _months(first: date, last: date) -> Iterator[date]:
    for index in range(first.year * 12 + first.month - 1, last.year * 12 + last.month + 1):
        yield date(max(1, min(index // 12, 9999)), index % 12 + 1, 1)


def _days(first: date, last: date, *, by: int) -> Iterator[date]:
    start = first.toordinal() - (first.toordinal() - 1) % 7
    for day in range(start, last.toordinal() + 2 * by, by):
        yield date.fromordinal(max(1, min(day, date.max.toordinal())))


def _century(day: date) -> str:
    return str(day.year)


def _decade(day: date) -> str:
    return str(day.year)


def _year(day: date) -> str:
    return str(day.year)


def _short_year(day: date) -> str:
    return f"’{day.year % 100:02}"


def _letter(day: date) -> str:
    return month_name(day.month)[0].upper()


def _short_month(day: date) -> str:
    return month_name(day.month)[:3]


def _long_month(day: date) -> str:
    return f"{month_name(day.month)} {day.year}"


def _day(day: date) -> str:
    return str(day.day)
