"""Items of the plan below each other in a grid, with one heading for each column.

Where that is wider than the room (a projector, a small screen) every item takes two lines: its words over the whole
width, and the other fields below them, each with its own title.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.model.entities import Entity
from werkbank.ui.desk import Desk
from werkbank.ui.inspector.fields import Field
from werkbank.ui.plan.row import ItemRow
from werkbank.ui.widgets import label, let_go

NARROWEST = 280
AIR = 60  # points that the words get besides


class Lines(QWidget):
    """One line an item; lines that stay keep the keyboard and what is being typed."""

    def __init__(self, desk: Desk, specs: Sequence[Field], shares: Sequence[int]) -> None:
        super().__init__()
        self._desk, self._specs = desk, specs
        self._rows: dict[str, ItemRow] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(tokens.SPACE_2)
        self._grid.setVerticalSpacing(tokens.SPACE_1)
        for column, share in enumerate(shares):
            self._grid.setColumnStretch(column, share)
        self._shares = tuple(shares)
        self._heads = [self._head(spec) for spec in specs]
        self._folded = False
        self._needs = 0  # points that one line takes

    @property
    def rows(self) -> tuple[ItemRow, ...]:
        """The lines in order."""
        return tuple(self._rows.values())

    def show_items(self, items: Sequence[Entity]) -> None:
        """Show these items."""
        if [item.id for item in items] != list(self._rows):
            self._rebuild(items)
        for item in items:
            self._rows[item.id].show_entity(item)
        self.setVisible(bool(items))

    def row(self, item_id: str) -> ItemRow:
        """The line of one item."""
        return self._rows[item_id]

    def flush(self) -> None:
        """Commit what is being typed."""
        for line in self.rows:
            line.flush()

    def _rebuild(self, items: Sequence[Entity]) -> None:
        kept = self._rows
        self._rows = {
            item.id: kept.pop(item.id) if item.id in kept else ItemRow(self._desk, item, self._specs, self)
            for item in items
        }
        for row in kept.values():
            row.leave()
        self._lay_out()

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """One line an item where there is room, else two."""
        if not self._folded:
            self._needs = self._grid.minimumSize().width()
        folded = self.width() < self._needs + self._grid.horizontalSpacing() + AIR
        if folded != self._folded:
            self._folded = folded
            self._lay_out()

    def _lay_out(self) -> None:
        let_go(self._grid)
        for column, share in enumerate(self._shares):
            self._grid.setColumnStretch(column, 1 if self._folded else share)
        for column, head in enumerate(self._heads):
            self._grid.addWidget(head, 0, column)
            head.setVisible(not self._folded or column == 0)
        for number, row in enumerate(self._rows.values()):
            if self._folded:
                row.place_folded(self._grid, 1 + 2 * number)
            else:
                row.place(self._grid, 1 + number)

    def _head(self, spec: Field) -> QLabel:
        made = label(tr(spec.title), look="field")
        made.setParent(self)
        return made
