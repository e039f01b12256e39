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


def test_an_order_for_all_that_is_prolonged_for_each_apart_did_not_come_to_one_after_the_other() -> None:
    case = Case()
    case.ots("3-4-2020", "3-4-2021", who=["bo", "lin"])
    case.event("verlenging-maatregel", "3-4-2021", who=["bo", "lin"])
    case.ots("3-4-2022", "3-4-2023", who=["bo"])
    case.ots("2-4-2021", "3-4-2024", who=["lin"])
    assert not case.find("kind-na-kind")


def test_orders_after_a_free_time_come_to_one_after_the_other() -> None:
    case = Case()
    case.ots("3-4-2018", "3-4-2019", who=["bo", "lin"])
    case.ots("3-4-2022", "3-4-2023", who=["bo"])
    case.ots("2-6-2023", "3-4-2024", who=["lin"])
    assert case.find("kind-na-kind")


def test_an_incident_about_all_of_which_one_report_names_one_child_came_to_all() -> None:
    def told(*about: str) -> Case:
        case = Case()
        case.report("20-1-2020", who=about, organisation="politie")
        case.report("25-1-2020", who=["lin"], organisation="school")
        case.report("25-9-2022", who=["bo"], organisation="school")
        return case

    assert told("lin").find("kind-na-kind")
    assert not told("bo", "lin").find("kind-na-kind")
