"""Work beside the window: results come back, and a window that has gone hears nothing."""

import threading
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from werkbank.ui.jobs import Job


def test_a_result_comes_back_in_the_thread_of_the_window(qtbot: QtBot) -> None:
    heard: list[Any] = []
    desk = QObject()
    Job(lambda _progress: threading.current_thread().name, desk).on(
        done=lambda value: heard.append((value, threading.current_thread())), failed=heard.append
    ).start()
    qtbot.waitUntil(lambda: bool(heard))
    qtbot.waitUntil(lambda: not desk.children())  # nothing is held of a job that ended
    name, where = heard[0]
    assert where is threading.main_thread()
    assert name != threading.main_thread().name


def test_an_exception_comes_back_as_it_is(qtbot: QtBot) -> None:
    heard: list[object] = []

    def work(_progress: object) -> None:
        raise LookupError("nergens")

    Job(work).on(done=heard.append, failed=heard.append).start()
    qtbot.waitUntil(lambda: bool(heard))
    assert isinstance(heard[0], LookupError)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("fails", [False, True])
def test_a_window_that_closed_meanwhile_hears_nothing(*, fails: bool) -> None:
    window, go = QObject(), threading.Event()
    heard: list[object] = []

    def work(_progress: object) -> None:
        go.wait(10)
        if fails:
            raise LookupError("nergens")

    job = Job(work, window).on(done=heard.append, failed=heard.append).start()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    go.set()
    job._thread.join(10)
    QCoreApplication.processEvents()
    assert not heard
