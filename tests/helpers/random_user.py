"""A random user at an open casus: adds, changes, types, removes, undoes, redoes, and now and then everything fails.

The rules know nothing of how the journal works; they keep the list of states that were shown and the list of change
sets that listeners heard of. Subclasses say where change sets become durable and what it means to look at them again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from unicodedata import normalize

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.helpers.workplaces import MovingClock
from werkbank.journal.changes import ChangeSet, apply
from werkbank.journal.open_casus import OpenCasus, Sink
from werkbank.model.casus import Casus
from werkbank.model.circles import on_circles
from werkbank.model.clock import EntityId, counted_ids
from werkbank.model.entities import Entity, Event, Household, Parentage, Person, Residence, Twins
from werkbank.model.errors import KnownError
from werkbank.model.kinds import Kind

TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)
KINDS = st.sampled_from([Kind.PERSON, Kind.EVENT, Kind.PARENTAGE, Kind.HOUSEHOLD, Kind.RESIDENCE, Kind.TWINS])
PICK = st.integers(min_value=0, max_value=10_000)


class NoPowerError(KnownError):
    """What a sink says that cannot write now."""


@dataclass
class Faltering:
    """A sink that fails when it is told to."""

    inner: Sink
    fails: bool = False
    taken: list[ChangeSet] = field(default_factory=list)

    def write(self, change_set: ChangeSet) -> None:
        if self.fails:
            raise NoPowerError("geen stroom")
        self.inner.write(change_set)
        self.taken.append(change_set)


def in_order(casus: Casus) -> dict[Kind, list[tuple[EntityId, Entity]]]:
    """Everything in it, in the order in which it stands there."""
    return {kind: list(table.items()) for kind, table in sorted(casus.tables.items()) if table}


class RandomUser(RuleBasedStateMachine):
    """The user. ``start`` is given by the subclass."""

    def start(self) -> tuple[Casus, Sink]:
        raise NotImplementedError

    @initialize()
    def sit_down(self) -> None:
        self.clock = MovingClock(step=timedelta(seconds=1))
        self.ids = counted_ids("u")
        casus, sink = self.start()
        self.begin = casus
        self.heard: list[ChangeSet] = []
        self.sink = Faltering(sink)
        self.sit_at(casus)
        self.undoable: list[Casus] = []  # the states before each step, as a user remembers them
        self.redoable: list[Casus] = []

    def sit_at(self, casus: Casus, *, past: Iterable[ChangeSet] = ()) -> None:
        """Open the casus with its history."""
        self.casus = OpenCasus(casus, sink=self.sink, clock=self.clock, ids=self.ids, author="Anja", past=past)
        self.casus.listen(self._hear)

    def _hear(self, change_set: ChangeSet) -> None:
        assert self.sink.taken[-1] is change_set, "shown before it was safe"
        self.heard.append(change_set)

    def _did(self, before: Casus) -> None:
        if self.heard and not self.heard[-1].undoes:
            self.redoable.clear()  # typing a letter and taking it out again, too
        if self.casus.now != before:
            self.undoable.append(before)

    def _some(self, kind: Kind, pick: int) -> Entity | None:
        table = list(self.casus.now.table(kind).values())
        return table[pick % len(table)] if table else None

    # what a user does

    @rule(name=TEXTS, note=TEXTS)
    def add_a_person(self, name: str, note: str) -> None:
        before = self.casus.now
        with self.casus.transaction("add-person", subject=name) as edit:
            edit.add(Person(id=edit.new_id(), first_name=name, note=note))
        self._did(before)

    @rule(pick=PICK, other=PICK, title=TEXTS)
    def add_things_about_two_people(self, pick: int, other: int, title: str) -> None:
        one, two = self._some(Kind.PERSON, pick), self._some(Kind.PERSON, other)
        if one is None or two is None:
            return
        before = self.casus.now
        link = Parentage(id=EntityId("?"), parent=one.id, child=two.id)
        circle = on_circles([*before.parentages.values(), link])  # the rules of the verbs refuse that
        with self.casus.transaction("add-things") as edit:
            edit.add(Event(id=edit.new_id(), title=title, persons=(one.id,), about=(one.id, two.id)))
            if not circle:
                edit.add(Parentage(id=edit.new_id(), parent=one.id, child=two.id))
            edit.add(Twins(id=edit.new_id(), persons=(one.id, two.id)))
            home = edit.add(Household(id=edit.new_id(), label=title))
            edit.add(Residence(id=edit.new_id(), person=two.id, household=home.id))
        self._did(before)

    @rule(kind=KINDS, pick=PICK, note=TEXTS, source=TEXTS)
    def change_something(self, kind: Kind, pick: int, note: str, source: str) -> None:
        chosen = self._some(kind, pick)
        if chosen is None:
            return
        before = self.casus.now
        with self.casus.transaction("change") as edit:
            edit.change(chosen, note=note)
            edit.change(chosen, source=source)
        self._did(before)
        after = self.casus.now.get(kind, chosen.id)
        assert after is not None
        assert (after.note, after.source) == (normalize("NFC", note), normalize("NFC", source))

    @rule(pick=PICK, letters=st.lists(TEXTS, min_size=1, max_size=4), takes_back=st.booleans())
    def type_in_a_field(self, pick: int, letters: list[str], takes_back: bool) -> None:
        """Letters typed at one go are one step, or none when they are all taken out again."""
        chosen = self._some(Kind.PERSON, pick)
        if not isinstance(chosen, Person):
            return
        self.clock.at += timedelta(minutes=1)
        before = self.casus.now
        for text in [*letters, chosen.language] if takes_back else letters:
            with self.casus.transaction("type", typing=True) as edit:
                edit.change(chosen, language=text)
        self._did(before)

    @rule(kind=KINDS, pick=PICK)
    def remove_something(self, kind: Kind, pick: int) -> None:
        chosen = self._some(kind, pick)
        if chosen is None:
            return
        before = self.casus.now
        with self.casus.transaction("remove") as edit:
            edit.remove(kind, chosen.id)
            assert self.casus.now is before, "half of it was shown"
        self._did(before)

    @precondition(lambda self: self.undoable)
    @rule()
    def undo(self) -> None:
        before = self.casus.now
        assert self.casus.undo() is not None
        then = self.undoable.pop()
        assert self.casus.now == then
        assert in_order(self.casus.now) == in_order(then)
        self.redoable.append(before)

    @precondition(lambda self: self.redoable)
    @rule()
    def redo(self) -> None:
        before = self.casus.now
        assert self.casus.redo() is not None
        assert self.casus.now == self.redoable.pop()
        self.undoable.append(before)

    # what goes wrong

    @rule(name=TEXTS, pick=PICK)
    def change_your_mind_halfway(self, name: str, pick: int) -> None:
        before, heard = self.casus.now, len(self.heard)
        with pytest.raises(ZeroDivisionError):
            self._begin_and_stumble(name, pick)
        assert self.casus.now is before
        assert len(self.heard) == heard

    def _begin_and_stumble(self, name: str, pick: int) -> None:
        with self.casus.transaction("add-person") as edit:
            edit.add(Person(id=edit.new_id(), first_name=name))
            if chosen := self._some(Kind.PERSON, pick):
                edit.remove(Kind.PERSON, chosen.id)
            raise ZeroDivisionError

    @rule(name=TEXTS)
    def lose_power_while_writing(self, name: str) -> None:
        before, heard = self.casus.now, len(self.heard)
        steps = self.casus.undo_step, self.casus.redo_step
        self.sink.fails = True
        with pytest.raises(NoPowerError), self.casus.transaction("add-person") as edit:
            edit.add(Person(id=edit.new_id(), first_name=name))
        self.sink.fails = False
        assert self.casus.now is before
        assert len(self.heard) == heard
        assert (self.casus.undo_step, self.casus.redo_step) == steps

    # what always holds

    @invariant()
    def what_is_shown_is_the_sum_of_what_was_taken(self) -> None:
        casus = self.begin
        for change_set in self.sink.taken:
            casus = apply(casus, change_set.changes)
        assert casus == self.casus.now
        assert in_order(casus) == in_order(self.casus.now)

    @invariant()
    def listeners_heard_of_all_that_was_taken_and_nothing_else(self) -> None:
        assert self.heard == self.sink.taken

    @invariant()
    def undo_is_offered_exactly_when_there_is_something(self) -> None:
        assert (self.casus.undo_step is not None) == bool(self.undoable)
        assert (self.casus.redo_step is not None) == bool(self.redoable)

    @invariant()
    def nothing_points_at_somebody_who_is_gone(self) -> None:
        now = self.casus.now
        for parentage in now.parentages.values():
            assert parentage.parent in now.persons
            assert parentage.child in now.persons
        for event in now.events.values():
            assert set(event.persons) <= set(now.persons)
        for residence in now.residences.values():
            assert residence.household in now.households
