"""What lies over the corners of the genogram: the day it shows, and how much of a large family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from werkbank.i18n import tr
from werkbank.model.dates import from_edtf, to_dutch
from werkbank.ui.widgets import label

if TYPE_CHECKING:
    from werkbank.ui.genogram.view import GenogramView

EDGE = 10


class Chips:
    """Small texts of a view."""

    def __init__(self, view: GenogramView) -> None:
        self._view = view
        self.day, self.part = label("", look="chip"), label("", look="chip")
        for chip in (self.day, self.part):
            chip.setParent(view)

    def show_state(self) -> None:
        """Say what is drawn now."""
        session = self._view.desk.session
        _tell(self.part, self._view.family.told)
        as_of = to_dutch(from_edtf(session.as_of.isoformat()))
        _tell(self.day, tr("zoals op {dag}", dag=as_of) if session.cursor is not None else "")

    def place(self) -> None:
        """Put them in their corners."""
        self.day.move(EDGE, EDGE)
        self.part.move(EDGE, self._view.height() - 34)


def _tell(chip: QLabel, text: str) -> None:
    """Show a text that fits its chip, or no chip at all."""
    if text != chip.text():
        chip.setText(text)
        chip.adjustSize()
    chip.setVisible(bool(text))
