"""A workplace for every test of this room that asks for one: cheap keys, one person, closed at the end."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.workplaces import new_workplace
from werkbank.store.workplace import Workplace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "werkplek"


@pytest.fixture
def workplace(folder: Path) -> Iterator[Workplace]:
    """Unlocked by its first person, Anja."""
    made, _ = new_workplace(folder)
    yield made
    made.close()
