"""Rows 1, 3 and 11: kill -9 at any moment. Nothing acknowledged is lost, no state is half."""

import signal

import pytest

from tests.torture.all_phases import PHASES
from tests.torture.killing import killed_phase, kills
from tests.torture.settings import PROFILE, assert_good, assert_noticed

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a signal that cannot be caught"),
]


def test_edits() -> None:
    assert_good(kills(PROFILE))


def test_a_program_that_says_saved_too_early_is_noticed() -> None:
    assert_noticed(kills(PROFILE, mode="hasty", how_many=60), "lost")


@pytest.mark.parametrize("name", [name for name in PHASES if name not in {"edits", "working"}])
def test_a_phase(name: str) -> None:
    assert_good(killed_phase(PROFILE, name))


def test_a_backup_that_has_its_name_too_early_is_noticed() -> None:
    assert_noticed(
        killed_phase(PROFILE, "backup", mode="backup-in-place"), "unreadable: backup", "inconsistent: backup"
    )


def test_a_migration_that_commits_piece_by_piece_is_noticed() -> None:
    assert_noticed(killed_phase(PROFILE, "migration", mode="migration-in-pieces"), "inconsistent")


def test_a_merge_that_is_kept_row_by_row_is_noticed() -> None:
    assert_noticed(killed_phase(PROFILE, "merging", mode="merge-in-pieces"), "inconsistent", "unreadable: damaged")
