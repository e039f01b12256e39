"""What the pages of people and keys have in common: a dialog with steps, a passphrase field, six words to compare."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from werkbank.app.members import strength
from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.model.errors import KnownError
from werkbank.store.passphrase import propose
from werkbank.ui.jobs import WatchedJob
from werkbank.ui.progress import Bar, run_with_progress
from werkbank.ui.widgets import (
    SELECTABLE_BY_KEYBOARD,
    SELECTABLE_BY_MOUSE,
    button,
    card,
    column,
    label,
    line_edit,
    make_selectable,
    row,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QShowEvent

    from werkbank.ui.main_window import MainWindow

WIDE = 600
Failed = Callable[[Exception], object]


class Step(QDialog):
    """A dialog that asks something, says what is wrong in its own place, and does long work beside the window."""

    def __init__(self, parent: QWidget, *, title: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(round(WIDE * _scale(parent)))
        self.message = label("", look="warn", wrap=True)
        self.message.hide()
        self._typing: QWidget | None = None  # where somebody was when the work began

    def form(self, title: str, *items: QWidget | QLayout | int, go: QPushButton) -> QVBoxLayout:
        """A question: its title, what there is to read and to fill in, and below it the way back and the way on."""
        below = row(1, button(tr("Annuleren"), self.reject), go)
        return column(label(title, look="title", wrap=True), *items, 1, below)

    def lay_out(self, layout: QLayout) -> None:
        """Put everything in, with room around it."""
        layout.setContentsMargins(*([tokens.SPACE_4] * 4))
        self.setLayout(layout)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on from a field and presses a button; in a list it does nothing that was not asked for."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and isinstance(self.focusWidget(), QAbstractItemView | QComboBox):
            event.accept()
            return
        super().keyPressEvent(event)

    def fit(self) -> None:
        """Be as high as the texts need at this width: a dialog does not see by itself that lines are broken."""
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            layout.activate()
            wide = max(self.width(), self.minimumWidth())
            most = self.screen().availableGeometry().height() - tokens.SPACE_6
            self.setMinimumHeight(min(layout.totalHeightForWidth(wide), most))

    def refuse(self, error: Exception) -> None:
        """Say what is wrong; nothing was changed."""
        if not isinstance(error, KnownError):
            raise error
        self.message.setAccessibleName(error.for_people())
        self.said_below(error.for_people())
        self._go_on()

    def said_below(self, text: str) -> None:
        """Say what was done, where it was asked."""
        self.message.setText(text)
        self.message.show()
        self.fit()

    def do(self, title: str, work: Callable[[Any], Any], done: Callable[[Any], object]) -> WatchedJob:
        """Work that takes a moment: keys cost half a second each, on purpose."""
        self.message.hide()
        self._typing = self.focusWidget()
        self.setEnabled(False)

        def well(result: Any) -> None:  # noqa: ANN401 - what the work made
            self._go_on()
            done(result)

        return run_with_progress(self, title, work, well, self.refuse, bar=Bar(self))

    def _go_on(self) -> None:
        """Take keys again, in the field where somebody was: a dialog that was closed to them has forgotten it."""
        self.setEnabled(True)
        if self._typing is not None:
            self._typing.setFocus()
            self._typing = None


class NewPassphrase(QWidget):
    """A passphrase to choose: a proposal of six words first, and how strong one of one's own is."""

    def __init__(self, *, names: tuple[str, ...]) -> None:
        super().__init__()
        self._names = names
        self.field = line_edit(tr("Nieuwe wachtzin"), look="big")
        self.field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)  # never kept with what was typed
        self.said = label("", look="note", wrap=True)
        self.other = button(tr("Ander voorstel"), self.propose, look="small")
        hint = tr(
            "Dit is een voorstel van zes woorden. Schrijf het over op papier tot je het kent. Een eigen zin mag ook: "
            "losse woorden zijn het sterkst, hoofdletters en cijfers hoeven niet."
        )
        self.field.textChanged.connect(lambda _text: self._judge())
        under = row(self.said, self.other)
        under.setStretch(0, 1)
        self.setLayout(
            column(label(tr("Nieuwe wachtzin"), look="field", buddy=self.field), self.field, under,
                   label(hint, look="note", wrap=True))
        )  # fmt: skip
        self.setFocusProxy(self.field)
        self.propose()

    @property
    def text(self) -> str:
        """What stands there."""
        return self.field.text()

    def propose(self) -> None:
        """Put other words there."""
        self.field.setText(propose())
        self.field.setCursorPosition(0)

    def add_name(self, name: str) -> None:
        """Somebody's own name is the first thing that is guessed."""
        self._names = (*self._names[:1], name)
        self._judge()

    def _judge(self) -> None:
        self.said.setText(strength(self.field.text(), names=self._names))


class SixWords(QWidget):
    """The six words of somebody's keys, large, and the box to tick once they were read aloud together."""

    def __init__(self, words: tuple[str, ...], *, how: str) -> None:
        super().__init__()
        shown = label("   ".join(words[:3]) + "\n" + "   ".join(words[3:]), look="title")
        make_selectable(shown, by=SELECTABLE_BY_MOUSE | SELECTABLE_BY_KEYBOARD)
        shown.setAccessibleName(tr("Zes woorden: {woorden}", woorden=", ".join(words)))
        self.compared = QCheckBox(tr("Wij hebben de zes woorden samen gelezen en ze zijn gelijk"))
        self.setLayout(column(label(how, wrap=True), card(shown), self.compared, space=tokens.SPACE_3))
        self.setFocusProxy(self.compared)


def named(name: str, field: QWidget) -> QLayout:
    """A field with its name above it."""
    return column(label(name, look="field", buddy=field, wrap=True), field)


def _scale(widget: QWidget | None) -> float:
    """How much larger everything is now, for a projector: the window above knows."""
    while widget is not None:
        if (theme := getattr(widget, "theme", None)) is not None:
            return float(theme.scale)
        widget = widget.parentWidget()
    return 1.0


def fitting(window: MainWindow, usual: tuple[int, int]) -> tuple[int, int]:
    """A size that grows with the letters, and stays inside the window."""
    scale = window.theme.scale
    most = (window.width() - tokens.SPACE_6, window.height() - tokens.SPACE_6)
    wide, high = (min(round(size * scale), limit) for size, limit in zip(usual, most, strict=True))
    return wide, high


def selectable(text: str, *, look: str, name: str) -> QLabel:
    """A text that can be selected and copied."""
    made = label(text, look=look, wrap=True)
    make_selectable(made, by=SELECTABLE_BY_MOUSE | SELECTABLE_BY_KEYBOARD)
    made.setAccessibleName(name)
    return made
