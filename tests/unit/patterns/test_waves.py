"""golfbeweging: help stops, a crisis report follows, help starts again; and so on."""

import pytest

from tests.helpers.patterns import Case, counters
from werkbank.model.dates import Certainty
from werkbank.patterns import Strength

ID = "golfbeweging"


def waves(case: Case, *, times: int = 3, outcome: str = "afgehaakt", who: tuple[str, ...] = ("bo",)) -> list[str]:
    """Help from January to June, a report in November, new help in January; one wave a year."""
    events = []
    for year in range(2012, 2012 + times):
        events.append(case.help(f"15-1-{year}", f"15-6-{year}", outcome=outcome, who=who))
        events.append(case.report(f"15-11-{year}", who=who))
    events.append(case.help(f"15-1-{2012 + times}", "nu", who=who))
    return events


@pytest.mark.parametrize(("times", "strength"), [(2, "begin"), (3, "gewoon"), (4, "sterk")])
def test_help_that_stops_and_starts_again_in_crisis(times: int, strength: str) -> None:
    case = Case()
    events = waves(case, times=times)
    found = case.one(ID)
    assert (found.status, str(found.strength)) == (Certainty.ZEKER, strength)
    assert sorted(found.events) == sorted(events)
    assert found.text.startswith(f"Na het stoppen van hulp volgde {times} keer binnen 9 maanden een crisismelding (20")


def test_once_is_no_wave() -> None:
    case = Case()
    waves(case, times=1)
    assert not case.find(ID)


def test_the_last_restart_may_be_missing() -> None:
    case = Case()
    for year in (2012, 2013):
        case.help(f"15-1-{year}", f"15-6-{year}", outcome="afgehaakt")
        case.report(f"15-11-{year}")
    found = case.one(ID)
    assert found.strength is Strength.BEGIN
    assert "Daarna begon er 1 keer binnen 3 maanden weer hulp." in found.text


def test_a_restart_in_between_may_not_be_missing() -> None:
    case = Case()
    for year in (2012, 2014):
        case.help(f"15-1-{year}", f"15-6-{year}", outcome="afgehaakt")
        case.report(f"15-11-{year}")
    assert not case.find(ID)


def test_goals_met_counts_too_and_is_said() -> None:
    case = Case()
    waves(case, outcome="doelen bereikt")
    assert "Alle keren stopte de hulp omdat de doelen bereikt waren." in case.one(ID).text
    assert not case.find(ID, params={ID: {"goals_met": False}})


@pytest.mark.parametrize("outcome", ["overgedragen", "verhuisd", "extern", "18 jaar"])
def test_other_ends_are_no_stop(outcome: str) -> None:
    case = Case()
    waves(case, outcome=outcome)
    assert not case.find(ID)


@pytest.mark.parametrize("outcome", ["", "afgesloten"])
def test_an_end_that_nobody_explained_is_possible_at_most(outcome: str) -> None:
    case = Case()
    waves(case, outcome=outcome)
    found = case.one(ID)
    assert found.status is Certainty.MOGELIJK
    assert "misschien" in found.text


def test_help_declined_on_a_doubted_day_makes_nothing_certain() -> None:
    case = Case()
    for year in (2012, 2014):
        case.help(f"15-1-{year}", f"15-6-{year}", outcome="afgehaakt")
        case.report(f"15-11-{year}")
    case.help("15-1-2013?", outcome="geweigerd")
    assert case.one(ID).status is Certainty.MOGELIJK


def test_reports_on_doubted_days_are_possible_waves() -> None:
    case = Case()
    for year in (2012, 2013):
        case.help(f"15-1-{year}", f"15-6-{year}", outcome="afgehaakt")
        case.report(f"15-11-{year}?")
    found = case.one(ID)
    assert found.status is Certainty.MOGELIJK
    assert [step.certainty for step in found.steps][:2] == [Certainty.ZEKER, Certainty.MOGELIJK]


def test_help_that_was_declined_counts() -> None:
    case = Case()
    for year in (2012, 2013):
        case.help(f"15-6-{year}", outcome="geweigerd")
        case.report(f"15-11-{year}")
        case.help(f"1-12-{year}", f"1-5-{year + 1}", outcome="overgedragen")
    found = case.one(ID)
    assert found.status is Certainty.ZEKER
    assert found.text.startswith("Na het stoppen of niet doorgaan van hulp")


