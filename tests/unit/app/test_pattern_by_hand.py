"""A pattern made by hand of any selection, as one step; what it cannot be made of says so."""

import pytest

from tests.helpers.family import day, session, three_generations
from werkbank.app.actions import BY_ID, ActionId
from werkbank.app.session import Key, Session, key_of
from werkbank.app.verbs import bonds, by_hand, history, patterns, plan
from werkbank.model.errors import KnownError
from werkbank.model.kinds import AnswerKind, Kind, PatternStatus, UtteranceKind


@pytest.fixture
def desk() -> Session:
    made = session()
    three_generations(made)
    return made


def test_events_people_lines_and_homes_of_a_selection_all_come_along(desk: Session) -> None:
    persons = list(desk.casus.persons.values())
    event = history.add_event(desk, persons=(persons[0].id,))
    bond = bonds.add_bond(desk, persons[1].id, kind="hecht", to_person=persons[2].id)
    couple = next(iter(desk.casus.partnerships.values()))
    made = by_hand.pattern_of(desk, [key_of(one) for one in (persons[3], bond, event, couple)])
    assert (made.events, made.bonds) == ((event.id,), (bond.id,))
    assert set(made.persons) == {one.id for one in persons[:4]} | set(couple.partners)
    assert desk.selection == (key_of(made),)
    desk.open.undo()
    assert not desk.casus.patterns


def test_a_goal_or_one_of_its_steps_points_at_the_new_pattern_unless_it_breaks_another(desk: Session) -> None:
    person = next(iter(desk.casus.persons))
    goal = plan.add_goal(desk, text="Rust", persons=(person,))
    step = plan.add_step(desk, goal.id, what="Bellen")
    first = by_hand.pattern_of(desk, [key_of(step)])
    assert desk.casus.goals[goal.id].pattern == first.id
    quote = plan.add_utterance(desk, UtteranceKind.WORRY, text="Ik slaap niet", by=person)
    second = by_hand.pattern_of(desk, [key_of(goal), key_of(quote)])
    assert second.persons == (person,)
    assert desk.casus.goals[goal.id].pattern == first.id


def test_nothing_and_what_is_about_nobody_is_refused_with_what_to_do(desk: Session) -> None:
    question = plan.add_utterance(desk, UtteranceKind.WISH, text="Iets")
    for keys in ([], [Key(Kind.EVENT, question.id)], [key_of(question)]):
        with pytest.raises(KnownError) as refused:
            by_hand.pattern_of(desk, keys)
        assert "Kies gebeurtenissen" in refused.value.remedy
    assert not desk.casus.patterns


def test_a_course_begins_with_when_it_was_recognised_also_when_nobody_wrote_that(desk: Session) -> None:
    event = history.add_event(desk, title="Verhuizing")
    pattern = plan.mark_pattern(desk, event, name="Steeds weg", status=PatternStatus.RECOGNISED)
    voice = patterns.Voice("Judith", "moeder", by_family=True, on=day("9-9-2025"))
    patterns.say(desk, pattern, kind=AnswerKind.RECOGNISED, voice=voice)
    patterns.turn(desk, pattern, status=PatternStatus.BROKEN, on=day("1-3-2026"), who="Erik")
    assert desk.casus.patterns[pattern.id].course == ("2025-09-09 herkend: Judith", "2026-03-01 doorbroken: Erik")
    desk.open.undo()
    assert desk.casus.patterns[pattern.id].course == ()


def test_searching_for_more_of_nothing_is_no_dead_key_but_says_why(desk: Session) -> None:
    desk.select()
    assert BY_ID[ActionId.SEARCH_MORE].need is BY_ID[ActionId.MARK_PATTERN].need, "it asks for no events beforehand"
    with pytest.raises(KnownError, match="2 tot 5 gebeurtenissen"):
        patterns.save_search(desk, *desk.events)
