"""zelfde-hulp: the same product, or specific kind of help, in separate episodes."""

import pytest

from tests.helpers.patterns import Case, counters
from werkbank.model.dates import Certainty
from werkbank.patterns import Strength

ID = "zelfde-hulp"


@pytest.mark.parametrize(("times", "strength"), [(2, "begin"), (3, "gewoon"), (4, "sterk"), (6, "sterk")])
def test_the_same_help_again_and_again(times: int, strength: str) -> None:
    case = Case()
    events = tuple(case.help(f"1-2-{2010 + n}", f"1-6-{2010 + n}", who=["mo", "bo"]) for n in range(times))
    found = case.one(ID)
    assert (found.status, str(found.strength)) == (Certainty.ZEKER, strength)
    assert (found.events, set(found.persons)) == (events, {"mo", "bo"})


def test_the_sentence_has_the_help_as_its_subject_and_names_the_years() -> None:
    case = Case()
    for year in (2009, 2012, 2015, 2018):
        case.help(f"1-2-{year}", f"1-6-{year}")
    said = "Dezelfde hulp (IAG) is 4 keer ingezet (2009, 2012, 2015 en 2018)."
    assert case.one(ID).text == f"{said} Klopt dat volgens jullie?"


def test_twice_in_a_year_is_told_by_month() -> None:
    case = Case()
    case.help("1-2-2020", "1-4-2020")
    case.help("1-9-2020", "1-12-2020")
    assert "(februari 2020 en september 2020)" in case.one(ID).text


def test_other_providers_are_told() -> None:
    case = Case()
    case.help("1-2-2015", "1-4-2015", organisation="A")
    case.help("1-9-2017", "1-12-2017", organisation="B")
    assert case.one(ID).text.endswith("Dat deden 2 verschillende aanbieders. Klopt dat volgens jullie?")


def test_a_specific_kind_of_help_without_a_product_counts_as_one() -> None:
    case = Case()
    case.help("1-2-2015", "1-4-2015", product="")
    case.help("1-9-2017", "1-12-2017", product="")
    assert "(ambulante hulp)" in case.one(ID).text


def test_a_product_and_the_kind_of_that_name_are_the_same() -> None:
    case = Case()
    case.event("vuhp", "1-2-2015", "1-4-2015")
    case.event("vuhp", "1-9-2017", "1-12-2017", product="VUP")
    assert case.one(ID).status is Certainty.ZEKER


def test_help_that_says_nothing_about_its_content_is_not_the_same() -> None:
    case = Case()
    for year in (2015, 2018):
        case.event("hulp", f"1-2-{year}", f"1-4-{year}")
        case.event("netwerk-informeel", f"1-2-{year}", f"1-4-{year}")
    assert not case.find(ID)


def test_other_products_of_one_kind_are_not_the_same() -> None:
    case = Case()
    case.help("1-2-2015", "1-4-2015", product="IAG")
    case.help("1-9-2017", "1-12-2017", product="MST")
    assert not case.find(ID)


@pytest.mark.parametrize("outcome", ["geweigerd", "niet gestart", "wachtlijst"])
def test_help_that_never_started_was_not_given(outcome: str) -> None:
    case = Case()
    case.help("1-2-2015", "1-4-2015")
    case.help("1-9-2017", outcome=outcome)
    assert not case.find(ID)


# Near misses ------------------------------------------------------------------------------------------------------


def test_help_that_goes_on_is_one_episode() -> None:
    case = Case()
    case.help("1-2-2015", "31-7-2015")
    case.help("1-8-2015", "31-12-2015")
    assert not case.find(ID)


def test_one_decision_for_three_children_is_one_episode() -> None:
    case = Case()
    case.person("sam", born="2014", parents=("mo", "va"))
    for child in ("bo", "lin", "sam"):
        case.help("1-2-2020", "1-8-2020", who=[child])
    assert not case.find(ID)


def test_a_package_of_four_products_is_not_the_same_help() -> None:
    case = Case()
    for product in ("IAG", "MST", "EMDR", "Triple P"):
        case.help("1-2-2020", "1-8-2020", product=product)
    assert not case.find(ID)


# The family -------------------------------------------------------------------------------------------------------


def test_the_family_is_told_when_it_shows_more_than_one_person_does() -> None:
    case = Case()
    for child, year in (("bo", 2015), ("lin", 2018)):
        case.help(f"1-2-{year}", f"1-8-{year}", who=[child])
    found = case.one(ID)
    assert set(found.persons) == {"bo", "lin"}
    assert "in dit gezin 2 keer" in found.text


def test_what_one_person_shows_stays_beside_what_the_family_shows() -> None:
    case = Case()
    for child, year in (("bo", 2012), ("bo", 2015), ("lin", 2018)):
        case.help(f"1-2-{year}", f"1-8-{year}", who=[child])
    assert sorted(len(found.events) for found in case.find(ID)) == [2, 3]


# Vague dates, counter-examples ------------------------------------------------------------------------------------


def test_vague_dates_that_may_touch_make_it_possible() -> None:
    case = Case()
    case.help("2015", "voorjaar 2016")
    case.help("2016", "2017")
    found = case.one(ID)
    assert found.status is Certainty.MOGELIJK
    assert found.text.startswith("Misschien is dezelfde hulp (IAG) 2 keer ingezet")


def test_certain_ones_are_not_counted_up_with_possible_ones() -> None:
    case = Case()
    case.help("1-2-2012", "1-8-2012")
    case.help("1-2-2014", "1-8-2014")
    case.help("2014", "2015")
    found = case.one(ID)
    assert found.status is Certainty.ZEKER
    assert found.strength is Strength.BEGIN
    assert "2 keer" in found.text


def test_other_help_in_between_and_other_reasons_do_not_fit() -> None:
    case = Case()
    case.help("1-2-2012", "1-8-2012", reason="opvoeding")
    case.help("1-2-2014", "1-8-2014", product="MST")
    case.help("1-2-2016", "1-8-2016", reason="schulden")
    text = counters(case.one(ID))
    assert "De reden was niet steeds dezelfde." in text
    assert "andere hulp: MST (1 februari 2014 tot 1 augustus 2014)" in text
