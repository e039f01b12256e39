"""Plan: what the family agrees, written on the left; the pages of the chosen reader on the right.

Every edit is a verb and so one undo step; typing is gathered for a moment first. The right half follows while the page
is on screen. The PDF is made from the casus as it is reduced for the reader, never from what stands in these widgets.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QSplitter, QWidget

from werkbank.app.audience import word_of
from werkbank.app.consents import note_answers
from werkbank.app.exports import write_whole
from werkbank.app.session import Key
from werkbank.app.verbs.versions import make_final
from werkbank.i18n import tr
from werkbank.paper.plan import plan_book, plan_docx
from werkbank.ui.desk import Desk
from werkbank.ui.dialogs import asked
from werkbank.ui.plan.editor import Editor
from werkbank.ui.plan.handing import HandingDialog
from werkbank.ui.plan.reader_panel import ReaderPanel
from werkbank.ui.theme import Theme
from werkbank.ui.timers import Debounce, soon
from werkbank.ui.widgets import column

LARGE = 1.2  # from this scale the editor needs more of the width


class PlanPage(QWidget):
    """The family plan."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self._theme = theme
        self._came_for: list[Key] = []
        self.editor = Editor(desk)
        self.panel = ReaderPanel(desk)
        self.panel.export_wanted.connect(self.export)
        self.panel.shelf.dragging.connect(self.editor.landings.show_for)
        self.panel.shelf.landed.connect(self.editor.show_place)
        self._both = QSplitter(Qt.Orientation.Horizontal)
        self._both.addWidget(self.editor)
        self._both.addWidget(self.panel)
        self._both.setChildrenCollapsible(False)
        self._both.setSizes([820, 546] if theme.scale < LARGE else [960, 406])
        self.setLayout(column(self._both, space=0))
        self._later = Debounce(self, self.panel.refresh, milliseconds=500)
        desk.changed.connect(self._on_change)

    def new_goal(self) -> None:
        """A goal, with the keyboard in its words."""
        self.editor.goals.new_goal()
        self.editor.bring_up()

    def new_step(self) -> None:
        """A step of the goal in which somebody is working, or of the last one."""
        self.editor.goals.new_step()
        self.editor.bring_up()

    def export(self, kind: str = "pdf") -> None:
        """Ask whose say is there, and where; then write the plan of the chosen reader as ``pdf`` or ``docx``."""
        self.flush()
        self.panel.refresh()
        if (reader := self.panel.reader) is None:
            remedy = tr("Voeg in het genogram iemand van het gezin toe.")
            self._desk.refused.emit(tr("Er is nog niemand voor wie het plan kan zijn."), remedy)
            return
        handing = HandingDialog(self, self._desk, reader, look=self.panel.look)
        if not asked(handing):
            return
        title, kinds = tr("Gezinsplan opslaan als PDF"), tr("PDF") + " (*.pdf)"
        if kind == "docx":
            title, kinds = tr("Gezinsplan opslaan voor Word"), tr("Word") + " (*.docx)"
        chosen, _ = QFileDialog.getSaveFileName(self, title, f"gezinsplan.{kind}", kinds)
        if chosen:
            path = Path(chosen)
            self._desk.run(lambda: self._write(path if path.suffix else path.with_suffix(f".{kind}"), kind, handing))

    def flush(self) -> None:
        """Commit what is being typed."""
        self.editor.flush()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        self.editor.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.editor.refresh()
        self.panel.refresh()
        soon(self, self._follow_selection)  # the page before goes away after this one came, and gives the keyboard away

    def _follow_selection(self) -> None:
        """Who came for one goal, step or line finds the keyboard there, once; who turns back later is where it was."""
        chosen = self._desk.session.selection
        if list(chosen) != self._came_for and len(chosen) == 1 and self.editor.take_keyboard(next(iter(chosen))):
            self.editor.bring_up()
        self._came_for = list(chosen)

    def _on_change(self, _change: object) -> None:
        if self.isVisible():
            self.editor.refresh()
            self._later.call()

    def _write(self, path: Path, kind: str, handing: HandingDialog) -> None:
        document, reader, session = handing.document, handing.document.reader, self._desk.session
        note_answers(session, handing.consent, handing.answers, reader=reader, paper=f"plan-{kind}")
        look = self.panel.look
        if handing.final.isChecked():
            version = make_final(session, document, reader=word_of(reader), look=look)
            document = replace(document, version=version.number)
        write_whole(path, plan_docx(document) if kind == "docx" else plan_book(document, look=look).finish())
        if (log := getattr(session.memory, "log", None)) is not None:
            log("export", detail=f"plan-{kind}:{reader.kind}")
        told = tr("Gezinsplan voor {naam} opgeslagen.", naam=reader.name)
        warning = tr("Let op: papier en bestanden vallen buiten de kluis. Bewaar ze veilig.")
        self._desk.noticed.emit(f"{told} {warning}")
