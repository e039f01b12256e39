"""Row 20: hostile files are refused in words or made harmless, within memory that any laptop has."""

import os
from pathlib import Path

import pytest

from tests.torture.importing import HOSTILE, Hostile, hostile_files
from tests.torture.settings import PROFILE, assert_good, assert_noticed

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def test_hostile_files() -> None:
    assert_good(hostile_files(PROFILE))


def greedy(path: Path) -> int:
    return len(path.read_bytes() * 400)


def careless(path: Path) -> str:
    return path.read_bytes().decode("ascii")


def small(folder: Path) -> Path:
    (folder / "x").write_bytes(b"\xff" * 1_000_000)
    return folder / "x"


@pytest.mark.parametrize(("read", "says"), [(greedy, "was taken in"), (careless, "UnicodeDecodeError")])
def test_a_reader_without_limits_is_noticed(read, says: str) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    assert_noticed(hostile_files(PROFILE, only=(Hostile("x", small, read),)), says)


def test_a_reader_that_takes_all_memory_is_noticed() -> None:
    assert_noticed(hostile_files(PROFILE, only=(Hostile("x", small, greedy, harmless=True),)), "MB")


def test_every_row_has_a_file() -> None:
    assert len({hostile.name for hostile in HOSTILE}) == len(HOSTILE)
