"""Widgets of one test are gone before the next begins.

Garbage is collected between tests and never inside one: what Python throws away in the middle of a job beside the
window takes the process with it (see ``werkbank.ui.timers.Sweeper``).
"""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from werkbank.ui.theme import dress, style_sheet, theme_named


@pytest.fixture(autouse=True)
def _swept() -> Iterator[None]:
    gc.disable()
    yield
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def _light() -> Iterator[None]:
    """Leave the look of the program as a first start has it: what fits in a line hangs on the size of its letters."""
    yield
    app, light = QApplication.instance(), theme_named("light")
    if isinstance(app, QApplication) and app.styleSheet() not in {"", style_sheet(light)}:
        dress(app, light)
