"""seizoen: reports for one reason that keep coming in the same part of the year."""

from math import isclose
from random import Random

import pytest

from tests.helpers.patterns import Case, counters
from werkbank.model.dates import Certainty
from werkbank.patterns import Strength, seasons
from werkbank.patterns.detectors.parts import can_share, fullest, part

ID = "seizoen"
SPRINGS = ["voorjaar 2012", "18-4-2013", "april 2014", "5-5-2015", "27-3-2017", "22-4-2023", "16-4-2026"]


def reports(case: Case, *when: str, **fields: object) -> tuple[str, ...]:
    return tuple(case.report(text, **fields) for text in when)


def test_seven_reports_that_all_came_in_spring() -> None:
    case = Case()
    events = reports(case, *SPRINGS)
    found = case.one(ID)
    assert (found.status, found.strength, found.events) == (Certainty.ZEKER, Strength.STRONG, events)
    assert found.text.startswith(
        "Alle 7 meldingen over ruzie tussen ouders kwamen in het voorjaar (maart tot en met mei)"
    )


def test_reports_count_as_reports_and_the_sentence_says_how_many_were_confirmed() -> None:
    case = Case()
    reports(case, *SPRINGS[:3], finding="bevestigd")
    reports(case, *SPRINGS[3:], finding="niet-onderzocht")
    assert "Wat er gemeld werd, is 3 keer bevestigd." in case.one(ID).text


def test_what_one_organisation_reported_is_named_in_order_of_time() -> None:
    case = Case()
    events = reports(case, *SPRINGS, organisation="de school")
    (remark,) = [one for one in case.one(ID).counter if "één organisatie" in one.text]
    assert remark.events == events


@pytest.mark.parametrize(
    ("when", "found"),
    [
        (["3-4-2015", "9-4-2016", "1-5-2017", "20-4-2018", "2-4-2019"], True),  # 5 in 5 years
        (["3-4-2015", "9-4-2016", "1-5-2017", "20-4-2018"], False),  # only 4
        (["3-4-2015", "20-5-2015", "1-5-2016", "20-4-2017", "2-6-2017"], False),  # 5 in 3 years
        (["3-4-2015", "20-5-2015", "1-4-2016", "5-6-2016", "20-4-2017", "2-6-2017"], True),  # 6 in 3 years
        (["3-4-2015", "20-5-2015", "1-4-2016", "5-6-2016", "20-4-2016", "2-6-2015"], False),  # 6 in 2 years
        (["3-4-2015", "9-8-2016", "1-11-2017", "20-2-2018", "2-7-2019", "1-1-2020"], False),  # random months
        (["3-4-2015", "9-4-2016", "1-5-2017", "20-4-2018", "2-11-2019"], False),  # 4 of 5: too likely by chance
    ],
)
def test_how_many_in_how_many_years(when: list[str], found: bool) -> None:
    case = Case()
    reports(case, *when)
    assert bool(case.find(ID)) is found


def test_a_season_over_the_turn_of_the_year() -> None:
    case = Case()
    reports(case, "28-12-2014", "10-1-2016", "2-12-2016", "20-2-2018", "30-12-2019", "5-1-2021")
    assert "in de winter (december tot en met februari)" in case.one(ID).text


def test_another_reason_is_another_group() -> None:
    case = Case()
    reports(case, *SPRINGS[:3])
    reports(case, *SPRINGS[3:], reason="geld")
    assert not case.find(ID)


def test_reports_without_a_reason_match_possibly() -> None:
    case = Case()
    reports(case, *SPRINGS[:3])
    reports(case, *SPRINGS[3:], reason="")
    assert case.one(ID).status is Certainty.MOGELIJK


def test_three_agencies_on_one_day_are_one_report() -> None:
    case = Case()
    for agency in ("A", "B", "C"):
        reports(case, "3-4-2015", "9-4-2016", organisation=agency)
    assert not case.find(ID)


def test_a_year_alone_says_nothing_about_the_season() -> None:
    case = Case()
    reports(case, "2012", "2013", "2014", "2015", "2016", "2017")
    assert not case.find(ID)


