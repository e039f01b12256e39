"""Nothing runs on when the window is closed: work beside it is asked to stop and waited for."""

from __future__ import annotations

import gc
import threading
import weakref
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from tests.helpers.window import PASSPHRASE, at_work, make_workplace, open_window, put_away, settle, wait_for
from werkbank.app import opening
from werkbank.model.errors import KnownError
from werkbank.ui import start
from werkbank.ui.handlers.files import import_file
from werkbank.ui.jobs import Job, Progress, WatchedJob


def test_closing_stops_the_work_and_waits_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    others = set(threading.enumerate()) - {threading.current_thread()}  # whatever other tests left behind
    window = open_window(make_workplace(tmp_path, with_case=False))
    ended = threading.Event()
    left: list[int] = []
    monkeypatch.setattr("werkbank.ui.start.os._exit", left.append)
    everything = threading.enumerate
    monkeypatch.setattr(threading, "enumerate", lambda: [one for one in everything() if one not in others])

    def work(progress: Progress) -> None:
        while progress.wanted:
            threading.Event().wait(0.002)
        ended.set()

    Job(work, window).on(done=lambda _: None, failed=lambda _: None).start()
    window.close()
    start.end_jobs(window, 0, wait=30.0)
    assert ended.is_set()
    assert left == []
    settle()


@pytest.mark.parametrize("close", [True, False])
def test_closing_or_locking_in_the_middle_of_reading_is_quiet_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, close: bool
) -> None:
    window = at_work(make_workplace(tmp_path / "werkplek"))
    known, before = window.work.stored.id, window.work.session.casus
    halfway = threading.Event()

    def read_slowly(*_: object, progress: Progress, **__: object) -> None:
        halfway.set()
        while progress.wanted:
            threading.Event().wait(0.002)
        window_store.cases()  # what reading does last: it asks the store, which must be there still
        ended.append(progress.wanted)
        raise opening_refusal

    ended: list[bool] = []
    window_store, opening_refusal = window.work.workplace, KnownError("gestopt", code="import-cancelled")
    monkeypatch.setattr(opening, "import_case", read_slowly)
    import_file(window.work, tmp_path / "boom.ged")
    assert halfway.wait(5)
    window.close() if close else window.lock()
    settle()
    assert ended == [False]
    assert window.messages.refusal == ""
    if close:
        window = open_window(tmp_path / "werkplek")
    window.unlock("", PASSPHRASE)
    wait_for(lambda: window.work is not None and window.work.desk is not None)
    assert (window.work.stored.id, window.work.session.casus) == (known, before)
    put_away(window)


def test_what_was_made_too_late_is_put_away(tmp_path: Path) -> None:
    window = open_window(make_workplace(tmp_path, with_case=False))
    heard: list[Any] = []
    job = WatchedJob(lambda _progress: "gelezen", window)
    job.on(done=heard.append, failed=heard.append, lost=lambda result: heard.append(f"{result}, niemand wacht"))
    job.start().abandon(wait=5.0)
    job.abandon(wait=5.0)
    settle()
    assert heard == ["gelezen, niemand wacht"]
    put_away(window)


def test_nothing_of_a_closed_case_stays_in_memory(tmp_path: Path) -> None:
    window = at_work(make_workplace(tmp_path))
    case = window.work.stored.id
    old = [weakref.ref(window.work.session), weakref.ref(window.work.desk)]
    window.work.show_list()
    settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    settle()
    gc.collect()
    assert [one() for one in old] == [None, None]
    window.work.open_case(case)
    settle()
    assert window.work.desk is not None
    put_away(window)
