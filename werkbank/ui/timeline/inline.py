"""A line to type in on the place of a mark: the title of a new or known event, or the source of what is selected.

Enter keeps, Escape takes it back; going elsewhere keeps what was typed. Nothing is written before that, so that all of
it is one step to undo. What is understood shows below the line while one types.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from werkbank.drawing import tokens
from werkbank.timeline.completing import Completion
from werkbank.ui.entry.suggesting import SuggestingLine
from werkbank.ui.widgets import column, label

WIDTH = 320


@dataclass(frozen=True, slots=True)
class Asking:
    """What a line asks and what becomes of the answer.

    ``keep`` writes the text and answers False to go on typing (``told`` then says why); ``said`` is the line below.
    """

    name: str
    keep: Callable[[str], bool]
    text: str = ""
    hint: str = ""
    said: Callable[[str], str] = field(default=lambda _text: "")
    suggest: Callable[[str, int], tuple[Completion, ...]] = field(default=lambda _text, _at: ())
    dropped: Callable[[], object] = field(default=lambda: None)
    keep_empty: bool = True  # whether going elsewhere keeps an empty text too


class Inline(QFrame):
    """The line; one at a time on a canvas."""

    def __init__(self, surface: QWidget, asking: Asking) -> None:
        super().__init__(surface)
        self.setObjectName("inline")
        self._surface = surface
        self._asking = asking
        self._done = False
        self.line = SuggestingLine(asking.suggest)
        self.line.setAccessibleName(asking.name)
        self.line.setPlaceholderText(asking.hint)
        self.line.setText(asking.text)
        self.line.selectAll()
        self.line.textEdited.connect(lambda _text: self._listen())
        self.line.installEventFilter(self)
        self.echo = label("", look="echo", wrap=True)
        layout = column(self.line, self.echo, space=0)
        layout.setContentsMargins(tokens.SPACE_1, tokens.SPACE_1, tokens.SPACE_1, tokens.SPACE_1)
        self.setLayout(layout)
        self._listen()

    def open_at(self, left: float, top: float) -> None:
        """Show it over a place, inside the surface."""
        surface = self._surface
        wide = min(WIDTH, max(160, surface.width() - 16))
        self.resize(wide, self._high(wide))
        x = max(4, min(round(left), surface.width() - wide - 4))
        self.move(QPoint(x, self._inside(round(top))))
        self.show()
        self.raise_()
        self.line.setFocus()

    def say(self, text: str) -> None:
        """Tell something below the line, for the eye and for a screen reader."""
        self.echo.setText(text)
        self.echo.setVisible(bool(text))
        self.line.setAccessibleDescription(text)
        self.resize(self.width(), self._high(self.width()))
        self.move(self.x(), self._inside(self.y()))

    def _high(self, wide: int) -> int:
        """How high the line is with all that is told below it."""
        layout = self.layout()
        return layout.totalHeightForWidth(wide) if layout is not None else self.height()

    def _inside(self, top: int) -> int:
        """A place from the top at which the whole line is on the surface."""
        return max(4, min(top, self._surface.height() - self.height() - 4))

    def keep(self) -> None:
        """Write it and go; stays when the answer is not complete."""
        if self._done:
            return
        self._done = True
        if self._asking.keep(self.line.text().strip()):
            self._go()
        else:
            self._done = False

    def drop(self) -> None:
        """Go without writing."""
        if not self._done:
            self._done = True
            self._asking.dropped()
            self._go()

    def leave(self) -> None:
        """Somebody went elsewhere."""
        if self._done:
            return
        if self.line.text().strip() or self._asking.keep_empty:
            self.keep()
            self.drop()  # what could not be kept is not left hanging in the air
        else:
            self.drop()

    def _go(self) -> None:
        back = self.window().focusWidget() is self.line
        self.hide()
        if back and (canvas := self._surface.parentWidget()) is not None:
            canvas.setFocus()
        self.deleteLater()

    def _listen(self) -> None:
        self.say(self._asking.said(self.line.text().strip()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.FocusOut and not _only_a_menu(event):
            self.leave()
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self.line.chosen < 0 or not self.line.take_suggestion():
                    self.keep()
                return True
            case Qt.Key.Key_Escape:
                if not self.line.close_suggestions():
                    self.drop()
                return True
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                return self.line.step(1 if event.key() == Qt.Key.Key_Down else -1)
        return False


def _only_a_menu(event: QEvent) -> bool:
    """Whether the focus went to a menu of the line itself, or to another window, and comes back."""
    reasons = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
    return isinstance(event, QFocusEvent) and event.reason() in reasons
