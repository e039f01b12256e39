"""The table twin of the timeline: look, sort, type, copy to and paste from a spreadsheet; all of it with the keyboard.

What is typed in a cell goes in every selected row of that column, as one step. Pasting a table adds rows; pasting one
text fills the selected cells; pasting lines fills them from the current cell down. Alt with up and down sorts by the
column, Alt with left puts the order of time back; Insert adds a row.
"""

from __future__ import annotations

import csv
import io

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from werkbank.app.event_rows import NAMES
from werkbank.app.pasting import is_table
from werkbank.app.session import Key
from werkbank.app.verbs.history import add_event
from werkbank.exchange.texts import guarded
from werkbank.i18n import ntr, tr
from werkbank.model.kinds import Kind
from werkbank.timeline.board import Board
from werkbank.ui.desk import Desk
from werkbank.ui.timeline.paste import paste_text
from werkbank.ui.timeline.table_editing import CellDelegate
from werkbank.ui.timeline.table_model import EventTable
from werkbank.ui.widgets import button, column, label, row

_K = Qt.Key
WIDTHS = {"datum": 16, "einde": 14, "soort": 19, "titel": 32, "personen": 18, "bron": 20, "organisatie": 20}  # letters
USUAL = 13
Select = QItemSelectionModel.SelectionFlag


