"""Normalising: one episode of help, one measure, one incident."""

from tests.helpers.patterns import Case
from werkbank.patterns.episodes import Cut, always, cut_up, incidents, same_provider


def help_cut(case: Case) -> Cut:
    return cut_up(case.material().helps, alike=same_provider)


def sizes(cut: Cut) -> tuple[list[int], list[int]]:
    return [len(one.facts) for one in cut.firm], [len(one.facts) for one in cut.loose]


def test_help_that_goes_on_the_next_day_is_one_episode() -> None:
    case = Case()
    case.help("1-1-2020", "31-3-2020")
    case.help("1-4-2020", "30-6-2020")
    assert sizes(help_cut(case)) == ([2], [2])


def test_a_free_day_between_makes_two_episodes() -> None:
    case = Case()
    case.help("1-1-2020", "30-3-2020")
    case.help("1-4-2020", "30-6-2020")
    assert sizes(help_cut(case)) == ([1, 1], [1, 1])


def test_another_provider_makes_another_episode() -> None:
    case = Case()
    case.help("1-1-2020", "31-3-2020", organisation="A")
    case.help("1-3-2020", "30-6-2020", organisation="B")
    assert sizes(help_cut(case)) == ([1, 1], [1, 1])


def test_an_unknown_provider_may_be_the_same() -> None:
    case = Case()
    case.help("1-1-2020", "31-3-2020", organisation="A")
    case.help("1-3-2020", "30-6-2020", organisation="")
    assert sizes(help_cut(case)) == ([2], [2])


def test_vague_dates_leave_open_whether_it_is_one_episode() -> None:
    case = Case()
    case.help("jan 2020", "maart 2020")
    case.help("maart 2020", "juni 2020")
    assert sizes(help_cut(case)) == ([2], [1, 1])


def test_a_vague_period_may_bridge_two_exact_ones() -> None:
    case = Case()
    case.help("1-1-2020", "31-3-2020")
    case.help("2020", "2021")
    case.help("1-4-2021", "30-6-2021")
    assert sizes(help_cut(case)) == ([3], [1, 1, 1])


def test_what_is_in_doubt_carries_no_firm_episode() -> None:
    case = Case()
    case.help("2020?", "31-3-2021")
    assert sizes(help_cut(case)) == ([], [1])


def test_a_prolonged_measure_is_one_whoever_carries_it_out() -> None:
    case = Case()
    case.ots("1-1-2020", "31-12-2020", organisation="GI A")
    case.ots("1-1-2021", "31-12-2021", organisation="GI B")
    assert sizes(cut_up(case.material().measures, alike=always)) == ([2], [2])


def reports(case: Case) -> tuple[list[int], list[int]]:
    return sizes(incidents(case.material().reports))


def test_three_agencies_within_a_week_tell_of_one_incident() -> None:
    case = Case()
    for day, agency in ((1, "Politie"), (4, "School"), (8, "Veilig Thuis")):
        case.report(f"{day}-5-2020", organisation=agency)
    assert reports(case) == ([3], [3])


def test_after_a_week_it_is_another_incident() -> None:
    case = Case()
    for day, agency in ((1, "Politie"), (9, "School")):
        case.report(f"{day}-5-2020", organisation=agency)
    assert reports(case) == ([1, 1], [1, 1])


def test_weekly_reports_do_not_run_together_into_one_incident() -> None:
    case = Case()
    for day, agency in ((1, "A"), (7, "B"), (13, "C"), (19, "D")):
        case.report(f"{day}-5-2020", organisation=agency)
    assert reports(case) == ([2, 2], [2, 2])


def test_one_agency_that_reports_twice_means_two_incidents() -> None:
    case = Case()
    for day in (1, 4):
        case.report(f"{day}-5-2020", organisation="Politie")
    assert reports(case) == ([1, 1], [1, 1])


def test_the_same_report_noted_twice_is_one() -> None:
    case = Case()
    for _ in range(2):
        case.report("1-5-2020", organisation="Politie")
    assert reports(case) == ([2], [2])


def test_other_people_or_another_reason_is_another_incident() -> None:
    case = Case()
    case.report("1-5-2020", organisation="A")
    case.report("2-5-2020", organisation="B", who=["lin"])
    case.report("3-5-2020", organisation="C", reason="geld")
    assert reports(case) == ([1, 1, 1], [1, 1, 1])


def test_words_that_nobody_knows_can_be_what_another_agency_says_of_the_same() -> None:
    case = Case()
    case.report("1-3-2020", organisation="Politie", reason="huiselijk geweld")
    case.report("3-3-2020", organisation="School", reason="ruzie tussen ouders")
    case.report("4-3-2020", organisation="Huisarts", reason="blauwe plek aan de arm")
    assert reports(case) == ([3], [3])
