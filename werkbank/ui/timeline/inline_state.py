"""What editing on the canvas holds while it lasts: ghosts, the words beside the pointer, the line to type in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from shiboken6 import isValid

from werkbank.timeline.hits import box_of
from werkbank.ui.timeline.claims_marks import Counted
from werkbank.ui.timeline.inline import Asking, Inline
from werkbank.ui.timeline.inline_drop import Dropping
from werkbank.ui.timeline.inline_ghost import Echo, Ghost
from werkbank.ui.timers import Debounce

if TYPE_CHECKING:
    from werkbank.ui.timeline.canvas import Canvas
    from werkbank.ui.timeline.gestures import Gesture

HUSH_MS = 2500


class Editing:
    """One for each canvas."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self.gesture: Gesture | None = None  # what the pressed button is doing
        self.ghosts: tuple[Ghost, ...] = ()
        self.echo = Echo(canvas.viewport())
        self.modifiers = Qt.KeyboardModifier.NoModifier  # held while the mouse moves
        self.counted = Counted()
        self.dropping = Dropping(canvas)
        self.chord = ""  # the first of two keys
        self._line: Inline | None = None
        self._hush = Debounce(canvas, self.echo.hush, milliseconds=HUSH_MS)

    @property
    def line(self) -> Inline | None:
        """The line that is open now."""
        return self._line if self._line is not None and isValid(self._line) and not self._line.isHidden() else None

    def give_up(self) -> bool:
        """Leave what the mouse is doing undone; whether it did anything."""
        gesture, self.gesture = self.gesture, None
        if gesture is not None:
            gesture.cancel()
            self._canvas.viewport().unsetCursor()
        return gesture is not None

    def ask(self, asking: Asking, *, at: QPointF) -> Inline:
        """Open a line on a place; one that was open keeps what was typed in it."""
        if (before := self.line) is not None:
            before.leave()
        self._line = Inline(self._canvas.viewport(), asking)
        self._line.open_at(at.x(), at.y())
        return self._line

    def say(self, text: str, *, at: QPointF) -> None:
        """Words that go away by themselves; a screen reader hears them too."""
        self.echo.say(text, at=at)
        self._canvas.setAccessibleDescription(text)
        self._hush.call()

    def show(self, *ghosts: Ghost) -> None:
        """Paint these; without any, none."""
        self.ghosts = ghosts
        self._canvas.viewport().update()

    def lane_shift(self, index: int) -> int:
        """How many days the lane of an event stands beside the calendar (lives beside each other by age)."""
        board = self._canvas.board
        return int(getattr(board.lanes[board.lane_of(index)], "shift", 0))

    def day_at(self, x: float, *, index: int) -> date:
        """The calendar day at an x in the lane of an event."""
        day = int(self._canvas.scale.day(max(x, self._canvas.sizes.names))) + self.lane_shift(index)
        return date.fromordinal(max(1, min(day, date.max.toordinal())))

    def place_of(self, index: int) -> QPointF:
        """Where a line or words for an event go: on its mark, or on top when its row is not shown."""
        canvas = self._canvas
        box = box_of(canvas.ground, index) if index >= 0 else None
        if box is None:
            return QPointF(canvas.sizes.names + 20, canvas.head + 8)
        return QPointF(max(box.x, canvas.sizes.names + 4), box.y - 4)
