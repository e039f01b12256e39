"""Words that count from today ('vorig jaar', 'gisteren', 'afgelopen voorjaar'), put into the date that they mean.

Only what can mean one thing: 'afgelopen week' and 'vorige zomer' stay as they are and are then unreadable. What was so
many years, months or weeks ago is about then, so it gets 'rond'.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from werkbank.model.dates.days import shift_days, shift_months
from werkbank.model.dates.edtf import read_unit
from werkbank.model.dates.feasts import NAMES, OVER_NEW_YEAR, Pair, feast, over_new_year
from werkbank.model.dates.typed import number_of
from werkbank.model.dates.value import CannotReadError
from werkbank.model.dates.words import MONTHS, NAMED, NUMBERS, SEASONS, WEEKDAYS

_DAYS = {"eergisteren": -2, "gisteren": -1, "vandaag": 0, "morgen": 1, "overmorgen": 2}
_TURNS = {"vorig": -1, "vorige": -1, "dit": 0, "deze": 0, "volgend": 1, "volgende": 1}
_MONTH_NAMES = tuple({number: name for name, number in reversed(MONTHS.items())}[month] for month in range(1, 13))
_SEASON_NAMES = "|".join(SEASONS)

_HINT = re.compile(r"\b(?:vorige?|dit|deze|volgende?|afgelopen|geleden|(?:eer)?gisteren|vandaag|(?:over)?morgen)\b")
_DAY = re.compile(rf"(?<!tot )(?<!t/m )(?<!- )\b({'|'.join(_DAYS)})\b")
_TURN = re.compile(rf"\b({'|'.join(_TURNS)}) (jaar|maand|week|schooljaar)\b")
_THIS = re.compile(rf"\b(?:dit|deze) ({_SEASON_NAMES})\b")
_PAST = re.compile(r"\bafgelopen ([a-z]+(?: [a-z]+)?)$")
_AGO = re.compile(rf"\b(\d{{1,2}}|{'|'.join(NUMBERS)}) (jaar|jaren|maand|maanden|week|weken|dag|dagen) geleden\b")
_MONTHS_IN = {"half": 6, "anderhalf": 18}
_HALVES = re.compile(r"\b(half|anderhalf) jaar geleden\b")


def resolve(text: str, *, today: date) -> str:
    """The text with every word that counts from ``today`` replaced by a date."""
    if not _HINT.search(text):
        return text
    steps: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
        (_DAY, lambda found: shift_days(today, by=_DAYS[found[1]]).isoformat()),
        (_TURN, lambda found: _turn(found[2], by=_TURNS[found[1]], today=today)),
        (_THIS, lambda found: _this(found[1], today=today) or found[0]),
        (_PAST, lambda found: _past(found[1], today=today) or found[0]),
        (_HALVES, lambda found: _ago(_MONTHS_IN[found[1]], unit="maanden", today=today)),
        (_AGO, lambda found: _ago(number_of(found[1]) or 0, unit=found[2], today=today)),
    )
    for pattern, replace in steps:
        text = pattern.sub(replace, text)
    return text


def _turn(unit: str, *, by: int, today: date) -> str:
    if unit == "jaar":
        return f"{today.year + by:04}"
    if unit == "maand":
        day = shift_months(today.replace(day=1), by=by)
        return f"{_MONTH_NAMES[day.month - 1]} {day.year:04}"
    if unit == "schooljaar":
        first = today.year + by - (today.month < 8)
        return f"schooljaar {first:04}-{first + 1:04}"
    year, week, _ = shift_days(today, by=7 * by).isocalendar()
    return f"week {week} {year:04}"


def _this(season: str, *, today: date) -> str:
    if season != "winter":
        return f"{season} {today.year:04}"
    first = today.year - (today.month <= 2)
    return f"winter {first:04}/{first + 1:04}" if today.month in {12, 1, 2} else ""


def _past(name: str, *, today: date) -> str:
    """The last one that is over; nothing while one goes on, because then either can be meant."""
    if name in WEEKDAYS:
        return shift_days(today, by=-((today.weekday() - WEEKDAYS[name] - 1) % 7 + 1)).isoformat()
    for year in range(today.year, max(1, today.year - 3), -1):
        days = _edges(name, year=year)
        if days is None or days[0] <= today <= days[1]:
            return ""
        if days[1] < today:
            return f"{name} {year:04}/{year + 1:04}" if name in OVER_NEW_YEAR else f"{name} {year:04}"
    return ""


def _edges(name: str, *, year: int) -> tuple[date, date] | None:
    try:
        pair: Pair | None = over_new_year(name, first=year) or (feast(name, year=year) if name in NAMES else None)
    except CannotReadError:
        return None
    if pair is None and (name in MONTHS or name in SEASONS):
        pair = (f"{year:04}-{NAMED[name]}",) * 2
    first, last = (read_unit(unit) for unit in pair) if pair else (None, None)
    return (first.lo, last.hi) if first and last else None


def _ago(count: int, *, unit: str, today: date) -> str:
    if unit.startswith("d"):
        return shift_days(today, by=-count).isoformat()
    if unit.startswith("w"):
        return f"rond {shift_days(today, by=-7 * count).isoformat()}"
    if unit.startswith("m"):
        return f"rond {shift_months(today.replace(day=1), by=-count).isoformat()[:7]}"
    return f"rond {today.year - count:04}"
