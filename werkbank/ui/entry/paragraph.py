"""A piece of a report as proposed events: one key accepts or refuses each, all that was accepted goes in as one step.

Reading goes beside the window with a bar and a way to stop; nothing leaves this computer and nothing is written before
somebody says so. J or Enter accepts, N or Delete refuses, F2 edits the cell, Ctrl+Enter adds what was accepted.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHeaderView, QPlainTextEdit, QTableView, QWidget

from werkbank.app.verbs.reporting import add_report
from werkbank.drawing import tokens
from werkbank.i18n import ntr, tr
from werkbank.model.errors import KnownError
from werkbank.timeline.paragraph import Found, is_report, propose
from werkbank.ui.desk import Desk
from werkbank.ui.entry.paragraph_table import SENTENCE, STATE, TITLE, WHAT, WHEN, CellEditor, Proposals, State
from werkbank.ui.jobs import Job, Progress
from werkbank.ui.progress import run_with_progress
from werkbank.ui.widgets import button, column, label, line_edit, row

LONGEST = 400_000  # letters: a thousand sentences and more; a longer text is a mistake of the clipboard
_YES = {Qt.Key.Key_J, Qt.Key.Key_Return, Qt.Key.Key_Enter}
_NO = {Qt.Key.Key_N, Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
_WIDE = {STATE: 0.07, WHEN: 0.19, WHAT: 0.13, TITLE: 0.2, SENTENCE: 0.22}


def read_report(parent: QWidget, desk: Desk, text: str) -> Job | None:
    """Read a text beside the window and show what it proposes."""
    if len(text) > LONGEST:
        desk.refused.emit(tr("Deze tekst is te lang om in één keer te lezen."), tr("Plak hem in delen."))
        return None
    casus, today = desk.casus, desk.session.today

    def work(progress: Progress) -> tuple[Found, ...]:
        found = propose(text, casus, today=today, progress=progress)
        return found if progress.wanted else ()

    def then(found: tuple[Found, ...]) -> None:
        if found:
            ReportDialog(parent, desk, found).open()

    def failed(error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        desk.refused.emit(error.text, error.remedy)

    return run_with_progress(parent, tr("De tekst lezen…"), work, then, failed)


class ReportText(QDialog):
    """Ask for the text; what is on the clipboard stands there already when it looks like a report."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Tekst van een verslag"))
        self._desk = desk
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(tr("Tekst van een verslag"))
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(tr("Plak hier een stuk van een verslag."))
        copied = QGuiApplication.clipboard().text()
        if is_report(copied) and len(copied) <= LONGEST:
            self.text.setPlainText(copied)
            self.text.selectAll()
        said = tr(
            "De tekst wordt op deze computer gelezen en gaat nergens heen. U kiest daarna per zin wat erbij komt."
        )
        find = button(tr("Zoek gebeurtenissen"), self.seek, look="primary")
        find.setDefault(True)
        layout = column(label(said, wrap=True), self.text, row(1, button(tr("Annuleren"), self.reject), find))
        layout.setContentsMargins(*[tokens.SPACE_4] * 4)
        self.setLayout(layout)
        self.resize(640, 420)

    def seek(self) -> None:
        """Read what stands there."""
        text, parent, desk = self.text.toPlainText(), self.parentWidget(), self._desk
        self.accept()
        if text.strip() and parent is not None:
            read_report(parent, desk, text)


class ReportDialog(QDialog):
    """The proposals, each with its sentence."""

    def __init__(self, parent: QWidget, desk: Desk, found: tuple[Found, ...]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self.model = Proposals(desk, found)
        count = sum(one.likely for one in found)
        self.setWindowTitle(ntr("{n} gebeurtenis in deze tekst", "{n} gebeurtenissen in deze tekst", count))
        self.table = self._table()
        self.source = line_edit(tr("Bron van deze tekst"), placeholder=tr("bijvoorbeeld: verslag raadsonderzoek 2016"))
        self._all = button(tr("&Alles toevoegen"), lambda: self.add(all_likely=True))
        self._some = button("", self.add, look="primary")
        for one in (self._all, self._some):
            one.setAutoDefault(False)
        cancel = button(tr("Annuleren"), self.reject)
        cancel.setAutoDefault(False)
        keys = tr(
            "J of Enter: erbij. N of Delete: niet. F2: wijzigen. Ctrl+Enter: toevoegen. 'geen?' gaat niet vanzelf mee."
        )
        source = row(label(tr("Bron"), look="field", buddy=self.source), self.source)
        layout = column(label(keys, look="soft", wrap=True), self.table, source, row(1, cancel, self._all, self._some))
        layout.setContentsMargins(*[tokens.SPACE_4] * 4)
        self.setLayout(layout)
        self.model.judged.connect(self._count)
        self.model.dataChanged.connect(self.table.resizeRowsToContents)
        self._count()
        window = parent.window().size()
        self.resize(int(window.width() * 0.92), int(window.height() * 0.8))

    def judge(self, state: State) -> None:
        """Say yes or no to the proposal with the keyboard, and go to the next."""
        at = self.table.currentIndex()
        if at.isValid():
            self.model.judge(at.row(), state)
            self.table.setCurrentIndex(self.model.index(min(at.row() + 1, self.model.rowCount() - 1), at.column()))

    def add(self, *, all_likely: bool = False) -> None:
        """Add what was accepted, or all that was not refused, as one step."""
        source = self.source.text().strip()
        accepted = self.model.accepted(all_likely=all_likely)
        if not accepted:
            return
        told = [{**fields, "source": _sourced(fields["source"], source)} for fields in accepted]
        made = self._desk.run(lambda: add_report(self._desk.session, told))
        if made is None:
            return
        self._desk.noticed.emit(
            ntr(
                "{n} gebeurtenis toegevoegd. Met Ctrl+Z gaat het terug.",
                "{n} gebeurtenissen toegevoegd. Met Ctrl+Z gaat het terug.",
                len(made),
            )
        )
        self.accept()

    def _table(self) -> QTableView:
        table = QTableView()
        table.setAccessibleName(tr("Voorstellen uit de tekst"))
        table.setModel(self.model)
        table.setItemDelegate(CellEditor(self.model, self._desk.casus, table))
        table.setWordWrap(True)
        table.setAlternatingRowColors(True)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.setTabKeyNavigation(False)
        table.installEventFilter(self)
        table.setCurrentIndex(self.model.index(0, WHEN))
        return table

    def _count(self) -> None:
        count = len(self.model.accepted())
        self._some.setText(ntr("{n} gekozen toevoegen", "{n} gekozen toevoegen", count))
        self._some.setEnabled(count > 0)
        self._all.setEnabled(bool(self.model.accepted(all_likely=True)))

    def _fit(self) -> None:
        wide = self.table.viewport().width()
        rest = (1 - sum(_WIDE.values())) / (self.model.columnCount() - len(_WIDE))
        for at in range(self.model.columnCount()):
            self.table.setColumnWidth(at, int(wide * _WIDE.get(at, rest)))
        self.table.resizeRowsToContents()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.table or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in _YES:
            self.add()
            return True
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() in _YES or event.key() in _NO:
            self.judge(State.YES if event.key() in _YES else State.NO)
            return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()
        self.table.setFocus()


def _sourced(speaker: str, report: str) -> str:
    """Who said it and where that stands."""
    return tr("{wie}, in {verslag}", wie=speaker, verslag=report) if speaker and report else speaker or report
