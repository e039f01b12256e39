"""Looking back without names: what the work on this casus came to, to be told outside the team."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from werkbank.app.look_back import look_back
from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.ui.desk import Desk
from werkbank.ui.widgets import button, card, column, empty, label, row


class LookBackPanel(QWidget):
    """The lines of the look back."""

    export_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lines = column(space=tokens.SPACE_2)
        save = button(tr("Opslaan…"), self.export_wanted.emit, hint=tr("Een bestand met alleen deze regels"))
        about = tr("Voor wie van een afstand meekijkt. Hier staan geen namen, teksten of plaatsen in.")
        self.setLayout(
            column(
                row(label(tr("Terugkijken zonder namen"), look="title"), 1, save),
                label(about, look="soft", wrap=True),
                card(self._lines),
                space=tokens.SPACE_3,
            )
        )
        self.refresh()

    def refresh(self) -> None:
        """Show the casus as it is now."""
        empty(self._lines)
        for line in look_back(self._desk.casus, today=self._desk.session.today).lines():
            self._lines.addWidget(label(line, wrap=True))
