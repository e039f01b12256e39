"""Small things that a parent hears when a card is read aloud: numbers that add up, and no codes."""

from tests.helpers.patterns import Case, counters


def test_a_pause_between_vague_years_is_told_as_long_as_it_surely_was() -> None:
    case = Case()
    case.help("2013", "2014", product="Triple P")
    case.help("1-1-2016", "1-6-2016", product="MST")
    case.help("1-9-2016", "1-12-2016")
    assert "Ertussen ging het in elk geval 12 maanden zonder hulp." in counters(case.one("herhaald-beroep"))


def test_three_times_another_place_of_which_two_are_of_one_organisation_add_up() -> None:
    case = Case()
    for kind, when, until, who in (
        ("residentieel", "1-11-2018", "3-4-2019", "Horizon"),
        ("gesloten", "15-4-2019", "1-7-2019", "Horizon"),
        ("gezinshuis", "9-7-2019", "15-6-2023", "De Bron"),
    ):
        case.event(kind, when, until, organisation=who)
    assert "Horizon (2 keer) en De Bron." in case.one("wisselingen").text


def test_a_bare_code_is_told_with_what_it_is() -> None:
    case = Case()
    case.help("1-2-2018", "1-8-2018", product="45A04")
    case.help("1-2-2020", "1-8-2020", product="45a04")
    assert "Dezelfde hulp (ambulante hulp met code 45A04) is 2 keer ingezet" in case.one("zelfde-hulp").text


def test_help_that_opens_in_a_season_is_told_in_months() -> None:
    case = Case()
    for year in (2012, 2013, 2014, 2015):
        case.help(f"{year % 4 + 1}-{year % 3 + 2}-{year}", f"3-{year % 3 + 8}-{year}", product=f"hulp {year}")
    text = case.one("open-dicht").text
    assert "in de maanden februari tot en met april" in text
    assert "in de maanden augustus tot en met oktober" in text


def test_a_quiet_time_is_about_all_who_were_in_the_incident_before_it() -> None:
    case = Case()
    for year in (2012, 2013, 2014):
        case.report(f"3-3-{year}", who=["bo", "lin"])
    case.report("20-1-2015", who=["bo", "lin"], organisation="politie")
    case.report("24-1-2015", who=["lin"], organisation="school")
    found = case.one("rust")
    assert (set(found.persons), len(found.events)) == ({"bo", "lin"}, 2)


def test_help_that_began_month_after_month_without_a_noted_end_is_not_help_again() -> None:
    def begun(*days: str) -> Case:
        case = Case()
        for number, day in enumerate(days):
            case.help(day, product=f"hulp {number}")
        return case

    assert not begun("okt 2014", "nov 2014", "dec 2014", "jan 2015").find("herhaald-beroep")
    assert begun("okt 2012", "nov 2014", "dec 2016", "jan 2018").find("herhaald-beroep")
