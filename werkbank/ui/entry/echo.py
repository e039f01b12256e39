"""What was understood of the line, as chips in the order of reading; what asks for a look has a colour of its own.

A chip is a button: Left and Right walk, Enter or Down opens what else it may be, Delete makes it title text, Up or
Escape goes back to the line. What the last event had and this line lacks is offered as a chip too.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from werkbank.drawing import tokens
from werkbank.i18n import mark, tr
from werkbank.timeline.line_words import Part, Piece
from werkbank.timeline.quick_entry import Proposal
from werkbank.ui.widgets import button, label

NAMES = {
    Part.DATE: mark("wanneer"),
    Part.END: mark("tot"),
    Part.RUNNING: mark("tot"),
    Part.KIND: mark("wat"),
    Part.PERSON: mark("wie"),
    Part.REASON: mark("reden"),
    Part.ORGANISATION: mark("organisatie"),
    Part.BOUWSTEEN: mark("bouwsteen"),
    Part.NATURE: mark("aard"),
    Part.SOURCE: mark("bron"),
}
_ORDER = tuple(NAMES)
LIMITS = (46, 34, 26, 20, 15, 11)  # letters on a chip, fewer when there is no room; the tooltip has all of them


class Chip(NamedTuple):
    """One thing that was understood, missing or offered."""

    text: str
    look: str
    piece: Piece | None = None
    insert: str = ""  # what an offer adds to the line
    title: str = ""


def chips_of(found: Proposal, *, offers: tuple[Chip, ...] = ()) -> tuple[Chip, ...]:
    """The chips of a proposal: by part, then the title, then what is missing, then what is offered."""
    chips = [_chip(piece) for part in _ORDER for piece in found.pieces if piece.part is part]
    if found.title:
        chips.append(Chip(tr("titel: {titel}", titel=found.title), "reading", title=found.title))
    if not any(piece.part is Part.DATE for piece in found.pieces):
        chips.append(Chip(tr("zonder datum: komt bij 'Datum onbekend'"), "missing"))
    return (*chips, *offers)


def _chip(piece: Piece) -> Chip:
    if not piece.doubt:
        return Chip(_said(piece.part, _short(piece.meaning)), "reading", piece)
    meaning = piece.meaning if piece.doubt == piece.meaning else f"{_short(piece.meaning)} ({piece.doubt})"
    return Chip(_said(piece.part, meaning), "doubt", piece)


def _said(part: Part, meaning: str) -> str:
    return tr("{soort}: {betekenis}", soort=tr(NAMES[part]), betekenis=meaning)


def _short(meaning: str) -> str:
    return meaning.removeprefix(tr("begrepen als: {dagen}", dagen=""))


class Echo(QWidget):
    """A row of chips that are made once and used again on every key."""

    asked = Signal(object, object)  # Chip, QMenu to fill
    refused = Signal(object)  # Chip: it shall be title text
    accepted = Signal(str)  # words of an offer
    left = Signal(str)  # back to the line, with what was typed

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Begrepen als"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(tokens.SPACE_1)
        self._row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)  # many chips must not widen the window
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._head = label("", look="note")
        self._row.addWidget(self._head)
        self._row.addStretch(1)
        self._buttons: list[QPushButton] = []
        self._chips: tuple[Chip, ...] = ()
        self._fill((Chip("x", "reading"),), head="")

    def show_help(self, text: str, *, offers: tuple[Chip, ...] = ()) -> None:
        """Instead of chips a hint."""
        self._fill(offers, head=text)

    def show_proposal(self, found: Proposal, *, offers: tuple[Chip, ...] = ()) -> None:
        """Show what was understood."""
        self._fill(chips_of(found, offers=offers), head=tr("begrepen als:"))

    @property
    def text(self) -> str:
        """All that is shown, for a screen reader."""
        return " ".join([self._head.text(), *(chip.text for chip in self._chips)])

    def chip_buttons(self) -> list[QPushButton]:
        """The chips that can be reached, from left to right."""
        return [made for made in self._buttons[: len(self._chips)] if made.isEnabled()]

    def enter(self) -> bool:
        """Put the keyboard on the first chip; whether there is one."""
        chips = self.chip_buttons()
        if chips:
            chips[0].setFocus(Qt.FocusReason.TabFocusReason)
        return bool(chips)

    def _fill(self, chips: tuple[Chip, ...], *, head: str) -> None:
        self._chips = chips
        self._head.setText(head)
        while len(self._buttons) < len(chips):
            number = len(self._buttons)
            made = button("", look="reading")
            made.clicked.connect(lambda _checked=False, number=number: self._open(number))
            made.installEventFilter(self)
            self._buttons.append(made)
            self._row.insertWidget(self._row.count() - 1, made)
        for number, widget in enumerate(self._buttons):
            widget.setVisible(number < len(chips))
        for limit in LIMITS:
            for widget, chip in zip(self._buttons, chips, strict=False):
                _show(widget, chip, limit=limit)
            if not self.isVisible() or self._row.sizeHint().width() <= self.width():
                break
        self.setMinimumHeight(self._buttons[0].sizeHint().height() if self._buttons else 0)  # the line must not jump
        self.setAccessibleDescription(self.text)

    def _open(self, number: int) -> None:
        """An offer goes into the line; anything else shows what it may be."""
        chip, made = self._chips[number], self._buttons[number]
        if chip.insert:
            self.accepted.emit(chip.insert)
            return
        menu = QMenu(made)
        menu.aboutToHide.connect(menu.deleteLater)
        self.asked.emit(chip, menu)
        if menu.isEmpty():
            return
        tall = menu.sizeHint().height()
        menu.popup(made.mapToGlobal(QPoint(0, -tall - AIR)))
        menu.setActiveAction(menu.actions()[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched in self._buttons:
            return self._pressed(self._buttons.index(watched), event)
        return super().eventFilter(watched, event)

    def _pressed(self, number: int, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Down:
                self._open(number)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.refused.emit(self._chips[number])
            case Qt.Key.Key_Up | Qt.Key.Key_Escape:
                self.left.emit("")
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                self._walk(number, 1 if event.key() == Qt.Key.Key_Right else -1)
            case _:
                typed = event.text() if event.text().isprintable() and not event.text().isspace() else ""
                if typed:
                    self.left.emit(typed)
                return bool(typed)
        return True

    def _walk(self, number: int, by: int) -> None:
        chips = self.chip_buttons()
        at = chips.index(self._buttons[number]) + by
        if 0 <= at < len(chips):
            chips[at].setFocus(Qt.FocusReason.TabFocusReason)
        elif at < 0:
            self.left.emit("")


AIR = 2


def _show(widget: QPushButton, chip: Chip, *, limit: int) -> None:
    shown = chip.text if len(chip.text) <= limit else chip.text[: limit - 1].rstrip() + "…"
    if widget.text() != shown:
        widget.setText(shown.replace("&", "&&"))
        widget.setAccessibleName(chip.text)
    widget.setToolTip(chip.text if shown != chip.text else "")
    widget.setEnabled(chip.look != "missing")
    if widget.property("look") != chip.look:
        widget.setProperty("look", chip.look)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
