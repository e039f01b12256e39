"""A casus in its encrypted file: where ``OpenCasus`` writes, and where it was read from.

    stored = workplace.open_case(case_id)
    desk = open_casus(stored, clock=clock, ids=fresh_id)
    with desk.transaction("add-event") as edit: ...
    stored.close()

``write`` returns only when the change set and its log line are on the disk, so the view may then say 'opgeslagen'.
Half a minute after the last commit (five seconds after a deletion), and at closing, the log is brought into the file
and the list of cases hears how far the chains have come. Closing signs the heads and, when there is something new,
makes a verified backup.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from werkbank.i18n import mark, tr
from werkbank.journal.changes import ChangeSet, FieldChange
from werkbank.journal.open_casus import OpenCasus
from werkbank.model.casus import Casus
from werkbank.model.clock import Clock, IdSource
from werkbank.store.access_log import LogEvent, LogLine, read_lines
from werkbank.store.attachments import attach, attachment, attachment_problems, copy_attachments
from werkbank.store.backup import Draft, back_up, is_due, rotate, stamp, start_backup
from werkbank.store.card import Summary, is_expired, summary_of
from werkbank.store.case_file import (
    SECONDS_AFTER_COMMIT,
    SECONDS_AFTER_DELETION,
    OpenFile,
    Opening,
    fingerprint,
    finish,
    takes_away,
)
from werkbank.store.connection import checkpoint
from werkbank.store.errors import known
from werkbank.store.fold import fold
from werkbank.store.heads import Missing, operations_in
from werkbank.store.integrity import all_problems
from werkbank.store.keys import Identity
from werkbank.store.open_note import leave_note, take_note_away
from werkbank.store.past import Span, change_sets, changes_in
from werkbank.store.problem import Problem
from werkbank.store.shared_casus import SharedCasus
from werkbank.store.worker import Worker

T = TypeVar("T")
_OLDER = {
    Missing.OPERATIONS: mark("Dit is een oudere kopie: er ontbreken wijzigingen die deze werkplek heeft gezien."),
    Missing.LOG: mark("Dit is een oudere kopie: in het logboek ontbreken regels die deze werkplek heeft gezien."),
}


@dataclass(frozen=True, slots=True)
class Keeper:
    """What a stored casus needs of the workplace around it."""

    clock: Clock
    identity: Identity | None
    known_keys: Callable[[], Mapping[str, bytes]] = field(repr=False)
    noted: Callable[[str, Summary], None] = field(repr=False)  # tells the list of cases
    backed_up: Callable[[str], int] = field(repr=False)  # operations in the last backup
    let_go: Callable[[str], None] = field(repr=False)
    told_beside: Callable[[str, LogEvent], None] = field(repr=False)  # a line of a case that takes no writing


class StoredCasus(SharedCasus):
    """One casus, open in its file. Implements ``journal.Sink``."""

    def __init__(self, opening: Opening, *, keeper: Keeper, make: Callable[[Opening], OpenFile]) -> None:
        self.id = opening.case
        self._opening = opening
        self._keeper = keeper
        self._casus: Casus | None = None
        self._abandoned = False
        self._worker: Worker[OpenFile] = Worker(lambda: make(opening), chore=self._settle, end=self._end)
        self.read_only, self._can_note = self._worker.do(lambda file: (file.read_only, file.can_note))
        self.problems = self._problems_at_opening()
        if self._can_note:
            leave_note(opening.folder.open_note, key=opening.key, person=opening.actor.name)

    @property
    def author(self) -> str:
        """Who works in it: the name that stands beside what is added."""
        return self._opening.actor.name

    @property
    def casus(self) -> Casus:
        """The casus as its operations tell it now."""
        if self._casus is None:
            self._casus = self._worker.do(lambda file: fold(file.connection)).casus
        return self._casus

    def past(self) -> list[ChangeSet]:
        """Every change set that can be undone, oldest first."""
        return self._worker.do(lambda file: change_sets(file.connection, read=self._changes_in, person=self._person))

    def write(self, change_set: ChangeSet) -> Casus | None:
        """Return when it is safe; with the casus where it may be more than the changes tell.

        Raises:
            KnownError: disk-full (nothing of it is kept), disk-failed, read-only, not-storable.
        """
        self._casus = None
        within = SECONDS_AFTER_DELETION if takes_away(change_set) else SECONDS_AFTER_COMMIT
        self._casus = self._do_writing(lambda file: file.write(change_set), within=within)
        return self._casus

    def log(self, event: str, *, action: str = "R", about: Iterable[str] = (), **fields: Any) -> None:  # noqa: ANN401
        """Write a line in the access log; ``fields`` are those of ``LogEvent``.

        A case that takes no writing has its lines in the log of the workplace, when that does.
        """
        line = LogEvent(event, action=action, about=tuple(about), **fields)
        if self._can_note:
            self._do_writing(lambda file: file.log(line, at=self._keeper.clock.now()))
        else:
            self._keeper.told_beside(self.id, line)

    def log_lines(self) -> list[LogLine]:
        """Who did what with this casus, oldest first."""
        return self._worker.do(lambda file: read_lines(file.connection))

    def view_state(self, key: str) -> Any:  # noqa: ANN401 - a JSON value
        """How this person left the window, or None."""
        ask = "SELECT val FROM view_state WHERE person=? AND key=?"
        found = self._worker.do(lambda file: file.connection.execute(ask, (self._person, key)).fetchone())
        return json.loads(found[0]) if found else None

    def set_view_state(self, key: str, value: Any) -> None:  # noqa: ANN401 - a JSON value
        """Remember how this person left the window. Nothing on a read-only medium."""
        statement, values = "INSERT OR REPLACE INTO view_state VALUES(?,?,?)", (self._person, key, json.dumps(value))
        if self._can_note:
            self._do_writing(lambda file: file.keep(statement, values=values))

    def check(self) -> list[Problem]:
        """Everything that is not as it was written; empty is good."""
        keys = self._keeper.known_keys()
        found = self._worker.do(lambda file: all_problems(file.connection, case=self.id, known_keys=keys))
        beside = attachment_problems(self._opening.folder.root, key=self._opening.key)
        return [*self.problems, *found, *beside]

    def attach(self, content: bytes) -> str:
        """Keep a file with the case; returns what an entity keeps of it: its name in every copy of the casus.

        Raises:
            KnownError: attachment-too-large, read-only, disk-full, disk-failed.
        """
        if self.read_only:
            raise known("read-only")
        return attach(self._opening.folder.root, content, key=self._opening.key)

    def attachment(self, name: str) -> bytes:
        """The content of an attachment. Raises ``KnownError``: attachment-missing, attachment-damaged."""
        return attachment(self._opening.folder.root, name, key=self._opening.key)

    def on_file(self, job: Callable[[OpenFile], T]) -> T:
        """Let another module of the store work on the open file, on the thread that owns it."""
        try:
            return self._worker.do(job)
        finally:
            self._casus = None

    def settle(self) -> None:
        """Bring the log into the file and tell the list of cases, now instead of within half a minute."""
        self._worker.do(self._settle)

    def backup(self, to: Path) -> Path:
        """Make a verified copy in a folder of its own below ``to``; returns that folder."""
        folder, key, name = self._opening.folder, self._opening.key, self._opening.folder.database.name
        at = to / stamp(self._keeper.clock.now())

        def copied(file: OpenFile) -> Draft:
            def others() -> None:
                self._worker.let_others_go_first(file)

            return start_backup(file.connection, at, key=key, database=name, same=fingerprint, between=others)

        beside = {folder.slots.name: folder.slots.read_bytes()}
        return self._worker.do(copied).finish(beside=beside, also=partial(copy_attachments, folder.root))

    def close(self) -> None:
        """Sign, bring everything into the file, back up when due, let go. A second close does nothing.

        Raises:
            KnownError: the backup or the last step failed; the casus itself is closed and holds every commit.
        """
        try:
            self._worker.stop()
        finally:
            self._keeper.let_go(self.id)

    def _changes_in(self, span: Span) -> tuple[FieldChange, ...]:
        return self._worker.do(lambda file: changes_in(file.connection, span))

    def abandon(self) -> None:
        """Let go of a case that is not to be: nothing is signed, told or backed up."""
        self._abandoned = True
        self.close()

    def _now(self) -> datetime:
        return self._keeper.clock.now()

    @property
    def _person(self) -> str:
        return self._opening.actor.person

    def _do_writing(self, job: Callable[[OpenFile], T], *, within: float = SECONDS_AFTER_COMMIT) -> T:
        def then_settle(file: OpenFile) -> T:
            done = job(file)
            self._worker.chore_within(within)
            return done

        return self._worker.do(then_settle)

    def _problems_at_opening(self) -> tuple[Problem, ...]:
        lacks = self._worker.do(lambda file: file.lacks)
        return (Problem(lacks.value, tr(_OLDER[lacks])),) if lacks else ()

    def _settle(self, file: OpenFile) -> None:
        checkpoint(file.connection)
        self._tell_list(file)

    def _tell_list(self, file: OpenFile, *, backed_up: int | None = None) -> None:
        if file.ledger.row and file.can_note:
            self._keeper.noted(self.id, summary_of(file, key=self._opening.key, backed_up=backed_up))

    def _back_up(self, file: OpenFile, to: Path, *, now: datetime) -> Path:
        folder, key = self._opening.folder, self._opening.key
        beside = {folder.slots.name: folder.slots.read_bytes()}
        name = folder.database.name
        also = partial(copy_attachments, folder.root)
        to = to / stamp(now)
        return back_up(file.connection, to, key=key, database=name, beside=beside, same=fingerprint, also=also)

    def _end(self, file: OpenFile) -> None:
        now, identity = self._keeper.clock.now(), self._keeper.identity
        try:
            if identity is not None and file.can_note and not file.failed and not self._abandoned:
                finish(file, sign=identity.sign, now=now)
                self._tell_list(file, backed_up=self._back_up_if_due(file, now=now))
        finally:
            file.connection.close()
            if file.can_note:
                take_note_away(self._opening.folder.open_note)

    def _back_up_if_due(self, file: OpenFile, *, now: datetime) -> int | None:
        operations = operations_in(file.heads())
        folder = self._opening.backups
        if operations == self._keeper.backed_up(self.id) or not is_due(folder, now=now):
            return None
        self._back_up(file, folder, now=now)
        rotate(folder, now=now, expired=is_expired(file.connection, today=now.date()))
        return operations


def open_casus(stored: StoredCasus, *, clock: Clock, ids: IdSource) -> OpenCasus:
    """The casus, open for work, with its whole undo history."""
    return OpenCasus(stored.casus, sink=stored, clock=clock, ids=ids, author=stored.author, past=stored.past())
