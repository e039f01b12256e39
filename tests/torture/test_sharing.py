"""Rows 12 and 13: two programs at one case, and places that take no writing."""

from pathlib import Path

import pytest

from tests.torture.places import made
from tests.torture.settings import PROFILE, assert_good, assert_noticed
from tests.torture.sharing import look, read_only, two_programs


def test_two_programs() -> None:
    assert_good(two_programs(PROFILE))


@pytest.mark.parametrize(("mode", "says"), [("lets-go-of-the-lock", "both got in"), ("leaves-no-note", "said locked")])
def test_a_first_program_that_lets_others_in_or_is_silent_is_noticed(mode: str, says: str) -> None:
    assert_noticed(two_programs(PROFILE, mode=mode), says)


def test_places_that_take_no_writing() -> None:
    for outcome in read_only(PROFILE):
        if not outcome.skipped:
            assert_good(outcome)


def test_a_place_that_does_take_writing_is_noticed(tmp_path: Path) -> None:
    assert look(made(tmp_path / "werkplek")) == ["nobody is told that it is read-only", "a case was made"]
