"""Two windows, two processes, one case."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.helpers.source_tree import ROOT
from tests.helpers.workplaces import filled_case, unlocked
from werkbank.model.errors import KnownError

HOLD = """
import sys
from pathlib import Path
from tests.helpers.workplaces import unlocked
stored = unlocked(Path(sys.argv[1])).open_case(sys.argv[2])
print("open", flush=True)
sys.stdin.readline()
"""


def test_the_second_window_hears_at_once_who_was_first_and_gets_in_after_a_crash(tmp_path: Path) -> None:
    with filled_case(tmp_path, "Bo") as (_, case):
        pass
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path), case],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == b"open\n"
        second = unlocked(tmp_path)
        begin = time.monotonic()
        try:
            with pytest.raises(KnownError) as caught:
                second.open_case(case)
        finally:
            first.kill()
    assert time.monotonic() - begin < 2
    assert caught.value.code == "locked"
    assert "Anja" in caught.value.text
    stored = second.open_case(case)
    assert len(stored.casus.persons) == 1
    assert stored.check() == []
    second.close()
    assert not (tmp_path / "cases" / case / "open.note").exists()


def test_two_windows_can_work_in_two_cases_of_one_workplace(tmp_path: Path) -> None:
    with filled_case(tmp_path, "Bo") as (_, case):
        pass
    one, two = unlocked(tmp_path), unlocked(tmp_path)
    first, second = one.open_case(case), two.new_case("Gezin Es")
    assert {entry.name for entry in one.cases()} == {"Gezin Berk", "Gezin Es"}
    first.close()
    second.close()
    one.close()
    two.close()
