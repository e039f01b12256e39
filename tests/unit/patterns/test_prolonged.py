"""A prolonged measure is the same measure (N2), also where only the decision to prolong stands, without an end."""

import pytest

from tests.helpers.patterns import Case
from werkbank.model.dates import Certainty


def prolonged(*decided: str) -> Case:
    """An order of a year, and decisions to prolong it of which nobody noted the end."""
    case = Case()
    case.ots("1-3-2017", "1-3-2018")
    for day in decided:
        case.event("verlenging-maatregel", day)
    return case


def test_the_end_of_an_order_that_was_prolonged_that_day_is_no_end() -> None:
    assert prolonged().find("losgelaten")
    assert not prolonged("1-3-2018").find("losgelaten")


def test_a_prolongation_that_was_decided_long_before_led_to_the_end_that_is_noted() -> None:
    assert prolonged("1-9-2017").find("losgelaten")


def test_a_prolongation_for_a_brother_or_sister_does_not_count() -> None:
    case = prolonged()
    case.event("verlenging-maatregel", "1-3-2018", who=["lin"])
    assert case.find("losgelaten")


@pytest.mark.parametrize("title", ["tweede verlenging", "OTS verlengd tot 18"])
def test_what_its_title_calls_a_prolongation_is_one_after_a_year_too(title: str) -> None:
    case = prolonged("1-3-2018")
    case.ots("20-2-2019", "1-3-2020", title=title)
    assert not case.find("zelfde-maatregel")


def test_an_order_on_the_day_that_the_prolonged_year_is_over_goes_on() -> None:
    case = prolonged("1-3-2018", "1-3-2019")
    case.ots("1-3-2020", "1-3-2021")
    assert not case.find("zelfde-maatregel")


def test_another_order_well_after_the_prolonged_year_is_another() -> None:
    case = prolonged("1-3-2018")
    case.ots("1-9-2020", "1-9-2021")
    assert case.one("zelfde-maatregel").status is Certainty.ZEKER


def test_a_prolonged_order_is_no_return_to_it() -> None:
    case = Case()
    for year in (2014, 2016, 2018):
        case.ots(f"1-3-{year}", f"1-3-{year + 1}")
    assert case.find("op-en-af")
    for year in (2015, 2017):
        case.event("verlenging-maatregel", f"1-3-{year}")
    assert not case.find("op-en-af")
