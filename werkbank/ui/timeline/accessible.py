"""The canvas for a screen reader: a list of events in the order of time, each with its whole sentence.

Objects for events are made when they are asked for and kept by the canvas's own interface, because Qt does not keep
Python objects alive.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import Shiboken

from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.timeline.hits import box_of
from werkbank.timeline.spoken import kin_words, spoken
from werkbank.ui.leaf import Leaf
from werkbank.ui.timeline.canvas import Canvas


class EventInterface(Leaf):
    """One event: the ``place``-th in time."""

    def __init__(self, parent: CanvasInterface, place: int) -> None:
        super().__init__(parent, place)
        self._parent = parent

    def rect(self) -> QRect:
        canvas = self._parent.canvas
        box = box_of(canvas.ground, self._index)
        if box is None:
            return QRect()
        corner = canvas.viewport().mapToGlobal(QPoint(round(box.x), round(box.y)))
        return QRect(corner.x(), corner.y(), round(box.w), round(box.h))

    def state(self) -> QAccessible.State:
        canvas = self._parent.canvas
        key = canvas.key(self._index)
        found = QAccessible.State()
        found.focusable = found.selectable = True
        found.focused = canvas.hasFocus() and canvas.focused == key.id
        found.selected = key in canvas.desk.session.selection
        return found

    def text(self, kind: QAccessible.Text) -> str:
        board = self._parent.canvas.board
        if kind == QAccessible.Text.Name:
            return spoken_at(self._parent.canvas, self._index)
        return board.lanes[board.lane_of(self._index)].name.title if kind == QAccessible.Text.Description else ""

    @property
    def _index(self) -> int:
        return int(self._parent.canvas.board.order[self._place])


class CanvasInterface(QAccessibleWidget):
    """The canvas as a list."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas, QAccessible.Role.List, tr("Tijdlijn"))
        self.canvas = canvas
        self._events: dict[int, EventInterface] = {}

    def childCount(self) -> int:
        return len(self.canvas.board) if Shiboken.isValid(self.canvas) and hasattr(self.canvas, "board") else 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        if not 0 <= index < self.childCount():
            return None
        if index not in self._events:
            self._events[index] = EventInterface(self, index)
            QAccessible.registerAccessibleInterface(self._events[index])
        return self._events[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return next((place for place, event in self._events.items() if event is child), -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        for place in range(self.childCount()):
            child = self.child(place)
            if child is not None and child.rect().contains(x, y):
                return child
        return None


def spoken_at(canvas: Canvas, index: int) -> str:
    """What is said of an event: when, how sure, what, about whom, nature, source."""
    board = canvas.board
    event, fresh = board.places[index].event, canvas.desk.fresh
    said = spoken(event, casus=board.casus, kin=_kin(board.casus))
    return f"{said}; {fresh.words}" if event.id in fresh.events() else said


def _kin(casus: Casus) -> Mapping[str, str]:
    """Who is who, found once for each casus."""
    if not _last or _last[0][0] is not casus:
        _last[:] = [(casus, kin_words(casus))]
    return _last[0][1]


_last: list[tuple[Casus, Mapping[str, str]]] = []
_kept: list[CanvasInterface] = []


def _interface(_name: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, Canvas):
        return None
    _kept[:] = [known for known in _kept if Shiboken.isValid(known) and Shiboken.isValid(known.canvas)]
    _kept.append(CanvasInterface(thing))
    return _kept[-1]


@cache
def make_accessible() -> None:
    """Tell Qt, once, how a canvas reads."""
    QAccessible.installFactory(_interface)


def announce(canvas: Canvas, index: int) -> None:
    """Say which event the keyboard went to."""
    canvas.setAccessibleDescription(spoken_at(canvas, index))
    if QAccessible.isActive():
        event = QAccessibleEvent(canvas, QAccessible.Event.Focus)
        event.setChild(canvas.board.order.tolist().index(index))
        QAccessible.updateAccessibility(event)
