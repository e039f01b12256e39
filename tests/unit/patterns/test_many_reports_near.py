"""``veel-meldingen`` where there is hardly any other time to compare with: nine reports by father and his mother."""

from datetime import date, timedelta
from math import ceil, sqrt

import pytest

from tests.helpers.patterns import Case
from tests.helpers.situations import gezag
from werkbank.model.dates import Certainty
from werkbank.patterns import rates
from werkbank.patterns.rates import stands_out

END = date(2022, 6, 1)
NAME = "veel-meldingen"


def reported(*, years: float, span: int, school: int = 0, others: int = 0, times: int = 9) -> Case:
    """So many reports within a number of days, ending with the year 2021, in a file of so many years."""
    case = Case(today=END)
    gezag(case, "bo", "lin")
    begin = END - timedelta(days=round(years * 365.25))
    case.event("verhuizing", begin.strftime("%d-%m-%Y"))
    first = max(begin, date(2021, 12, 20) - timedelta(days=span))
    for n in range(others):  # long before
        case.report((begin + timedelta(days=20 + 200 * n)).strftime("%d-%m-%Y"), who=["bo"])
    for n in range(times):
        case.report(
            (first + timedelta(days=n * span // times)).strftime("%d-%m-%Y"),
            kind=("veilig-thuis-melding", "zorgmelding")[n % 2],
            reporter="school" if n < school else "gezin",
            source=("juf", "vader", "oma Testvrouw")[0 if n < school else 1 + n % 2],
            finding="bevestigd" if n == 3 else "weerlegd",
            who=(["bo"], ["mo", "bo"], ["bo", "lin"])[n % 3],
        )
    return case


@pytest.mark.parametrize("years", [3.05, 4, 5, 6, 8, 10, 12, 20])
@pytest.mark.parametrize("span", [700, 1060])
def test_nine_in_two_or_three_years_are_many_however_long_the_file_is(years: float, span: int) -> None:
    found = reported(years=years, span=span, school=2).one(NAME)
    assert found.status is Certainty.ZEKER
    assert "9 keer iets gemeld" in found.text
    assert "1 keer bevestigd" in found.text
    assert "8 meldingen zijn weerlegd" in found.text


@pytest.mark.parametrize("years", [6, 8, 10])
def test_a_report_or_two_of_long_before_do_not_take_it_away(years: int) -> None:
    case = reported(years=years, span=1000, others=2)
    assert any("keer iets gemeld" in one.text for one in case.find(NAME))


def test_they_are_no_wave_and_name_nobody() -> None:
    found = reported(years=4, span=900).find()
    assert "golfbeweging" not in {one.detector for one in found}
    assert not any("Testvrouw" in one.text or "vader" in one.text for one in found)


@pytest.mark.parametrize(("years", "times"), [(20, 20), (20, 60), (9, 9)])
def test_a_family_that_is_reported_just_as_often_all_the_time_has_no_card(years: int, times: int) -> None:
    case = reported(years=years, span=round(years * 365.25) - 200, times=times)
    assert not case.find(NAME)


@pytest.mark.parametrize(("incidents", "n", "time", "more"), [
    (9, 9, 1096, True),  # nothing else is known
    (5, 5, 1826, False),  # as many as the setting asks, and no more
    (9, 27, 3288, False),  # nine in each of three times three years
    (9, 9, 2900, True),  # less than twice as much other time
    (6, 6, 1826, False),
])  # fmt: skip
def test_a_stretch_is_compared_with_what_is_outside_it(incidents: int, n: int, time: int, *, more: bool) -> None:
    step = 120 if incidents > 6 else 365
    days = [(step * one, step * one) for one in range(incidents)]
    assert stands_out(days, n=n, time=time, least=5, usual=5 / 1826) is more


def test_a_vague_report_by_the_same_agency_may_be_one_that_stands_there_already() -> None:
    case = Case()
    for day in ("1-1-2014", "20-1-2014", "januari 2014"):
        case.report(day, organisation="Politie")
    assert {one.status for one in case.find(NAME)} == {Certainty.MOGELIJK}
    case.report("1-3-2014", organisation="Politie")
    assert Certainty.ZEKER in {one.status for one in case.find(NAME)}


def test_what_lies_close_above_the_mean_is_never_as_rare_as_asked() -> None:
    mean = 0.01
    while mean < 150:
        for _, allowed, above in rates._LITTLE_ELSE:
            below = ceil(mean + above * sqrt(mean)) - 1
            assert below < 1 or rates._poisson(below, mean=mean) > allowed
        mean *= 1.01


def test_a_window_that_is_little_above_the_mean_is_never_as_rare_as_asked() -> None:
    for n in (2, 3, 4, 6, 9, 15, 40, 150):
        for share in (0.001, 0.003, 0.01, 0.03, 0.06, 0.1, 0.13, 0.16, 0.2, 0.22, 0.25):
            others = (n - 1) * share
            below = ceil(others + rates._OF_WINDOWS * sqrt(others * (1 - share)))
            assert not rates.is_unlikely(min(n, below), n=n, share=share, most=rates._SMALL)
