"""The list of keys and 'over Werkbank'."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHeaderView, QMessageBox, QTableWidget, QTableWidgetItem, QWidget

from werkbank import __version__
from werkbank.i18n import tr
from werkbank.ui.widgets import column, label


class KeysDialog(QDialog):
    """Every action and its keys, from the action table."""

    def __init__(self, parent: QWidget, keys: tuple[tuple[str, str], ...]) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Toetsen"))
        self.resize(560, 620)
        table = QTableWidget(len(keys), 2)
        table.setAccessibleName(tr("Toetsen"))
        table.setHorizontalHeaderLabels([tr("Wat"), tr("Toets")])
        table.verticalHeader().hide()
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        for line, (what, key) in enumerate(keys):
            table.setItem(line, 0, QTableWidgetItem(what))
            table.setItem(line, 1, QTableWidgetItem(key))
        self.setLayout(column(label(tr("Alles gaat ook met het toetsenbord"), look="title"), table))
        self.layout().setContentsMargins(16, 16, 16, 16)  # type: ignore[union-attr]


def show_about(parent: QWidget) -> None:
    """Name, version, what it is for."""
    text = tr("Werkbank {versie}", versie=__version__)
    what = tr(
        "Samen de geschiedenis van een gezin zien, het patroon herkennen en één plan maken. Vrije "
        "software onder de EUPL 1.2."
    )
    QMessageBox.about(parent, tr("Over Werkbank"), f"{text}\n\n{what}")
