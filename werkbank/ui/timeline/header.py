"""The bar above the timeline: what a lane stands for, at which event lives begin, zoom, find, filter, view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QMenu, QPushButton, QWidget

from werkbank.drawing import tokens
from werkbank.i18n import ntr, tr
from werkbank.timeline.ages import Align
from werkbank.timeline.lanes import TITLES, Grouping
from werkbank.ui.choice_field import ChoiceField
from werkbank.ui.flow import Flow
from werkbank.ui.widgets import button, label

SHORT = 12  # letters that the choice of lanes shows: so all buttons stand in one row on a small screen
AGES = "age"  # the entry that puts lives beside each other


class HeaderState(NamedTuple):
    """How the view stands."""

    grouping: Grouping
    align: Align | None
    kinds: Sequence[tuple[str, str]]  # kinds of events at which lives may begin: id and label
    times: int  # how often that kind occurs with one person at most
    tray: int
    open_tray: bool
    unplaced: int
    filtered: bool


class Header(QFrame):
    """Small, so that the lanes keep the room."""

    grouping_chosen = Signal(str)
    align_chosen = Signal(object)  # Align
    zoom_wanted = Signal(int)  # 1 larger, -1 smaller, 0 all
    find_wanted = Signal()
    tray_toggled = Signal(bool)
    unplaced_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "bar")
        self.filters, self.looks = QMenu(self), QMenu(self)
        self._grouping = ChoiceField()
        self._grouping.setAccessibleName(tr("Indeling van de tijdlijn"))
        for grouping, title in TITLES.items():
            self._grouping.addItem(tr(title), str(grouping))
        self._grouping.addItem(tr("Naast elkaar op leeftijd"), AGES)
        self._grouping.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._grouping.setMinimumContentsLength(SHORT)  # the list itself is as wide as its longest entry
        view = self._grouping.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + 4 * tokens.SPACE_3)
        self._grouping.activated.connect(lambda at: self.grouping_chosen.emit(self._grouping.itemData(at)))
        self._make_align()
        self._tray = self._switch("", tr("Gebeurtenissen waarvan niemand de datum weet"))
        self._tray.toggled.connect(self.tray_toggled)
        self._unplaced = button("", self.unplaced_wanted.emit, look="quiet")
        self._filter = self._menu(tr("Filter"), self.filters)
        smaller, larger = self._sign("−", tr("Kleiner (-)"), -1), self._sign("+", tr("Groter (+)"), 1)
        whole = button(tr("Alles"), lambda: self.zoom_wanted.emit(0), look="quiet", hint=tr("Alles in beeld (0)"))
        find = button(tr("Zoeken"), self.find_wanted.emit, look="quiet", hint=tr("Zoek in de tijdlijn (Ctrl+F)"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(tokens.SPACE_3, 2, tokens.SPACE_2, 2)
        layout.setSpacing(tokens.SPACE_1)
        self._title = label(tr("Tijdlijn"), look="lead")
        layout.addWidget(self._title)
        rest = QWidget()
        lines = Flow(rest, space=tokens.SPACE_1)  # goes on in a second line where large type needs it
        looks = self._menu(tr("Beeld"), self.looks)
        for item in (self._grouping, self._align, smaller, larger, whole, find, self._filter, looks):
            lines.addWidget(item)
        for item in (self._tray, self._unplaced):
            lines.addWidget(item)
        layout.addWidget(rest, 1)
        self._items = (self._grouping, self._align, smaller, larger, whole, find, self._filter, looks, self._tray,
                       self._unplaced)  # fmt: skip
        self._spare = ((self._title,), (smaller, larger, whole), (find,))  # what goes first where room is short
        self._gone = frozenset(one for widgets in self._spare for one in widgets)
        self._undated = 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Stay one line high as long as can be: the name goes first, then what keys and the menu do too."""
        room = self.width() - tokens.SPACE_3 - tokens.SPACE_2
        always = [one for one in self._items if one not in self._gone and not one.isHidden() and one is not self._tray]
        tray = [self._tray] if self._undated else []
        level = 0
        while level < len(self._spare):
            spare = [one for widgets in self._spare[level:] for one in widgets]
            self._name_tray(level)
            wide = sum(one.sizeHint().width() + tokens.SPACE_1 for one in (*always, *tray, *spare))
            if wide <= room:
                break
            level += 1
        self._name_tray(level)
        for at, widgets in enumerate(self._spare):
            for widget in widgets:
                if widget.isHidden() is (at >= level):  # only what changes: a change lays all out again
                    widget.setVisible(at >= level)

    def _name_tray(self, level: int) -> None:
        """Shorter where room is short; its accessible name and its hint stay whole."""
        texts = (tr("Datum onbekend ({n})", n=self._undated), tr("Datum? {n}", n=self._undated))
        text = texts[level > 0] if level < len(self._spare) else f"? {self._undated}"
        if self._tray.text() != text:
            self._tray.setText(text)

    def show_state(self, state: HeaderState) -> None:
        """Show how the view stands; tells nobody."""
        self._tray.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self._tray.setChecked(state.open_tray and state.tray > 0)
        self._tray.blockSignals(False)  # noqa: FBT003
        shown = AGES if state.align is not None else str(state.grouping)
        self._grouping.setCurrentIndex(self._grouping.findData(shown))
        self._grouping.setMinimumContentsLength(max(SHORT, len(self._grouping.currentText())))
        self._show_align(state)
        self._tray.setVisible(state.tray > 0)
        self._undated = state.tray
        self._tray.setAccessibleName(ntr("{n} gebeurtenis zonder datum", "{n} gebeurtenissen zonder datum", state.tray))
        self._unplaced.setVisible(state.unplaced > 0)
        self._unplaced.setText(tr("{n} zonder leeftijd: toon", n=state.unplaced))
        self._unplaced.setToolTip(tr("Hun persoon heeft geen geboortedatum of geen begin, of ze gaan over niemand."))
        self._filter.setText(tr("Filter •") if state.filtered else tr("Filter"))
        self._fit()

    def _make_align(self) -> None:
        self._align = QWidget()
        self._begin, self._number = ChoiceField(), ChoiceField()
        self._begin.setAccessibleName(tr("Waar elk leven begint"))
        self._number.setAccessibleName(tr("De hoeveelste keer"))
        for box in (self._begin, self._number):
            box.activated.connect(lambda _at: self._choose_align())
        inner = QHBoxLayout(self._align)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(tokens.SPACE_1)
        inner.addWidget(self._begin)
        inner.addWidget(self._number)

    def _show_align(self, state: HeaderState) -> None:
        align = state.align
        self._align.setVisible(align is not None)
        if align is None:
            return
        for widget in (self._begin, self._number):
            widget.blockSignals(True)  # noqa: FBT003
        self._begin.clear()
        self._begin.addItem(tr("vanaf de geboorte"), "")
        for kind, name in state.kinds:
            self._begin.addItem(tr("vanaf: {naam}", naam=name), kind)
        self._begin.setCurrentIndex(max(0, self._begin.findData(align.kind)))
        self._number.clear()
        for number in range(1, max(align.number, state.times) + 1):
            self._number.addItem(tr("{n}e keer", n=number), number)
        self._number.setCurrentIndex(align.number - 1)
        self._number.setVisible(not align.on_birth)
        for widget in (self._begin, self._number):
            widget.blockSignals(False)  # noqa: FBT003

    def _choose_align(self) -> None:
        kind = str(self._begin.currentData() or "")
        self.align_chosen.emit(Align(kind, int(self._number.currentData() or 1) if kind else 1))

    def _menu(self, text: str, menu: QMenu) -> QPushButton:
        made = button(text, look="quiet")
        menu.setToolTipsVisible(True)
        made.setMenu(menu)
        return made

    def _switch(self, text: str, hint: str) -> QPushButton:
        made = button(text, look="quiet", hint=hint)
        made.setCheckable(True)
        return made

    def _sign(self, sign: str, hint: str, step: int) -> QPushButton:
        made = button(sign, lambda: self.zoom_wanted.emit(step), look="quiet", hint=hint)
        made.setAccessibleName(hint)
        return made
