"""What the key costs: inserting into the tables of a case with and without encryption, and reading them again.

Both files get the same rows, a tenth in each transaction, with the settings and the page cache of the program (64 MB);
by turns, so that both meet the same disk. Yardstick (design): keyed at most 1.25 times unkeyed on inserts.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from tests.benchmarks.bench_store import KEY, SETTINGS
from tests.benchmarks.report import Ratio, Row, Section
from werkbank.store.schema import create_tables

ROWS = 100_000
PARTS = 10
_INSERT = "INSERT INTO op VALUES(?,?,?,?,?,?,?,?,?,?)"


def measure(*, quick: bool) -> list[Section]:
    """A new pair of files each round."""
    rows = _rows(ROWS // 5 if quick else ROWS)
    took: dict[bool, list[tuple[float, float]]] = {True: [], False: []}
    for number in range(3 if quick else 6):
        for has_key in (True, False) if number % 2 else (False, True):
            took[has_key].append(_round(rows, keyed=has_key))
    keyed, bare = list(zip(*took[True], strict=True)), list(zip(*took[False], strict=True))
    return [
        Section(
            f"Key: {len(rows):,} operations inserted, then all of them read",
            [
                Row("inserting, with a key", keyed[0]),
                Row("inserting, without", bare[0]),
                Ratio("keyed / unkeyed", keyed[0], bare[0], target="1.25"),
                Row("reading all, with a key", keyed[1]),
                Row("reading all, without", bare[1]),
                Ratio("keyed / unkeyed", keyed[1], bare[1]),
            ],
        )
    ]


def _rows(count: int) -> list[tuple[Any, ...]]:
    return [
        (1, n, n << 16, n // 8, n % 40, "", '"' + f"waarde {n} " * 8 + '"', n // 8, n.to_bytes(16, "big"), bytes(32))
        for n in range(1, count + 1)
    ]


def _round(rows: list[tuple[Any, ...]], *, keyed: bool) -> tuple[float, float]:
    """Milliseconds of inserting and of reading."""
    with tempfile.TemporaryDirectory() as place:
        connection = sqlcipher.connect(str(Path(place) / "x.db"), isolation_level=None)
        if keyed:
            connection.set_key(KEY)
        for setting in SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        create_tables(connection, case="gemeten")
        begun = time.perf_counter()
        for part in range(PARTS):
            connection.execute("BEGIN")
            connection.executemany(_INSERT, rows[part * len(rows) // PARTS : (part + 1) * len(rows) // PARTS])
            connection.execute("COMMIT")
        written = time.perf_counter()
        assert len(connection.execute("SELECT * FROM op").fetchall()) == len(rows)
        read = time.perf_counter()
        connection.close()
    return (written - begun) * 1000, (read - written) * 1000
