"""A workplace that somebody has unlocked: the list of cases, making one, opening one.

The list shows only the cases that this person has a key of. Opening falls back to reading where the medium refuses
writing; ``StoredCasus.read_only`` tells.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable
from functools import partial
from typing import Any

from werkbank.model.entities import SHEET_ID, Sheet
from werkbank.model.errors import BugError, KnownError
from werkbank.store.access_log import EXECUTE, MINOR_FAILURE, READ, microseconds
from werkbank.store.backup import is_due, rotate, stamp
from werkbank.store.case_door import CaseDoor, Premises
from werkbank.store.case_entry import CaseEntry
from werkbank.store.case_file import Opening, create
from werkbank.store.connection import Access
from werkbank.store.errors import known, known_because, translated
from werkbank.store.files import make_folder, sync_folder
from werkbank.store.heads import Missing
from werkbank.store.index_file import WorkplaceEvent
from werkbank.store.keys import Identity
from werkbank.store.own_view import opened_view, sealed_view
from werkbank.store.past import CREATE_CASE
from werkbank.store.people import MARK
from werkbank.store.problem import Problem
from werkbank.store.put_back import write_noticed
from werkbank.store.renewing import Told, unheard
from werkbank.store.roll import ACCESS, give, receiver_of, roll_text
from werkbank.store.slots import new_key, write_slots
from werkbank.store.stored_casus import StoredCasus, open_casus
from werkbank.store.tending import paper_of, tended

UNSIGNED = "unsigned-changes"  # found behind my last signature at an opening: after a crash, or somebody else's


class Workplace:
    """The open workplace of one person."""

    def __init__(self, premises: Premises) -> None:
        self.person = premises.person
        self.folder = premises.layout.root
        self._at = premises
        self._open: dict[str, StoredCasus] = {}
        self._door = CaseDoor(premises, let_go=self._forget)

    @property
    def premises(self) -> Premises:
        """Its parts, for the modules of the store that keep, restore and destroy."""
        return self._at

    def has_open(self, case: str) -> bool:
        """Whether a case is open here now."""
        return case in self._open

    @property
    def read_only(self) -> bool:
        """Nothing can be made or changed: a read-only medium, or opened with the recovery key."""
        return self._at.read_only

    @property
    def is_by_paper(self) -> bool:
        """Opened with the recovery key: everything can be read, and a person can get new keys (``returning``)."""
        return self._at.identity is None

    def require_there(self) -> None:
        """Raises ``KnownError`` workplace-gone when the folder vanished, as with a stick that was pulled out."""
        if not self._at.layout.cases.is_dir():
            raise known("workplace-gone")

    def cases(self) -> list[CaseEntry]:
        """The cases that this person has a key of, last opened first."""
        return [entry for entry in map(self._door.entry, self._at.index.rows()) if entry]

    def new_case(self, name: str) -> StoredCasus:
        """Make a case with a name and open it.

        Raises:
            KnownError: name-missing, read-only, disk-full; nothing is left of it then.
        """
        if not name.strip():
            raise known("name-missing")

        def named(stored: StoredCasus) -> None:
            desk = open_casus(stored, clock=self._at.clock, ids=self._at.fresh_id)
            with desk.transaction(CREATE_CASE, subject=name.strip()) as edit:
                edit.add(Sheet(id=SHEET_ID, name=name.strip()))

        return self.new_case_with(self._at.fresh_id(), fill=named)

    def new_case_with(self, case: str, *, fill: Callable[[StoredCasus], object]) -> StoredCasus:
        """Make a case with this id and a key of its own, let ``fill`` write its contents, and open it.

        Raises:
            KnownError: read-only, disk-full, and what ``fill`` raises; nothing is left of it then.
        """
        identity = self._at.identity
        if identity is None or self.read_only:
            raise known_because("read-only", "paper-reads-only" if identity is None else "workplace-read-only")
        self.require_there()
        opening = self._door.opening(case, key=new_key(), access=Access.CREATE)
        if opening.folder.root.exists():
            raise BugError(f"case {case} is here already")
        try:
            stored = self._make(opening, fill=fill, identity=identity)
        except BaseException as error:
            if not self._may_be_listed(opening.case, error):
                shutil.rmtree(opening.folder.root, ignore_errors=True)
            raise
        self._open[stored.id] = stored
        return stored

    def open_case(self, case: str, *, read_only: bool = False, purpose: str = "", told: Told = unheard) -> StoredCasus:
        """Open a case of the list; ``purpose`` stands in its log, ``told`` hears of a new key that it gets first.

        Raises:
            KnownError: no-such-case, no-access, slots-damaged, damaged, not-a-case-file, locked, newer-version,
                read-only-unfinished, disk-failed.
        """
        row = self._at.index.row(case)
        if row is None:
            raise known("no-such-case")
        may_write = not (read_only or self.read_only)
        stored = tended(self._at, lambda: self._door.open(case, row=row, may_write=may_write), told=told)
        self._open[case] = stored
        stored.log("open", purpose=purpose)
        if unsigned := stored.on_file(lambda file: file.unsigned):
            stored.log(UNSIGNED, action=EXECUTE, outcome=MINOR_FAILURE, detail=str(unsigned))
        if self._at.identity is None and not self._at.index.read_only:
            self._at.index.log(WorkplaceEvent("recovery-open", self._at.clock.now(), casus=case, action=READ))
        for problem in stored.problems:
            self._tell_older(stored, problem.code)
            stored.settle()
        if not self._at.index.read_only:
            self._at.index.note_opening(case, at=self._at.clock.now())
        return stored

    def _tell_older(self, stored: StoredCasus, code: str) -> None:
        if stored.read_only or code != Missing.OPERATIONS.value:
            stored.log(code, action=EXECUTE, outcome=MINOR_FAILURE)
        else:
            now = self._at.clock.now()
            stored.on_file(lambda file: file.alter(lambda: write_noticed(file, at=now)))

    def check(self, case: str) -> list[Problem]:
        """Everything that is not as it was written in one case, also when it does not even open."""
        if case in self._open:
            return self._open[case].check()
        try:
            stored = self.open_case(case)
        except KnownError as error:
            return [Problem(error.code, error.for_people(), case)]
        try:
            return stored.check()
        finally:
            stored.close()

    def view_state(self, key: str) -> Any:  # noqa: ANN401 - a JSON value
        """What this person left behind in the window, outside any case; None when nothing."""
        found = self._at.index.view_state(key, person=self.person.id)
        return opened_view(found, name=key, owner=self._at.identity)

    def set_view_state(self, key: str, value: Any) -> None:  # noqa: ANN401 - a JSON value
        """Remember something of the window. Nothing on a read-only medium."""
        if self._at.identity is not None and not self.read_only:
            sealed = sealed_view(value, name=key, owner=self._at.identity)
            self._at.index.set_view_state(key, person=self.person.id, value=sealed)

    def log_lines(self) -> list[WorkplaceEvent]:
        """The log of the workplace as a whole: unlocking, failed unlocking, making of cases."""
        return self._at.index.log_lines()

    def close(self) -> None:
        """Close every case and the list; a second close does nothing. Raises a ``KnownError`` after all is closed."""
        with contextlib.ExitStack() as last_to_first:
            last_to_first.callback(self._at.index.close)
            last_to_first.callback(self.back_up_list)
            last_to_first.callback(self._note_lock)
            for stored in list(self._open.values()):
                last_to_first.callback(stored.close)

    def _note_lock(self) -> None:
        """So that it can be shown afterwards that it was locked."""
        if not (self.read_only or self._at.index.is_closed):
            self._at.index.log(WorkplaceEvent("lock", self._at.clock.now(), self._at.person.id))

    def back_up_list(self, *, always: bool = False) -> None:
        """Make a verified copy of the list of cases, when one is due or it must be."""
        at, now = self._at, self._at.clock.now()
        folder = at.layout.backups("index")
        if at.read_only or at.index.is_closed or not (always or is_due(folder, now=now)):
            return
        with translated():
            at.index.back_up(folder / stamp(now), beside=self._beside_list())
            rotate(folder, now=now)

    def take_in_orphans(self) -> None:
        """Put cases in the list that a crash, or an older list put back, left out of it."""
        from werkbank.store.destroying import refuse_destroyed

        listed = {row.id for row in self._at.index.rows()}
        for folder in self._at.layout.cases.glob("*/case.db"):
            case = folder.parent.name
            if case not in listed and not self.read_only:
                with contextlib.suppress(KnownError):  # not mine, destroyed or damaged: it stays where it is
                    refuse_destroyed(self._at, case)
                    tended(self._at, partial(self._door.open, case, row=None, may_write=True)).close()

    def _forget(self, case: str) -> None:
        self._open.pop(case, None)

    def _may_be_listed(self, case: str, error: BaseException) -> bool:
        """Whether the list may name it. When a sync failed nobody knows; a case that is whole is taken in later."""
        if isinstance(error, KnownError) and error.code == "disk-failed":
            return True
        try:
            return self._at.index.row(case) is not None
        except KnownError:
            return True

    def _make(self, opening: Opening, *, fill: Callable[[StoredCasus], object], identity: Identity) -> StoredCasus:
        at, case = self._at, opening.case
        make_folder(opening.folder.root)
        paper = paper_of(at.index)
        receivers = [receiver_of(identity.public), *([paper] if paper else [])]
        made_at = microseconds(at.clock.now())
        slots, grants = give(opening.key, of=case, to=receivers, by=identity, epoch=1, at=made_at)
        write_slots(opening.folder.slots, of=case, slots=slots)
        stored = self._door.stored(opening, make=create)
        try:
            stored.on_file(lambda file: file.keep("INSERT INTO meta VALUES(?,?)", values=(ACCESS, roll_text(grants))))
            fill(stored)
            sync_folder(at.layout.cases)
            stored.settle()
            at.index.log(WorkplaceEvent("case-made", at.clock.now(), at.person.id, case, "C"))
        except BaseException:
            stored.abandon()
            with contextlib.suppress(KnownError):
                at.index.forget(case)
            raise
        return stored

    def _beside_list(self) -> dict[str, bytes]:
        at = self._at.layout
        files = (file for file in at.people.glob("*.json") if file.is_file() and not file.is_symlink())
        people = {f"{file.parent.name}/{file.name}": file.read_bytes() for file in files}
        return {MARK: at.mark.read_bytes(), at.index_slots.name: at.index_slots.read_bytes(), **people}
