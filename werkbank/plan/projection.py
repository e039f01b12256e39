"""Reduce a casus to what one reader may see, before anything is counted, laid out or written (plan.md section 1).

Three steps: each item is judged by itself (``verdicts.py``); then what hangs on a hidden item goes or loses the
mention, again and again until nothing changes; then fields that no reader gets are emptied (``stripping.py``).

Invariants: the result names no id that it does not hold; what is computed from it is the same whatever the hidden items
say (*non-interference*); projecting twice changes nothing more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from werkbank.model.casus import Casus, casus_of
from werkbank.model.clock import EntityId
from werkbank.model.entities import Custody, Entity, Event, Goal, OwnStatement, Pattern, Twins
from werkbank.model.kinds import Kind
from werkbank.model.references import references_of
from werkbank.model.vocabulary import vocabulary
from werkbank.plan.access import ONLY_NAMED, OWN_ROWS, ReaderKind
from werkbank.plan.family_rules import RECOGNISING
from werkbank.plan.reader import Reader
from werkbank.plan.readers import reader_named
from werkbank.plan.secret_words import is_place, names_secret
from werkbank.plan.shown import Shown, meet, whole_of
from werkbank.plan.stripping import stripped
from werkbank.plan.verdicts import verdict
from werkbank.plan.view import View, view_of
from werkbank.plan.why import Why

Address = tuple[Kind, EntityId]
ALONE = {Kind.EVENT, Kind.UTTERANCE, Kind.SCALE_POINT, Kind.SUPPORT, Kind.AGREEMENT}
BOTH_SIDES = {Kind.GOAL, Kind.STEP}  # a goal and its steps bring each other in: only an edit stands alone
PEOPLE = ("who", "checked_by", "disagrees", "by", "asked_by", "ask_whom")
SPEAKERS = {Kind.UTTERANCE: "by", Kind.SCALE_POINT: "giver", Kind.OWN_STATEMENT: "by", Kind.ANSWER: "who"}


def project(casus: Casus, reader: Reader, *, today: date) -> Casus:
    """The casus as this reader may see it; of what a screen shows, only what the screen shows as well."""
    made = Projection(view_of(whole_of(casus), reader, today=today)).casus()
    return meet(casus.origin, [casus, made]) if isinstance(casus, Shown) else made


def projected_for(casus: Casus, reader_text: str, *, today: date) -> Casus:
    """The casus for a reader by name or role.

    Raises:
        KnownError: nobody is meant, or more than one.
    """
    return project(casus, reader_named(casus, reader_text, today=today), today=today)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An item that this reader does not get, and why."""

    entity: Entity = field(repr=False)
    why: Why


def left_out(casus: Casus, reader: Reader, *, today: date) -> list[LeftOut]:
    """What is not in this reader's plan although it could have been, for the team; in table order."""
    hidden = Projection(view_of(whole_of(casus), reader, today=today)).hidden
    found = (LeftOut(item, hidden[item.kind_of, item.id]) for item in casus.everything() if _key(item) in hidden)
    return [one for one in found if one.why is not Why.NO_BLOCK]


def _key(item: Entity) -> Address:
    return item.kind_of, item.id


