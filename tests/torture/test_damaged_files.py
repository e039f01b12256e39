"""Rows 6 and 7: damage and old pages are noticed, and the words for it offer the backup."""

from tests.torture.damaging import damage, replay
from tests.torture.settings import PROFILE, assert_good, assert_noticed


def test_damage_in_every_file() -> None:
    assert_good(damage(PROFILE))


def test_a_program_that_does_not_look_is_noticed() -> None:
    assert_noticed(damage(PROFILE, looks=False), "nobody noticed")


def test_old_pages_and_older_files() -> None:
    assert_good(replay(PROFILE))


def test_old_pages_in_a_program_that_does_not_look_are_noticed() -> None:
    assert_noticed(replay(PROFILE, looks=False), "nobody noticed")
