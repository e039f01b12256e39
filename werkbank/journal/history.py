"""Undo and redo as data: two stacks of steps, rebuilt from nothing but the list of change sets.

A *step* is one or more change sets with the same ``group`` (typing in one field is one step). Feeding every change set
of a casus in order to ``record`` gives the same stacks as living through it, so undo survives a restart.
Invariant: a new action clears the redo stack; an undo moves exactly one step from done to undone.
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
        if change_set.undoes and not change_set.redo:
            self.undone.append(self.done.pop())
        elif change_set.undoes:
            self.done.append(self.undone.pop())
        else:
            self.undone.clear()
            self._add(change_set)

    def _add(self, change_set: ChangeSet) -> None:
        key = change_set.group or change_set.id
        changes = change_set.changes
        if self.done and self.done[-1].id == key:
            changes = joined((*self.done.pop().changes, *changes))
        self.done.append(HistoryStep(key, change_set.action, change_set.subject, changes))
