"""What is no date is kept, says why, and is never guessed."""

from datetime import date

import pytest

from tests.unit.model.dates.builders import TODAY, claim
from werkbank.model.dates import VagueDate, follow, ordering_parts, parse

REFUSED = [
    ("29 februari 2023", "29 februari 2023 bestaat niet: 2023 is geen schrikkeljaar."),
    ("29-2-1900", "29 februari 1900 bestaat niet: 1900 is geen schrikkeljaar."),
    ("31-4-2020", "31 april 2020 bestaat niet: april heeft 30 dagen."),
    ("30 feb 2020", "30 februari 2020 bestaat niet: februari heeft 29 dagen."),
    ("12-13-2014", "Maand 13 bestaat niet. Schrijf eerst de dag en dan de maand."),
    ("3/25/2014", "Maand 25 bestaat niet. Schrijf eerst de dag en dan de maand."),
    ("2014-13-01", "Maand 13 bestaat niet. Schrijf eerst de dag en dan de maand."),
    ("13/2014", "Maand 13 bestaat niet. Schrijf eerst de dag en dan de maand."),
    ("0 maart 2014", "0 maart 2014 bestaat niet: maart heeft 31 dagen."),
    ("dinsdag 3 februari 2020", "Die dag is een maandag, geen dinsdag."),
    ("maandag mei 2014", "Een weekdag hoort bij één dag: schrijf dag, maand en jaar."),
    ("week 53 2019", "Week 53 bestaat niet in 2019."),
    ("mei", "Het jaartal ontbreekt."),
    ("voorjaar", "Het jaartal ontbreekt."),
    ("na kerst", "Het jaartal ontbreekt."),
    ("eind mei", "Het jaartal ontbreekt."),
    ("12 maart", "Het jaartal ontbreekt of is te kort: schrijf het met vier cijfers."),
    ("12-3", "Het jaartal ontbreekt of is te kort: schrijf het met vier cijfers."),
    ("6/18", "Het jaartal ontbreekt of is te kort: schrijf het met vier cijfers."),
    ("2012-13", "Zijn dit twee jaren? Schrijf ze dan allebei uit, zoals 2012-2013."),
    ("winter 2012/14", "Deze twee jaren volgen niet op elkaar."),
    ("van 2014 tot 2012", "Het einde ligt vóór het begin."),
    ("november t/m februari 2013", "Het einde ligt vóór het begin."),
    ("oud en nieuw 2017", "Oud en nieuw 2016/2017 of 2017/2018?"),
    ("schooljaar 2015", "Schooljaar 2014/2015 of 2015/2016?"),
    ("Suikerfeest 2000", "Suikerfeest viel in 2000 niet precies één keer: noem de maand."),
    ("voor 31 april 2020", "31 april 2020 bestaat niet: april heeft 30 dagen."),
    ("toen moeder 16 was", "Van wie is deze leeftijd? Schrijf 'toen hij', 'toen zij' of een jaartal."),
    ("toen hij 4 was", "Vul eerst de geboortedatum in."),
    ("groep 5", "Vul eerst de geboortedatum in."),
    ("x" * 121, "Deze tekst is te lang voor een datum."),
]


@pytest.mark.parametrize(("typed", "reason"), REFUSED)
def test_a_mistake_is_named_precisely(typed: str, reason: str) -> None:
    read = claim(typed)
    assert read.reason == reason
    assert (read.as_typed, read.edtf, read.lo, read.hi) == (typed, "", None, None)
    assert read.is_unreadable
    assert not read.is_known


