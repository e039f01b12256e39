"""The tray 'datum onbekend': events that stand nowhere in time, never guessed between dated ones.

Drag one to the line, or press D to put it on the time cursor, and it gets that date, as exact as the scale. Text that
was typed and could not be read is shown as it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QSizePolicy

from werkbank.app.session import Key
from werkbank.drawing import tokens
from werkbank.i18n import ntr, tr
from werkbank.model.casus import Casus
from werkbank.model.entities import Event
from werkbank.model.kinds import Kind
from werkbank.timeline.labels import alt_of
from werkbank.ui.desk import Desk
from werkbank.ui.widgets import column, label

_ID = Qt.ItemDataRole.UserRole
ROWS = 4
MIME = "application/x-werkbank-events"  # ids of events, one a line


class Tray(QFrame):
    """A short list; choosing one selects it, Enter goes to its fields, dragging gives it a date."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("look", "foot")
        self._desk = desk
        self._list = _Undated()
        self._head = label("", look="field")
        self._list.setAccessibleName(tr("Gebeurtenissen zonder datum"))
        self._list.itemSelectionChanged.connect(self._chosen)
        self._list.itemActivated.connect(lambda _item: desk.edit_wanted.emit())
        self._list.placed.connect(self.date_wanted)
        layout = column(self._head, self._list, space=2)
        layout.setContentsMargins(tokens.SPACE_3, tokens.SPACE_1, tokens.SPACE_3, tokens.SPACE_1)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    date_wanted = Signal()  # the selected ones go to the time cursor

    def fill(self, events: tuple[Event, ...], *, casus: Casus) -> None:
        """Show these events."""
        self._head.setText(
            ntr(
                "{n} gebeurtenis zonder datum: sleep hem naar de lijn, of druk op D voor de tijdcursor",
                "{n} gebeurtenissen zonder datum: sleep ze naar de lijn, of druk op D voor de tijdcursor",
                len(events),
            )
        )
        self._list.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self._list.clear()
        for event in events:
            item = QListWidgetItem(alt_of(event, casus=casus).replace("; ", " · "))
            item.setToolTip(event.date.reason)
            item.setData(_ID, event.id)
            self._list.addItem(item)
        self._list.blockSignals(False)  # noqa: FBT003
        height = max(1, min(len(events), ROWS)) * (self._list.sizeHintForRow(0) or 30)
        self._list.setFixedHeight(height + 2 * self._list.frameWidth() + 2)
        self.show_selection()

    def show_selection(self) -> None:
        """Mark what is selected elsewhere."""
        chosen = {key.id for key in self._desk.session.selection if key.kind is Kind.EVENT}
        self._list.blockSignals(True)  # noqa: FBT003
        for row in range(self._list.count()):
            item = self._list.item(row)
            item.setSelected(item.data(_ID) in chosen)
        self._list.blockSignals(False)  # noqa: FBT003

    def _chosen(self) -> None:
        items = self._list.selectedItems()
        if items:
            self._desk.select(*(Key(Kind.EVENT, item.data(_ID)) for item in items))


class _Undated(QListWidget):
    """The list: its rows can be dragged as ids of events."""

    placed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        made = QMimeData()
        made.setData(MIME, "\n".join(str(item.data(_ID)) for item in items).encode())
        return made

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_D and not event.modifiers():
            self.placed.emit()
        else:
            super().keyPressEvent(event)
