"""The store against plain ``sqlcipher3`` doing the very same inserts, and reading a case against reading its rows.

Three hundred events, each an action of its own, are written through ``StoredCasus.write``. Then the rows that this put
in the file go once more, action by action with the same settings (WAL, synchronous=FULL), through a bare connection
into the same tables. What the store does on top: canonical form, hash chain, heads, access log, its thread.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from tests.benchmarks.made_family import casus
from tests.benchmarks.report import Ratio, Row, Section
from tests.benchmarks.workplaces import CHEAP, PASSPHRASE, PERSON, noon
from werkbank.journal.open_casus import OpenCasus
from werkbank.model.clock import fresh_id
from werkbank.store.schema import create_tables
from werkbank.store.workplace import StoredCasus, Workplace, create_workplace, open_casus

EVENTS = 300
KEY = "x'" + "1f" * 32 + "'"
SETTINGS = ("journal_mode=WAL", "synchronous=FULL", "cache_size=-65536", "temp_store=MEMORY", "foreign_keys=ON",
            "secure_delete=ON", "wal_autocheckpoint=200")  # fmt: skip
TABLES = ("actor", "ent", "fld")
BY_BATCH = {"batch": 0, "op": 7, "log": -1}  # the column that tells to which action a row belongs


def measure(*, quick: bool) -> list[Section]:
    """Each round writes a new case both ways and reads it both ways."""
    rounds = [_round(EVENTS // 3 if quick else EVENTS) for _ in range(2 if quick else 4)]
    written, bare, read, rows = (tuple(x for one in rounds for x in one[n]) for n in range(4))
    return [
        Section(
            "Store: one action of one event, until it is safe on the disk",
            [
                Row("store: StoredCasus.write", written),
                Row("plain sqlcipher3: the same inserts and commit", bare),
                Ratio("store / plain", written, bare),
            ],
        ),
        Section(
            "Store: a whole case from a closed file (60 persons)",
            [
                Row("store: open, look for damage, fold, validate", read),
                Row("plain sqlcipher3: open and fetch the same rows", rows),
                Ratio("store / plain", read, rows),
            ],
        ),
    ]


def _round(events: int) -> tuple[list[float], list[float], list[float], list[float]]:
    """Milliseconds a write of the store, the plain one, reading by the store, reading the rows."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "werkplek"
        workplace, _ = create_workplace(folder, PERSON, PASSPHRASE, kdf=CHEAP, clock=noon())
        stored = workplace.new_case("Gemeten")
        desk, made = _with_family(stored), casus(persons=60, events=events)
        written = [_timed(lambda e=event: _add(desk, e)) for event in made.events.values()]  # type: ignore[misc]
        content = _content(stored)
        stored.close()
        bare = _written_plainly(Path(place) / "kaal.db", content)
        read = [_read(workplace, stored.id) for _ in range(3)]
        rows = [_timed(lambda: _read_plainly(Path(place) / "kaal.db")) for _ in range(3)]
        workplace.close()
    return written, bare, read, rows


def _with_family(stored: StoredCasus) -> OpenCasus:
    desk = open_casus(stored, clock=noon(), ids=fresh_id)
    with desk.transaction("import-tables") as edit:
        for entity in casus(persons=60, events=0).everything():
            edit.put(entity)
    return desk


def _add(desk: OpenCasus, event: Any) -> None:  # noqa: ANN401 - an Event
    with desk.transaction("add-event") as edit:
        edit.add(event)


def _read(workplace: Workplace, case: str) -> float:
    start = time.perf_counter()
    stored = workplace.open_case(case)
    assert stored.casus.events
    spent = (time.perf_counter() - start) * 1000
    stored.close()
    return spent


def _content(stored: StoredCasus) -> dict[str, list[tuple[Any, ...]]]:
    ask = {name: f"SELECT * FROM {name} ORDER BY rowid" for name in TABLES}
    ask |= {"batch": "SELECT * FROM batch ORDER BY id", "op": "SELECT * FROM op ORDER BY seq"}
    return stored._worker.do(lambda file: {n: file.connection.execute(sql).fetchall() for n, sql in ask.items()})


def _written_plainly(path: Path, content: dict[str, list[tuple[Any, ...]]]) -> list[float]:
    """Milliseconds an action, those of one event only; the tables that name things go in first, unmeasured."""
    connection = _connect(path)
    create_tables(connection, case="kaal")
    connection.execute("BEGIN")
    for name in TABLES:
        for row in content[name]:
            connection.execute(f"INSERT INTO {name} VALUES({','.join('?' * len(row))})", row)
    connection.execute("COMMIT")
    spent = [_timed(lambda a=action: _insert(connection, *a)) for action in _actions(content)]  # type: ignore[misc]
    connection.close()
    return spent[2:]  # making the case and the family are no events


def _actions(content: dict[str, list[tuple[Any, ...]]]) -> Iterator[tuple[tuple[Any, ...], list[tuple[Any, ...]]]]:
    batches = {row[0]: row for row in content["batch"]}
    for batch, operations in groupby(content["op"], key=itemgetter(BY_BATCH["op"])):
        yield batches[batch], list(operations)


def _insert(connection: Any, batch: tuple[Any, ...], operations: list[tuple[Any, ...]]) -> None:  # noqa: ANN401
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"INSERT INTO batch VALUES({','.join('?' * len(batch))})", batch)
    for row in operations:
        actor, seq, _hlc, entity, field = row[:5]
        connection.execute(f"INSERT INTO op VALUES({','.join('?' * len(row))})", row)
        connection.execute("DELETE FROM cur WHERE ent=? AND fld=?", (entity, field))
        connection.execute("INSERT INTO cur VALUES(?,?,?,?)", (entity, field, actor, seq))
    line = (batch[2], batch[0], batch[5], *([""] * 2), *("change",), *([""] * 12), b"")
    connection.execute(f"INSERT INTO log VALUES({','.join('?' * len(line))})", line)
    connection.execute("COMMIT")


def _read_plainly(path: Path) -> None:
    connection = _connect(path)
    rows = connection.execute(
        "SELECT e.kind, e.uuid, f.name, o.val FROM cur c JOIN op o ON o.actor = c.actor AND o.seq = c.seq "
        "JOIN ent e ON e.id = c.ent JOIN fld f ON f.id = c.fld"
    ).fetchall()
    assert rows
    connection.close()


def _connect(path: Path) -> Any:  # noqa: ANN401 - sqlcipher3 ships no types
    connection = sqlcipher.connect(str(path), isolation_level=None)
    connection.execute(f'PRAGMA key = "{KEY}"')
    for setting in SETTINGS:
        connection.execute(f"PRAGMA {setting}").fetchall()
    return connection


def _timed(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000
