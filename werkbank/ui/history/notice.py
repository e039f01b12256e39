"""A button in the head of the workspace that is there only while copies say different things."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from werkbank.app.actions import ActionId
from werkbank.app.forks import forks
from werkbank.i18n import ntr
from werkbank.ui.desk import Desk
from werkbank.ui.timers import Debounce

SOON_MS = 400


class ForkNotice(QPushButton):
    """'2 tegenstrijdig': opens the page where each is decided."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setProperty("look", "doubt")
        self.hide()
        self._soon = Debounce(self, self.look, milliseconds=SOON_MS)
        self.clicked.connect(lambda _checked=False: desk.action_wanted.emit(ActionId.FORKS))
        desk.changed.connect(lambda _change: self._soon.call())
        self._soon.call()

    def look(self) -> None:
        """Count again."""
        if self._desk.is_closed:
            return
        count = len(forks(self._desk.session))
        told = ntr("{n} tegenstrijdige wijziging", "{n} tegenstrijdige wijzigingen", count)
        self.setText(f"⚠ {told}")
        self.setAccessibleName(told)
        self.setVisible(bool(count))
