"""Ten telling situations (patterns.md section 4): what is proposed, and what never is."""

from collections.abc import Callable

import pytest

from tests.helpers.patterns import TODAY, Case, counters, statements
from tests.helpers.situations import (
    SITUATIONS,
    almost_18,
    april,
    corona,
    first_of_january,
    four_faces,
    nine_reports,
    papa_is_not_papa,
    safe_place,
    seven_months_nothing,
    shared,
    what_she_told,
)
from werkbank.model.dates import Certainty
from werkbank.model.kinds import Kind
from werkbank.patterns import Finding, find
from werkbank.plan.projection import projected_for


def of(case: Case, detector: str, **asked: object) -> list[Finding]:
    return [one for one in case.find(**asked) if one.detector == detector]  # type: ignore[arg-type]


def detectors(case: Case) -> set[str]:
    return {one.detector for one in case.find()}


def told_to(case: Case, reader: str) -> str:
    """Everything that a reader gets, as text."""
    got = projected_for(shared(case), reader, today=TODAY)
    return repr([one.model_dump() for one in got.everything()])


@pytest.mark.parametrize("name", SITUATIONS)
def test_a_reader_gets_no_finding_of_which_an_event_is_hidden(name: str) -> None:
    """What is computed from a projection leans on what is in it."""
    whole = shared(SITUATIONS[name]())
    for reader in (person.id for person in whole.persons.values() if person.role != "netwerk"):
        got = projected_for(whole, reader, today=TODAY)
        for finding in find(got, today=TODAY, everything=True):
            assert set(finding.events) <= set(got.table(Kind.EVENT))


# Safe place ---------------------------------------------------------------------------------------------------------


def test_safe_place_proposes_losses() -> None:
    [found] = of(safe_place(), "verlies")
    assert {"mo", "bo", "lin"} & set(found.persons)
    text = " ".join(one.text for one in safe_place().find())
    assert not any(word in text for word in ("Geheimdam", "Opvang Zon", "Geheime", "Andere School", "Regenboog"))


def test_safe_place_gives_father_no_place_no_school_and_no_gap_that_shows_it() -> None:
    text = told_to(safe_place(), "va")
    for word in ("Geheimdam", "Regenboog", "Opvang Zon", "Geheime School", "Andere School", "2024-02-05", "2024-02-12"):
        assert word not in text
    assert "Regenboog" in told_to(safe_place(), "mo")


# Nine reports -------------------------------------------------------------------------------------------------------


def test_nine_reports_are_told_as_reports_only() -> None:
    [found] = of(nine_reports(), "veel-meldingen")
    assert "9 keer iets gemeld" in found.text
    assert "1 keer bevestigd" in found.text
    assert "8 meldingen zijn weerlegd" in found.text


@pytest.mark.parametrize("refuted", [False, True])
def test_nine_reports_are_no_wave_and_no_season(refuted: bool) -> None:
    found = nine_reports().find(params={"*": {"refuted": refuted}})
    assert not {one.detector for one in found} & {"golfbeweging", "seizoen"}
    assert "Testvrouw" not in " ".join(statements(found.found))


def test_nine_reports_name_no_reporter_to_mother() -> None:
    text = told_to(nine_reports(), "mo")
    assert "Testvrouw" not in text
    assert "'reporter': 'gezin'" not in text


def test_nine_reports_give_school_no_allegation() -> None:
    assert "slaat" not in told_to(nine_reports(), "school")


# Papa is not papa ---------------------------------------------------------------------------------------------------


def test_papa_is_not_papa_proposes_nothing() -> None:
    assert not papa_is_not_papa().find().found


def test_papa_is_not_papa_is_for_her_a_file_without_him() -> None:
    told, without = (shared(papa_is_not_papa(told=one)) for one in (True, False))
    got, plain = (projected_for(casus, "lin", today=TODAY) for casus in (told, without))
    assert got.tables == plain.tables
    assert "gijs" in projected_for(told, "mo", today=TODAY).persons


# Same OTS, four faces -----------------------------------------------------------------------------------------------


