"""Opening an encrypted file in the one safe way."""

import ast
import re
import sqlite3
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from tests.helpers.case_files import Loose
from tests.helpers.source_tree import ROOT
from werkbank.model.errors import BugError, KnownError
from werkbank.store import connection as connection_module
from werkbank.store.connection import MAGIC, Access, checkpoint, connect, transaction
from werkbank.store.errors import translated

KEY = bytes(range(32))


def made(path: Path, *, rows: int = 1) -> Path:
    connection = connect(path, key=KEY, access=Access.CREATE)
    with transaction(connection):
        connection.execute("CREATE TABLE t(a)")
        for number in range(rows):
            connection.execute("INSERT INTO t VALUES(?)", (f"tekst {number}",))
    connection.close()
    return path


def code_when_opening(path: Path, *, key: bytes = KEY, access: Access = Access.ALONE) -> str:
    with pytest.raises(KnownError) as caught, translated():
        connect(path, key=key, access=access)
    return caught.value.code


@pytest.mark.parametrize("name", ["case.db", "vraag?teken#hek%20.db", "met 'aanhaling' en \U0001f600.db"])
def test_the_recipe_holds(tmp_path: Path, name: str) -> None:
    path = made(tmp_path / name)
    connection = connect(path, key=KEY, access=Access.ALONE)

    def ask(setting: str) -> Loose:
        return connection.execute(f"PRAGMA {setting}").fetchone()[0]

    assert ask("journal_mode") == "wal"
    assert ask("synchronous") == 2
    assert ask("locking_mode") == "exclusive"
    assert ask("cache_size") == -65536
    assert ask("temp_store") == 2
    assert ask("foreign_keys") == 1
    assert ask("secure_delete") == 1
    assert ask("trusted_schema") == 0
    assert ask("cell_size_check") == 1
    assert ask("cipher_version")
    assert connection.execute("SELECT a FROM t").fetchone() == ("tekst 0",)
    connection.close()
    assert not path.read_bytes().startswith(MAGIC)


def test_a_plain_sqlite_file_is_not_a_case(tmp_path: Path) -> None:
    plain = sqlite3.connect(tmp_path / "a.db")
    plain.execute("CREATE TABLE t(a)")
    plain.commit()
    plain.close()
    assert code_when_opening(tmp_path / "a.db") == "not-a-case-file"


def test_nothing_an_empty_file_and_a_folder_are_no_case(tmp_path: Path) -> None:
    (tmp_path / "leeg.db").touch()
    (tmp_path / "map.db").mkdir()
    for name in ("weg.db", "leeg.db", "map.db"):
        assert code_when_opening(tmp_path / name) == "not-a-case-file"
    assert not (tmp_path / "weg.db").exists()


def test_another_key_and_rubbish_are_damage(tmp_path: Path) -> None:
    assert code_when_opening(made(tmp_path / "a.db"), key=bytes(32)) == "damaged"
    (tmp_path / "b.db").write_bytes(bytes(range(256)) * 64)
    assert code_when_opening(tmp_path / "b.db") == "damaged"


