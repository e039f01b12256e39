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
)


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
        centred(self, self._build(theme))
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
        inner = QWidget()
        inner.setFixedWidth(theme.px(CARD_WIDTH))
        inner.setLayout(column(head(theme), form, space=tokens.SPACE_4))
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
        centred(self, form)
        self.setFocusProxy(go)


def _in_lines(recovery: str, *, groups: int = 4) -> str:
    """A long key in lines of a few groups, so that it can be copied by hand."""
    parts = recovery.split("-")
    return "\n".join("-".join(parts[at : at + groups]) for at in range(0, len(parts), groups))
