"""Patterns in the help itself: again, at once, one after the other, too early, too late, by ever other people."""

import pytest

from tests.helpers.patterns import Case, counters, statements
from werkbank.model.dates import Certainty
from werkbank.model.kinds import Role
from werkbank.patterns import Strength

SURE, PERHAPS = Certainty.ZEKER, Certainty.MOGELIJK


# herhaald-beroep


def test_help_that_comes_back_twice_after_a_pause() -> None:
    case = Case()
    for year in (2010, 2012, 2014):
        case.help(f"1-2-{year}", f"1-8-{year}")
    found = case.one("herhaald-beroep")
    assert (found.status, found.strength) == (SURE, Strength.BEGIN)
    assert found.text.startswith("Na een tijd zonder hulp kwam er 2 keer opnieuw hulp (2012 en 2014).")
    assert "zonder hulp" in counters(found)


@pytest.mark.parametrize(("starts", "found"), [("2-8-2010", False), ("3-8-2010", True)])
def test_a_pause_has_a_free_day(starts: str, found: bool) -> None:
    case = Case()
    case.help("1-2-2010", "1-8-2010")
    case.help(starts, "1-10-2011", product="MST")
    case.help("1-5-2013", "1-8-2013")
    assert bool(case.find("herhaald-beroep")) is found


def test_after_five_years_it_is_no_return() -> None:
    case = Case()
    for year in (2005, 2011, 2017):
        case.help(f"1-2-{year}", f"1-3-{year}")
    assert not case.find("herhaald-beroep")


def test_other_help_that_may_have_run_fills_the_pause() -> None:
    case = Case()
    for year in (2010, 2012, 2014):
        case.help(f"1-2-{year}", f"1-8-{year}")
    case.help("2010", "2014", product="MST")
    assert all(found.status is PERHAPS for found in case.find("herhaald-beroep"))


# stapeling


def stack(case: Case, *, until: str = "1-12-2020", last: str = "1-10-2020") -> None:
    for number, product in enumerate(("IAG", "MST", "EMDR")):
        case.help(f"1-{3 + number}-2020", until, product=product, organisation=f"Zorg {number}")
    case.help(last, until, product="VHT", organisation="Zorg 3")


def test_four_kinds_of_help_for_sixty_days() -> None:
    case = Case()
    stack(case)
    found = case.one("stapeling")
    assert found.status is SURE
    assert found.text.startswith("Er liepen 4 soorten hulp tegelijk, 2 maanden lang (2020): ")
    assert len(found.events) == 4


@pytest.mark.parametrize(("until", "found"), [("28-11-2020", False), ("29-11-2020", True)])
def test_shorter_is_a_handing_over(until: str, found: bool) -> None:
    case = Case()
    stack(case, until=until)
    assert bool(case.find("stapeling")) is found


def test_help_without_an_end_may_run_at_the_same_time() -> None:
    case = Case()
    stack(case, until="")
    assert all(found.status is PERHAPS for found in case.find("stapeling"))


def test_a_package_of_one_provider_is_said_to_be_perhaps_one() -> None:
    case = Case()
    for product in ("IAG", "MST", "EMDR", "VHT"):
        case.help("1-3-2020", "1-12-2020", product=product)
    assert "één pakket" in counters(case.one("stapeling"))


# aaneenschakeling


def chain(case: Case, *, gap: int) -> None:
    for number, product in enumerate(("IAG", "MST", "EMDR", "VHT")):
        case.help(f"{1 + gap}-{1 + 2 * number}-2020", f"1-{3 + 2 * number}-2020", product=product)


def test_four_kinds_of_help_after_each_other() -> None:
    case = Case()
    chain(case, gap=10)
    found = case.one("aaneenschakeling")
    assert (found.status, len(found.events)) == (SURE, 4)
    assert found.text.startswith("Er kwamen 4 soorten hulp vlak na elkaar (2020): ")


def test_the_same_help_prolonged_is_no_chain() -> None:
    case = Case()
    for month in (1, 4, 7, 10):
        case.help(f"1-{month}-2020", f"28-{month + 2}-2020")
    assert not case.find("aaneenschakeling")


def test_with_months_between_it_is_no_chain() -> None:
    case = Case()
    for number, product in enumerate(("IAG", "MST", "EMDR", "VHT")):
        case.help(f"1-{1 + 3 * number}-2020", f"20-{1 + 3 * number}-2020", product=product)
    assert not case.find("aaneenschakeling")


@pytest.mark.parametrize(
    ("until", "found"),
    [("juli 2020", True), ("2020", True), ("rond 2020", True), ("tussen 1-8-2017 en 22-7-2020", False)],
)
def test_what_can_follow_nearly_any_help_is_no_chain(until: str, found: bool) -> None:
    case = Case()
    case.help("1-1-2017", until, product="IAG")
    for month, product in ((8, "MST"), (9, "EMDR"), (10, "VHT")):
        case.help(f"2-{month}-2020", f"1-{month + 1}-2020", product=product)
    assert bool(case.find("aaneenschakeling")) is found


