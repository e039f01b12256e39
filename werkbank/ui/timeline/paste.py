"""Paste rows from a spreadsheet as events: ask what the columns are, read, say what could not be read, write.

Reading and writing go beside the window with a bar and a way to stop. All rows come in as one step, or none.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QGridLayout, QMessageBox, QWidget

from werkbank.app.actions import ActionId
from werkbank.app.pasting import NOTE, SKIP, Cancelled, Pasted, columns_offered, events_from, guessed, read_pasted
from werkbank.app.session import key_of
from werkbank.exchange import Report
from werkbank.i18n import ntr, tr
from werkbank.model.clock import fresh_id
from werkbank.model.entities import Event
from werkbank.model.errors import KnownError
from werkbank.ui.choice_field import ChoiceField
from werkbank.ui.desk import Desk
from werkbank.ui.dialogs import asked
from werkbank.ui.jobs import Job, Progress
from werkbank.ui.progress import WHOLE, Bar, run_with_progress
from werkbank.ui.widgets import column, label, scroll

SELECTED = 200  # of more new events none is selected: that would say nothing
SAMPLES, SHOWN = 3, 8
LONG = 60
READING = (0.0, 0.3)  # the part of the bar that reading takes, by measured time


def paste_text(parent: QWidget, desk: Desk, text: str) -> PasteDialog | None:
    """Ask what the columns of a copied table are; None when there is nothing to paste."""
    if desk.session.read_only:
        return None
    pasted = desk.run(lambda: read_pasted(text))
    if pasted is None:
        return None
    dialog = PasteDialog(parent, desk, pasted)
    dialog.accepted.connect(lambda: read(parent, desk, pasted, dialog.columns))
    dialog.open()
    return dialog


class PasteDialog(QDialog):
    """Every column with its first texts and what it is."""

    def __init__(self, parent: QWidget, desk: Desk, pasted: Pasted) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rows = len(pasted.rows)
        self.setWindowTitle(ntr("{n} rij plakken", "{n} rijen plakken", rows))
        guesses = guessed(pasted, casus=desk.casus, today=desk.session.today)
        self._choices = [self._choice(pasted, at, guess) for at, guess in enumerate(guesses)]
        inner = QWidget()
        grid = QGridLayout(inner)
        for at, choice in enumerate(self._choices):
            grid.addWidget(label(_head(pasted, at), look="lead"), at, 0)
            grid.addWidget(label(_sample(pasted, at), look="soft"), at, 1)
            grid.addWidget(choice, at, 2)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(self._choices), 1)
        buttons = QDialogButtonBox()
        self.add = buttons.addButton(
            ntr("{n} gebeurtenis toevoegen", "{n} gebeurtenissen toevoegen", rows),
            QDialogButtonBox.ButtonRole.AcceptRole,
        )
        buttons.addButton(tr("Annuleren"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        said = label(tr("Wat staat in welke kolom? Een kolom die nergens past, blijft bewaard als notitie."), wrap=True)
        layout = column(said, scroll(inner, name=tr("Kolommen")), buttons)
        layout.setContentsMargins(16, 16, 16, 16)
        self.setLayout(layout)
        self.resize(640, min(560, 150 + 44 * len(self._choices)))
        self.add.setDefault(True)

    @property
    def columns(self) -> tuple[str, ...]:
        """What each column is."""
        return tuple(str(choice.currentData()) for choice in self._choices)

    def choose(self, at: int, name: str) -> None:
        """Say what a column is."""
        self._choices[at].setCurrentIndex(self._choices[at].findData(name))

    def _choice(self, pasted: Pasted, at: int, guess: str) -> QComboBox:
        made = ChoiceField()
        made.setAccessibleName(tr("Kolom {naam}", naam=_head(pasted, at)))
        made.addItem(tr("bewaren als notitie"), NOTE)
        made.addItem(tr("overslaan"), SKIP)
        for name in columns_offered():
            made.addItem(name, name)
        made.setCurrentIndex(max(0, made.findData(guess)))
        return made


def read(parent: QWidget, desk: Desk, pasted: Pasted, columns: tuple[str, ...]) -> Job:
    """Read the rows beside the window; asks before anything that could not be read goes in."""
    casus, today = desk.casus, desk.session.today

    def work(progress: Progress) -> tuple[list[Event], Report]:
        return events_from(pasted, columns, casus=casus, today=today, ids=fresh_id, progress=progress)

    bar = Bar(parent)

    def then(found: tuple[list[Event], Report]) -> None:
        events, report = found
        if sure(parent, events, report):
            write(parent, desk, events, bar=bar)
        else:
            bar.end()

    return run_with_progress(parent, tr("Lezen…"), work, then, partial(_failed, desk), bar=bar, part=READING)


def sure(parent: QWidget, events: list[Event], report: Report) -> bool:
    """Whether all of it may go in, when something in it could not be read or deserves a look."""
    looks = [*report.refused, *report.warnings]
    if not looks:
        return True
    lines = [remark.for_people() for remark in looks[:SHOWN]]
    if len(looks) > SHOWN:
        lines.append(ntr("En nog {n} plaats.", "En nog {n} plaatsen.", len(looks) - SHOWN))
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(tr("Niet alles is te lezen"))
    box.setText(tr("Niet alles is te lezen. De tekst blijft zoals hij is; zonder datum komt hij bij 'Datum onbekend'."))
    box.setInformativeText("\n".join(lines))
    add = box.addButton(
        ntr("{n} gebeurtenis toevoegen", "{n} gebeurtenissen toevoegen", len(events)), QMessageBox.ButtonRole.AcceptRole
    )
    box.addButton(tr("Niets toevoegen"), QMessageBox.ButtonRole.RejectRole)
    asked(box)
    return box.clickedButton() is add


def write(parent: QWidget, desk: Desk, events: list[Event], *, bar: Bar | None = None) -> Job:
    """Write all of them as one step, beside the window; stopping leaves nothing behind."""
    flush_around(parent)
    subject = ntr("{n} gebeurtenis", "{n} gebeurtenissen", len(events))
    desk.proposals.pause()
    pending = desk.session.open.begin(ActionId.PASTE_EVENTS, events, subject=subject)

    def work(progress: Progress) -> None:
        pending.write(progress=progress, stopped=Cancelled(), ahead=desk.foresee)

    def done(_nothing: Any) -> None:  # noqa: ANN401 - a job without an answer
        pending.show()
        desk.select(*(key_of(event) for event in events[: SELECTED + 1]) if len(events) <= SELECTED else ())
        desk.noticed.emit(
            ntr(
                "{n} gebeurtenis toegevoegd. Met Ctrl+Z gaat het terug.",
                "{n} gebeurtenissen toegevoegd. Met Ctrl+Z gaat het terug.",
                len(events),
            )
        )

    def failed(error: Exception) -> None:
        pending.drop()
        desk.proposals.resume()
        _failed(desk, error)

    part = (READING[1], 1.0) if bar is not None else WHOLE
    return run_with_progress(parent, tr("Toevoegen…"), work, done, failed, bar=bar, part=part)


def flush_around(widget: QWidget) -> None:
    """Commit what is being typed and keep the view now: while a job writes, nothing else can."""
    around: QWidget | None = widget
    while around is not None:
        if callable(pending := getattr(around, "flush", None)):
            pending()
        around = around.parentWidget()


def _failed(desk: Desk, error: Exception) -> None:
    if not isinstance(error, KnownError):
        raise error
    desk.refused.emit(error.text, error.remedy)


def _head(pasted: Pasted, at: int) -> str:
    name = pasted.header[at].strip() if at < len(pasted.header) else ""
    return name[:LONG] or tr("kolom {n}", n=at + 1)


def _sample(pasted: Pasted, at: int) -> str:
    cells = (row[at].strip() for row in pasted.rows if at < len(row) and row[at].strip())
    return " · ".join(cell.replace("\n", " ")[:LONG] for cell, _ in zip(cells, range(SAMPLES), strict=False))
