"""Space and drag, or drag with the middle button: the paper moves along, wherever the pointer is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from werkbank.ui.genogram.gesture import Gesture
from werkbank.ui.genogram.gestures.table import Table


class SpacePan(Gesture):
    """Moves the paper."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._space = False
        self._last = QPoint()
        self._release = _Release(self)
        table.view.installEventFilter(self._release)

    def key(self, event: QKeyEvent) -> bool:
        if Qt.Key(event.key()) is not Qt.Key.Key_Space or event.modifiers():
            return False
        if not self._space:
            self._space = True
            self._table.view.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        return True

    def press(self, event: QMouseEvent) -> bool:
        if not (self._space or event.button() is Qt.MouseButton.MiddleButton):
            return False
        self._last = event.position().toPoint()
        return True

    def move(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        self._table.view.camera.shift(at - self._last)
        self._last = at

    def cancel(self) -> None:
        if self._space:
            self._space = False
            self._table.view.viewport().unsetCursor()


class _Release(QObject):
    """Hears that Space went up."""

    def __init__(self, pan: SpacePan) -> None:
        super().__init__()
        self._pan = pan

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        up = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyRelease and not event.isAutoRepeat()
        if up and event.key() == Qt.Key.Key_Space:  # type: ignore[attr-defined]
            self._pan.cancel()
        return super().eventFilter(watched, event)
