"""Garbage is collected in the thread of the window only."""

import gc
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from werkbank.ui.timers import Sweeper


class Loop:
    """Something that only a collection takes away."""

    def __init__(self) -> None:
        self.itself = self


def test_it_collects_by_the_clock_and_python_itself_does_not(qtbot: QtBot) -> None:
    parent = QObject()
    sweeper = Sweeper(parent)
    assert not gc.isenabled()
    lost = weakref.ref(Loop())
    kept = [[n] for n in range(gc.get_threshold()[0] + 100)]  # enough that a collection is due
    assert lost() is not None
    sweeper.sweep()
    assert lost() is None
    assert kept


def test_nothing_is_collected_before_it_is_due(qtbot: QtBot) -> None:
    Sweeper.sweep()  # what other tests closed
    gc.collect()
    lost = weakref.ref(Loop())
    Sweeper.sweep()
    assert lost() is not None


def test_what_was_set_apart_and_closed_later_is_found_when_everything_is_looked_through() -> None:
    gc.collect()
    kept = Loop()
    lost = weakref.ref(kept)
    gc.freeze()
    del kept
    gc.collect()
    assert lost() is not None, "what is set apart is not looked through"
    Sweeper.whole_soon()
    Sweeper.sweep()
    assert lost() is None
