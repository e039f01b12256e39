from datetime import date

import pytest

from tests.unit.model.dates.builders import TODAY, claim
from werkbank.model.dates import UNKNOWN, parse_end, show_period, split_period


@pytest.mark.parametrize(
    ("typed", "start", "end", "running"),
    [
        ("van maart 2012 t/m juni 2013", ("maart 2012", "2012-03"), ("juni 2013", "2013-06"), False),
        ("van mrt '12 tot jun '13", ("mrt '12", "2012-03"), ("jun '13", "2013-06"), False),
        ("2012 - 2014", ("2012", "2012"), ("2014", "2014"), False),
        ("12-3-2014 / 14-3-2014", ("12-3-2014", "2014-03-12"), ("14-3-2014", "2014-03-14"), False),
        ("12 t/m 14 maart 2014", ("12 maart 2014", "2014-03-12"), ("14 maart 2014", "2014-03-14"), False),
        ("eind jaren 90", ("1996", "1996"), ("1999", "1999"), False),
        ("tussen 2008 en 2010", ("2008", "2008"), ("2010", "2010"), False),
        ("sinds sept 2020", ("sept 2020", "2020-09"), None, True),
        ("van 2012 tot nu", ("2012", "2012"), None, True),
        ("2020-09/..", ("2020-09", "2020-09"), None, True),
        ("tot 2015", ("", ""), ("2015", "2015"), False),
        ("/2015", ("", ""), ("2015", "2015"), False),
        ("mei 2012, einde onbekend", ("mei 2012", "2012-05"), None, False),
        ("juni 2018", ("juni 2018", "2018-06"), None, False),
        ("voor 2010", ("voor 2010", "[..2009]"), None, False),
        ("onbekend", ("onbekend", ""), None, False),
        ("..", ("..", ""), None, False),
    ],
)
def test_one_field_becomes_start_end_and_running(
    typed: str, start: tuple[str, str], end: tuple[str, str] | None, running: bool
) -> None:
    first, last, runs = split_period(claim(typed, as_period=True))
    assert (first.as_typed, first.edtf) == start
    assert (last and (last.as_typed, last.edtf)) == end
    assert runs is running


def test_the_parts_keep_the_basis_of_the_whole() -> None:
    start, end, _ = split_period(claim("schooljaar 2015-2016"))
    assert start.basis == "schooljaar"
    assert end
    assert end.basis == "schooljaar"


def test_a_period_is_told_from_a_moment() -> None:
    assert claim("2012-03/2013-06").is_period
    assert claim("sinds 2015").is_running
    assert not claim("sinds 2015 tot 2017").is_running
    assert not claim("tussen 2008 en 2010").is_period


@pytest.mark.parametrize(
    ("start", "end", "running", "text"),
    [
        ("maart 2012", "juni 2013", False, "maart 2012 t/m juni 2013"),
        ("12 maart 2014", "14 maart 2014", False, "12 t/m 14 maart 2014"),
        ("sept 2020", "", True, "sinds september 2020"),
        ("", "2015", False, "t/m 2015"),
        ("2015", "", False, "2015"),
        ("", "", False, "onbekend"),
        ("2015", "na 2016", False, "van 2015 t/m na 2016"),
    ],
)
def test_start_end_and_running_are_said_as_one_text(start: str, end: str, running: bool, text: str) -> None:
    assert show_period(claim(start), end=claim(end), running=running) == text


def test_the_field_of_an_end_knows_now() -> None:
    assert parse_end("", today=TODAY) == (None, False)
    assert parse_end("nu", today=TODAY) == (None, True)
    assert parse_end("Loopt nog.", today=TODAY) == (None, True)
    assert parse_end("onbekend", today=TODAY)[0] == claim("onbekend")
    end, running = parse_end("juni 2013", today=TODAY)
    assert end
    assert (end.edtf, running) == ("2013-06", False)


def test_the_end_today_is_a_day_and_not_running() -> None:
    end, running = parse_end("vandaag", today=TODAY)
    assert end
    assert (end.lo, running) == (date(2026, 7, 15), False)


def test_an_unknown_start_has_no_text_of_its_own() -> None:
    assert split_period(claim("tot 2015"))[0] == UNKNOWN
