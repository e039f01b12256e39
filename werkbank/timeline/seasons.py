"""The seasons and months behind the lanes, to see what comes back every spring: from where months stand on the axis.

Winter (December to February) and summer (June to August) are shaded softly over the whole height, winter a little
darker; when a month is wide enough each has a line. The letters of the months stand above them on the axis.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from werkbank.timeline.board import Floats, Ints
from werkbank.timeline.ground import Ground

YEAR = 130.0  # points a year from which the axis shows months
MONTH = 20.0  # points a month from which each has a line
WINTER, SUMMER = 15, 7  # how much of the ink is in the shade, of 255
_YEAR_DAYS = 365.2425


class Seasons(NamedTuple):
    """Edges of winters and summers as columns of two, and where months begin, in points; only what is in view."""

    winters: Floats
    summers: Floats
    months: Floats


def seasons(ground: Ground) -> Seasons | None:
    """What to shade; nothing where it would only be noise, or where days are ages."""
    year = ground.scale.per_day * _YEAR_DAYS
    if not ground.seasons or ground.board.align is not None or year < YEAR:
        return None
    first, last = ground.scale.on(ground.left).year, ground.scale.on(ground.right).year
    days = _days(first, last)
    x = np.rint(ground.xs(days.months)) if year / 12 >= MONTH else np.zeros(0)
    inside = x[(x > ground.left) & (x < ground.right)]
    return Seasons(np.rint(ground.xs(days.winters)), np.rint(ground.xs(days.summers)), inside)


class _Days(NamedTuple):
    winters: Ints
    summers: Ints
    months: Ints


@lru_cache(maxsize=64)
def _days(first: int, last: int, /) -> _Days:
    years = range(max(2, first), min(last, date.max.year - 1) + 1)
    winters = [_edges((year - 1, 12), (year, 3)) for year in (*years, years.stop)]
    summers = [_edges((year, 6), (year, 9)) for year in years]
    months = [date(year, month, 1).toordinal() for year in years for month in range(1, 13)]
    return _Days(_columns(winters), _columns(summers), np.array(months, dtype=np.int32))


def _edges(begin: tuple[int, int], end: tuple[int, int]) -> tuple[int, int]:
    return date(*begin, 1).toordinal(), date(*end, 1).toordinal()


def _columns(pairs: list[tuple[int, int]]) -> Ints:
    return np.array(pairs, dtype=np.int32).reshape(-1, 2).T
