"""'Adresboek en visitekaartje': who one can send to, the six words, and the own card to give away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QSizePolicy, QWidget

from werkbank.app.cards import read_card
from werkbank.i18n import tr
from werkbank.model.errors import KnownError
from werkbank.store.handover.address_book import AddressBook, Contact, six_words
from werkbank.store.handover.visitekaartje import ENDING, write_card_file
from werkbank.ui.keeping.parts import Page, Rows, moment_words
from werkbank.ui.widgets import (
    SELECTABLE_BY_KEYBOARD,
    SELECTABLE_BY_MOUSE,
    button,
    column,
    label,
    line_edit,
    make_selectable,
    row,
)

if TYPE_CHECKING:
    from werkbank.ui.casework import Casework

KINDS = f"Visitekaartje (*{ENDING})"


class ContactsPage(Page):
    """The address book of this workplace."""

    def __init__(self, work: Casework) -> None:
        super().__init__(work.window, title=tr("Adresboek en visitekaartje"))
        self._work = work
        self.book = AddressBook(work.workplace.premises)
        self._contacts: list[Contact] = []
        heads = (tr("Naam"), tr("Organisatie"), tr("Zes woorden"), tr("Vergeleken"))
        self.rows = Rows(tr("Mensen in het adresboek"), heads=heads, stretch=2)
        self.organisation = line_edit(tr("Waar je werkt"), placeholder=tr("naam van je organisatie"))
        self.organisation.setText(self.book.organisation)
        self.organisation.editingFinished.connect(lambda: self.book.set_organisation(self.organisation.text()))
        self.words = label("", look="strong")
        self.words.setAccessibleName(tr("Je zes woorden"))
        make_selectable(self.words, by=SELECTABLE_BY_MOUSE | SELECTABLE_BY_KEYBOARD)
        self.words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # to be read aloud over the telephone
        self.said = label("", look="warn", wrap=True)
        self.said.hide()
        self.compare_button = button(tr("Woorden vergeleken"), self.compare)
        self.forget_button = button(tr("Uit het adresboek"), self.forget)
        self.nobody = label(
            tr("Hier staat nog niemand. Vraag een ander om het visitekaartje, en lees het hier in."),
            look="soft",
            wrap=True,
        )
        rest = QWidget()  # takes the room when nobody is in it
        rest.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._rest = rest
        how = tr(
            "Iemand kan je pas iets sturen als hij je visitekaartje heeft. Bel elkaar daarna één keer en lees de zes "
            "woorden voor: dan weet je zeker dat het kaartje echt van de ander is."
        )
        self.lay_out(
            column(
                label(tr("Je eigen visitekaartje"), look="title"),
                label(how, look="soft", wrap=True),
                row(label(tr("Waar je werkt"), look="field", buddy=self.organisation), self.organisation,
                    button(tr("Visitekaartje opslaan…"), self.save_own)),
                row(label(tr("Je zes woorden:"), look="field"), self.words, 1),
                label(tr("Adresboek"), look="title", buddy=self.rows),
                self.nobody,
                self.rows,
                row(button(tr("Visitekaartje inlezen…"), self.read), self.compare_button, self.forget_button, 1),
                self.said,
                rest,
                row(1, button(tr("Sluiten"), self.accept)),
                space=10,
            )
        )  # fmt: skip
        self.refresh()

    def refresh(self) -> None:
        """Show who is in it now."""
        self.words.setText(" · ".join(six_words(self.book.own_card())))
        self._contacts = self.book.contacts()
        self.rows.fill([(c.card.name, c.card.organisation, " ".join(c.words), _checked(c)) for c in self._contacts])
        for one in (self.compare_button, self.forget_button, self.rows):
            one.setVisible(bool(self._contacts))
        for other in (self.nobody, self._rest):
            other.setVisible(not self._contacts)

    def save_own(self) -> None:
        """Write the own card; its name is that of its holder, who gives it away."""
        self.book.set_organisation(self.organisation.text())
        card = self.book.own_card()
        name = "".join(sign if sign.isalnum() else "-" for sign in card.name) + ENDING
        if (path := self._work.window.ask_target(tr("Visitekaartje opslaan"), proposal=name, kinds=KINDS)) is not None:
            self._guard(lambda: write_card_file(path, card))

    def read(self) -> None:
        """Take in the card of somebody else."""
        if (path := self._work.window.ask_file(tr("Visitekaartje inlezen"), kinds=KINDS)) is not None:
            self.take(path)

    def take(self, path: Path) -> None:
        """Take in a card from a file."""
        self._guard(lambda: read_card(self.book, path))
        self.refresh()

    def compare(self) -> None:
        """Note that the six words were compared, after showing them once more."""
        if (contact := self._chosen) is None:
            return
        text = tr(
            "Laat {wie} de zes woorden voorlezen: {woorden}. Zijn ze alle zes gelijk?",
            wie=contact.card.called,
            woorden=" · ".join(contact.words),
        )
        if self.ask(text):
            self._guard(lambda: self.book.compare(contact.card))
            self.refresh()

    def forget(self) -> None:
        """Take somebody out."""
        if (contact := self._chosen) is not None:
            self._guard(lambda: self.book.forget(contact.card))
            self.refresh()

    def ask(self, text: str) -> bool:
        """A question with yes and no; no is usual."""
        yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
        return QMessageBox.question(self, self.windowTitle(), text, yes | no, no) is yes

    @property
    def _chosen(self) -> Contact | None:
        place = self.rows.chosen
        return self._contacts[place] if 0 <= place < len(self._contacts) else None

    def _guard(self, doing: Callable[[], object]) -> None:
        said = ""
        try:
            doing()
        except KnownError as error:
            said = error.for_people()
        self.said.setText(said)
        self.said.setVisible(bool(said))


def _checked(contact: Contact) -> str:
    if contact.compared_at is not None:
        return tr("{dag} door {wie}", dag=moment_words(contact.compared_at).split()[0], wie=contact.compared_by)
    return tr("collega hier") if contact.is_colleague else tr("nog niet")
