"""Copies of one casus in which people work apart, in memory but encrypted and with everything a file has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from tests.helpers.case_files import ANJA, BRAM, CASE, KEY
from tests.helpers.workplaces import NOON, MovingClock
from werkbank.journal.open_casus import OpenCasus
from werkbank.model.casus import Casus
from werkbank.model.clock import counted_ids
from werkbank.model.entities import Entity, Person
from werkbank.store.bundling import Keep, bundle_of
from werkbank.store.case_file import OpenFile, Opening
from werkbank.store.chain import Actor
from werkbank.store.chain_check import chain_problems
from werkbank.store.connection import Access
from werkbank.store.fold import Folded, fold
from werkbank.store.forks import Fork, forks_of
from werkbank.store.heads import heads_of
from werkbank.store.integrity import head_problems, model_problems
from werkbank.store.keys import Identity, new_identity
from werkbank.store.layout import CaseFolder
from werkbank.store.ledger import Ledger
from werkbank.store.merging import MergePreview, MergeReport, apply, preview
from werkbank.store.past import change_sets, changes_in
from werkbank.store.people import Person as Member
from werkbank.store.records import Bundle
from werkbank.store.schema import create_tables
from werkbank.store.stored_casus import StoredCasus

CIRA: Identity = new_identity(Member("cira", "Cira"))
THREE = (ANJA, BRAM, CIRA)
KEYS = {one.person.id: one.public.sign_key for one in THREE}


@dataclass
class Replica:
    """One copy with one person at it."""

    identity: Identity
    name: str = ""
    case: str = CASE
    clock: MovingClock = field(default_factory=lambda: MovingClock(NOON, timedelta(seconds=1)))

    def __post_init__(self) -> None:
        self.name = self.name or self.identity.person.name.lower()
        person, ids = self.identity.person, counted_ids(f"{self.name}-")
        actor = Actor(ids(), person.id, f"laptop-{self.name}", person.name, self.identity.public.sign_key)
        connection = sqlcipher.connect(":memory:", isolation_level=None)
        connection.set_key(f"x'{KEY.hex()}'")
        create_tables(connection, case=self.case)
        nowhere = Path("nergens")
        opening = Opening(CaseFolder(nowhere), self.case, KEY, actor, Access.ALONE, nowhere, NOON, ids)
        self.file = OpenFile(opening, connection, Ledger(connection, case=self.case, actor=actor))
        self.desk = OpenCasus(Casus(), sink=self.file, clock=self.clock, ids=ids, author=person.name)

    @property
    def folded(self) -> Folded:
        return fold(self.file.connection)

    @property
    def forks(self) -> tuple[Fork, ...]:
        return forks_of(self.file.connection)

    @property
    def problems(self) -> list[str]:
        connection = self.file.connection
        found = (
            *head_problems(connection),
            *chain_problems(connection, case=self.case, known_keys=KEYS),
            *model_problems(connection),
        )
        return [one.code for one in found]

    def said(self) -> set[tuple[object, ...]]:
        """Every operation, by name."""
        told = self.file.connection.execute(
            "SELECT a.uuid, o.seq, o.hlc, hex(o.h), o.val FROM op o JOIN actor a ON a.id = o.actor"
        )
        return set(told)

    def add(self, entity: Entity) -> Entity:
        with self.desk.transaction("add-person") as edit:
            return edit.add(entity)

    def person(self, name: str) -> Person:
        with self.desk.transaction("add-person", subject=name) as edit:
            return edit.add(Person(id=edit.new_id(), first_name=name))

    def change(self, entity: Entity, **fields: object) -> None:
        known = self.desk.now.get(entity.kind_of, entity.id)
        assert known is not None
        with self.desk.transaction("edit-person") as edit:
            edit.change(known, **fields)

    def remove(self, entity: Entity) -> None:
        with self.desk.transaction("delete") as edit:
            edit.remove(entity.kind_of, entity.id)

    def seal(self) -> None:
        self.file.sign(self.identity.sign, at=self.clock.now())

    def bundle(self, *, since: Mapping[str, int] | None = None, keep: Keep | None = None) -> Bundle:
        return bundle_of(self.file.connection, since=since, keep=keep)

    def vector(self) -> dict[str, int]:
        return {actor: head.seq for actor, head in heads_of(self.file.connection).items()}

    def look(self, bundle: Bundle, *, now: datetime | None = None) -> MergePreview:
        return preview(self.file.connection, bundle, now=now or self.clock.at)

    def take(self, bundle: Bundle, *, accept_future: bool = True) -> MergeReport:
        report = apply(self.file, bundle, now=self.clock.at, accept_future=accept_future)
        self.reload()
        return report

    def reload(self) -> None:
        connection = self.file.connection
        past = change_sets(connection, read=lambda span: changes_in(connection, span), person=self.identity.person.id)
        self.desk.renew(self.folded.casus, past=past)


def meet(*replicas: Replica) -> None:
    """Everybody takes in what everybody has, until all have all."""
    for one in replicas:
        for other in replicas:
            one.take(other.bundle(since=one.vector()))


def elsewhere(stored: StoredCasus, *, identity: Identity = BRAM, clock: MovingClock | None = None) -> Replica:
    """Somebody else's copy of a stored casus, with everything in it."""
    made = Replica(identity, case=stored.id, clock=clock or MovingClock(NOON, timedelta(seconds=1)))
    made.take(stored.bundle())
    return made


def apart(*identities: Identity) -> list[Replica]:
    """Copies that begin with the same person in them."""
    replicas = [Replica(one) for one in identities or THREE]
    replicas[0].person("Noor")
    meet(*replicas)
    return replicas
