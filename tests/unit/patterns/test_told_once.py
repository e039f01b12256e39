"""The same event told by three agencies is one event, for every rule."""

import pytest

from tests.helpers.patterns import Case
from werkbank.patterns.told_once import told_once

AGENCIES = ("JB West", "politie", "school")


def thrice(case: Case, kind: str, when: str, until: str = "", **fields: str) -> None:
    for agency in AGENCIES:
        case.event(kind, when, until, organisation=agency, **fields)


def test_a_change_of_worker_that_three_tell_is_one() -> None:
    case = Case()
    for day in ("1-3-2021", "okt 2022"):
        thrice(case, "wisseling-hulpverlener", day)
    assert not case.find("wisselingen")


def test_one_investigation_that_three_tell_is_one() -> None:
    case = Case()
    thrice(case, "raadsonderzoek", "juni 2017", "sept 2017")
    assert not case.find("opnieuw-onderzoek")


def test_three_investigations_of_different_organisations_stay_three() -> None:
    case = Case()
    for month, agency in ((1, "GGZ Noord"), (4, "GGZ Zuid"), (8, "GGZ West")):
        case.event("diagnose-of-onderzoek", f"1-{month}-2017", organisation=agency)
    assert case.find("opnieuw-onderzoek")


def test_help_that_ended_early_and_is_told_by_three_ended_once() -> None:
    case = Case()
    thrice(case, "ambulant", "1-2-2020", "1-6-2020", product="IAG", outcome="afgehaakt")
    assert not case.find("voortijdig", "zelfde-hulp")


@pytest.mark.parametrize("product", ["", "hulp 1"])
def test_help_of_nobody_knows_what_by_two_organisations_stays_two(product: str) -> None:
    case = Case()
    for agency in AGENCIES[:2]:
        case.event("ambulant", "1-2-2020", "1-6-2020", organisation=agency, product=product)
    assert len(case.material().facts) == (1 if product else 2)


def test_what_one_agency_wrote_twice_or_of_a_vague_year_is_left_alone() -> None:
    case = Case()
    case.event("verhuizing", "1-2-2020", organisation="politie")
    case.event("verhuizing", "1-2-2020", organisation="politie")
    case.event("verhuizing", "2021", organisation="politie")
    case.event("verhuizing", "2021", organisation="school")
    facts = case.material().facts
    assert len(facts) == 4
    assert told_once(facts) is facts


def test_reports_count_as_confirmed_by_incident() -> None:
    case = Case()
    case.event("verhuizing", "1-1-1999")
    for year, month in ((2018, 1), (2018, 6), (2019, 2), (2019, 7), (2019, 11), (2020, 3)):
        for agency in AGENCIES:
            case.report(f"3-{month}-{year}", organisation=agency, finding="bevestigd" if year == 2018 else "weerlegd")
    text = case.one("veel-meldingen").text
    assert "6 keer iets gemeld" in text
    assert "is 2 keer bevestigd. 4 meldingen zijn weerlegd." in text


def test_an_own_pattern_finds_what_was_pointed_at_though_another_told_it_first() -> None:
    case = Case()
    told = [case.event("verhuizing", f"1-2-{year}", organisation=name) for year in (2012, 2016) for name in AGENCIES]
    lost = [case.event("school-uitval", f"1-5-{year}", organisation="school") for year in (2012, 2016)]
    case.pattern("zelf", told[2], lost[0])
    assert case.find("eigen")
