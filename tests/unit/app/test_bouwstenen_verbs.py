"""Verbs on bouwstenen and on the weging: one undo step each, back to default, nothing counted."""

from __future__ import annotations

import pytest

from tests.helpers.family import session
from werkbank.app.session import Key, Session, key_of, step_name
from werkbank.app.verbs import bouwstenen, history, plan, weging
from werkbank.app.verbs.sessions import Given, begin_session
from werkbank.model import entities as e
from werkbank.model.clock import EntityId
from werkbank.model.errors import KnownError
from werkbank.model.kinds import AgreementKind, Kind, UtteranceKind
from werkbank.model.sets import BOUWSTENEN, ROUTEKAART, WEGING, Stone, all_stones, label_of, stones
from werkbank.model.weighing import WEIGHING, point_of, weighing_of


def stone(desk: Session, row: str) -> Stone:
    return next(s for name in (BOUWSTENEN, ROUTEKAART, WEGING) for s in stones(desk.casus, name) if s.id == row)


def test_own_words_are_one_step_and_go_back_with_undo() -> None:
    desk = session()
    bouwstenen.reword(desk, stone(desk, "B08"), label="Wat steeds terugkomt")
    assert label_of(desk.casus, "B08") == "Wat steeds terugkomt"
    assert "Gezinspatronen" in step_name(desk.open.undo_step)
    desk.open.undo()
    assert label_of(desk.casus, "B08") == "Gezinspatronen"
    assert not desk.casus.wordings


def test_words_like_those_of_the_program_are_not_kept() -> None:
    desk = session()
    before = stone(desk, "B08")
    bouwstenen.reword(desk, before, aim="Anders.")
    bouwstenen.reword(desk, stone(desk, "B08"), aim=before.aim)
    assert not desk.casus.wordings


def test_restoring_takes_every_own_word_of_a_row_away() -> None:
    desk = session()
    bouwstenen.reword(desk, stone(desk, "B08"), label="Anders", questions=("Wat?",))
    bouwstenen.restore(desk, stone(desk, "B08"))
    assert stone(desk, "B08") == stone(session(), "B08")


@pytest.mark.parametrize("label", ["", "  ", "privacy"])
def test_a_name_that_is_empty_or_taken_is_refused_in_words(label: str) -> None:
    desk = session()
    with pytest.raises(KnownError) as refused:
        bouwstenen.reword(desk, stone(desk, "B08"), label=label)
    assert refused.value.remedy
    assert not desk.casus.wordings


def test_an_own_row_can_be_added_used_and_taken_out_again() -> None:
    desk = session()
    row = bouwstenen.add_stone(desk, label="Samen eten")
    assert [s.label for s in stones(desk.casus, BOUWSTENEN)][-1] == "Samen eten"
    bouwstenen.restore(desk, stone(desk, row))  # it has no words to go back to
    bouwstenen.drop_stone(desk, stone(desk, row))
    assert row not in {s.id for s in stones(desk.casus, BOUWSTENEN)}
    assert label_of(desk.casus, row) == "Samen eten"


def test_a_row_of_the_program_taken_out_and_back_in_leaves_nothing_behind() -> None:
    desk = session()
    bouwstenen.drop_stone(desk, stone(desk, "B02"))
    assert "B02" not in {s.id for s in stones(desk.casus, BOUWSTENEN)}
    (out,) = [s for s in stones(desk.casus, BOUWSTENEN, dropped=True) if s.dropped]
    bouwstenen.drop_stone(desk, out, dropped=False)
    assert not desk.casus.wordings


def test_the_routekaart_comes_beside_the_bouwstenen_and_goes_again() -> None:
    desk = session()
    bouwstenen.use_set(desk, ROUTEKAART, wanted=True)
    assert {s.of_list for s in all_stones(desk.casus)} == {BOUWSTENEN, ROUTEKAART}
    bouwstenen.use_set(desk, ROUTEKAART, wanted=False)
    assert {s.of_list for s in all_stones(desk.casus)} == {BOUWSTENEN}


