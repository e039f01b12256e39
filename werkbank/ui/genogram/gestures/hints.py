"""One light line below the genogram: which keys go on from here.

When the family has grown a little it tells once where all keys stand, and fades away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtWidgets import QLabel

from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.ui.motion import Fade
from werkbank.ui.timers import Debounce
from werkbank.ui.widgets import make_plain

if TYPE_CHECKING:
    from werkbank.ui.genogram.view import GenogramView

FEW = 6  # persons; whoever drew that many knows the keys
READ_MS = 4000  # to read the last words


class HintLine(QLabel):
    """A text that never takes the pointer or the keyboard."""

    def __init__(self, view: GenogramView) -> None:
        super().__init__(view)
        self._view = view
        make_plain(self)
        self.setProperty("look", "hint")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        view.viewport().installEventFilter(self)
        self._fade = Fade(self)
        self._helped = False  # the usual keys were told, and not yet taken leave of
        self.leaving = Debounce(self, self._leave, milliseconds=READ_MS)
        self.hide()

    @property
    def is_wanted(self) -> bool:
        """Whether the family is small enough to tell the usual keys."""
        session = self._view.desk.session
        return not session.read_only and 0 < len(session.casus.persons) <= FEW

    def say(self, text: str) -> None:
        """Something that matters now: shown however large the family is."""
        self._show(text)

    def rest(self) -> None:
        """Nothing is going on: the usual keys as long as the family is small."""
        if not self.is_wanted:
            self._take_leave()
            return
        self._helped = True
        if self._view.desk.session.person is None:
            self._show(tr("N nieuw persoon · pijltjes of klik: kies iemand"))
        else:
            self._show(tr("P partner · K kind · O ouder · B broer of zus · R band · G gebeurtenis · S steun · F2 naam"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _take_leave(self) -> None:
        """The family grew: where all keys stand, once, and then nothing any more."""
        if self.leaving.waits or self._fade.running:
            return
        if self._helped and len(self._view.desk.session.casus.persons) > FEW:
            self._show(tr("Je kent de toetsen. Ze staan allemaal onder F1."))
            self.leaving.call()
        else:
            self._show("")

    def _leave(self) -> None:
        self._helped = False
        self._fade.away()

    def _show(self, text: str) -> None:
        self.leaving.drop()
        if text != self.text():
            self.setText(text)
            self._place()
        if text:
            self._fade.back()
        else:
            self._fade.hide()

    def _place(self) -> None:
        if not self.text():
            return
        self.ensurePolished()
        width = max(80, self._view.width() - 2 * tokens.SPACE_2)
        inside = QRect(0, 0, width - 2 * tokens.SPACE_2 - 2, 1000)
        text = self.fontMetrics().boundingRect(inside, Qt.TextFlag.TextWordWrap, self.text())
        self.setFixedSize(width, text.height() + tokens.SPACE_3)
        self.move(tokens.SPACE_2, self._view.height() - self.height() - tokens.SPACE_2)
        self.raise_()
