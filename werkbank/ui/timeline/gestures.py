"""Gestures of the mouse on the timeline: each an object with a start, moves, and an end.

A press on the axis moves the time cursor; on a mark it selects, or drags it (``inline_drag``); on an empty place it
pans, or with Shift draws a rubber band. A press that hardly moved is a click: on an empty place it takes the selection
away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt

from werkbank.app.session import Key
from werkbank.model.kinds import Kind
from werkbank.timeline.hits import Extents, in_box

if TYPE_CHECKING:
    from werkbank.ui.timeline.canvas import Canvas

CLICK = 4.0  # pixels that a click may move


class Gesture(Protocol):
    """What a pressed button is doing."""

    cursor: Qt.CursorShape

    def move(self, to: QPointF) -> None:
        """The mouse moved."""
        ...

    def end(self, at: QPointF) -> None:
        """The button was let go."""
        ...

    def cancel(self) -> None:
        """Escape was pressed: leave it as it was."""
        ...


class MoveCursor:
    """Drag the time cursor over the axis."""

    cursor = Qt.CursorShape.SplitHCursor

    def __init__(self, canvas: Canvas, at: QPointF) -> None:
        self._canvas = canvas
        self.move(at)

    def move(self, to: QPointF) -> None:
        session = self._canvas.desk.session
        day = self._canvas.scale.on(max(to.x(), self._canvas.sizes.names))
        session.move_cursor(None if day >= session.today else day)

    def end(self, at: QPointF) -> None:
        self.move(at)

    def cancel(self) -> None:
        """The cursor stays where it is: it is only looked through."""


class Pan:
    """Drag the picture along."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, canvas: Canvas, at: QPointF) -> None:
        self._canvas, self._start, self._last = canvas, at, at
        self._moved = False

    def move(self, to: QPointF) -> None:
        if not self._moved and (to - self._start).manhattanLength() < CLICK:
            return
        self._moved = True
        self._canvas.pan(to.x() - self._last.x(), to.y() - self._last.y())
        self._last = to

    def end(self, at: QPointF) -> None:
        del at
        if not self._moved:
            self._canvas.desk.select()

    def cancel(self) -> None:
        """What is seen stays as it is."""


class RubberBand:
    """Select what a box touches, besides what was selected."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, canvas: Canvas, at: QPointF) -> None:
        self._canvas, self._start = canvas, at
        self._before = canvas.desk.session.selection

    def move(self, to: QPointF) -> None:
        self._canvas.band = QRectF(self._start, to).normalized()
        self._canvas.viewport().update()

    def end(self, at: QPointF) -> None:
        box = QRectF(self._start, at).normalized()
        extents = Extents(box.x(), box.y(), box.width(), box.height())
        found = in_box(self._canvas.ground, self._canvas.frame, box=extents)
        self.cancel()
        self._canvas.desk.select(*self._before, *(self._canvas.key(index) for index in found))

    def cancel(self) -> None:
        self._canvas.band = None
        self._canvas.viewport().update()


class Nothing:
    """A press that was done with at once."""

    cursor = Qt.CursorShape.ArrowCursor

    def move(self, to: QPointF) -> None:
        del to

    def end(self, at: QPointF) -> None:
        del at

    def cancel(self) -> None:
        """There is nothing to leave."""


def toggled(selection: tuple[Key, ...], *, key: Key) -> tuple[Key, ...]:
    """The selection with a key added, or taken off when it is in it."""
    return tuple(other for other in selection if other != key) if key in selection else (*selection, key)


def between(canvas: Canvas, first: Key, last: Key) -> tuple[Key, ...]:
    """The events from one to another in the order of time."""
    board = canvas.board
    ends = [board.at.get(key.id, -1) for key in (first, last) if key.kind is Kind.EVENT]
    if len(ends) < 2 or -1 in ends:
        return (last,)
    order = board.order.tolist()
    low, high = sorted(order.index(index) for index in ends)
    return tuple(canvas.key(index) for index in order[low : high + 1])
