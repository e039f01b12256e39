"""Find in the timeline: what matches lights up while typing, the rest steps back; Enter goes to the next.

Matches stand in the order of time; those without a date come last and are only counted. Esc puts the light out.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from werkbank.drawing import tokens
from werkbank.i18n import ntr, tr
from werkbank.ui.timers import Debounce
from werkbank.ui.widgets import button, label, line_edit


class FindBar(QFrame):
    """One line; it asks, the view finds."""

    asked = Signal(str)  # the text as it stands
    stepped = Signal(int)  # 1 next, -1 previous
    filter_wanted = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "bar")
        self._field = line_edit(tr("Zoek in de tijdlijn"), placeholder=tr("zoek: naam, woord, organisatie of jaar"))
        self._field.installEventFilter(self)
        self._count = label("", look="soft")
        before = button("◀", lambda: self.stepped.emit(-1), look="quiet", hint=tr("Vorige (Shift+Enter)"))
        after = button("▶", lambda: self.stepped.emit(1), look="quiet", hint=tr("Volgende (Enter)"))
        before.setAccessibleName(tr("Vorige gevonden gebeurtenis"))
        after.setAccessibleName(tr("Volgende gevonden gebeurtenis"))
        only = button(tr("Alleen deze"), lambda: self.filter_wanted.emit(self._field.text()), look="quiet")
        close = button("×", self.close_bar, look="quiet", hint=tr("Zoeken sluiten (Esc)"))
        close.setAccessibleName(tr("Zoeken sluiten"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(tokens.SPACE_3, 2, tokens.SPACE_2, 2)
        layout.setSpacing(tokens.SPACE_1)
        layout.addWidget(self._field, 1)
        for widget in (self._count, before, after, only, close):
            layout.addWidget(widget)
        self._later = Debounce(self, lambda: self.asked.emit(self._field.text()), milliseconds=90)
        self._field.textChanged.connect(lambda _text: self._later.call())
        self.hide()

    def open_bar(self) -> None:
        """Put the keyboard in the line; what stood there can be typed over."""
        self.show()
        self._field.setFocus()
        self._field.selectAll()
        if self._field.text():
            self.asked.emit(self._field.text())

    def close_bar(self) -> None:
        """Hide the line and put the light out."""
        self._later.drop()
        self.hide()
        self.closed.emit()

    def search(self, text: str) -> None:
        """Ask for a text at once."""
        self._field.setText(text)
        self._later.flush()

    def show_count(self, *, at: int, of: int, hidden: int = 0, undated: int = 0) -> None:
        """'3 van 12', and what is found but not in view."""
        parts = [tr("{n} van {alle}", n=at, alle=of)] if of and at else [ntr("{n} gevonden", "{n} gevonden", of)]
        if hidden:
            parts.append(tr("{n} achter het filter", n=hidden))
        if undated:
            parts.append(tr("{n} zonder datum", n=undated))
        self._count.setText(" · ".join(parts) if self._field.text().strip() else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._later.flush()
                self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
        return super().eventFilter(watched, event)
