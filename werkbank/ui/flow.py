"""Widgets beside each other that go on in the next line when the room ends: as a layout, and as a box.

Qt asks a layout for its height again and again, each time in Python, and each time behind a job that holds the
interpreter. Where there are hundreds on a page the box is meant: it places its widgets only when its width or they
change, and is for Qt a widget of a fixed height.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from werkbank.drawing import tokens
from werkbank.ui.timers import soon


class Flow(QLayout):
    """Widgets in reading order; the height follows from the width."""

    def __init__(self, parent: QWidget | None = None, *, space: int = tokens.SPACE_1) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._space = space
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():  # a hidden widget takes no room
                continue
            size = item.sizeHint()
            if x + size.width() > rect.right() + 1 and line:
                x, y, line = rect.x(), y + line + self._space, 0
            if place:
                item.setGeometry(QRect(QPoint(x, y), size))
            x, line = x + size.width() + self._space, max(line, size.height())
        return y + line - rect.y()


class FlowBox(QWidget):
    """The same for a few widgets that seldom change; whoever changes one says so with ``arrange``."""

    def __init__(self, *items: QWidget, space: int = tokens.SPACE_1) -> None:
        super().__init__()
        self.items = items
        self._space = space
        for one in items:
            one.setParent(self)

    def arrange(self) -> None:
        """Place what is shown, and be as high as that needs."""
        x = y = line = widest = 0
        for one in self.items:
            if one.isHidden():
                continue
            size = one.sizeHint()
            if x + size.width() > self.width() and line:
                x, y, line = 0, y + line + self._space, 0
            one.setGeometry(QRect(QPoint(x, y), size))
            x, line, widest = x + size.width() + self._space, max(line, size.height()), max(widest, size.width())
        self.setMinimumWidth(widest)
        self.setFixedHeight(y + line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            soon(self, self.arrange)  # after its widgets have taken over the other look
