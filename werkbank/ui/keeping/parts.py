"""What the pages of keeping have in common: a large dialog, a table to read, how moments and sizes are said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLayout,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.ui.wrapping import Wrapped

USUAL = (940, 620)
EDGE = 40
ROWS = 150  # least height of a table
SHARE, NARROW = 0.28, 90  # of the width for a column beside the widest, and its least in px
MB = 1_000_000


class Page(QDialog):
    """A large dialog."""

    def __init__(self, parent: QWidget, *, title: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        scale = getattr(getattr(parent, "theme", None), "scale", 1)  # larger for a projector, never beyond the window
        width, height = (round(scale * side) for side in USUAL)
        self.resize(
            max(USUAL[0], min(width, parent.width() - EDGE)), max(USUAL[1], min(height, parent.height() - EDGE))
        )

    def lay_out(self, layout: QLayout) -> None:
        """Put everything in, with room around it."""
        layout.setContentsMargins(*([tokens.SPACE_4] * 4))
        self.setLayout(layout)


class Rows(QTableWidget):
    """A table to read and to choose one row in; ``stretch`` is the column that takes the room that is left.

    Rows are as high as their words need in the width that they have now; the other columns leave it room.
    """

    def __init__(self, name: str, *, heads: Sequence[str], stretch: int) -> None:
        super().__init__(0, len(heads))
        self._stretch = stretch
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(heads))
        self.setProperty("look", "rows")
        self.setMinimumHeight(ROWS)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        for column in range(len(heads)):
            mode = QHeaderView.ResizeMode.Stretch if column == stretch else QHeaderView.ResizeMode.ResizeToContents
            self.horizontalHeader().setSectionResizeMode(column, mode)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setItemDelegate(Wrapped(self, room=lambda index: self.columnWidth(index.column())))
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.timeout.connect(self.resizeRowsToContents)
        self.horizontalHeader().sectionResized.connect(lambda *_: self._fitting.start(0))

    def sizeHintForColumn(self, column: int) -> int:
        """Not wider than its share when there are words enough to fill more; they wrap."""
        wanted = super().sizeHintForColumn(column)
        return wanted if column == self._stretch else min(wanted, max(round(self.viewport().width() * SHARE), NARROW))

    def fill(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these rows."""
        self.setRowCount(len(rows))
        for place, cells in enumerate(rows):
            for column, text in enumerate(cells):
                self.setItem(place, column, QTableWidgetItem(text))
        self.resizeRowsToContents()
        if rows:
            self.selectRow(0)

    @property
    def chosen(self) -> int:
        """The number of the chosen row; -1 when there is none."""
        return self.currentRow() if self.rowCount() else -1


def moment_words(at: datetime | None) -> str:
    """'3-5-2026 14:05'."""
    if at is None:
        return tr("onbekend")
    here = at.astimezone()
    return f"{here.day}-{here.month}-{here.year} {here:%H:%M}"


def size_words(size: int) -> str:
    """'1,2 MB'."""
    return tr("{n} MB", n=f"{max(size / MB, 0.1):.1f}".replace(".", ","))
