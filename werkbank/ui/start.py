"""Start the window: application, crash report, main window, event loop."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from werkbank.app.places import Places, reports_folder
from werkbank.ui import crash
from werkbank.ui.application import make_application
from werkbank.ui.main_window import MainWindow


def run_window(places: Places, *, theme: str = "light") -> int:
    """Show the window until it is closed; returns the exit code."""
    make_application(theme=theme)
    window = MainWindow(places, theme=theme)
    crash.install(reports_folder(places.folder), now=lambda: places.clock().now(), say=window.messages.refuse)
    window.show()
    return QApplication.exec()
