"""The help page of signs: every sign of the table with its picture, its name and what it means; a line to search in."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QScrollArea, QWidget

from werkbank.app.seeing import forms_kept
from werkbank.genogram.looks import Look
from werkbank.genogram.samples import DAY
from werkbank.genogram.signs import GROUPS, USUAL, Forms, all_signs
from werkbank.i18n import mark, tr
from werkbank.model.vocabulary import Sign, fold
from werkbank.ui.desk import Desk
from werkbank.ui.genogram.pictures import sample_label
from werkbank.ui.theme import Theme
from werkbank.ui.widgets import column, label, line_edit

SCALE = 1.5
VIEWS = {
    "professional": mark("Alleen in de weergave voor het team."),
    "own": mark("In de gezinsweergave alleen als het gezin dit zelf heeft ingebracht."),
}


class SignsPage(QDialog):
    """All signs, in the forms that the team uses."""

    def __init__(self, parent: QWidget | None, theme: Theme, *, forms: Forms = USUAL) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Tekens van het genogram"))
        self.resize(theme.px(720), theme.px(700))
        self.search = line_edit(tr("Zoeken in de tekens"), placeholder=tr("Zoek een teken, bijvoorbeeld: pleeg"))
        self.rows: dict[str, tuple[QWidget, ...]] = {}
        self._heads: dict[str, QLabel] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setColumnStretch(1, 1)
        for row in all_signs():
            if row.group not in self._heads:
                self._heads[row.group] = label(tr(GROUPS[row.group]), look="lead")
                grid.addWidget(self._heads[row.group], grid.rowCount(), 0, 1, 2)
            self._add(grid, row, theme=theme, forms=forms)
        inner = QWidget()
        inner.setLayout(grid)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        scroll.setAccessibleName(tr("Tekens van het genogram"))
        self.setLayout(column(self.search, scroll))
        self.layout().setContentsMargins(16, 16, 16, 16)  # type: ignore[union-attr]
        self.search.textChanged.connect(self._show_found)

    def _add(self, grid: QGridLayout, row: Sign, *, theme: Theme, forms: Forms) -> None:
        picture = sample_label(row.id, theme.palette, look=Look(DAY, forms=forms), scale=SCALE * theme.scale)
        words = column(label(row.label), label(" ".join(_told(row)), look="soft", wrap=True), space=0)
        told = QWidget()
        told.setLayout(words)
        told.setAccessibleName(f"{row.label}: {row.sign}")
        line = grid.rowCount()
        grid.addWidget(picture, line, 0)
        grid.addWidget(told, line, 1)
        self.rows[row.id] = (picture, told)

    def _show_found(self, text: str) -> None:
        """Only the signs in whose words the text occurs."""
        asked, groups = fold(text), set()
        for row in all_signs():
            found = asked in fold(" ".join((row.label, row.sign, row.when)))
            groups |= {row.group} if found else set()
            for widget in self.rows[row.id]:
                widget.setVisible(found)
        for group, head in self._heads.items():
            head.setVisible(group in groups)


def forms_of(desk: Desk | None) -> Forms:
    """The forms that the open case uses; the usual ones when none is open."""
    return forms_kept(desk.session.memory) if desk is not None else USUAL


def _told(row: Sign) -> list[str]:
    """How it looks, what it means, where it may stand."""
    looks = row.sign[:1].upper() + row.sign[1:] + "."
    return [looks, row.when, *([tr(VIEWS[row.view])] if row.view in VIEWS else [])]
