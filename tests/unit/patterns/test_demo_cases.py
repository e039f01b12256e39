"""The three demo cases show what they were written for (patterns.md section 3)."""

from datetime import date
from functools import cache

import pytest

from werkbank.exchange import read_input
from werkbank.i18n.resources import resource
from werkbank.model.dates import Certainty
from werkbank.patterns import Finding, Findings, find

TODAY = date(2026, 11, 21)


@cache
def found_in(number: int) -> Findings:
    casus = read_input(resource("samples", f"casus{number}"), today=TODAY).casus
    found = find(casus, today=TODAY)
    assert not found.failed
    return found


def of(number: int, detector: str) -> list[Finding]:
    return [finding for finding in found_in(number) if finding.detector == detector]


def test_case_1_the_same_measure_for_the_same_reason() -> None:
    [found] = of(1, "zelfde-maatregel")
    assert (found.status, found.persons, found.events) == (Certainty.ZEKER, ("p06",), ("g11", "g19"))
    assert "schoolverzuim (2008 en 2013)" in found.text


def test_case_1_the_same_help_for_parents_and_daughter() -> None:
    assert any(
        found.events == ("g14", "g22") and set(found.persons) == {"p01", "p02", "p06"} for found in of(1, "zelfde-hulp")
    )


def test_case_1_one_child_after_another() -> None:
    persons = [set(found.persons) for found in of(1, "kind-na-kind")]
    assert {"p03", "p04", "p05"} in persons
    assert {"p03", "p04", "p05", "p06"} in persons


def test_case_2_seven_springs() -> None:
    [found] = of(2, "seizoen")
    assert found.events == ("g08", "g10", "g13", "g16", "g21", "g34", "g45")
    assert found.text.startswith("Alle 7 meldingen over ruzie tussen ouders kwamen in het voorjaar")


def test_case_2_open_in_spring_and_closed_in_autumn() -> None:
    [found] = of(2, "open-dicht")
    assert {"g09", "g11", "g15", "g17"} <= set(found.events)


def test_case_2_four_times_the_same_help_by_three_providers() -> None:
    [found] = [found for found in of(2, "zelfde-hulp") if "VUHP" in found.text]
    assert (str(found.strength), found.events) == ("sterk", ("g09", "g11", "g17", "g22"))
    assert "Dat deden 3 verschillende aanbieders." in found.text


def test_case_2_waves_that_each_began_when_goals_were_met() -> None:
    [found] = of(2, "golfbeweging")
    assert (found.status, str(found.strength)) == (Certainty.ZEKER, "gewoon")
    assert "Alle keren stopte de hulp omdat de doelen bereikt waren." in found.text


def test_case_3_many_losses_around_daan() -> None:
    [found] = [found for found in of(3, "verlies") if "p03" in found.persons]
    assert {"g27", "g31", "g34", "g36"} <= set(found.events)
    assert str(found.strength) == "sterk"


@pytest.mark.parametrize(("number", "who"), [(1, "Opa Henk"), (2, "Oma Greet"), (3, "Daan voetbalt bij Hans")])
def test_every_case_has_a_quiet_time_with_what_helped(number: int, who: str) -> None:
    context = [remark.text for found in of(number, "rust") for remark in found.context]
    assert any(who in text for text in context)


@pytest.mark.parametrize(
    ("number", "never"), [(1, "seizoen"), (1, "golfbeweging"), (3, "seizoen"), (3, "zelfde-maatregel")]
)
def test_nothing_is_found_that_is_not_there(number: int, never: str) -> None:
    assert not of(number, never)