class TimelineTable(QFrame):
    """The table with its bar."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = EventTable(desk)
        self.view = Cells(self)
        self.view.setModel(self.model)
        self.delegate = CellDelegate(self.view.viewport(), desk, self._committed)
        self.view.setItemDelegate(self.delegate)
        self._letter = 0
        self.view.horizontalHeader().sectionClicked.connect(self._clicked)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._selected())
        self.model.modelReset.connect(self.show_selection)
        self._count = label("", look="note")
        self._add = button(tr("Rij toevoegen"), self.add_row, look="quiet", hint=tr("Rij toevoegen (Insert)"))
        self._paste = button(tr("Plakken uit Excel"), self.paste, look="quiet", hint=tr("Plakken (Ctrl+V)"))
        self._in_time = button(tr("Op tijd"), self.by_time, look="quiet", hint=tr("Volgorde van de tijd (Alt+Links)"))
        bar = row(self._count, 1, self._in_time, self._paste, self._add)
        bar.setContentsMargins(8, 2, 8, 2)
        self.setLayout(column(self.view, bar, space=0))
        self.setFocusProxy(self.view)
        for made in (self._add, self._paste):
            made.setEnabled(not desk.session.read_only)
        self._quiet = False

    def show_board(self, board: Board) -> None:
        """Show the events of the picture."""
        self.model.show_board(board)
        self.fit_columns()
        count = len(self.model.events)
        self._count.setText(ntr("{n} gebeurtenis", "{n} gebeurtenissen", count))

    def fit_columns(self) -> None:
        """Give every column room for its usual text; again only when letters have another size."""
        letter = self.view.fontMetrics().averageCharWidth()
        if letter != self._letter:
            self._letter = letter
            for at, name in enumerate(NAMES):
                self.view.setColumnWidth(at, round(WIDTHS.get(name, USUAL) * letter * 1.15))

    def show_selection(self) -> None:
        """Select the rows of what is selected elsewhere."""
        if self._quiet:
            return
        chosen = {key.id for key in self._desk.session.selection if key.kind is Kind.EVENT}
        rows = [n for n, event in enumerate(self.model.events) if event.id in chosen]
        if rows == sorted({index.row() for index in self.view.selectionModel().selectedIndexes()}):
            return
        found = QItemSelection()
        last = len(NAMES) - 1
        for n in rows:
            found.select(self.model.index(n, 0), self.model.index(n, last))
        self._quiet = True
        self.view.selectionModel().select(found, Select.ClearAndSelect)
        if rows and self.view.currentIndex().row() not in rows:
            at = self.model.index(rows[0], max(0, self.view.currentIndex().column()))
            self.view.selectionModel().setCurrentIndex(at, Select.NoUpdate)
            self.view.scrollTo(at)
        self._quiet = False

    def by_time(self) -> None:
        """Back to the order of the picture."""
        self.model.sort(-1)
        self.view.horizontalHeader().setSortIndicatorShown(False)

    def sort_by(self, at: int, order: Qt.SortOrder) -> None:
        """Sort by a column and show it in the head."""
        head = self.view.horizontalHeader()
        head.setSortIndicatorShown(True)
        head.setSortIndicator(at, order)
        self.model.sort(at, order)

    def add_row(self) -> None:
        """A new event with the persons of the current row; the cell of its date is ready to type in."""
        if self._desk.session.read_only:
            return
        here = self.view.currentIndex().row()
        persons = self.model.events[here].persons if here >= 0 else ()
        made = self._desk.run(lambda: add_event(self._desk.session, persons=persons))
        at = self.model.row_of(made.id) if made is not None else -1
        if at < 0:
            return
        self.view.setFocus()
        self.view.setCurrentIndex(self.model.index(at, 0))
        self.view.edit(self.model.index(at, 0))

    def copy(self) -> None:
        """The selected cells as a table for a spreadsheet; more than one column goes with its head."""
        chosen = self.view.selectionModel().selectedIndexes()
        if not chosen:
            return
        rows = sorted({index.row() for index in chosen})
        columns = sorted({index.column() for index in chosen})
        names = [NAMES[at] for at in columns]
        out = io.StringIO()
        writer = csv.writer(out, delimiter="\t", lineterminator="\n")
        if len(columns) > 1:
            writer.writerow(names)
        for at in rows:
            writer.writerow([guarded(text) for text in self.model.rows.copied(self.model.events[at], names)])
        QGuiApplication.clipboard().setText(out.getvalue())

    def paste(self) -> None:
        """A table adds rows; one text fills what is selected; lines fill from the current cell down."""
        text = QGuiApplication.clipboard().text()
        here = self.view.currentIndex()
        lines = text.splitlines()
        if is_table(text) or not here.isValid():
            paste_text(self, self._desk, text)
        elif len(lines) == 1:
            self._committed(here.row(), here.column(), lines[0])
        elif lines:
            self._fill_down(here.row(), here.column(), lines)

    def keep_typed(self) -> None:
        """Hand over what is being typed in a cell."""
        if self.view.state() is QAbstractItemView.State.EditingState:
            self.view.setCurrentIndex(self.view.currentIndex())
            self.view.setFocus()

    def _fill_down(self, first: int, at: int, lines: list[str]) -> None:
        model = self.model
        events = model.events[first : first + len(lines)]

        def changes() -> dict[object, object]:
            return {
                event.id: model.rows.fields(event, NAMES[at], text) for event, text in zip(events, lines, strict=False)
            }

        found = self._desk.run(changes)
        if found is not None:
            model.write(found)  # type: ignore[arg-type]

    def _committed(self, at_row: int, at_column: int, text: str) -> None:
        """Write in the row, or in all selected rows of that column when it is one of them."""
        chosen = {index.row() for index in self.view.selectionModel().selectedIndexes() if index.column() == at_column}
        rows = sorted(chosen) if at_row in chosen else [at_row]
        shown = self.model.rows.text(self.model.events[at_row], NAMES[at_column])
        if len(rows) > 1 or text.strip() != shown:
            self.model.typed(rows, at_column, text)

    def _clicked(self, at: int) -> None:
        head = self.view.horizontalHeader()
        same = head.isSortIndicatorShown() and head.sortIndicatorSection() == at
        if same and head.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder and self._sorted_down:
            self.by_time()
            return
        self._sorted_down = same and not self._sorted_down
        self.sort_by(at, Qt.SortOrder.DescendingOrder if self._sorted_down else Qt.SortOrder.AscendingOrder)

    _sorted_down = False

    def _selected(self) -> None:
        if self._quiet:
            return
        self._quiet = True
        rows = sorted({index.row() for index in self.view.selectionModel().selectedIndexes()})
        events = self.model.events
        self._desk.select(*(Key(Kind.EVENT, events[n].id) for n in rows if n < len(events)))
        self._quiet = False


class Cells(QTableView):
    """The cells, with the keys of a spreadsheet."""

    def __init__(self, table: TimelineTable) -> None:
        super().__init__(table)
        self._table = table
        self.setAccessibleName(tr("Tijdlijn als tabel"))
        self.setAlternatingRowColors(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(True)
        self.horizontalHeader().setHighlightSections(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        table, at = self._table, self.currentIndex().column()
        if event.matches(QKeySequence.StandardKey.Copy):
            table.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            table.paste()
        elif event.key() == _K.Key_Insert:
            table.add_row()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in {
            _K.Key_Up,
            _K.Key_Down,
            _K.Key_Left,
        }:
            self._sort(event.key(), at)
        elif event.key() in {_K.Key_Return, _K.Key_Enter}:
            self._open_cell()
        else:
            super().keyPressEvent(event)

    def _open_cell(self) -> None:
        """Enter that closes an editor comes here too, and must not open it again."""
        if self.state() is not QAbstractItemView.State.EditingState and self.currentIndex().isValid():
            self.edit(self.currentIndex())

    def _sort(self, key: int, at: int) -> None:
        if key == _K.Key_Left:
            self._table.by_time()
        elif at >= 0:
            down = key == _K.Key_Down
            self._table.sort_by(at, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder)


def table_in(parent: QWidget) -> TimelineTable | None:
    """The table that is shown inside a widget, if any."""
    return next((found for found in parent.findChildren(TimelineTable) if found.isVisible()), None)
