"""What helps to look at a genogram: its own check, kinship in words, folding, lines by keyboard, the screen reader.

All of them hang on a view from outside: gestures that are asked before the usual ones, two chips in the lower corner,
and one strip above them that says what is lit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel, QSplitter

from werkbank.drawing import tokens
from werkbank.ui.genogram.accessible import announce, make_accessible
from werkbank.ui.genogram.checking import Checking
from werkbank.ui.genogram.folding import Folding
from werkbank.ui.genogram.kinship import KinshipAsked, LightKinship
from werkbank.ui.genogram.stepping import StepLines
from werkbank.ui.widgets import label

if TYPE_CHECKING:
    from werkbank.ui.genogram.list_twin import ListTwin
    from werkbank.ui.genogram.view import GenogramView

EDGE = 10
WIDEST = 640  # pixels of the strip
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
        for gesture in (StepLines(view), self.kinship, self.folding, self.checking):
            view.take(gesture)
        view.installEventFilter(self)
        view.drawn.connect(self.show_state)
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
        self._view.setVisible(not shown or not self.list.alone.isChecked())
        (self.list.sheet if shown else self._view).setFocus()

    def show_state(self) -> None:
        """Say what there is to say, and put everything in its corner."""
        self.checking.tell()
        self.folding.tell()
        text = self.checking.words() or self.asked.text()
        self.strip.setText(text)
        self.strip.setAccessibleName(text)
        self.strip.setVisible(bool(text))
        self.place()

    def place(self) -> None:
        """The check in the lower left corner, the folded ones beside it, the strip above the lower edge."""
        width, height = self._view.width(), self._view.height()
        check, fold = self.checking.chip, self.folding.chip
        for chip in (check, fold):
            chip.adjustSize()
        low = height - check.height() - EDGE - (ROW if self._view.chips.part.isVisibleTo(self._view) else 0)
        check.move(EDGE, low)
        fold.move(EDGE + (check.width() + tokens.SPACE_2 if check.isVisibleTo(self._view) else 0), low)
        self.strip.setFixedWidth(min(WIDEST, max(160, width - 2 * tokens.SPACE_5)))
        self.strip.adjustSize()
        self.strip.move((width - self.strip.width()) // 2, low - EDGE - self.strip.height())

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
