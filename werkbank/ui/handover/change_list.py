"""The list of a merge: everybody with how much changes, below each what; moving to a line is choosing it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
)

from werkbank.app.merge_rows import Change, Row, State
from werkbank.app.session import Key
from werkbank.i18n import tr
from werkbank.ui.wrapping import Index, Wrapped

ROLE = Qt.ItemDataRole.UserRole
INSIDE, AROUND = 12, 4  # px of a line beside its words, and above and below them
MOST_OPEN = 12  # people whose changes are shown at once


class ChangeList(QTreeWidget):
    """Who, and what."""

    chosen = Signal(object, object)  # keys to light up, the Change when it is one

    def __init__(self, rows: Sequence[Row], *, decided: Callable[[Change], bool]) -> None:
        super().__init__()
        self._decided = decided
        self._tops: list[QTreeWidgetItem] = []
        self._leaves: list[QTreeWidgetItem] = []
        self.setColumnCount(1)
        self.setHeaderHidden(True)
        self.setAccessibleName(tr("Wat er verandert, per persoon"))
        self.setWordWrap(True)
        self.setItemDelegate(Wrapped(self, room=self._room, padding=INSIDE, margins=INSIDE, around=AROUND))
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.timeout.connect(self.scheduleDelayedItemsLayout)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for row in rows:
            self._add(row)
        for top in self._tops[:MOST_OPEN]:
            top.setExpanded(True)
        self.currentItemChanged.connect(lambda now, _before: self._tell(now))

    def _room(self, index: Index) -> int:
        depth = 2 if index.parent().isValid() else 1
        return self.viewport().width() - depth * self.indentation()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fitting.start(0)

    def choose_first(self) -> None:
        """Choose the first that is to be decided, else the first."""
        open_ones = [item for item in self._leaves if self._change(item).state is State.CONFLICT]
        self.setCurrentItem(next(iter(open_ones or self._tops)))

    def choose_next(self) -> None:
        """Choose the next that is to be decided; stays when there is none."""
        for item in self._leaves:
            change = self._change(item)
            if change.state is State.CONFLICT and not self._decided(change):
                self.setCurrentItem(item)
                return

    def choose(self, key: Key) -> None:
        """Choose what was clicked in a picture."""
        for item in (*self._tops, *self._leaves):
            told = item.data(0, ROLE)
            keys = (told.key,) if isinstance(told, Change) else told.keys[:1]
            if key in keys:
                self.setCurrentItem(item)
                self.scrollToItem(item)
                return

    def refresh(self) -> None:
        """Show what is decided now."""
        for item in self._leaves:
            item.setText(0, self._words(self._change(item)))

    def _add(self, row: Row) -> None:
        top = QTreeWidgetItem([f"{row.name}: {row.counts}"])
        font = top.font(0)
        font.setBold(True)
        top.setFont(0, font)
        top.setData(0, ROLE, row)
        for change in row.changes:
            leaf = QTreeWidgetItem([self._words(change)])
            leaf.setToolTip(0, change.text)
            leaf.setData(0, ROLE, change)
            top.addChild(leaf)
            self._leaves.append(leaf)
        self._tops.append(top)
        self.addTopLevelItem(top)

    def _words(self, change: Change) -> str:
        if change.state is State.CONFLICT and self._decided(change):
            return tr("✓ gekozen: {wat}", wat=change.text)
        return f"{change.state.sign} {change.state.word}: {change.text}"

    @staticmethod
    def _change(item: QTreeWidgetItem) -> Change:
        told: Change = item.data(0, ROLE)
        return told

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        told = item.data(0, ROLE) if item is not None else None
        if isinstance(told, Change):
            self.chosen.emit((told.key,), told)
        elif isinstance(told, Row):
            self.chosen.emit(told.keys, None)
