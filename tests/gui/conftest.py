"""Widgets of one test are gone before the next begins.

Garbage is collected between tests and never inside one: what Python throws away in the middle of a job beside the
window takes the process with it (see ``werkbank.ui.timers.Sweeper``).
"""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent


@pytest.fixture(autouse=True)
def _swept() -> Iterator[None]:
    gc.disable()
    yield
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    gc.enable()
