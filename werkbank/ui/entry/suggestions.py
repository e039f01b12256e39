"""The list beside a half-typed word. It never has the keyboard: the line keeps it and tells the list what to show.

Under the word; above it when there is no room below, because the line stands at the foot of the window.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from werkbank.i18n import tr
from werkbank.timeline.completing import Completion

WIDEST = 620
AIR = 4


class Suggestions(QTreeWidget):
    """What the word may become; nothing is chosen until an arrow key chooses."""

    picked = Signal(int)  # a row was clicked

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("suggestions")
        self.setAccessibleName(tr("Suggesties"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.itemPressed.connect(lambda item, _column: self.picked.emit(self.indexOfTopLevelItem(item)))
        self.hide()

    @property
    def row(self) -> int:
        """The chosen row, -1 for none."""
        chosen = self.selectedItems()
        return self.indexOfTopLevelItem(chosen[0]) if chosen else -1

    def offer(self, offered: tuple[Completion, ...], *, low: QPoint, high: QPoint) -> None:
        """Show these; ``low`` is the place under the word and ``high`` above it, on the window."""
        self.clear()
        faint = self.palette().color(QPalette.ColorRole.PlaceholderText)
        for one in offered:
            item = QTreeWidgetItem([one.text, f"{one.sort}: {one.note}" if one.note else one.sort])
            item.setForeground(1, faint)
            self.addTopLevelItem(item)
        self.clearSelection()
        self._place(low, high)
        self.show()
        self.raise_()

    def choose(self, row: int) -> None:
        """Choose a row; -1 chooses none."""
        self.clearSelection()
        if row >= 0 and (item := self.topLevelItem(row)) is not None:
            self.setCurrentItem(item)
            item.setSelected(True)

    def _place(self, low: QPoint, high: QPoint) -> None:
        window = self.window()
        frame = 2 * self.frameWidth() + AIR
        wide = min(WIDEST, sum(self.sizeHintForColumn(n) for n in (0, 1)) + 4 * AIR + frame, window.width() - 2 * AIR)
        tall = self.sizeHintForRow(0) * self.topLevelItemCount() + frame
        below = low.y() + tall <= window.height()
        x = max(AIR, min(low.x(), window.width() - wide - AIR))
        self.setGeometry(x, low.y() if below else max(0, high.y() - tall), wide, tall)
