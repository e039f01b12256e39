"""The people of a workplace as a list to choose from: a first letter or the arrows, Enter goes on.

Part of the unlock screen, so it names nothing of ``Qt`` before somebody presses a key (see ``widgets``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from werkbank.i18n import tr

ID = 0x0100  # Qt.ItemDataRole.UserRole
MOST_ROWS = 5  # more than that is scrolled
KEY_UP, KEY_DOWN, KEY_RETURN, KEY_ENTER = 0x01000013, 0x01000015, 0x01000004, 0x01000005


class Somebody(NamedTuple):
    """A person of this workplace: id and name (names of workers are not secret on their own laptop)."""

    id: str
    name: str  # empty when the file of that person cannot be read


class PeopleList(QListWidget):
    """Who is at the computer."""

    chosen = Signal()  # go on with this one
    turned = Signal()  # another one is pointed at

    def __init__(self, *, row_height: int) -> None:
        super().__init__()
        self.setObjectName("people")
        self.setAccessibleName(tr("Wie ben je?"))
        self._row = row_height
        self._filling = False
        self.setUniformItemSizes(True)
        self.itemClicked.connect(lambda _item: self.chosen.emit())
        self.currentRowChanged.connect(self._tell)
        self._fit()

    def fill(self, people: Sequence[Somebody], *, ask: str) -> None:
        """Show these people by name; ``ask`` is the id of who is pointed at."""
        self._filling = True
        self.clear()
        for person in sorted(people, key=lambda one: (not one.name, one.name.casefold(), one.id)):
            item = QListWidgetItem(person.name or tr("Iemand (sleutelbestand beschadigd)"))
            item.setData(ID, person)
            item.setSizeHint(QSize(0, self._row))
            self.addItem(item)
            if person.id == ask or self.currentRow() < 0:
                self.setCurrentItem(item)
        self._filling = False
        self._fit()

    @property
    def person(self) -> str:
        """The id of who is pointed at; empty when there is nobody yet."""
        return self._current.id

    @property
    def is_damaged(self) -> bool:
        """Whether the file of who is pointed at cannot be read."""
        return bool(self._current.id) and not self._current.name

    def ask_other_than(self, person: str) -> None:
        """Point at somebody else, when there is somebody else."""
        others = [at for at in range(self.count()) if self.item(at).data(ID)[0] != person]
        if others:
            at = [row for row in others if row > self.currentRow()]
            self.setCurrentRow((at or others)[0])

    def steps(self, event: QEvent) -> bool:
        """Move with an arrow that was pressed elsewhere; whether it was one."""
        by = {KEY_UP: -1, KEY_DOWN: 1}.get(int(event.key())) if isinstance(event, QKeyEvent) else None
        if by is None or self.count() < 2:
            return False
        self.setCurrentRow(min(max(self.currentRow() + by, 0), self.count() - 1))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if int(event.key()) in {KEY_RETURN, KEY_ENTER}:
            self.chosen.emit()
            return
        super().keyPressEvent(event)

    @property
    def _current(self) -> Somebody:
        row = self.currentRow()
        return Somebody(*self.item(row).data(ID)) if row >= 0 else Somebody("", "")

    def _tell(self, _row: int) -> None:
        if not self._filling:
            self.turned.emit()

    def _fit(self) -> None:
        rows = min(max(self.count(), 1), MOST_ROWS)
        self.setFixedHeight(rows * self._row + 4)
        self.setEnabled(self.count() > 0)