def test_the_words_of_a_file_come_in_as_one_step() -> None:
    desk = session()
    rows = [stone(desk, "B01")._replace(label="Samen"), stone(desk, "B02"), stone(desk, "W01")._replace(aim="Kijk.")]
    rows.append(Stone(BOUWSTENEN, "E01", "Samen eten", "", (), is_own=True))
    assert bouwstenen.take_wording(desk, rows) == 3
    assert label_of(desk.casus, "B01") == "Samen"
    desk.open.undo()
    assert not desk.casus.wordings


def test_an_own_row_of_elsewhere_never_takes_the_place_of_one_that_is_used_here() -> None:
    desk = session()
    mine = bouwstenen.add_stone(desk, label="Oma erbij")
    event = history.add_event(desk, title="Verhuizing")
    history.tag(desk, mine, key_of(event))
    theirs = Stone(BOUWSTENEN, mine, "Samen eten", "", (), is_own=True)
    for _ in range(2):  # also when it is read twice
        bouwstenen.take_wording(desk, [theirs])
        assert (label_of(desk.casus, "E01"), label_of(desk.casus, "E02")) == ("Oma erbij", "Samen eten")
        assert len(desk.casus.wordings) == 2
    desk.open.undo()
    assert len(desk.casus.wordings) == 1


def test_an_own_row_that_nothing_here_leans_on_gets_the_words_of_the_file() -> None:
    desk = session()
    mine = bouwstenen.add_stone(desk, label="Oma erbij")
    bouwstenen.take_wording(desk, [Stone(BOUWSTENEN, mine, "Samen eten", "", (), is_own=True)])
    assert [label_of(desk.casus, row) for row in ("E01", "E02")] == ["Samen eten", "E02"]


def test_a_row_of_a_file_with_the_name_of_another_row_is_refused_and_nothing_comes_in() -> None:
    desk = session()
    bouwstenen.add_stone(desk, label="Samen")
    before = desk.casus.wordings
    with pytest.raises(KnownError) as refused:
        bouwstenen.take_wording(
            desk, [stone(desk, "B02")._replace(aim="x"), stone(desk, "B01")._replace(label="samen")]
        )
    assert "E01" in str(refused.value)
    assert desk.casus.wordings == before


def anything(desk: Session) -> list[e.Entity]:
    """One item of every kind that somebody may want to point at."""
    goal = plan.add_goal(desk, text="Rust")
    made: list[e.Entity] = [
        history.add_event(desk, title="Verhuizing"),
        goal,
        plan.add_step(desk, goal.id, what="Bellen"),
        plan.add_agreement(desk, AgreementKind.SAFETY, text="Deur dicht"),
        plan.add_utterance(desk, UtteranceKind.WORRY, text="Zorg"),
        bouwstenen.ask(desk, "B08", "Wie belt?"),  # type: ignore[list-item]
        bouwstenen.add_note(desk, "B08", "Samen gekeken"),  # type: ignore[list-item]
    ]
    p1, p2 = e.Person(id=EntityId("p1")), e.Person(id=EntityId("p2"))
    others = (
        p1, p2, e.Bond(id=EntityId("b"), from_person=p1.id, to_person=p2.id), e.Pattern(id=EntityId("t")),
        e.Household(id=EntityId("h")), e.Involvement(id=EntityId("i")), e.Support(id=EntityId("s")),
        e.Decision(id=EntityId("d")), e.Session(id=EntityId("z")), e.ScalePoint(id=EntityId("c")),
        e.Partnership(id=EntityId("r"), partners=(p1.id, p2.id)), e.Weighing(id=EntityId("w")),
    )  # fmt: skip
    with desk.open.transaction("add-person") as edit:
        edit.add_all(others)
    return [*made, *others]