def test_four_faces_proposes_changes_and_not_the_measure_again() -> None:
    [found] = of(four_faces(), "wisselingen")
    assert "4 wisselingen" in found.text
    assert not detectors(four_faces()) & {"zelfde-maatregel", "aaneenschakeling", "op-en-af"}


# What she told ------------------------------------------------------------------------------------------------------


def test_what_she_told_lights_up_nowhere_unasked() -> None:
    assert not what_she_told().find().found


def test_what_she_told_is_not_for_mother_without_a_decision() -> None:
    got = projected_for(shared(what_she_told()), "mo", today=TODAY)
    text = told_to(what_she_told(), "mo")
    assert "Wat Lin vertelde" not in text
    assert "Hij deed iets" not in text
    assert "bang" not in got.bonds
    assert not got.scale_points


# Almost 18 ----------------------------------------------------------------------------------------------------------


def test_almost_18_proposes_losses_and_no_measure_again() -> None:
    assert "verlies" in detectors(almost_18())
    assert "zelfde-maatregel" not in detectors(almost_18())


@pytest.mark.parametrize("reader", ["Coach Kim", "school"])
def test_almost_18_gives_coach_and_school_no_arrest(reader: str) -> None:
    text = told_to(almost_18(), reader)
    for word in ("Aangehouden", "aanhouding", "straatroof", "Jeugdreclassering", "jr-toezicht"):
        assert word not in text


# Seven months nothing -----------------------------------------------------------------------------------------------


def test_seven_months_nothing_proposes_waiting_and_blames_nobody() -> None:
    assert of(seven_months_nothing(), "wachttijd")
    assert not detectors(seven_months_nothing()) & {"voortijdig", "golfbeweging", "zelfde-hulp"}
    assert "werkt niet mee" not in " ".join(statements(seven_months_nothing().find().found))


# The first of January -----------------------------------------------------------------------------------------------


def test_the_first_of_january_proposes_changes_naming_coa_and_what_is_not_written_down() -> None:
    found = of(first_of_january(), "wisselingen")
    assert any("COA" in one.text for one in found)
    assert of(first_of_january(), "witte-vlek")


def test_the_first_of_january_is_no_season_and_no_age() -> None:
    case = first_of_january()
    found = {one.detector for one in case.find(*("seizoen", "leeftijdsecho", "open-dicht"))}
    assert not found


# Quiet corona months ------------------------------------------------------------------------------------------------


def test_quiet_corona_months_are_at_most_possible_and_the_contract_year_is_named() -> None:
    [calm] = [one for one in of(corona(), "rust") if str(one.end) < "2023"]
    assert calm.status is Certainty.MOGELIJK
    assert "niet op papier hoe het ging" in counters(calm)
    [closing] = of(corona(), "open-dicht")
    assert "contractjaar" in counters(closing)


# April --------------------------------------------------------------------------------------------------------------


def test_april_proposes_the_season_and_the_quiet_with_grandmother() -> None:
    [spring] = of(april(), "seizoen")
    assert "in het voorjaar" in spring.text
    [calm] = [one for one in of(april(), "rust") if str(one.begin) == "2017-03-28"]
    assert "Toen woonde Oma in huis." in [remark.text for remark in calm.context]


def test_april_tells_the_day_of_the_loss_to_the_behavioural_scientist_first_and_never_as_a_cause() -> None:
    [day] = [one for one in of(april(), "vooraf") if "verlies" in one.text]
    assert "gedragswetenschapper" in " ".join(remark.text for remark in day.context)
    text = " ".join(statements(april().find().found))
    assert not any(word in text for word in ("oorzaak", "doordat", "komt door"))


@pytest.mark.parametrize("reader", ["bo", "lin", "huur"])
def test_april_gives_children_and_landlord_no_stillbirth_and_no_drinking(reader: str) -> None:
    text = told_to(april(), reader)
    for word in ("Doodgeboren", "drinkt", "middelen-opnieuw"):
        assert word not in text


MADE: list[Callable[[], Case]] = list(SITUATIONS.values())


@pytest.mark.parametrize("made", MADE, ids=list(SITUATIONS))
def test_every_situation_can_be_asked_everything(made: Callable[[], Case]) -> None:
    found = find(made().casus, today=TODAY, everything=True)
    assert not found.failed
    assert all(text for text in statements(found.found))
