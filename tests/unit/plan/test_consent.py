"""Whose say is needed before a plan leaves, from the birth dates and the gezag of today (domain.md section 4)."""

import pytest

from tests.unit.plan.builders import TODAY, casus, day, shared
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Custody, Entity, Event, Goal, Person, Utterance
from werkbank.model.kinds import Kind
from werkbank.plan.consent import Say, consent_for, without_matters_of
from werkbank.plan.projection import project
from werkbank.plan.readers import reader_named
from werkbank.plan.shown import Shown


def known() -> Casus:
    """The family, whose members the keten may know."""
    return casus(*(person.but(sharing="keten") for person in casus().persons.values()))


def says(reader: str, *more: Entity) -> dict[str, Say]:
    whole = known().having(*more)
    who = reader_named(whole, reader, today=TODAY)
    return {say.name: say for say in consent_for(whole, project(whole, who, today=TODAY), who, today=TODAY).says}


def asked(reader: str, about: str, *more: Entity) -> tuple[str, ...] | None:
    found = says(reader, *more).get(about)
    return found.asked if found else None


def goal(*persons: str, sharing: str = "keten") -> Goal:
    return shared(Goal, "doel", text="Elke dag lezen.", persons=persons, sharing=sharing)


@pytest.mark.parametrize(
    ("child", "who"),
    [("bo", ("Ans", "Kees")), ("mika", ("Ans", "Kees", "Mika")), ("sam", ("Sam",))],
)
def test_for_others_the_age_says_who_decides(child: str, who: tuple[str, ...]) -> None:
    name = child.title()
    assert asked("jbt", name, goal(child)) == who


def test_a_parent_with_gezag_is_not_asked_for_what_that_parent_reads() -> None:
    assert asked("Ans", "Bo", goal("bo")) is None
    assert asked("Ans", "Mika", goal("mika")) == ("Mika",)
    assert asked("Ans", "Sam", goal("sam")) == ("Sam",)
    assert asked("Ans", "Ans", goal("ans")) is None


def test_another_adult_is_asked_for_the_own_matters() -> None:
    say = says("Ans", goal("ans", "kees"))["Kees"]
    assert say.asked == ("Kees",)
    assert "18 of ouder" in say.why
    assert "Jeugdwet 7.3" in say.why


def test_of_a_vague_birth_date_every_age_that_fits_counts() -> None:
    rough = shared(Person, "bo", first_name="Bo", role="jeugdige", birth=day("tussen 2010 en 2016"), sharing="keten")
    say = says("jbt", goal("bo"), rough)["Bo"]
    assert say.asked == ("Ans", "Kees", "Bo")
    assert ("jonger dan 12" in say.why, "12 tot en met 15" in say.why, "16 of 17" in say.why) == (True, True, True)


def test_an_organisation_that_holds_gezag_is_asked_and_nobody_when_it_is_unknown() -> None:
    ended = [shared(Custody, f"g-{p}-bo", child="bo", holder=p, end=day("2020")) for p in ("ans", "kees")]
    voogd = shared(Custody, "g-gi-bo", child="bo", holder="GI Testland", kind="GI-voogd")
    assert asked("jbt", "Bo", goal("bo"), *ended, voogd) == ("GI Testland",)
    assert asked("jbt", "Bo", goal("bo"), *ended) == ()


def test_a_child_reads_with_the_parents_say_and_a_youth_without() -> None:
    assert asked("Bo", "Bo") == ("Ans", "Kees")
    assert asked("Mika", "Mika") is None


def test_nobody_is_asked_for_what_a_child_said_about_them() -> None:
    told = shared(Utterance, "u", kind="zorg", text="Kees schreeuwt.", by="mika", about=("kees",), only_for=("ans",))
    say = says("Ans", told)["Kees"]
    assert say.talk
    assert say.asked == ()


def test_the_team_and_the_raad_ask_nobody_and_say_why() -> None:
    whole = casus(goal("bo"))
    for name, article in (("team", "7.3.11 lid 2"), ("raad", "BW 1:240")):
        reader = reader_named(whole, name, today=TODAY)
        consent = consent_for(whole, project(whole, reader, today=TODAY), reader, today=TODAY)
        assert not consent.says
        assert article in consent.ground


def test_who_says_no_is_left_out_of_the_paper() -> None:
    event = shared(Event, "x", kind="verhuizing", title="Kees verhuist", persons=("kees",), chosen=True)
    whole = without_matters_of(casus(event), [EntityId("kees")], today=TODAY)
    reader = reader_named(whole, "Ans", today=TODAY)
    plan = project(whole, reader, today=TODAY)
    assert ("x" in plan.events, "kees" in plan.persons) == (False, True)
    assert "Kees" not in {say.name for say in consent_for(whole, plan, reader, today=TODAY).says}


def test_who_is_not_on_the_screen_is_asked_but_not_named() -> None:
    whole = known().having(goal("bo", "kees"))
    screen = Shown(whole.without(Kind.PERSON, ["kees"]).tables, origin=whole)
    reader = reader_named(whole, "Ans", today=TODAY)
    says = consent_for(screen, project(whole, reader, today=TODAY), reader, today=TODAY).says
    assert [say.name for say in says if say.person == "kees"] == ["iemand die nu niet te zien is"]
    assert "Kees" not in " ".join(name for say in says for name in say.asked)


def test_for_who_cannot_decide_the_representative_does() -> None:
    unable = {"first_name": "Sam", "role": "jeugdige", "birth": day("4-2-2010"), "unable": True, "sharing": "keten"}
    assert asked("jbt", "Sam", goal("sam"), shared(Person, "sam", **unable)) == ("Ans", "Kees")
    named = shared(Person, "sam", **unable, represented_by="wil")
    assert asked("jbt", "Sam", goal("sam"), named) == ("Wil",)
    grown = shared(Person, "kees", first_name="Kees", birth=day("1983"), unable=True, sharing="keten")
    assert asked("jbt", "Kees", goal("kees"), grown) == ()
    assert "vertegenwoordiger" in says("jbt", goal("sam"), named)["Sam"].why


def test_a_source_that_wants_to_be_asked_is_asked_before_its_words_go_out() -> None:
    told = shared(Goal, "doel", text="Elke dag lezen.", source="mentor", pass_on="navragen bij bron", sharing="keten")
    say = says("jbt", told)["mentor"]
    assert (say.asked, say.items, say.is_source) == (("mentor",), 1, True)
    assert "mentor" not in says("Ans", told)
    whole = without_matters_of(known().having(told), [say.person], today=TODAY)
    assert "doel" not in project(whole, reader_named(whole, "jbt", today=TODAY), today=TODAY).goals
