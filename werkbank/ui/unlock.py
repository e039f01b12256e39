"""The unlock screen: who are you, and your passphrase.

It must be painted at once, so it imports PySide6, tokens and texts only; the rest of the program loads in a thread
meanwhile. It says nothing about who has access to what: a wrong passphrase is a wrong passphrase.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLayout, QLineEdit, QVBoxLayout, QWidget

from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.ui.logo import Logo
from werkbank.ui.theme import Theme
from werkbank.ui.widgets import SELECTABLE_BY_MOUSE, button, card, column, label, line_edit, make_selectable, row

CARD_WIDTH = 440


class Somebody(NamedTuple):
    """A person of this workplace: id and name (names of workers are not secret on their own laptop)."""

    id: str
    name: str


class UnlockPage(QWidget):
    """Choose a person, type a passphrase."""

    entered = Signal(str, str)  # person id, passphrase

    def __init__(
        self, theme: Theme, *, people: tuple[Somebody, ...], demo_passphrase: str = "", kept: bool = False
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._who = QComboBox()
        self._who.setAccessibleName(tr("Wie ben je?"))
        self._secret = line_edit(tr("Wachtzin"), look="big")
        self._open = button(tr("Openen"), self._enter, look="primary")
        self._message = label("", look="warn", wrap=True)
        self._message.hide()
        self._secret.setEchoMode(QLineEdit.EchoMode.Password)
        self._secret.returnPressed.connect(self._enter)
        self._show = QCheckBox(tr("Laat zien wat ik typ"))
        self._show.toggled.connect(self._reveal)
        self.set_people(people)
        centred(self, self._build(theme, demo_passphrase, kept=kept))

    def set_people(self, people: tuple[Somebody, ...]) -> None:
        """Fill the list of persons."""
        self._who.clear()
        for person in people:
            self._who.addItem(person.name, person.id)
        self._who.setEnabled(len(people) > 1)

    def wait(self, text: str) -> None:
        """Show that something is going on; typing goes on meanwhile."""
        self._open.setEnabled(False)
        self._open.setText(text)

    def ready(self) -> None:
        """Take a passphrase (again)."""
        self._open.setEnabled(True)
        self._open.setText(tr("Openen"))
        self._secret.setFocus()

    def refuse(self, text: str) -> None:
        """Say why it did not open; the passphrase can be typed again at once."""
        self._message.setText(text)
        self._message.show()
        self.ready()
        self._secret.selectAll()

    def _enter(self) -> None:
        if self._secret.text() and self._open.isEnabled():
            self._message.hide()
            self.wait(tr("Bezig met openen…"))
            self.entered.emit(self._who.currentData() or "", self._secret.text())

    def _reveal(self, shown: bool) -> None:  # noqa: FBT001 - Qt slot
        self._secret.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _build(self, theme: Theme, demo_passphrase: str, *, kept: bool) -> QWidget:
        form = card(
            label(tr("Wie ben je?"), look="field", buddy=self._who),
            self._who,
            label(tr("Wachtzin"), look="field", buddy=self._secret),
            self._secret,
            self._show,
            self._message,
            self._open,
            pad=tokens.SPACE_5,
        )
        inner = QWidget()
        inner.setFixedWidth(theme.px(CARD_WIDTH))
        items = [head(theme), form, *([_demo(demo_passphrase, kept=kept)] if demo_passphrase else [_safe()])]
        inner.setLayout(column(*items, space=tokens.SPACE_4))
        self.setFocusProxy(self._secret)
        return inner


def _slogan() -> QLabel:
    return label(tr("Samen de tijdlijn, het genogram en het plan"), look="soft")


def _safe() -> QLabel:
    return label(
        tr("Alles op deze computer is versleuteld. Zonder wachtzin kan niemand het lezen."), look="note", wrap=True
    )


def _demo(passphrase: str, *, kept: bool) -> QWidget:
    said = label(passphrase, look="lead")
    make_selectable(said, by=SELECTABLE_BY_MOUSE)
    what = tr("Dit is een oefenplek met drie verzonnen gezinnen.")
    stays, goes = tr("Hij blijft bewaard in de map die je koos."), tr("Hij verdwijnt als je afsluit.")
    text = " ".join((what, stays if kept else goes, tr("De wachtzin is:")))
    box = card(label(text, wrap=True), said, space=tokens.SPACE_1)
    box.setObjectName("demo")
    return box


def head(theme: Theme) -> QLayout:
    """The mark, the name and what it is for."""
    return row(Logo(theme.palette), column(label("Werkbank", look="display"), _slogan()), 1, space=tokens.SPACE_4)


def centred(page: QWidget, inner: QWidget) -> None:
    """Put something a little above the middle of a page."""
    around = QVBoxLayout(page)
    around.addStretch(2)
    around.addLayout(row(1, inner, 1))  # no alignment flag: it would lose the height that wrapped texts need
    around.addStretch(3)
