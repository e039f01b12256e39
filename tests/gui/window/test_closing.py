"""Nothing runs on when the window is closed: work beside it is asked to stop and waited for."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tests.helpers.window import make_workplace, open_window, settle
from werkbank.ui import start
from werkbank.ui.jobs import Job, Progress


def test_closing_stops_the_work_and_waits_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = open_window(make_workplace(tmp_path, with_case=False))
    ended = threading.Event()
    left: list[int] = []
    monkeypatch.setattr("werkbank.ui.start.os._exit", left.append)

    def work(progress: Progress) -> None:
        while progress.wanted:
            threading.Event().wait(0.002)
        ended.set()

    Job(work, window).on(done=lambda _: None, failed=lambda _: None).start()
    window.close()
    start.end_jobs(window, 0, wait=5.0)
    assert ended.is_set()
    assert left == []
    settle()
