"""The drawing checks itself: a quiet chip says what a reader could stumble over, and takes one to each place.

The check runs after a layout, once nothing has changed for a moment, in a thread of its own when the family is large. A
click (or F9) goes to the next place: the paper moves there, the place lights up, and a strip says what it is and why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsItem, QPushButton

from werkbank.genogram.layout import Layout
from werkbank.genogram.remarks import Judgement, Remark, judged
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.ui.genogram.gesture import Gesture
from werkbank.ui.genogram.lighting import glow
from werkbank.ui.jobs import Job
from werkbank.ui.timers import Debounce, after
from werkbank.ui.widgets import button

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from werkbank.ui.genogram.view import GenogramView

QUIET_MS = 350
AT_ONCE = 60  # persons; a larger family is measured beside the window
PULSE_MS, PULSES = 220, 4


class Checking(Gesture):
    """Judges what is drawn."""

    def __init__(self, view: GenogramView) -> None:
        self._view = view
        self.judgement: Judgement | None = None
        self.at: int | None = None  # which remark is shown
        self._measured: Layout | None = None
        self._lit = True
        self._job: Job | None = None
        self.changed: Callable[[], object] = self.tell  # told when there is something else to say
        self.chip: QPushButton = button("", self.next, look="chip", hint=tr("De tekening kijkt zichzelf na (F9)."))
        self.chip.setParent(view)
        self.chip.hide()
        self._later = Debounce(view, self._measure, milliseconds=QUIET_MS)
        view.drawn.connect(self._on_drawn)

    @property
    def remark(self) -> Remark | None:
        """The place that is shown now."""
        if self.judgement is None or self.at is None or not self.judgement.remarks:
            return None
        return self.judgement.remarks[self.at % len(self.judgement.remarks)]

    def next(self) -> None:
        """Go to the next place; from the last to the first."""
        if self.judgement is None or not self.judgement.remarks:
            if self.judgement is not None:
                self._view.desk.noticed.emit(self.judgement.text + ".")
            return
        self.at = 0 if self.at is None else (self.at + 1) % len(self.judgement.remarks)
        self._show()

    def key(self, event: QKeyEvent) -> bool:
        from PySide6.QtCore import Qt

        if event.key() == Qt.Key.Key_Escape and self.at is not None:
            self.at = None
            self._view.redo_marks()
            self.changed()
            return True
        return False

    def marks(self) -> Iterable[QGraphicsItem]:
        remark = self.remark
        if remark is None or not self._lit:
            return ()
        return (glow(self._view.theme.palette, boxes=[_rect(remark)], role="warn", above=True),)

    def tell(self) -> None:
        """Say on the chip how the drawing is."""
        judgement = self.judgement
        self.chip.setVisible(judgement is not None and bool(self._view.desk.casus.persons))
        if judgement is None:
            return
        self.chip.setText(judgement.text)
        self.chip.setAccessibleName(judgement.text)
        self.chip.setEnabled(bool(judgement.remarks))

    def words(self) -> str:
        """What the place that is shown is about: '2 van 3: ...'."""
        remark = self.remark
        if remark is None or self.judgement is None or self.at is None:
            return ""
        which = tr("{n} van {alle}", n=self.at % len(self.judgement.remarks) + 1, alle=len(self.judgement.remarks))
        return f"{which}: {remark.text} {remark.why}".strip()

    # --- measuring -----------------------------------------------------------------------------------------------

    def _on_drawn(self) -> None:
        if self._view.family.layout is not self._measured:
            self._later.call()

    def _measure(self) -> None:
        part, layout = self._view.family.part, self._view.family.layout
        if part is None or layout is None or self._view.desk.is_closed:
            return
        self._measured = layout
        if len(part.persons) <= AT_ONCE:
            self._take(judged(part, layout), layout)
        else:
            self._job = _beside(self, part, layout)

    def _take(self, judgement: Judgement, layout: Layout) -> None:
        if layout is not self._view.family.layout or self._view.desk.is_closed:
            return  # drawn anew meanwhile; another measurement is on its way
        self.judgement, self.at = judgement, None
        self._view.redo_marks()
        self.changed()

    # --- showing -------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        remark = self.remark
        if remark is None:
            return
        self.changed()  # the strip takes room: first that, then the middle
        shown = self._view.mapToScene(self._view.viewport().rect()).boundingRect()
        if not shown.contains(_rect(remark)):
            self._view.camera.fitted = False
            self._view.centerOn(_rect(remark).center())
        self._pulse(PULSES)

    def _pulse(self, left: int) -> None:
        """On and off a few times; it ends lit."""
        self._lit = left % 2 == 0
        self._view.redo_marks()
        if left > 0:
            after(self._view, PULSE_MS, lambda: self._pulse(left - 1))


def _beside(checking: Checking, part: Casus, layout: Layout) -> Job:
    def take(judgement: Judgement) -> None:
        checking._take(judgement, layout)  # noqa: SLF001 - its own helper

    return Job(lambda _progress: judged(part, layout), checking.chip).on(done=take, failed=_raise).start()


def _raise(error: Exception) -> None:
    raise error


def _rect(remark: Remark) -> QRectF:
    area = remark.area
    return QRectF(area.x, area.y, area.w, area.h).adjusted(-4, -4, 4, 4)
