"""A line for a date: the arrow keys up and down make it vaguer and more exact, in the words of the grammar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from werkbank.model.dates import coarser, echo, finer, parse


class DateKeys(QObject):
    """Listens to the keys of one line edit."""

    def __init__(self, line: QLineEdit, *, today: date) -> None:
        super().__init__(line)
        self._line, self._today = line, today
        self._near: date | None = None  # the day that was typed, so that going up and down again ends there
        self._made = ""
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
            if plain and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
                return self._step(up=event.key() == Qt.Key.Key_Up)
        return super().eventFilter(watched, event)

    def _step(self, *, up: bool) -> bool:
        text = self._line.text()
        claim = parse(text.strip(), today=self._today)
        if not claim.is_known or claim.is_period:
            return False
        if text != self._made:
            self._near = claim.lo or claim.hi
        new = coarser(claim) if up else finer(claim, near=self._near)
        if new != claim:
            self._made = new.as_typed
            self._line.setText(new.as_typed)
            self._line.textEdited.emit(new.as_typed)
        return True


def said_of(text: str, *, today: date) -> str:
    """What stands below a line with a date while one types; empty when nothing was typed."""
    claim = parse(text.strip(), today=today)
    return echo(claim) if claim.is_known or claim.reason or claim.ordering else ""
