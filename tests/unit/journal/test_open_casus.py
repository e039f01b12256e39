"""The one door for every mutation."""

from datetime import timedelta

import pytest

from tests.helpers.workplaces import MovingClock
from werkbank.journal.changes import ChangeSet
from werkbank.journal.open_casus import MemorySink, OpenCasus
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId, counted_ids
from werkbank.model.entities import Person
from werkbank.model.errors import BugError, KnownError
from werkbank.model.kinds import Kind

BO = Person(id=EntityId("bo"), first_name="Bo")


class SmallSink(MemorySink):
    """A sink that can be full."""

    full = False

    def write(self, change_set: ChangeSet) -> None:
        if self.full:
            raise KnownError("vol")
        super().write(change_set)


class Door:
    """An open casus with its parts in sight."""

    def __init__(self, casus: Casus | None = None, *, past: list[ChangeSet] | None = None) -> None:
        self.clock, self.sink = MovingClock(), SmallSink()
        self.casus = OpenCasus(
            casus or Casus().having(BO),
            sink=self.sink,
            clock=self.clock,
            ids=counted_ids("c"),
            author="Anja",
            past=past or (),
        )

    def note(self, text: str, *, typing: bool = False) -> None:
        with self.casus.transaction("note", typing=typing) as edit:
            edit.change(BO, note=text)

    @property
    def text(self) -> str:
        return self.casus.now.persons[BO.id].note


def test_a_transaction_becomes_one_change_set_with_author_time_and_action() -> None:
    door = Door()
    with door.casus.transaction("add-person", subject="Cas") as edit:
        edit.add(Person(id=edit.new_id(), first_name="Cas"))
    (written,) = door.sink.written
    assert (written.action, written.author, written.at, written.subject) == ("add-person", "Anja", door.clock.at, "Cas")
    assert [p.first_name for p in door.casus.now.persons.values()] == ["Bo", "Cas"]


def test_a_subject_can_be_found_while_editing() -> None:
    door = Door()
    with door.casus.transaction("note") as edit:
        edit.subject = "Bo"
        edit.change(BO, note="n")
    step = door.casus.undo_step
    assert step is not None
    assert step.subject == "Bo"


def test_a_transaction_without_change_leaves_no_trace() -> None:
    door = Door()
    door.note("")
    assert door.sink.written == []
    assert door.casus.undo_step is None


def test_a_transaction_inside_another_is_a_mistake() -> None:
    door = Door()
    with pytest.raises(BugError), door.casus.transaction("a"), door.casus.transaction("b"):
        pass
    door.note("weer vrij")
    assert door.text == "weer vrij"


def test_undo_inside_a_transaction_does_nothing() -> None:
    door = Door()
    door.note("n")
    with door.casus.transaction("a"):
        assert door.casus.undo() is None
    assert door.text == "n"


def test_undo_and_redo_say_who_did_them_and_what_they_turn() -> None:
    door = Door()
    door.note("n")
    undone, redone = door.casus.undo(), door.casus.redo()
    first = door.sink.written[0]
    assert undone is not None
    assert redone is not None
    assert (undone.undoes, undone.redo, undone.author) == (first.id, False, "Anja")
    assert (redone.undoes, redone.redo) == (first.id, True)
    assert door.text == "n"
    assert door.casus.redo() is None


def test_there_is_nothing_to_undo_at_first() -> None:
    assert Door().casus.undo() is None


def test_typing_within_five_seconds_is_one_step_and_a_pause_starts_another() -> None:
    door = Door()
    for text in ("a", "ab"):
        door.note(text, typing=True)
        door.clock.at += timedelta(seconds=4)
    door.clock.at += timedelta(seconds=6)
    door.note("abc", typing=True)
    door.casus.undo()
    assert door.text == "ab"
    door.casus.undo()
    assert door.text == ""
    assert len(door.sink.written) == 5


def test_typing_in_another_field_starts_another_step() -> None:
    door = Door()
    door.note("a", typing=True)
    with door.casus.transaction("note", typing=True) as edit:
        edit.change(BO, source="b")
    door.casus.undo()
    assert door.text == "a"


def test_history_goes_on_after_a_restart() -> None:
    door = Door()
    door.note("a")
    door.note("b")
    door.casus.undo()
    again = Door(door.casus.now, past=door.sink.written)
    assert again.casus.redo_step == door.casus.redo_step
    again.casus.undo()
    assert again.text == ""
    again.casus.redo()
    again.casus.redo()
    assert again.text == "b"


def test_listeners_hear_until_they_stop_listening() -> None:
    door = Door()
    heard: list[ChangeSet] = []
    stop = door.casus.listen(heard.append)
    door.note("a")
    stop()
    door.note("b")
    assert heard == door.sink.written[:1]


def test_one_listener_that_fails_does_not_keep_the_others_from_hearing() -> None:
    door = Door()
    heard: list[ChangeSet] = []

    def fail(_: ChangeSet) -> None:
        raise ZeroDivisionError

    door.casus.listen(fail)
    door.casus.listen(heard.append)
    with pytest.raises(ZeroDivisionError):
        door.note("a")
    assert len(heard) == 1
    assert door.text == "a"


def test_a_listener_cannot_slip_in_a_change_of_its_own() -> None:
    door = Door()
    door.note("a")
    door.casus.listen(lambda _: door.note("b"))
    with pytest.raises(BugError):
        door.casus.undo()
    assert door.text == ""


def test_a_refusing_sink_leaves_casus_history_and_listeners_as_they_were() -> None:
    door = Door()
    heard: list[ChangeSet] = []
    door.note("a")
    door.casus.listen(heard.append)

    door.sink.full = True
    with pytest.raises(KnownError):
        door.note("b")
    with pytest.raises(KnownError):
        door.casus.undo()
    step = door.casus.undo_step
    assert step is not None
    assert step.action == "note"
    assert (door.text, heard) == ("a", [])


def test_removing_and_undoing_brings_everything_back() -> None:
    door = Door()
    before = door.casus.now
    with door.casus.transaction("remove") as edit:
        edit.remove(Kind.PERSON, BO.id)
    door.casus.undo()
    assert door.casus.now == before
