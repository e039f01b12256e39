"""Start the window: application, crash report, main window, event loop."""

from __future__ import annotations

import gc

from PySide6.QtWidgets import QApplication

from werkbank.app.places import Places, reports_folder
from werkbank.ui import crash
from werkbank.ui.application import FIRST_FONTS, make_application
from werkbank.ui.main_window import MainWindow
from werkbank.ui.timers import Sweeper


def run_window(places: Places, *, theme: str = "light") -> int:
    """Show the window until it is closed; returns the exit code."""
    make_application(theme=theme, fonts=FIRST_FONTS)
    window = MainWindow(places, theme=theme)
    window.loaded.connect(lambda: _collect_garbage(window))
    crash.install(
        reports_folder(places.folder),
        now=lambda: places.clock().now(),
        say=lambda text, remedy: window.messages.refuse(text, remedy),  # noqa: PLW0108 - made when something is said
    )
    window.show()
    if places.passphrase and places.people():
        window.unlock(places.people()[0][0], places.passphrase)
    return QApplication.exec()


def _collect_garbage(window: MainWindow) -> None:
    """From now on; the program itself is set apart, so that no later collection holds up the window for it."""
    gc.freeze()
    Sweeper(window)
