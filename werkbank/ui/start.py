"""Start the window: application, crash report, main window, event loop."""

from __future__ import annotations

import gc
import logging
import os
import sys
import threading
import time

from PySide6.QtWidgets import QApplication

from werkbank.app.places import Places, reports_folder
from werkbank.ui import crash
from werkbank.ui.application import FIRST_FONTS, make_application
from werkbank.ui.jobs import LAST_WAIT, Job
from werkbank.ui.main_window import MainWindow
from werkbank.ui.timers import Sweeper


def run_window(places: Places, *, theme: str = "light") -> int:
    """Show the window until it is closed; returns the exit code."""
    before = places.relay.brief.window
    theme = str(before.get("theme", theme))
    make_application(theme=theme, fonts=FIRST_FONTS)
    window = MainWindow(places, theme=theme)
    if before:
        window.restore(before)
    window.loaded.connect(lambda: _collect_garbage(window))
    crash.install(
        reports_folder(places.folder),
        now=lambda: places.clock().now(),
        say=lambda text, remedy: window.messages.refuse(text, remedy),  # noqa: PLW0108 - made when something is said
    )
    window.show()
    if places.passphrase and places.people():
        window.unlock(places.people()[0][0], places.passphrase)
    code = QApplication.exec()
    end_jobs(window, code, wait=LAST_WAIT)
    places.put_away()  # again: a demo that was closed while it was being made wrote on
    return code


def end_jobs(window: MainWindow, code: int, *, wait: float) -> None:
    """Let no thread outlive the window: Qt's objects and the interpreter must not be taken down under a running job.

    Every job is asked to stop and waited for together; when one does not end in time the process ends here, at once:
    everything that was edited is on disk already.
    """
    for job in window.findChildren(Job):
        job.progress.stop()
    end = time.monotonic() + wait
    others = [thread for thread in threading.enumerate() if thread is not threading.current_thread()]
    for thread in others:
        thread.join(max(0.0, end - time.monotonic()))
    if any(thread.is_alive() for thread in others):
        logging.shutdown()
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
        os._exit(code)


def _collect_garbage(window: MainWindow) -> None:
    """From now on; the program itself is set apart, so that no later collection holds up the window for it."""
    gc.freeze()
    Sweeper(window)
