"""A button in the head of the workspace that is there only while copies say different things."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from werkbank.app.actions import ActionId
from werkbank.i18n import ntr
from werkbank.ui.desk import Desk
from werkbank.ui.history.twofold import ForkWatch


class ForkNotice(QPushButton):
    """'2 tegenstrijdig': opens the page where each is decided."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setProperty("look", "doubt")
        self.hide()
        self._watch = ForkWatch(desk)
        self.clicked.connect(lambda _checked=False: desk.action_wanted.emit(ActionId.FORKS))
        desk.forks_turned.connect(self.look)

    def look(self) -> None:
        """Count again."""
        count = len(self._desk.twofold.forks)
        told = ntr("{n} tegenstrijdige wijziging", "{n} tegenstrijdige wijzigingen", count)
        self.setText(f"⚠ {told}")
        self.setAccessibleName(told)
        self.setVisible(bool(count))
