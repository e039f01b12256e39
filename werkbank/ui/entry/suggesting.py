"""A line that offers, beside the half-typed word, what it may become.

Down and Up choose, Tab takes the chosen one or else the first, Enter takes only what was chosen with an arrow, Escape
closes. The text, the cursor and the focus stay what they are, so nothing gets in the way of who types on.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit

from werkbank.i18n import ntr, tr
from werkbank.timeline.completing import Completion
from werkbank.ui.entry.suggestions import AIR, Suggestions

Suggest = Callable[[str, int], tuple[Completion, ...]]


class SuggestingLine(QLineEdit):
    """A line edit with a list of suggestions that never takes the keyboard."""

    def __init__(self, suggest: Suggest) -> None:
        super().__init__()
        self._suggest = suggest
        self._offered: tuple[Completion, ...] = ()
        self._list: Suggestions | None = None
        self.elsewhere: Callable[[str], bool] = lambda _text: False  # a text that gets a place of its own
        self.textEdited.connect(lambda _text: self._look())
        self.cursorPositionChanged.connect(lambda _old, _new: self._forget_elsewhere())

    @property
    def suggestion(self) -> Completion | None:
        """What Tab would put in: the chosen one, else the first."""
        return self._offered[max(0, self.chosen)] if self._offered else None

    @property
    def _at(self) -> int:
        """How many letters stand before the cursor; Qt counts an emoji as two or more."""
        units = self.text().encode("utf-16-le", "surrogatepass")[: 2 * self.cursorPosition()]
        return len(units.decode("utf-16-le", "ignore"))

    @property
    def suggestions(self) -> tuple[Completion, ...]:
        """Everything that is offered now."""
        return self._offered

    @property
    def chosen(self) -> int:
        """The number of the suggestion that an arrow key chose, -1 for none."""
        return self._list.row if self._list is not None and self._offered else -1

    def take_suggestion(self, number: int | None = None) -> bool:
        """Put a suggestion in; whether there was one."""
        taken = self.suggestion if number is None else self._offered[number]
        if taken is None:
            return False
        text = self.text()
        self.close_suggestions()
        self.setText(text[: taken.start] + taken.text + (text[taken.end :] or " "))
        self.setCursorPosition(_units(self.text()[: taken.start + len(taken.text) + 1]))
        self.textEdited.emit(self.text())
        return True

    def step(self, by: int) -> bool:
        """Choose the next (1) or the one before (-1); past the ends nothing is chosen. Whether anything is offered."""
        if not self._offered or self._list is None:
            return False
        now = self.chosen + by
        count = len(self._offered)
        self._list.choose(count - 1 if now < -1 else -1 if now >= count else now)
        self._tell()
        return True

    def close_suggestions(self) -> bool:
        """Close the list; whether it was open."""
        was_open = bool(self._offered)
        self._offered = ()
        if self._list is not None:
            self._list.hide()
        self.setAccessibleDescription("")
        return was_open

    def _look(self) -> None:
        offered = self._suggest(self.text(), self._at) if not self.hasSelectedText() else ()
        self.close_suggestions()
        if not (offered and self.isVisible()):
            return
        self._offered = offered
        if self._list is None or self._list.parentWidget() is not self.window():
            self._list = Suggestions(self.window())
            self._list.picked.connect(self.take_suggestion)
        x = self.cursorRect().center().x() - self.fontMetrics().horizontalAdvance(self.text()[offered[0].start :])
        low, high = QPoint(x, self.height() + AIR), QPoint(x, -AIR)
        self._list.offer(offered, low=self.mapTo(self.window(), low), high=self.mapTo(self.window(), high))
        self._tell()

    def _tell(self) -> None:
        """What a screen reader says: the chosen suggestion, or how many there are."""
        now = self.chosen
        if now >= 0:
            self.setAccessibleDescription(f"{self._offered[now].text}, {self._offered[now].note}".rstrip(", "))
        else:
            count = ntr("{n} suggestie", "{n} suggesties", len(self._offered))
            self.setAccessibleDescription(tr("{aantal}, pijltje omlaag kiest", aantal=count))

    def _forget_elsewhere(self) -> None:
        if self._offered and self._offered[0].end != self._at:
            self.close_suggestions()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.aboutToHide.connect(menu.deleteLater)
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(lambda _checked=False: self.put_in())
        menu.popup(event.globalPos())

    def dropEvent(self, event: QDropEvent) -> None:
        if self.elsewhere(event.mimeData().text()):
            event.acceptProposedAction()
            return
        super().dropEvent(event)

    def put_in(self) -> None:
        """Paste what was copied, unless it gets a place of its own."""
        if not self.elsewhere(QGuiApplication.clipboard().text()):
            self.paste()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Paste):
                self.put_in()
                return True
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if plain and event.key() == Qt.Key.Key_Tab and self.take_suggestion():
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.close_suggestions()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.close_suggestions()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.close_suggestions()
        super().resizeEvent(event)


def _units(text: str) -> int:
    """How long Qt takes a text to be."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
