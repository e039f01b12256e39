"""verlies: three or more losses around one person within twelve months."""

import pytest

from tests.helpers.patterns import Case, counters
from werkbank.model.dates import Certainty
from werkbank.patterns import Strength
from werkbank.patterns.clusters import PLENTY

ID = "verlies"


def of(case: Case, who: str) -> list[tuple[str, ...]]:
    """The events of each finding around somebody."""
    return [found.events for found in case.find(ID) if who in found.persons]


def test_losses_of_the_person_of_a_parent_and_of_a_sister() -> None:
    case = Case()
    events = (
        case.event("detentie", "14-11-2020", "nu", who=["va"]),
        case.event("school-wissel", "16-2-2021", who=["bo"]),
        case.event("gaat-het-huis-uit", "20-3-2021", who=["lin"]),
    )
    found = case.one(ID)
    assert (found.status, found.strength, found.events) == (Certainty.ZEKER, Strength.USUAL, events)
    assert found.text.startswith(
        "Binnen 12 maanden was er 3 keer een verlies of een grote verandering (2020 en 2021): detentie"
    )


@pytest.mark.parametrize(("last", "found"), [("1-1-2021", True), ("2-1-2021", False)])
def test_all_of_it_lies_within_a_year(last: str, found: bool) -> None:
    case = Case()
    case.event("verhuizing", "2-1-2020")
    case.event("school-wissel", "1-6-2020")
    case.event("verlies", last)
    assert bool(case.find(ID)) is found


def test_two_losses_are_too_few() -> None:
    case = Case()
    case.event("verhuizing", "2-1-2020")
    case.event("school-wissel", "1-6-2020")
    assert not case.find(ID)


def test_losses_of_strangers_do_not_count() -> None:
    case = Case()
    case.person("oom", born="1970")
    case.event("verhuizing", "2-1-2020")
    case.event("school-wissel", "1-6-2020")
    case.event("overlijden", "1-8-2020", who=["oom"])
    assert not of(case, "bo")


def test_losses_of_a_housemate_count_while_they_live_together() -> None:
    case = Case()
    case.person("oma", born="1950")
    case.home("thuis", bo=("2008", ""), oma=("2015", "1-8-2020"))
    case.event("verhuizing", "2-1-2020")
    case.event("school-wissel", "1-6-2020")
    case.event("overlijden", "1-8-2020", who=["oma"])
    assert len(of(case, "bo")[0]) == 3


def test_losses_of_a_housemate_from_the_past_do_not_count() -> None:
    case = Case()
    case.person("oma", born="1950")
    case.home("thuis", bo=("2008", ""), oma=("2010", "2012"))
    case.event("verhuizing", "2-1-2020")
    case.event("school-wissel", "1-6-2020")
    case.event("overlijden", "1-8-2020", who=["oma"])
    assert not of(case, "bo")


def test_a_housemate_since_nobody_knows_when_counts_possibly() -> None:
    case = Case()
    case.person("oma", born="1950")
    case.home("thuis", bo=("2008", ""), oma=("", "2022"))
    case.event("verhuizing", "2-1-2020")
    case.event("school-wissel", "1-6-2020")
    case.event("verlies", "1-8-2020", who=["oma"])
    found = next(one for one in case.find(ID) if "bo" in one.persons)
    assert found.status is Certainty.MOGELIJK


def test_one_loss_told_twice_counts_once() -> None:
    case = Case()
    case.event("gaat-het-huis-uit", "2-1-2020", who=["lin"])
    case.event("uithuisplaatsing", "3-1-2020", "1-6-2020", who=["lin"])
    case.event("scheiding", "1-9-2020", who=["mo", "va"])
    case.event("relatie-eindigt", "1-2-2020", who=["mo", "va"])
    assert not case.find(ID)


def test_who_has_the_same_losses_around_them_is_told_together() -> None:
    case = Case()
    for kind, day in (("overlijden", "2-1-2020"), ("detentie", "1-3-2020"), ("verhuizing", "1-6-2020")):
        case.event(kind, day, who=["mo" if kind == "overlijden" else "va"])
    assert [set(found.persons) for found in case.find(ID)] == [{"bo", "lin"}]


def test_two_stretches_are_two_findings() -> None:
    case = Case()
    for year in (2012, 2020):
        for kind, month in (("verhuizing", 1), ("school-wissel", 3), ("verlies", 6)):
            case.event(kind, f"5-{month}-{year}")
    assert [len(events) for events in of(case, "bo")] == [3, 3]


def test_five_losses_are_strong() -> None:
    case = Case()
    for kind, month in (("verhuizing", 1), ("school-wissel", 3), ("verlies", 6), ("detentie", 7), ("school-uitval", 9)):
        case.event(kind, f"5-{month}-2020")
    assert case.one(ID).strength is Strength.STRONG


def test_vague_dates() -> None:
    case = Case()
    case.event("verhuizing", "voorjaar 2020")
    case.event("school-wissel", "mei 2020")
    sure = case.event("verlies", "najaar 2020")
    assert case.one(ID).status is Certainty.ZEKER
    other = Case()
    other.event("verhuizing", "2020")
    other.event("school-wissel", "mei 2020")
    other.event("verlies", "2021")
    found = other.one(ID)
    assert found.status is Certainty.MOGELIJK
    assert [step.certainty for step in found.steps] == [Certainty.MOGELIJK] * 3
    assert sure in case.one(ID).events


def test_what_stayed_or_came_stands_beside_it() -> None:
    case = Case()
    for kind, month in (("verhuizing", 1), ("school-wissel", 3), ("verlies", 6)):
        case.event(kind, f"5-{month}-2020")
    case.event("sport-of-hobby", "2018", "nu", title="Voetbal bij Hans")
    assert "Dit was er toen ook: Voetbal bij Hans" in counters(case.one(ID))


def test_hundreds_of_losses_in_one_year_are_told_in_parts() -> None:
    case = Case()
    for number in range(150):
        case.event("verlies", f"{1 + number % 28}-{1 + number // 13}-2019", who=["mo"])
    found = case.find("verlies")
    assert found
    assert not found.failures
    assert max(len(one.events) for one in found) <= 2 * PLENTY


@pytest.mark.parametrize(("born", "found"), [("2-2-2024", {"bo"}), ("3-2-2019", {"bo", "new"})])
def test_what_was_lost_before_somebody_was_born_is_not_around_them(born: str, found: set[str]) -> None:
    case = Case(family=False)
    case.person("mo")
    case.person("bo", born="3-4-2017", parents=("mo",))
    case.person("new", born=born, parents=("mo",))
    case.event("relatie-eindigt", "1-11-2019", who=("mo",))
    case.event("verhuizing", "1-4-2020", who=("mo", "bo"))
    case.event("uithuisplaatsing", "8-7-2020")
    assert set(case.one("verlies").persons) == found


def test_a_birth_of_which_only_the_year_is_known_may_be_later() -> None:
    case = Case(family=False)
    case.person("mo")
    case.person("new", born="2019", parents=("mo",))
    for kind, when, who in (
        ("verhuizing", "1-2-2019", "mo"),
        ("verlies", "1-8-2019", "mo"),
        ("detentie", "1-11-2019", "new"),
    ):
        case.event(kind, when, who=(who,))
    found = case.one("verlies")
    assert (found.persons, found.status) == (("new",), Certainty.MOGELIJK)
