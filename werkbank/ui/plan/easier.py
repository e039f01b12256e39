"""Easier words while somebody writes: one line under the editor that follows the keyboard from field to field.

It never blocks and never changes a text by itself. The family's own words get no hints: fields that hold them say so,
and what stands between quotation marks is skipped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPalette, QShortcut, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QTextEdit, QWidget

from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.model.entities import Entity
from werkbank.plan.plain import Hint, hints_in, readability
from werkbank.plan.plain.own import wordlist_with
from werkbank.ui.desk import Desk
from werkbank.ui.dialogs import opened
from werkbank.ui.flow import Flow
from werkbank.ui.inspector.fields import Field, Input
from werkbank.ui.inspector.inputs import FieldInput
from werkbank.ui.timers import Debounce
from werkbank.ui.widgets import button, column, empty, label, row

MOST = 3  # hints at once: more is a wall of text
KEY = "Ctrl+."
WAIT_MS = 120


class EasierLine(QFrame):
    """Hints for the field in which somebody is writing."""

    def __init__(self, around: QWidget, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setProperty("look", "foot")
        self._around = around
        self._field: QPlainTextEdit | QLineEdit | None = None
        self._hints: tuple[Hint, ...] = ()
        self._flow = Flow(space=tokens.SPACE_2)
        told = tr("Eigen woorden bij de tips, en wat er in de lijst staat")
        self.words = button(tr("Woorden…"), self.open_words, look="quiet", hint=told)
        line = row(column(self._flow), self.words)
        line.setStretch(0, 1)
        line.setContentsMargins(tokens.SPACE_3, tokens.SPACE_1, tokens.SPACE_3, tokens.SPACE_1)
        self.setLayout(line)
        self._later = Debounce(self, self._read, milliseconds=WAIT_MS)
        key = QShortcut(QKeySequence(KEY), around)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.take_first)
        self._app = QApplication.instance()
        if isinstance(self._app, QApplication):
            self._app.focusChanged.connect(self._moved)
        self._rest()

    @property
    def hints(self) -> tuple[Hint, ...]:
        """What is said now."""
        return self._hints

    @property
    def told(self) -> str:
        """All words of the line."""
        shown = [item.widget() for i in range(self._flow.count()) if (item := self._flow.itemAt(i)) is not None]
        return " ".join(made.text() for made in shown if isinstance(made, QLabel | QPushButton))

    def open_words(self) -> None:
        """Show the team's own words, to change."""
        from werkbank.ui.plan.easier_words import EasierWordsDialog

        dialog = EasierWordsDialog(self, self._desk)
        dialog.finished.connect(lambda _result: self._later.call())
        opened(dialog)

    def take_first(self) -> None:
        """Put the easier words of the first hint that has any in the text."""
        for hint in self._hints:
            if hint.easier:
                self._take(hint)
                return

    def _moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            return  # somebody presses one of the hints
        made = _input_of(now, self._around)
        if self._field is not None and self._field is not now:
            self._leave()
        if made is None or made.spec.own or not isinstance(now, QPlainTextEdit | QLineEdit):
            self._rest(own=made is not None and made.spec.own)
            return
        if self._field is not now:
            self._field = now
            now.textChanged.connect(self._later.call)
            now.destroyed.connect(self._gone)
        self._read()

    def _leave(self) -> None:
        field, self._field = self._field, None
        self._later.drop()
        if field is not None:
            field.textChanged.disconnect(self._later.call)
            field.destroyed.disconnect(self._gone)
            _underline(field, ())

    def _gone(self) -> None:
        self._field = None
        self._later.drop()
        self._rest()

    def _rest(self, *, own: bool = False) -> None:
        """Say what this line is for, so that nothing jumps when a hint comes."""
        self._hints = ()
        empty(self._flow)
        text = tr("Hier komen tips voor makkelijker woorden terwijl je schrijft.")
        if own:
            text = tr("Dit zijn eigen woorden. Die blijven zoals ze zijn.")
        self._flow.addWidget(_note(text))

    def _read(self) -> None:
        if self._field is None:
            return
        text = _text(self._field)
        hints = hints_in(text, wordlist=wordlist_with(self._desk.casus.sheet.easier_words))
        _underline(self._field, hints)
        self._show(hints, reading(text))

    def _show(self, hints: tuple[Hint, ...], figure: str) -> None:
        self._hints = hints
        empty(self._flow)
        if figure:
            self._flow.addWidget(_note(figure))
        for hint in hints[:MOST]:
            self._flow.addWidget(self._said(hint))
        if len(hints) > MOST:
            self._flow.addWidget(_note(tr("en nog {n}", n=len(hints) - MOST)))
        if not hints:
            self._flow.addWidget(_note(tr("Geen tips.")))

    def _said(self, hint: Hint) -> QWidget:
        if not hint.easier or self._field is None:
            return _note(hint.text)
        hard = _text(self._field)[hint.start : hint.end]
        text = tr("{moeilijk} → {makkelijk}", moeilijk=hard, makkelijk=hint.easier[0])
        made = button(text, lambda: self._take(hint), look="chip", hint=f"{hint.text} ({KEY})")
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return made

    def _take(self, hint: Hint) -> None:
        field = self._field
        if field is None:
            return
        easier = _like(_text(field)[hint.start : hint.end], hint.easier[0])
        if isinstance(field, QLineEdit):
            field.setSelection(hint.start, hint.end - hint.start)
            field.insert(easier)
            field.textEdited.emit(field.text())
        else:
            cursor = _cursor(field, hint)
            cursor.insertText(easier)
        self._later.flush()


def _note(text: str) -> QLabel:
    """As high as a button of a hint, so that words stand on one line."""
    made = label(text, look="note")
    made.setMinimumHeight(tokens.SPACE_5)
    return made


def reading(text: str) -> str:
    """How easy a text reads, in words; '' when it is too short to say."""
    found = readability(text)
    return tr("Leest {hoe} ({getal})", hoe=found.said, getal=found.score) if found else ""


def block_reading(items: Iterable[Entity], specs: Sequence[Field]) -> str:
    """How easy the texts of a block read, the family's own words left out."""
    names = [spec.name for spec in specs if spec.input in {Input.TEXT, Input.LONG} and not spec.own]
    return reading("\n".join(str(getattr(item, name)) for item in items for name in names))


def _input_of(focus: QWidget | None, around: QWidget) -> FieldInput | None:
    if focus is None or not around.isAncestorOf(focus):
        return None
    found: QWidget | None = focus
    while found is not None and not isinstance(found, FieldInput):
        found = found.parentWidget()
    if found is None or found.spec.input not in {Input.TEXT, Input.LONG}:
        return None
    return found


def _text(field: QPlainTextEdit | QLineEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _cursor(field: QPlainTextEdit, hint: Hint) -> QTextCursor:
    cursor = QTextCursor(field.document())
    cursor.setPosition(hint.start)
    cursor.setPosition(hint.end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _underline(field: QPlainTextEdit | QLineEdit, hints: Iterable[Hint]) -> None:
    """Wave under each place; a line of one field has no room for it."""
    if isinstance(field, QLineEdit):
        return
    marks = []
    for hint in hints:
        mark = QTextEdit.ExtraSelection()
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        form.setUnderlineColor(field.palette().color(QPalette.ColorRole.Link))
        mark.format, mark.cursor = form, _cursor(field, hint)
        marks.append(mark)
    field.setExtraSelections(marks)


def _like(hard: str, easier: str) -> str:
    return easier[:1].upper() + easier[1:] if hard[:1].isupper() and not hard[1:2].isupper() else easier