def test_a_year_alone_is_left_out_but_takes_the_certainty_when_it_could_change_the_outcome() -> None:
    case = Case()
    reports(case, *SPRINGS[:5])
    assert case.one(ID).status is Certainty.ZEKER
    vague = case.report("2018")
    found = case.one(ID)
    assert found.status is Certainty.MOGELIJK
    assert vague not in found.events
    assert "Zonder maand of seizoen, dus het jaargetijde is niet bekend: 2018." in counters(found)


def test_refuted_reports_do_not_count() -> None:
    case = Case()
    reports(case, *SPRINGS, finding="weerlegd")
    assert not case.find(ID)
    assert case.find(ID, params={"*": {"refuted": True}})


def test_what_does_not_fit() -> None:
    case = Case()
    reports(case, *SPRINGS)
    other = case.report("3-10-2024")
    found = case.one(ID)
    assert found.counter[0].text == "Ook een melding in een andere tijd van het jaar: 3 oktober 2024."
    assert found.counter[0].events == (other,)
    assert (
        "In 2016, 2018, 2019, 2020, 2021, 2022, 2024 en 2025 kwam hierover geen melding in het voorjaar."
        in counters(found)
    )


def test_the_settings_decide() -> None:
    case = Case()
    reports(case, *SPRINGS[:5])
    assert not case.find(ID, params={ID: {"reports": 6}})
    assert case.one(ID).params["reports"].value == 5


# Arithmetic -------------------------------------------------------------------------------------------------------


def test_the_tail_of_the_binomial() -> None:
    share = 92 / 365
    assert isclose(seasons.tail(4, least=4, p=share), share**4)
    assert isclose(7 * seasons.tail(6, least=6, p=share), 0.0018, abs_tol=0.0001)
    assert isclose(seasons.tail(9, least=0, p=0.3), 1)


def test_days_of_the_year_do_not_shift_in_a_leap_year() -> None:
    from datetime import date

    for year in (2019, 2020):
        assert seasons.day_of_year(date(year, 1, 1).toordinal()) == 0
        assert seasons.day_of_year(date(year, 3, 1).toordinal()) == 59
        assert seasons.day_of_year(date(year, 12, 31).toordinal()) == 364


def _some_claims(random: Random, *, most: int) -> list[list[seasons.Days]]:
    lengths = random.choice(((1,), (1, 30, 92), (92, 200)))
    return [
        [seasons.Days(random.randrange(365), random.choice(lengths)) for _ in range(random.choice((1, 1, 2)))]
        for _ in range(random.randrange(1, most))
    ]


@pytest.mark.parametrize("certain", [True, False])
def test_the_fullest_window_is_that_of_counting_them_one_by_one(certain: bool) -> None:
    random = Random(5)
    for _ in range(40):
        groups = _some_claims(random, most=30)
        held = [
            sum(any(days.inside(on) if certain else days.touches(on) for days in group) for group in groups)
            for on in range(365)
        ]
        parts = [[part(days) for days in group] for group in groups]
        start, most = fullest([[one.holding if certain else one.touching for one in some] for some in parts])
        assert most == max(held) == held[start]
        firsts = [on for on in range(365) if most and held[on] == most and held[on - 1] < most]
        assert start <= min(firsts, default=0)  # and earlier only where one of them begins as another ends


def test_claims_share_a_window_when_the_fullest_window_touches_so_many() -> None:
    random = Random(7)
    for _ in range(60):
        windows = [part(days).touching for [days, *_] in _some_claims(random, most=12)]
        _, most = fullest([[one] for one in windows])
        assert [least for least in range(1, 13) if can_share(windows, least=least)] == list(range(1, most + 1))


def test_the_smallest_number_of_years() -> None:
    from datetime import date

    def span(first: int, last: int) -> tuple[int, int]:
        return date(first, 6, 1).toordinal(), date(last, 6, 1).toordinal()

    assert seasons.fewest_years([span(2012, 2013), span(2013, 2014), span(2016, 2016)]) == 2
    assert seasons.fewest_years([]) == 0


def test_winters_count_though_nobody_knows_in_which_of_two_years() -> None:
    case = Case()
    reports(case, "dec 2014", "8-1-2016", "winter 2016", "jan 2018", "23-12-2018", "27-12-2020")
    found = case.one(ID)
    assert len(found.events) == 6
    assert "in de winter (december tot en met februari)" in found.text
