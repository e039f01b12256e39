"""'Nieuwe sleutel voor deze persoon': back to writing, for who came in with the recovery key on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from werkbank.app.members import outcome
from werkbank.i18n import tr
from werkbank.store.kdf import KdfSettings
from werkbank.store.members import Member, Members, Renewed
from werkbank.store.people import Person
from werkbank.store.returning import new_keys_for
from werkbank.ui.jobs import Progress
from werkbank.ui.members.paper import steps
from werkbank.ui.members.parts import NewPassphrase, Step, named
from werkbank.ui.widgets import button, label, line_edit

if TYPE_CHECKING:
    from werkbank.ui.casework import Casework


class NewKeys(Step):
    """Whom it is about, typed over, and a new passphrase."""

    kdf: KdfSettings | None = None

    def __init__(self, parent: QWidget, work: Casework, member: Member) -> None:
        super().__init__(parent, title=tr("Nieuwe sleutel voor {naam}", naam=member.name))
        self._work, self._member = work, member
        self.person: Person | None = None
        self.said = ""
        self.typed = line_edit(tr("Naam"), look="big", placeholder=member.name)
        self.new = NewPassphrase(names=tuple(one.name for one in Members(work.workplace).people()))
        self.go = button(tr("Nieuwe sleutel maken"), self.make, look="primary")
        self.go.setEnabled(False)
        self.typed.textChanged.connect(lambda text: self.go.setEnabled(bool(text.strip())))
        told = tr(
            "Laat {naam} hier zelf zitten en typen. {naam} kan daarna weer schrijven in de casussen waar {naam} al bij "
            "kon. De oude sleutel en de oude wachtzin werken dan niet meer.",
            naam=member.name,
        )
        logged = tr(
            "In het logboek van de werkplek en van elke casus komt te staan dat dit met de herstelsleutel is gedaan. "
            "Leg het papier daarna terug in de kluis."
        )
        over = named(tr("Typ de naam over, zodat het over de goede persoon gaat"), self.typed)
        read = (label(told, wrap=True), label(logged, look="note", wrap=True))
        title = tr("Nieuwe sleutel voor {naam}", naam=member.name)
        self.lay_out(self.form(title, *read, over, self.new, self.message, go=self.go))
        self.setFocusProxy(self.typed)

    def make(self) -> None:
        """Do it."""
        place, member, kdf = self._work.workplace, self._member, self.kdf
        passphrase, typed = self.new.text, self.typed.text()

        def work(progress: Progress) -> tuple[Person, Renewed]:
            told = steps(progress)
            return new_keys_for(place, member.id, passphrase=passphrase, typed_name=typed, kdf=kdf, told=told)

        self.do(tr("Nieuwe sleutels maken…"), work, self._done)

    def _done(self, made: tuple[Person, Renewed]) -> None:
        self.person, renewed = made
        self.said = tr("{naam} heeft een nieuwe sleutel.", naam=self.person.name) + " " + outcome(renewed)
        self.accept()
