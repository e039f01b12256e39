"""The one door for every mutation of a casus.

    with casus.transaction(ActionId("add-event")) as edit:
        edit.add(Event(id=edit.new_id(), title="verhuisd"))

Inside, an ``Edit`` collects changes; at the end they are checked, written by the ``Sink`` (the store, in one SQL
transaction with the log line) and only then shown: ``casus.now`` changes and every listener hears of the change set.
An exception inside, a refusal by a rule or a failing sink leaves everything as it was. Invariants:

1. listeners are told only of what the sink has taken;
2. ``now`` equals the fold of all change sets in order;
3. undo is a change set like any other, with an author and a time of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from werkbank.i18n import tr
from werkbank.journal.changes import ChangeSet, FieldChange, apply, between, differs
from werkbank.journal.edit import Edit
from werkbank.journal.history import History, HistoryStep
from werkbank.journal.loose import leaves_loose
from werkbank.journal.pending import Pending, Told, Watched
from werkbank.model.casus import Casus
from werkbank.model.clock import Clock, EntityId, IdSource
from werkbank.model.entities import Entity
from werkbank.model.errors import BugError, KnownError

MERGED = "merge"
Listener = Callable[[ChangeSet], None]
Changes = tuple[FieldChange, ...]
SAME_TYPING = timedelta(seconds=5)  # a longer pause in one field starts a new undo step


class Sink(Protocol):
    """Where change sets become durable; raises ``KnownError`` when they cannot."""

    def write(self, change_set: ChangeSet) -> Casus | None:
        """Return only after the change set is safe; with the casus, where it may be more than the changes tell.

        Where copies differ about what is there, an edit of one thing can bring back or take away another.
        """
        ...


class MemorySink:
    """Keeps change sets in a list: for reading files without a workplace, and for tests."""

    def __init__(self) -> None:
        self.written: list[ChangeSet] = []

    def write(self, change_set: ChangeSet) -> None:
        self.written.append(change_set)


class OpenCasus:
    """A casus that is open for work: its present value, its history, its listeners."""

    def __init__(
        self, casus: Casus, *, sink: Sink, clock: Clock, ids: IdSource, author: str, past: Iterable[ChangeSet] = ()
    ) -> None:
        self.now = casus
        self.author = author
        self._sink = sink
        self._clock = clock
        self._ids = ids
        self._listeners: list[Listener] = []
        self._history = History()
        self._last: ChangeSet | None = None
        self._busy = False
        self.settle: Callable[[Changes], Changes] = lambda changes: (
            changes
        )  # what is done to them before they are written
        self.happened: list[ChangeSet] = []  # everything so far, oldest first
        self._with_others = False
        self._remember(past)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Hear of every change set that became durable; returns the way to stop listening."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def renew(self, then: Casus, *, past: Iterable[ChangeSet]) -> None:
        """Show a casus into which the work of others came, and its history; listeners hear what became different."""
        if self._busy:
            raise BugError("a merge inside a transaction")
        came = ChangeSet(self._ids(), MERGED, "", self._clock.now(), tuple(between(self.now, then)), foreign=True)
        self.now, self._last, self._history = then, None, History()
        self._remember(past)
        self._tell(came)

    @contextmanager
    def transaction(
        self, action: str, *, subject: str = "", typing: bool = False, joins: str = "", reason: str = ""
    ) -> Iterator[Edit]:
        """Collect one user action. ``typing`` joins consecutive edits of the same fields into one undo step.

        ``joins`` is the id of the last step when this goes on with it: both undo as one. It is ignored when something
        else was done meanwhile. ``reason`` goes with what ``Edit.resolve`` decides.
        """
        if self._busy:
            raise BugError(f"transaction {action} inside another")
        self._busy = True
        try:
            edit = Edit(self.now, ids=self._ids, contributor=self.author)
            yield edit
            changes = self.settle(edit.changes())
            if changes or edit.resolved:
                made = self._change_set(action, changes, subject=edit.subject or subject, typing=typing)
                made = replace(made, resolved=tuple(edit.resolved), reason=reason) if edit.resolved else made
                self._commit(replace(made, group=joins) if joins and joins == self._last_step else made)
        finally:
            self._busy = False

    def begin(self, action: str, entities: Sequence[Entity], *, subject: str = "") -> Pending:
        """Add many entities in two halves (see ``pending``); until it is shown or dropped nothing else can be done."""

        def make(told: Told) -> ChangeSet:
            edit = Edit(self.now, ids=self._ids, contributor=self.author)
            edit.add_all(entities, told=told)
            return self._change_set(action, edit.changes(), subject=subject, typing=False)

        return self._pending(make)

    def begin_turn(self, *, back: bool) -> Pending | None:
        """Take the last step back, or do it again, in two halves; None when there is none."""
        step = self.undo_step if back else self.redo_step
        if step is None:
            return None
        self._refuse_overtaken(step, back=back)
        return self._pending(lambda told: self._turned(step, back=back, told=told))

    def _pending(self, make: Callable[[Told], ChangeSet]) -> Pending:
        if self._busy:
            raise BugError("a large action inside another")
        self._busy = True

        def end() -> None:
            self._busy = False

        return Pending(self, sink=self._sink, make=make, end=end)

    def take(self, change_set: ChangeSet, then: Casus, *, truth: Casus | None = None) -> None:
        """Show what the sink has taken already, and what else it made different."""
        self.now = then
        self._last = change_set
        self._history.record(change_set)
        self.happened.append(change_set)
        self._tell(change_set)
        if truth is not None and truth != then:
            self.now, beside = truth, tuple(between(then, truth))
            self._tell(ChangeSet(self._ids(), MERGED, "", change_set.at, beside, foreign=True))

    def undo(self) -> ChangeSet | None:
        """Take the last step back; None when there is nothing to undo."""
        return self._turn(self.undo_step, back=True)

    def redo(self) -> ChangeSet | None:
        """Do the last undone step again; None when there is nothing to redo."""
        return self._turn(self.redo_step, back=False)

    @property
    def undo_step(self) -> HistoryStep | None:
        """What undo would take back (its action names it in the menu)."""
        return self._history.to_undo()

    @property
    def redo_step(self) -> HistoryStep | None:
        """What redo would bring back."""
        return self._history.to_redo()

    @property
    def _last_step(self) -> str:
        """The id of the step that was done last; empty right after an undo."""
        last = self._last
        return "" if last is None or last.undoes else last.group or last.id

    def _turn(self, step: HistoryStep | None, *, back: bool) -> ChangeSet | None:
        while step is not None and not step.changes:  # what it did was erased
            self._history.set_aside(step)
            step = self.undo_step if back else self.redo_step
        if step is None or self._busy:
            return None
        self._refuse_overtaken(step, back=back)
        self._busy = True
        try:
            turned = self._turned(step, back=back)
            self._commit(turned)
        finally:
            self._busy = False
        return turned

    def _refuse_overtaken(self, step: HistoryStep, *, back: bool) -> None:
        """A step over which somebody else has gone since cannot be turned: it is set aside, and that is said."""
        if not self._with_others:
            return
        made = ChangeSet(EntityId(step.id), step.action, self.author, self._clock.now(), step.changes)
        turned = made.inverted(as_id=made.id, at=made.at, author=self.author) if back else made
        if differs(self.now, turned.changes) or leaves_loose(self.now, turned.changes):
            self._history.set_aside(step)
            raise KnownError(
                tr("Iemand anders heeft hieraan verder gewerkt; daarom is deze stap niet terug te draaien."),
                remedy=tr("Verander het gegeven zelf. In de geschiedenis van het gegeven staat wat het was."),
                code="undo-overtaken",
            )

    def _remember(self, past: Iterable[ChangeSet]) -> None:
        self.happened[:] = past
        for change_set in self.happened:
            self._history.record(change_set)
        self._with_others = any(change_set.foreign for change_set in self.happened)

    def _turned(self, step: HistoryStep, *, back: bool, told: Told | None = None) -> ChangeSet:
        now = self._clock.now()
        done = step.changes if back else ()
        changes = Watched(done, told=told) if told else done
        as_done = ChangeSet(EntityId(step.id), step.action, self.author, now, changes, subject=step.subject)
        turned = as_done.inverted(as_id=self._ids(), at=now, author=self.author)
        return turned if back else replace(turned, changes=step.changes, redo=True)

    def _change_set(self, action: str, changes: tuple[FieldChange, ...], *, subject: str, typing: bool) -> ChangeSet:
        now = self._clock.now()
        fresh = ChangeSet(self._ids(), action, self.author, now, changes, subject=subject)
        return replace(fresh, group=self._group_for(fresh, now)) if typing else fresh

    def _group_for(self, fresh: ChangeSet, now: datetime) -> str:
        last = self._last
        joins = (
            last is not None
            and last.group
            and last.action == fresh.action
            and now - last.at <= SAME_TYPING
            and {c.address for c in last.changes} == {c.address for c in fresh.changes}
        )
        return last.group if last and joins else fresh.id

    def _commit(self, change_set: ChangeSet) -> None:
        then = apply(self.now, change_set.changes)
        self.take(change_set, then, truth=self._sink.write(change_set))

    def _tell(self, change_set: ChangeSet) -> None:
        """Every listener hears of it, also when an earlier one fails: what is durable must be shown."""
        failures: list[Exception] = []
        for listener in list(self._listeners):
            try:
                listener(change_set)
            except Exception as failure:  # noqa: BLE001 - raised below, after all have heard
                failures.append(failure)
        if failures:
            raise failures[0]
