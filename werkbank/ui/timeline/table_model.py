"""The timeline as a table: one row an event, the same events as the picture in the same order, until one sorts.

Rows come from the board that the canvas paints, so a filter counts for both. Cells are worked out when they are shown;
ten thousand rows cost what is in view. What is certainly wrong is told at the row, never hindered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from werkbank.app.event_rows import DATES, NAMES, EventRows
from werkbank.app.verbs.timeline_edits import set_each
from werkbank.i18n import tr
from werkbank.model.claims import contradicted
from werkbank.model.clock import EntityId
from werkbank.model.dates import echo
from werkbank.model.entities import Event
from werkbank.model.kinds import Kind
from werkbank.model.rules import complaints_of
from werkbank.timeline.board import Board
from werkbank.timeline.labels import alt_of
from werkbank.ui.desk import Desk
from werkbank.ui.timers import Debounce

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NOWHERE = QModelIndex()
JUDGED_MS = 300


class EventTable(QAbstractTableModel):
    """See the module."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._events: tuple[Event, ...] = ()
        self._in_time: tuple[Event, ...] = ()
        self._sorted: tuple[int, Qt.SortOrder] | None = None
        self._rows = EventRows(desk.casus, today=desk.session.today)
        self._wrong: dict[str, str] = {}
        self._others: Mapping[str, int] = {}
        self._judge = Debounce(self, self._judged, milliseconds=JUDGED_MS)
        desk.news_turned.connect(self._renumber)

    @property
    def events(self) -> tuple[Event, ...]:
        """The events, row by row."""
        return self._events

    @property
    def rows(self) -> EventRows:
        """How cells are read and written now."""
        return self._rows

    def show_board(self, board: Board) -> None:
        """Show what the canvas shows: the events in the order of time, then those without a date."""
        places = dict.fromkeys(board.places[n].event for n in board.order.tolist()) if board.align else ()
        shown = list(places) or [board.places[n].event for n in board.order.tolist()]
        self._rows = EventRows(board.casus, today=self._desk.session.today)
        self._others = contradicted(board.casus)
        self._in_time = (*shown, *board.tray)
        self._put(self._arranged())
        self._judge.call()

    def row_of(self, event_id: str) -> int:
        """The row of an event; -1 when it is not in the table."""
        return next((row for row, event in enumerate(self._events) if event.id == event_id), -1)

    def write(self, changes: Mapping[EntityId, Mapping[str, Any]]) -> bool:
        """Give events other values in one step; whether it could be done."""
        events = {event.id: event for event in self._events}
        real = {
            id_: new
            for id_, new in changes.items()
            if any(getattr(events[id_], field) != value for field, value in new.items())
        }
        if real and not self._desk.session.read_only:
            self._desk.run(lambda: set_each(self._desk.session, real))
        return bool(real)

    def typed(self, rows: Sequence[int], column: int, text: str) -> bool:
        """Write a text in the cells of one column; nothing at all when it means nothing there."""

        def changes() -> dict[EntityId, dict[str, Any]]:
            chosen = [self._events[row] for row in rows]
            return {event.id: self._rows.fields(event, NAMES[column], text) for event in chosen}

        found = self._desk.run(changes)
        return found is not None and self.write(found)

    # --- what a view asks ----------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._events)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(NAMES)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - the role decides
        answer = _ANSWERS.get(role)
        return answer(self, self._events[index.row()], NAMES[index.column()]) if answer and index.isValid() else None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:  # noqa: ANN401 - a text
        if role != Role.EditRole or not index.isValid():
            return False
        if str(value).strip() == self._rows.text(self._events[index.row()], NAMES[index.column()]):
            return False
        return self.typed([index.row()], index.column(), str(value))

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        return found if self._desk.session.read_only else found | Qt.ItemFlag.ItemIsEditable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401
        if orientation is Qt.Orientation.Horizontal:
            return NAMES[section].capitalize() if role == Role.DisplayRole else None
        event = self._events[section] if section < len(self._events) else None
        if role == Role.DisplayRole and event is not None:
            new = "• " if event.id in self._desk.fresh.events() else ""
            return f"{new}⚠ {section + 1}" if event.id in self._wrong else f"{new}{section + 1}"
        return self._wrong.get(event.id) if role == Role.ToolTipRole and event is not None else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By a column; what is equal stays in the order of time. Without a column by time."""
        self._sorted = (column, order) if column >= 0 else None
        self._put(self._arranged())

    # --- inside --------------------------------------------------------------------------------------------------

    def _arranged(self) -> tuple[Event, ...]:
        if self._sorted is None:
            return self._in_time
        column, order = self._sorted
        down = order is Qt.SortOrder.DescendingOrder
        keys = {event.id: self._rows.order(event, NAMES[column]) for event in self._in_time}
        return tuple(sorted(self._in_time, key=lambda event: keys[event.id], reverse=down))

    def _put(self, events: tuple[Event, ...]) -> None:
        """Show these rows; a view keeps its place when only cells changed."""
        before = self._events
        if len(before) == len(events) and all(one.id == other.id for one, other in zip(before, events, strict=True)):
            self._events = events
            changed = [n for n, (one, other) in enumerate(zip(before, events, strict=True)) if one is not other]
            if changed:
                self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], len(NAMES) - 1))
            return
        self.beginResetModel()
        self._events = events
        self.endResetModel()

    def _judged(self) -> None:
        found: dict[str, str] = {}
        for complaint in complaints_of(self._desk.casus, today=self._desk.session.today):
            for kind, id_ in complaint.entities:
                if kind is Kind.EVENT:
                    found[id_] = f"{found[id_]}\n{complaint.text}" if id_ in found else complaint.text
        if found != self._wrong:
            self._wrong = found
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, max(0, len(self._events) - 1))

    def _renumber(self) -> None:
        if self._events:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._events) - 1)

    def _shown(self, event: Event, name: str) -> str:
        text = self._rows.text(event, name).replace("\n", " ↵ ")
        others = self._others.get(event.id, 0) if name == "datum" else 0
        return tr("{datum} (+{n})", datum=text, n=others) if others else text

    def _told(self, event: Event, name: str) -> str:
        """The tool tip: how a date was understood, what is wrong, else the whole text."""
        if name not in DATES:
            return self._rows.text(event, name)
        claim = (
            event.end
            if name == "einde"
            else getattr(event, {"aangemeld": "applied", "toegekend": "granted"}.get(name, "date"))
        )
        said = echo(claim) if claim.is_known or claim.reason else ""
        return "\n".join(part for part in (said, self._wrong.get(event.id, "")) if part)

    def _spoken(self, event: Event, name: str) -> str:
        text = self._rows.text(event, name)
        return tr("{kolom}: {tekst}", kolom=name, tekst=text or tr("leeg"))

    def _described(self, event: Event, name: str) -> str:
        del name
        new = self._desk.fresh.words if event.id in self._desk.fresh.events() else ""
        return "; ".join([alt_of(event, casus=self._rows.casus), *filter(None, [new, self._wrong.get(event.id)])])


_ANSWERS: dict[int, Callable[[EventTable, Event, str], object]] = {
    Role.DisplayRole: EventTable._shown,  # noqa: SLF001 - its own table
    Role.EditRole: lambda table, event, name: table.rows.text(event, name),
    Role.ToolTipRole: EventTable._told,  # noqa: SLF001
    Role.AccessibleTextRole: EventTable._spoken,  # noqa: SLF001
    Role.AccessibleDescriptionRole: EventTable._described,  # noqa: SLF001
}
