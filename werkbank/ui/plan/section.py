"""A block of the editor: a heading, a sentence when it is empty, its items in lines, and a way to add one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from werkbank.i18n import tr
from werkbank.model.entities import Entity
from werkbank.ui.desk import Desk
from werkbank.ui.plan.easier import block_reading
from werkbank.ui.plan.fields import Kept
from werkbank.ui.plan.lines import Lines
from werkbank.ui.widgets import button, card, column, label, row


class Section(QFrame):
    """Items of one kind. ``items`` says which there are now; ``add`` makes one and returns it."""

    def __init__(self, desk: Desk, kept: Kept, *, items: Callable[[], list[Entity]], add: Callable[[], Entity]) -> None:
        super().__init__()
        self._desk, self._items, self._add = desk, items, add
        self.lines = Lines(desk, kept.specs, kept.shares)
        self._hint = label(tr(kept.hint), look="soft", wrap=True)
        name = tr("Een regel erbij: {wat}", wat=tr(kept.title))
        self._button = button(tr("+ Regel"), self.add, look="quiet", hint=name)
        self._button.setAccessibleName(name)
        self._button.setEnabled(not desk.session.read_only)
        self._specs = kept.specs
        self.reads = label("", look="note")
        head = row(label(tr(kept.title), look="lead", wrap=True), self.reads)
        head.setStretch(0, 1)
        self.setLayout(column(card(head, self._hint, self.lines, row(self._button, 1))))
        self.refresh()

    def refresh(self) -> None:
        """Show the items as they are now."""
        items = self._items()
        self.lines.show_items(items)
        self._hint.setVisible(not items)
        self.reads.setText(block_reading(items, self._specs))

    def add(self) -> None:
        """A new item, with the keyboard in it."""
        made = self._desk.run(self._add)
        if made is not None:
            self.refresh()
            self.lines.row(made.id).focus_first()

    def flush(self) -> None:
        """Commit what is being typed."""
        self.lines.flush()
