"""A line that shows behind the cursor, greyed, how the half-typed word may end; Tab takes it, typing goes on past it.

The suggestion is only painted: the text, the cursor and the focus stay what they are, so nothing gets in the way of
who types on.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit

from werkbank.model.vocabulary import fold
from werkbank.timeline.completing import Completion

Suggest = Callable[[str, int], tuple[Completion, ...]]


class SuggestingLine(QLineEdit):
    """A line edit with one suggestion at a time; Down shows the next."""

    def __init__(self, suggest: Suggest) -> None:
        super().__init__()
        self._suggest = suggest
        self._offered: tuple[Completion, ...] = ()
        self._shown = 0
        self.textEdited.connect(lambda _text: self._look())
        self.cursorPositionChanged.connect(lambda _old, _new: self._forget())

    @property
    def suggestion(self) -> Completion | None:
        """What Tab would put in."""
        return self._offered[self._shown] if self._offered else None

    def take_suggestion(self) -> bool:
        """Put the suggestion in; whether there was one."""
        taken = self.suggestion
        if taken is None:
            return False
        text = self.text()
        behind = text[taken.end :] or " "
        self.setText(text[: taken.start] + taken.text + behind)
        self.setCursorPosition(taken.start + len(taken.text) + 1)
        self._forget()
        self.textEdited.emit(self.text())
        return True

    def next_suggestion(self) -> bool:
        """Offer the next one; whether there are more."""
        if len(self._offered) < 2:
            return False
        self._shown = (self._shown + 1) % len(self._offered)
        self.update()
        return True

    def _look(self) -> None:
        self._offered = self._suggest(self.text(), self.cursorPosition()) if not self.hasSelectedText() else ()
        self._shown = 0
        self.update()

    def _forget(self) -> None:
        if self._offered and (self._offered[0].end != self.cursorPosition()):
            self._offered = ()
            self.update()

    def _rest(self) -> str:
        """The letters that are still missing; all of it behind an arrow when it is spelled differently."""
        taken = self.suggestion
        if taken is None:
            return ""
        typed = self.text()[taken.start : taken.end]
        if taken.text.casefold().startswith(typed.casefold()):
            return taken.text[len(typed) :]
        return f" → {taken.text}" if fold(typed) != fold(taken.text) else ""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if plain and event.key() == Qt.Key.Key_Tab and self.take_suggestion():
                return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        rest = self._rest()
        at_end = self.cursorPosition() == len(self.text())
        if not (rest and at_end and self.hasFocus()):
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.setFont(self.font())
        place = self.cursorRect()
        left = place.left() + place.width() // 2 + 1
        area = place.adjusted(left - place.left(), 0, self.width() - left, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, rest)
        painter.end()
