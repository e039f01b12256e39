"""``wachttijd`` after a decision that granted something."""

import pytest

from tests.helpers.patterns import Case
from werkbank.model.dates import Certainty

NAME = "wachttijd"


def decided(when: str = "1-2-2019", kind: str = "beschikking-toegewezen", **fields: str) -> Case:
    case = Case()
    case.event(kind, when, who=["bo"], **fields)
    return case


def test_help_that_began_long_after_a_decision() -> None:
    case = decided()
    case.help("1-9-2019", "1-3-2020")
    found = case.one(NAME)
    assert (found.status, found.persons, len(found.events)) == (Certainty.ZEKER, ("bo",), 2)
    assert found.text.startswith("Na het besluit dat er hulp mocht komen (2019) begon de hulp (IAG) pas na ")


@pytest.mark.parametrize("begin", ["1-3-2019", "4-5-2019", "1-5-2022"])
def test_help_that_began_in_time_or_years_later(begin: str) -> None:
    case = decided()
    case.help(begin, "1-6-2022")
    assert not case.find(NAME)


def test_the_day_after_92_days() -> None:
    case = decided()
    case.help("5-5-2019", "1-6-2022")
    assert case.find(NAME)


def test_help_that_was_there_already_or_for_another_child() -> None:
    case = decided()
    case.help("1-1-2018", "1-3-2019", product="MST")
    case.help("1-9-2019", "1-3-2020")
    assert not case.find(NAME)
    other = decided()
    other.help("1-9-2019", "1-3-2020", who=["lin"])
    assert not other.find(NAME)


def test_a_decision_about_a_product_waits_for_that_product() -> None:
    case = decided(product="IAG")
    case.help("1-1-2018", "1-3-2019", product="MST")
    case.help("1-9-2019", "1-3-2020", product="IAG")
    assert "besluit" in case.one(NAME).text


def test_a_measure_that_began_with_it_tells_it_once() -> None:
    case = decided()
    case.ots("1-2-2019", "1-2-2020")
    case.help("1-9-2019", "1-3-2020")
    assert "maatregel" in case.one(NAME).text


@pytest.mark.parametrize(("kind", "outcome", "found"), [
    ("beschikking", "toegewezen", True), ("beschikking", "niet toegewezen", False), ("beschikking", "", False),
    ("beschikking-afgewezen", "", False), ("beschikking-aangehouden", "", False),
])  # fmt: skip
def test_only_what_was_granted_counts(kind: str, outcome: str, *, found: bool) -> None:
    case = decided(kind=kind, outcome=outcome)
    case.help("1-9-2019", "1-3-2020")
    assert bool(case.find(NAME).found) is found


def test_vague_dates_make_it_possible() -> None:
    case = decided("voorjaar 2019")
    case.help("juli 2019", "1-3-2020")
    found = case.one(NAME)
    assert found.status is Certainty.MOGELIJK
    assert "misschien" in found.text


@pytest.mark.parametrize(("organisation", "cards"), [("Zorg Voorbeeld", 1), ("", 1), ("Andere zorg", 2)])
def test_a_waiting_list_and_the_help_that_came_of_it_are_one_time_of_waiting(organisation: str, cards: int) -> None:
    case = Case()
    case.event("wachtlijst", "juni 2019", "januari 2020", organisation=organisation)
    case.help("13-1-2020", "15-9-2020", granted=case.claim("1-7-2019"))
    assert len(case.find("wachttijd")) == cards


def test_a_waiting_list_after_a_decision_is_the_same_time_of_waiting() -> None:
    case = decided()
    case.event("wachtlijst", "1-2-2019", "1-9-2019")
    case.help("1-9-2019", "1-3-2020")
    assert case.one("wachttijd").text.startswith("Na het besluit")
