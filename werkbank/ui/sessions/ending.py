"""Ask before the screen shows everything again: whoever still sits at the table would read it."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget

from werkbank.i18n import tr
from werkbank.ui.dialogs import asked


def sure_to_end(parent: QWidget) -> bool:
    """Whether nobody reads along any more; no, unless somebody says so."""
    box = QMessageBox(parent)
    box.setWindowTitle(tr("Sessie beëindigen"))
    box.setText(tr("Het scherm toont daarna weer alles. Leest er niemand meer mee?"))
    yes = box.addButton(tr("Niemand leest mee: beëindig"), QMessageBox.ButtonRole.AcceptRole)
    no = box.addButton(tr("Nog niet"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(no)
    box.setEscapeButton(no)
    asked(box)
    return box.clickedButton() is yes
