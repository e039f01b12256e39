"""Rows 12 and 13: two programs at one case, and places that take no writing."""

from pathlib import Path

from tests.torture.places import made
from tests.torture.settings import PROFILE, assert_good
from tests.torture.sharing import look, read_only, two_programs


def test_two_programs() -> None:
    assert_good(two_programs(PROFILE))


def test_places_that_take_no_writing() -> None:
    for outcome in read_only(PROFILE):
        if not outcome.skipped:
            assert_good(outcome)


def test_a_place_that_does_take_writing_is_noticed(tmp_path: Path) -> None:
    assert look(made(tmp_path / "werkplek")) == ["nobody is told that it is read-only", "a case was made"]
