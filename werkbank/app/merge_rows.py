"""What a handover would bring, person by person: what is new, different, in conflict, taken away or erased.

Each thing stands under everybody it is about, and what is about nobody stands under the family. Things to decide come
first. Qt-free: the window and tests read the same rows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from werkbank.app.field_words import field_words
from werkbank.app.kind_words import one_of
from werkbank.app.minutes import line_of
from werkbank.app.session import Key, key_of
from werkbank.i18n import mark, ntr, tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import to_dutch
from werkbank.model.entities import Entity, Event, Person, fields_of
from werkbank.model.kinds import Kind
from werkbank.model.references import REFERENCES
from werkbank.model.rules import called
from werkbank.store.forks import Fork
from werkbank.store.merging import MergePreview


class State(Enum):
    """What a merge does to a thing: a sign and a word, so that no colour is needed. Heaviest first."""

    CONFLICT = "!", mark("verschilt")
    GONE = "×", mark("weg")
    ERASED = "▨", mark("gewist")
    NEW = "+", mark("nieuw")
    CHANGED = "~", mark("anders")

    @property
    def sign(self) -> str:
        """One character."""
        return self.value[0]

    @property
    def word(self) -> str:
        """In Dutch."""
        return tr(self.value[1])


ORDER = {state: place for place, state in enumerate(State)}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a merge does."""

    state: State
    key: Key
    text: str
    people: tuple[EntityId, ...]
    fork: Fork | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody with what changes about them; without a person it is about the family as a whole."""

    person: EntityId | None
    name: str
    changes: tuple[Change, ...]

    @property
    def keys(self) -> tuple[Key, ...]:
        """Where it stands in the pictures."""
        own = (Key(Kind.PERSON, self.person),) if self.person else ()
        return tuple(dict.fromkeys((*own, *(change.key for change in self.changes))))

    @property
    def counts(self) -> str:
        """'1 verschilt, 2 nieuw'."""
        told = {state: sum(change.state is state for change in self.changes) for state in State}
        return ", ".join(f"{count} {state.word}" for state, count in told.items() if count)


def changes_of(seen: MergePreview) -> tuple[Change, ...]:
    """Everything that a merge does, each thing once for each way."""
    return tuple(sorted(_changes(seen), key=lambda change: ORDER[change.state]))


def rows_of(changes: Iterable[Change], seen: MergePreview) -> tuple[Row, ...]:
    """The list: who has something to decide first, then in the order of the casus, the family last."""
    told: dict[EntityId | None, list[Change]] = {}
    for change in changes:
        for person in change.people or (None,):
            told.setdefault(person, []).append(change)
    place = {person: number for number, person in enumerate((*seen.merged.persons, *seen.ours.persons))}

    def order(person: EntityId | None) -> tuple[bool, bool, int]:
        quiet = all(change.state is not State.CONFLICT for change in told[person])
        return quiet, person is None, place.get(person, len(place)) if person else 0

    return tuple(Row(person, _name(person, seen), tuple(told[person])) for person in sorted(told, key=order))


def states_of(changes: Iterable[Change]) -> Mapping[Key, State]:
    """The heaviest of every thing."""
    return {change.key: change.state for change in sorted(changes, key=lambda one: -ORDER[one.state])}


def told_counts(changes: Iterable[Change]) -> str:
    """'3 verschillen, 6 nieuw, 2 anders': the head of the list."""
    states = [change.state for change in changes]
    parts = (
        (
            State.CONFLICT,
            ntr("{n} verschil om te kiezen", "{n} verschillen om te kiezen", states.count(State.CONFLICT)),
        ),
        (State.NEW, tr("{n} nieuw", n=states.count(State.NEW))),
        (State.CHANGED, tr("{n} anders", n=states.count(State.CHANGED))),
        (State.GONE, tr("{n} weggehaald", n=states.count(State.GONE))),
        (State.ERASED, tr("{n} gewist", n=states.count(State.ERASED))),
    )
    return ", ".join(text for state, text in parts if states.count(state))


def _changes(seen: MergePreview) -> Iterator[Change]:
    for fork in seen.conflicts:
        yield _of_fork(fork, seen)
    disputed: dict[tuple[str, str], set[str]] = {}
    for fork in seen.conflicts:
        disputed.setdefault((fork.kind, fork.entity), set()).add(fork.field)
    for state, keys, casus in (
        (State.NEW, seen.new, seen.merged),
        (State.CHANGED, seen.changed, seen.merged),
        (State.GONE, seen.gone, seen.ours),
        (State.ERASED, seen.erased, seen.merged),
    ):
        for key in keys:
            item = casus.get(Kind(key[0]), key[1]) or seen.ours.get(Kind(key[0]), key[1])
            if item is not None and not (state is State.NEW and key in disputed):
                told = (
                    _with_fields(item, seen, but=disputed.get(key, set()))
                    if state is State.CHANGED
                    else _line(item, casus)
                )
                if told:
                    yield Change(state, key_of(item), told, people_of(item, casus))


def _of_fork(fork: Fork, seen: MergePreview) -> Change:
    key = Key(Kind(fork.kind), EntityId(fork.entity))
    item = seen.merged.get(*key)
    people = people_of(item, seen.merged) if item is not None else ()
    about = _line(item, seen.merged) if item is not None else one_of(key.kind)
    asked = tr("weg of niet?") if fork.is_about_existence else field_words(key.kind).get(fork.field, fork.field)
    return Change(State.CONFLICT, key, f"{about}: {asked}", people, fork)


def _with_fields(item: Entity, seen: MergePreview, *, but: Collection[str]) -> str:
    """With which fields become different; nothing when it is only what is in conflict."""
    before = seen.ours.get(item.kind_of, item.id)
    old, new = fields_of(before) if before is not None else {}, fields_of(item)
    words = field_words(item.kind_of)
    fields = [name for name in type(item).model_fields if old.get(name) != new.get(name) and name not in but]
    if not fields:
        return ""
    named = ", ".join(words.get(name, name) for name in fields)
    return f"{_line(item, seen.merged)} ({named})"


def _line(item: Entity, casus: Casus) -> str:
    """Short, for it stands under the name of whom it is about."""
    if isinstance(item, Event):
        return " · ".join(part for part in (to_dutch(item.date), item.title) if part) or one_of(Kind.EVENT)
    return tr("{soort}: {wat}", soort=one_of(item.kind_of), wat=line_of(item, casus) or tr("zonder naam"))


def people_of(item: Entity, casus: Casus) -> tuple[EntityId, ...]:
    """Whom it is about: itself, who is named in it, or whom the thing it hangs on is about."""
    if isinstance(item, Person):
        return (item.id,)
    named: list[EntityId] = []
    for one in REFERENCES:
        if one.kind is not item.kind_of:
            continue
        value = getattr(item, one.field)
        for name in value if isinstance(value, tuple) else (value,):
            if name and one.target is Kind.PERSON:
                named.append(name)
            elif name and one.bearing and (held := casus.get(one.target, name)) is not None:
                named += people_of(held, casus)
    return tuple(one for one in dict.fromkeys(named) if one in casus.persons)


def _name(person: EntityId | None, seen: MergePreview) -> str:
    if person is None:
        return tr("Het gezin als geheel")
    return called(seen.merged.persons.get(person) or seen.ours.persons.get(person))
