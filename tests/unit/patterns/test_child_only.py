"""``kind-bij-ouder``: help for the children only, while there were worries about a parent."""

import pytest

from tests.helpers.patterns import Case, counters
from werkbank.model.dates import Certainty
from werkbank.patterns import Strength

NAME = "kind-bij-ouder"


def helped(case: Case, *, who: tuple[str, ...] = ("bo",)) -> Case:
    case.help("1-3-2016", "1-9-2016", product="iag", who=who)
    case.help("1-3-2017", "1-9-2017", product="mst", who=who)
    return case


def in_debt(case: Case) -> Case:
    case.event("geld-schulden", "1-1-2015", "1-1-2019", who=["mo"])
    return case


def test_twice_help_for_a_child_while_its_mother_had_debts() -> None:
    found = in_debt(helped(Case())).one(NAME)
    assert (found.status, found.strength, found.persons) == (Certainty.ZEKER, Strength.BEGIN, ("mo", "bo"))
    assert found.text.startswith(
        "De hulp was 2 keer alleen voor de kinderen (2016 en 2017). Bij een ouder waren er toen ook zorgen."
    )
    assert "ander systeem" in counters(found)


@pytest.mark.parametrize("kind", ["schulden", "alcohol", "psychisch", "geweld"])
def test_a_mark_on_the_parent_counts_as_well(kind: str) -> None:
    case = helped(Case())
    case.mark(kind, "mo", "1-1-2014", "1-1-2020", status="bekend")
    assert case.one(NAME).status is Certainty.ZEKER


@pytest.mark.parametrize("status", ["onbekend", "vermoed", "betwist"])
def test_a_mark_that_is_not_known_for_certain_makes_it_possible(status: str) -> None:
    case = helped(Case())
    case.mark("schulden", "mo", "1-1-2014", "1-1-2020", status=status)
    found = case.one(NAME)
    assert found.status is Certainty.MOGELIJK
    assert "misschien" in found.text


def test_a_mark_of_another_sort_does_not_count() -> None:
    case = helped(Case())
    case.mark("astma", "mo", "1-1-2014", "1-1-2020", status="bekend")
    case.mark("lvb", "va", "1-1-2014", "1-1-2020", status="bekend")
    assert not case.find(NAME)


def test_a_worry_about_the_child_itself_is_not_about_a_parent() -> None:
    case = helped(Case())
    case.mark("drugs", "bo", "1-1-2014", "1-1-2020", status="bekend")
    assert not case.find(NAME)


def test_help_for_the_parent_at_the_time_takes_it_away() -> None:
    case = in_debt(helped(Case()))
    case.event("verslavingszorg-ouder", "1-1-2016", "1-1-2018", who=["mo"])
    assert not case.find(NAME)


def test_help_for_parent_and_child_together_is_not_for_the_child_only() -> None:
    assert not in_debt(helped(Case(), who=("bo", "mo"))).find(NAME)


def test_help_for_the_whole_family_is_not_for_the_child_only() -> None:
    assert not in_debt(helped(Case(), who=())).find(NAME)


def test_a_worry_at_another_time_does_not_count() -> None:
    case = helped(Case())
    case.event("geld-schulden", "1-1-2019", "1-1-2020", who=["mo"])
    assert not case.find(NAME)


def test_once_is_not_enough() -> None:
    case = in_debt(Case())
    case.help("1-3-2016", "1-9-2016", product="iag")
    assert not case.find(NAME)
    assert case.find(NAME, params={NAME: {"times": 1}})


def test_a_worry_that_may_have_been_over_makes_it_possible() -> None:
    case = helped(Case())
    case.event("geld-schulden", "2015", "2017", who=["mo"])
    assert case.one(NAME).status is Certainty.MOGELIJK
