"""Move dates along the line without making them more exact than they were.

A picture is as exact as its scale: at the width of a wall of years nobody can point at a day. So what is dragged snaps
to the *step* that the scale shows (day, month or year), and a date that is vaguer than that keeps its own step: a
season stays a season. 'Rond' and '?' stay, because pointing does not take away a doubt. Only who asks for the exact day
gets it (``exact``); that takes 'rond' away, not '?'.

Every new claim is written in the words of the grammar, so that what stands there afterwards can be typed again.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from enum import IntEnum

from werkbank.model.dates import AGE, DERIVED, SCHOOL_YEAR, VagueDate, to_dutch
from werkbank.model.dates.days import shift_days, shift_months
from werkbank.model.dates.edtf import read_claim
from werkbank.model.dates.rungs import rungs

DAY_WIDTH, MONTH_WIDTH = 3.0, 0.35  # pixels a day from which a place means a day, a month
_LENGTHS = (1.0, 30.44, 91.31, 365.25, 3652.5)
_UNIT = re.compile(r"\d{4}-\d\d-\d\d|\d{4}-\d\d|\d{3}X|\d\dXX|\d{4}", re.ASCII)
_PIECES = ((21, 24, 4), (33, 36, 4), (37, 39, 3), (40, 41, 2))  # first and last code, how many fill a year
_FROM_LIFE = frozenset({AGE, SCHOOL_YEAR, DERIVED})


class Step(IntEnum):
    """How exact a place on the line is; the rungs of the ladder of precision."""

    DAY = 0
    MONTH = 1
    SEASON = 2
    YEAR = 3
    DECADE = 4


def step_at(per_day: float) -> Step:
    """What a scale of so many points a day can show."""
    return Step.DAY if per_day >= DAY_WIDTH else Step.MONTH if per_day >= MONTH_WIDTH else Step.YEAR


def step_of(claim: VagueDate) -> Step:
    """How exact a claim itself is; its marks left out. Unknown or open: a day, as nothing vaguer is said."""
    units = _UNIT.findall(claim.edtf)
    if not units:
        return Step.DAY
    if claim.edtf.startswith("[") and claim.lo and claim.hi and not claim.approx:
        days = (claim.hi - claim.lo).days + 1
        return next((step for step in Step if days <= _LENGTHS[step] * 1.02), Step.DECADE)
    return max(_step(unit) for unit in units)


def placed(day: date, *, step: Step) -> VagueDate:
    """A claim about a place on the line, as exact as a step."""
    return _written(rungs(day)[step][2])


def moved(claim: VagueDate, *, by: int, step: Step) -> VagueDate:
    """The claim so many steps later; a piece that is vaguer than the step moves by the nearest whole of its own."""
    if not claim.edtf or not by:
        return claim
    edtf = _UNIT.sub(lambda found: _unit_moved(found[0], by=by, step=step), claim.edtf)
    return _written(edtf, was=claim)


def edge_at(claim: VagueDate, *, day: date, step: Step, exact: bool = False) -> VagueDate:
    """The begin or end of a period put on a day."""
    if exact:
        return _written(day.isoformat() + ("?" if claim.uncertain else ""), was=claim)
    unit = rungs(day)[max(step, step_of(claim)) if claim.edtf else step][2]
    if claim.edtf.startswith("[..") or claim.edtf.endswith("..]"):
        return _written(f"[..{unit}]" if claim.edtf.startswith("[..") else f"[{unit}..]", was=claim)
    mark = "%" if claim.approx and claim.uncertain else "~" if claim.approx else "?" if claim.uncertain else ""
    return _written(unit + mark, was=claim)


def bracket_at(claim: VagueDate, *, day: date, first: bool, step: Step) -> VagueDate:
    """A moment of which the first or last possible day is put elsewhere: wider or narrower, never turned round."""
    if claim.lo is None or claim.hi is None:
        return edge_at(claim, day=day, step=step)
    lo, hi = (min(day, claim.hi), claim.hi) if first else (claim.lo, max(day, claim.lo))
    at = rungs(lo if first else hi)[step]
    lo, hi = (at[0], max(hi, at[1])) if first else (min(lo, at[0]), at[1])
    edtf = _between(lo, hi)
    if claim.uncertain:
        edtf = f"{edtf}?" if edtf[0] != "[" else f"[{edtf[1:-1].replace('..', '?..')}?]"
    return _written(edtf, was=claim)


def steps_between(start: float, end: float, *, step: Step) -> int:
    """How many whole steps lie between two days of the line, to the nearest."""
    return round((end - start) / _LENGTHS[step])


def _between(lo: date, hi: date) -> str:
    """The unit with these bounds, else a set of years, months or days."""
    for first, last, edtf in rungs(lo):
        if (first, last) == (lo, hi):
            return edtf
    pairs = zip(_calendar(lo), _calendar(hi), strict=True)
    left, right = next((one[2], other[2]) for one, other in pairs if (one[0], other[1]) == (lo, hi))
    return f"[{left}..{right}]"


def _calendar(day: date) -> tuple[tuple[date, date, str], ...]:
    """Year, month and day: the pieces of which a set is written."""
    found = rungs(day)
    return found[Step.YEAR], found[Step.MONTH], found[Step.DAY]


def _step(unit: str) -> Step:
    if len(unit) == 10:
        return Step.DAY
    if len(unit) == 7:
        code = int(unit[5:])
        return Step.MONTH if code <= 12 else Step.SEASON if code <= 39 else Step.YEAR
    return Step.DECADE if "X" in unit else Step.YEAR


def _unit_moved(unit: str, *, by: int, step: Step) -> str:
    own = _step(unit)
    if own > step:
        by = round(by * _LENGTHS[step] / _own_length(unit, own))
        return _by_own(unit, by=by)
    return _by_own(unit, by=by) if own == step else _by_months(unit, by=by, step=step)


def _own_length(unit: str, own: Step) -> float:
    code = int(unit[5:7]) if len(unit) == 7 else 0
    if code > 12:
        return _LENGTHS[Step.YEAR] / _pieces(code)[1]
    return _LENGTHS[own] * (10 if unit.endswith("XX") else 1)


def _pieces(code: int) -> tuple[int, int]:
    """The first code of its sort and how many of them fill a year; months are a sort too."""
    return next(((first, count) for first, last, count in _PIECES if first <= code <= last), (1, 12))


def _by_own(unit: str, *, by: int) -> str:
    """So many pieces of its own length later."""
    if len(unit) == 10:
        return _day(shift_days(date.fromisoformat(unit), by=by))
    if unit.endswith("X"):
        figures = unit.rstrip("X")
        return f"{max(0, int(figures) + by):0{len(figures)}}" + "X" * (4 - len(figures))
    year, code = int(unit[:4]), int(unit[5:]) if len(unit) == 7 else 0
    if not code:
        return f"{_year(year + by):04}"
    first, pieces = _pieces(code)
    years, place = divmod(year * pieces + code - first + by, pieces)
    return f"{_year(years):04}-{place + first:02}"


def _by_months(unit: str, *, by: int, step: Step) -> str:
    """A day, month or season so many larger steps later, at the same place in the month or year."""
    months = by * {Step.MONTH: 1, Step.SEASON: 3, Step.YEAR: 12, Step.DECADE: 120}[step]
    if len(unit) == 10:
        return _day(shift_months(date.fromisoformat(unit), by=months))
    years, rest = divmod(months, 12)
    if int(unit[5:]) > 12:
        return f"{_year(int(unit[:4]) + years):04}{unit[4:]}"
    more, month = divmod(int(unit[5:]) - 1 + rest, 12)
    return f"{_year(int(unit[:4]) + years + more):04}-{month + 1:02}"


def _year(year: int) -> int:
    return max(1, min(year, 9999))


def _day(day: date) -> str:
    return day.isoformat()


def _written(edtf: str, *, was: VagueDate | None = None) -> VagueDate:
    """The claim in the words of the grammar; what cannot be written leaves things as they were."""
    new = read_claim(edtf)
    if new is None:
        return was or VagueDate()
    basis = was.basis if was is not None and was.basis not in _FROM_LIFE else ""
    return replace(new, as_typed=to_dutch(new), basis=basis)
