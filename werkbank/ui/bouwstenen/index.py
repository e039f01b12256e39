"""The list beside the page: everything at a glance, the sets in use, the weging and the look back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.sets import TITLES, Stone, lists_in_use, stones

ALL, WEIGHING, BACK = "alles", "weging", "terugkijken"
HEADING = ""


class StoneIndex(QListWidget):
    """Every line has a name: the id of a bouwsteen or one of the parts; a heading has none."""

    def __init__(self) -> None:
        super().__init__()
        self._shape: list[tuple[str, str]] = []
        self.setAccessibleName(tr("Bouwstenen"))
        self.setProperty("look", "index")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    @property
    def chosen(self) -> str:
        """The id of the bouwsteen that is chosen, or one of the other parts."""
        place = self.currentRow()
        return str(self.item(place).data(Qt.ItemDataRole.UserRole)) or ALL if place >= 0 else ALL

    def choose(self, name: str) -> None:
        """Go to one bouwsteen or part; one that is not in the list changes nothing."""
        for place in range(self.count()):
            if self.item(place).data(Qt.ItemDataRole.UserRole) == name:
                self.setCurrentRow(place)
                self.scrollToItem(self.item(place))
                return

    def fill(self, casus: Casus) -> None:
        """Show the lists as this casus words them now; what was chosen stays, and nothing is told."""
        rows = _rows(casus)
        if rows == self._shape:
            return
        chosen = self.chosen
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        if [name for name, _ in rows] == [name for name, _ in self._shape]:
            for place, (_, title) in enumerate(rows):
                self.item(place).setText(title)
                self.item(place).setToolTip(title)
        else:
            self.clear()
            for name, title in rows:
                self.addItem(_item(name, title))
        self._shape = rows
        self.choose(chosen if chosen in dict(rows) else ALL)
        self.blockSignals(False)  # noqa: FBT003


def _rows(casus: Casus) -> list[tuple[str, str]]:
    rows = [(ALL, tr("In deze casus"))]
    for name in lists_in_use(casus):
        rows.append((HEADING, tr(TITLES[name])))
        rows += [(stone.id, _named(stone)) for stone in stones(casus, name, dropped=True)]
    return [*rows, (HEADING, tr("Past deze aanpak?")), (WEIGHING, tr("Weging")), (BACK, tr("Terugkijken zonder namen"))]


def _named(stone: Stone) -> str:
    return tr("{naam} (niet in gebruik)", naam=stone.label) if stone.dropped else f"{stone.id}  {stone.label}"


def _item(name: str, title: str) -> QListWidgetItem:
    made = QListWidgetItem(title)
    made.setToolTip(title)
    made.setData(Qt.ItemDataRole.UserRole, name)
    if name == HEADING:
        made.setFlags(Qt.ItemFlag.NoItemFlags)
    return made
