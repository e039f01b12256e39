"""A text field that is one line high and grows with its words; Enter goes on to the next field, as in a line."""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from werkbank.i18n import tr
from werkbank.ui.inspector.fields import Field
from werkbank.ui.inspector.inputs import FieldInput

EDGE = 12  # border and padding of the style sheet, above and below together, px


class _Growing(QPlainTextEdit):
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(1)
        self.textChanged.connect(self.grow)

    def grow(self) -> None:
        """As high as the words ask."""
        lines = max(1, math.ceil(self.document().size().height()))
        height = lines * self.fontMetrics().lineSpacing() + EDGE
        if height != self.height():
            self.setFixedHeight(height)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.fontMetrics().lineSpacing() + EDGE)

    def sizeHint(self) -> QSize:
        return QSize(120, self.fontMetrics().lineSpacing() + EDGE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class GrowingInput(FieldInput):
    """Text of one or more lines."""

    def __init__(self, spec: Field) -> None:
        super().__init__(spec)
        self.notes = _Growing()
        self.notes.setPlaceholderText(tr(spec.hint) if spec.hint else "")
        self._head(self.notes)
        self._quiet = False
        self.notes.textChanged.connect(self._changed)
        self.notes.left.connect(self.flush)

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - text
        if self.notes.toPlainText() != str(value):
            self._quiet = True
            self.notes.setPlainText(str(value))
            self._quiet = False

    def value(self) -> str:
        return self.notes.toPlainText().strip()

    def _changed(self) -> None:
        if not self._quiet:
            self._typed()
