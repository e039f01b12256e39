import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.family import TODAY, day, session, three_generations
from werkbank.app.session import Session
from werkbank.app.verbs import family, history, households, linking
from werkbank.model.rules import complaints_of


def codes(desk: object) -> list[str]:
    return [complaint.code for complaint in complaints_of(desk.casus, today=TODAY)]  # type: ignore[attr-defined]


def test_a_sound_family_draws_no_complaint() -> None:
    desk = session()
    three_generations(desk)
    assert codes(desk) == []


def test_a_child_certainly_older_than_a_parent_is_named() -> None:
    desk = session()
    people = three_generations(desk)
    family.edit_person(desk, people["bo"].id, birth=day("1960"))
    found = complaints_of(desk.casus, today=TODAY)
    assert {c.code for c in found} == {"child-older"}
    assert any("Bo" in c.text and "Marieke" in c.text for c in found)


def test_an_event_before_birth_and_an_end_before_the_start_are_named() -> None:
    desk = session()
    people = three_generations(desk)
    history.add_event(desk, kind="verhuizing", title="verhuisd", date=day("1990"), persons=(people["lot"].id,))
    history.add_event(desk, kind="vuhp", title="hulp", date=day("mei 2015"), end=day("april 2015"))
    assert codes(desk) == ["before-birth", "end-before-start"]


def test_an_event_without_a_title_goes_by_the_name_of_its_kind() -> None:
    desk = session()
    history.add_event(desk, kind="ots", date=day("2035"), end=day("2012"))
    (complaint,) = complaints_of(desk.casus, today=TODAY)
    assert complaint.text == "'OTS' eindigt vóór het begin."


def test_a_title_of_thousands_of_letters_is_named_shortly() -> None:
    desk = session()
    history.add_event(desk, kind="ots", title="x" * 5000, date=day("2016"), end=day("2012"))
    (complaint,) = complaints_of(desk.casus, today=TODAY)
    assert complaint.code == "end-before-start"
    assert "xxx…'" in complaint.text
    assert len(complaint.text) < 120


def test_somebody_cannot_die_before_being_born() -> None:
    desk = session()
    family.add_person(desk, birth=day("1950"), death=day("1940"))
    assert codes(desk) == ["death-before-birth"]


@given(st.sampled_from(["2009", "rond 2009", "voor 2012", "jaren 00", "onbekend", "winter 2009"]))
def test_what_may_be_right_is_never_complained_about(birth: str) -> None:
    desk = session()
    person = family.add_person(desk, birth=day(birth))
    history.add_event(desk, kind="verhuizing", date=day("2009"), persons=(person.id,))
    assert codes(desk) == []


def _lives(desk: Session, person: str, home: str, begin: str, end: str = "") -> None:
    name = {p.first_name: p.id for p in desk.casus.persons.values()}[person]
    homes = {h.label: h.id for h in desk.casus.households.values()}
    if home in homes:
        households.move_in(desk, name, home=homes[home], begin=day(begin))
    else:
        households.add_household(desk, name, label=home, begin=day(begin))
    if end:
        stay = list(desk.casus.residences.values())[-1]
        households.edit_residence(desk, stay.id, end=day(end))


def test_two_homes_on_one_day_are_named_when_that_is_certain() -> None:
    desk = session()
    three_generations(desk)
    _lives(desk, "Marieke", "Flat", "2010")
    _lives(desk, "Marieke", "Huis", "2015")
    (found,) = complaints_of(desk.casus, today=TODAY)
    assert (found.code, "Flat" in found.text, "Huis" in found.text) == ("two-homes", True, True)


@pytest.mark.parametrize(("begin", "end"), [("2010", "2015"), ("2010", "rond 2015"), ("onbekend", "")])
def test_two_homes_that_may_follow_each_other_are_not_named(begin: str, end: str) -> None:
    desk = session()
    three_generations(desk)
    _lives(desk, "Marieke", "Flat", begin, end)
    _lives(desk, "Marieke", "Huis", "2015")
    assert codes(desk) == []


def test_a_child_with_a_parent_in_each_home_is_no_contradiction_and_an_adult_is() -> None:
    desk = session()
    three_generations(desk)
    _lives(desk, "Marieke", "Huis van Marieke", "2016")
    _lives(desk, "Sjoerd", "Huis van Sjoerd", "2016")
    _lives(desk, "Bo", "Huis van Marieke", "2016")
    _lives(desk, "Bo", "Huis van Sjoerd", "2016")
    assert codes(desk) == []
    _lives(desk, "Sjoerd", "Huis van Marieke", "2018")
    assert codes(desk) == ["two-homes"]


def test_a_secret_home_is_not_named() -> None:
    desk = session()
    three_generations(desk)
    _lives(desk, "Marieke", "Flat", "2010")
    households.edit_household(desk, next(iter(desk.casus.households)), secret=True)
    _lives(desk, "Marieke", "Huis", "2015")
    assert not any("Flat" in c.text for c in complaints_of(desk.casus, today=TODAY))


def test_the_same_couple_twice_in_the_same_time_is_named_and_together_again_is_not() -> None:
    desk = session()
    people = three_generations(desk)
    again = linking.join_partners(desk, people["ma"].id, people["pa"].id)
    family.edit_partnership(desk, again.id, begin=day("2018"))
    assert codes(desk) == []
    family.edit_partnership(desk, again.id, begin=day("2010"))
    assert codes(desk) == ["partners-twice"]


@pytest.mark.parametrize(("typed", "found"), [("12-3-2114", ["far-ahead"]), ("2035", []), ("12-3-1814", ["long-ago"])])
def test_a_date_a_century_off_is_named_also_when_it_stands_alone(typed: str, found: list[str]) -> None:
    desk = session()
    history.add_event(desk, kind="ots", date=day(typed))
    assert codes(desk) == found
