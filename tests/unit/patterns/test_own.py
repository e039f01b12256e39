"""``eigen``: the same kinds in the same order as in a pattern that people made by hand."""

import pytest

from tests.helpers.patterns import Case, counters
from werkbank.model.dates import Certainty

NAME = "eigen"


def model() -> Case:
    """Mother is ill, half a year later there is absence from school: seen in 2012 by the family."""
    case = Case()
    ill = case.event("ziekte", "1-2-2012", who=["mo"])
    away = case.event("school-verzuim", "1-8-2012")
    case.pattern("Als mama ziek is", ill, away)
    return case


def again(case: Case, first: str, second: str) -> Case:
    case.event("ziekte", first, who=["mo"])
    case.event("school-verzuim", second)
    return case


def test_the_same_order_again() -> None:
    found = again(model(), "1-3-2016", "20-8-2016").one(NAME)
    assert (found.status, len(found.events)) == (Certainty.ZEKER, 2)
    assert found.text.startswith("Het ging 1 keer in dezelfde volgorde als bij 'Als mama ziek is' (2016).")
    assert "reden kan een andere zijn" in counters(found)


def test_nothing_else_like_it() -> None:
    assert not model().find(NAME)


@pytest.mark.parametrize(
    ("first", "second"), [("1-8-2016", "1-2-2016"), ("1-3-2016", "20-3-2016"), ("2-2014", "2-2016")]
)
def test_another_order_or_another_gap_is_not_like_it(first: str, second: str) -> None:
    assert not again(model(), first, second).find(NAME)


def test_twice_more_counts_twice_and_no_event_counts_twice() -> None:
    case = again(again(model(), "1-3-2016", "20-8-2016"), "1-4-2018", "1-10-2018")
    found = case.one(NAME)
    assert "2 keer in dezelfde volgorde" in found.text
    assert "(2016 en 2018)" in found.text
    assert len(set(found.events)) == 4


def test_vague_dates_make_it_possible() -> None:
    found = again(model(), "voorjaar 2016", "najaar 2016").one(NAME)
    assert found.status is Certainty.MOGELIJK
    assert "misschien" in found.text


def test_other_help_under_the_same_kind_is_not_like_it() -> None:
    case = Case()
    first = case.help("1-2-2012", "1-5-2012", product="iag")
    case.pattern("Hulp en dan verhuizen", first, case.event("verhuizing", "1-8-2012"))
    case.help("1-2-2016", "1-5-2016", product="mst")
    case.event("verhuizing", "1-8-2016")
    assert not case.find(NAME)


def test_periods_must_lie_alike() -> None:
    """In the model the second help began while the first ran; here it began after."""
    case = Case()
    first = case.help("1-1-2012", "1-12-2012", product="iag")
    case.pattern("Samen", first, case.help("1-6-2012", "1-9-2012", product="mst"))
    case.help("1-1-2016", "1-5-2016", product="iag")
    case.help("1-6-2016", "1-9-2016", product="mst")
    assert not case.find(NAME)
    case.help("1-1-2019", "1-12-2019", product="iag")
    case.help("1-6-2019", "1-9-2019", product="mst")
    assert "(2019)" in case.one(NAME).text


def test_a_pattern_that_a_detector_proposed_is_no_model() -> None:
    case = Case()
    ill = case.event("ziekte", "1-2-2012", who=["mo"])
    case.pattern("Gevonden", ill, case.event("school-verzuim", "1-8-2012"), detector="vooraf")
    assert not again(case, "1-3-2016", "20-8-2016").find(NAME)


def test_six_events_are_too_many_for_a_model() -> None:
    case = Case()
    case.pattern("Lang", *[case.event("ziekte", f"1-{n}-2012") for n in range(1, 7)])
    for n in range(1, 7):
        case.event("ziekte", f"1-{n}-2016")
    assert not case.find(NAME)
