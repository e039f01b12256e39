"""``tussentijd``: the time between reports gets shorter or longer, beyond chance."""

from datetime import date, timedelta
from math import isclose

from tests.helpers.patterns import Case, counters
from werkbank.model.dates import Certainty
from werkbank.patterns.detectors import intervals

NAME = "tussentijd"
SHORTER = (500, 400, 300, 220, 150, 90)


def reports(gaps: tuple[int, ...], *, precision: str = "%d-%m-%Y", **fields: str) -> Case:
    case = Case()
    on = date(2012, 3, 5)
    for days in (0, *gaps):
        on += timedelta(days=days)
        case.report(on.strftime(precision), **fields)
    return case


def test_shorter_and_shorter() -> None:
    found = reports(SHORTER).one(NAME)
    assert found.status is Certainty.ZEKER
    assert found.text.startswith(
        "De tijd tussen meldingen (2012 tot 2016) werd korter: eerst meestal ruim 14 maanden, later meestal 4 maanden."
    )
    assert len(found.events) == 7


def test_longer_and_longer() -> None:
    found = reports(tuple(reversed(SHORTER))).one(NAME)
    assert "werd langer" in found.text


def test_a_row_without_order_says_nothing() -> None:
    assert not reports((300, 90, 500, 150, 400, 220)).find(NAME)


def test_too_few_gaps_say_nothing() -> None:
    assert not reports(SHORTER[:4]).find(NAME)


def test_one_gap_out_of_order_may_still_be_beyond_chance() -> None:
    assert reports((500, 400, 300, 150, 220, 90, 40)).find(NAME)


def test_agencies_that_told_of_one_incident_do_not_make_it_shorter() -> None:
    case = reports((300, 90, 500, 150, 400))
    case.report("17-3-2016", kind="zorgmelding", organisation="School")
    before = {one.key for one in case.find(NAME)}
    case.report("19-3-2016", kind="veilig-thuis-melding", organisation="Wijkteam")
    assert {one.key for one in case.find(NAME)} == before


def test_months_make_it_possible_or_leave_it_certain_but_never_lose_it() -> None:
    found = reports(SHORTER, precision="%Y-%m").one(NAME)
    assert found.status in {Certainty.ZEKER, Certainty.MOGELIJK}


def test_seasons_and_years_make_it_possible() -> None:
    case = Case()
    for when in ("2008", "begin 2011", "voorjaar 2013", "najaar 2014", "herfst 2015", "juni 2016", "oktober 2016"):
        case.report(when)
    found = case.one(NAME)
    assert found.status is Certainty.MOGELIJK
    assert "misschien" in found.text


def test_that_later_more_is_written_down_is_said() -> None:
    assert "meer opgeschreven" in counters(reports(SHORTER).one(NAME))


def test_reports_about_people_outside_the_family_do_not_count() -> None:
    case = reports(SHORTER[:4])
    case.report("1-1-2019", who=["niemand"])
    case.report("1-2-2019", who=["niemand"])
    assert not case.find(NAME)


def test_the_exact_chance_is_that_of_the_tables() -> None:
    assert isclose(intervals._at_most(0, 5), 1 / 120)
    assert isclose(intervals._at_most(1, 6), 6 / 720)
    assert intervals._at_most(15, 6) == 1
