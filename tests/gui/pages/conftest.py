"""The plan page of a small family, for every test of it."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.plan_sheet import Sheet
from tests.unit.plan.builders import casus


@pytest.fixture
def sheet(qtbot: QtBot) -> Iterator[Sheet]:
    made = Sheet(casus(), qtbot)
    yield made
    made.desk.close()
