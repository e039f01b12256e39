"""An empty paper invites: a place to click, and the one key that begins."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame

from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.ui.widgets import button, column, label

if TYPE_CHECKING:
    from werkbank.ui.genogram.view import GenogramView


class Invitation(QFrame):
    """Stands in the middle of an empty genogram."""

    def __init__(self, view: GenogramView, begin: Callable[[], object]) -> None:
        super().__init__(view.viewport())
        self._view = view
        self.setObjectName("invitation")
        self._title = label(tr("Hier komt de familie"), look="lead")
        self._text = label(
            tr("Begin met wie je het eerst noemt. Daarna teken je met één toets of klik verder."), wrap=True
        )
        self._text.setProperty("look", "soft")
        self.start = button(tr("Eerste persoon (N)"), begin, look="primary")
        keys = label(tr("P partner · K kind · O ouder · B broer of zus"), look="note", wrap=True)
        for shown in (self._title, self._text, keys):
            shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = column(self._title, self._text, self.start, keys, space=tokens.SPACE_3)
        layout.setContentsMargins(*([tokens.SPACE_4] * 4))
        self.setLayout(layout)
        view.viewport().installEventFilter(self)
        view.drawn.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show it as long as there is nobody."""
        session = self._view.desk.session
        if session.has_family:  # the same words whether there is a family or not
            self._title.setText(tr("Voor wie nu meeleest"))
            self._text.setText(tr("Hier staat alleen wat iedereen die er is mag zien. Nu is dat niemand."))
        self.setVisible(not session.casus.persons and not session.read_only)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        room = self._view.viewport().rect()
        self.setFixedWidth(min(340, max(120, room.width() - 2 * tokens.SPACE_4)))
        self.adjustSize()
        self.move(room.center() - self.rect().center())
