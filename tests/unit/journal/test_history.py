"""Undo and redo as two stacks that follow from the change sets alone."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import overload

from werkbank.journal.changes import ChangeSet, FieldChange
from werkbank.journal.history import History
from werkbank.model.clock import EntityId
from werkbank.model.kinds import Kind


def typed(name: str, before: str | None, after: str | None, *, group: str = "") -> ChangeSet:
    change = FieldChange(Kind.PERSON, EntityId("p"), "note", before, after)
    return ChangeSet(EntityId(name), "type", "Anja", datetime(2026, 1, 1, tzinfo=UTC), (change,), group)


def history_of(*change_sets: ChangeSet) -> History:
    history = History()
    for change_set in change_sets:
        history.record(change_set)
    return history


def undo_of(name: str, *, step: str, redo: bool = False) -> ChangeSet:
    return replace(typed(name, "b", "a"), undoes=step, redo=redo)


def test_the_last_step_is_offered_first() -> None:
    history = history_of(typed("1", None, "a"), typed("2", "a", "b"))
    step = history.to_undo()
    assert step is not None
    assert step.id == "2"
    assert history.to_redo() is None


def test_undo_and_redo_move_one_step_to_and_fro() -> None:
    history = history_of(typed("1", None, "a"), typed("2", "a", "b"), undo_of("3", step="2"))
    assert [step.id for step in history.done] == ["1"]
    assert [step.id for step in history.undone] == ["2"]
    history.record(undo_of("4", step="2", redo=True))
    assert [step.id for step in history.done] == ["1", "2"]
    assert history.undone == []


def test_a_new_action_forgets_what_was_undone() -> None:
    history = history_of(typed("1", None, "a"), undo_of("2", step="1"), typed("3", None, "c"))
    assert history.to_redo() is None


def test_a_group_is_one_step() -> None:
    history = history_of(typed("1", None, "a", group="1"), typed("2", "a", "ab", group="1"))
    step = history.to_undo()
    assert step is not None
    assert [(c.before, c.after) for c in step.changes] == [(None, "ab")]
    assert len(history.done) == 1


def test_a_group_that_cancels_out_is_never_offered() -> None:
    history = history_of(typed("0", None, "x"), typed("1", "x", "xy", group="1"), typed("2", "xy", "x", group="1"))
    step = history.to_undo()
    assert step is not None
    assert step.id == "0"


def test_undoing_a_step_that_is_not_there_changes_nothing() -> None:
    history = history_of(typed("1", None, "a"), undo_of("2", step="nergens"))
    assert [step.id for step in history.done] == ["1"]
    assert history.undone == []


class Counted(Sequence[FieldChange]):
    """Changes that count how often they are looked at."""

    looks = 0

    @overload
    def __getitem__(self, place: int) -> FieldChange: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[FieldChange]: ...

    def __getitem__(self, place: int | slice) -> FieldChange | Sequence[FieldChange]:
        Counted.looks += 1
        raise IndexError

    def __iter__(self) -> Iterator[FieldChange]:
        Counted.looks += 1
        return iter(())

    def __len__(self) -> int:
        Counted.looks += 1
        return 0


def test_what_a_step_changes_is_not_looked_at_before_it_is_turned() -> None:
    history = history_of(replace(typed("1", None, "a"), changes=Counted()), typed("2", "a", "b"))
    assert history.to_undo() is not None
    history.record(undo_of("3", step="2"))
    step = history.to_undo()
    assert step is not None
    assert Counted.looks == 0
    assert step.changes == ()
    assert Counted.looks > 0
