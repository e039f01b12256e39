"""open-dicht: help that opens and closes in the same parts of the year, with nothing in between."""

import pytest

from tests.helpers.patterns import Case, counters
from werkbank.model.dates import Certainty
from werkbank.patterns import Strength

ID = "open-dicht"


def seasons_of_help(case: Case, *years: int, **fields: object) -> tuple[str, ...]:
    return tuple(case.help(f"{10 + n}-4-{year}", f"{5 + n}-10-{year}", **fields) for n, year in enumerate(years))


def test_three_years_in_a_row() -> None:
    case = Case()
    events = seasons_of_help(case, 2012, 2013, 2014)
    found = case.one(ID)
    assert (found.status, found.strength, found.events) == (Certainty.ZEKER, Strength.USUAL, events)
    assert found.text.startswith("De hulp begon 3 keer in april en stopte weer in oktober (2012, 2013 en 2014).")


def test_two_years_are_too_few() -> None:
    case = Case()
    seasons_of_help(case, 2012, 2013)
    assert not case.find(ID)


def test_years_with_other_years_between_count_when_they_are_most_of_all_help() -> None:
    case = Case()
    seasons_of_help(case, 2012, 2014, 2017, 2020)
    assert case.one(ID).status is Certainty.ZEKER


def test_different_products_make_no_difference() -> None:
    case = Case()
    for product, year in (("IAG", 2012), ("VUHP", 2013), ("MST", 2014)):
        seasons_of_help(case, year, product=product)
    assert len(case.one(ID).events) == 3


def test_help_that_started_in_between_spoils_it() -> None:
    case = Case()
    seasons_of_help(case, 2012, 2013, 2014)
    for year in (2012, 2013):
        case.help(f"1-12-{year}", f"1-2-{year + 1}", product="EMDR")
    assert not case.find(ID)


def test_help_that_started_before_the_closing_does_not_matter() -> None:
    case = Case()
    events = seasons_of_help(case, 2012, 2013, 2014)
    case.help("1-9-2012", "1-2-2013", product="EMDR")
    found = case.one(ID)
    assert found.events == events
    assert "Er was ook hulp die niet zo liep" in counters(found)


def test_help_for_somebody_else_does_not_matter() -> None:
    case = Case()
    events = seasons_of_help(case, 2012, 2013, 2014)
    case.help("1-12-2012", "1-2-2013", product="EMDR", who=["lin"])
    assert [found.events for found in case.find(ID)] == [events]


def test_closing_in_another_part_of_the_year_is_no_pattern() -> None:
    case = Case()
    for year, until in ((2012, "1-6-2012"), (2013, "1-10-2013"), (2014, "1-3-2015")):
        case.help(f"10-4-{year}", until)
    assert not case.find(ID)


def test_help_that_runs_for_years_does_not_open_and_close() -> None:
    case = Case()
    for year in (2008, 2011, 2014):
        case.help(f"10-4-{year}", f"10-10-{year + 1}")
    assert not case.find(ID)


def test_closing_at_the_end_of_the_year_may_be_the_contract_year() -> None:
    case = Case()
    for year in (2018, 2019, 2020):
        case.help(f"1-3-{year}", f"31-12-{year}")
    assert "Dat kan door het contractjaar komen." in counters(case.one(ID))


@pytest.mark.parametrize("end", ["oktober {year}", "najaar {year}"])
def test_vague_ends_within_the_window_are_certain(end: str) -> None:
    case = Case()
    for year in (2012, 2013, 2014):
        case.help(f"april {year}", end.format(year=year))
    assert case.one(ID).status is Certainty.ZEKER


def test_years_alone_say_nothing() -> None:
    case = Case()
    for year in (2012, 2013, 2014):
        case.help(f"{year}", f"{year}")
    assert not case.find(ID)


def test_an_end_that_nobody_noted_says_nothing() -> None:
    case = Case()
    for year in (2012, 2013, 2014):
        case.help(f"1-4-{year}")
    assert not case.find(ID)


def test_help_that_came_in_the_summer_between_is_not_passed_over() -> None:
    case = Case()
    for year in (2015, 2016, 2017):
        case.help(f"1-9-{year}", f"1-6-{year + 1}")
    assert case.find(ID)
    for year in (2016, 2017):
        case.help(f"15-6-{year}", f"20-8-{year}", product="FFT")
    assert not case.find(ID)
