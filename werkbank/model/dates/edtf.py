"""Read the part of EDTF (ISO 8601-2:2019, Library of Congress levels 0 to 2) in which this program keeps dates.

A *unit* is one calendar piece with an optional qualifier ``?`` (uncertain), ``~`` (about) or ``%`` (both)::

    2014-03-12   2014-03   2014   199X   19XX       day, month, year, decade, century
    2013-21..24  2019-33..36  2016-37..39  2019-40  season, quarter, four months, half year

A claim is a unit, a moment somewhere in a set (``[2008..2010]``, ``[..2009]``, ``[2011..]``, ``[2008,2010]``) or a
period (``2012-03/2013-06``, ``2020-09/..`` running, ``2012/`` end unknown, ``/2015`` start unknown).

Bounds are the first and last day that a unit can mean. Winter belongs to two years: ``2013-24`` runs from December 2012
to February 2014 until somebody says which one. ``~`` widens, because 'rond 2008' may be 2007: a day by a week, a year
or more by a year, all between by a month; ``-37~ -38~ -39~`` (begin, medio, eind of a year) are written with ``~`` by
nature and are not widened further.

Made canonical on reading: unspecified parts fall away (``2014-03-XX`` is ``2014-03``), an open start is an unknown one
(``../2015`` is ``/2015``), a set of one is that one.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from werkbank.model.dates.days import days_in_month, month_end, month_start, shift_days
from werkbank.model.dates.value import VagueDate

SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24
BEGIN, MIDDLE, END = 37, 38, 39
DAYS_ABOUT_A_DAY = 7

# Months from January of the year: first and last month that a code after the year stands for.
MONTHS_OF_CODE: dict[int, tuple[int, int]] = {
    **{month: (month - 1, month - 1) for month in range(1, 13)},
    SPRING: (2, 4), SUMMER: (5, 7), AUTUMN: (8, 10), WINTER: (-1, 13),
    33: (0, 2), 34: (3, 5), 35: (6, 8), 36: (9, 11),
    BEGIN: (0, 3), MIDDLE: (4, 7), END: (8, 11),
    40: (0, 5), 41: (6, 11),
}  # fmt: skip

_UNIT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([?~%]?)", re.ASCII)


class Unit(NamedTuple):
    """One calendar piece: its canonical text, first and last day, and qualifier."""

    edtf: str
    lo: date
    hi: date
    qualifier: str


class Edges(NamedTuple):
    """A whole claim: its canonical text, first and last day (None = open), and all its qualifiers."""

    edtf: str
    lo: date | None
    hi: date | None
    qualifiers: str


def read_unit(text: str) -> Unit | None:
    """Read one unit; None when it is not written well or names a day that does not exist."""
    found = _UNIT.fullmatch(text)
    if not found:
        return None
    year, code, day, qualifier = found.groups()
    if code is None or code == "XX":
        return _years(year, qualifier) if day in {None, "XX"} else None
    if year[3] == "X" or int(code) not in MONTHS_OF_CODE or year == "0000":
        return None
    if day is None or day == "XX":
        return _months(year, code, qualifier) if day is None or int(code) <= 12 else None
    return _day(year, code, day, qualifier)


def _years(year: str, qualifier: str) -> Unit | None:
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if first < 1:
        return None
    about = 12 if qualifier in {"~", "%"} else 0
    return Unit(year + qualifier, month_start(first * 12 - about), month_end(last * 12 + 11 + about), qualifier)


def _months(year: str, code: str, qualifier: str) -> Unit:
    about = 1 if qualifier in {"~", "%"} and not BEGIN <= int(code) <= END else 0
    january = int(year) * 12
    first, last = MONTHS_OF_CODE[int(code)]
    lo, hi = month_start(january + first - about), month_end(january + last + about)
    return Unit(f"{year}-{code}{qualifier}", lo, hi, qualifier)


def _day(year: str, month: str, day: str, qualifier: str) -> Unit | None:
    if int(month) > 12 or not 1 <= int(day) <= days_in_month(int(year), month=int(month)):
        return None
    that = date(int(year), int(month), int(day))
    about = DAYS_ABOUT_A_DAY if qualifier in {"~", "%"} else 0
    text = f"{year}-{month}-{day}{qualifier}"
    return Unit(text, shift_days(that, by=-about), shift_days(that, by=about), qualifier)


def qualify(unit: str, *, approx: bool, uncertain: bool) -> str:
    """Add qualifiers to a unit that may have some already."""
    bare = unit.rstrip("?~%")
    both = (approx or unit.endswith(("~", "%"))) + 2 * (uncertain or unit.endswith(("?", "%")))
    return bare + ("", "~", "?", "%")[both]


def before(unit: str) -> str | None:
    """The unit that ends the day before this one begins, as precise as it can be said; keeps the qualifier."""
    return _neighbour(unit, step=-1)


def after(unit: str) -> str | None:
    """The unit that begins the day after this one ends, as precise as it can be said; keeps the qualifier."""
    return _neighbour(unit, step=1)


def _neighbour(unit: str, *, step: int) -> str | None:
    bare = unit.rstrip("?~%")
    read = read_unit(bare)
    if read is None:
        return None
    edge = shift_days(read.lo if step < 0 else read.hi, by=step)
    if read.lo <= edge <= read.hi:  # the calendar ends here
        return None
    return edge.isoformat()[: len(bare)] + unit[len(bare) :]  # year, month or day, as the unit was


def read_claim(text: str, *, as_typed: str = "", basis: str = "") -> VagueDate | None:
    """Read a whole claim; None when it is not in the part of EDTF that is kept here, or ends before it begins."""
    if text.startswith("["):
        edges = _read_set(text[1:-1]) if text.endswith("]") else None
    elif "/" in text:
        edges = _read_period(text)
    else:
        unit = read_unit(text)
        edges = unit and Edges(*unit)
    if edges is None:
        return None
    edtf, lo, hi, marks = edges
    approx, uncertain = "~" in marks or "%" in marks, "?" in marks or "%" in marks
    return VagueDate(as_typed, edtf, lo, hi, approx, uncertain, basis)


def _read_set(body: str) -> Edges | None:
    first, dots, last = body.partition("..")
    if dots:
        return _between(first, last, pattern="[{}..{}]") if first or last else None
    units = [read_unit(part.strip()) for part in body.split(",")]
    known = {unit.edtf: unit for unit in units if unit}
    if None in units:
        return None
    names = sorted(known, key=lambda name: (known[name].lo, known[name].hi, name))
    edtf = names[0] if len(names) == 1 else f"[{','.join(names)}]"
    lo, hi = min(unit.lo for unit in known.values()), max(unit.hi for unit in known.values())
    return Edges(edtf, lo, hi, "".join(unit.qualifier for unit in known.values()))


def _read_period(text: str) -> Edges | None:
    first, _, last = text.partition("/")
    first = "" if first == ".." else first
    if not first and last in {"", ".."}:
        return None
    if last == "..":
        unit = read_unit(first)
        return unit and Edges(f"{unit.edtf}/..", unit.lo, None, unit.qualifier)
    return _between(first, last, pattern="{}/{}")


def _between(first: str, last: str, *, pattern: str) -> Edges | None:
    begin, end = read_unit(first), read_unit(last)
    if (first and not begin) or (last and not end) or (begin and end and end.hi < begin.lo):
        return None
    if begin and end and begin.edtf == end.edtf and pattern.startswith("["):
        return Edges(*begin)
    edtf = pattern.format(begin.edtf if begin else "", end.edtf if end else "")
    marks = (begin.qualifier if begin else "") + (end.qualifier if end else "")
    return Edges(edtf, begin and begin.lo, end and end.hi, marks)
