"""What helps to look at a genogram: its own check, kinship in words, folding, lines by keyboard, the screen reader.

All of them hang on a view from outside: gestures that are asked before the usual ones, two chips under the paper, and
one strip above those that says what is lit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QSplitter

from werkbank.drawing import tokens
from werkbank.ui.genogram.accessible import announce, make_accessible, tell_of_others
from werkbank.ui.genogram.checking import Checking
from werkbank.ui.genogram.folding import Folding
from werkbank.ui.genogram.kinship import KinshipAsked, LightKinship
from werkbank.ui.genogram.stepping import StepLines
from werkbank.ui.widgets import label

if TYPE_CHECKING:
    from werkbank.ui.genogram.list_twin import ListTwin
    from werkbank.ui.genogram.view import GenogramView

EDGE = 10
ROW = 30  # pixels of a line of chips


class Aids(QObject):
    """The aids of one view."""

    def __init__(self, view: GenogramView) -> None:
        super().__init__(view)
        self._view = view
        make_accessible()
        self.asked = KinshipAsked(view.desk)
        self.kinship = LightKinship(view, self.asked)
        self.folding = Folding(view)
        self.checking = Checking(view)
        self.checking.changed = self.show_state
        self.strip: QLabel = label("", look="hint", wrap=True)
        self.strip.setParent(view)
        self.strip.hide()
        self.list: ListTwin | None = None  # made when it is first asked for
        self.lines = StepLines(view)
        for gesture in (self.lines, self.kinship, self.folding, self.checking):
            view.take(gesture)
        view.installEventFilter(self)
        view.drawn.connect(self.show_state)
        view.drawn.connect(lambda: tell_of_others(view))
        view.desk.selection_changed.connect(self._on_selection)

    def turn_list(self) -> None:
        """Show the family as a list beside the picture, or put the list away."""
        if self.list is None:
            from werkbank.ui.genogram.list_twin import ListTwin

            self.list = ListTwin(self._view)
            beside = self._view.parentWidget()
            if isinstance(beside, QSplitter):
                beside.insertWidget(beside.indexOf(self._view) + 1, self.list)
            self.list.hide()
        shown = self.list.isHidden()
        self.list.setVisible(shown)
        self.list.turn_picture()
        (self.list.sheet if shown else self._view).setFocus()

    def show_state(self) -> None:
        """Say what there is to say, and put everything in its corner."""
        self.checking.tell()
        self.folding.tell()
        line = self.lines.chosen
        text = self.checking.words() or (line.said if line else "" if self._told_beside() else self.asked.text())
        self.strip.setText(text)
        self.strip.setAccessibleName(text)
        self.strip.setVisible(bool(text))
        if text and self.checking.at is None:  # kinship takes the row of the chips, so that the paper keeps its size
            self.checking.chip.hide()
            self.folding.chip.hide()
        self.place()

    def _told_beside(self) -> bool:
        """Whether the fields stand in view beside the picture: they say kinship already."""
        from werkbank.ui.inspector.panel import Inspector

        beside = self._view.parentWidget()
        return beside is not None and any(found.isVisible() for found in beside.findChildren(Inspector))

    def place(self) -> None:
        """Under the paper: the check and the folded ones in one row; above them the strip when it says something."""
        width, height = self._view.width(), self._view.height()
        check, fold, strip = self.checking.chip, self.folding.chip, self.strip
        chips = [chip for chip in (check, fold) if not chip.isHidden()]
        for chip in chips:
            chip.setMaximumWidth(width)
            chip.adjustSize()
        judgement = self.checking.judgement
        if judgement is not None and sum(chip.width() + tokens.SPACE_2 for chip in chips) > width - EDGE:
            check.setText(judgement.short)  # the accessible name keeps the whole
            check.adjustSize()
        row = max((chip.height() for chip in chips), default=0)
        low = height - row - EDGE - (ROW if not self._view.chips.part.isHidden() else 0)
        left = EDGE
        for chip in chips:
            room = max(60, width - left - EDGE)
            if chip.width() > room:
                words = chip.fontMetrics().elidedText(chip.text(), Qt.TextElideMode.ElideRight, room - 24)
                chip.setText(words)
                chip.setMaximumWidth(room)
                chip.adjustSize()
            chip.move(left, low)
            left += chip.width() + tokens.SPACE_2
        strip.setFixedWidth(max(160, width - 2 * EDGE))
        strip.setFixedHeight(max(ROW, strip.heightForWidth(strip.width())))
        top = low - (tokens.SPACE_1 + strip.height() if not strip.isHidden() else 0)
        strip.move(EDGE, top)
        taken = bool(chips) or not strip.isHidden()
        self._view.leave_free(bottom=height - top + tokens.SPACE_1 if taken else 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.place()
        elif event.type() == QEvent.Type.FocusIn:
            announce(self._view)
        return super().eventFilter(watched, event)

    def _on_selection(self) -> None:
        if self.checking.at is not None:
            self.checking.at = None
            self._view.redo_marks()
        self.show_state()
        announce(self._view)
