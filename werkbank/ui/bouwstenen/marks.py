"""The small marks of the bouwstenen that something carries: 'B08 B03', with their names for who points at them."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.entities import Entity
from werkbank.model.sets import label_of
from werkbank.ui.widgets import make_plain


class Marks(QLabel):
    """The marks of one entity; takes no room when it carries none."""

    def __init__(self) -> None:
        super().__init__()
        make_plain(self)
        self.setProperty("look", "mark")
        self.hide()

    def show_entity(self, entity: Entity, casus: Casus) -> None:
        """Show the marks of an entity as it is now."""
        self.setText(" ".join(entity.bouwstenen))
        told = ", ".join(f"{row} {label_of(casus, row)}" for row in entity.bouwstenen)
        self.setToolTip(told)
        self.setAccessibleName(tr("Bouwstenen: {namen}", namen=told) if told else "")
        self.setVisible(bool(entity.bouwstenen))
