"""The bar of long work: one bar for several jobs, forward only, and stopping."""

import threading
from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from werkbank.ui.jobs import Progress
from werkbank.ui.progress import SCALE, Bar, run_with_progress


def counting(totals: list[tuple[int, int]], *, go: threading.Event) -> Callable[[Progress], bool]:
    def work(progress: Progress) -> bool:
        go.wait(10)
        return all(progress(done, total) for done, total in totals)

    return work


def test_one_bar_fills_once_over_two_jobs(qtbot: QtBot) -> None:
    window, go = QWidget(), threading.Event()
    qtbot.addWidget(window)
    bar, reached = Bar(window), [0]
    ended: list[object] = []

    def note(*_: object) -> None:
        reached.append(bar.reached)

    def second(_answer: object) -> None:
        assert bar.reached == 300
        work = counting([(0, 0), (0, 10), (9, 10), (4, 10), (10, 10)], go=go)
        job = run_with_progress(window, "b", work, ended.append, ended.append, bar=bar, part=(0.3, 1.0))
        job.progressed.connect(note)
        go.set()

    first = counting([(1, 4), (4, 4)], go=go)
    job = run_with_progress(window, "a", first, second, ended.append, bar=bar, part=(0.0, 0.3))
    job.progressed.connect(note)
    job.progressed.connect(lambda done, total: go.clear() if done == total else None)
    go.set()
    qtbot.waitUntil(lambda: bool(ended))
    assert reached == sorted(reached)
    assert reached[-1] == SCALE
    assert ended == [True]


def test_stopping_is_heard_by_the_job_and_too_late_at_the_end(qtbot: QtBot) -> None:
    window, go = QWidget(), threading.Event()
    ended: list[object] = []
    qtbot.addWidget(window)
    bar = Bar(window)
    run_with_progress(window, "a", counting([(1, 2)], go=go), ended.append, ended.append, bar=bar)
    bar.reject()
    go.set()
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [False]
    go.clear()
    late, could_stop = Bar(window), []
    job = run_with_progress(window, "a", counting([(1, 2), (2, 2)], go=go), ended.append, ended.append, bar=late)
    job.progressed.connect(lambda *_: could_stop.append(late._stop.isEnabled()))
    go.set()
    qtbot.waitUntil(lambda: len(ended) == 2)
    assert could_stop == [True, False]