def test_anything_can_be_given_a_bouwsteen_and_the_same_again_takes_it_off() -> None:
    desk = session()
    for entity in anything(desk):
        key = key_of(entity)
        before = desk.casus.get(*key).bouwstenen  # type: ignore[union-attr]
        history.tag(desk, "R01", key)
        assert desk.casus.get(*key).bouwstenen == (*before, "R01")  # type: ignore[union-attr]
        history.tag(desk, "R01", key)
        assert desk.casus.get(*key).bouwstenen == before  # type: ignore[union-attr]


def test_a_bouwsteen_that_those_who_read_along_do_not_see_stays() -> None:
    desk = session()
    goal = plan.add_goal(desk, text="Rust in huis", bouwstenen=("B09",))
    plan.add_step(desk, goal.id, what="Bellen", who="netwerk")
    begin_session(desk, Given(words=("role:netwerk",)))
    assert desk.casus.goals[goal.id].bouwstenen == ()
    history.tag(desk, "B08", key_of(goal))
    assert desk.whole.goals[goal.id].bouwstenen == ("B09", "B08")


def test_giving_a_bouwsteen_to_nothing_says_what_to_do() -> None:
    with pytest.raises(KnownError) as refused:
        history.tag(session(), "B08")
    assert "Kies" in refused.value.remedy


def test_a_question_is_open_until_something_answers_it_and_is_not_asked_twice() -> None:
    desk = session()
    asked = bouwstenen.ask(desk, "B08", " Wie belt? ")
    assert asked is not None
    assert bouwstenen.ask(desk, "B08", "Wie belt?") is None
    assert [q.text for q in bouwstenen.open_questions(desk, "B08")] == ["Wie belt?"]
    bouwstenen.close_question(desk, asked.id, by="Oma belt")
    assert not bouwstenen.open_questions(desk, "B08")
    bouwstenen.close_question(desk, asked.id, by="")
    assert bouwstenen.open_questions(desk, "B08")


def test_a_note_is_of_today_and_may_belong_to_a_session_that_can_go() -> None:
    desk = session()
    with desk.open.transaction("add-person") as edit:
        edit.add(e.Session(id=EntityId("z")))
    note = bouwstenen.add_note(desk, "B11", "Wij waren te snel.", in_session="z")
    assert note is not None
    assert note.on.edtf == desk.today.isoformat()
    assert bouwstenen.add_note(desk, "B11", "  ") is None
    bouwstenen.edit_item(desk, key_of(note), text="Wij luisterden te kort.")
    with desk.open.transaction("remove") as edit:
        edit.remove(Kind.SESSION, "z")
    (kept,) = desk.casus.bouwsteen_notes.values()
    assert (kept.text, kept.session) == ("Wij luisterden te kort.", "")


def test_the_weging_is_words_and_a_decision_gets_the_day() -> None:
    desk = session()
    weging.weigh(desk, story="Al drie keer hulp.")
    assert not weighing_of(desk.casus).on.is_known
    weging.weigh(desk, outcome="Ja, met elkaar.")
    assert weighing_of(desk.casus).on.edtf == desk.today.isoformat()
    weging.say_point(desk, "W01", seen="speelt")
    weging.say_point(desk, "W01", text="in 2008 en 2013")
    assert (point_of(desk.casus, "W01").seen, point_of(desk.casus, "W02").seen) == ("speelt", "")
    assert len(desk.casus.weighing_points) == 1
    assert desk.casus.get(*Key(Kind.WEIGHING, WEIGHING))


def test_a_point_about_which_nothing_is_said_any_more_is_gone() -> None:
    desk = session()
    weging.say_point(desk, "W01", seen="speelt")
    weging.say_point(desk, "W01", seen="")
    assert not desk.casus.weighing_points
    weging.say_point(desk, "W02", seen="")
    weging.say_point(desk, "W03", seen="speelt")
    history.tag(desk, "B05", key_of(point_of(desk.casus, "W03")))
    weging.say_point(desk, "W03", seen="")
    assert point_of(desk.casus, "W03").bouwstenen == ("B05",)  # it carries something still
    assert desk.open.undo_step is not None
    assert "weging" in step_name(desk.open.undo_step).casefold()
