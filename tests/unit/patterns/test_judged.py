"""Asked by a strict reader: vague dates that leave room, changes of worker, and what help was waited for."""

import pytest

from tests.helpers.patterns import Case, counters
from werkbank.model.dates import Certainty

DAYS = ("1-6-2019", "5-2-2020", "1-9-2020")


def changes(*organisations: str, title: str = "") -> Case:
    case = Case()
    for day, organisation in zip(DAYS, organisations, strict=True):
        case.event("wisseling-hulpverlener", day, organisation=organisation, title=title)
    return case


@pytest.mark.parametrize("organisation", ["", "Enver"])
def test_three_changes_of_worker_are_four_faces(organisation: str) -> None:
    found = changes(organisation, organisation, organisation).one("wisselingen")
    assert (found.status, len(found.events)) == (Certainty.ZEKER, 3)
    assert "3 wisselingen" in found.text
    assert "telt ook als gezicht" in found.context[0].text


def test_changes_at_three_organisations_or_of_a_name_are_not() -> None:
    assert not changes("Enver", "GGZ", "Horizon").find("wisselingen")
    assert not changes("Enver", "Enver", "Enver", title="Enver heet nu anders").find("wisselingen")


def test_a_measure_that_moved_to_another_organisation_is_one_task() -> None:
    case = changes("GI Noord", "GI Noord", "GI Zuid")
    assert not case.find("wisselingen")
    case.ots("1-3-2019", "29-2-2020", organisation="GI Noord")
    case.ots("1-3-2020", "1-3-2021", organisation="GI Zuid", title="Verlenging")
    assert len(case.one("wisselingen").events) == 3


def test_waiting_says_for_which_help() -> None:
    case = Case()
    case.help("1-9-2019", "1-3-2020", granted=case.claim("1-2-2019"))
    assert case.one("wachttijd").text.startswith("De hulp (IAG, 2019) begon pas na ")
    measure = Case()
    measure.ots("10-1-2019", "10-1-2021")
    measure.event("pleegzorg", "20-8-2019", "1-3-2020")
    assert "kwam de eerste hulp (pleegzorg) pas na " in measure.one("wachttijd").text


def test_waves_of_which_only_years_are_known() -> None:
    case = Case()
    for year, product in ((2010, "IAG"), (2012, "VUHP"), (2014, "MST")):
        case.help(str(year), str(year + 1), product=product, outcome="afgehaakt")
    for day in ("2012", "2014"):
        case.report(day)
    assert case.one("golfbeweging").status is Certainty.MOGELIJK


def test_a_chain_with_a_date_that_somebody_knows_roughly() -> None:
    case = Case()
    rows = (("2010", "rond 2011"), ("2011", "2012"), ("eind 2012", "voorjaar 2013"), ("voorjaar 2013", "2014"))
    for (begin, end), product in zip(rows, ("IAG", "VUHP", "MST", "EMDR"), strict=True):
        case.help(begin, end, product=product)
    assert case.one("aaneenschakeling").status is Certainty.MOGELIJK


def test_the_sentence_says_what_changed() -> None:
    case = changes("GI Noord", "GI Noord", "GI Noord")
    assert "3 wisselingen van hulpverlener (2019 en 2020): GI Noord." in case.one("wisselingen").text
    case.event("overplaatsing", "1-11-2020", organisation="Huis West")
    case.event("overplaatsing", "1-2-2021", organisation="Huis Oost")
    (both,) = [found for found in case.find("wisselingen") if len(found.events) > 3]
    assert "wisselingen van hulpverlener en woonplek" in both.text


def test_places_to_live_are_told_beside_the_organisations_that_came() -> None:
    case = Case()
    case.help("1-2-2022", "1-8-2022", organisation="Thuiszorg Een")
    for number, (begin, end) in enumerate(
        (("16-1-2023", "14-6-2023"), ("15-6-2023", "12-10-2023"), ("13-10-2023", ""))
    ):
        case.event("residentieel", begin, end, organisation=f"Huis {number}")
    assert sorted(len(found.events) for found in case.find("wisselingen")) == [3, 4]


def test_one_incident_that_three_agencies_reported_is_confirmed_once_and_help_that_came_later_is_told() -> None:
    case = Case()
    for when, organisation in (("3-5-2019", "Politie"), ("6-5-2019", "School"), ("8-5-2019", "Huisarts")):
        case.report(when, organisation=organisation, finding="bevestigd")
    case.help("9-9-2019", "9-12-2019")
    case.report("14-3-2020")
    found = case.one("geen-vervolg")
    assert "1 keer bevestigd" in found.text
    assert "Later begon er wel hulp: Ambulante hulp" in counters(found)


def test_what_is_noted_for_a_child_is_of_that_child_whatever_its_birth_date_says() -> None:
    case = Case()
    case.person("bo", born="1-5-2010")
    case.person("mo", born="1-5-1980")
    for day in ("1-2-2004", "1-12-2006"):
        case.event("ziekte", day, who=("bo",))
    assert len(case.one("witte-vlek").events) == 2
    for day, kind in (("1-1-2007", "verhuizing"), ("1-4-2007", "school-wissel"), ("1-8-2007", "overlijden")):
        case.event(kind, day, who=("bo",))
    assert case.one("verlies").status is Certainty.ZEKER