@pytest.mark.parametrize(("days", "found"), [(275, True), (276, False)])
def test_the_report_comes_within_nine_months(days: int, found: bool) -> None:
    from datetime import date, timedelta

    case = Case()
    for year in (2012, 2014):
        end = date(year, 1, 15)
        crisis, again = end + timedelta(days=days), end + timedelta(days=days + 30)
        case.help(f"1-11-{year - 1}", f"15-1-{year}", outcome="afgehaakt")
        case.report(f"{crisis:%d-%m-%Y}")
        case.help(f"{again:%d-%m-%Y}", f"1-6-{year + 1}", outcome="overgedragen")
    assert bool(case.find(ID)) is found


@pytest.mark.parametrize(("days", "found"), [(0, True), (92, True), (93, False)])
def test_help_starts_again_within_three_months(days: int, found: bool) -> None:
    from datetime import date, timedelta

    case = Case()
    for year in (2012, 2014):
        again = date(year, 7, 1) + timedelta(days=days)
        case.help(f"1-11-{year - 1}", f"15-1-{year}", outcome="afgehaakt")
        case.report(f"1-7-{year}")
        case.help(f"{again:%d-%m-%Y}", f"1-6-{year + 1}", outcome="overgedragen")
    assert bool(case.find(ID)) is found


def test_only_crisis_reports_count() -> None:
    case = Case()
    for year in (2012, 2013, 2014):
        case.help(f"15-1-{year}", f"15-6-{year}", outcome="afgehaakt")
        case.report(f"15-11-{year}", kind="zorgmelding")
    assert not case.find(ID)


def test_refuted_reports_make_no_wave() -> None:
    case = Case()
    for year in (2012, 2013, 2014):
        case.help(f"15-1-{year}", f"15-6-{year}", outcome="afgehaakt")
        case.report(f"15-11-{year}", finding="weerlegd")
    assert not case.find(ID)


def test_help_for_one_and_reports_about_another_show_in_the_family() -> None:
    case = Case()
    for year in (2012, 2013, 2014):
        case.help(f"15-1-{year}", f"15-6-{year}", outcome="afgehaakt", who=["bo"])
        case.report(f"15-11-{year}", who=["mo", "va"])
    found = case.one(ID)
    assert set(found.persons) == {"bo", "mo", "va"}


def test_help_that_goes_on_did_not_stop() -> None:
    case = Case()
    for year in (2012, 2013, 2014):
        case.help(f"15-1-{year}", f"15-6-{year}", outcome="afgehaakt")
        case.help(f"16-6-{year}", f"1-1-{year + 1}", outcome="overgedragen")
        case.report(f"15-11-{year}")
    assert not case.find(ID)


def test_vague_dates_keep_what_can_be_true() -> None:
    case = Case()
    for year in (2012, 2013, 2014):
        case.help(f"begin {year}", f"zomer {year}", outcome="afgehaakt")
        case.report(f"najaar {year}")
    found = case.one(ID)
    assert found.status is Certainty.MOGELIJK
    assert found.strength is Strength.USUAL


@pytest.mark.parametrize(
    ("told", "found"), [("tussen 1-1-{0} en 31-12-{0}", False), ("winter {0}", True), ("dec {0}", True)]
)
def test_what_the_dates_hardly_allow_is_no_wave(told: str, found: bool) -> None:
    case = Case()
    for year in (2012, 2016):
        case.help(f"1-1-{year}", f"10-12-{year}", outcome="afgehaakt")
        case.report(told.format(year, year + 1))
        case.help(f"20-1-{year + 1}", f"1-3-{year + 1}", outcome="verhuisd", product="MST")
    assert bool(case.find(ID)) is found


def test_help_without_a_crisis_after_it_does_not_fit() -> None:
    case = Case()
    waves(case)
    calm = case.help("1-3-2006", "1-9-2006", outcome="afgehaakt", product="MST")
    found = case.one(ID)
    assert found.counter[0].events == (calm,)
    assert "kwam er binnen 9 maanden geen crisismelding" in counters(found)


def test_numbers_in_the_sentence_come_from_the_settings() -> None:
    case = Case()
    waves(case)
    text = case.one(ID, params={ID: {"report_days": 183}}).text
    assert "binnen 6 maanden een crisismelding" in text
