"""The way to one case: from the slots to its key, from the key to its file, and back to the list.

``Premises`` are the parts of an unlocked workplace; ``CaseDoor`` opens cases in it. A slot counts only when somebody
of this workplace signed it, so that nobody can slip in a case with a key of their own. While a case gets a new key
there are slots of two epochs; the newest that opens the file holds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from nacl.public import PrivateKey

from werkbank.model.clock import Clock, IdSource
from werkbank.model.errors import KnownError
from werkbank.store.access_log import LogEvent
from werkbank.store.card import Summary
from werkbank.store.case_entry import CaseEntry, broken_entry, entry_of
from werkbank.store.case_file import OpenFile, Opening, open_file
from werkbank.store.chain import Actor
from werkbank.store.connection import Access
from werkbank.store.errors import known
from werkbank.store.founding import REPLICA
from werkbank.store.index import Index
from werkbank.store.index_file import IndexRow, WorkplaceEvent
from werkbank.store.keys import Identity
from werkbank.store.layout import Layout
from werkbank.store.open_note import who_has_it
from werkbank.store.people import Person
from werkbank.store.slots import OpenedSlot, open_slots
from werkbank.store.stored_casus import Keeper, StoredCasus
from werkbank.store.tending import active_people, remembered


@dataclass(frozen=True, slots=True)
class Premises:
    """What a workplace consists of once somebody unlocked it."""

    id: str
    layout: Layout
    index: Index = field(repr=False)
    box: PrivateKey = field(repr=False)
    person: Person
    identity: Identity | None = field(repr=False)  # None: opened with the recovery key, for reading only
    clock: Clock
    fresh_id: IdSource

    @property
    def read_only(self) -> bool:
        """Nothing can be made or changed here."""
        return self.index.read_only or self.identity is None


class CaseDoor:
    """Opens the cases of one workplace for one person."""

    def __init__(self, premises: Premises, *, let_go: Callable[[str], None]) -> None:
        self._at = premises
        self._let_go = let_go

    def entry(self, row: IndexRow) -> CaseEntry | None:
        """The line of a case in the list; None for who has no key of it."""
        try:
            slots = self.slots(row.id)
        except KnownError as error:
            return broken_entry(row, error=error)
        return entry_of(row, key=slots[0].key) if slots else None

    def slots(self, case: str) -> list[OpenedSlot]:
        """The keys of a case that were given to this person by somebody of this workplace, newest epoch first."""
        index = self._at.index
        people, active, of_old = index.people(), active_people(index), remembered(index, case)
        is_new = of_old is None and index.row(case) is None  # then nobody who left may have laid it here
        found = open_slots(self._at.layout.case(case).slots, of=case, box=self._at.box)
        given = [slot for slot in found if slot.by in people and slot.is_from(people[slot.by].sign_key)]
        if of_old is None:
            return [slot for slot in given if not is_new or slot.by in active]
        return [slot for slot in given if of_old.allows(slot, active=slot.by in active)]

    def open(self, case: str, *, row: IndexRow | None, may_write: bool) -> StoredCasus:
        """Open a case; where the medium takes no writing, for reading."""
        slots = self.slots(case)
        if not slots:
            raise known("no-access")
        try:
            return self._first_that_opens(case, slots, row=row, access=Access.ALONE, may_write=may_write)
        except KnownError as error:
            if error.code == "read-only":
                return self._first_that_opens(case, slots, row=row, access=Access.READ, may_write=False)
            if error.code == "locked":
                note = self._at.layout.case(case).open_note
                raise known("locked", wie=who_has_it(note, key=slots[0].key)) from error
            raise

    def stored(self, opening: Opening, *, make: Callable[[Opening], OpenFile]) -> StoredCasus:
        """A stored casus on an opening."""
        keeper = Keeper(
            clock=self._at.clock,
            identity=self._at.identity,
            known_keys=lambda: {person.id: person.sign_key for person in self._at.index.people().values()},
            noted=self.note,
            backed_up=lambda case: (self._at.index.row(case) or _nothing_known(self._at.clock, case)).backed_up,
            let_go=self._let_go,
            told_beside=self._tell_workplace,
        )
        return StoredCasus(opening, keeper=keeper, make=make)

    def opening(
        self, case: str, *, key: bytes, access: Access, row: IndexRow | None = None, may_write: bool = True
    ) -> Opening:
        """All that is needed to open or make the file of a case."""
        at = self._at
        replica = (row.replica if row else "") or at.index.setting(REPLICA)
        sign_key = at.identity.public.sign_key if at.identity else b""
        return Opening(
            folder=at.layout.case(case),
            case=case,
            key=key,
            actor=Actor(at.fresh_id(), at.person.id, replica, at.person.name, sign_key),
            access=access,
            backups=at.layout.backups(case),
            now=at.clock.now(),
            fresh_id=at.fresh_id,
            expected=row.heads if row else {},
            may_write=may_write,
        )

    def _tell_workplace(self, case: str, line: LogEvent) -> None:
        """What was done with a case that takes no writing; on a medium that takes none at all it is told nowhere."""
        at = self._at
        if not at.index.read_only:
            at.index.log(WorkplaceEvent(line.type, at.clock.now(), at.person.id, case, line.action, line.outcome))

    def note(self, case: str, summary: Summary) -> None:
        """Keep in the list what a case says of itself."""
        if not summary.ops or self._at.index.read_only:
            return
        row = self._at.index.row(case) or _nothing_known(self._at.clock, case)
        told = replace(
            row,
            card=summary.card,
            retention=summary.retention,
            changed_at=summary.changed_at or row.changed_at,
            ops=summary.ops,
            heads=summary.heads,
            replica=summary.replica,
            backed_up=row.backed_up if summary.backed_up is None else summary.backed_up,
        )
        self._at.index.put(told)

    def _first_that_opens(
        self, case: str, slots: list[OpenedSlot], *, row: IndexRow | None, access: Access, may_write: bool
    ) -> StoredCasus:
        for older_remain, slot in zip(range(len(slots) - 1, -1, -1), slots, strict=True):
            try:
                opening = self.opening(case, key=slot.key, access=access, row=row, may_write=may_write)
                return self.stored(opening, make=open_file)
            except KnownError as error:
                if error.code != "damaged" or not older_remain:
                    raise
        raise known("no-access")


def _nothing_known(clock: Clock, case: str) -> IndexRow:
    now = clock.now()
    return IndexRow(case, b"", "", now, now, now, 0, {}, "", 0)
