"""The axis in years of age, or in years before and after the event that lanes begin at."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from werkbank.i18n import language, ntr, tr
from werkbank.timeline.ages import ORIGIN, YEAR
from werkbank.timeline.axis import Axis, Ticks
from werkbank.timeline.scale import Scale

_BLOCK = 20  # years kept together
_MINUS = "−"


@lru_cache(maxsize=4)
def age_axis(scale: Scale, *, left: float, right: float) -> Axis:
    """Years as cells: cell 7 runs from the seventh birthday to the eighth."""
    first, last = (int((scale.day(x) - ORIGIN) // YEAR) for x in (left, right))
    year = scale.per_day * YEAR
    low, high = first - first % _BLOCK - _BLOCK, last - last % _BLOCK + 2 * _BLOCK
    if year < 9:
        return Axis(_years(low, high, 50, language()), _plain(low, high, 10))
    if year < 26:
        return Axis(_years(low, high, 10, language()), _plain(low, high, 5))
    if year < 240:
        return Axis(_years(low, high, 10 if year < 100 else 5, language()), _plain(low, high, 1))
    return Axis(_years(low, high, 1, language()), _months(low, high, 1 if year > 700 else 3, language()))


def age_on(day: float) -> int:
    """Whole years since the beginning of a lane; negative before it."""
    return int((day - ORIGIN) // YEAR)


@lru_cache(maxsize=32)
def _years(low: int, high: int, by: int, _language: str, /) -> Ticks:
    return _ticks(low, high, by, [_in_years(year) for year in _steps(low, high, by)])


def _in_years(year: int) -> str:
    words = ntr("{n} jaar", "{n} jaar", abs(year))
    return f"{_MINUS}{words}" if year < 0 else words


@lru_cache(maxsize=32)
def _plain(low: int, high: int, by: int, /) -> Ticks:
    """Single years, or cells like '5–9'."""
    years = _steps(low, high, by)
    texts = [_signed(year) if by == 1 else f"{_signed(year)}–{_signed(year + by - 1)}" for year in years]
    return _ticks(low, high, by, texts)


def _signed(year: int) -> str:
    return str(year) if year >= 0 else f"{_MINUS}{-year}"


def _steps(low: int, high: int, by: int) -> range:
    return range(low - low % by, high + by + 1, by)


def _ticks(low: int, high: int, by: int, texts: list[str]) -> Ticks:
    years = np.array(_steps(low, high, by))
    return Ticks(np.rint(ORIGIN + years * YEAR).astype(np.int32), tuple(texts))


@lru_cache(maxsize=32)
def _months(low: int, high: int, by: int, _language: str, /) -> Ticks:
    months = np.arange(low * 12, high * 12 + 1, by)
    texts = tuple(tr("{n} mnd", n=int(month) % 12) for month in months)
    return Ticks(np.rint(ORIGIN + months * YEAR / 12).astype(np.int32), texts)
