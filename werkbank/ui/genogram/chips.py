"""What lies over the corners of the genogram: the day it shows, how much of a large family, and the first hint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from werkbank.i18n import tr
from werkbank.model.dates import from_edtf, to_dutch
from werkbank.ui.widgets import label

if TYPE_CHECKING:
    from werkbank.ui.genogram.view import GenogramView

EDGE = 10


class Chips:
    """Three small texts of a view."""

    def __init__(self, view: GenogramView) -> None:
        self._view = view
        self.day, self.part = label("", look="chip"), label("", look="chip")
        self.empty = QLabel(view)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.empty.setProperty("look", "soft")
        self.empty.setText(
            tr(
                "Hier komt de familie.\nDruk op N voor de eerste persoon.\n"
                "Daarna: P partner, K kind, O ouder, B broer of zus."
            )
        )
        for chip in (self.day, self.part):
            chip.setParent(view)

    def show_state(self) -> None:
        """Say what is drawn now."""
        session = self._view.desk.session
        _tell(self.part, self._view.family.told)
        as_of = to_dutch(from_edtf(session.as_of.isoformat()))
        _tell(self.day, tr("zoals op {dag}", dag=as_of) if session.cursor is not None else "")
        self.empty.setVisible(not session.casus.persons)

    def place(self) -> None:
        """Put them in their corners."""
        self.day.move(EDGE, EDGE)
        self.part.move(EDGE, self._view.height() - 34)
        self.empty.setGeometry(self._view.rect().adjusted(20, 20, -20, -20))


def _tell(chip: QLabel, text: str) -> None:
    """Show a text that fits its chip, or no chip at all."""
    if text != chip.text():
        chip.setText(text)
        chip.adjustSize()
    chip.setVisible(bool(text))