class Projection:
    """The work on one view; ``again`` follows the edits of a screen without judging everything anew."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._all = {_key(item): item for item in view.casus.everything()}
        self.hidden: dict[Address, Why] = {}
        for key, item in self._all.items():
            if why := self._why(item):
                self.hidden[key] = why
        while more := dict(self._hanging()):
            self.hidden |= more

    def casus(self) -> Casus:
        kept = (item for key, item in self._all.items() if key not in self.hidden)
        return casus_of(self._as_seen(item) for item in kept)

    @property
    def view(self) -> View:
        """Who looks at what."""
        return self._view

    def again(self, casus: Casus, changed: Iterable[Address]) -> dict[Address, Entity | None] | None:
        """The changed items as the reader sees them in ``casus``, None for what is hidden or gone.

        None for all of it when more than these items must be judged anew: something else may lean on them, or the
        places that must stay a secret may be others. Then this projection is of no more use.
        """
        keys = tuple(changed)
        self._view = replace(self._view, casus=casus)
        found: dict[Address, Entity | None] = {}
        for key in keys:
            old, new = self._all.get(key), casus.get(*key)
            if not _stands_alone(old, new) or _tells_more(old, view=self._view) or _tells_more(new, view=self._view):
                return None
            was_seen = old is not None and key not in self.hidden
            self.hidden.pop(key, None)
            self._all.pop(key, None) if new is None else self._all.update({key: new})
            if new is not None and (why := self._why(new) or self._why_hanging(new)):
                self.hidden[key] = why
            is_seen = new is not None and key not in self.hidden
            if old is not None and new is not None and was_seen is not is_seen:
                return None
            found[key] = self._as_seen(new) if new is not None and is_seen else None
        return found

    def _why(self, item: Entity) -> Why | None:
        """Why an item by itself is not for this reader; what would still tell a secret place is not either."""
        view = self._view
        why = verdict(item, view=view)
        if why is not None or not (view.secrets or view.strangers or view.unknown):
            return why
        if any(view.who_is(getattr(item, name)) in view.unknown for name in _speakers_in(type(item))):
            return Why.DESCENT
        told = stripped(item, view=view)
        if names_secret(told, secrets=view.secrets):
            return Why.SECRET
        return Why.DESCENT if names_secret(told, secrets=view.strangers) else None

    def _as_seen(self, item: Entity) -> Entity:
        return stripped(self._without_mentions(item), view=self._view)

    def _hanging(self) -> Iterator[tuple[Address, Why]]:
        for key, item in self._all.items():
            if key not in self.hidden and (why := self._why_hanging(item)):
                yield key, why

    def _why_hanging(self, item: Entity) -> Why | None:
        if isinstance(item, Pattern) and (why := self._why_no_pattern(item)):
            return why
        if self._bears_hidden(item) or self._speaker_hidden(item):
            return Why.LEANS
        if isinstance(item, OwnStatement) and self._target_hidden(item.target):
            return Why.LEANS
        return self._is_empty(item)

    def _bears_hidden(self, item: Entity) -> bool:
        return any(
            not self._seen(reference.target, i)
            for reference in references_of(item.kind_of, bearing=True)
            for i in _ids(item, reference.field)
        )

    def _is_empty(self, item: Entity) -> Why | None:
        """What named persons, and now names none; a home, a goal or twins without anybody left."""
        for name in ("about", "persons"):
            named = _ids(item, name)
            if named and all(self._is_kept_back(person) for person in named):
                return Why.LEANS
        if isinstance(item, Twins) and sum(self._seen(Kind.PERSON, person) for person in item.persons) < 2:
            return Why.LEANS
        if isinstance(item, Custody) and self._is_hidden(Kind.PERSON, item.holder):
            return Why.LEANS
        if item.kind_of is Kind.HOUSEHOLD and not self._has_visible(Kind.RESIDENCE, "household", item.id):
            return Why.LEANS
        if isinstance(item, Goal) and self._is_of_others(item) and not self._has_visible(Kind.STEP, "goal", item.id):
            return Why.NOT_NAMED
        return None

    def _is_of_others(self, goal: Goal) -> bool:
        """Without a row of its own a goal is not for who gets rows only, nor for a child whom it is not about."""
        reader = self._view.reader
        about_reader = reader.person in {*goal.persons, *goal.about}
        return reader.kind in ONLY_NAMED or (reader.kind in OWN_ROWS and not about_reader)

    def _has_visible(self, kind: Kind, name: str, value: str) -> bool:
        table = self._view.casus.table(kind)
        return any(getattr(one, name) == value and (kind, one.id) not in self.hidden for one in table.values())

    def _lost(self, pattern: Pattern) -> bool:
        places = ((Kind.EVENT, pattern.events), (Kind.PERSON, pattern.persons), (Kind.BOND, pattern.bonds))
        return any(not self._seen(kind, i) for kind, ids in places for i in ids)

    def _why_no_pattern(self, pattern: Pattern) -> Why | None:
        """It shows its evidence, and somebody whom the reader may hear must have recognised it."""
        if self._lost(pattern):
            return Why.EVIDENCE
        answers = self._view.casus.answers.values()
        yes = (one for one in answers if one.pattern == pattern.id and one.by_family and one.kind in RECOGNISING)
        heard = any((Kind.ANSWER, one.id) not in self.hidden for one in yes)
        return None if heard or self._view.reader.kind is ReaderKind.TEAM else Why.NOT_RECOGNISED

    def _speaker_hidden(self, item: Entity) -> bool:
        """Somebody who is merely no part of what this reader gets may have said it: then nobody's name stands there."""
        name = SPEAKERS.get(item.kind_of)
        who = getattr(item, name, "") if name else ""
        return self.hidden.get((Kind.PERSON, self._view.who_is(who)), Why.NO_BLOCK) is not Why.NO_BLOCK

    def _target_hidden(self, target: str) -> bool:
        return any(self._is_hidden(kind, one) for one in (target, target.partition(":")[2]) for kind in Kind)

    def _is_hidden(self, kind: Kind, entity_id: str) -> bool:
        return (kind, entity_id) in self.hidden

    def _is_kept_back(self, person: str) -> bool:
        """Hidden for a reason of its own; not merely because this reader gets no family picture."""
        key = (Kind.PERSON, EntityId(person))
        return key not in self._all or self.hidden.get(key, Why.NO_BLOCK) is not Why.NO_BLOCK

    def _seen(self, kind: Kind, entity_id: str) -> bool:
        key = (kind, EntityId(entity_id))
        return key in self._all and key not in self.hidden

    def _without_mentions(self, item: Entity) -> Entity:
        changes: dict[str, object] = {}
        for reference in references_of(item.kind_of, bearing=False):
            changes |= self._trimmed(item, reference.field, target=reference.target)
        for name in _people_in(type(item)):
            if self._is_hidden(Kind.PERSON, getattr(item, name)):
                changes[name] = ""
        return item.model_copy(update=changes) if changes else item

    def _trimmed(self, item: Entity, name: str, *, target: Kind) -> dict[str, object]:
        value = getattr(item, name)
        if isinstance(value, tuple):
            kept = tuple(i for i in value if self._seen(target, i))
            return {name: kept} if kept != value else {}
        gone = self._is_hidden(target, value) or (name == "pattern" and value and not self._seen(target, value))
        return {name: ""} if gone else {}


