"""The two lines of the time axis for a stretch of days: coarse above, fine below.

The fine line goes from decades to years, months (one letter, then three) and days as one zooms in, so that seasons
show as soon as a month is wide enough for its letter. Lines are kept for whole stretches of years, because a panning
view asks for them on every frame.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from werkbank.i18n import language, mark, tr
from werkbank.timeline.board import Ints
from werkbank.timeline.scale import Scale

MONTHS = (
    mark("januari"), mark("februari"), mark("maart"), mark("april"), mark("mei"), mark("juni"),
    mark("juli"), mark("augustus"), mark("september"), mark("oktober"), mark("november"), mark("december"),
)  # fmt: skip
_YEAR = 365.2425
_BLOCK = 30  # years kept together
_DAY_BLOCK = 120  # days kept together


class Ticks(NamedTuple):
    """Cells ``days[n] .. days[n + 1]`` with a text each."""

    days: Ints
    texts: tuple[str, ...]


class Axis(NamedTuple):
    """The coarse and the fine line over at least the visible days."""

    coarse: Ticks
    fine: Ticks


@lru_cache(maxsize=4)  # asked for by the grid, the axis and the ruler of one frame
def axis(scale: Scale, *, left: float, right: float) -> Axis:
    """The axis between two x's."""
    first, last = scale.on(left), scale.on(right)
    year = scale.per_day * _YEAR
    if year < 1.2:
        return Axis(_years(first, last, 1000), _years(first, last, 100))
    if year < 15:
        return Axis(_years(first, last, 100), _years(first, last, 10))
    if year < 130:
        return Axis(_years(first, last, 10), _years(first, last, 1, short=year < 34))
    if year < 3200:
        return Axis(_years(first, last, 1), _months(first, last, 1 if year < 420 else 3))
    return Axis(_months(first, last, 0), _days(first, last, 1 if scale.per_day >= 17 else 7))


def month_name(month: int) -> str:
    """The name of a month, 1 to 12."""
    return tr(MONTHS[month - 1])


def _years(first: date, last: date, by: int, *, short: bool = False) -> Ticks:
    low, high = first.year - first.year % _BLOCK, last.year - last.year % _BLOCK + _BLOCK
    return _short_years(low, high) if short else _year_ticks(low - low % by, high, by)


def _months(first: date, last: date, letters: int) -> Ticks:
    return _month_ticks(first.year - first.year % 5, last.year - last.year % 5 + 5, letters, language())


def _days(first: date, last: date, by: int) -> Ticks:
    return _day_ticks(
        first.toordinal() // _DAY_BLOCK * _DAY_BLOCK, (last.toordinal() // _DAY_BLOCK + 1) * _DAY_BLOCK, by
    )


@lru_cache(maxsize=32)
def _year_ticks(first: int, last: int, by: int, /) -> Ticks:
    return _ticks(_new_years(first, last, by), lambda day: str(day.year))


@lru_cache(maxsize=32)
def _short_years(first: int, last: int, /) -> Ticks:
    return _ticks(_new_years(first, last, 1), lambda day: f"’{day.year % 100:02}")


def _new_years(first: int, last: int, by: int) -> Iterator[date]:
    """The first days of years; the last day that a calendar can tell closes the last of all."""
    years = range(max(0, first), last + by, by)
    yield from (date(max(1, year), 1, 1) for year in years if year <= date.max.year)
    if years and years[-1] > date.max.year:
        yield date.max


@lru_cache(maxsize=32)
def _month_ticks(first: int, last: int, letters: int, _language: str, /) -> Ticks:
    months = range(max(12, first * 12), min(last, date.max.year) * 12 + 1)
    names: dict[int, Callable[[date], str]] = {
        0: lambda day: f"{month_name(day.month)} {day.year}",
        1: lambda day: month_name(day.month)[0].upper(),
        3: lambda day: month_name(day.month)[:3],
    }
    return _ticks((date(index // 12, index % 12 + 1, 1) for index in months), names[letters])


@lru_cache(maxsize=32)
def _day_ticks(first: int, last: int, by: int, /) -> Ticks:
    monday = first - (first - 1) % 7
    days = range(max(1, monday), min(last + by, date.max.toordinal()), by)
    return _ticks(map(date.fromordinal, days), lambda day: str(day.day))


def _ticks(days: Iterable[date], name: Callable[[date], str]) -> Ticks:
    listed = list(days)
    return Ticks(np.array([day.toordinal() for day in listed], dtype=np.int32), tuple(map(name, listed)))
