"""One case file without a workplace around it, and a look behind its lock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.helpers.workplaces import NOON
from werkbank.journal.changes import EXISTS, ChangeSet, FieldChange, JsonValue
from werkbank.model.clock import EntityId, counted_ids
from werkbank.model.kinds import Kind
from werkbank.store.case_file import OpenFile, Opening, create, open_file
from werkbank.store.chain import Actor
from werkbank.store.connection import Access, checkpoint
from werkbank.store.files import make_folder, write_whole
from werkbank.store.keys import Identity, new_identity
from werkbank.store.layout import CaseFolder
from werkbank.store.people import Person

Loose = Any
"""What a test hands on as it is."""

KEY = bytes(range(32))
CASE = "casus-1"
ANJA: Identity = new_identity(Person("anja", "Anja"))
BRAM: Identity = new_identity(Person("bram", "Bram"))
_BATCH_IDS = counted_ids("batch-")


def actor(identity: Identity = ANJA, *, replica: str = "laptop") -> Actor:
    name = identity.person.name
    return Actor(f"{name}-{replica}", identity.person.id, replica, name, identity.public.sign_key)


def opening(folder: Path, *, identity: Identity = ANJA, **changed: Loose) -> Opening:
    usual = Opening(
        folder=CaseFolder(folder),
        case=CASE,
        key=KEY,
        actor=actor(identity),
        access=Access.ALONE,
        backups=folder / "backups",
        now=NOON,
        fresh_id=counted_ids("vers-"),
    )
    return replace(usual, **changed)


def new_file(folder: Path, *, identity: Identity = ANJA) -> OpenFile:
    make_folder(folder)
    write_whole(folder / "slots.json", content=b"{}")
    return create(opening(folder, identity=identity, access=Access.CREATE))


def reopened(file: OpenFile, **changed: Loose) -> OpenFile:
    """Close it as a crash would not, and open it again."""
    checkpoint(file.connection)
    file.connection.close()
    return open_file(replace(file.opening, access=Access.ALONE, **changed))


def setting(field: str, value: JsonValue, *, entity: str = "p1", kind: Kind = Kind.PERSON) -> FieldChange:
    return FieldChange(kind, EntityId(entity), field, None, value)


def existing(entity: str = "p1", kind: Kind = Kind.PERSON) -> FieldChange:
    return setting(EXISTS, True, entity=entity, kind=kind)


def action(*changes: FieldChange, after: timedelta = timedelta(), **fields: Loose) -> ChangeSet:
    return ChangeSet(_BATCH_IDS(), fields.pop("name", "act"), "Anja", NOON + after, changes, **fields)


@dataclass(frozen=True)
class Forged:
    """Edits an open file behind the back of the program, as somebody could who has the key."""

    file: OpenFile

    def __call__(self, statement: str, *values: Loose) -> Loose:
        return self.file.connection.execute(statement, values).fetchall()


Step = Callable[[Loose], None]
