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
        self.day, self.part, self.busy = (label("", look="chip") for _ in range(3))
        for chip in (self.day, self.part, self.busy):
            chip.setParent(view)
            chip.hide()

    def show_state(self) -> None:
        """Say what is drawn now."""
        session = self._view.desk.session
        _tell(self.part, self._view.family.told)
        as_of = to_dutch(from_edtf(session.as_of.isoformat()))
        _tell(self.day, tr("zoals op {dag}", dag=as_of) if session.cursor is not None else "")

    def show_busy(self, busy: bool) -> None:  # noqa: FBT001 - a slot
        """Softly say that a picture is being worked out; what is on the paper stays until then."""
        _tell(self.busy, tr("Bezig met tekenen…") if busy else "")
        self.place()

    def dress(self) -> None:
        """Another look has other sizes."""
        for chip in (self.day, self.part, self.busy):
            chip.ensurePolished()
            chip.adjustSize()
        self.place()

    def place(self) -> None:
        """Put them in their corners."""
        self.day.move(EDGE, EDGE)
        self.busy.move(EDGE, EDGE + 30 if self.day.isVisibleTo(self._view) else EDGE)
        self.part.move(EDGE, self._view.height() - self.part.height() - EDGE)


def _tell(chip: QLabel, text: str) -> None:
    """Show a text that fits its chip, or no chip at all."""
    if text != chip.text():
        chip.setText(text)
        chip.adjustSize()
    chip.setVisible(bool(text))
