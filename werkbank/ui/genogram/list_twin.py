"""The same family as a list: a table beside the picture or instead of it, with the same choice.

It tells what is drawn, on the day that is shown, and follows every change of the picture. A click on a heading sorts,
Enter opens the fields of who is chosen, and what is chosen here is chosen in the picture and the other way round.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from werkbank.app.session import Key
from werkbank.drawing import tokens
from werkbank.genogram.rows import COLUMNS, Row, rows_of
from werkbank.i18n import ntr, tr
from werkbank.model.clock import EntityId
from werkbank.model.kinds import Kind
from werkbank.ui.timers import Debounce
from werkbank.ui.widgets import button, column, label, row

if TYPE_CHECKING:
    from werkbank.ui.genogram.view import GenogramView

Index = QModelIndex | QPersistentModelIndex
SORT = Qt.ItemDataRole.UserRole
NOWHERE = QModelIndex()
NAME, STONES = COLUMNS.index("Naam"), COLUMNS.index("Bouwstenen")


class FamilyRows(QAbstractTableModel):
    """Rows as a Qt model."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self.new: frozenset[str] = frozenset()
        self.new_words = ""

    def show(self, rows: list[Row]) -> None:
        """Other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, text = self.rows[index.row()], self.rows[index.row()].texts[index.column()]
        new = index.column() == NAME and row.person in self.new
        if role == Qt.ItemDataRole.DisplayRole:
            return f"• {text}" if new else text
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{text} ({self.new_words})" if new else text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = f"{tr(COLUMNS[index.column()])}: {text or tr('leeg')}"
            return f"{told}; {self.new_words}" if new else told
        return row.order[index.column()] if role == SORT else None

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if side is Qt.Orientation.Horizontal:
            return tr(COLUMNS[section])
        return str(section + 1)


class Sheet(QTableView):
    """The table; Enter opens the fields."""

    def __init__(self, twin: ListTwin) -> None:
        super().__init__()
        self._twin = twin
        self.setAccessibleName(tr("Familie als lijst"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSortingEnabled(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setStretchLastSection(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            self._twin.edit()
        elif event.key() == Qt.Key.Key_Escape:
            self._twin.view.desk.select()
        else:
            super().keyPressEvent(event)


class ListTwin(QWidget):
    """The list with its head."""

    def __init__(self, view: GenogramView) -> None:
        super().__init__()
        self.view = view
        self.model = FamilyRows()
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.model)
        self._sorted.setSortRole(SORT)
        self.sheet = Sheet(self)
        self.sheet.setModel(self._sorted)
        self.sheet.sortByColumn(-1, Qt.SortOrder.AscendingOrder)  # reading order until a heading is clicked
        self.count = label("", look="soft")
        self.both = button(tr("Ook de tekening"), self.turn_picture, look="small")
        self.both.setCheckable(True)
        close = button(tr("Terug naar de tekening"), view.aids.turn_list, look="small")
        head = row(label(tr("Familie als lijst"), look="lead"), self.count, 1, self.both, close)
        head.setContentsMargins(tokens.SPACE_3, tokens.SPACE_1, tokens.SPACE_3, tokens.SPACE_1)
        self.setLayout(column(head, self.sheet, space=0))
        self.setMinimumHeight(120)
        self._fitted = False
        self._following = False
        self._later = Debounce(self, self.refresh, milliseconds=60)
        view.drawn.connect(self._later.call)
        view.desk.cursor_moved.connect(self._later.call)
        view.desk.news_turned.connect(self._later.call)
        view.desk.selection_changed.connect(self.follow)
        self.sheet.selectionModel().selectionChanged.connect(self._choose)
        self.sheet.doubleClicked.connect(lambda _index: self.edit())
        self.refresh()

    def refresh(self) -> None:
        """Tell what is drawn now."""
        family = self.view.family
        if family.part is None or family.layout is None:
            return
        drawn = [key for key in self.view.items_by_key if key.startswith(f"{Kind.BOND}:")]
        self._following = True
        self.model.new, self.model.new_words = self.view.desk.fresh.people, self.view.desk.fresh.words
        self.model.show(rows_of(family.part, family.layout, as_of=self.view.desk.session.as_of, drawn=drawn))
        self._following = False
        self.sheet.setColumnHidden(STONES, not any(each.texts[STONES] for each in self.model.rows))
        self.count.setText(ntr("{n} persoon", "{n} personen", len(self.model.rows)))
        if not self._fitted and self.model.rows:
            self.sheet.resizeColumnsToContents()
            self._fitted = True
        self.follow()

    def follow(self) -> None:
        """Choose the rows of who is chosen elsewhere."""
        if self._following:
            return
        chosen = {key.id for key in self.view.desk.session.selection if key.kind is Kind.PERSON}
        wanted = QItemSelection()
        first = NOWHERE
        for number, own in enumerate(self.model.rows):
            if own.person in chosen:
                at = self._sorted.mapFromSource(self.model.index(number, 0))
                wanted.select(at, at.siblingAtColumn(len(COLUMNS) - 1))
                first = at if not first.isValid() else first
        choice = self.sheet.selectionModel()
        with QSignalBlocker(choice):
            choice.select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if first.isValid() and self.sheet.currentIndex().row() != first.row():
            with QSignalBlocker(choice):
                choice.setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.sheet.scrollTo(first)
        self.sheet.viewport().update()

    def edit(self) -> None:
        """Put the keyboard in the fields of who is chosen."""
        if self.view.desk.session.selection:
            self.view.desk.edit_wanted.emit()

    def people(self) -> list[EntityId]:
        """Who stands in the list, from top to bottom."""
        rows = range(self._sorted.rowCount())
        return [self.model.rows[self._sorted.mapToSource(self._sorted.index(n, 0)).row()].person for n in rows]

    def _choose(self, _new: object, _old: object) -> None:
        if self._following:
            return
        rows = [self._sorted.mapToSource(index).row() for index in self.sheet.selectionModel().selectedRows()]
        self._following = True
        self.view.desk.select(*[Key(Kind.PERSON, self.model.rows[number].person) for number in rows])
        self._following = False

    def turn_picture(self) -> None:
        """Hide the picture while the list stands in its place; then the keyboard that looks for it finds the list."""
        instead = not self.isHidden() and not self.both.isChecked()
        self.view.setVisible(not instead)
        self.view.setFocusProxy(self.sheet if instead else None)  # type: ignore[arg-type]
        self.both.setText(tr("Alleen de lijst") if self.both.isChecked() else tr("Ook de tekening"))
        self.both.setAccessibleName(self.both.text())
