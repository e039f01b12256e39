"""The unlock screen: who are you, and your passphrase. For a new workplace: the first person and the recovery key.

It must be painted at once, so it imports PySide6, tokens and texts only; the rest of the program loads in a thread
meanwhile. It says nothing about who has access to what: a wrong passphrase is a wrong passphrase.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.ui.logo import Logo
from werkbank.ui.theme import Theme
from werkbank.ui.widgets import (
    SELECTABLE_BY_KEYBOARD,
    SELECTABLE_BY_MOUSE,
    button,
    card,
    column,
    label,
    line_edit,
    make_selectable,
    row,
)

CARD_WIDTH = 440


@dataclass(frozen=True, slots=True)
class Somebody:
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
        _centred(self, self._build(theme, demo_passphrase, kept=kept))

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
        head = row(Logo(theme.palette), column(label("Werkbank", look="display"), _slogan()), 1, space=tokens.SPACE_4)
        inner = QWidget()
        inner.setFixedWidth(theme.px(CARD_WIDTH))
        items = [head, form, *([_demo(demo_passphrase, kept=kept)] if demo_passphrase else [_safe()])]
        inner.setLayout(column(*items, space=tokens.SPACE_4))
        self.setFocusProxy(self._secret)
        return inner


class FirstPage(QWidget):
    """A workplace that has no people yet: make the first one."""

    made = Signal(str, str)  # name, passphrase

    def __init__(self, theme: Theme, *, proposal: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self._name = line_edit(tr("Je naam"), look="big", placeholder=tr("zoals je collega's je kennen"))
        self._secret = line_edit(tr("Wachtzin"), look="big")
        self._secret.setText(proposal)
        self._message = label("", look="warn", wrap=True)
        self._message.hide()
        self._go = button(tr("Werkplek maken"), self._make, look="primary")
        self._name.returnPressed.connect(self._make)
        self._secret.returnPressed.connect(self._make)
        _centred(self, self._build(theme))
        self.setFocusProxy(self._name)

    def refuse(self, text: str) -> None:
        """Say why it could not be made."""
        self._message.setText(text)
        self._message.show()
        self._go.setEnabled(True)
        self._go.setText(tr("Werkplek maken"))

    def _make(self) -> None:
        if not self._name.text().strip():
            self.refuse(tr("Vul je naam in."))
        elif len(self._secret.text()) < 12:
            self.refuse(
                tr("Deze wachtzin is te kort. Neem een zin van minstens twaalf tekens, liefst vijf losse woorden.")
            )
        else:
            self._go.setEnabled(False)
            self._go.setText(tr("Werkplek maken…"))
            self.made.emit(self._name.text().strip(), self._secret.text())

    def _build(self, theme: Theme) -> QWidget:
        intro = tr(
            "Op deze computer is nog geen werkplek. Alles wat je hier opslaat is versleuteld: alleen wie de "
            "wachtzin kent, kan het lezen."
        )
        hint = tr("Dit is een voorstel. Schrijf hem over op papier of kies een eigen zin van losse woorden.")
        form = card(
            label(intro, wrap=True),
            label(tr("Je naam"), look="field", buddy=self._name),
            self._name,
            label(tr("Wachtzin"), look="field", buddy=self._secret),
            self._secret,
            label(hint, look="note", wrap=True),
            self._message,
            self._go,
            pad=tokens.SPACE_5,
        )
        head = row(Logo(theme.palette), column(label("Werkbank", look="display"), _slogan()), 1, space=tokens.SPACE_4)
        inner = QWidget()
        inner.setFixedWidth(theme.px(CARD_WIDTH))
        inner.setLayout(column(head, form, space=tokens.SPACE_4))
        return inner


class RecoveryPage(QWidget):
    """The recovery key, once: write it down, put it in the safe."""

    written = Signal()

    def __init__(self, theme: Theme, *, recovery: str) -> None:
        super().__init__()
        self.setObjectName("page")
        key = label(_in_lines(recovery), look="lead")
        make_selectable(key, by=SELECTABLE_BY_MOUSE | SELECTABLE_BY_KEYBOARD)
        key.setAccessibleName(tr("Herstelsleutel"))
        why = tr(
            "Dit is de herstelsleutel van deze werkplek. Hij opent alle casussen als iemand de wachtzin "
            "kwijt is. Schrijf hem over op papier en leg dat in een kluis. Je ziet hem maar één keer."
        )
        go = button(tr("Ik heb hem opgeschreven"), self.written.emit, look="primary")
        form = card(label(tr("Herstelsleutel"), look="title"), label(why, wrap=True), key, go, pad=tokens.SPACE_5)
        form.setFixedWidth(theme.px(CARD_WIDTH + 120))
        _centred(self, form)
        self.setFocusProxy(go)


def _in_lines(recovery: str, *, groups: int = 4) -> str:
    """A long key in lines of a few groups, so that it can be copied by hand."""
    parts = recovery.split("-")
    return "\n".join("-".join(parts[at : at + groups]) for at in range(0, len(parts), groups))


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


def _centred(page: QWidget, inner: QWidget) -> None:
    around = QVBoxLayout(page)
    around.addStretch(2)
    around.addLayout(row(1, inner, 1))  # no alignment flag: it would lose the height that wrapped texts need
    around.addStretch(3)
