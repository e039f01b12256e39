"""The commands in this process, beside a workplace that was made once with cheap keys and is copied for every test."""

from pathlib import Path

import pytest

from tests.helpers.program import Inside, beside, make_workplace
from werkbank.i18n.resources import resource


@pytest.fixture(scope="session")
def made_workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_workplace(tmp_path_factory.mktemp("commands") / "werkplek")


@pytest.fixture
def bare(tmp_path: Path) -> Inside:
    """The program beside a place where no workplace is yet."""
    return beside(Inside, tmp_path)


@pytest.fixture
def program(tmp_path: Path, made_workplace: Path) -> Inside:
    """The program beside a workplace with one case, called CASE."""
    return beside(Inside, tmp_path, made=made_workplace)


@pytest.fixture(scope="session")
def samples() -> Path:
    return Path(resource("samples"))