def _stands_alone(old: Entity | None, new: Entity | None) -> bool:
    """Whether nothing else can come in or out of sight with this change."""
    for item in (old, new):
        if item is not None and item.kind_of not in ALONE | BOTH_SIDES:
            return False
        if isinstance(item, Event) and vocabulary().is_class(item.kind, "shielded_place"):
            return False
    kinds = {item.kind_of for item in (old, new) if item is not None}
    return old is not None and new is not None if kinds & BOTH_SIDES else True


def _tells_more(item: Entity | None, *, view: View) -> bool:
    """Whether this may be one more word, or one less, for a place that is a secret for the reader."""
    return isinstance(item, Event) and not view.sheltered.isdisjoint(item.persons) and is_place(item)


@lru_cache(None)
def _speakers_in(cls: type[Entity], /) -> tuple[str, ...]:
    """The fields that say who does or said something: without that person it would not be there."""
    return tuple(name for name in (*PEOPLE, "giver") if name in cls.model_fields)


@lru_cache(None)
def _people_in(cls: type[Entity], /) -> tuple[str, ...]:
    """The fields that may name a person, by id or by role: to ask an entity for a field it has not got is slow."""
    return tuple(name for name in PEOPLE if name in cls.model_fields or hasattr(cls, name))


def _ids(item: Entity, name: str) -> tuple[EntityId, ...]:
    value = getattr(item, name, ())
    return value if isinstance(value, tuple) else (value,) if value else ()
