"""What one copy took away while another worked on it: what brings it back, what comes along, and in which order."""

from datetime import timedelta

import pytest

from tests.helpers.case_files import ANJA, BRAM
from tests.helpers.replicas import Replica, apart, meet
from werkbank.model.entities import Event, Goal, Parentage, Person, Step
from werkbank.model.kinds import Kind

Pair = tuple[Replica, Replica]


@pytest.fixture
def pair() -> Pair:
    one, two = apart(ANJA, BRAM)
    return one, two


def noor(replica: Replica) -> Person:
    return next(iter(replica.desk.now.persons.values()))


def alike(*replicas: Replica) -> None:
    meet(*replicas)
    first, *others = replicas
    assert all(one.desk.now == one.folded.casus == first.desk.now for one in others)
    assert all(one.forks == first.forks for one in others)
    assert all(one.problems == [] for one in replicas)


@pytest.mark.parametrize("minutes", [-5, 5])
def test_emptying_a_field_after_it_had_gone_brings_it_back_and_before_does_not(pair: Pair, minutes: int) -> None:
    one, two = pair
    one.change(noor(one), note="x", first_name="Nora")
    two.take(one.bundle())
    was = noor(two)
    one.clock.at = two.clock.at + timedelta(minutes=60)
    two.clock.at = one.clock.at + timedelta(minutes=minutes)
    one.remove(was)
    two.change(was, note="")
    alike(one, two)
    if minutes < 0:
        assert not one.desk.now.persons
        assert one.forks == ()
        return
    assert noor(one) == was.but(note="")
    (fork,) = one.forks
    told = [(side.name, side.field, side.takes_away) for side in fork.sides]
    assert told == [("Bram", "note", False), ("Anja", "_exists", True)]


def test_what_comes_back_brings_back_what_it_names(pair: Pair) -> None:
    one, two = pair
    bo = one.person("Bo")
    one.add(Event(id="e", title="verhuisd", persons=(bo.id,)))  # type: ignore[arg-type]
    two.take(one.bundle())
    event = two.desk.now.events["e"]  # type: ignore[index]
    one.remove(event)
    one.remove(bo)
    two.change(event, title="verhuisd naar Ede")
    alike(one, two)
    assert one.desk.now.events["e"] == event.but(title="verhuisd naar Ede")  # type: ignore[index]
    assert bo.id in one.desk.now.persons
    assert {fork.entity for fork in one.forks if fork.is_about_existence} == {"e", bo.id}


def test_what_hangs_on_what_comes_along_comes_along_too(pair: Pair) -> None:
    one, two = pair
    goal = one.add(Goal(id="doel", note="Rust"))  # type: ignore[arg-type]
    one.add(Step(id="stap", goal=goal.id, note="Bellen"))  # type: ignore[arg-type]
    two.take(one.bundle())
    one.remove(goal)
    assert not one.desk.now.steps
    two.change(goal, note="Rust in huis")
    alike(one, two)
    assert list(one.desk.now.goals) == ["doel"]
    assert [step.note for step in one.desk.now.steps.values()] == ["Bellen"]
    (fork,) = one.forks
    assert fork.company == (("step", "stap"),)


def test_who_worked_on_it_stands_first_the_latest_before_the_others() -> None:
    one, two, three = apart()
    was = noor(one)
    one.remove(was)
    two.clock.at += timedelta(minutes=1)
    three.clock.at += timedelta(minutes=2)
    two.change(was, note="twee")
    three.change(was, last_name="Berk")
    alike(one, two, three)
    (fork,) = one.forks
    assert [side.takes_away for side in fork.sides] == [False, False, True]
    assert [side.field for side in fork.sides] == ["last_name", "note", "_exists"]
    assert [side.at for side in fork.sides[:2]] == sorted((side.at for side in fork.sides[:2]), reverse=True)
    assert noor(one) == was.but(note="twee", last_name="Berk")


def test_the_latest_of_two_values_shows_whichever_side_tells_it() -> None:
    one, two, three = apart()
    was = noor(one)
    for minutes, replica in enumerate((three, one, two)):
        replica.clock.at += timedelta(minutes=minutes)
        replica.change(noor(replica), note=f"na {minutes} minuten")
    alike(one, two, three)
    assert noor(one) == was.but(note="na 2 minuten")
    (fork,) = one.forks
    assert [side.value for side in fork.sides] == ["na 2 minuten", "na 1 minuten", "na 0 minuten"]


def test_taken_away_twice_and_worked_on_once_is_back_until_both_know() -> None:
    one, two, three = apart()
    was = noor(one)
    two.clock.at += timedelta(minutes=1)
    one.remove(was)
    two.remove(was)
    three.change(was, note="nog hier")
    alike(one, two, three)
    (fork,) = one.forks
    assert [side.takes_away for side in fork.sides] == [False, True, True]
    assert [side.name for side in fork.sides[1:]] == [two.identity.person.name, one.identity.person.name]
    with three.desk.transaction("resolve", reason="woont er") as edit:
        edit.keep(Kind.PERSON, was.id)
    alike(one, two, three)
    assert one.forks == ()
    assert noor(one) == was.but(note="nog hier")


