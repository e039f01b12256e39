"""``generatie`` and ``leeftijdsecho``: the same with parent and child; only when asked."""

import pytest

from tests.helpers.patterns import Case, counters
from werkbank.model.dates import Certainty
from werkbank.model.kinds import ParentageKind, Role
from werkbank.patterns import DETECTORS, Strength

GENERATIONS, ECHO = "generatie", "leeftijdsecho"


def placed(*, mother: str = "1-5-1997", child: str = "3-6-2020") -> Case:
    """Mother (born 1985) and child (born 2008) were both placed out of home, at twelve."""
    case = Case()
    case.event("uithuisplaatsing", mother, who=["mo"])
    case.event("uithuisplaatsing", child, who=["bo"])
    return case


def test_both_run_only_when_asked() -> None:
    assert DETECTORS[GENERATIONS].only_when_asked
    assert DETECTORS[ECHO].only_when_asked
    assert not {one.detector for one in placed().find()} & {GENERATIONS, ECHO}


def test_the_same_with_parent_and_child() -> None:
    found = placed().one(GENERATIONS)
    assert (found.status, found.strength, found.persons) == (Certainty.ZEKER, Strength.USUAL, ("mo", "bo"))
    assert found.text.startswith("In 2 generaties na elkaar staat hetzelfde op papier: uithuisplaatsing.")
    assert "gevraagd omdat het bij het kind speelt" in counters(found)


def test_three_generations_are_strong() -> None:
    case = placed()
    case.person("oma", born="1960", role=Role.FAMILY)
    case.parent("oma", of="mo")
    case.event("uithuisplaatsing", "1972", who=["oma"])
    found = case.one(GENERATIONS)
    assert found.strength is Strength.STRONG
    assert found.text.startswith("In 3 generaties")


def test_rearing_lines_count_too() -> None:
    case = Case()
    case.person("pleeg", born="1970", role=Role.PARENT)
    case.parent("pleeg", of="bo", kind=ParentageKind.FOSTER)
    case.event("detentie", "2001", who=["pleeg"])
    case.event("detentie", "2024", who=["bo"])
    assert case.one(GENERATIONS).persons == ("pleeg", "bo")


def test_a_generation_between_breaks_the_line() -> None:
    case = placed()
    case.person("oma", born="1960", role=Role.FAMILY)
    case.parent("oma", of="va")
    case.event("detentie", "1980", who=["oma"])
    case.event("detentie", "2024", who=["bo"])
    assert all("detentie" not in one.text for one in case.find(GENERATIONS))


@pytest.mark.parametrize("kind", ["verhuizing", "school-start", "geboorte", "ziekte", "overlijden", "hulp"])
def test_what_belongs_to_every_life_says_nothing(kind: str) -> None:
    case = Case()
    case.event(kind, "1-5-1997", who=["mo"])
    case.event(kind, "3-6-2020", who=["bo"])
    assert not case.find(GENERATIONS, ECHO)


def test_one_event_that_they_share_is_not_twice() -> None:
    case = Case()
    case.event("huiselijk-geweld", "2015", who=["mo", "bo"])
    case.event("huiselijk-geweld", "2016", who=["mo", "bo"])
    assert not case.find(GENERATIONS, ECHO)


def test_brothers_are_not_generations() -> None:
    case = Case()
    case.event("uithuisplaatsing", "2018", who=["bo"])
    case.event("uithuisplaatsing", "2020", who=["lin"])
    assert not case.find(GENERATIONS)


def test_a_story_does_not_count() -> None:
    case = Case()
    case.event("seksueel-grensoverschrijdend", "1998", who=["mo"], nature="verhaal")
    case.event("seksueel-grensoverschrijdend", "2021", who=["lin"], nature="verhaal")
    assert not case.find(GENERATIONS, ECHO)


# The same age ------------------------------------------------------------------------------------------------------


def exact() -> Case:
    case = Case(family=False)
    case.person("mo", born="4-2-1985", role=Role.PARENT)
    case.person("bo", born="3-4-2008", parents=("mo",))
    return case


def test_at_the_same_age() -> None:
    case = exact()
    case.event("uithuisplaatsing", "1-5-1997", who=["mo"])
    case.event("uithuisplaatsing", "3-6-2020", who=["bo"])
    found = case.one(ECHO)
    assert (found.status, found.persons) == (Certainty.ZEKER, ("mo", "bo"))
    assert "(12 jaar)" in found.text
    assert "rond dezelfde leeftijd" in counters(found)


def test_more_than_a_year_apart_is_no_echo() -> None:
    case = exact()
    case.event("uithuisplaatsing", "1-5-1997", who=["mo"])
    case.event("uithuisplaatsing", "3-6-2023", who=["bo"])
    assert not case.find(ECHO)


def test_a_year_of_birth_makes_it_possible() -> None:
    found = placed(mother="1-8-1998").one(ECHO)
    assert found.status is Certainty.MOGELIJK
    assert "misschien" in found.text


def test_the_first_of_january_stands_for_the_whole_year() -> None:
    case = Case(family=False)
    case.person("mo", born="1-1-1985", role=Role.PARENT)
    case.person("bo", born="1-1-2008", parents=("mo",))
    case.event("uithuisplaatsing", "1-5-1997", who=["mo"])
    case.event("uithuisplaatsing", "3-6-2020", who=["bo"])
    assert not any(one.status is Certainty.ZEKER for one in case.find(ECHO))


def test_without_a_birth_date_there_is_no_age() -> None:
    case = Case(family=False)
    case.person("mo", role=Role.PARENT)
    case.person("bo", parents=("mo",))
    case.event("uithuisplaatsing", "1-5-1997", who=["mo"])
    case.event("uithuisplaatsing", "3-6-2020", who=["bo"])
    assert not case.find(ECHO)
    assert case.find(GENERATIONS)


def test_help_for_a_sister_in_which_mother_takes_part_is_not_of_her_generation() -> None:
    def helped(*first: str) -> Case:
        case = Case()
        case.help("1-4-2015", "1-12-2015", who=first)
        case.help("1-2-2019", "1-8-2019", who=["bo"])
        return case

    assert not helped("mo", "lin").find(GENERATIONS)
    assert helped("mo").find(GENERATIONS)
