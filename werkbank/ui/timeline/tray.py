"""The tray 'datum onbekend': events that stand nowhere in time, never guessed between dated ones."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QSizePolicy

from werkbank.app.session import Key
from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.entities import Event
from werkbank.model.kinds import Kind
from werkbank.timeline.labels import alt_of
from werkbank.ui.desk import Desk
from werkbank.ui.widgets import column, label

_ID = Qt.ItemDataRole.UserRole
ROWS = 4


class Tray(QFrame):
    """A short list; choosing one selects it, Enter goes to its fields."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("look", "foot")
        self._desk = desk
        self._list = QListWidget()
        self._list.setAccessibleName(tr("Gebeurtenissen zonder datum"))
        self._list.itemSelectionChanged.connect(self._chosen)
        self._list.itemActivated.connect(lambda _item: desk.edit_wanted.emit())
        layout = column(label(tr("Datum onbekend"), look="field"), self._list, space=2)
        layout.setContentsMargins(tokens.SPACE_3, tokens.SPACE_1, tokens.SPACE_3, tokens.SPACE_1)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def fill(self, events: tuple[Event, ...], *, casus: Casus) -> None:
        """Show these events."""
        self._list.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self._list.clear()
        for event in events:
            item = QListWidgetItem(alt_of(event, casus=casus).replace("; ", " · "))
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
