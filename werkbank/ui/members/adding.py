"""Adding somebody: they type their name and passphrase here themselves, or they brought a key file; then six words."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QWidget

from werkbank.i18n import tr
from werkbank.model.errors import KnownError
from werkbank.store.identity_file import ENDING, Candidate
from werkbank.store.kdf import KdfSettings
from werkbank.store.members import Members
from werkbank.ui.members.parts import NewPassphrase, SixWords, Step, named
from werkbank.ui.widgets import button, column, label, line_edit, row


class AddPerson(Step):
    """Two steps: who is it, and the six words."""

    kdf: KdfSettings | None = None  # found by measuring; tests give cheap ones

    def __init__(self, parent: QWidget, members: Members, *, candidate: Candidate | None = None) -> None:
        super().__init__(parent, title=tr("Iemand toevoegen"))
        self._members = members
        self._candidate = candidate
        self.name = line_edit(tr("Naam"), look="big", placeholder=tr("zoals collega's je kennen"))
        self.passphrase = NewPassphrase(names=tuple(one.name for one in members.people()))
        self.name.editingFinished.connect(lambda: self.passphrase.add_name(self.name.text()))
        self.go_on = button(tr("Verder"), self.make, look="primary")
        self.words: SixWords | None = None
        self.admit = button(tr("Toevoegen"), self.take_in, look="primary")
        self.admit.setEnabled(False)
        self.steps = QStackedWidget()
        self.steps.addWidget(self._first())
        self.lay_out(column(self.steps, self.message))
        if candidate is not None:
            self.show_words(candidate)

    def make(self) -> None:
        """Make the keys; takes about two seconds."""
        name, passphrase = self.name.text(), self.passphrase.text
        kdf = self.kdf
        self.do(
            tr("Sleutel maken…"),
            lambda _progress: self._members.new_person(name, passphrase, kdf=kdf),
            self.show_words,
        )

    def show_words(self, candidate: Candidate) -> None:
        """The second step."""
        self._candidate = candidate
        here = tr("Lees deze woorden samen hardop. Zo weet je dat het de sleutel van {naam} is en niet van een ander.")
        far = tr(
            "Bel {naam} op een nummer dat je al had. Laat de zes woorden voorlezen die daar bij 'Mensen en sleutels' "
            "staan. Zijn ze anders, voeg deze persoon dan niet toe."
        )
        how = far if self.steps.count() == 1 and not self.name.text() else here
        self.words = SixWords(candidate.words, how=how.replace("{naam}", candidate.public.name))
        self.words.compared.toggled.connect(self.admit.setEnabled)
        page = QWidget()
        page.setLayout(
            column(
                label(candidate.public.name, look="title"),
                self.words,
                1,
                row(1, button(tr("Niet toevoegen"), self.reject), self.admit),
            )
        )
        self.steps.addWidget(page)
        self.steps.setCurrentWidget(page)
        self.words.setFocus()
        self.fit()

    def take_in(self) -> None:
        """Give them a key of the workplace."""
        candidate = self._candidate
        if candidate is None or self.words is None or not self.words.compared.isChecked():
            return
        try:
            self._members.admit(candidate, compared=candidate.words)
        except KnownError as error:
            self.refuse(error)
        else:
            self.accept()

    def _first(self) -> QWidget:
        page = QWidget()
        intro = tr(
            "Laat de nieuwe collega hier zelf zitten en typen. De wachtzin is alleen voor die collega; jij hoeft hem "
            "niet te weten. Bij een casus kan iemand pas als je daar toegang geeft."
        )
        who = named(tr("Naam"), self.name)
        page.setLayout(self.form(tr("Wie komt erbij?"), label(intro, wrap=True), who, self.passphrase, go=self.go_on))
        self.setFocusProxy(self.name)
        return page


def from_file(parent: QWidget, members: Members, path: Path) -> AddPerson:
    """The second step at once, for a key file. Raises ``KnownError`` with what is wrong with the file."""
    return AddPerson(parent, members, candidate=members.read_candidate(path))


def kinds() -> str:
    """What a file dialog shows."""
    return tr("Sleutelbestand") + f" (*{ENDING} *.json)"
