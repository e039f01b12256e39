"""Dialogs that are gone once they are closed.

A dialog belongs to the window below it. Without more it lives as long as that window does, with everything it showed:
a day of searching and looking would pile up, and a closed casus would stay in memory.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog

FRAME = (16, 48)  # points of the borders and the title bar of a window


def room_for(dialog: QDialog) -> QSize:
    """How large a dialog may be so that all of it is on the screen, with its title bar."""
    return dialog.screen().availableSize() - QSize(*FRAME)


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