def test_what_names_it_from_elsewhere_is_a_side_of_its_own(pair: Pair) -> None:
    one, two = pair
    was = noor(one)
    child = one.person("Bo")
    two.take(one.bundle())
    one.remove(was)
    two.add(Parentage(id="p", parent=was.id, child=child.id))  # type: ignore[arg-type]
    alike(one, two)
    (fork,) = one.forks
    assert (fork.kind, fork.entity, fork.company) == ("person", was.id, ())
    assert [(side.field, side.value, side.takes_away) for side in fork.sides][:1] == [("parent", was.id, False)]
    assert list(one.desk.now.parentages) == ["p"]


def test_keeping_on_one_side_and_taking_away_on_the_other_is_told_as_that(pair: Pair) -> None:
    one, two = pair
    was = noor(one)
    one.remove(was)
    two.change(was, note="nog hier")
    alike(one, two)
    with one.desk.transaction("resolve", reason="woont er") as edit:
        edit.keep(Kind.PERSON, was.id)
    two.remove(noor(two))
    alike(one, two)
    (fork,) = one.forks
    told = {side.name: side.takes_away for side in fork.sides if side.field == "_exists"}
    assert told == {"Anja": False, "Bram": True}


def test_of_a_short_text_nothing_of_before_is_told(pair: Pair) -> None:
    one, two = pair
    one.change(noor(one), note="eerst")
    two.take(one.bundle())
    one.change(noor(one), note="a")
    two.change(noor(two), note="b")
    alike(one, two)
    assert [fork.before for fork in one.forks] == [""]


# ------------------------------------------------------------------ what stays away


def test_a_line_to_somebody_who_stays_away_does_not_come_along(pair: Pair) -> None:
    one, two = pair
    parent, child = noor(one), one.person("Bo")
    one.add(Parentage(id="lijn", parent=parent.id, child=child.id))  # type: ignore[arg-type]
    two.take(one.bundle())
    with one.desk.transaction("delete") as edit:
        edit.remove(Kind.PERSON, child.id)
        edit.remove(Kind.PERSON, parent.id)
    two.change(parent, note="gesproken")
    alike(one, two)
    assert list(one.desk.now.persons) == [parent.id]
    assert not one.desk.now.parentages


def test_what_was_taken_away_by_itself_before_does_not_come_along(pair: Pair) -> None:
    one, two = pair
    parent, child = noor(one), one.person("Bo")
    line = one.add(Parentage(id="lijn", parent=parent.id, child=child.id))  # type: ignore[arg-type]
    visit = one.add(Event(id="e", title="bezoek"))  # type: ignore[arg-type]
    two.take(one.bundle())
    with one.desk.transaction("delete") as edit:  # the line and something else, then the parent
        edit.remove(line.kind_of, line.id)
        edit.remove(visit.kind_of, visit.id)
    one.remove(parent)
    two.change(visit, text="toch geweest")
    two.change(parent, note="gesproken")
    alike(one, two)
    assert parent.id in one.desk.now.persons
    assert "e" in one.desk.now.events
    assert not one.desk.now.parentages


def test_what_can_stand_without_it_stays_away(pair: Pair) -> None:
    one, two = pair
    was, visit = noor(one), one.add(Event(id="e", title="bezoek"))  # type: ignore[arg-type]
    two.take(one.bundle())
    with one.desk.transaction("delete") as edit:
        edit.remove(visit.kind_of, visit.id)
        edit.remove(was.kind_of, was.id)
    two.change(was, note="gesproken")
    alike(one, two)
    assert list(one.desk.now.persons) == [was.id]
    assert not one.desk.now.events


def test_the_reason_of_a_decision_brings_nobody_back(pair: Pair) -> None:
    one, two = pair
    was = noor(one)
    one.change(was, note="een")
    two.change(was, note="twee")
    alike(one, two)
    with one.desk.transaction("resolve", reason="zo is het") as edit:
        edit.resolve(Kind.PERSON, was.id, field="note", value="een")
    two.take(one.bundle())
    one.remove(noor(one))
    alike(one, two)
    assert not one.desk.now.persons
    assert one.forks == ()


def test_after_a_fork_the_latest_value_of_before_the_deletion_comes_back(pair: Pair) -> None:
    one, two = pair
    was = noor(one)
    one.change(was, last_name="Berk")
    two.clock.at += timedelta(minutes=1)
    two.change(was, last_name="van den Berk")
    alike(one, two)
    assert len(one.forks) == 1
    one.remove(noor(one))  # goes over both
    two.change(noor(two), note="gesproken")
    alike(one, two)
    assert noor(one) == was.but(last_name="van den Berk", note="gesproken")
