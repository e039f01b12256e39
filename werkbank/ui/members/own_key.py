"""My own key: another passphrase, and a key file for another workplace."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from werkbank.i18n import tr
from werkbank.store.kdf import KdfSettings
from werkbank.store.members import Members
from werkbank.ui.members.parts import NewPassphrase, Step, named
from werkbank.ui.widgets import button, label, line_edit


def _secret(name: str) -> QLineEdit:
    made = line_edit(name, look="big")
    made.setEchoMode(QLineEdit.EchoMode.Password)
    return made


class ChangePassphrase(Step):
    """The old one first, then a new one."""

    kdf: KdfSettings | None = None

    def __init__(self, parent: QWidget, members: Members) -> None:
        super().__init__(parent, title=tr("Mijn wachtzin wijzigen"))
        self._members = members
        self.old = _secret(tr("Wachtzin van nu"))
        self.new = NewPassphrase(names=tuple(one.name for one in members.people()))
        self.go = button(tr("Wijzigen"), self.change, look="primary")
        told = tr("De oude wachtzin werkt daarna niet meer. Je casussen blijven zoals ze zijn.")
        now = named(tr("Wachtzin van nu"), self.old)
        title = tr("Mijn wachtzin wijzigen")
        self.lay_out(self.form(title, label(told, wrap=True), now, self.new, self.message, go=self.go))
        self.setFocusProxy(self.old)

    def change(self) -> None:
        """Do it."""
        old, new, kdf = self.old.text(), self.new.text, self.kdf
        self.do(
            tr("Wachtzin wijzigen…"),
            lambda _progress: self._members.change_passphrase(old, new, kdf=kdf),
            lambda _nothing: self.accept(),
        )


class CarryKey(Step):
    """My key in a file, under my passphrase, so that another workplace can add me."""

    kdf: KdfSettings | None = None

    def __init__(self, parent: QWidget, members: Members, to: Path) -> None:
        super().__init__(parent, title=tr("Sleutelbestand voor een andere werkplek"))
        self._members, self._to = members, to
        self.passphrase = _secret(tr("Je wachtzin"))
        self.go = button(tr("Bestand maken"), self.make, look="primary")
        told = tr(
            "In dit bestand staat je eigen sleutel, versleuteld met je wachtzin. Er staat niets in over een gezin. De "
            "ander voegt je ermee toe en leest je zes woorden voor; die staan bij 'Mensen en sleutels'."
        )
        mine = named(tr("Je wachtzin"), self.passphrase)
        title = tr("Sleutelbestand voor een andere werkplek")
        self.lay_out(self.form(title, label(told, wrap=True), mine, self.message, go=self.go))
        self.setFocusProxy(self.passphrase)

    def make(self) -> None:
        """Do it."""
        to, passphrase, kdf = self._to, self.passphrase.text(), self.kdf
        self.do(
            tr("Bestand maken…"),
            lambda _progress: self._members.carry(to, passphrase=passphrase, kdf=kdf),
            lambda _nothing: self.accept(),
        )
