"""The bar above the timeline: what a lane stands for, zoom, lanes without events, events without a date."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QWidget

from werkbank.drawing import tokens
from werkbank.i18n import ntr, tr
from werkbank.timeline.lanes import TITLES, Grouping
from werkbank.ui.flow import Flow
from werkbank.ui.widgets import button, label


class Header(QFrame):
    """Small, so that the lanes keep the room."""

    grouping_chosen = Signal(str)
    zoom_wanted = Signal(int)  # 1 larger, -1 smaller, 0 all
    tray_toggled = Signal(bool)
    lanes_toggled = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "bar")
        self._grouping = QComboBox()
        self._grouping.setAccessibleName(tr("Indeling van de tijdlijn"))
        for grouping, title in TITLES.items():
            self._grouping.addItem(tr(title), str(grouping))
        self._grouping.activated.connect(lambda at: self.grouping_chosen.emit(self._grouping.itemData(at)))
        self._lanes = self._switch(tr("Alle banen"), tr("Toon ook banen zonder gebeurtenis"))
        self._lanes.toggled.connect(self.lanes_toggled)
        self._tray = self._switch("", tr("Gebeurtenissen waarvan niemand de datum weet"))
        self._tray.toggled.connect(self.tray_toggled)
        smaller, larger = self._sign("−", tr("Kleiner (-)"), -1), self._sign("+", tr("Groter (+)"), 1)
        whole = button(tr("Alles in beeld"), lambda: self.zoom_wanted.emit(0), look="quiet")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(tokens.SPACE_3, 2, tokens.SPACE_2, 2)
        layout.setSpacing(tokens.SPACE_1)
        layout.addWidget(label(tr("Tijdlijn"), look="lead"))
        layout.addSpacing(tokens.SPACE_2)
        layout.addWidget(self._grouping)
        rest = QWidget()
        lines = Flow(rest, space=tokens.SPACE_1)  # goes on in a second line where large type needs it
        for item in (smaller, larger, whole, self._lanes, self._tray):
            lines.addWidget(item)
        layout.addWidget(rest, 1)

    def show_state(self, *, grouping: Grouping, all_lanes: bool, empty_lanes: int, tray: int, open_tray: bool) -> None:
        """Show how the view stands; tells nobody."""
        for switch, on in ((self._lanes, all_lanes), (self._tray, open_tray and tray > 0)):
            switch.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            switch.setChecked(on)
            switch.blockSignals(False)  # noqa: FBT003
        self._grouping.setCurrentIndex(self._grouping.findData(str(grouping)))
        self._lanes.setVisible(bool(empty_lanes) or all_lanes)
        self._tray.setVisible(tray > 0)
        self._tray.setText(tr("Datum onbekend ({n})", n=tray))
        self._tray.setAccessibleName(ntr("{n} gebeurtenis zonder datum", "{n} gebeurtenissen zonder datum", tray))

    def _switch(self, text: str, hint: str) -> QPushButton:
        made = button(text, look="quiet", hint=hint)
        made.setCheckable(True)
        return made

    def _sign(self, sign: str, hint: str, step: int) -> QPushButton:
        made = button(sign, lambda: self.zoom_wanted.emit(step), look="quiet", hint=hint)
        made.setAccessibleName(hint)
        return made
