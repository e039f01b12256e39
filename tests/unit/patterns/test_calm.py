"""rust: a long time without reports or unsafe moments, and what was there then."""

import pytest

from tests.helpers.families import PLANTS, TODAY, family
from tests.helpers.patterns import Case, counters
from werkbank.model.dates import Certainty
from werkbank.model.kinds import Nature
from werkbank.patterns import Strength, find
from werkbank.patterns.detectors import calm

ID = "rust"


def restless(case: Case, *years: int) -> None:
    """Two incidents in each of these years."""
    for year in years:
        case.report(f"1-3-{year}", who=["mo"])
        case.event("overlast", f"1-9-{year}", who=["mo"])


def test_a_quiet_time_between_two_incidents() -> None:
    case = Case(today=Case().claim("1-3-2021").lo or Case().today)
    restless(case, 2012, 2013, 2014, 2018, 2019, 2020)
    case.event("sport-of-hobby", "1-1-2016", who=["bo"])
    found = case.one(ID)
    assert found.status is Certainty.ZEKER
    assert found.strength is Strength.STRONG
    assert (str(found.begin), str(found.end)) == ("2014-09-02", "2018-02-28")
    assert found.text.startswith("Van september 2014 tot februari 2018, ongeveer 3,5 jaar lang, staat er geen melding")


def test_a_quiet_time_that_lasts_until_now() -> None:
    case = Case()
    restless(case, 2018, 2019, 2020)
    assert case.one(ID).text.startswith("Sinds september 2020, bijna 6 jaar lang,")


def test_shorter_than_a_year_is_no_quiet_time() -> None:
    case = Case()
    restless(case, 2024, 2025)
    assert not case.find(ID)


def test_what_is_usual_here_is_no_quiet_time() -> None:
    case = Case()
    for year in (2013, 2015, 2017, 2019, 2021, 2023):
        case.report(f"1-3-{year}")
    assert not case.find(ID)


def test_one_incident_has_no_time_between() -> None:
    case = Case()
    case.report("1-3-2015")
    assert not case.find(ID)


def test_what_may_have_happened_in_it_takes_the_certainty() -> None:
    case = Case()
    restless(case, 2012, 2013, 2014, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025)
    sure = case.one(ID).status
    case.report("tussen 2014 en 2018", who=["mo"])
    assert (sure, case.one(ID).status) == (Certainty.ZEKER, Certainty.MOGELIJK)


def test_a_child_about_whom_nothing_was_written_takes_the_certainty() -> None:
    case = Case()
    for year in (2012, 2013, 2014, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025):
        case.report(f"1-3-{year}", who=["bo"])
        case.report(f"1-9-{year}", who=["bo"])
    found = case.one(ID)
    assert found.status is Certainty.MOGELIJK
    assert "Over Bo staat er toen ongeveer 3,5 jaar niets op papier" in counters(found)
    case.event("netwerk-informeel", "1-1-2015", "1-12-2017", who=["bo"])
    assert case.one(ID).status is Certainty.ZEKER


def test_contracts_do_not_tell_how_it_went() -> None:
    case = Case()
    for year in (2012, 2013, 2014, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025):
        case.report(f"1-3-{year}", who=["bo"])
        case.report(f"1-9-{year}", who=["bo"])
    for year in (2015, 2016, 2017):
        case.help(f"1-2-{year}", f"31-12-{year}")
    assert case.one(ID).status is Certainty.MOGELIJK


def test_people_good_things_and_help_of_that_time_are_listed() -> None:
    case = Case()
    case.person("oma", born="1950")
    case.home("thuis", mo=("2008", ""), bo=("2008", ""), oma=("1-1-2015", "1-1-2018"))
    restless(case, 2012, 2013, 2014, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025)
    case.help("1-2-2015", "1-2-2016", title="Gezinshulp", who=["mo"])
    case.event("sport-of-hobby", "1-3-2016", title="Zwemmen", who=["mo"])
    case.event("netwerk-informeel", "1-3-2015", "1-3-2017", title="Buurvrouw eet mee", who=["mo"])
    texts = [remark.text for remark in case.one(ID).context]
    assert texts == [
        "Toen was er: Buurvrouw eet mee (1 maart 2015 tot 1 maart 2017).",
        "Toen was er: Zwemmen (1 maart 2016).",
        "Toen was er: Gezinshulp (1 februari 2015 tot 1 februari 2016).",
        "Toen woonde Oma in huis.",
    ]


def test_refuted_reports_and_opinions_are_no_incident() -> None:
    case = Case()
    restless(case, 2018, 2019, 2020)
    case.report("1-3-2023", finding="weerlegd")
    case.report("1-9-2023", nature="mening")
    assert str(case.one(ID).begin) == "2020-09-02"


@pytest.mark.parametrize(("days", "found"), [(365, True), (3000, False)])
def test_the_settings_decide(days: int, found: bool) -> None:
    case = Case()
    restless(case, 2018, 2019, 2020)
    assert bool(case.find(ID, params={ID: {"days": days}})) is found


def test_silence_counts_also_when_the_child_came_of_age_in_it() -> None:
    case = Case()
    case.person("kim", born="1-6-2004", parents=("mo",))
    for year in (2012, 2013, 2014):
        case.report(f"1-3-{year}", who=["kim"])
        case.report(f"1-9-{year}", who=["kim"])
    assert case.one(ID).status is Certainty.MOGELIJK
    case.event("sport-of-hobby", "1-1-2015", "1-6-2022", who=["kim"])
    assert case.one(ID).status is Certainty.ZEKER


def test_reports_that_may_be_one_make_a_quiet_time_possible_at_most() -> None:
    case = Case()
    case.report("1-1-1994")
    case.report("januari 1994")
    assert {one.status for one in case.find("rust")} == {Certainty.MOGELIJK}
    exact = Case()
    exact.report("1-1-1994")
    exact.report("1-1-1994")
    assert not exact.find("rust")


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("settings", [{}, {"days": 60}, {"days": 200, "times": 1}, {"days": 10, "times": 4}])
def test_the_quick_answer_is_that_of_looking_at_every_incident(
    seed: int, settings: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    casus = family(seed, plant=PLANTS, rate=1 + seed).casus

    def found() -> list[tuple[object, ...]]:
        some = find(casus, today=TODAY, only=["rust"], params={"rust": settings})
        return [(one.begin, one.end, one.status, one.events, one.text) for one in some]

    quick = found()
    monkeypatch.setattr(calm, "_is_plain", lambda *_, **__: False)
    assert quick == found()


def test_help_on_paper_says_nothing_of_how_it_went() -> None:
    case = Case()
    for when in ("1-2-2010", "1-8-2010", "1-2-2011", "1-8-2011"):
        case.report(when)
    assert "niets op papier" in counters(case.one("rust"))
    case.help("1-6-2012", "1-6-2018")
    assert "Over Bo staat er toen bijna 15 jaar niet op papier hoe het ging" in counters(case.one("rust"))


def test_what_the_family_tells_says_how_it_went() -> None:
    case = Case()
    for when in ("1-2-2010", "1-8-2010", "1-2-2011", "1-8-2011"):
        case.report(when)
    for year in range(2012, 2027):
        case.event("feestelijk-of-kracht", f"1-5-{year}", nature=Nature.STORY)
    assert case.one("rust").status is Certainty.ZEKER
