"""Ask for the password of an encrypted copy, twice, without showing it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QWidget

from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.model.errors import KnownError
from werkbank.paper.pdf.locked import checked
from werkbank.ui.dialogs import asked
from werkbank.ui.widgets import column, label, line_edit


def ask_password(parent: QWidget) -> str | None:
    """The password, or None when somebody thinks better of it."""
    dialog = PasswordDialog(parent)
    return dialog.first.text() if asked(dialog) else None


class PasswordDialog(QDialog):
    """Two fields that must be the same."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Wachtwoord voor dit bestand"))
        self.first, self._second = line_edit(tr("Wachtwoord")), line_edit(tr("Nog een keer"))
        for field in (self.first, self._second):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setPlaceholderText(field.accessibleName())
        self.said = label("", look="warn", wrap=True)
        self.said.hide()
        told = tr("Zonder dit wachtwoord gaat het bestand niet meer open. Geef het langs een andere weg door.")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Ok)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = column(self.first, self._second, self.said, label(told, look="soft", wrap=True), buttons)
        layout.setContentsMargins(*([tokens.SPACE_4] * 4))
        self.setLayout(layout)
        self.setMinimumWidth(380)

    def accept(self) -> None:
        try:
            checked(self.first.text())
        except KnownError as error:
            self._refuse(f"{error.text} {error.remedy}")
            return
        if self.first.text() != self._second.text():
            self._refuse(tr("De twee wachtwoorden zijn niet gelijk."))
            return
        super().accept()

    def _refuse(self, text: str) -> None:
        self.said.setText(text)
        self.said.show()
