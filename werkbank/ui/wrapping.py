"""Rows that are as high as their words need: the style would cut off the last line, for it reckons without padding."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QStyledItemDelegate, QStyleOptionViewItem

Index = QModelIndex | QPersistentModelIndex
PADDING, MARGINS, AROUND = 28, 20, 10  # px beside words that wrap, beside words that do not, above and below
TICK, TALL = 34, 22  # px in a list: of a box to tick with the room beside it, and above and below a line


class Wrapped(QStyledItemDelegate):
    """``room`` says how wide a cell is now, without what stands beside its words."""

    def __init__(
        self, of: QAbstractItemView, *, room: Callable[[Index], int], padding: int = PADDING, margins: int = MARGINS,
        around: int = AROUND,
    ) -> None:  # fmt: skip
        super().__init__(of)
        self._of, self._room = of, room
        self._padding, self._margins, self._around = padding, margins, around

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        wanted = super().sizeHint(option, index)
        metrics, told = QFontMetrics(index.data(Qt.ItemDataRole.FontRole) or self._of.font()), str(index.data() or "")
        width = self._room(index)
        if max(map(metrics.horizontalAdvance, told.split("\n"))) + self._margins <= width:
            return wanted
        inside = QRect(0, 0, max(width - self._padding, 1), 0)
        needed = metrics.boundingRect(inside, Qt.TextFlag.TextWordWrap, told).height() + self._around
        return QSize(wanted.width(), max(wanted.height(), needed))


def wrap_list(shown: QListWidget, *, ticked: bool = False) -> None:
    """Let the lines of a list wrap, whatever its width becomes."""
    beside = TICK if ticked else 0
    shown.setWordWrap(True)
    shown.setResizeMode(QListWidget.ResizeMode.Adjust)
    shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    shown.setItemDelegate(Wrapped(shown, room=lambda _index: shown.viewport().width() - beside, around=TALL))
