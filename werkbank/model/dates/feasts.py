"""Days with a name: feasts, school holidays, and what runs over New Year.

Each gives the first and last day (or month) that people can mean by it, as EDTF units. School holidays differ by region
and year, so they get the widest span that the national schedule has known; a summer holiday is July and August. Islamic
feasts follow the seen moon: a day of room on both sides of the tabular calendar.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from werkbank.i18n import tr
from werkbank.model.dates.days import easter, islamic_day, nth_weekday, shift_days
from werkbank.model.dates.value import CannotReadError

Pair = tuple[str, str]
"""First and last unit, in EDTF; the same text twice for one unit."""

FIXED: dict[str, Pair] = {
    "kerst": ("12-24", "12-27"), "kerstmis": ("12-24", "12-27"), "kerstdagen": ("12-25", "12-26"),
    "kerstavond": ("12-24", "12-24"), "eerste kerstdag": ("12-25", "12-25"), "1e kerstdag": ("12-25", "12-25"),
    "tweede kerstdag": ("12-26", "12-26"), "2e kerstdag": ("12-26", "12-26"), "kerstdag": ("12-25", "12-26"),
    "sinterklaas": ("12-05", "12-06"), "sinterklaasavond": ("12-05", "12-05"), "pakjesavond": ("12-05", "12-05"),
    "oudjaar": ("12-31", "12-31"), "oudejaarsavond": ("12-31", "12-31"), "oudejaarsdag": ("12-31", "12-31"),
    "nieuwjaar": ("01-01", "01-01"), "nieuwjaarsdag": ("01-01", "01-01"), "driekoningen": ("01-06", "01-06"),
    "valentijnsdag": ("02-14", "02-14"), "dodenherdenking": ("05-04", "05-04"), "keti koti": ("07-01", "07-01"),
    "bevrijdingsdag": ("05-05", "05-05"), "dierendag": ("10-04", "10-04"), "halloween": ("10-31", "10-31"),
    "sint-maarten": ("11-11", "11-11"), "sint maarten": ("11-11", "11-11"),
    "zomervakantie": ("07", "08"), "grote vakantie": ("07", "08"), "bouwvak": ("07", "08"),
    "herfstvakantie": ("10-10", "11-01"), "najaarsvakantie": ("10-10", "11-01"), "meivakantie": ("04-18", "05-12"),
    "voorjaarsvakantie": ("02-08", "03-11"), "krokusvakantie": ("02-08", "03-11"),
}  # fmt: skip
FROM_EASTER: dict[str, tuple[int, int]] = {
    "carnaval": (-49, -47), "aswoensdag": (-46, -46), "witte donderdag": (-3, -3), "goede vrijdag": (-2, -2),
    "pasen": (0, 1), "paasweekend": (-2, 1), "eerste paasdag": (0, 0), "1e paasdag": (0, 0),
    "tweede paasdag": (1, 1), "2e paasdag": (1, 1), "hemelvaart": (39, 39), "hemelvaartsdag": (39, 39),
    "pinksteren": (49, 50), "eerste pinksterdag": (49, 49), "1e pinksterdag": (49, 49),
    "tweede pinksterdag": (50, 50), "2e pinksterdag": (50, 50),
}  # fmt: skip
# Month, weekday (Monday 0) and which one in that month.
WEEKDAY_FEASTS = {"moederdag": (5, 6, 2), "vaderdag": (6, 6, 3), "prinsjesdag": (9, 1, 3)}
# Islamic month and day of the start, and length in days.
ISLAMIC = {
    "ramadan": (9, 1, 30), "suikerfeest": (10, 1, 3), "eid al-fitr": (10, 1, 3), "offerfeest": (12, 10, 4),
    "eid al-adha": (12, 10, 4),
}  # fmt: skip
# Named after the year in which it begins; days of that year and of the next.
OVER_NEW_YEAR: dict[str, Pair] = {
    "winter": ("12", "02"), "kerstvakantie": ("12-18", "01-09"), "oud en nieuw": ("12-31", "01-01"),
    "jaarwisseling": ("12-31", "01-01"), "schooljaar": ("08", "07"), "cursusjaar": ("08", "07"),
}  # fmt: skip
ROYAL = {"koningsdag": 27, "koninginnedag": 30}

NAMES = frozenset({*FIXED, *FROM_EASTER, *WEEKDAY_FEASTS, *ISLAMIC, *OVER_NEW_YEAR, *ROYAL})


def feast(name: str, *, year: int) -> Pair | None:
    """The days of a feast in a year; None when the name is no feast."""
    if name in FIXED:
        first, last = FIXED[name]
        return f"{year:04}-{first}", f"{year:04}-{last}"
    if name not in NAMES:
        return None
    if name in OVER_NEW_YEAR:
        return _over_new_year(name, year=year)
    first_day, last_day = _moving(name, year=year)
    return first_day.isoformat(), last_day.isoformat()


def over_new_year(name: str, *, first: int) -> Pair | None:
    """The days of what runs over New Year, when both years are named ('winter 2012/13')."""
    pair = OVER_NEW_YEAR.get(name)
    return pair and (f"{first:04}-{pair[0]}", f"{first + 1:04}-{pair[1]}")


def _over_new_year(name: str, *, year: int) -> Pair | None:
    if name == "kerstvakantie":
        return over_new_year(name, first=year)
    question = tr("{naam} {a}/{b} of {b}/{c}?", naam=name.capitalize(), a=year - 1, b=year, c=year + 1)
    raise CannotReadError(question)


def _moving(name: str, *, year: int) -> tuple[date, date]:
    if name in FROM_EASTER:
        first, last = FROM_EASTER[name]
        sunday = easter(year)
        return shift_days(sunday, by=first), shift_days(sunday, by=last)
    if name in WEEKDAY_FEASTS:
        month, weekday, nth = WEEKDAY_FEASTS[name]
        day = nth_weekday(year, month=month, weekday=weekday, nth=nth)
        return day, day
    if name in ROYAL:
        day = date(year, 4, ROYAL[name])
        day = shift_days(day, by=-1) if day.weekday() == 6 else day
        return day, day
    return _islamic(name, year=year)


def _islamic(name: str, *, year: int) -> tuple[date, date]:
    starts = list(_islamic_starts(name, year=year))
    if len(starts) != 1:
        reason = tr("{naam} viel in {jaar} niet precies één keer: noem de maand.", naam=name.capitalize(), jaar=year)
        raise CannotReadError(reason)
    return shift_days(starts[0], by=-1), shift_days(starts[0], by=ISLAMIC[name][2])


def _islamic_starts(name: str, *, year: int) -> Iterator[date]:
    month, day, _ = ISLAMIC[name]
    guess = (year - 622) * 33 // 32
    for islamic_year in range(max(1, guess - 2), guess + 3):
        start = islamic_day(islamic_year, month=month, day=day)
        if start.year == year:
            yield start