@pytest.mark.parametrize(
    "typed",
    [
        "juni", "14", "5", "0", "99999", "0000", "12 2014", "12e", "mrt 14 2014", "March 3, 2014", "feb 3 2020",
        "afgelopen week", "vorige zomer", "vroeger", "2014 en 2015", "van", "tussen", "tussen 2008", "voor", "sinds",
        "tot nu", "kwartaal 5 2019", "5e kwartaal 2019", "3e helft 2019", "jaren 95", "groep 9", "2008-", "²-3-2014",
        "winter 2012/13 of winter 2014/15", "2014-03-12T", "[2014", "2014-02-30", "2014/13", "toen hij 4 jaar en 3 was",
    ],
)  # fmt: skip
def test_what_can_mean_more_than_one_thing_is_not_guessed(typed: str) -> None:
    read = claim(typed, birth="12-3-2007")
    assert read.is_unreadable
    assert read.as_typed == typed


def test_an_afgelopen_that_still_goes_on_is_not_guessed() -> None:
    assert parse("afgelopen zomer", today=date(2026, 9, 1)).edtf == "2026-22"
    assert parse("afgelopen zomer", today=date(2026, 8, 31)).is_unreadable
    assert parse("afgelopen winter", today=date(2026, 1, 1)).is_unreadable


@pytest.mark.parametrize(
    ("typed", "relation", "event"),
    [
        ("na de scheiding", "na", "de scheiding"),
        ("Kort voor de UHP", "voor", "de uhp"),
        ("twee weken na de verhuizing", "na", "de verhuizing"),
        ("een half jaar na de scheiding", "na", "de scheiding"),
        ("tijdens de OTS", "tijdens", "de ots"),
        ("rond de geboorte van Bo", "rond", "de geboorte van bo"),
        ("sinds de scheiding", "na", "de scheiding"),
        ("nadat papa wegging", "na", "papa wegging"),
        ("toen ze bij oma woonde", "tijdens", "ze bij oma woonde"),
        ("na zijn tweede opname", "na", "zijn tweede opname"),
    ],
)
def test_a_place_beside_another_event_is_an_ordering_without_bounds(typed: str, relation: str, event: str) -> None:
    read = claim(typed, birth="12-3-2007")
    assert (read.edtf, read.lo, read.hi) == ("", None, None)
    assert read.ordering == typed
    assert read.reason == "Hangt aan een andere gebeurtenis; er is nog geen datum."
    assert not read.is_unreadable
    assert ordering_parts(read) == (relation, event)


@pytest.mark.parametrize("typed", ["na mei 2011", "voor onbekend", "na", "rond 2008", "2014"])
def test_a_date_is_no_ordering(typed: str) -> None:
    assert claim(typed).ordering == ""
    assert ordering_parts(claim(typed)) is None


def test_an_age_waits_for_the_birth_date_and_follows_it() -> None:
    waiting = claim("toen hij 4 was")
    assert (waiting.edtf, waiting.basis) == ("", "leeftijd")
    known = follow(waiting, birth=claim("2007"), today=TODAY)
    assert (known.lo, known.hi) == (date(2011, 1, 1), date(2012, 12, 30))
    exact = follow(known, birth=claim("12-3-2007"), today=TODAY)
    assert (exact.lo, exact.hi) == (date(2011, 3, 12), date(2012, 3, 11))
    assert exact.as_typed == "toen hij 4 was"
    assert follow(waiting, birth=claim("12-3-2007"), today=TODAY, as_period=True).edtf == "2011-03-12/2012-03-11"


def test_a_date_that_counts_from_nothing_does_not_follow() -> None:
    plain = claim("2014")
    assert follow(plain, birth=claim("2007"), today=TODAY) is plain


def test_a_school_group_is_a_moment_in_several_years_when_the_birth_year_is_vague() -> None:
    assert parse("groep 5", today=TODAY, birth=claim("rond 2007")).edtf == "[2014-08..2017-07]"


def test_a_birth_that_is_open_gives_no_age() -> None:
    assert parse("toen hij 4 was", today=TODAY, birth=claim("voor 1960")).reason == "Vul eerst de geboortedatum in."


def test_the_repr_tells_nothing_that_somebody_said() -> None:
    text = repr(claim("kort na de scheiding van Bo"))
    assert "Bo" not in text
    assert "2014" not in repr(claim("12 maart 2014"))
    assert isinstance(claim("x"), VagueDate)
