"""The list of cases of a workplace, and what only the workplace as a whole knows.

``index.db`` is encrypted under a key that everybody of the workplace has. So it holds of a case what everybody may know
(id, retention date, how far its chains had come) and a *card* sealed under the key of the case itself: the name and
municipality are for those who can open it. Further: the public keys of the people, the public recovery key, the secret
half of the log key (failed unlocks), the replica id of this copy, the log of the workplace, and window state.

Several windows may have it open: transactions are short, the lock is SQLite's ordinary one.
"""

from __future__ import annotations

import hmac
import json
import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from werkbank.model.errors import KnownError
from werkbank.store.access_log import microseconds, moment
from werkbank.store.backup import back_up
from werkbank.store.connection import Access, Connection, checkpoint, transaction
from werkbank.store.errors import known
from werkbank.store.index_file import (
    IndexRow,
    WorkplaceEvent,
    close_index_file,
    count_rows,
    index_row,
    open_index_file,
)
from werkbank.store.keys import PublicIdentity
from werkbank.store.worker import Worker

T = TypeVar("T")
SECONDS_AFTER_WRITE, SECONDS_AFTER_DELETION = 30.0, 5.0


class Index:
    """The open list of cases."""

    def __init__(self, path: Path, *, key: bytes, access: Access) -> None:
        self.read_only = access is Access.READ
        self.is_closed = False
        self._path, self._key, self._access = path, key, access
        self._turn = threading.RLock()  # held by who changes the key
        self._worker = self._opened()

    def close(self) -> None:
        """Empty the log into the file and let go."""
        self.is_closed = True
        self._worker.stop()

    def has_key(self, key: bytes) -> bool:
        """Whether it is this key that opens the list now."""
        return hmac.compare_digest(self._key, key)

    def with_new_key(self, renew: Callable[[bytes], bytes]) -> None:
        """Let go of the file, let ``renew`` give it another key (it gets the old one), and open it under that."""
        with self._turn:
            self._worker.stop()
            try:
                self._key = renew(self._key)
            finally:
                try:
                    self._worker = self._opened()
                except KnownError:
                    self.is_closed = True  # the key was changed after all: the next unlocking goes on with it
                    raise

    def _opened(self) -> Worker[Connection]:
        path, key, access = self._path, self._key, self._access
        return Worker(lambda: open_index_file(path, key=key, access=access), chore=checkpoint, end=close_index_file)

    def back_up(self, to: Path, *, beside: dict[str, bytes]) -> None:
        """Make a verified copy of the list, with the small files that belong to it."""
        self.do(lambda c: back_up(c, to, key=self._key, database=self._path.name, beside=beside, same=count_rows))

    def do(self, job: Callable[[Connection], T]) -> T:
        """Run a reading job; while the key is being changed it waits."""
        with self._turn:
            return self._worker.do(job)

    def setting(self, name: str) -> str:
        """A fact of the workplace; empty when it is not there."""
        found = self.do(lambda c: c.execute("SELECT value FROM meta WHERE key=?", (name,)).fetchone())
        return str(found[0]) if found else ""

    def set_setting(self, name: str, *, value: str) -> None:
        """Keep a fact of the workplace."""
        self._write("INSERT OR REPLACE INTO meta VALUES(?,?)", name, value)

    def drop_setting(self, name: str) -> None:
        """Forget a fact of the workplace."""
        self._write("DELETE FROM meta WHERE key=?", name)

    def people(self) -> dict[str, PublicIdentity]:
        """Everybody of the workplace by id."""
        rows = self.do(lambda c: c.execute("SELECT id, name, box_key, sign_key FROM person").fetchall())
        return {row[0]: PublicIdentity(*row) for row in rows}

    def add_person(self, person: PublicIdentity) -> None:
        """Let everybody know the keys of this person."""
        self._write("INSERT INTO person VALUES(?,?,?,?)", person.id, person.name, person.box_key, person.sign_key)

    def rows(self) -> list[IndexRow]:
        """Every case, last opened first."""
        rows = self.do(lambda c: c.execute("SELECT * FROM casus ORDER BY opened_at DESC, id").fetchall())
        return [index_row(row) for row in rows]

    def row(self, case: str) -> IndexRow | None:
        """One case."""
        found = self.do(lambda c: c.execute("SELECT * FROM casus WHERE id=?", (case,)).fetchone())
        return index_row(found) if found else None

    def put(self, row: IndexRow) -> None:
        """Keep what is known of a case now."""
        at = (microseconds(row.made_at), microseconds(row.changed_at), microseconds(row.opened_at))
        rest = (row.ops, json.dumps(row.heads), row.replica, row.backed_up)
        self._write(
            "INSERT OR REPLACE INTO casus VALUES(?,?,?,?,?,?,?,?,?,?)", row.id, row.card, row.retention, *at, *rest
        )

    def forget(self, case: str) -> None:
        """Take a case out of the list."""
        self._write("DELETE FROM casus WHERE id=?", case)

    def note_opening(self, case: str, *, at: datetime) -> None:
        """Keep when a case was last opened."""
        self._write("UPDATE casus SET opened_at=? WHERE id=?", microseconds(at), case)

    def log(self, *events: WorkplaceEvent) -> None:
        """Write lines in the log of the workplace, all at once."""
        lines = [(microseconds(one.at), one.action, one.outcome, one.type, one.person, one.casus) for one in events]
        self._write_all("INSERT INTO log VALUES(NULL,?,?,?,?,?,?)", lines)

    def log_lines(self) -> list[WorkplaceEvent]:
        """The log of the workplace, oldest first."""
        ask = "SELECT type, at, person, casus, action, outcome FROM log ORDER BY at, id"
        rows = self.do(lambda c: c.execute(ask).fetchall())
        return [WorkplaceEvent(kind, moment(at), *rest) for kind, at, *rest in rows]

    def view_state(self, key: str, *, person: str) -> Any:  # noqa: ANN401 - a JSON value
        """How this person left the window, or None."""
        ask = "SELECT val FROM view_state WHERE person=? AND key=?"
        found = self.do(lambda c: c.execute(ask, (person, key)).fetchone())
        return json.loads(found[0]) if found else None

    def set_view_state(self, key: str, *, person: str, value: Any) -> None:  # noqa: ANN401 - a JSON value
        """Remember how this person left the window."""
        self._write("INSERT OR REPLACE INTO view_state VALUES(?,?,?)", person, key, json.dumps(value))

    def _write(self, statement: str, *values: object) -> None:
        self._write_all(statement, [values])

    def _write_all(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        if self.read_only:
            raise known("read-only")

        def job(connection: Connection) -> None:
            with transaction(connection):
                connection.executemany(statement, rows)
            self._worker.chore_within(SECONDS_AFTER_DELETION if statement.startswith("DELETE") else SECONDS_AFTER_WRITE)

        self.do(job)
