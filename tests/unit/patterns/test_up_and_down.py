"""``op-en-af``: back to as heavy as before within two years, twice or more, for one child."""

from tests.helpers.patterns import Case, counters
from werkbank.model.dates import Certainty
from werkbank.patterns import Strength

NAME = "op-en-af"


def three_orders(case: Case) -> Case:
    case.ots("1-2-2014", "1-2-2015")
    case.ots("1-9-2015", "1-9-2016")
    case.ots("1-5-2017", "1-5-2018")
    return case


def test_twice_back_to_a_measure_within_two_years() -> None:
    found = three_orders(Case()).one(NAME)
    assert (found.status, found.strength, found.persons) == (Certainty.ZEKER, Strength.BEGIN, ("bo",))
    assert found.text.startswith(
        "Nadat de hulp lichter werd, kwam er 2 keer binnen 2 jaar weer een maatregel (2015 en 2017)."
    )
    assert len(found.steps) == 2


def test_once_more_is_stronger() -> None:
    case = three_orders(Case())
    case.ots("1-2-2019", "1-2-2020")
    assert case.one(NAME).strength is Strength.USUAL


def test_the_peak_may_be_living_away_from_home() -> None:
    case = Case()
    for year in (2014, 2016, 2018):
        case.event("pleegzorg", f"1-2-{year}", f"1-9-{year}")
    case.ots("1-1-2014", "1-12-2018")
    assert "niet thuis woonde" in case.one(NAME).text


def test_pressed_help_counts_below_a_measure() -> None:
    case = Case()
    for year in (2014, 2016, 2018):
        case.help(f"1-2-{year}", f"1-9-{year}", frame="drang", product=f"iets {year}")
    assert "weer hulp met drang" in case.one(NAME).text


def test_different_children_are_not_mixed_although_their_mother_stands_with_each() -> None:
    case = Case()
    case.ots("1-2-2014", "1-2-2015", who=["mo", "bo"])
    case.ots("1-9-2015", "1-9-2016", who=["mo", "lin"])
    case.ots("1-5-2017", "1-5-2018", who=["mo", "bo"])
    assert not case.find(NAME)


def test_a_return_after_more_than_two_years_is_none() -> None:
    case = Case()
    case.ots("1-2-2010", "1-2-2011")
    case.ots("1-9-2013", "1-9-2014")
    case.ots("1-5-2017", "1-5-2018")
    assert not case.find(NAME)


def test_a_prolonged_order_never_went_down() -> None:
    case = Case()
    for year in (2014, 2015, 2016, 2017):
        case.ots(f"1-2-{year}", f"31-1-{year + 1}")
    assert not case.find(NAME)


def test_a_break_that_is_only_on_paper_is_no_drop() -> None:
    case = Case()
    case.ots("1-2-2014", "1-2-2015")
    case.ots("15-2-2015", "1-9-2016")
    case.ots("20-9-2016", "1-5-2018")
    assert not case.find(NAME)


def test_voluntary_help_again_and_again_is_another_pattern() -> None:
    case = Case()
    for year in (2014, 2016, 2018):
        case.help(f"1-2-{year}", f"1-9-{year}")
    assert not case.find(NAME)


def test_vague_years_make_it_possible() -> None:
    case = Case()
    case.ots("2013", "2014")
    case.ots("2015", "2016")
    case.ots("2017", "2018")
    found = case.one(NAME)
    assert found.status is Certainty.MOGELIJK
    assert "misschien" in found.text


def test_dates_that_may_all_be_one_are_never_certain() -> None:
    case = Case()
    case.ots("2014", "2016")
    case.ots("2015", "2017")
    case.ots("2016", "2018")
    assert not any(one.status is Certainty.ZEKER for one in case.find(NAME))


def test_it_says_when_not_every_time_was_about_the_same_children() -> None:
    case = Case()
    case.ots("1-2-2014", "1-2-2015", who=["bo", "lin"])
    case.ots("1-9-2015", "1-9-2016", who=["bo"])
    case.ots("1-5-2017", "1-5-2018", who=["bo"])
    assert "dezelfde kinderen" in counters(case.one(NAME))


def test_the_days_can_be_set() -> None:
    assert not three_orders(Case()).find(NAME, params={NAME: {"days": 100}})


def test_a_parent_who_got_the_help_too_is_no_other_child() -> None:
    case = Case()
    for year, who in ((2012, ("mo", "bo")), (2013, ("bo",)), (2014, ("mo", "bo"))):
        case.help(f"1-5-{year}", f"1-11-{year}", who=who, frame="drang")
    assert "dezelfde kinderen" not in counters(case.one("op-en-af"))


def test_orders_of_the_same_days_for_two_children_are_told_once_and_as_measures() -> None:
    case = Case()
    for year in (2012, 2013):
        case.help(f"1-5-{year}", f"1-11-{year}", who=("bo", "lin"), frame="drang")
    for who in ("bo", "lin"):
        case.ots("1-6-2014", "1-6-2015", who=(who,))
    found = case.one("op-en-af")
    assert (set(found.persons), len(found.events)) == ({"bo", "lin"}, 4)
    assert "weer hulp met drang of een maatregel (2013 en 2014)" in found.text
    assert "dezelfde kinderen" not in counters(found)
