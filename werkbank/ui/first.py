"""The first time on this computer: the first person and their passphrase, and then the recovery key on paper."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.ui.theme import Theme
from werkbank.ui.unlock import CARD_WIDTH, centred, head
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


class FirstPage(QWidget):
    """A workplace that has no people yet: make the first one."""

    made = Signal(str, str)  # name, passphrase
    another = Signal()  # other words wanted
    judged = Signal(str, str)  # name, passphrase, while typing

    def __init__(self, theme: Theme, *, proposal: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self._name = line_edit(tr("Je naam"), look="big", placeholder=tr("zoals je collega's je kennen"))
        self._secret = line_edit(tr("Wachtzin"), look="big")
        self.propose(proposal)
        self._strength = label("", look="note", wrap=True)
        for field in (self._name, self._secret):
            field.textChanged.connect(lambda _text: self._typed())
        self._message = label("", look="warn", wrap=True)
        self._message.hide()
        self._go = button(tr("Werkplek maken"), self._make, look="primary")
        self._name.returnPressed.connect(self._make)
        self._secret.returnPressed.connect(self._make)
        centred(self, self._build(theme))
        self.setFocusProxy(self._name)

    def propose(self, passphrase: str) -> None:
        """Put other words in the field."""
        self._secret.setText(passphrase)
        self._secret.setCursorPosition(0)

    def tell_strength(self, text: str) -> None:
        """How good the passphrase is."""
        self._strength.setText(text)

    def refuse(self, text: str) -> None:
        """Say why it could not be made."""
        self._message.setText(text)
        self._message.setAccessibleName(text)
        self._message.show()
        self._go.setEnabled(True)
        self._go.setText(tr("Werkplek maken"))
        wrong = self._secret if self._name.text().strip() else self._name
        wrong.setFocus()
        wrong.selectAll()

    def _typed(self) -> None:
        self._message.hide()
        self.judged.emit(self._name.text(), self._secret.text())

    def _make(self) -> None:
        self._message.hide()
        if not self._name.text().strip():
            self.refuse(tr("Vul je naam in."))
        else:
            self._go.setEnabled(False)
            self._go.setText(tr("Werkplek maken…"))
            self.made.emit(self._name.text().strip(), self._secret.text())

    def _build(self, theme: Theme) -> QWidget:
        intro = tr(
            "Op deze computer is nog geen werkplek. Alles wat je hier opslaat is versleuteld: alleen wie de "
            "wachtzin kent, kan het lezen."
        )
        under = row(self._strength, button(tr("Ander voorstel"), self.another.emit, look="small"))
        under.setStretch(0, 1)
        hint = tr("Dit is een voorstel. Schrijf hem over op papier of kies een eigen zin van losse woorden.")
        form = card(
            label(intro, wrap=True),
            label(tr("Je naam"), look="field", buddy=self._name),
            self._name,
            label(tr("Wachtzin"), look="field", buddy=self._secret),
            self._secret,
            under,
            label(hint, look="note", wrap=True),
            self._message,
            self._go,
            pad=tokens.SPACE_5,
        )
        inner = QWidget()
        inner.setFixedWidth(theme.px(CARD_WIDTH + 120))  # six words side by side
        inner.setLayout(column(head(theme), form, space=tokens.SPACE_4))
        return inner


class RecoveryPage(QWidget):
    """The recovery key, once: write it down, put it in the safe."""

    written = Signal()
    save_wanted = Signal()  # as PDF, to print

    def __init__(self, theme: Theme, *, recovery: str) -> None:
        super().__init__()
        self.setObjectName("page")
        key = label(_in_lines(recovery), look="lead")
        make_selectable(key, by=SELECTABLE_BY_MOUSE | SELECTABLE_BY_KEYBOARD)
        key.setAccessibleName(tr("Herstelsleutel"))
        why = tr(
            "Dit is de herstelsleutel van deze werkplek. Hij opent alle casussen als iemand de wachtzin "
            "kwijt is. Druk hem af of schrijf hem over, en leg dat papier in een kluis. Je ziet hem maar één keer."
        )
        save = button(tr("Opslaan als PDF om af te drukken…"), self.save_wanted.emit)
        self.said = label("", look="note", wrap=True)
        go = button(tr("Het papier ligt in de kluis"), self.written.emit, look="primary")
        form = card(
            label(tr("Herstelsleutel"), look="title"),
            label(why, wrap=True),
            key,
            save,
            self.said,
            go,
            pad=tokens.SPACE_5,
        )
        form.setFixedWidth(theme.px(CARD_WIDTH + 120))
        centred(self, form)
        self.setFocusProxy(save)  # an Enter too many must not pass by the only time that this key is shown


def _in_lines(recovery: str, *, groups: int = 4) -> str:
    """A long key in lines of a few groups, so that it can be copied by hand."""
    parts = recovery.split("-")
    return "\n".join("-".join(parts[at : at + groups]) for at in range(0, len(parts), groups))
