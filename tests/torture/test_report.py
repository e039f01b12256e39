"""The table of the matrix: its words, its rows, and that a failure is seen in it."""

import pytest

from tests.torture.__main__ import main
from tests.torture.outcome import Outcome, Profile
from tests.torture.rows import ROWS
from tests.torture.sizing import sizes, too_slow


def test_every_row_of_the_matrix_has_a_harness() -> None:
    assert set(ROWS) >= {str(number) for number in range(1, 23)} - {"11"}, "row 11 is a phase of row 3, row 23 a figure"


def test_a_failure_and_an_empty_run_are_no_good() -> None:
    assert Outcome("1", "x", "y", runs=3).verdict == "good"
    assert Outcome("1", "x", "y", runs=3, failures=["lost"]).verdict == "FAILED"
    assert Outcome("1", "x", "y").verdict == "FAILED"
    assert Outcome("1", "x", "y", skipped="no cc").verdict == "skipped"


def test_the_same_seed_is_the_same_luck() -> None:
    one, two = (Profile(seed=7).chance("kills").random() for _ in range(2))
    assert one == two != Profile(seed=8).chance("kills").random()
    assert Profile().some(range(100), small=5, name="x")[0] == 0
    assert Profile(full=True).some(range(100), small=5, name="x") == list(range(100))


def test_the_command_prints_a_table(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    bad = Outcome("7", "old pages", "100 %", runs=3, failures=["page 4: nobody noticed"])
    monkeypatch.setitem(ROWS, "7", lambda _profile: [bad])
    monkeypatch.setitem(ROWS, "12", lambda _profile: [Outcome("12", "two programs", "told", runs=2)])
    assert main(["--rows", "12"]) == 0
    assert "| 12 | two programs | 2 | told | 0 failures | 0.0 | good |" in capsys.readouterr().out
    assert main(["--rows", "12,7"]) == 1
    assert "- page 4: nobody noticed" in capsys.readouterr().out


def test_sizes_are_measured() -> None:
    assert "commit p50" in sizes(Profile()).found


def test_a_slow_store_is_noticed() -> None:
    assert too_slow(opened=300, p99=50, preview=1000) == []
    assert too_slow(opened=301, p99=51, preview=1001) == ["open 301 ms", "commit p99 51 ms", "preview 1001 ms"]
