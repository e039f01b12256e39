"""What erasing leaves in the pages themselves: looked at in a file without encryption, where every byte can be read."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from werkbank.store.erasing import Target, erase_in, scrub
from werkbank.store.schema import create_tables

SECRET = "Qzwxgeheimpje"
TARGET = Target("event", "e1", "text")


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[tuple[sqlite3.Connection, Path]]:
    """The tables of a case with the settings of a case, but readable."""
    path = tmp_path / "plain.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for setting in ("journal_mode=WAL", "secure_delete=ON", "wal_autocheckpoint=200", "temp_store=MEMORY"):
            connection.execute(f"PRAGMA {setting}")
        create_tables(connection, case="c")
        connection.execute("INSERT INTO actor VALUES(1,'a','anja','r','Anja',x'00')")
        connection.execute("INSERT INTO ent VALUES(1,'event','e1'),(2,'event','e2')")
        connection.execute("INSERT INTO fld VALUES(1,'text')")
        connection.execute("INSERT INTO batch VALUES(1,'b1',1,1,400,0,'act','','',0,?)", (f"over {SECRET}",))
        rows = [
            (
                1,
                n,
                n,
                1 if n % 7 == 0 else 2,
                1,
                "",
                f'"{SECRET if n % 7 == 0 else "gewoon"} {"x" * (n % 300)}"',
                1,
                b"s",
                b"h",
            )
            for n in range(1, 401)
        ]
        connection.executemany("INSERT INTO op VALUES(?,?,?,?,?,?,?,?,?,?)", rows)
        yield connection, path


def hits(path: Path) -> int:
    files = [path, path.with_name(path.name + "-wal")]
    return sum(one.read_bytes().count(SECRET.encode()) for one in files if one.exists())


def test_no_byte_of_it_is_left_in_file_or_log(plain: tuple[sqlite3.Connection, Path]) -> None:
    connection, path = plain
    assert hits(path) > 50
    found = erase_in(connection, [TARGET])
    scrub(connection)
    assert found.operations == 57
    assert hits(path) == 0


def test_without_scrubbing_it_is_left(plain: tuple[sqlite3.Connection, Path]) -> None:
    connection, path = plain
    erase_in(connection, [TARGET])
    assert hits(path) > 50, "the log of SQLite holds it until it is cut off"


def test_the_others_are_as_they_were(plain: tuple[sqlite3.Connection, Path]) -> None:
    connection, _ = plain
    before = connection.execute("SELECT * FROM op WHERE ent = 2 ORDER BY seq").fetchall()
    erase_in(connection, [TARGET])
    scrub(connection)
    assert connection.execute("SELECT * FROM op WHERE ent = 2 ORDER BY seq").fetchall() == before
