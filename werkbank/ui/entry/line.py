"""Type what happened in one line; what is understood shows while typing. Enter adds it and the line is free again.

Nothing is refused: what has no date goes to 'Datum onbekend', what was not recognised becomes the title. Up brings
back the last lines, Tab takes a suggestion, Escape empties the line.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from werkbank.app.verbs.history import add_event
from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.timeline.completing import Completion, completions
from werkbank.timeline.quick_entry import Proposal, understand
from werkbank.ui.desk import Desk
from werkbank.ui.entry.echo import Echo
from werkbank.ui.entry.suggesting import SuggestingLine
from werkbank.ui.widgets import button, column, row

KEPT = 30  # lines that Up brings back


class QuickEntry(QFrame):
    """The line under the overview."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._past: list[str] = []
        self._back = 0
        self.setProperty("look", "foot")
        self.line = SuggestingLine(self._suggest)
        self.line.setProperty("look", "big")
        self.line.setAccessibleName(tr("Typ wat er gebeurde"))
        self.line.setPlaceholderText(tr("Typ wat er gebeurde: voorjaar 2013 OTS Anouk schoolverzuim @JBW #B08"))
        self.line.textEdited.connect(lambda _text: self._read())
        self.line.installEventFilter(self)
        self.echo = Echo()
        self._add = button(tr("Toevoegen"), self.add, hint=tr("Toevoegen (Enter)"))
        layout = column(row(self.line, self._add), self.echo, space=tokens.SPACE_1)
        layout.setContentsMargins(tokens.SPACE_3, tokens.SPACE_2, tokens.SPACE_3, tokens.SPACE_1)
        self.setLayout(layout)
        self.setFocusProxy(self.line)
        self._enable()
        self._read()

    def add(self) -> None:
        """Add what the line says; an empty line does nothing."""
        text = self.line.text().strip()
        session = self._desk.session
        if not text or session.read_only:
            return
        found = self._understood()
        made = self._desk.run(lambda: add_event(session, **found.fields()))
        if made is None:
            return
        self._past = [*self._past[-KEPT:], text]
        self._back = 0
        self._write("")
        if not (found.date.is_known or found.end.is_known):
            self._desk.noticed.emit(tr("Toegevoegd bij 'Datum onbekend'."))

    def recall(self, step: int) -> None:
        """An earlier line (1) or a later one (-1)."""
        self._back = max(0, min(self._back + step, len(self._past)))
        self._write(self._past[-self._back] if self._back else "")

    def clear(self) -> None:
        """Empty the line."""
        self._back = 0
        self._write("")

    def _write(self, text: str) -> None:
        self.line.setText(text)
        self._read()

    def _read(self) -> None:
        if self.line.text().strip():
            self.echo.show_proposal(self._understood())
        else:
            self.echo.show_help(tr("datum, wat, wie, reden, @organisatie, #bouwsteen, in elke volgorde"))

    def _understood(self) -> Proposal:
        return understand(self.line.text(), self._desk.casus, today=self._desk.session.today)

    def _suggest(self, text: str, at: int) -> tuple[Completion, ...]:
        return completions(text, self._desk.casus, at=at)

    def _enable(self) -> None:
        writable = not self._desk.session.read_only
        self.line.setEnabled(writable)
        self._add.setEnabled(writable)
        if not writable:
            self.line.setPlaceholderText(tr("Deze casus is alleen te lezen."))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            match event.key():
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self.add()
                    return True
                case Qt.Key.Key_Up:
                    self.recall(1)
                    return True
                case Qt.Key.Key_Down:
                    if not self.line.next_suggestion():
                        self.recall(-1)
                    return True
                case Qt.Key.Key_Escape:
                    self.clear()
                    return True
        return super().eventFilter(watched, event)
