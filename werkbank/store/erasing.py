"""Taking what was written out of one case file for good: the text goes, the chain still verifies (store.md section 2).

``erase_in`` empties the payload and the salt of every operation that ever set the fields that are named; the payload
hash stays in the place of the salt (module ``chain``), so that hashes, signatures and merging hold. What the text left
elsewhere in the file goes as well: the names of steps (``subject`` of a batch, which is not hashed) and window state
in which it stands. A line in the access log is the tombstone: who, when, why, which fields, never what stood there.

``scrub`` makes it true on the disk: the file is written anew without the free pages, and the log of SQLite is cut
off at once. What must be true of the casus afterwards (a field emptied, an entity taken out) is written by the caller
before, as an ordinary change: so ``cur`` names an operation that is not erased, and undo cannot bring anything back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from werkbank.journal.changes import EXISTS
from werkbank.store.access_log import DELETE, LogEvent, LogLine, microseconds
from werkbank.store.case_file import OpenFile
from werkbank.store.chain import payload_hash
from werkbank.store.connection import Connection, checkpoint

ERASED = "erase"  # the type of its line in the log
SHORTEST = 4  # letters of a word that is looked for elsewhere; shorter ones stand in any text
_WORD = re.compile(r"\w+")
_CLOSED = {"kind", "sharing", "nature", "basis", "role", "gender", "life", "status", "side", "frame"}  # no own words
_NOTHING = "null"  # the canonical form of a field's default: tells nothing


class Target(NamedTuple):
    """What is to go: one field of an entity, or with no field all of it. Its text stands in the log."""

    kind: str
    entity: str
    field: str = ""

    def __str__(self) -> str:
        return ":".join(part for part in self if part)


def target_from(text: str) -> Target | None:
    """Read a target back from the log."""
    parts = text.split(":")
    return Target(*parts) if len(parts) in {2, 3} else None


@dataclass(frozen=True, slots=True)
class Erased:
    """What came of it; ``texts`` are the words that stood there, to look whether they are gone everywhere."""

    operations: int
    texts: frozenset[str]


_OPERATIONS = """
SELECT o.actor, o.seq, o.val, o.salt, o.batch, f.name FROM op o JOIN ent e ON e.id = o.ent JOIN fld f ON f.id = o.fld
WHERE e.kind = ? AND e.uuid = ? AND o.val IS NOT NULL AND o.val <> ?
"""


def erase(file: OpenFile, targets: Iterable[Target], *, reason: str, about: Iterable[str], at: datetime) -> Erased:
    """Erase in an open file, with its line in the log, and on the disk; all of it or nothing."""
    wanted = tuple(targets)
    found: list[Erased] = []

    def work() -> None:
        found.append(erase_in(file.connection, wanted))
        event = LogEvent(
            ERASED, action=DELETE, objects=tuple(map(str, wanted)), about=tuple(about), life_cycle="14", detail=reason
        )
        file.ledger.log(event, at=microseconds(at))

    file.alter(work)
    scrub(file.connection)
    return found[0]


def erase_in(connection: Connection, targets: Iterable[Target]) -> Erased:
    """Erase inside the caller's transaction."""
    rows = [row for target in targets for row in _operations(connection, target)]
    texts = frozenset(text for row in rows if row[5] not in _CLOSED for text in _texts(row[2]))
    connection.executemany(
        "UPDATE op SET val = NULL, salt = ? WHERE actor = ? AND seq = ?",
        [(payload_hash(val.encode(), salt=salt), actor, seq) for actor, seq, val, salt, *_ in rows],
    )
    connection.executemany("UPDATE batch SET subject = '' WHERE id = ?", {(row[4],) for row in rows})
    _forget_traces(connection, texts)
    return Erased(len(rows), texts)


def scrub(connection: Connection) -> None:
    """Leave nothing of it on the disk: no free page, no slack of a page, no log of SQLite."""
    checkpoint(connection)
    connection.execute("VACUUM")
    checkpoint(connection)


def erased_before(lines: Iterable[LogLine]) -> tuple[Target, ...]:
    """Every target that a log says was erased."""
    named = (target_from(text) for line in lines if line.event.type == ERASED for text in line.event.objects)
    return tuple(dict.fromkeys(target for target in named if target))


def _operations(connection: Connection, target: Target) -> Iterator[tuple[Any, ...]]:
    """That it existed or was taken out stays: a merge must know that."""
    rows = connection.execute(_OPERATIONS, (target.kind, target.entity, _NOTHING)).fetchall()
    for row in rows:
        if row[5] != EXISTS and target.field in {"", row[5]}:
            yield row


def _forget_traces(connection: Connection, texts: frozenset[str]) -> None:
    """Every longer word counts: half a sentence that was being typed tells as much; a step can do without its name."""
    sought = {word for text in texts for word in _words(text)}
    subjects = connection.execute("SELECT id, subject FROM batch WHERE subject <> ''").fetchall()
    told = [(row,) for row, subject in subjects if sought & _words(subject)]
    connection.executemany("UPDATE batch SET subject = '' WHERE id = ?", told)
    forget_states(connection, texts)


def forget_states(connection: Connection, texts: frozenset[str]) -> None:
    """Take away window state in which a word of these stands; of a case or of the list of cases (drafts lie there)."""
    states = connection.execute("SELECT person, key, val FROM view_state").fetchall()
    kept = [(who, key) for who, key, val in states if tells(val, texts)]
    connection.executemany("DELETE FROM view_state WHERE person = ? AND key = ?", kept)


def tells(val: str, texts: frozenset[str]) -> bool:
    """Whether a longer word of these texts stands in a JSON value."""
    sought = {word for text in texts for word in _words(text)}
    return any(sought & _words(text) for text in _texts(val))


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.casefold()) if len(word) >= SHORTEST}


def _texts(val: str) -> Iterator[str]:
    """Every text in a JSON value."""
    try:
        yield from _strings(json.loads(val))
    except (ValueError, RecursionError):
        yield val


def _strings(value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    match value:
        case str() if value.strip():
            yield value.strip()
        case list():
            for one in value:
                yield from _strings(one)
        case dict():
            for one in value.values():
                yield from _strings(one)
