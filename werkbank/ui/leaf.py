"""One thing in a list that a screen reader hears, without anything in it: shared by genogram and timeline.

A leaf knows its list and its place in it; what it is called, where it is and whether it is chosen say the heirs.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QWindow


class Leaf(QAccessibleInterface):
    """The ``place``-th of a list; heirs give ``rect``, ``state`` and ``text``."""

    def __init__(self, parent: QAccessibleInterface, place: int) -> None:
        super().__init__()
        self._list, self._place = parent, place

    def isValid(self) -> bool:
        return self._list.isValid() and self._place < self._list.childCount()

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self._list.window()

    def parent(self) -> QAccessibleInterface:
        return self._list

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        del index
        return None

    def childCount(self) -> int:
        return 0

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        del x, y
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        del child
        return -1

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        del kind, text

    def foregroundColor(self) -> QColor:
        return QColor()

    def backgroundColor(self) -> QColor:
        return QColor()
