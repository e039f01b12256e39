"""Rows that have tests of their own: they are found, they pass, and they notice a program that works wrongly."""

from dataclasses import replace

import pytest

from tests.torture.elsewhere import NAMED, run_named
from tests.torture.settings import PROFILE, assert_noticed

BY_ROW = {named.row: named for named in NAMED}
NARROW = {"8": "not_there", "10": "first_version", "14": "clock_that_jumps"}  # of the row, to be quick


@pytest.mark.slow
@pytest.mark.parametrize(
    ("row", "mode"), [("8", "tells-who-exists"), ("10", "migration-does-nothing"), ("14", "trusts-the-clock")]
)
def test_a_wrong_program_is_noticed(row: str, mode: str) -> None:
    assert_noticed(run_named(PROFILE, replace(BY_ROW[row], words=NARROW[row]), mode=mode), "FAILED")
