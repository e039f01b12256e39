"""What was understood of the line, as chips in the order of reading; what asks for a look has a colour of its own."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from werkbank.drawing import tokens
from werkbank.i18n import mark, tr
from werkbank.timeline.line_words import Part
from werkbank.timeline.quick_entry import Proposal
from werkbank.ui.widgets import label

NAMES = {
    Part.DATE: mark("wanneer"),
    Part.END: mark("tot"),
    Part.RUNNING: mark("tot"),
    Part.KIND: mark("wat"),
    Part.PERSON: mark("wie"),
    Part.REASON: mark("reden"),
    Part.ORGANISATION: mark("organisatie"),
    Part.BOUWSTEEN: mark("bouwsteen"),
}
_ORDER = tuple(NAMES)


class Chip(NamedTuple):
    """One thing that was understood."""

    text: str
    look: str


def chips_of(found: Proposal) -> tuple[Chip, ...]:
    """The chips of a proposal: parts of one sort together, then the title, then what is missing."""
    chips = []
    for part in _ORDER:
        sure = [piece for piece in found.pieces if piece.part is part and not piece.doubt]
        if sure:
            chips.append(Chip(_said(part, ", ".join(_short(piece.meaning) for piece in sure)), "chip"))
        for piece in found.pieces:
            if piece.part is part and piece.doubt:
                meaning = piece.meaning if piece.doubt == piece.meaning else f"{piece.meaning} ({piece.doubt})"
                chips.append(Chip(_said(part, meaning), "warn"))
    if found.title:
        chips.append(Chip(tr("titel: {titel}", titel=found.title), "chip"))
    if not any(piece.part is Part.DATE for piece in found.pieces):
        chips.append(Chip(tr("zonder datum: komt bij 'Datum onbekend'"), "note"))
    return tuple(chips)


def _said(part: Part, meaning: str) -> str:
    return tr("{soort}: {betekenis}", soort=tr(NAMES[part]), betekenis=meaning)


def _short(meaning: str) -> str:
    return meaning.removeprefix(tr("begrepen als: {dagen}", dagen=""))


class Echo(QWidget):
    """A row of chips that are made once and used again on every key."""

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
        self._chips: list[QLabel] = []

    def show_help(self, text: str) -> None:
        """Instead of chips a hint."""
        self._fill((), head=text)

    def show_proposal(self, found: Proposal) -> None:
        """Show what was understood."""
        self._fill(chips_of(found), head=tr("begrepen als:"))

    @property
    def text(self) -> str:
        """All that is shown, for a screen reader."""
        return " ".join([self._head.text(), *(chip.text() for chip in self._chips if not chip.isHidden())])

    def _fill(self, chips: tuple[Chip, ...], *, head: str) -> None:
        self._head.setText(head)
        while len(self._chips) < len(chips):
            made = label("", look="chip")
            self._chips.append(made)
            self._row.insertWidget(self._row.count() - 1, made)
        for number, widget in enumerate(self._chips):
            widget.setVisible(number < len(chips))
            if number < len(chips):
                _show(widget, chips[number])
        self.setAccessibleDescription(self.text)


def _show(widget: QLabel, chip: Chip) -> None:
    if widget.text() != chip.text:
        widget.setText(chip.text)
    if widget.property("look") != chip.look:
        widget.setProperty("look", chip.look)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
