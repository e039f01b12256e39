"""What lies over the corners of the genogram: the day it shows, and how much of a large family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QLabel

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
        if _tell(self.day, tr("zoals op {dag}", dag=as_of) if session.cursor is not None else ""):
            self.place()

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
        self.day.move(EDGE, self._free_top())
        below = self.day.y() + self.day.height() + EDGE // 2
        self.busy.move(EDGE, below if self.day.isVisibleTo(self._view) else EDGE)
        self.part.move(EDGE, self._view.height() - self.part.height() - EDGE)

    def _free_top(self) -> int:
        """Beside the buttons in the upper corner, or below them when there is no room beside."""
        high = self.day.height() + EDGE
        buttons = (b for b in self._view.findChildren(QAbstractButton) if b.isVisible())
        beside = [b for b in buttons if b.y() < high and b.x() > EDGE]
        touches = any(b.x() < EDGE + self.day.width() for b in beside)
        return max(b.y() + b.height() for b in beside) + EDGE // 2 if touches else EDGE


def _tell(chip: QLabel, text: str) -> bool:
    """Show a text that fits its chip, or no chip at all; whether the chip has another size now."""
    before = chip.size()
    if text != chip.text():
        chip.setText(text)
        chip.adjustSize()
    chip.setVisible(bool(text))
    return chip.size() != before
