"""That a copy was put back is an operation of the replica that goes on from there: it travels, and everybody sees it.

One batch of one operation on the field ``_restored`` of the sheet, with its line in the log. The value is when the copy
was made (ISO 8601), or empty: Werkbank noticed that an older copy had been put back by hand. Its parents are all heads
of that field: it decides nothing, and of two sides that each put a copy back neither is asked about, since fields that
begin with '_' are no part of the casus. Undo leaves it out (module ``past``).
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime

from werkbank.journal.changes import ChangeSet, FieldChange
from werkbank.model.entities import SHEET_ID
from werkbank.model.kinds import Kind
from werkbank.store.access_log import EXECUTE, MINOR_FAILURE, LogEvent, moment
from werkbank.store.case_file import OpenFile
from werkbank.store.connection import Connection
from werkbank.store.heads import Missing
from werkbank.store.ledger import RESTORED_AT
from werkbank.store.past import PUT_BACK

_RESTORES = """
SELECT b.at, a.name, o.val FROM op o JOIN fld f ON f.id = o.fld JOIN ent e ON e.id = o.ent
JOIN batch b ON b.id = o.batch JOIN actor a ON a.id = o.actor
WHERE f.name = ? AND e.kind = ? AND e.uuid = ? ORDER BY o.hlc, a.uuid, o.seq
"""


@dataclass(frozen=True, slots=True)
class PutBack:
    """One time that a copy was put back."""

    at: datetime
    name: str = field(repr=False)  # who did it
    made_at: datetime | None  # when the copy was made; None: put back by hand, ``name`` was there when it was noticed


def write_put_back(file: OpenFile, line: LogEvent, *, at: datetime, made_at: datetime | None) -> None:
    """Append the operation and ``line``, inside the caller's transaction. A copy without a date: how far it goes."""
    _append(file, line, at=at, told=_iso(made_at or _latest_in(file.connection)))


def write_noticed(file: OpenFile, *, at: datetime) -> None:
    """The same of a copy that was put back by hand."""
    _append(file, LogEvent(Missing.OPERATIONS.value, action=EXECUTE, outcome=MINOR_FAILURE), at=at, told="")


def _append(file: OpenFile, line: LogEvent, *, at: datetime, told: str) -> None:
    change = FieldChange(Kind.SHEET, SHEET_ID, RESTORED_AT, None, told)
    batch = ChangeSet(file.opening.fresh_id(), PUT_BACK, file.ledger.actor.name, at, (change,))
    file.ledger.append(batch, line=line)


def _latest_in(connection: Connection) -> datetime | None:
    ((at,),) = connection.execute("SELECT max(at) FROM batch").fetchall()
    return None if at is None else moment(at)


def _iso(at: datetime | None) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds") if at else ""


def put_back_in(connection: Connection) -> tuple[PutBack, ...]:
    """Every time that a copy was put back, oldest first."""
    rows = connection.execute(_RESTORES, (RESTORED_AT, str(Kind.SHEET), str(SHEET_ID)))
    return tuple(PutBack(moment(at), name, _when(val)) for at, name, val in rows)


def _when(val: str | None) -> datetime | None:
    """Nothing that stands in a file may keep a history from being read."""
    try:
        found = datetime.fromisoformat(json.loads(val or '""'))
        return found.astimezone(UTC)
    except (ValueError, TypeError, OverflowError, RecursionError):
        return None
