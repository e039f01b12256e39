"""The line under a symbol: type, see at once what was understood, Enter, and go on drawing.

Whoever opens it gives two functions: ``read`` turns the text into phrases for the echo, ``done`` hears how it ended.
Leaving the line counts as accepting it, so that nothing typed is lost; only Escape throws it away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.ui.widgets import button, column, label, line_edit, row

if TYPE_CHECKING:
    from werkbank.ui.genogram.view import GenogramView

WIDTH = 290  # pixels at the usual text size
AWAY = {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason}


class End(Enum):
    """How a line ended."""

    ACCEPT = "accept"
    AGAIN = "again"  # accepted, and one more of the same
    LEFT = "left"  # accepted because somebody went elsewhere
    CANCEL = "cancel"


Done = Callable[[str, End], object]
Read = Callable[[str], Iterable[str]]


class InlineLine(QFrame):
    """One line over the picture, near what it is about."""

    def __init__(self, view: GenogramView) -> None:
        super().__init__(view.viewport())
        self.setObjectName("inline")
        self._view = view
        self._done: Done = lambda _text, _end: None
        self._read: Read = lambda _text: ()
        self._keys = ""
        self._near: Callable[[], QRectF | None] = lambda: None
        self.edit = line_edit(tr("Naam, gender en geboorte"))
        self.edit.textChanged.connect(lambda _text: self._show_echo())
        self.edit.installEventFilter(self)
        self.setFocusProxy(self.edit)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # a click on it does not reach the view behind it
        self._echo = label("", look="echo", wrap=True)
        self._words = QWidget()
        self._buttons: list[QPushButton] = []
        self._accept = self._quiet("✓", tr("Klaar (Enter)"), lambda: self._finish(End.ACCEPT))
        self._tools = row(space=tokens.SPACE_1)
        self._words.setLayout(self._tools)
        layout = column(row(self.edit, self._accept, space=tokens.SPACE_1), self._words, self._echo, space=2)
        layout.setContentsMargins(*([tokens.SPACE_1] * 4))
        self.setLayout(layout)
        self.hide()
        view.drawn.connect(self.place)
        for scroll in (view.horizontalScrollBar(), view.verticalScrollBar()):
            scroll.valueChanged.connect(lambda _value: self.place())

    @property
    def echo(self) -> str:
        """What is said to be understood."""
        return self._echo.text()

    def open(
        self,
        near: Callable[[], QRectF | None],
        *,
        read: Read,
        done: Done,
        text: str = "",
        name: str = "",
        hint: str = "",
        keys: str = "",
        words: Iterable[tuple[str, str, str]] = (),
    ) -> None:
        """Begin a line: ``near`` says where, ``words`` are buttons (shown, tool tip, what each types)."""
        if self.isVisible():
            self._finish(End.LEFT)
        self._near, self._read, self._done = near, read, done
        self._keys = keys or tr("Enter: klaar · Esc: toch niet")
        self._fill(words)
        self.edit.setAccessibleName(name or tr("Naam, gender en geboorte"))
        self.edit.setPlaceholderText(hint)
        self.edit.setText(text)
        self.edit.selectAll()
        self._show_echo()
        self.show()
        self.raise_()
        self.place()
        self.edit.setFocus()
        self._view.redo_marks()  # the ring would lie over it

    def place(self) -> None:
        """Stand under what it is about, inside the view, and not over it."""
        if self.isHidden():
            return
        room = self._view.viewport().rect()
        self.setFixedWidth(min(round(WIDTH * max(1.0, self._view.theme.scale)), room.width() - 8))
        self.adjustSize()
        rect, lowest = self._near(), room.height() - self.height() - 4
        if rect is None:  # not on the paper yet: a large family is drawn beside the window
            self.move(QPoint((room.width() - self.width()) // 2, lowest))
            return
        box = self._view.mapFromScene(rect).boundingRect()
        x = max(4, min(box.center().x() - self.width() // 2, room.width() - self.width() - 4))
        below, above = box.bottom() + 4, box.top() - self.height() - 4
        y = below if below <= lowest else above if above >= 4 else lowest
        self.move(QPoint(x, y))

    def flush(self) -> None:
        """Take what stands there as accepted: before locking, closing, exporting."""
        if self.isVisible():
            self._finish(End.LEFT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            end = _end_of(event)
            if end is not None:
                self._finish(end)
                return True
        left = watched is self.edit and isinstance(event, QFocusEvent) and event.lostFocus()
        if left and event.reason() not in AWAY and self.isVisible():  # type: ignore[attr-defined]
            self._finish(End.LEFT)
        return super().eventFilter(watched, event)

    def _finish(self, end: End) -> None:
        text, done = self.edit.text().strip(), self._done
        self._done = lambda _text, _end: None
        self.hide()
        if end is not End.LEFT:
            self._view.setFocus()
        done(text, end)
        if self.isHidden():
            self._view.redo_marks()

    def _show_echo(self) -> None:
        text = self.edit.text().strip()
        self._echo.setText(" · ".join(self._read(text)) if text else self._keys)
        self.edit.setAccessibleDescription(self._echo.text())
        self.place()

    def _fill(self, words: Iterable[tuple[str, str, str]]) -> None:
        for old in self._buttons:
            self._tools.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = [self._quiet(shown, hint, self._typing(typed)) for shown, hint, typed in words]
        for made in self._buttons:
            self._tools.addWidget(made)
        self._words.setVisible(bool(self._buttons))

    def _typing(self, words: str) -> Callable[[], None]:
        def write() -> None:
            text = self.edit.text()
            self.edit.setText(f"{text}{'' if not text or text.endswith(' ') else ' '}{words}")
            self.edit.setFocus()

        return write

    def _quiet(self, shown: str, hint: str, action: Callable[[], object]) -> QPushButton:
        made = button(shown, action, look="small", hint=hint)
        made.setAccessibleName(hint)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard stays in the line
        return made


def _end_of(event: QKeyEvent) -> End | None:
    match event.key():
        case Qt.Key.Key_Return | Qt.Key.Key_Enter:
            return End.ACCEPT
        case Qt.Key.Key_Tab:
            return End.AGAIN
        case Qt.Key.Key_Escape:
            return End.CANCEL
    return None
