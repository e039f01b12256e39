"""Every text of a window: in widgets, menus, tables and pictures, for eyes, pointers and screen readers."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QGraphicsView, QWidget

ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
SAID = ("text", "toolTip", "accessibleName", "accessibleDescription", "windowTitle", "placeholderText", "statusTip",
        "whatsThis", "toPlainText", "title")  # fmt: skip
PARTS = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)
MOST = 4000


def texts_on_screen() -> str:
    """All of it, line by line."""
    return "\n".join(dict.fromkeys(text for window in QApplication.topLevelWidgets() for text in texts_of(window)))


def texts_of(window: QWidget) -> Iterator[str]:
    """The texts of one window."""
    for thing in (window, *window.findChildren(QObject)):
        if isinstance(thing, QWidget | QAction):
            yield from (str(getattr(thing, name)()) for name in SAID if callable(getattr(thing, name, None)))
        if isinstance(thing, QAbstractItemView | QComboBox) and thing.model() is not None:
            yield from _of_model(thing.model())
        if isinstance(thing, QGraphicsView) and thing.scene() is not None:
            for item in thing.scene().items():
                drawn = getattr(item, "drawn", None)
                yield item.toolTip()
                yield str(getattr(drawn, "alt", "")) + repr(drawn)
        if isinstance(thing, QWidget):
            yield from _of_accessible(QAccessible.queryAccessibleInterface(thing))
        board = getattr(thing, "board", None)
        if board is not None and hasattr(board, "casus"):
            yield repr([place.event.model_dump_json() for place in board.places])


def _of_model(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[str]:
    parent = parent or QModelIndex()
    for row in range(min(model.rowCount(parent), MOST)):
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
        for column in range(columns):
            index = model.index(row, column, parent)
            yield from (str(value) for role in ROLES if (value := model.data(index, role)))
            if column == 0 and columns > 1 and not isinstance(model, QAbstractTableModel):
                yield from _of_model(model, index)


def _of_accessible(said: QAccessibleInterface | None) -> Iterator[str]:
    if said is None or not said.isValid():
        return
    yield from (said.text(part) for part in PARTS)
    for at in range(min(said.childCount(), MOST)):
        child = said.child(at)
        if child.isValid() and child.object() is None:
            yield from _of_accessible(child)
