"""Picture or table: the twin stands in the place of the canvas, made when it is first asked for, and follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QBoxLayout, QWidget

from werkbank.journal.changes import ChangeSet
from werkbank.model.kinds import Kind
from werkbank.ui.timeline.inline_drop import date_on_cursor
from werkbank.ui.timeline.table import TimelineTable
from werkbank.ui.timeline.tray import Tray

if TYPE_CHECKING:
    from werkbank.ui.desk import Desk
    from werkbank.ui.timeline.view import TimelineView


class Twin(QObject):
    """Switches a timeline between its picture and its table."""

    def __init__(self, view: TimelineView, desk: Desk) -> None:
        super().__init__(view)
        self._view, self._desk = view, desk
        self.table: TimelineTable | None = None
        view.canvas.laid_out.connect(self._follow)
        desk.changed.connect(self._on_change)
        view.findChildren(Tray)[0].date_wanted.connect(lambda: date_on_cursor(view.canvas))
        desk.selection_changed.connect(self._on_selection)

    @property
    def shown(self) -> bool:
        """Whether the table is seen now."""
        return self.table is not None and not self.table.isHidden()

    def show(self, on: bool) -> None:  # noqa: FBT001 - what a switch says
        """Show the table, or the picture."""
        if on == self.shown:
            return
        table = self._made() if on else self.table
        had = self._has_keyboard()
        self._view.canvas.setVisible(not on)
        if table is not None:
            table.setVisible(on)
        self._view.setFocusProxy(table if on and table is not None else self._view.canvas)
        self._follow()
        if had:
            self._view.setFocus()

    def toggle(self) -> None:
        """The other one."""
        self.show(not self.shown)
        self._view.setFocus()

    def _made(self) -> TimelineTable:
        if self.table is None:
            self.table = TimelineTable(self._desk)
            self.table.hide()
            layout = self._view.layout()
            if isinstance(layout, QBoxLayout):
                at = layout.indexOf(self._view.canvas)
                layout.insertWidget(at + 1, self.table, 1)
        return self.table

    def _has_keyboard(self) -> bool:
        focus: QWidget | None = self._view.window().focusWidget()
        return focus is not None and self._view.isAncestorOf(focus)

    def _follow(self) -> None:
        if self.table is not None and self.shown:
            self.table.show_board(self._view.canvas.board)
            self.table.show_selection()

    def _on_change(self, change: ChangeSet) -> None:
        if Kind.DATE_CLAIM in change.kinds():
            self._view.canvas.viewport().update()
            self._follow()

    def _on_selection(self) -> None:
        if self.table is not None and self.shown:
            self.table.show_selection()
