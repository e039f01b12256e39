"""The version of a file, and how an older one becomes a newer one."""

from pathlib import Path

import pytest

from tests.helpers.case_files import CASE, Forged, Step, action, existing, new_file, opening, reopened, setting
from werkbank.model.errors import KnownError
from werkbank.store.backup import moments
from werkbank.store.case_file import open_file
from werkbank.store.connection import Access
from werkbank.store.fold import fold
from werkbank.store.schema import VERSION, version_of


def add_a_column(connection: object) -> None:
    connection.execute("ALTER TABLE batch ADD COLUMN nieuw TEXT NOT NULL DEFAULT 'x'")  # type: ignore[attr-defined]


def stumble(connection: object) -> None:
    connection.execute("DROP TABLE view_state")  # type: ignore[attr-defined]
    raise ZeroDivisionError


def test_a_new_file_is_of_this_version_and_this_case(tmp_path: Path) -> None:
    file = new_file(tmp_path)
    assert version_of(file.connection, case=CASE) == VERSION
    file.connection.close()


@pytest.mark.parametrize(
    ("pragma", "code"),
    [
        (f"PRAGMA user_version={VERSION + 1}", "newer-version"),
        ("PRAGMA application_id=7", "not-a-case-file"),
        ("UPDATE meta SET value='andere casus'", "not-a-case-file"),
    ],
)
def test_what_is_newer_or_something_else_is_refused_and_not_touched(tmp_path: Path, pragma: str, code: str) -> None:
    file = new_file(tmp_path)
    file.write(action(existing()))
    Forged(file)(pragma)
    before = file.heads()
    with pytest.raises(KnownError) as caught:
        reopened(file)
    assert caught.value.code == code
    assert before


def test_an_older_file_is_backed_up_and_migrated_step_by_step(tmp_path: Path) -> None:
    file = new_file(tmp_path)
    file.write(action(existing(), setting("first_name", "Bo")))
    steps: list[int] = []
    migrations: dict[int, Step] = {2: add_a_column, 3: lambda _: steps.append(3), 4: lambda _: steps.append(4)}
    newer = reopened(file, migrations=migrations, newest=5)
    assert version_of(newer.connection, case=CASE, newest=5) == 5
    assert steps == [3, 4]
    assert Forged(newer)("SELECT nieuw FROM batch") == [("x",)]
    assert [p.first_name for p in fold(newer.connection).casus.persons.values()] == ["Bo"]
    newer.connection.close()
    (backup,) = moments(tmp_path / "backups")
    assert backup.name.endswith("-v2")
    older = open_file(opening(backup))
    assert version_of(older.connection, case=CASE) == 2
    older.connection.close()


def test_a_migration_that_stumbles_leaves_a_whole_older_file(tmp_path: Path) -> None:
    file = new_file(tmp_path)
    file.write(action(existing()))
    with pytest.raises(ZeroDivisionError):
        reopened(file, migrations={2: add_a_column, 3: stumble}, newest=4)
    half = open_file(opening(tmp_path, migrations={3: lambda _: None}, newest=3))
    assert version_of(half.connection, case=CASE, newest=3) == 3
    assert Forged(half)("SELECT nieuw FROM batch") == [("x",)]
    assert Forged(half)("SELECT count(*) FROM view_state") == [(0,)]
    half.connection.close()


def test_a_medium_that_takes_no_writing_cannot_be_migrated(tmp_path: Path) -> None:
    new_file(tmp_path).connection.close()
    with pytest.raises(KnownError) as caught:
        open_file(opening(tmp_path, access=Access.READ, migrations={2: add_a_column}, newest=3))
    assert caught.value.code == "read-only"