# voortijdig


def test_three_in_a_row_with_who_stopped() -> None:
    case = Case()
    for year, outcome in ((2010, "afgehaakt"), (2012, "door aanbieder"), (2014, "afgehaakt")):
        case.help(f"1-2-{year}", f"1-8-{year}", outcome=outcome)
    found = case.one("voortijdig")
    assert found.status is SURE
    assert found.text == (
        "Hulp stopte 3 keer achter elkaar eerder dan afgesproken (2010, 2012 en 2014). "
        "Door wie het stopte: gezin (2 keer) en aanbieder (1 keer). "
        "Klopt dat volgens jullie?"
    )


def test_help_that_went_well_breaks_a_row_and_is_told() -> None:
    case = Case()
    for year, outcome in ((2010, "afgehaakt"), (2012, "doelen bereikt"), (2014, "afgehaakt"), (2016, "afgehaakt")):
        case.help(f"1-2-{year}", f"1-8-{year}", outcome=outcome)
    assert not case.find("voortijdig")
    case.help("1-2-2018", "1-8-2018", outcome="afgehaakt")
    found = case.one("voortijdig")
    assert "4 van de 5 keer" in found.text
    assert "ging wel zoals afgesproken" in counters(found)


def test_waiting_and_declining_are_no_early_ends() -> None:
    case = Case()
    for year, outcome in ((2010, "wachtlijst"), (2012, "geweigerd"), (2014, "wachtlijst")):
        case.help(f"1-2-{year}", f"1-8-{year}", outcome=outcome)
    assert not case.find("voortijdig")


# veel-meldingen


def test_nine_reports_of_which_one_was_confirmed() -> None:
    case = Case()
    case.event("geboorte", "3-4-2008")
    for month in range(9):
        finding = "bevestigd" if month == 3 else "weerlegd"
        case.report(f"1-{1 + month}-2020", reason=f"reden {month}", finding=finding, reporter="gezin")
    found = case.one("veel-meldingen")
    assert found.text == (
        "Binnen 5 jaar is er 9 keer iets gemeld (2020). Wat er gemeld werd, is 1 keer bevestigd. "
        "8 meldingen zijn weerlegd. Klopt dat volgens jullie?"
    )
    assert not any("gezin" in text and "meld" in text for text in statements([found]))


def test_an_even_rate_is_no_burst() -> None:
    case = Case()
    case.event("geboorte", "1-1-2008")
    for year in range(2009, 2026):
        case.report(f"1-3-{year}", reason=f"reden {year}")
    assert not case.find("veel-meldingen")


def test_several_reports_of_one_incident_count_once() -> None:
    case = Case()
    case.event("geboorte", "3-4-2008")
    for number in range(4):
        case.report(f"{1 + number}-6-2020", organisation=f"Organisatie {number}")
    assert not case.find("veel-meldingen")


# wisselingen


def test_four_workers_in_twenty_months() -> None:
    case = Case()
    for day in ("1-6-2019", "5-2-2020", "1-9-2020", "7-1-2021"):
        case.event("wisseling-hulpverlener", day)
    found = case.one("wisselingen")
    assert (found.status, len(found.events)) == (SURE, 4)
    assert found.text.startswith("In 2 jaar waren er 4 wisselingen van hulpverlener (2019, 2020 en 2021).")


def test_three_places_to_live_in_a_year() -> None:
    case = Case()
    for kind, when, until in (
        ("pleegzorg", "1-2-2020", "1-5-2020"), ("gezinshuis", "2-5-2020", "1-9-2020"),
        ("residentieel", "2-9-2020", "1-6-2021"),
    ):  # fmt: skip
        case.event(kind, when, until)
    assert "3 keer een andere plek om te wonen" in case.one("wisselingen").text


def test_moves_by_the_coa_name_it() -> None:
    case = Case()
    for day in ("1-2-2021", "1-8-2021", "1-2-2022", "1-8-2022", "1-2-2023", "1-8-2023"):
        case.event("verhuizing-coa", day, organisation="COA")
    found = case.find("wisselingen")
    assert found
    assert all("COA" in one.text for one in found)


def test_staying_over_is_no_change() -> None:
    case = Case()
    for month in (2, 5, 9):
        case.event("logeeropvang", f"1-{month}-2020", f"5-{month}-2020")
    assert not case.find("wisselingen")


# wachttijd


def test_seven_months_nothing() -> None:
    """OTS in January, help in August, a crisis in June in between; nobody failed to co-operate."""
    case = Case()
    ots = case.ots("10-1-2020", "10-1-2021")
    crisis = case.report("3-6-2020")
    help_ = case.help("15-8-2020", "1-2-2021")
    found = case.one("wachttijd")
    assert (found.status, set(found.events)) == (SURE, {ots, help_})
    assert "pas na ruim 7 maanden" in found.text
    assert [remark.events for remark in found.context] == [(crisis,)]
    assert not case.find("voortijdig")


