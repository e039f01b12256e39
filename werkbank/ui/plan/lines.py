"""Items of the plan below each other in a grid, with one heading for each column."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.model.entities import Entity
from werkbank.ui.desk import Desk
from werkbank.ui.inspector.fields import Field
from werkbank.ui.plan.row import ItemRow
from werkbank.ui.widgets import label


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
        self._heads = [self._head(spec) for spec in specs]

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
        while self._grid.count():
            self._grid.takeAt(0)
        for column, head in enumerate(self._heads):
            self._grid.addWidget(head, 0, column)
        self._rows = {
            item.id: kept.pop(item.id) if item.id in kept else ItemRow(self._desk, item, self._specs, self)
            for item in items
        }
        for line, row in enumerate(self._rows.values(), start=1):
            row.place(self._grid, line)
        for row in kept.values():
            row.leave()

    def _head(self, spec: Field) -> QLabel:
        made = label(tr(spec.title), look="field")
        made.setParent(self)
        return made
