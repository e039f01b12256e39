"""Overzicht: the genogram with all the height; beside it the timeline, what is selected below that; a line to type in.

The genogram is never made smaller by a click: the fields take their room from the timeline, which then shows fewer
rows, and when nothing is selected they are one thin line. For a projector the genogram has the larger half. Where
somebody put the borders is kept, for the projector apart.
"""

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
from werkbank.ui.widgets import bar, column, label

SHARES = {"usual": ((46, 54), (60, 40)), "projector": ((60, 40), (50, 50))}
"""Hundredths of the width for genogram and timeline, and of the height for timeline and fields."""
WHOLE = 100


class OverviewPage(QWidget):
    """The whole history in one look.

    Made from the outside in, and in its place (``parent``): whatever moves to another parent after it was measured gets
    its style worked out anew, with everything in it.
    """

    def __init__(self, desk: Desk, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._both = QSplitter(Qt.Orientation.Horizontal)
        self._light = LightBar(desk)
        self.setLayout(column(self._light, self._both, space=0))
        self.genogram = GenogramView(desk, theme)
        self._family_light = FamilyLight(desk, self.genogram)
        self._both.addWidget(self.genogram)
        self._beside = QWidget()
        self._both.addWidget(self._beside)
        self._right = QSplitter(Qt.Orientation.Vertical)
        self._line = label("", look="soft", wrap=True)  # instead of the fields when nothing is selected
        self._thin = bar(self._line, look="foot")
        self._beside.setLayout(column(self._right, self._thin, space=0))
        self.timeline = TimelineView(desk, theme)
        self.inspector = Inspector(desk)
        self.entry = QuickEntry(desk)
        self.times = TimeBar(desk, theme)
        self._right.addWidget(self.timeline)
        self._right.addWidget(self.inspector)
        for splitter in (self._right, self._both):
            splitter.setChildrenCollapsible(False)
        for strip in (self.times, self.entry):
            self.layout().addWidget(strip)  # type: ignore[union-attr]
        self.layout().setStretch(1, 1)  # type: ignore[union-attr]
        self._kept: dict[str, Any] = {}
        self._mode = _mode(theme)
        self._share()
        self.setFocusProxy(self.genogram)
        desk.edit_wanted.connect(self.inspector.edit_first)
        desk.selection_changed.connect(self._make_room)
        desk.changed.connect(lambda _change: self._make_room())
        self._make_room()

    def flush(self) -> None:
        """Commit what is being typed on the paper."""
        self.genogram.flush()

    def state(self) -> dict[str, Any]:
        """What to keep of this page, as JSON."""
        return {
            "borders": {**self._kept, self._mode: self._borders()},
            "genogram": self.genogram.state(),
            "timeline": self.timeline.state(),
            "times": self.times.state(),
        }

    def restore(self, kept: dict[str, Any]) -> None:
        """Put the page back as it was kept."""
        self._kept = dict(kept.get("borders") or {})
        self._share()
        self.genogram.restore(kept.get("genogram") or {})
        self.timeline.restore(kept.get("timeline") or {})
        self.times.restore(kept.get("times") or {})

    def turn_genogram_alone(self) -> None:
        """Only the genogram and the time, as large as the page, to read from afar; or everything again."""
        self._show_parts(genogram=True, beside=self._beside.isHidden())
        self.genogram.setFocus()

    def turn_timeline_alone(self) -> None:
        """The timeline over the whole width, with the line to type in under it; or everything again."""
        self._show_parts(genogram=self.genogram.isHidden(), beside=True)
        self.timeline.setFocus()

    def bring(self, part: QWidget) -> None:
        """Show a part of this page that stepped aside for another."""
        if not part.isVisibleTo(self):
            self._show_parts(genogram=True, beside=True)

    def _show_parts(self, *, genogram: bool, beside: bool) -> None:
        self.genogram.setVisible(genogram)
        for widget in (self._beside, self.entry):
            widget.setVisible(beside)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look; a projector has borders of its own."""
        if (mode := _mode(theme)) != self._mode:
            self._kept[self._mode], self._mode = self._borders(), mode
            self._share()
        self.genogram.set_theme(theme)
        self.timeline.set_theme(theme)
        self.times.set_theme(theme)

    def _make_room(self) -> None:
        """The fields when something is selected, else one line that says what they are for."""
        chosen = bool(self._desk.session.selection)
        self._line.setText(self.inspector.what_now)
        for part, wanted in ((self.inspector, chosen), (self._thin, not chosen)):  # each for itself: both never stay
            if part.isHidden() is wanted:
                part.setVisible(wanted)

    def _share(self) -> None:
        """Put the borders where somebody left them, else where both halves read best."""
        kept = self._kept.get(self._mode) or {}
        across, down = SHARES[self._mode]
        for splitter, state, share in ((self._both, kept.get("both"), across), (self._right, kept.get("right"), down)):
            if not splitter.restoreState(_bytes(state)):
                splitter.setSizes([part * WHOLE for part in share])
        self._both.setStretchFactor(0, across[0])
        self._both.setStretchFactor(1, across[1])

    def _borders(self) -> dict[str, str]:
        return {"both": _text(self._both.saveState()), "right": _text(self._right.saveState())}


def _mode(theme: Theme) -> str:
    return "projector" if theme.scale > 1 else "usual"


def _text(kept: QByteArray) -> str:
    return bytes(kept.toBase64().data()).decode()


def _bytes(kept: object) -> QByteArray:
    return QByteArray.fromBase64(str(kept or "").encode())
