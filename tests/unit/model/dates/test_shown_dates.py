import pytest

from tests.unit.model.dates.builders import claim
from werkbank.model.dates import (
    VagueDate,
    choice_question,
    date_from_json,
    date_report,
    date_to_json,
    echo,
    from_edtf,
    to_dutch,
)


@pytest.mark.parametrize(
    ("edtf", "text"),
    [
        ("2014-03-12", "12 maart 2014"),
        ("2013-05", "mei 2013"),
        ("2013", "2013"),
        ("2013-21", "voorjaar 2013"),
        ("2013-24", "winter 2013"),
        ("2019-35", "3e kwartaal 2019"),
        ("2019-41", "2e helft 2019"),
        ("2016-37~", "begin 2016"),
        ("2016-39%", "eind 2016?"),
        ("2016-37", "1e vier maanden 2016"),
        ("199X", "jaren 90"),
        ("201X", "jaren 2010"),
        ("189X", "jaren 1890"),
        ("19XX", "20e eeuw"),
        ("2008~", "rond 2008"),
        ("2011?", "2011?"),
        ("2008%", "rond 2008?"),
        ("[..2009]", "vóór 2010"),
        ("[..2014-03-11]", "vóór 12 maart 2014"),
        ("[..2013-21]", "uiterlijk voorjaar 2013"),
        ("[2011..]", "na 2010"),
        ("[2013-21..]", "op zijn vroegst voorjaar 2013"),
        ("[2008..2010]", "tussen 2008 en 2010"),
        ("[2012-03..2012-06]", "tussen maart en juni 2012"),
        ("[2012-12..2013-02]", "winter 2012/2013"),
        ("[2013-05-01..2013-05-10]", "begin mei 2013"),
        ("[2013-02-21..2013-02-28]", "eind februari 2013"),
        ("[2012-02-21..2012-02-28]", "tussen 21 en 28 februari 2012"),
        ("[2008,2010,2012]", "2008, 2010 of 2012"),
        ("2012-03/2013-06", "maart 2012 t/m juni 2013"),
        ("2014-03-12/2014-03-14", "12 t/m 14 maart 2014"),
        ("2020-09/..", "sinds september 2020"),
        ("2012/", "2012, einde onbekend"),
        ("/2015", "t/m 2015"),
    ],
)
def test_a_claim_is_said_in_plain_dutch(edtf: str, text: str) -> None:
    assert to_dutch(from_edtf(edtf)) == text


def test_a_long_day_has_its_weekday() -> None:
    assert to_dutch(claim("12-3-2014"), long=True) == "woensdag 12 maart 2014"


def test_what_is_no_date_is_shown_as_it_stands() -> None:
    assert to_dutch(VagueDate()) == "onbekend"
    assert to_dutch(claim("weet ik niet")) == "onbekend"
    assert to_dutch(claim("31-4-2020")) == "31-4-2020"
    assert to_dutch(claim("na de scheiding")) == "na de scheiding"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("voorjaar 2013", "begrepen als: 1 maart t/m 31 mei 2013"),
        ("juni 2018", "begrepen als: 1 t/m 30 juni 2018"),
        ("12-3-2014", "begrepen als: woensdag 12 maart 2014"),
        ("rond 2008", "begrepen als: 1 januari 2007 t/m 31 december 2009, ongeveer"),
        ("2011?", "begrepen als: 1 januari t/m 31 december 2011, niet zeker"),
        ("voor 2010", "begrepen als: t/m 31 december 2009"),
        ("na 2010", "begrepen als: vanaf 1 januari 2011"),
        ("sinds sept 2020", "begrepen als: vanaf 1 september 2020, loopt nog"),
        ("winter 2013", "begrepen als: 1 december 2012 t/m 28 februari 2014; winter 2012/13 of 2013/14?"),
        ("31-4-2020", "31 april 2020 bestaat niet: april heeft 30 dagen."),
        ("onbekend", "datum onbekend"),
    ],
)
def test_the_echo_tells_how_a_text_was_understood(typed: str, text: str) -> None:
    assert echo(claim(typed)) == text


def test_only_a_winter_of_one_year_asks_which() -> None:
    assert choice_question(claim("rond winter 2000")) == "winter 1999/00 of 2000/01?"
    assert choice_question(claim("winter 2012/13")) == ""
    assert choice_question(claim("zomer 2013")) == ""


def test_the_stored_form_holds_only_what_cannot_be_derived() -> None:
    assert date_to_json(claim("voorjaar 2013")) == {"typed": "voorjaar 2013", "edtf": "2013-21"}
    assert date_to_json(claim("toen hij 4 was", birth="12-3-2007")) == {
        "typed": "toen hij 4 was",
        "edtf": "[2011-03-12..2012-03-11]",
        "basis": "leeftijd",
    }
    assert date_to_json(VagueDate()) == {}
    assert date_from_json({}) == VagueDate()


@pytest.mark.parametrize("edtf", ["", "..", "../.."])
def test_empty_edtf_is_an_unknown_date(edtf: str) -> None:
    assert from_edtf(edtf) == VagueDate(as_typed=edtf)


def test_damaged_storage_gives_a_flagged_claim_that_keeps_its_text() -> None:
    read = date_from_json({"typed": "mei", "edtf": "2014-99"})
    assert read.as_typed == "mei"
    assert read.is_unreadable


def test_the_report_has_an_open_side_as_null() -> None:
    assert date_report(claim("voor 2010")) == {
        "typed": "voor 2010",
        "edtf": "[..2009]",
        "lo": None,
        "hi": "2009-12-31",
        "approx": False,
        "uncertain": False,
    }


@pytest.mark.parametrize(("typed", "reason"), [("onbekend", "Datum onbekend."), ("mei", "Het jaartal ontbreekt.")])
def test_the_report_of_no_date_has_a_reason(typed: str, reason: str) -> None:
    report = date_report(claim(typed))
    assert report["edtf"] is None
    assert report["reason"] == reason


def test_lists_are_sorted_by_bounds_with_unknown_last() -> None:
    typed = ["onbekend", "2014", "na 2010", "mei 2014", "voor 2010", "1-1-2014", "na 2013"]
    ordered = sorted(typed, key=lambda text: claim(text).sort_key())
    assert ordered == ["voor 2010", "na 2010", "1-1-2014", "2014", "na 2013", "mei 2014", "onbekend"]


def test_equal_dates_are_sorted_by_rank_and_then_id() -> None:
    year = claim("2014")
    keys = [year.sort_key(rank=1, ident="a"), year.sort_key(rank=0, ident="b"), year.sort_key(rank=0, ident="a")]
    assert sorted(keys) == [keys[2], keys[1], keys[0]]
