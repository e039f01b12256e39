"""Where something that is dragged may land: blocks, cards of goals, and the buttons that jump to a block.

While somebody drags, every place that takes it has a dashed edge, and the one under the pointer is filled.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from werkbank.app.verbs.landing import may_land
from werkbank.ui.desk import Desk
from werkbank.ui.plan.shelf import put, thing_in

_MOVES = (QEvent.Type.DragEnter, QEvent.Type.DragMove)
STATE = "drop"


class Landings(QObject):
    """The places of one editor."""

    def __init__(self, parent: QWidget, desk: Desk, *, landed: Callable[[str], object]) -> None:
        super().__init__(parent)
        self._desk, self._landed = desk, landed
        self._places: list[tuple[QWidget, str]] = []

    def add(self, widget: QWidget, place: str) -> None:
        """Let a widget take what may land at a place."""
        self._places = [one for one in self._places if isValid(one[0]) and one[0] is not widget]
        self._places.append((widget, place))
        widget.setAcceptDrops(not self._desk.session.read_only)
        widget.installEventFilter(self)

    def show_for(self, thing: str) -> None:
        """Light up every place that takes this; nothing when it is ''."""
        self._places = [one for one in self._places if isValid(one[0])]
        for widget, place in self._places:
            takes = bool(thing) and may_land(self._desk.casus, thing, place)
            _mark(widget, "may" if takes else "")

    @property
    def lit(self) -> list[str]:
        """The places with an edge now."""
        return [place for widget, place in self._places if isValid(widget) and widget.property(STATE)]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        place = next((place for widget, place in self._places if widget is watched), None)
        if place is None or not isinstance(watched, QWidget):
            return False
        if event.type() in _MOVES and isinstance(event, QDragMoveEvent):
            return self._over(watched, place, event)
        if event.type() is QEvent.Type.DragLeave and watched.property(STATE) == "over":
            _mark(watched, "may")
        if event.type() is QEvent.Type.Drop and isinstance(event, QDropEvent):
            return self._drop(place, event)
        return False

    def _over(self, widget: QWidget, place: str, event: QDragMoveEvent) -> bool:
        thing = thing_in(event.mimeData())
        if not thing or not may_land(self._desk.casus, thing, place):
            return False
        event.acceptProposedAction()
        _mark(widget, "over")
        return True

    def _drop(self, place: str, event: QDropEvent) -> bool:
        thing = thing_in(event.mimeData())
        if not thing or not may_land(self._desk.casus, thing, place):
            return False
        event.acceptProposedAction()
        self.show_for("")
        if put(self._desk, thing, place):
            self._landed(place)
        return True


def _mark(widget: QWidget, state: str) -> None:
    if (widget.property(STATE) or "") != state:
        widget.setProperty(STATE, state)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
