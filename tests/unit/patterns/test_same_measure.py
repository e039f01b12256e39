"""zelfde-maatregel: the same measure, child and reason, begun again after it had ended."""

import pytest

from tests.helpers.patterns import Case, counters
from werkbank.model.dates import Certainty
from werkbank.patterns import Strength

ID = "zelfde-maatregel"


def test_an_ots_that_comes_back_for_the_same_reason() -> None:
    case = Case()
    first, second = case.ots("10-3-2012", "9-9-2013"), case.ots("voorjaar 2016", "1-7-2017")
    found = case.one(ID)
    assert found.status is Certainty.ZEKER
    assert found.strength is Strength.BEGIN
    assert (found.persons, found.events) == (("bo",), (first, second))
    assert found.text.startswith("De maatregel OTS kwam 2 keer om dezelfde reden, schoolverzuim (2012 en 2016).")


@pytest.mark.parametrize(("times", "strength"), [(2, "begin"), (3, "gewoon"), (4, "sterk"), (5, "sterk")])
def test_strength_grows_with_the_number(times: int, strength: str) -> None:
    case = Case()
    for year in range(times):
        case.ots(f"1-1-{2010 + 2 * year}", f"1-12-{2010 + 2 * year}")
    assert str(case.one(ID).strength) == strength


def test_there_is_no_largest_gap() -> None:
    case = Case()
    case.ots("1-1-2009", "1-1-2010")
    case.ots("1-1-2024", "1-1-2025")
    assert case.one(ID).status is Certainty.ZEKER


# Near misses ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("start", ["1-3-2013", "28-2-2013", "2-3-2013"])
def test_a_prolonged_ots_is_one_measure(start: str) -> None:
    case = Case()
    case.ots("2-3-2012", "1-3-2013", organisation="GI A")
    case.ots(start, "1-3-2014", organisation="GI B")
    assert not case.find(ID)


def test_an_ots_that_began_again_a_day_later_is_two() -> None:
    case = Case()
    case.ots("2-3-2012", "1-3-2013")
    case.ots("3-3-2013", "1-3-2014")
    assert case.one(ID).status is Certainty.ZEKER


def test_what_calls_itself_a_prolongation_is_one_also_with_a_gap_on_paper() -> None:
    case = Case()
    case.ots("2-3-2012", "1-3-2013")
    case.ots("14-3-2013", "1-3-2014", title="Verlenging OTS")
    assert not case.find(ID)


def test_a_decided_prolongation_settles_what_the_dates_leave_open() -> None:
    case = Case()
    case.ots("maart 2012", "maart 2013")
    case.ots("maart 2013", "maart 2014")
    assert case.one(ID).status is Certainty.MOGELIJK
    case.event("verlenging-maatregel", "5-3-2013", reason="schoolverzuim")
    assert not case.find(ID)


def test_another_reason_kind_or_child_is_not_the_same() -> None:
    case = Case()
    case.ots("1-1-2012", "1-1-2013")
    case.ots("1-1-2015", "1-1-2016", reason="schulden")
    case.ots("1-1-2018", "1-1-2019", who=["lin"])
    case.event("vots", "1-1-2020", "1-3-2020", reason="schoolverzuim")
    assert not case.find(ID)


def test_arrests_in_one_investigation_are_no_measure() -> None:
    case = Case()
    for day in ("11-4-2026", "30-4-2026", "8-5-2026"):
        case.event("aanhouding", day, reason="straatroof")
    assert not case.find(ID)


def test_a_mother_who_is_named_with_two_children_has_no_measure_herself() -> None:
    case = Case()
    case.ots("1-1-2012", "1-1-2013", who=["bo", "mo"])
    case.ots("1-1-2015", "1-1-2016", who=["lin", "mo"])
    assert not case.find(ID)


# Reasons ----------------------------------------------------------------------------------------------------------


