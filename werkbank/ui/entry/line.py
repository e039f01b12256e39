"""Type what happened in one line; what is understood shows while typing."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from werkbank.i18n import tr
from werkbank.ui.desk import Desk
from werkbank.ui.widgets import column, line_edit


class QuickEntry(QFrame):
    """The line under the overview."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setProperty("look", "foot")
        self._line = line_edit(tr("Typ wat er gebeurde"), look="big")
        self.setLayout(column(self._line))
        self.setFocusProxy(self._line)
