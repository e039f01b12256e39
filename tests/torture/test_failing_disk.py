"""Rows 4 and 5: no room at any write, a failing sync at any moment. Told in words; nothing acknowledged is lost."""

import pytest

from tests.torture.failing import WRITING, failing_syncs, limited_files, refused_writes
from tests.torture.filling import small_disks
from tests.torture.settings import PROFILE, assert_good, assert_noticed

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", WRITING)
def test_no_room_at_any_write(name: str) -> None:
    assert_good(refused_writes(PROFILE, name))


def test_files_that_may_not_grow() -> None:
    pytest.importorskip("resource")
    assert_good(limited_files(PROFILE))


def test_a_real_disk_that_is_nearly_full() -> None:
    assert_good(small_disks(PROFILE))


@pytest.mark.parametrize("name", WRITING)
def test_a_sync_that_fails(name: str) -> None:
    assert_good(failing_syncs(PROFILE, name=name))


def test_a_program_that_edits_on_after_the_disk_failed_is_noticed() -> None:
    assert_noticed(failing_syncs(PROFILE, mode="goes-on-after-failure"), "wrong took", "inconsistent", "unreadable")


def test_a_program_that_passes_over_a_full_disk_is_noticed() -> None:
    assert_noticed(refused_writes(PROFILE, "working", mode="swallows-refusals"), "lost", "shows what is not saved")
