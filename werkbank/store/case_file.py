"""One case file, open: what its worker thread holds and does.

``OpenFile`` lives on the worker's thread only: the connection, the ledger of this actor, and what to do at commit,
checkpoint and end. Opening looks first (pages, then heads against ``cur``; a tenth of a second for 20 000
operations), compares with what the list of cases knew at the last close, and migrates an older schema after a
verified backup. Invariants: one change set = one transaction = one log line; ``write`` returns after COMMIT; after a
failing disk nothing more is written until the file is opened anew.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from nacl.signing import SigningKey

from werkbank.journal.changes import EXISTS, ChangeSet
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.store.access_log import EXECUTE, LogEvent, microseconds
from werkbank.store.attachments import copy_attachments
from werkbank.store.backup import back_up, stamp
from werkbank.store.chain import Actor
from werkbank.store.chain_check import seal_statement
from werkbank.store.connection import USUAL_CACHE, Access, Connection, checkpoint, connect, page_cache, transaction
from werkbank.store.errors import known
from werkbank.store.fold import fold
from werkbank.store.heads import Heads, Missing, heads_of, missing
from werkbank.store.integrity import head_problems, page_problems, row_problems
from werkbank.store.layout import CaseFolder
from werkbank.store.ledger import Ledger
from werkbank.store.problem import Problem
from werkbank.store.schema import (
    MIGRATIONS,
    READABLE,
    VERSION,
    Migrations,
    create_tables,
    migrate,
    version_of,
)

SECONDS_AFTER_COMMIT, SECONDS_AFTER_DELETION = 30.0, 5.0
MANY = 20_000  # changes at once: pages go to the log while they are made, so that the commit itself takes no time
SMALL_CACHE = 4096
_DISK_FAILED = "disk-failed"


@dataclass(frozen=True, slots=True)
class Opening:
    """All that is needed to open one case file."""

    folder: CaseFolder
    case: str
    key: bytes = field(repr=False)
    actor: Actor
    access: Access
    backups: Path
    now: datetime
    fresh_id: Callable[[], EntityId]
    expected: Heads = field(default_factory=dict)
    may_write: bool = True
    migrations: Migrations = field(default_factory=lambda: MIGRATIONS)
    newest: int = VERSION


@dataclass(slots=True)
class OpenFile:
    """What the worker's thread owns."""

    opening: Opening
    connection: Connection
    ledger: Ledger
    lacks: Missing | None = None
    failed: bool = False
    unsigned: int = (
        0  # own operations behind the last own signature, as it was opened: a crash, or somebody else's work
    )
    returned: bool | None = None  # something stands that one copy took away, or is set apart; None: not known

    @property
    def read_only(self) -> bool:
        """Nothing of the casus can be changed: by wish, or because the medium takes no writing."""
        return not self.opening.may_write or not self.can_note

    @property
    def can_note(self) -> bool:
        """Reading can be noted in the access log: the medium takes it, and there is a person who signs."""
        return self.opening.access is not Access.READ and bool(self.opening.actor.person)

    def write(self, change_set: ChangeSet) -> Casus | None:
        """One action, whole and durable, or not at all.

        Gives the casus where it may be more than the changes tell: while something stands that one copy took away.
        """
        if self.read_only:
            raise known("read-only")
        with page_cache(self.connection, kib=SMALL_CACHE if len(change_set.changes) > MANY else USUAL_CACHE):
            self._all_or_nothing(lambda: self.ledger.append(change_set))
        if not self.ledger.merged or (self.returned is False and not change_set.undoes):
            return None
        folded = fold(self.connection)
        self.returned = any(fork.field == EXISTS for fork in folded.forks) or bool(folded.quarantined)
        return folded.casus

    def log(self, event: LogEvent, *, at: datetime) -> None:
        """One line in the access log."""
        self._all_or_nothing(lambda: self.ledger.log(event, at=microseconds(at)))

    def keep(self, statement: str, *, values: tuple[Any, ...]) -> None:
        """Window state and the like, outside the log of operations."""
        self._all_or_nothing(lambda: self.connection.execute(statement, values))

    def alter(self, work: Callable[[], object]) -> None:
        """Something else than a change set, such as erasing, in one transaction of its own."""
        self._all_or_nothing(work)

    def sign(self, key: SigningKey, *, at: datetime) -> None:
        """Sign how far both chains of this actor have come, unless that was signed already."""
        last = self.connection.execute("SELECT max(seq), max(log_seq) FROM seal WHERE actor=?", (self.ledger.row,))
        if self.ledger.row and last.fetchone() != (self.ledger.seq, self.ledger.log_seq):
            self._all_or_nothing(lambda: self._seal(key, at=microseconds(at)))

    def heads(self) -> Heads:
        """How far every actor's chain has come."""
        return heads_of(self.connection)

    def _seal(self, key: SigningKey, *, at: int) -> None:
        book = self.ledger
        says = seal_statement(
            book.actor, case=book.case, seq=book.seq, h=book.head, log_seq=book.log_seq, log_h=book.log_head, at=at
        )
        row = (book.row, book.seq, book.head, book.log_seq, book.log_head, at, key.sign(says).signature)
        self.connection.execute("INSERT INTO seal VALUES(?,?,?,?,?,?,?)", row)

    def _all_or_nothing(self, work: Callable[[], object]) -> None:
        if not self.can_note:
            raise known("read-only")
        if self.failed:
            raise known(_DISK_FAILED)
        try:
            with transaction(self.connection):
                work()
        except BaseException as error:
            self._look_again(error)
            raise

    def _look_again(self, error: BaseException) -> None:
        """After a refusal the counters come from the file again; after a failing disk nothing is trusted any more."""
        io_error = int(getattr(error, "sqlite_errorcode", 0)) & 0xFF == 10
        self.failed = True
        with contextlib.suppress(Exception):
            self.ledger.reload()
            self.failed = io_error


