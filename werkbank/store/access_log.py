"""One line for everything that somebody does with a case: the fields of NEN 7513, readable for the family.

Who (person, role, on whose behalf, from which computer), what (C create, R read, U update, D delete, E execute),
when, with which outcome, on which objects, about whom, for which purpose and on which ground. A line of a change
stands in the same SQL transaction as the change and names its batch. Lines are chained like operations (module
``chain``), so a line cannot be taken out unnoticed. The id of a line is its replica with its number.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from werkbank.journal.changes import EXISTS, ChangeSet
from werkbank.model.errors import BugError
from werkbank.model.kinds import Kind
from werkbank.store.connection import Connection

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
CREATE, READ, UPDATE, DELETE, EXECUTE = "C", "R", "U", "D", "E"
DONE, MINOR_FAILURE, SERIOUS_FAILURE = 0, 4, 8  # outcome indicators of NEN 7513

COLUMNS = (
    "at", "action", "outcome", "type", "role", "purpose", "on_behalf", "access_point", "object_type", "objects",
    "about", "life_cycle", "sensitivity", "policy", "batch", "detail",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LogEvent:
    """What happened, before it is written down."""

    type: str  # e.g. open, change, shielded-viewed, search, print, export, handover, merge, lock
    action: str = READ
    outcome: int = DONE
    role: str = ""
    purpose: str = ""
    on_behalf: str = ""
    access_point: str = ""
    object_type: str = "casus"
    objects: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    life_cycle: str = ""
    sensitivity: str = ""
    policy: str = ""
    batch: str = ""
    detail: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class LogLine:
    """A line as it stands in the log."""

    id: str
    at: datetime
    person: str
    person_name: str = field(repr=False)
    event: LogEvent


def microseconds(at: datetime) -> int:
    """Microseconds since 1970 UTC, exactly."""
    if at.tzinfo is None:
        raise BugError("a moment without a time zone")
    return (at - EPOCH) // timedelta(microseconds=1)


def moment(at: int) -> datetime:
    """The moment behind microseconds since 1970."""
    return EPOCH + timedelta(microseconds=at)


def change_event(change_set: ChangeSet) -> LogEvent:
    """The line that goes with a change: created, updated or deleted, and which persons; its batch names the rest."""
    existence = [change.after for change in change_set.changes if change.field == EXISTS]
    touched = dict.fromkeys((change.kind, change.entity) for change in change_set.changes)
    return LogEvent(
        "change",
        action=UPDATE if not existence else CREATE if all(existence) else DELETE,
        about=tuple(entity for kind, entity in touched if kind is Kind.PERSON),
        batch=change_set.id,
    )


def line_fields(event: LogEvent, *, at: int) -> dict[str, Any]:
    """The values of a line by column, lists as JSON text: this is what is chained and stored."""
    values = {name: getattr(event, name) for name in COLUMNS if name not in {"at", "objects", "about"}}
    return {
        **values,
        "at": at,
        "objects": json.dumps(event.objects, ensure_ascii=False),
        "about": json.dumps(event.about, ensure_ascii=False),
    }


def read_lines(connection: Connection) -> list[LogLine]:
    """The whole log, oldest first."""
    rows = connection.execute(
        f"SELECT a.replica || '-' || l.seq, a.person, a.name, {', '.join('l.' + name for name in COLUMNS)} "  # noqa: S608
        "FROM log l JOIN actor a ON a.id = l.actor ORDER BY l.at, l.actor, l.seq"
    )
    return [_line(*row[:3], fields=dict(zip(COLUMNS, row[3:], strict=True))) for row in rows]


def _line(line_id: str, person: str, name: str, *, fields: dict[str, Any]) -> LogLine:
    at = fields.pop("at")
    lists = {column: tuple(json.loads(fields[column])) for column in ("objects", "about")}
    event = LogEvent(**{**fields, **lists})
    return LogLine(line_id, moment(at), person, name, event)
