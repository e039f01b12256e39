"""'Mensen en sleutels': everybody with a key of this workplace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QListWidget

from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.store.people import people_of
from werkbank.ui.widgets import button, column, label, row

if TYPE_CHECKING:
    from werkbank.ui.casework import Casework

USUAL = (880, 560)


class MembersPage(QDialog):
    """The people of the workplace."""

    def __init__(self, work: Casework) -> None:
        super().__init__(work.window)
        self.setWindowTitle(tr("Mensen en sleutels"))
        self.people = QListWidget()
        self.people.setAccessibleName(tr("Mensen met een sleutel"))
        self.people.addItems([person.name or person.id for person in people_of(work.workplace.folder)])
        layout = column(
            label(tr("Mensen met een sleutel"), look="title", buddy=self.people),
            self.people,
            row(1, button(tr("Sluiten"), self.accept)),
        )
        layout.setContentsMargins(*([tokens.SPACE_4] * 4))
        self.setLayout(layout)
        self.resize(*USUAL)
