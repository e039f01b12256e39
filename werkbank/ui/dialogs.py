"""Dialogs that are gone once they are closed.

A dialog belongs to the window below it. Without more it lives as long as that window does, with everything it showed:
a day of searching and looking would pile up, and a closed casus would stay in memory.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog


def asked(dialog: QDialog) -> int:
    """Show it until it is closed; returns its result. What it holds may be read until the event loop goes on."""
    try:
        return dialog.exec()
    finally:
        dialog.deleteLater()


def opened(dialog: QDialog) -> None:
    """Show it over the window, and go on."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
