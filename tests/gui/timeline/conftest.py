"""The timeline stands still in tests: what moves smoothly is at its goal at once, unless a test asks for motion."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from werkbank.ui.motion import ask_less_motion


@pytest.fixture(autouse=True)
def standing_still(qapp: QApplication) -> Iterator[None]:
    ask_less_motion(wanted=True)
    yield
    ask_less_motion(wanted=False)
