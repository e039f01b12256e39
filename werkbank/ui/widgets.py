"""Small builders for the widgets that every page uses, so that names, looks and spacing are the same everywhere.

The unlock screen uses them too. The first touch of ``Qt`` makes the binding build several hundred enumerations (an
eighth of the whole start), so nothing that is painted first may name it: two properties get their number instead.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from werkbank.drawing import tokens

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QScrollArea

L = TypeVar("L", bound=QBoxLayout)

PLAIN_TEXT = 0  # Qt.TextFormat.PlainText
SELECTABLE_BY_MOUSE = 1  # Qt.TextInteractionFlag.TextSelectableByMouse
SELECTABLE_BY_KEYBOARD = 2  # Qt.TextInteractionFlag.TextSelectableByKeyboard


def label(text: str, *, look: str = "", wrap: bool = False, buddy: QWidget | None = None) -> QLabel:
    """A text; ``look`` is a class of the style sheet. Never rich text: what people type is shown as it is."""
    made = QLabel(text)
    make_plain(made)
    made.setWordWrap(wrap)
    if look:
        made.setProperty("look", look)
    if buddy is not None:
        made.setBuddy(buddy)
    return made


def make_plain(shown: QLabel) -> None:
    """Show a text as it is, markup included."""
    shown.setProperty("textFormat", PLAIN_TEXT)


def make_selectable(shown: QLabel, *, by: int) -> None:
    """Let a text be selected and copied; ``by`` is a sum of the numbers above."""
    shown.setProperty("textInteractionFlags", by)


class Primary(QPushButton):
    """What Enter presses from any field of a dialog, once it is on screen; else Qt takes the first button it meets."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setDefault(True)


def button(text: str, action: Callable[[], object] | None = None, *, look: str = "", hint: str = "") -> QPushButton:
    """A push button; its text is its accessible name, ``hint`` its tool tip."""
    made = Primary(text) if look == "primary" else QPushButton(text)
    made.setAccessibleName(text.replace("&", ""))
    if look:
        made.setProperty("look", look)
    if hint:
        made.setToolTip(hint)
    if action is not None:
        made.clicked.connect(lambda _checked=False: action())
    return made


def line_edit(name: str, *, placeholder: str = "", look: str = "") -> QLineEdit:
    """A one-line field with an accessible name."""
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(placeholder)
    if look:
        made.setProperty("look", look)
    return made


def card(*items: QWidget | QLayout, space: int = tokens.SPACE_2, pad: int = tokens.SPACE_4) -> QFrame:
    """A raised frame with its items below each other."""
    frame = QFrame()
    frame.setObjectName("card")
    layout = column(*items, space=space)
    layout.setContentsMargins(pad, pad, pad, pad)
    frame.setLayout(layout)
    return frame


def column(*items: QWidget | QLayout | int, space: int = tokens.SPACE_2) -> QVBoxLayout:
    """Items below each other; a number is a stretch."""
    return _fill(QVBoxLayout(), items, space)


def row(*items: QWidget | QLayout | int, space: int = tokens.SPACE_2) -> QHBoxLayout:
    """Items beside each other; a number is a stretch."""
    return _fill(QHBoxLayout(), items, space)


def scroll(inner: QWidget, *, name: str, look: str = "") -> QScrollArea:
    """Room that scrolls up and down, also with the keyboard; ``name`` is said by a screen reader."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QScrollArea

    area = QScrollArea()
    area.setAccessibleName(name)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    if look:
        area.setProperty("look", look)
    inner.resize(1, 1)  # a widget without a size would be measured, and styled for that, before it is in its place
    area.setWidget(inner)
    return area


def bar(*items: QWidget | QLayout | int, look: str = "bar") -> QFrame:
    """A strip with items beside each other."""
    frame = QFrame()
    frame.setProperty("look", look)
    layout = row(*items)
    layout.setContentsMargins(tokens.SPACE_3, tokens.SPACE_1, tokens.SPACE_3, tokens.SPACE_1)
    frame.setLayout(layout)
    return frame


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            empty(inner)


def let_go(layout: QLayout) -> None:
    """Take every widget out of a layout and leave it alive, to be placed anew.

    By ``removeWidget``: a place from ``takeAt`` that lives on keeps a widget from growing in its next place.
    """
    there = [item.widget() for at in range(layout.count()) if (item := layout.itemAt(at)) is not None]
    for widget in filter(None, there):
        layout.removeWidget(widget)


def _fill(layout: L, items: tuple[QWidget | QLayout | int, ...], space: int) -> L:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(space)
    for item in items:
        if isinstance(item, int):
            layout.addStretch(item)
        elif isinstance(item, QWidget):
            layout.addWidget(item)
        else:
            layout.addLayout(item)
    return layout
