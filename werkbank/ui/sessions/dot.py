"""The quiet dot beside what is new, on pages that have no drawing: there for as long as it is new."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from werkbank.app.session import Key
from werkbank.ui.desk import Desk


class Dot(QLabel):
    """Takes no room beside what is not new. Any of its items being new is enough."""

    def __init__(self, desk: Desk, *keys: Key) -> None:
        super().__init__("•")
        self._desk, self._keys = desk, keys
        self.setProperty("look", "strong")
        desk.news_turned.connect(self.redo)
        self.redo()

    def show_keys(self, *keys: Key) -> None:
        """Stand for these items from now on."""
        self._keys = keys
        self.redo()

    def redo(self) -> None:
        """Show what is new now."""
        new = is_new(self._desk, *self._keys)
        if self.parent() is not None or not new:  # without a parent it would be a window of its own
            self.setVisible(new)
        self.setToolTip(self._desk.fresh.words if new else "")
        self.setAccessibleName(self._desk.fresh.words if new else "")


def is_new(desk: Desk, *keys: Key) -> bool:
    """Whether one of these carries the mark of something new."""
    return any(map(desk.fresh.has, keys))
