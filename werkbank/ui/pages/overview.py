"""Overzicht: genogram and timeline side by side, what is selected below the genogram, one line to type in."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from werkbank.ui.desk import Desk
from werkbank.ui.entry.line import QuickEntry
from werkbank.ui.genogram.view import GenogramView
from werkbank.ui.inspector.panel import Inspector
from werkbank.ui.patterns.family_light import FamilyLight
from werkbank.ui.patterns.light_bar import LightBar
from werkbank.ui.theme import Theme
from werkbank.ui.timebar import TimeBar
from werkbank.ui.timeline.view import TimelineView
from werkbank.ui.widgets import column


class OverviewPage(QWidget):
    """The whole history in one look.

    Made from the outside in, and in its place (``parent``): whatever moves to another parent after it was measured gets
    its style worked out anew, with everything in it.
    """

    def __init__(self, desk: Desk, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._both = QSplitter(Qt.Orientation.Horizontal)
        self._left = QSplitter(Qt.Orientation.Vertical)
        self._light = LightBar(desk)
        self.setLayout(column(self._light, self._both, space=0))
        self._both.addWidget(self._left)
        self.genogram = GenogramView(desk, theme)
        self._family_light = FamilyLight(desk, self.genogram)
        self.timeline = TimelineView(desk, theme)
        self.inspector = Inspector(desk)
        self.entry = QuickEntry(desk)
        self.times = TimeBar(desk, theme)
        self._left.addWidget(self.genogram)
        self._left.addWidget(self.inspector)
        self._left.setSizes([360, 260])
        self._both.addWidget(self.timeline)
        self._both.setSizes([540, 826])
        for splitter in (self._left, self._both):
            splitter.setChildrenCollapsible(False)
        for strip in (self.times, self.entry):
            self.layout().addWidget(strip)  # type: ignore[union-attr]
        self.layout().setStretch(1, 1)  # type: ignore[union-attr]
        self.setFocusProxy(self.genogram)
        desk.edit_wanted.connect(self.inspector.edit_first)

    def flush(self) -> None:
        """Commit what is being typed on the paper."""
        self.genogram.flush()

    def state(self) -> dict[str, Any]:
        """What to keep of this page, as JSON."""
        return {
            "left": _text(self._left.saveState()),
            "both": _text(self._both.saveState()),
            "genogram": self.genogram.state(),
            "timeline": self.timeline.state(),
            "times": self.times.state(),
        }

    def restore(self, kept: dict[str, Any]) -> None:
        """Put the page back as it was kept."""
        self._left.restoreState(_bytes(kept.get("left")))
        self._both.restoreState(_bytes(kept.get("both")))
        self.genogram.restore(kept.get("genogram") or {})
        self.timeline.restore(kept.get("timeline") or {})
        self.times.restore(kept.get("times") or {})

    def turn_genogram_alone(self) -> None:
        """Only the genogram and the time, as large as the page, to read from afar; or everything again."""
        alone = self.timeline.isVisibleTo(self)
        for widget in (self.timeline, self.inspector, self.entry):
            widget.setVisible(not alone)
        self.genogram.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self.genogram.set_theme(theme)
        self.timeline.set_theme(theme)
        self.times.set_theme(theme)


def _text(kept: QByteArray) -> str:
    return bytes(kept.toBase64().data()).decode()


def _bytes(kept: object) -> QByteArray:
    return QByteArray.fromBase64(str(kept or "").encode())
