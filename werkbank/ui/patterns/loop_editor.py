"""The loop of a pattern on screen, the drawing of the plan, to type in.

Every panel has a field lying exactly over it. A field that has no keyboard shows nothing of itself: the drawing shows
through, so the picture is the same as on paper. While somebody types the picture follows, and after a moment of quiet
the words are handed over.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from werkbank.drawing.shapes import Drawing
from werkbank.i18n import tr
from werkbank.model.entities import Pattern
from werkbank.plan.loop import FIELDS, PAD, SIZE, alt_of, loop, panels
from werkbank.ui.canvas.painter import paint
from werkbank.ui.theme import Theme
from werkbank.ui.timers import Debounce

TYPED_MS = 350
LEAST = 440.0  # points: below this the drawing would run through itself
PIXELS = 1.12  # a point, at the usual size


class LoopField(QPlainTextEdit):
    """The words of one panel; seen only while somebody writes in it."""

    left = Signal()

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setProperty("look", "loop")
        self.setTabChangesFocus(True)
        self.setPlaceholderText(tr("schrijf hier"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            super().paintEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.moveCursor(self.textCursor().MoveOperation.Start)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clearFocus()
        else:
            super().keyPressEvent(event)


class LoopEditor(QWidget):
    """The circle with its fields."""

    edited = Signal(str, str)  # name of the field, words

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pattern: Pattern | None = None
        self._drawing: Drawing | None = None
        self.fields = {field.name: LoopField(tr(field.title), self) for field in FIELDS}
        self._typed: dict[str, str] = {}
        self._quiet = False
        self._later = Debounce(self, self._tell, milliseconds=TYPED_MS)
        for name, made in self.fields.items():
            made.textChanged.connect(lambda n=name: self._on_typed(n))
            made.left.connect(self._later.flush)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for one, other in pairwise(FIELDS):
            QWidget.setTabOrder(self.fields[one.name], self.fields[other.name])

    def show_pattern(self, pattern: Pattern) -> None:
        """Show the words of a pattern; what somebody is typing stays."""
        self._pattern = pattern
        self._quiet = True
        for name, made in self.fields.items():
            if name not in self._typed and made.toPlainText() != getattr(pattern, name):
                made.setPlainText(getattr(pattern, name))
        self._quiet = False
        self._lay()

    def set_writable(self, *, writable: bool) -> None:
        """Whether anybody may write here."""
        for made in self.fields.values():
            made.setReadOnly(not writable)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        self._lay()

    def flush(self) -> None:
        """Hand over what is typed but not yet said."""
        self._later.flush()

    def sizeHint(self) -> QSize:
        return QSize(round(LEAST * self._scale), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._drawing is not None:
            painter = QPainter(self)
            painter.scale(self._scale, self._scale)
            paint(painter, self._drawing, self._theme.palette)
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay()

    @property
    def _scale(self) -> float:
        """Pixels a point: as large as the theme asks, smaller when the card is too narrow."""
        usual = self._theme.points(PIXELS)
        return min(usual, self.width() / LEAST) if self.width() else usual

    def _lay(self) -> None:
        """Work the drawing out anew and put the fields over their panels."""
        if self._pattern is None or self.width() < 1:
            return
        shown = self._pattern.but(**{name: made.toPlainText() for name, made in self.fields.items()})
        self._drawing = loop(shown, width=self.width() / self._scale, every=True)
        if self._drawing is None:
            return
        self.setFixedHeight(round(self._drawing.height * self._scale) + 1)
        self.setAccessibleName(alt_of(shown))
        font = QFont(self.font())
        font.setPixelSize(max(1, round(SIZE * self._scale)))
        for name, box in panels(self._drawing).items():
            made = self.fields[name]
            made.setFont(font)
            inset = PAD - 6
            made.setGeometry(
                round((box.x + inset) * self._scale),
                round(box.y * self._scale),
                round((box.w - 2 * inset) * self._scale),
                round((box.h - 4) * self._scale),
            )
        self.update()

    def _on_typed(self, name: str) -> None:
        if not self._quiet:
            self._typed[name] = self.fields[name].toPlainText()
            self._lay()
            self._later.call()

    def _tell(self) -> None:
        typed, self._typed = self._typed, {}
        for name, words in typed.items():
            self.edited.emit(name, words.strip())
