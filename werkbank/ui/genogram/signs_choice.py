"""'Tekens kiezen': a team switches a sign to another form; the little picture shows it at once."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QGridLayout, QLabel, QScrollArea, QWidget

from werkbank.genogram.looks import Look
from werkbank.genogram.samples import DAY
from werkbank.genogram.signs import USUAL, Forms, all_signs, forms_from
from werkbank.i18n import tr
from werkbank.model.vocabulary import Sign
from werkbank.ui.choice_field import ChoiceField
from werkbank.ui.genogram.pictures import sample_drawing, show_drawing
from werkbank.ui.theme import Theme
from werkbank.ui.widgets import button, column, label

SCALE = 1.5


class SignsChoice(QDialog):
    """One row for each sign that has more than one form."""

    def __init__(self, parent: QWidget | None, theme: Theme, *, forms: Forms) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle(tr("Tekens kiezen"))
        self.resize(theme.px(640), theme.px(620))
        self.boxes: dict[str, QComboBox] = {}
        self._pictures: dict[str, QLabel] = {}
        grid = QGridLayout()
        for line, row in enumerate(row for row in all_signs() if row.choices):
            self._add(grid, row, line=line, forms=forms)
        inner = QWidget()
        inner.setLayout(grid)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        scroll.setAccessibleName(tr("Tekens kiezen"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("Gebruiken"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Annuleren"))
        buttons.addButton(button(tr("Gewone tekens"), self.reset), QDialogButtonBox.ButtonRole.ResetRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        told = tr("Wat uw team kiest, geldt voor deze casus: op het scherm, in de legenda en op papier.")
        self.setLayout(column(label(told, look="soft", wrap=True), scroll, buttons))
        self.layout().setContentsMargins(16, 16, 16, 16)  # type: ignore[union-attr]

    @property
    def forms(self) -> Forms:
        """What is chosen now."""
        return forms_from({name: box.currentData() for name, box in self.boxes.items()})

    def reset(self) -> None:
        """Back to the usual forms."""
        for name, box in self.boxes.items():
            box.setCurrentIndex(box.findData(USUAL.of(name)))

    def _add(self, grid: QGridLayout, row: Sign, *, line: int, forms: Forms) -> None:
        box = ChoiceField()
        box.setAccessibleName(row.label)
        for form, words in row.choices:
            box.addItem(words, form)
        box.setCurrentIndex(box.findData(forms.of(row.id)))
        box.currentIndexChanged.connect(lambda _index, name=row.id: self._show(name))
        self.boxes[row.id], self._pictures[row.id] = box, QLabel()
        for place, widget in enumerate((self._pictures[row.id], label(row.label, wrap=True, buddy=box), box)):
            grid.addWidget(widget, line, place)
        grid.setColumnStretch(2, 1)
        self._show(row.id)

    def _show(self, name: str) -> None:
        chosen = forms_from({name: self.boxes[name].currentData()})
        drawing = sample_drawing(name, look=Look(DAY, forms=chosen))
        show_drawing(self._pictures[name], drawing, self._theme.palette, scale=SCALE * self._theme.scale)
