from datetime import date

from tests.helpers.family import TODAY, session, three_generations
from werkbank.app.actions import ACTIONS, ActionId
from werkbank.app.session import Key, key_from, key_of, step_name
from werkbank.app.verbs import family
from werkbank.model.kinds import Kind


def test_a_key_reads_back_from_its_text() -> None:
    desk = session()
    person = family.add_person(desk, first_name="Bo")
    assert key_from(str(key_of(person))) == key_of(person)


def test_a_text_that_names_no_kind_is_no_key() -> None:
    assert key_from("iets:1") is None
    assert key_from("person:") is None


def test_selecting_what_is_not_there_selects_nothing() -> None:
    desk = session()
    desk.select(Key(Kind.PERSON, "weg"))  # type: ignore[arg-type]
    assert desk.selection == ()


def test_listeners_hear_a_selection_once() -> None:
    desk = session()
    person = family.add_person(desk)
    heard: list[int] = []
    desk.on_selection(lambda: heard.append(1))
    desk.select()
    desk.select()
    desk.select(key_of(person))
    assert len(heard) == 2


def test_a_removed_person_leaves_the_selection() -> None:
    desk = session()
    person = family.add_person(desk)
    assert desk.person == person
    family.remove(desk, key_of(person))
    assert desk.selection == ()


def test_without_a_cursor_the_family_is_seen_today() -> None:
    desk = session()
    assert desk.as_of == TODAY
    desk.move_cursor(date(2010, 1, 1))
    assert desk.as_of == date(2010, 1, 1)
    desk.move_cursor(None)
    assert desk.as_of == TODAY


def test_what_can_run_follows_from_selection_and_history() -> None:
    desk = session()
    assert not desk.offers(ActionId.UNDO)
    assert not desk.offers(ActionId.ADD_CHILD)
    family.add_person(desk)
    assert desk.offers(ActionId.UNDO)
    assert desk.offers(ActionId.ADD_CHILD)
    desk.open.undo()
    assert desk.offers(ActionId.REDO)


def test_a_read_only_casus_offers_nothing_that_changes_it() -> None:
    desk = session()
    family.add_person(desk)
    desk.read_only = True
    changing = {ActionId.UNDO, ActionId.ADD_PERSON, ActionId.ADD_CHILD, ActionId.REMOVE, ActionId.ADD_GOAL}
    assert not any(desk.offers(action) for action in changing)
    assert desk.offers(ActionId.FIT)


def test_the_undo_menu_names_the_step_and_the_person() -> None:
    desk = session()
    three_generations(desk)
    family.add_person(desk, first_name="Teun")
    assert step_name(desk.open.undo_step) == "Persoon: Teun"
    assert step_name(desk.open.redo_step) == ""


def test_no_two_actions_share_a_key() -> None:
    keys = [key for action in ACTIONS for key in action.keys]
    assert len(keys) == len(set(keys))