def test_help_that_may_have_been_there_takes_it_away() -> None:
    case = Case()
    case.ots("10-1-2020", "10-1-2021")
    case.help("2020", "1-2-2021")
    assert not case.find("wachttijd")


@pytest.mark.parametrize(("until", "found"), [("1-6-2020", False), ("2-6-2020", True)])
def test_a_waiting_list_of_more_than_92_days(until: str, found: bool) -> None:
    case = Case()
    case.event("wachtlijst", "1-3-2020", until)
    assert bool(case.find("wachttijd")) is found


def test_from_granting_to_begin() -> None:
    case = Case()
    case.help("1-9-2020", "1-2-2021", granted=case.claim("1-3-2020"))
    assert case.one("wachttijd").text.startswith("De hulp (IAG, 2020) begon pas na 6 maanden wachten.")


# geen-vervolg


def test_a_report_without_an_answer_and_then_another() -> None:
    case = Case()
    first, second = case.report("1-2-2020"), case.report("1-6-2020")
    found = case.one("geen-vervolg")
    assert (found.status, found.events) == (SURE, (first, second))


@pytest.mark.parametrize("answer", [("ambulant", "20-3-2020", "1-9-2020"), ("raadsonderzoek", "1-4-2020", "1-5-2020")])
def test_what_began_in_those_days_is_an_answer(answer: tuple[str, str, str]) -> None:
    case = Case()
    case.report("1-2-2020")
    case.event(*answer)
    case.report("1-6-2020")
    assert not case.find("geen-vervolg")


def test_a_meeting_does_not_take_it_away_but_stands_beside_it() -> None:
    case = Case()
    case.report("1-2-2020")
    case.event("mdo", "1-3-2020", title="Overleg op school")
    case.report("1-6-2020")
    assert "Overleg op school" in counters(case.one("geen-vervolg"))


# opnieuw-onderzoek


def test_three_investigations_by_others() -> None:
    case = Case()
    case.event("raadsonderzoek", "1-1-2020", "1-3-2020")
    case.event("veilig-thuis-onderzoek", "1-6-2020", "1-8-2020")
    case.event("diagnose-of-onderzoek", "1-3-2021", organisation="Praktijk Voorbeeld")
    found = case.one("opnieuw-onderzoek")
    assert (found.status, len(found.events)) == (SURE, 3)


def test_one_organisation_three_times_is_one() -> None:
    case = Case()
    for month in (1, 4, 8):
        case.event("diagnose-of-onderzoek", f"1-{month}-2020", organisation="Praktijk Voorbeeld")
    assert not case.find("opnieuw-onderzoek")


# witte-vlek


def test_two_years_about_which_nothing_is_written_down() -> None:
    case = Case()
    case.event("ziekte", "3-1-2012")
    case.event("ziekte", "3-3-2014")
    found = case.one("witte-vlek")
    assert found.persons == ("bo",)
    assert found.text.startswith("Van januari 2012 tot maart 2014 is over een kind niets opgeschreven")


def test_a_vague_entry_may_lie_in_it() -> None:
    case = Case()
    case.event("ziekte", "3-1-2012")
    case.event("school-start", "tussen 2012 en 2013")
    case.event("ziekte", "3-3-2014")
    assert not case.find("witte-vlek")


def test_nothing_is_said_of_somebody_without_an_entry_or_of_a_grown_up() -> None:
    case = Case()
    case.person("buur", born="1960", role=Role.NETWORK)
    case.event("ziekte", "3-1-2012", who=["mo"])
    case.event("ziekte", "3-3-2014", who=["mo"])
    assert not case.find("witte-vlek")


def test_help_without_an_end() -> None:
    case = Case()
    for year in (2010, 2012, 2014):
        case.help(f"1-2-{year}")
    assert "Bij 3 keer hulp" in " ".join(found.text for found in case.find("witte-vlek"))


def test_an_organisation_by_its_abbreviation_is_the_same_organisation() -> None:
    case = Case()
    for when, who in (("1-1-2019", "RvdK"), ("1-6-2019", "Raad voor de Kinderbescherming"), ("1-1-2020", "de Raad")):
        case.event("raadsonderzoek", when, who=["bo"], organisation=who)
    assert not case.find("opnieuw-onderzoek")


def test_help_that_stopped_at_eighteen_is_not_said_to_have_gone_as_agreed() -> None:
    case = Case()
    for year in (2012, 2013, 2014):
        case.help(f"1-2-{year}", f"1-8-{year}", outcome="afgehaakt")
    case.help("1-4-2025", "3-4-2026", end_reason="18-jaar")
    found = counters(case.one("voortijdig"))
    assert "omdat iemand 18 werd: Ambulante hulp" in found
    assert "zoals afgesproken" not in found
