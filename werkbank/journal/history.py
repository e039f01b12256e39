"""Undo and redo as data: two stacks of steps, rebuilt from nothing but the list of change sets.

A *step* is one or more change sets with the same ``group`` (typing in one field is one step). Feeding every change set
of a casus in order to ``record`` gives the same stacks as living through it, so undo survives a restart.
Invariants: a new action clears the redo stack; an undo moves exactly the step that it names from done to undone; no
step is without effect (typing a letter and taking it out again leaves none).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from werkbank.journal.changes import ChangeSet, FieldChange, joined


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """What one press of undo takes back."""

    id: str
    action: str
    subject: str = field(repr=False)
    changes: tuple[FieldChange, ...] = field(repr=False)


@dataclass(slots=True)
class History:
    """The steps that can be undone and redone."""

    done: list[HistoryStep] = field(default_factory=list)
    undone: list[HistoryStep] = field(default_factory=list)

    def record(self, change_set: ChangeSet) -> None:
        """Take in one change set, in the order in which they happened."""
        if change_set.undoes:
            here, there = (self.undone, self.done) if change_set.redo else (self.done, self.undone)
            self._move(change_set.undoes, here=here, there=there)
        else:
            self.undone.clear()
            self._add(change_set)

    def _move(self, step_id: str, *, here: list[HistoryStep], there: list[HistoryStep]) -> None:
        for place in reversed(range(len(here))):
            if here[place].id == step_id:
                there.append(here.pop(place))
                return

    def _add(self, change_set: ChangeSet) -> None:
        key = change_set.group or change_set.id
        changes = change_set.changes
        if self.done and self.done[-1].id == key:
            changes = joined((*self.done.pop().changes, *changes))
        if changes:
            self.done.append(HistoryStep(key, change_set.action, change_set.subject, changes))
