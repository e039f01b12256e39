"""What pointer and keys do in the genogram besides drawing by hand (``gestures``): choose and pan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu

from werkbank.app.session import Key
from werkbank.i18n import tr
from werkbank.ui.genogram.around import Around
from werkbank.ui.genogram.gesture import Gesture
from werkbank.ui.genogram.gestures.all import by_hand
from werkbank.ui.genogram.news_marks import NewsMarks
from werkbank.ui.genogram.twofold_marks import TwofoldMarks

if TYPE_CHECKING:
    from werkbank.ui.genogram.view import GenogramView

MORE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Choose(Gesture):
    """A click chooses, with Ctrl or Shift one more; Enter opens the fields."""

    def __init__(self, view: GenogramView) -> None:
        self._view = view

    def key(self, event: QKeyEvent) -> bool:
        key, desk = Qt.Key(event.key()), self._view.desk
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2} and desk.session.selection:
            desk.edit_wanted.emit()
        elif key is Qt.Key.Key_Escape:
            desk.select()
        else:
            return False
        return True

    def press(self, event: QMouseEvent) -> bool:
        key = self._view.key_at(event.position().toPoint())
        if key is None or event.button() is not Qt.MouseButton.LeftButton:
            return False
        now = self._view.desk.session.selection
        toggled = tuple(k for k in now if k != key) if key in now else (*now, key)
        self._view.desk.select(*(toggled if event.modifiers() & MORE else (key,)))
        return True

    def double(self, event: QMouseEvent) -> bool:
        if self._view.key_at(event.position().toPoint()) is None:
            return False
        self._view.desk.edit_wanted.emit()
        return True


class Pan(Gesture):
    """Drag beside everybody: the paper moves along. A click there chooses nothing."""

    def __init__(self, view: GenogramView) -> None:
        self._view = view
        self._last = QPoint()
        self._moved = False

    def press(self, event: QMouseEvent) -> bool:
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        self._last, self._moved = event.position().toPoint(), False
        return True

    def move(self, event: QMouseEvent) -> None:
        step = event.position().toPoint() - self._last
        if self._moved or step.manhattanLength() > 2:
            self._moved = True
            self._last = event.position().toPoint()
            self._view.camera.shift(step)

    def release(self, event: QMouseEvent) -> None:
        del event
        if not self._moved:
            self._view.desk.select()

    def offer(self, menu: QMenu, key: Key | None) -> None:
        if key is None:
            menu.addAction(tr("Alles in beeld"), self._view.fit)


def usual(view: GenogramView) -> list[Gesture]:
    """What every genogram has, in the order in which they are asked."""
    return [Around(view), *by_hand(view), Choose(view), Pan(view), NewsMarks(view), TwofoldMarks(view)]