def test_reasons_are_read_as_people_type_them() -> None:
    case = Case()
    case.ots("1-1-2012", "1-1-2013", reason="Verzuim op school")
    case.ots("1-1-2015", "1-1-2016", reason="spijbelen")
    assert "dezelfde reden, schoolverzuim" in case.one(ID).text


def test_reasons_of_one_group_are_about_the_same() -> None:
    case = Case()
    case.ots("1-1-2012", "1-1-2013")
    case.ots("1-1-2015", "1-1-2016", reason="gedrag op school")
    assert "ongeveer dezelfde reden, school (2012 en 2015)" in case.one(ID).text


def test_unknown_reasons_match_when_they_are_the_same_words() -> None:
    case = Case()
    case.ots("1-1-2012", "1-1-2013", reason="Iets heel eigens")
    case.ots("1-1-2015", "1-1-2016", reason="iets heel eigens")
    assert "dezelfde reden, 'Iets heel eigens'" in case.one(ID).text


def test_a_missing_reason_matches_possibly() -> None:
    case = Case()
    case.ots("1-1-2012", "1-1-2013")
    case.ots("1-1-2015", "1-1-2016", reason="")
    found = case.one(ID)
    assert found.status is Certainty.MOGELIJK
    assert [step.certainty for step in found.steps] == [Certainty.ZEKER, Certainty.MOGELIJK]
    assert "misschien" in found.text


def test_a_measure_without_a_child_matches_possibly() -> None:
    case = Case()
    case.ots("1-1-2012", "1-1-2013")
    case.ots("1-1-2015", "1-1-2016", who=[])
    found = case.one(ID)
    assert (found.status, found.persons) == (Certainty.MOGELIJK, ("bo",))


def test_measures_without_any_child_match_possibly() -> None:
    case = Case()
    case.ots("1-1-2012", "1-1-2013", who=[])
    case.ots("1-1-2015", "1-1-2016", who=[])
    found = case.one(ID)
    assert (found.status, found.persons) == (Certainty.MOGELIJK, ())


def test_without_any_reason_the_sentence_says_so() -> None:
    case = Case()
    case.ots("1-1-2012", "1-1-2013", reason="")
    case.ots("1-1-2015", "1-1-2016", reason="")
    assert "De reden staat er niet bij." in case.one(ID).text


def test_the_same_measure_for_another_reason_is_a_counter_example() -> None:
    case = Case()
    case.ots("1-1-2012", "1-1-2013")
    case.ots("1-1-2015", "1-1-2016")
    other = case.ots("1-1-2018", "1-1-2019", reason="schulden")
    found = case.one(ID)
    assert "andere reden: geld" in counters(found)
    assert found.counter[0].events == (other,)


# Vague dates ------------------------------------------------------------------------------------------------------


def test_an_end_that_nobody_noted_makes_it_possible_at_most() -> None:
    case = Case()
    case.ots("1-1-2012")
    case.ots("1-1-2015", "1-1-2016")
    found = case.one(ID)
    assert found.status is Certainty.MOGELIJK
    assert found.sure_steps == 1


def test_years_that_touch_make_it_possible() -> None:
    case = Case()
    case.ots("2012", "2013")
    case.ots("2013", "2014")
    assert case.one(ID).status is Certainty.MOGELIJK


def test_vague_dates_that_cannot_touch_are_certain() -> None:
    case = Case()
    case.ots("2012", "eind 2013")
    case.ots("voorjaar 2014", "2015")
    assert case.one(ID).status is Certainty.ZEKER


def test_a_third_one_that_is_in_doubt_stands_beside_two_certain_ones() -> None:
    case = Case()
    certain = (case.ots("1-1-2010", "1-1-2011"), case.ots("1-1-2015", "1-1-2016"))
    doubtful = case.ots("2019?", "2020")
    found = case.one(ID)
    assert (found.status, found.strength, found.events) == (Certainty.ZEKER, Strength.BEGIN, certain)
    assert found.perhaps[0].events == (doubtful,)
