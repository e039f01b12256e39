"""Where a pattern, an event, a bouwsteen and a person may land in the plan, and what they become there."""

import pytest

from tests.helpers.family import session as fresh_session
from tests.unit.plan.builders import casus
from werkbank.app.session import Session
from werkbank.app.verbs.landing import SIGNS, STATEMENTS, land, landings
from werkbank.model.entities import Agreement, Event, Goal, OwnStatement, Pattern, Support, Utterance
from werkbank.model.errors import KnownError
from werkbank.model.kinds import Sharing, UtteranceKind
from werkbank.plan.access import Block


@pytest.fixture
def session() -> Session:
    return fresh_session(casus())


def test_every_landing_is_one_undo_step(session: Session) -> None:
    before = session.casus
    things = ("pattern:p1", "event:e1", "bouwsteen:B08", "person:sam")
    places = [(thing, one.place) for thing in things for one in landings(before, thing)]
    assert len(places) > 20
    for thing, place in places:
        land(session, thing, place)
        session.undo()
        for kind in ("goals", "agreements", "utterances", "supports", "own_statements", "events", "patterns"):
            assert {**getattr(session.casus, kind)} == {**getattr(before, kind)}, (thing, place)


def test_a_pattern_becomes_a_goal_that_breaks_it(session: Session) -> None:
    made = land(session, "pattern:p1", Block.STEPS)
    assert isinstance(made, Goal)
    assert (made.pattern, made.text, made.sharing, made.rank) == ("p1", "Samen ontbijten.", Sharing.FAMILY, 3)
    sign = land(session, "pattern:p1", SIGNS)
    assert isinstance(sign, Agreement)
    assert sign.text == "Niemand slaapt goed."
    assert isinstance(land(session, "pattern:p1", Block.PATTERN), Pattern)


def test_an_event_goes_into_the_story_or_becomes_a_worry_of_the_team(session: Session) -> None:
    session.open.now.events["e1"]  # type: ignore[index]
    made = land(session, "event:e1", Block.WORRIES)
    assert isinstance(made, Utterance)
    assert (made.kind, made.text, made.about, made.sharing) == (
        UtteranceKind.WORRY,
        "Sam thuis",
        ("sam",),
        Sharing.UNDECIDED,
    )
    told = land(session, "event:e2", STATEMENTS)
    assert isinstance(told, OwnStatement)
    assert told.target == "e2"
    assert isinstance(land(session, "event:e2", Block.STORY), Event)


def test_a_goal_takes_in_a_pattern_a_bouwsteen_and_a_person_once(session: Session) -> None:
    for thing in ("bouwsteen:B06", "bouwsteen:B06", "person:bo", "pattern:p1"):
        land(session, thing, "doel:d2")
    goal = session.casus.goals["d2"]  # type: ignore[index]
    assert (goal.bouwstenen, goal.persons, goal.pattern) == (("B06",), ("ans", "bo"), "p1")


def test_a_person_helps_and_what_has_no_place_is_refused(session: Session) -> None:
    made = land(session, "person:wil", Block.GOOD)
    assert isinstance(made, Support)
    assert made.who == "wil"
    for thing, place in (("event:e1", "doel:d1"), ("event:e1", Block.SAFETY), ("goal:d1", Block.STEPS), ("x", "2")):
        with pytest.raises(KnownError):
            land(session, thing, place)
