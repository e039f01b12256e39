"""The ladder of calendar pieces around a day: each lies wholly inside the next (see :mod:`.ladder` for its use)."""

from __future__ import annotations

from datetime import date

from werkbank.model.dates.days import month_end, month_start
from werkbank.model.dates.edtf import SPRING, read_unit
from werkbank.model.dates.feasts import Pair

Rung = tuple[date, date, str]


def rungs(day: date) -> tuple[Rung, ...]:
    """First day, last day and EDTF of the day, its month, season or quarter, year and decade."""
    january, month = day.year * 12, day.month
    if 3 <= month <= 11:
        code, first = SPRING + (month - 3) // 3, (month // 3) * 3 - 1
    else:
        code, first = (33, 0) if month <= 2 else (36, 9)
    decade = day.year // 10
    return (
        (day, day, day.isoformat()),
        _months(january + month - 1, count=1, edtf=day.isoformat()[:7]),
        _months(january + first, count=3, edtf=f"{day.year:04}-{code}"),
        _months(january, count=12, edtf=f"{day.year:04}"),
        _months(decade * 120, count=120, edtf=f"{decade:03}X"),
    )


def _months(first: int, *, count: int, edtf: str) -> Rung:
    return month_start(first), month_end(first + count - 1), edtf


def enclosing(pair: Pair) -> str:
    """The narrowest unit that holds a first and a last unit; the first one when nothing short of a century does.

    A period can begin in a unit but not in a set of days, so 'sinds kerst 2017' begins around 25 December 2017 and
    'sinds eind jaren 90' in that decade: wider than was said, never narrower.
    """
    first, last = pair
    begin, end = read_unit(first), read_unit(last)
    if first == last or begin is None or end is None:
        return first
    middle = begin.lo + (end.hi - begin.lo) / 2
    (_, _, near_day), (_, _, near_month), _, (_, _, near_year), _ = rungs(middle)
    _, (_, _, month), (_, _, season), (_, _, year), (_, _, decade) = rungs(begin.lo)
    for edtf in (f"{near_day}~", month, season, f"{near_month}~", year, f"{near_year}~", decade):
        unit = read_unit(edtf)
        if unit and unit.lo <= begin.lo and end.hi <= unit.hi:
            return edtf
    return first
