from datetime import date

import pytest

from tests.unit.model.dates.builders import claim
from werkbank.model.dates import age_between, age_text, reaches


@pytest.mark.parametrize(
    ("birth", "on", "ages"),
    [
        ("12-3-2007", date(2011, 3, 11), (3, 3)),
        ("12-3-2007", date(2011, 3, 12), (4, 4)),
        ("2007", date(2011, 6, 1), (3, 4)),
        ("2007", date(2011, 12, 31), (4, 4)),
        ("rond 2007", date(2011, 6, 1), (2, 5)),
        ("29-2-2004", date(2007, 2, 28), (2, 2)),
        ("29-2-2004", date(2007, 3, 1), (3, 3)),
        ("29-2-2004", date(2008, 2, 28), (3, 3)),
        ("29-2-2004", date(2008, 2, 29), (4, 4)),
        ("2007", date(2007, 6, 1), (0, 0)),
        ("rond 2007", date(2007, 6, 1), (0, 1)),
    ],
)
def test_age_counts_birthdays_that_have_come(birth: str, on: date, ages: tuple[int, int]) -> None:
    assert age_between(claim(birth), on) == ages


def test_age_on_a_vague_day_is_an_interval() -> None:
    assert age_between(claim("12-3-2007"), claim("2011")) == (3, 4)
    assert age_between(claim("2007"), claim("tussen 2011 en 2013")) == (3, 6)


@pytest.mark.parametrize(
    ("birth", "on"), [("onbekend", "2011"), ("voor 1960", "2011"), ("2007", "na 2010"), ("2007", "2006")]
)
def test_no_age_without_both_dates_or_before_the_birth(birth: str, on: str) -> None:
    assert age_between(claim(birth), claim(on)) is None


@pytest.mark.parametrize(
    ("ages", "text"),
    [((4, 4), "4 jaar"), ((4, 5), "4 of 5 jaar"), ((4, 7), "4 tot 7 jaar"), ((0, 0), "0 jaar"), (None, "")],
)
def test_ages_are_said_in_plain_words(ages: tuple[int, int] | None, text: str) -> None:
    assert age_text(ages) == text


@pytest.mark.parametrize(
    ("birth", "years", "months", "edtf"),
    [
        ("12-3-2007", 18, 0, "2025-03-12"),
        ("12-3-2007", 17, 6, "2024-09-12"),
        ("31-8-2007", 17, 6, "2025-03-01"),
        ("29-2-2004", 17, 0, "2021-03-01"),
        ("maart 2007", 16, 0, "[2023-03-01..2023-03-31]"),
        ("onbekend", 18, 0, ""),
    ],
)
def test_the_day_of_becoming_so_old(birth: str, years: int, months: int, edtf: str) -> None:
    assert reaches(claim(birth), years=years, months=months).edtf == edtf
