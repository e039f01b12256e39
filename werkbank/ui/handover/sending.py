"""'Versturen': to whom, how much, why; what leaves and what stays is on screen before anything does."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QListWidget, QListWidgetItem, QMessageBox, QWidget

from werkbank.app.contact_words import told
from werkbank.app.leaving_words import kind_of_handover, leaving_lines, staying_lines
from werkbank.app.parting import SHOWN_LEVELS, SHOWN_SECTIONS, Choice, Parting, Section, parting
from werkbank.app.sending import ENDING, Order, file_name, not_compared, send
from werkbank.drawing.tokens import SPACE_2
from werkbank.i18n import tr
from werkbank.model.errors import KnownError
from werkbank.store.handover.address_book import AddressBook, Contact
from werkbank.store.workplace import StoredCasus
from werkbank.ui.choice_field import ChoiceField
from werkbank.ui.handover.contacts import ContactsPage
from werkbank.ui.jobs import Progress
from werkbank.ui.keeping.parts import Page
from werkbank.ui.progress import run_with_progress
from werkbank.ui.widgets import button, column, label, line_edit, row, scroll
from werkbank.ui.wrapping import wrap_list

if TYPE_CHECKING:
    from werkbank.ui.casework import Casework
    from werkbank.ui.jobs import Job

KINDS = f"Overdracht (*{ENDING})"


class StoppedError(KnownError):
    """Somebody pressed 'Stoppen'."""


class SendingPage(Page):
    """One handover in the making."""

    def __init__(self, work: Casework, stored: StoredCasus) -> None:
        super().__init__(work.window, title=tr("Casus versturen"))
        self._work, self._stored = work, stored
        self._contacts: list[Contact] = []
        self._leaving: Parting | None = None
        self.people = _list(tr("Voor wie"), ticked=True)
        self.people.itemChanged.connect(lambda _item: self.refresh())
        self.level = ChoiceField()
        self.level.setAccessibleName(tr("Hoeveel gaat mee"))
        self.level.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for level in reversed(SHOWN_LEVELS):
            self.level.addItem(tr(SHOWN_LEVELS[level]), level)
        self.level.currentIndexChanged.connect(lambda _index: self.refresh())
        self.sections = {one: QCheckBox(tr(text)) for one, text in SHOWN_SECTIONS.items()}
        self.others = QCheckBox(tr("Ook regels die alleen over anderen gaan"))
        for box in (*self.sections.values(), self.others):
            box.setChecked(True)
            box.toggled.connect(lambda _on: self.refresh())
        self.purpose = line_edit(tr("Waarvoor"), placeholder=tr("bijvoorbeeld: overdracht naar de GI"))
        self.basis = line_edit(tr("Op welke grond"), placeholder=tr("bijvoorbeeld: toestemming van beide ouders"))
        self.recovery = QCheckBox(tr("De herstelsleutel opent het bestand ook"))
        self.recovery.setChecked(True)
        self.leaves, self.stays = _list(tr("Dit vertrekt")), _list(tr("Dit blijft hier"))
        self.kind, self.said = label("", look="soft", wrap=True), label("", look="warn", wrap=True)
        self.save = button(tr("Opslaan als .casus…"), self.write, look="primary")
        self.lay_out(column(row(self._left(), self._right(), space=16), self.said, self._buttons(), space=10))
        self.resize(max(self.width(), 1080), max(self.height(), 680))
        self.fill_people()

    def fill_people(self) -> None:
        """Show who one can send to."""
        chosen = {one.card.id for one in self._to}
        self._contacts = AddressBook(self._work.workplace.premises).contacts()
        self.people.blockSignals(True)  # noqa: FBT003 - Qt
        self.people.clear()
        for contact in self._contacts:
            item = QListWidgetItem(told(contact))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if contact.card.id in chosen else Qt.CheckState.Unchecked)
            self.people.addItem(item)
        self.people.blockSignals(False)  # noqa: FBT003 - Qt
        self.refresh()

    def refresh(self) -> None:
        """Show what would leave with what is chosen now."""
        self._leaving = leaving = parting(self._work.session.casus, self._choice, today=self._work.session.today)
        _show(self.leaves, leaving_lines(leaving))
        _show(self.stays, staying_lines(leaving) if leaving.partial else [])
        self.kind.setText(kind_of_handover(leaving))
        self.save.setEnabled(bool(self._to))
        self._say(
            tr("Kies voor wie het is. Staat die er niet bij, lees dan eerst het visitekaartje in.")
            if not self._to
            else ""
        )

    def write(self) -> None:
        """Ask where, and write."""
        order = self._order(unchecked=False)
        if not order.purpose.strip():
            self._say(tr("Vul in waarvoor het is; dat komt in het bestand en in het logboek."))
            self.purpose.setFocus()
            return
        if open_ones := not_compared(order):
            if not self.ask(_doubt(open_ones)):
                return
            order = self._order(unchecked=True)
        day, number = f"{self._work.session.today:%Y%m%d}", secrets.token_hex(3)
        proposal = file_name(self._leaving, day=day, number=number) if self._leaving else ""
        if (path := self._work.window.ask_target(tr("Casus versturen"), proposal=proposal, kinds=KINDS)) is not None:
            self.write_to(path, order)

    def write_to(self, path: Path, order: Order) -> Job | None:
        """Write beside the window, with a way to stop."""
        leaving = self._leaving
        if leaving is None:
            return None
        target = path if path.suffix == ENDING else path.with_name(path.name + ENDING)

        def work(progress: Progress) -> object:
            def tell(done: int, total: int) -> None:
                if not progress(done, total):
                    raise StoppedError(tr("Gestopt; er is niets geschreven."), code="stopped")

            return send(self._work.workplace, self._stored, leaving, order, target, told=tell)

        def done(_written: object) -> None:
            self._work.window.messages.say(
                tr("Opgeslagen en versleuteld. Stuur het bestand, en vraag om het ontvangstbewijs.")
            )
            self.accept()

        return run_with_progress(self, tr("Overdracht schrijven…"), work, done, self._refuse)

    def ask(self, text: str) -> bool:
        """A second yes; no is usual."""
        yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
        return QMessageBox.warning(self, self.windowTitle(), text, yes | no, no) is yes

    @property
    def _to(self) -> tuple[Contact, ...]:
        checked = (self.people.item(n).checkState() == Qt.CheckState.Checked for n in range(self.people.count()))
        return tuple(contact for contact, on in zip(self._contacts, checked, strict=False) if on)

    @property
    def _choice(self) -> Choice:
        sections = frozenset(one for one, box in self.sections.items() if box.isChecked())
        readers = tuple((one.card.organisation, one.card.name) for one in self._to) or (("", ""),)
        return Choice(self.level.currentData(), sections, self.others.isChecked(), readers)

    def _order(self, *, unchecked: bool) -> Order:
        return Order(
            self._to, self._choice, self.purpose.text(), self.basis.text(), unchecked, self.recovery.isChecked()
        )

    def _left(self) -> QWidget:
        made = QWidget()
        inner = column(
            label(tr("Voor wie"), look="field", buddy=self.people), self.people,
            button(tr("Adresboek en visitekaartje…"), self._contacts_page),
            label(tr("Hoeveel gaat mee"), look="field", buddy=self.level), self.level,
            *(self.sections[one] for one in Section), self.others,
            label(tr("Waarvoor"), look="field", buddy=self.purpose), self.purpose,
            label(tr("Op welke grond"), look="field", buddy=self.basis), self.basis, self.recovery, 1,
        )  # fmt: skip
        inner.setContentsMargins(0, 0, SPACE_2, 0)
        made.setLayout(inner)
        self.people.setMinimumHeight(110)
        return scroll(made, name=tr("Voor wie en hoeveel"))

    def _right(self) -> QWidget:
        made = QWidget()
        made.setLayout(
            column(
                label(tr("Dit vertrekt"), look="field", buddy=self.leaves), self.leaves, self.kind,
                label(tr("Dit blijft hier"), look="field", buddy=self.stays), self.stays,
            )
        )  # fmt: skip
        return made

    def _buttons(self) -> QWidget:
        made = QWidget()
        pdf = button(
            tr("Ontvanger zonder Werkbank: als PDF…"), self._as_pdf, hint=tr("Een overdracht op papier, met wachtwoord")
        )
        made.setLayout(row(pdf, 1, button(tr("Sluiten"), self.reject), self.save))
        return made

    def _contacts_page(self) -> None:
        page = ContactsPage(self._work)
        page.exec()
        page.deleteLater()
        self.fill_people()

    def _as_pdf(self) -> None:
        from werkbank.app.actions import ActionId

        self.reject()
        self._work.run(ActionId.HAND_OVER)

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self._say(error.for_people())


def _doubt(contacts: tuple[Contact, ...]) -> str:
    names = ", ".join(f"{one.card.called}: {' '.join(one.words)}" for one in contacts)
    return tr(
        "Niemand heeft de zes woorden vergeleken van {wie}. Als het kaartje niet echt is, leest een ander deze casus. "
        "Bel liever eerst. Toch versturen?",
        wie=names,
    )


def _list(name: str, *, ticked: bool = False) -> QListWidget:
    made = QListWidget()
    made.setAccessibleName(name)
    wrap_list(made, ticked=ticked)
    return made


def _show(shown: QListWidget, lines: list[str]) -> None:
    shown.clear()
    shown.addItems(lines or [tr("niets")])
