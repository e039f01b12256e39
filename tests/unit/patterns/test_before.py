"""``vooraf``: what a crisis report often follows, beyond chance; and the days of a loss."""

from datetime import date, timedelta

import pytest

from tests.helpers.patterns import Case, counters, statements
from werkbank.model.dates import Certainty
from werkbank.patterns import Strength

NAME = "vooraf"
STARTS = (date(2008, 3, 4), date(2010, 9, 12), date(2013, 1, 20), date(2015, 6, 3), date(2018, 11, 25))


def followed(*, days: int = 30, precision: str = "%d-%m-%Y", crises: int = 5) -> Case:
    case = Case()
    for number, on in enumerate(STARTS):
        case.event("omgang-stop", on.strftime(precision))
        if number < crises:
            case.report((on + timedelta(days=days)).strftime(precision))
    return case


def test_five_times_a_crisis_within_two_months() -> None:
    found = followed().one(NAME)
    assert (found.status, found.strength, len(found.events)) == (Certainty.ZEKER, Strength.STRONG, 10)
    assert "kwam 5 van de 5 keer binnen 2 maanden een crisismelding" in found.text


def test_what_was_not_followed_stands_beside_it() -> None:
    found = followed(crises=4).one(NAME)
    assert found.strength is Strength.USUAL
    assert "Hierna kwam geen crisismelding" in counters(found)


@pytest.mark.parametrize(("days", "crises"), [(75, 5), (30, 2)])
def test_too_late_or_too_seldom_is_nothing(days: int, crises: int) -> None:
    assert not followed(days=days, crises=crises).find(NAME)


def test_more_often_not_followed_than_followed_is_nothing() -> None:
    case = followed(crises=3)
    case.event("omgang-stop", "1-5-2020")
    assert not case.find(NAME)


def test_where_crises_come_all_the_time_it_says_nothing() -> None:
    """Dense timelines: whatever happens is followed by a crisis within two months."""
    case = Case()
    for number in range(60):
        case.report((date(2010, 1, 9) + timedelta(days=55 * number)).strftime("%d-%m-%Y"))
    for month in (2, 5, 9, 11):
        case.event("omgang-stop", f"{month}-{month}-2014")
    assert not case.find(NAME)


def test_a_crisis_on_the_same_day_or_before_does_not_follow() -> None:
    assert not followed(days=0).find(NAME)
    assert not followed(days=-20).find(NAME)


def test_a_report_that_is_no_crisis_does_not_count() -> None:
    case = Case()
    for on in STARTS:
        case.event("omgang-stop", on.strftime("%d-%m-%Y"))
        case.report((on + timedelta(days=20)).strftime("%d-%m-%Y"), kind="zorgmelding")
    assert not case.find(NAME)


def test_months_that_leave_it_open_make_it_possible() -> None:
    found = followed(days=55, precision="%Y-%m").one(NAME)
    assert found.status is Certainty.MOGELIJK
    assert "misschien" in found.text


def test_months_that_can_mean_nothing_else_are_certain() -> None:
    assert followed(precision="%Y-%m").one(NAME).status is Certainty.ZEKER


def test_years_alone_say_nothing() -> None:
    assert not followed(precision="%Y").find(NAME)


def test_the_day_of_a_loss() -> None:
    case = Case()
    case.event("overlijden", "21-4-2009", who=["va"])
    for day in ("18-4-2012", "25-4-2014", "15-4-2017", "1-5-2019"):
        case.report(day, who=["mo"])
    [found] = [one for one in case.find(NAME) if "verlies" in one.text]
    assert found.text.startswith(
        "Er kwam 4 keer een melding rond de datum van een eerder verlies: hoogstens 14 dagen ervoor of erna (2012, "
    )
    assert "gedragswetenschapper" in found.context[0].text
    assert "seizoen" in counters(found)


def test_reports_all_through_the_year_are_no_day_of_a_loss() -> None:
    case = Case()
    case.event("overlijden", "21-4-2009", who=["va"])
    for number in range(30):
        case.report((date(2010, 1, 15) + timedelta(days=61 * number)).strftime("%d-%m-%Y"), who=["mo"])
    assert not [one for one in case.find(NAME) if "verlies" in one.text]


def test_nothing_ever_says_that_it_is_a_cause() -> None:
    text = " ".join(statements(followed().find(NAME).found))
    assert not any(word in text for word in ("oorzaak", "doordat", "komt door", "gevolg"))
