"""What the window says to people: a notice that goes away by itself, and a refusal that stays until it is read.

What was declined (a step that could not be taken) goes with the next step that succeeds: it tells of nothing any more.

Neither takes the focus: in a session the typist goes on typing. Both are announced to a screen reader.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.ui.timers import Debounce
from werkbank.ui.widgets import button, column, label, make_plain, row

NOTICE_MS = 3500


class Messages(QObject):
    """Strips at the lower edge of a window."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._notice = QLabel(host)
        self._notice.setObjectName("notice")
        make_plain(self._notice)
        self._notice.hide()
        self._refusal = _Refusal(host)
        self._fade = Debounce(self, self._notice.hide, milliseconds=NOTICE_MS)
        host.installEventFilter(self)

    def say(self, text: str) -> None:
        """A short notice."""
        self._notice.setText(text)
        self._notice.setAccessibleName(text)
        self._show(self._notice)
        self._fade.call()

    def refuse(self, text: str, remedy: str = "") -> None:
        """Something could not be done: why, and what to do."""
        self._refusal.fill(text, remedy)
        self._show(self._refusal)

    def decline(self, text: str, remedy: str = "") -> None:
        """A step could not be taken: why, and what to do; until somebody has read it or took another step."""
        self._refusal.fill(text, remedy)
        self._refusal.passes = True
        self._show(self._refusal)

    def warn(self, text: str, *, undo: Callable[[], object]) -> None:
        """Something was done that does not fit: it stays, and can be taken back with one press."""
        self._refusal.fill(text, tr("Klopt het toch? Dan hoef je niets te doen."), undo=undo)
        self._show(self._refusal)

    def go_on(self) -> None:
        """Something else was done: what was declined is past, and undoing would not take back what was warned of."""
        if self._refusal.passes:
            self._refusal.hide()

    def clear(self) -> None:
        """Take both away."""
        self._notice.hide()
        self._refusal.hide()

    @property
    def refusal(self) -> str:
        """The refusal that stands now; empty when none does."""
        return self._refusal.text() if self._refusal.isVisibleTo(self._host) else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            for strip in (self._notice, self._refusal):
                self._place(strip)
        return super().eventFilter(watched, event)

    def _show(self, strip: QWidget) -> None:
        strip.show()
        strip.raise_()
        self._place(strip)
        _announce(strip)

    def _place(self, strip: QWidget) -> None:
        widest = min(self._host.width() - 2 * tokens.SPACE_5, 760)
        strip.setMaximumWidth(widest)
        strip.adjustSize()
        left = (self._host.width() - strip.width()) // 2
        strip.move(left, self._host.height() - strip.height() - 2 * tokens.SPACE_6)


def _announce(strip: QWidget) -> None:
    """Tell a screen reader; loaded when something is said, since the unlock screen is painted before that."""
    from PySide6.QtGui import QAccessible, QAccessibleEvent

    QAccessible.updateAccessibility(QAccessibleEvent(strip, QAccessible.Event.Alert))


class _Refusal(QFrame):
    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.setObjectName("refusal")
        self._text = label("", look="lead", wrap=True)
        self._remedy = label("", wrap=True)
        for said in (self._text, self._remedy):
            said.setMinimumWidth(480)
        self._close = button(tr("Begrepen"), self.hide)
        self._undo: Callable[[], object] = self.hide
        self.passes = False  # goes with the next step
        self._back = button(tr("Ongedaan maken"), self._take_back)
        self._back.hide()
        buttons = column(self._back, self._close, space=tokens.SPACE_1)
        layout = row(column(self._text, self._remedy, space=tokens.SPACE_1), buttons, space=tokens.SPACE_4)
        layout.setContentsMargins(*([tokens.SPACE_4] * 4))
        self.setLayout(layout)
        self.hide()

    def fill(self, text: str, remedy: str, *, undo: Callable[[], object] | None = None) -> None:
        self._undo = undo or self.hide
        self.passes = undo is not None
        self._back.setVisible(undo is not None)
        self._text.setText(text)
        self._remedy.setText(remedy)
        self._remedy.setVisible(bool(remedy))
        self.setAccessibleName(f"{text} {remedy}".strip())

    def _take_back(self) -> None:
        self.hide()
        self._undo()

    def text(self) -> str:
        return self._text.text()