def test_a_second_window_is_told_at_once(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db")
    first = connect(path, key=KEY, access=Access.ALONE)
    assert code_when_opening(path) == "locked"
    first.close()
    connect(path, key=KEY, access=Access.ALONE).close()


def test_a_shared_file_opens_twice(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db")
    one, two = (connect(path, key=KEY, access=Access.SHARED) for _ in range(2))
    with transaction(one):
        one.execute("INSERT INTO t VALUES('nieuw')")
    assert two.execute("SELECT count(*) FROM t").fetchone() == (2,)
    one.close()
    two.close()


def test_reading_only_reads(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db")
    connection = connect(path, key=KEY, access=Access.READ)
    assert connection.execute("SELECT count(*) FROM t").fetchone() == (1,)
    with pytest.raises(sqlcipher.OperationalError):
        connection.execute("INSERT INTO t VALUES('x')")
    connection.close()


def test_reading_is_refused_while_commits_stand_in_the_log_only(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db")
    first = connect(path, key=KEY, access=Access.ALONE)
    first.execute("INSERT INTO t VALUES('alleen in het log')")
    assert code_when_opening(path, access=Access.READ) == "read-only-unfinished"
    checkpoint(first)
    connect(path, key=KEY, access=Access.READ).close()
    first.close()


def test_a_key_of_the_wrong_length_and_a_file_in_the_way_are_mistakes_of_ours(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db")
    with pytest.raises(BugError):
        connect(path, key=b"kort", access=Access.ALONE)
    with pytest.raises(BugError):
        connect(path, key=KEY, access=Access.CREATE)


class Pretender:
    """A connection that answers one pragma in its own way."""

    def __init__(self, inner: Loose, pragma: str, answer: Loose) -> None:
        self._inner, self._pragma, self._answer = inner, pragma, answer

    def execute(self, statement: str, *rest: Loose) -> Loose:
        if self._pragma in statement:
            return type("Rows", (), {"fetchone": lambda _: self._answer, "fetchall": lambda _: []})()
        return self._inner.execute(statement, *rest)

    def __getattr__(self, name: str) -> Loose:
        return getattr(self._inner, name)


@pytest.mark.parametrize(
    ("pragma", "answer", "wanted"),
    [
        ("cipher_version", None, BugError),
        ("journal_mode", ("delete",), KnownError),
        ("temp_store", (1,), BugError),
    ],
)
def test_a_library_that_does_not_keep_its_promises_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pragma: str, answer: Loose, wanted: type[Exception]
) -> None:
    path, real = made(tmp_path / "a.db"), sqlcipher.connect
    monkeypatch.setattr(sqlcipher, "connect", lambda *a, **k: Pretender(real(*a, **k), pragma, answer))
    with pytest.raises(wanted):
        connect(path, key=KEY, access=Access.ALONE)


def test_a_library_that_writes_plain_text_is_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The standard library takes a key in silence and encrypts nothing."""

    class Silent(sqlite3.Connection):
        def set_key(self, key: str) -> None:
            self.execute(f'PRAGMA key="{key}"')

        def execute(self, statement: str, *rest: Loose) -> Loose:
            return super().execute("SELECT '4.19'" if "cipher_version" in statement else statement, *rest)

    def plain(*args: Loose, **options: Loose) -> sqlite3.Connection:
        return sqlite3.connect(*args, **options, factory=Silent)

    monkeypatch.setattr(sqlcipher, "connect", plain)
    with pytest.raises(BugError, match="plain text"):
        connect(tmp_path / "a.db", key=KEY, access=Access.CREATE)


def test_a_transaction_is_all_or_nothing(tmp_path: Path) -> None:
    connection = connect(made(tmp_path / "a.db"), key=KEY, access=Access.ALONE)
    with pytest.raises(ZeroDivisionError), transaction(connection):
        connection.execute("INSERT INTO t VALUES(?)", (1 // 0,))
    assert not connection.in_transaction
    connection.execute("PRAGMA max_page_count=1")
    with pytest.raises(sqlcipher.OperationalError, match="full"), transaction(connection):
        connection.executemany("INSERT INTO t VALUES(?)", [("x" * 9000,)] * 9)  # SQLite rolls back by itself
    assert connection.execute("SELECT count(*) FROM t").fetchone() == (1,)
    connection.close()


DANGEROUS = re.compile(r"\bATTACH\s|sqlcipher_export|load_extension|PRAGMA\s+(re)?key|\bPRAGMA\s+hexkey", re.IGNORECASE)


def test_no_source_file_can_attach_another_database() -> None:
    """ATTACH with an empty key, and export, would write a case in plain text; one module gives a file another key."""
    found = [
        (path.name, text)
        for path in (ROOT / "werkbank").rglob("*.py")
        for text in said_in(ast.parse(path.read_text(encoding="utf-8")))
        if DANGEROUS.search(text)
    ]
    assert found == [("renewing.py", "PRAGMA rekey=\"x'")], "only raw hexadecimal, so no text can end the statement"


@pytest.mark.parametrize(
    "wrong",
    [
        "c.execute('ATTACH DATABASE ? AS plain', (path,))",
        "c.execute(f'attach {path!r} as plain key \\'\\'')",
        "c.execute('SELECT sqlcipher_export(?)', ('plain',))",
        "c.enable_load_extension(True)",
        "c.execute(f'PRAGMA rekey={word}')",
        "c.execute('pragma  key = ' + word)",
    ],
)
def test_what_would_write_plain_text_is_noticed(wrong: str) -> None:
    assert any(DANGEROUS.search(text) for text in said_in(ast.parse(wrong)))


def said_in(tree: ast.Module) -> list[str]:
    """Every text and every called name in a module, its docstrings left out."""
    prose = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in prose]
    names = [node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    return [text for text in texts if isinstance(text, str)] + names


@pytest.mark.parametrize(("full", "code"), [(True, "disk-full"), (False, "disk-failed")])
def test_no_room_for_a_new_file_is_not_told_as_a_lack_of_rights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, full: bool, code: str
) -> None:
    def no_room(_path: Path, *, key: bytes) -> None:
        error = sqlcipher.OperationalError("unable to open database file")
        error.sqlite_errorname = "SQLITE_CANTOPEN"
        raise error

    monkeypatch.setattr(connection_module, "_create", no_room)
    monkeypatch.setattr(connection_module, "is_full", lambda _folder: full)
    with pytest.raises(KnownError) as caught:
        connect(tmp_path / "case.db", key=bytes(32), access=Access.CREATE)
    assert caught.value.code == code