def takes_away(change_set: ChangeSet) -> bool:
    """Whether something goes: an entity, or what stood in a field."""
    gone = (one for one in change_set.changes if one.after in (None, "", False))
    return any(one.field == EXISTS or one.before not in (None, "") for one in gone)


def fingerprint(connection: Connection) -> tuple[object, ...]:
    """What a backup must have in common with its original."""
    counts = connection.execute(
        "SELECT (SELECT count(*) FROM op), (SELECT count(*) FROM log), (SELECT count(*) FROM cur)"
    )
    return counts.fetchone(), heads_of(connection), [problem.code for problem in head_problems(connection)]


def create(opening: Opening) -> OpenFile:
    """Make a new case file."""
    connection = connect(opening.folder.database, key=opening.key, access=Access.CREATE)
    create_tables(connection, case=opening.case)
    return OpenFile(opening, connection, Ledger(connection, case=opening.case, actor=opening.actor))


def open_file(opening: Opening) -> OpenFile:
    """Open an existing case file. Raises ``KnownError``: damaged, newer-version, locked, ... (module ``errors``)."""
    connection = connect(opening.folder.database, key=opening.key, access=opening.access)
    try:
        version = version_of(connection, case=opening.case, newest=opening.newest)
        _refuse_damage(page_problems(connection, thorough=False))
        if version < opening.newest:
            _migrate(connection, opening, version=version)
        _refuse_damage(row_problems(connection) or head_problems(connection))
        lacks = missing(connection, expected=opening.expected)
        actor = _actor_in(connection, opening, is_older=lacks is not None)
        ledger = Ledger(connection, case=opening.case, actor=actor)
        return OpenFile(opening, connection, ledger, lacks, unsigned=_unsigned(connection, ledger))
    except BaseException:
        connection.close()
        raise


def _unsigned(connection: Connection, ledger: Ledger) -> int:
    last = connection.execute("SELECT coalesce(max(seq), 0) FROM seal WHERE actor=?", (ledger.row,)).fetchone()[0]
    return max(0, ledger.seq - int(last)) if ledger.row else 0


def _refuse_damage(problems: list[Problem]) -> None:
    if problems:
        raise known("damaged")


def finish(file: OpenFile, *, sign: SigningKey, now: datetime) -> None:
    """Before letting go: note it in the access log, sign how far the chains have come, empty the log into the file."""
    file.log(LogEvent("close", action=EXECUTE), at=now)
    file.sign(sign, at=now)
    checkpoint(file.connection)


def _migrate(connection: Connection, opening: Opening, *, version: int) -> None:
    if opening.access is Access.READ:
        if version < READABLE or opening.migrations is not MIGRATIONS:
            raise known("read-only")
        return
    to = opening.backups / f"{stamp(opening.now)}-v{version}"
    beside = {opening.folder.slots.name: opening.folder.slots.read_bytes()}
    database = opening.folder.database.name
    also = partial(copy_attachments, opening.folder.root)
    back_up(connection, to, key=opening.key, database=database, beside=beside, same=fingerprint, also=also)
    migrate(connection, migrations=opening.migrations, newest=opening.newest)


def _actor_in(connection: Connection, opening: Opening, *, is_older: bool) -> Actor:
    """This person's actor in this file; a fresh one when the file went back in time: no number is used twice."""
    if is_older:
        fresh = opening.fresh_id()
        return replace(opening.actor, id=fresh, replica=fresh)
    wanted = opening.actor
    row = connection.execute(
        "SELECT uuid FROM actor WHERE person=? AND replica=? AND sign_key=?",
        (wanted.person, wanted.replica, wanted.sign_key),
    ).fetchone()
    return replace(wanted, id=row[0]) if row else wanted
