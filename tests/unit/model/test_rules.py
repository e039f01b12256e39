from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.family import TODAY, day, session, three_generations
from werkbank.app.verbs import family, history
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
