"""The program as a process, beside a workplace that was made once with cheap keys and is copied for every test."""

from pathlib import Path

import pytest

from tests.helpers.program import Program, beside, make_workplace
from werkbank.i18n.resources import resource


@pytest.fixture(scope="session")
def made_workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_workplace(tmp_path_factory.mktemp("e2e") / "werkplek")


@pytest.fixture
def bare(tmp_path: Path) -> Program:
    """The program beside a place where no workplace is yet."""
    return beside(Program, tmp_path)


@pytest.fixture
def program(tmp_path: Path, made_workplace: Path) -> Program:
    """The program beside a workplace with one case, called CASE."""
    return beside(Program, tmp_path, made=made_workplace)


@pytest.fixture(scope="session")
def samples() -> Path:
    return Path(resource("samples"))
