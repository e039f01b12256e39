"""The versions of the plan: keep one, make a copy final, print that again, and see what changed between two.

Two versions stand beside each other in words, block by block: what it said, and what it says. 'Nu' is what stands in
the casus at this moment.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFileDialog,
    QHeaderView,
    QInputDialog,
    QListWidget,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from werkbank.app.audience import reader_for
from werkbank.app.exports import write_whole
from werkbank.app.verbs import versions
from werkbank.drawing import tokens
from werkbank.i18n import mark, ntr, tr
from werkbank.model.dates import to_dutch
from werkbank.model.entities import PlanVersion
from werkbank.plan.content import TITLES, plan_for
from werkbank.plan.reader import role_reader
from werkbank.plan.versions import Change, Line, differences, lines_from, lines_of
from werkbank.ui.choice_field import ChoiceField
from werkbank.ui.desk import Desk
from werkbank.ui.widgets import button, column, label, row

USUAL = (1080, 680)
SIGNS = {(False, True): mark("nieuw"), (True, False): mark("weg"), (True, True): mark("anders")}


class VersionsDialog(QDialog):
    """All versions, newest first, and two of them beside each other."""

    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(tr("Versies van het gezinsplan"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Versies"))
        self.list.setWordWrap(True)
        self.list.currentRowChanged.connect(self._turn)
        self.then, self.now = _choice(tr("Vergelijk")), _choice(tr("met"))
        self.then.activated.connect(lambda _at: self._compare())
        self.now.activated.connect(lambda _at: self._compare())
        self.table = _table()
        self.told = label("", look="soft", wrap=True)
        self.again = button(tr("Opnieuw opslaan als PDF…"), self._print_again)
        self.name = button(tr("Naam…"), self._rename)
        self.drop = button(tr("Verwijderen"), self._remove)
        self.keep = button(tr("Versie bewaren…"), self._save, look="primary")
        self.keep.setEnabled(not desk.session.read_only)
        self._lay_out()
        stop = desk.session.on_change(lambda _changes: self.refresh())
        self.finished.connect(lambda _result: stop())
        self.refresh()
        self.resize(*USUAL)

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        left.setLayout(
            column(label(tr("Versies"), look="lead", buddy=self.list), self.list, self.keep,
                   row(self.name, self.drop, 1), self.again)
        )  # fmt: skip
        choice = row(label(tr("Vergelijk"), look="field", buddy=self.then), self.then,
                     label(tr("met"), look="field", buddy=self.now), self.now)  # fmt: skip
        choice.setStretch(1, 1)
        choice.setStretch(3, 1)
        right.setLayout(column(choice, self.told, self.table))
        both = row(left, right, space=tokens.SPACE_4)
        both.setStretch(0, 2)
        both.setStretch(1, 5)
        both.setContentsMargins(*([tokens.SPACE_4] * 4))
        self.setLayout(both)

    @property
    def versions(self) -> list[PlanVersion]:
        """All versions, newest first."""
        return sorted(self._desk.casus.plan_versions.values(), key=lambda one: -one.number)

    @property
    def chosen(self) -> PlanVersion | None:
        """The version that is chosen in the list."""
        at = self.list.currentRow()
        return self.versions[at] if 0 <= at < len(self.versions) else None

    def refresh(self) -> None:
        """Show the versions as they are now."""
        names, at = [title_of(one) for one in self.versions], self.list.currentRow()
        self.list.clear()
        self.list.addItems(names or [tr("Nog geen versie bewaard.")])
        self.list.setEnabled(bool(names))
        for choice, extra in ((self.then, []), (self.now, [tr("nu")])):
            kept = max(choice.currentIndex(), 0)
            choice.clear()
            choice.addItems([*extra, *names])
            choice.setCurrentIndex(min(kept, choice.count() - 1))
        self.list.setCurrentRow(max(at, 0) if names else -1)
        self._turn()
        self._compare()

    def _turn(self, _at: int = 0) -> None:
        version = self.chosen
        free = version is not None and not version.final and not self._desk.session.read_only
        self.name.setEnabled(free)
        self.drop.setEnabled(free)
        self.again.setEnabled(version is not None and version.final)

    def _compare(self) -> None:
        all_of_them = self.versions
        if not all_of_them:
            self.told.setText(tr("Bewaar een versie. Daarna is te zien wat er sindsdien anders is."))
            self._fill([])
            return
        then = all_of_them[self.then.currentIndex()]
        at = self.now.currentIndex() - 1
        other = all_of_them[at] if at >= 0 else None
        changes = differences(lines_from(then.lines), lines_from(other.lines) if other else self._lines_now(then))
        found = ntr("{n} verschil.", "{n} verschillen.", len(changes)) if changes else tr("Er is niets anders.")
        mixed = other is not None and other.reader != then.reader
        note = tr("Let op: deze versies zijn voor verschillende lezers.") if mixed else ""
        self.told.setText(" ".join(filter(None, [found, note])))
        self._fill(changes)

    def _lines_now(self, then: PlanVersion) -> tuple[Line, ...]:
        """What the plan says now to whom the other version was for."""
        session = self._desk.session
        reader = reader_for(then.reader, session.casus, today=session.today) if then.reader else role_reader("team")
        return lines_of(plan_for(session.casus, reader, today=session.today))

    def _fill(self, changes: tuple[Change, ...] | list[Change]) -> None:
        self.table.setRowCount(len(changes))
        for number, one in enumerate(changes):
            sign = tr(SIGNS[bool(one.then), bool(one.now)])
            for at, text in enumerate((tr(TITLES[one.block]), sign, one.then, one.now)):
                self.table.setItem(number, at, QTableWidgetItem(text))
        self.table.resizeRowsToContents()

    def _save(self) -> None:
        name, good = QInputDialog.getText(self, tr("Versie bewaren"), tr("Naam van deze versie (mag leeg)"))
        if good:
            self._desk.run(lambda: versions.save_version(self._desk.session, name))

    def _rename(self) -> None:
        if (version := self.chosen) is None:
            return
        name, good = QInputDialog.getText(self, tr("Naam van de versie"), tr("Naam"), text=version.name)
        if good:
            self._desk.run(lambda: versions.rename_version(self._desk.session, version, name))

    def _remove(self) -> None:
        if (version := self.chosen) is not None:
            self._desk.run(lambda: versions.remove_version(self._desk.session, version))

    def _print_again(self) -> None:
        if (version := self.chosen) is None:
            return
        proposal = tr("gezinsplan-versie-{n}.pdf", n=version.number)
        path, _ = QFileDialog.getSaveFileName(self, tr("Gezinsplan opslaan als PDF"), proposal, tr("PDF") + " (*.pdf)")
        if path:
            self._desk.run(lambda: self._write(version, Path(path)))

    def _write(self, version: PlanVersion, path: Path) -> None:
        data = versions.pages_of(version)
        if (log := getattr(self._desk.session.memory, "log", None)) is not None:
            log("export", detail=f"plan-version:{version.number}", objects=(version.id,))
        write_whole(path if path.suffix else path.with_suffix(".pdf"), data)
        self._desk.noticed.emit(tr("Versie {n} opnieuw opgeslagen, precies zoals hij was.", n=version.number))


def title_of(version: PlanVersion) -> str:
    """'3 · 22 november 2026 · voor thuis · definitief, voor Ans'."""
    final = tr("definitief, voor {naam}", naam=version.reader_name) if version.final else ""
    return " · ".join(filter(None, (str(version.number), to_dutch(version.on), version.name, final)))


def _choice(name: str) -> QComboBox:
    made = ChoiceField()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(14)
    return made


def _table() -> QTableWidget:
    made = QTableWidget(0, 4)
    made.setAccessibleName(tr("Wat er anders is"))
    made.setHorizontalHeaderLabels([tr("Onderdeel"), tr("Wat"), tr("Toen"), tr("Nu")])
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.verticalHeader().hide()
    made.setWordWrap(True)
    made.setTabKeyNavigation(False)
    made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    head = made.horizontalHeader()
    for at, mode in enumerate(("Interactive", "ResizeToContents", "Stretch", "Stretch")):
        head.setSectionResizeMode(at, getattr(QHeaderView.ResizeMode, mode))
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    head.resizeSection(0, 170)
    return made
