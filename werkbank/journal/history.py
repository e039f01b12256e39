"""Undo and redo as data: two stacks of steps, rebuilt from nothing but the list of change sets.

A *step* is one or more change sets with the same ``group`` (typing in one field is one step). Feeding every change set
of a casus in order to ``record`` gives the same stacks as living through it, so undo survives a restart. What a step
changes is looked at only when it is to be turned, so a long history costs nothing at opening. Invariants: a new action
clears the redo stack; an undo moves exactly the step that it names from done to undone; a step without effect (a letter
typed and taken out again) is never offered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain

from werkbank.journal.changes import ChangeSet, FieldChange, joined

Steps = list["HistoryStep"]


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """What one press of undo takes back: the changes of one or more change sets."""

    id: str
    action: str
    subject: str = field(repr=False)
    parts: tuple[Sequence[FieldChange], ...] = field(repr=False)

    @property
    def changes(self) -> tuple[FieldChange, ...]:
        """All of it, each field once."""
        return tuple(self.parts[0]) if len(self.parts) == 1 else joined(chain.from_iterable(self.parts))

    @property
    def has_effect(self) -> bool:
        """A single change set always has; several may cancel out."""
        return len(self.parts) == 1 or bool(self.changes)


@dataclass(slots=True)
class History:
    """The steps that can be undone and redone."""

    done: Steps = field(default_factory=list)
    undone: Steps = field(default_factory=list)

    def to_undo(self) -> HistoryStep | None:
        """What undo would take back."""
        return _last_with_effect(self.done)

    def to_redo(self) -> HistoryStep | None:
        """What redo would bring back."""
        return _last_with_effect(self.undone)

    def record(self, change_set: ChangeSet) -> None:
        """Take in one change set, in the order in which they happened.

        What others did is no step here, and a decision about what two copies have different is taken anew, not back.
        """
        if change_set.foreign:
            return
        if change_set.reason:
            self.undone.clear()
        elif change_set.undoes:
            here, there = (self.undone, self.done) if change_set.redo else (self.done, self.undone)
            _move(change_set.undoes, here=here, there=there)
        else:
            self.undone.clear()
            self._add(change_set)

    def set_aside(self, step: HistoryStep) -> None:
        """Offer this step no more."""
        self.done = [one for one in self.done if one is not step]
        self.undone = [one for one in self.undone if one is not step]

    def _add(self, change_set: ChangeSet) -> None:
        key = change_set.group or change_set.id
        parts: tuple[Sequence[FieldChange], ...] = (change_set.changes,)
        if self.done and self.done[-1].id == key:
            parts = (*self.done.pop().parts, *parts)
        self.done.append(HistoryStep(key, change_set.action, change_set.subject, parts))


def _last_with_effect(steps: Steps) -> HistoryStep | None:
    while steps and not steps[-1].has_effect:
        steps.pop()
    return steps[-1] if steps else None


def _move(step_id: str, *, here: Steps, there: Steps) -> None:
    for place in reversed(range(len(here))):
        if here[place].id == step_id:
            there.append(here.pop(place))
            return
