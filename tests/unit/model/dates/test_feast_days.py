from datetime import date

import pytest

from werkbank.model.dates.days import easter, islamic_day, iso_week, shift_months, shift_years
from werkbank.model.dates.edtf import read_unit
from werkbank.model.dates.feasts import NAMES, OVER_NEW_YEAR, feast, over_new_year
from werkbank.model.dates.value import CannotReadError


@pytest.mark.parametrize(
    "sunday",
    [date(1961, 4, 2), date(1999, 4, 4), date(2000, 4, 23), date(2008, 3, 23), date(2011, 4, 24), date(2038, 4, 25)],
)
def test_easter_falls_on_its_known_sundays(sunday: date) -> None:
    assert easter(sunday.year) == sunday


@pytest.mark.parametrize(
    ("islamic", "seen"),
    [((1436, 10, 1), date(2015, 7, 17)), ((1436, 12, 10), date(2015, 9, 24)), ((1445, 10, 1), date(2024, 4, 10))],
)
def test_islamic_feasts_fall_within_a_day_of_the_seen_moon(islamic: tuple[int, int, int], seen: date) -> None:
    year, month, day = islamic
    assert abs((islamic_day(year, month=month, day=day) - seen).days) <= 1


@pytest.mark.parametrize("name", sorted(NAMES))
@pytest.mark.parametrize("year", [1, 1900, 2015, 2024, 9999])
def test_every_feast_gives_two_readable_units_or_says_what_to_ask(name: str, year: int) -> None:
    try:
        pair = feast(name, year=year)
    except CannotReadError:  # it asks which; what it says is tested with the refusals
        return
    assert pair
    first, last = (read_unit(unit) for unit in pair)
    assert first
    assert (last and first.lo <= last.hi) or year == 9999


@pytest.mark.parametrize("name", sorted(OVER_NEW_YEAR))
def test_what_runs_over_new_year_ends_in_the_second_year(name: str) -> None:
    pair = over_new_year(name, first=2015)
    assert pair
    assert pair[0].startswith("2015-")
    assert pair[1].startswith("2016-")


def test_no_feast_is_made_up() -> None:
    assert feast("verjaardag", year=2015) is None
    assert over_new_year("zomer", first=2015) is None


def test_the_29th_of_february_moves_to_march() -> None:
    assert shift_years(date(2004, 2, 29), by=1) == date(2005, 3, 1)
    assert shift_years(date(2004, 2, 29), by=4) == date(2008, 2, 29)
    assert shift_months(date(2007, 8, 31), by=6) == date(2008, 3, 1)
    assert shift_months(date(9999, 12, 1), by=1) == date.max
    assert shift_months(date(1, 1, 1), by=-1) == date.min


def test_week_53_is_only_in_long_years() -> None:
    assert iso_week(2020, week=53) == (date(2020, 12, 28), date(2021, 1, 3))
    assert iso_week(2019, week=53) is None
