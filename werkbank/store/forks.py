"""Where two copies say different things, with who said it and when: what a person needs to decide.

``forks_of`` gives every fork of a file. On field ``_exists`` the fork is about the entity as a whole: somebody took it
away while somebody else went on with it; such an entity stands until somebody decides (module ``contested``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field as part
from datetime import datetime
from typing import Any

from werkbank.journal.changes import EXISTS
from werkbank.store.access_log import moment
from werkbank.store.ancestry import text_before
from werkbank.store.connection import Connection
from werkbank.store.fold import Forked, Key, Said, fold

_WHO = """
SELECT a.person, a.name, a.replica, b.at, b.action FROM op o JOIN actor a ON a.id = o.actor
JOIN batch b ON b.id = o.batch WHERE a.uuid = ? AND o.seq = ?
"""


LONG_TEXT = 60  # letters; longer texts are laid beside each other, and joined on lines of their own


@dataclass(frozen=True, slots=True)
class Side:
    """What one copy says."""

    person: str
    name: str = part(repr=False)
    replica: str
    at: datetime
    action: str
    field: str
    value: Any = part(repr=False)  # JSON; None is the default of the field, or erased
    takes_away: bool  # this side took the entity away


@dataclass(frozen=True, slots=True)
class Fork:
    """One thing to decide; the casus shows the first side."""

    kind: str
    entity: str
    field: str
    sides: tuple[Side, ...]
    company: tuple[Key, ...] = ()  # what came back with it: to be kept or taken away together
    before: str = part(default="", repr=False)  # of a long text: what it was when the copies went apart

    @property
    def is_about_existence(self) -> bool:
        """Taken away on one side, worked on at the other."""
        return self.field == EXISTS


def is_long_text(text: str) -> bool:
    """Whether a text wants more room than one line."""
    return len(text) > LONG_TEXT or "\n" in text


def forks_of(connection: Connection) -> tuple[Fork, ...]:
    """Every fork of a file."""
    return told_forks(connection, fold(connection).forks)


def told_forks(connection: Connection, forks: Iterable[Forked]) -> tuple[Fork, ...]:
    """Forks with who said what when."""
    return tuple(_told(connection, fork) for fork in forks)


def _told(connection: Connection, fork: Forked) -> Fork:
    sides = tuple(_side(connection, one) for one in fork.sides)
    is_long = any(isinstance(side.value, str) and is_long_text(side.value) for side in sides)
    before = text_before(connection, fork.sides) if is_long and fork.field != EXISTS else ""
    return Fork(fork.kind, fork.entity, fork.field, sides, fork.company, before)


def _side(connection: Connection, said: Said) -> Side:
    person, name, replica, at, action = connection.execute(_WHO, (said.actor, said.seq)).fetchone()
    gone = said.field == EXISTS and said.val != "true"
    value = None if said.val is None else json.loads(said.val)
    return Side(person, name, replica, moment(at), action, said.field, value, gone)
