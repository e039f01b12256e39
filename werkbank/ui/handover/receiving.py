"""'Ontvangen': who it is from, what it would change here, what differs; then taking it in, and the receipt."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLabel, QListWidget, QMessageBox

from werkbank.app.contact_words import told as contact_told
from werkbank.app.merge_words import summary, told
from werkbank.app.receiving import Taken, take
from werkbank.i18n import tr
from werkbank.model.errors import KnownError
from werkbank.store.handover.address_book import AddressBook
from werkbank.store.handover.arriving import Arrival
from werkbank.store.merging import MergePreview
from werkbank.ui.keeping.parts import Page, moment_words
from werkbank.ui.progress import run_with_progress
from werkbank.ui.widgets import button, column, label, row

if TYPE_CHECKING:
    from werkbank.ui.casework import Casework
    from werkbank.ui.jobs import Job


class ReceivingPage(Page):
    """What a handover would do, before it does."""

    def __init__(self, work: Casework, arrival: Arrival, seen: MergePreview) -> None:
        super().__init__(work.window, title=tr("Overdracht ontvangen"))
        self._work, self._arrival, self._seen = work, arrival, seen
        self.taken: Taken | None = None
        manifest = arrival.arrived.manifest
        self.changes, self.conflicts = QListWidget(), QListWidget()
        self.changes.setAccessibleName(tr("Wat er verandert"))
        self.conflicts.setAccessibleName(tr("Wat verschilt"))
        for shown in (self.changes, self.conflicts):
            shown.setWordWrap(True)
        self.compared = QCheckBox(tr("Ik heb deze zes woorden met de afzender vergeleken"))
        self.compared.setVisible(not arrival.sender.is_checked)
        self.said = label("", look="warn", wrap=True)
        self.said.hide()
        self.accept_button = button(tr("Overnemen"), self.take_in, look="primary")
        self.lay_out(
            column(
                label(tr("Van {wie}", wie=contact_told(arrival.sender)), look="title"),
                label(_about(arrival), look="soft", wrap=True),
                self._sender_words(),
                self.compared,
                label(_kind(manifest.partial, arrival.is_here), wrap=True),
                label(summary(seen), look="field", buddy=self.changes),
                self.changes,
                label(tr("Wat verschilt: beide blijven bewaard, tot iemand kiest"), look="field", buddy=self.conflicts),
                self.conflicts,
                self.said,
                row(1, self.accept_button, button(tr("Niet overnemen"), self.reject)),
                space=10,
            )
        )
        self._fill()

    def take_in(self) -> Job | None:
        """Take it in, after a second yes where that is needed."""
        unchecked = False
        if not self._arrival.sender.is_checked:
            if self.compared.isChecked():
                AddressBook(self._work.workplace.premises).compare(self._arrival.sender.card)
            elif not self.ask(tr("Niemand heeft de zes woorden van de afzender vergeleken. Toch overnemen?")):
                return None
            unchecked = True
        ahead = self._seen.ahead
        if ahead is not None and not self.ask(
            tr(
                "Er staan wijzigingen in van {dag}, na vandaag. Klopt de klok hier? Toch overnemen?",
                dag=moment_words(ahead),
            )
        ):
            return None
        work, arrival, seen = self._work.workplace, self._arrival, self._seen
        return run_with_progress(
            self,
            tr("Overnemen…"),
            lambda _progress: take(work, arrival, seen, unchecked=unchecked, accept_future=ahead is not None),
            self._done,
            self._refuse,
        )

    def ask(self, text: str) -> bool:
        """A second yes; no is usual."""
        yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
        return QMessageBox.warning(self, self.windowTitle(), text, yes | no, no) is yes

    def _fill(self) -> None:
        for part in told(self._seen):
            if part.waits:
                self.conflicts.addItems(list(part.lines))
            else:
                self.changes.addItems([f"{part.title}: {line}" for line in part.lines])
        if not self.conflicts.count():
            self.conflicts.addItem(tr("niets"))
        if not self.changes.count():
            self.changes.addItem(tr("niets: alles hiervan is er al"))

    def _sender_words(self) -> QLabel:
        words = " · ".join(self._arrival.sender.words)
        return label(tr("De zes woorden van de afzender: {woorden}", woorden=words), look="strong", wrap=True)

    def _done(self, taken: Taken) -> None:
        self.taken = taken
        text = tr("Overgenomen. Stuur dit ontvangstbewijs terug: {pad}", pad=Path(taken.receipt).name)
        self._work.window.messages.say(text)
        self.accept()

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self.said.setText(error.for_people())
        self.said.show()


def _about(arrival: Arrival) -> str:
    manifest = arrival.arrived.manifest
    basis = manifest.basis or tr("niet ingevuld")
    return tr("Waarvoor: {doel}. Op welke grond: {grond}.", doel=manifest.purpose, grond=basis)


def _later(day: str) -> str:
    return tr("Er staan wijzigingen in van {dag}, na vandaag. Klopt de klok hier? Toch overnemen?", dag=day)


def _kind(partial: bool, here: bool) -> str:  # noqa: FBT001 - two facts of one sentence
    where = (
        tr("Deze casus is hier al; er komt eerst een reservekopie.") if here else tr("Dit wordt hier een nieuwe casus.")
    )
    if partial:
        return f"{where} {tr('Het is een deel: wat er niet in staat, is daarmee niet weg en niet ontkend.')}"
    return where
