"""'Mensen en sleutels': everybody with a key of this workplace, my own key, and the paper in the safe."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QMessageBox, QWidget

from werkbank.app.members import outcome, said_of
from werkbank.app.relay import SWITCH
from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.model.errors import KnownError
from werkbank.store.identity_file import ENDING
from werkbank.store.members import Member, Members, Renewed
from werkbank.ui.jobs import Progress
from werkbank.ui.members.adding import AddPerson, from_file, kinds
from werkbank.ui.members.own_key import CarryKey, ChangePassphrase
from werkbank.ui.members.paper import PaperDialog, steps
from werkbank.ui.members.parts import Step, fitting, selectable
from werkbank.ui.members.returning import NewKeys
from werkbank.ui.widgets import button, card, column, label, row, scroll

if TYPE_CHECKING:
    from werkbank.ui.casework import Casework

USUAL = (980, 640)


class MembersPage(Step):
    """The people of the workplace."""

    def __init__(self, work: Casework) -> None:
        super().__init__(work.window, title=tr("Mensen en sleutels"))
        self._work, self._members = work, Members(work.workplace)
        self._shown: tuple[Member, ...] = ()
        self.people = QListWidget()
        self.people.setAccessibleName(tr("Mensen met een sleutel"))
        self.people.currentRowChanged.connect(lambda _at: self._turn())
        self.name, self.said = label("", look="title", wrap=True), label("", look="soft", wrap=True)
        self.words = selectable("", look="lead", name=tr("Zes woorden"))
        self.remove = button(tr("Sleutel weghalen…"), self.take_away)
        self.again = button(tr("Nieuwe sleutel voor deze persoon…"), self.new_keys, look="primary")
        self.again.setVisible(work.workplace.is_by_paper)
        self.by_paper = label(_by_paper(), look="warn", wrap=True)
        self.by_paper.setVisible(work.workplace.is_by_paper)
        self.alone = label("", look="warn", wrap=True)
        self.seal = label("", look="soft", wrap=True)
        self.outcome = label("", look="strip", wrap=True)
        self.outcome.hide()
        self._changes: list[QWidget] = []
        self._lay_out()
        self.resize(*fitting(self._work.window, USUAL))
        self.setFocusProxy(self.people)
        self.refresh()

    def refresh(self) -> None:
        """Show everybody as they are now."""
        chosen = self.chosen
        self._shown = self._members.people()
        self.people.clear()
        for member in self._shown:
            item = QListWidgetItem(f"{member.name}\n{said_of(member)}")
            item.setData(Qt.ItemDataRole.UserRole, member.id)
            self.people.addItem(item)
        at = next((at for at, one in enumerate(self._shown) if chosen and one.id == chosen.id), 0)
        self.people.setCurrentRow(at)
        seal = self._members.seal()
        self.seal.setText(
            tr("In de kluis hoort het papier met zegelnummer {nummer}.", nummer=seal)
            if seal
            else tr("Er is nog geen herstelsleutel op papier. Maak er een, zodat een vergeten wachtzin geen ramp is.")
        )
        self.alone.setText(
            tr("Je bent nog alleen. Voeg een collega toe: dan kan er altijd iemand bij als jij er niet bent.")
        )
        self.alone.setVisible(len(self._shown) == 1)
        for one in self._changes:
            one.setEnabled(not self._work.workplace.read_only)
        self._turn()

    @property
    def chosen(self) -> Member | None:
        """Who is chosen in the list."""
        at = self.people.currentRow()
        return self._shown[at] if 0 <= at < len(self._shown) else None

    # --- what can be done ----------------------------------------------------------------------------------------

    def add(self) -> None:
        """Somebody who sits here."""
        self._ask(AddPerson(self, self._members), tr("Toegevoegd. Geef nu per casus toegang waar dat nodig is."))

    def add_from_file(self) -> None:
        """Somebody who brought a key file."""
        path = self._work.window.ask_file(tr("Sleutelbestand kiezen"), kinds=kinds())
        if path is not None:
            self._try(lambda: self._ask(from_file(self, self._members, path), tr("Toegevoegd.")))

    def change_passphrase(self) -> None:
        """My own."""
        self._ask(ChangePassphrase(self, self._members), tr("Je wachtzin is gewijzigd."))

    def carry(self) -> None:
        """My key for another workplace."""
        proposal = self._work.workplace.person.name.split()[0].casefold() + ENDING
        path = self._work.window.ask_target(tr("Sleutelbestand opslaan"), proposal=proposal, kinds=kinds())
        if path is not None:
            named = path if path.suffix else path.with_suffix(ENDING)
            self._ask(CarryKey(self, self._members, named), tr("Het sleutelbestand staat klaar."))

    def renew_paper(self) -> None:
        """Another recovery key."""
        if self._may_close_case():
            dialog = PaperDialog(self._work, self._members, self)
            self._with_case_closed(lambda: self._ask(dialog, lambda: dialog.said))

    def take_away(self) -> None:
        """The key of who is chosen."""
        member = self.chosen
        if member is None or not self._is_sure(member) or not self._may_close_case():
            return

        def work(progress: Progress) -> Renewed:
            return self._members.remove(member.id, told=steps(progress))

        def done(renewed: Renewed) -> None:
            self._say(tr("{naam} heeft geen sleutel meer.", naam=member.name) + " " + outcome(renewed))
            self.refresh()
            self._reopen()

        self._case = self._close_case()
        self.do(tr("Alle sleutels vernieuwen…"), work, done)

    def new_keys(self) -> None:
        """Of who is chosen, in a workplace that was opened with the paper; then that person unlocks."""
        member = self.chosen
        if member is None:
            return
        self._close_case()  # it is read only: nothing is being written
        dialog = NewKeys(self, self._work, member)
        made = dialog.exec() == QDialog.DialogCode.Accepted and dialog.person is not None
        said = dialog.said
        dialog.deleteLater()
        if made:
            window = self._work.window
            self.accept()
            window.lock(SWITCH)
            window.messages.say(said)

    # --- how it is done ------------------------------------------------------------------------------------------

    def _ask(self, dialog: QDialog, said: str | Callable[[], str]) -> None:
        good = dialog.exec() == QDialog.DialogCode.Accepted
        if good:
            self._say(said if isinstance(said, str) else said())
        dialog.deleteLater()
        self.refresh()

    def _try(self, doing: Callable[[], object]) -> None:
        try:
            doing()
        except KnownError as error:
            self.refuse(error)

    def _say(self, text: str) -> None:
        self.message.hide()
        self.outcome.setText(text)
        self.outcome.show()

    def _is_sure(self, member: Member) -> bool:
        told = tr(
            "{naam} kan daarna nergens meer bij. De lijst en alle casussen waar jij bij kunt krijgen een nieuwe "
            "sleutel en een nieuwe reservekopie. Wat {naam} eerder kopieerde toen het nog mocht, blijft voor {naam} te "
            "lezen. Wat {naam} schreef, blijft met naam in de casussen staan.",
            naam=member.name,
        )
        title = tr("Sleutel van {naam} weghalen?", naam=member.name)
        yes = QMessageBox.StandardButton.Yes
        return QMessageBox.question(self, title, told) == yes

    def _may_close_case(self) -> bool:
        if self._work.stored is None:
            return True
        title, told = tr("De open casus sluit even"), tr("Alles is opgeslagen. Daarna gaat de casus vanzelf weer open.")
        ok = QMessageBox.StandardButton.Ok
        return QMessageBox.information(self, title, told, ok | QMessageBox.StandardButton.Cancel) == ok

    def _with_case_closed(self, doing: Callable[[], object]) -> None:
        self._case = self._close_case()
        try:
            doing()
        finally:
            self._reopen()

    def _close_case(self) -> str:
        stored = self._work.stored
        case = stored.id if stored is not None else ""
        if case:
            self._work.show_list()
        return case

    def _reopen(self) -> None:
        if self._case:
            self._work.open_case(self._case)
        self._case = ""

    def refuse(self, error: Exception) -> None:
        super().refuse(error)
        self._reopen()

    def _turn(self) -> None:
        member = self.chosen
        if member is None:
            return
        self.name.setText(member.name)
        self.said.setText(said_of(member))
        self.words.setText("   ".join(member.words[:3]) + "\n" + "   ".join(member.words[3:]))
        self.words.setAccessibleName(tr("Zes woorden: {woorden}", woorden=", ".join(member.words)))
        self.remove.setEnabled(not member.is_me and not self._work.workplace.read_only)
        self.remove.setToolTip(tr("Je eigen sleutel haalt een collega weg.") if member.is_me else "")

    def _lay_out(self) -> None:
        self._case = ""
        add = button(tr("Iemand toevoegen…"), self.add, look="primary")
        bring = button(tr("Met sleutelbestand…"), self.add_from_file)
        mine = button(tr("Mijn wachtzin wijzigen…"), self.change_passphrase)
        carry = button(tr("Mijn sleutelbestand maken…"), self.carry)
        paper = button(tr("Nieuwe herstelsleutel…"), self.renew_paper)
        self._changes = [add, bring, mine, carry, paper]
        intro = tr(
            "Wie hier staat, opent Werkbank met een eigen wachtzin. Bij welke casus iemand kan, staat per casus bij "
            "'Wie kan bij deze casus'."
        )
        left = QWidget()
        left.setLayout(column(self.people, self.alone, row(add, bring, 1)))
        right = card(
            self.name,
            self.said,
            label(tr("Zes woorden van deze sleutel, om te vergelijken aan de telefoon"), look="field", wrap=True),
            self.words,
            row(self.again, 1),
            row(self.remove, 1),
        )
        paper_card = card(label(tr("Herstelsleutel op papier"), look="lead"), self.seal, row(paper, 1))
        inner = QWidget()
        mine_card = card(label(tr("Mijn sleutel"), look="lead"), row(mine, 1), row(carry, 1))
        inner.setLayout(column(right, paper_card, mine_card, 1, space=tokens.SPACE_3))
        beside = scroll(inner, name=tr("Deze persoon, het papier en mijn sleutel"))
        both = row(left, beside, space=tokens.SPACE_4)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        self.lay_out(
            column(
                label(tr("Mensen en sleutels"), look="title", buddy=self.people),
                label(intro, look="soft", wrap=True),
                self.by_paper,
                self.outcome,
                self.message,
                both,
                row(1, button(tr("Sluiten"), self.accept)),
            )
        )


def _by_paper() -> str:
    return tr(
        "Je bent binnen met de herstelsleutel op papier: je kunt alles lezen en niets veranderen. Is een wachtzin "
        "kwijt? Kies wie hier zit en maak een nieuwe sleutel; daarna kan die persoon weer schrijven."
    )
