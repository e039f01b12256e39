"""The timeline page part: header with grouping and zoom, the canvas, the tray of events without a date."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from werkbank.timeline.picture import draw
from werkbank.ui.canvas.painter import paint
from werkbank.ui.desk import Desk
from werkbank.ui.theme import Theme


class TimelineView(QWidget):
    """The timeline of the casus on the desk."""

    edit_wanted = Signal()

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self._theme = theme
        for signal in (desk.changed, desk.selection_changed, desk.cursor_moved):
            signal.connect(lambda *_: self.update())

    def fit(self) -> None:
        """Show everything."""

    def zoom_in(self) -> None:
        """Larger."""

    def zoom_out(self) -> None:
        """Smaller."""

    def state(self) -> dict[str, Any]:
        """What to keep, as JSON."""
        return {}

    def restore(self, kept: dict[str, Any]) -> None:
        """Put back what was kept."""

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        session = self._desk.session
        drawing = draw(session.casus, today=session.today, width=self.width(), as_of=session.as_of)
        painter = QPainter(self)
        paint(painter, drawing, self._theme.palette)
        painter.end()
