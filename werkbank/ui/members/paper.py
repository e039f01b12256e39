"""A new recovery key: first on paper and in the safe, only then in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from werkbank.app.members import PHASES, outcome, save_paper
from werkbank.i18n import tr
from werkbank.model.errors import KnownError
from werkbank.store.members import Members, NewPaper, Renewed
from werkbank.store.renewing import Told
from werkbank.ui.jobs import Progress
from werkbank.ui.members.parts import Step, selectable
from werkbank.ui.widgets import button, column, label, row

if TYPE_CHECKING:
    from werkbank.store.workplace import Workplace
    from werkbank.ui.casework import Casework
    from werkbank.ui.first import RecoveryPage
    from werkbank.ui.main_window import MainWindow


class PaperDialog(Step):
    """Shows the key, writes it as PDF, and takes it into use when it lies safe."""

    def __init__(self, work: Casework, members: Members, parent: QWidget) -> None:
        super().__init__(parent, title=tr("Nieuwe herstelsleutel"))
        self._work, self._members = work, members
        self.paper: NewPaper = members.new_paper()
        self.said = ""
        self.safe = QCheckBox(tr("Het papier ligt in de kluis"))
        self.use = button(tr("In gebruik nemen"), self.take, look="primary")
        self.use.setEnabled(False)
        self.safe.toggled.connect(self.use.setEnabled)
        why = tr(
            "Met de herstelsleutel op papier gaat alles open als een wachtzin kwijt is. Druk deze nieuwe af en leg hem "
            "in de kluis. Pas als je hem in gebruik neemt, werkt het oude papier niet meer."
        )
        what_then = tr(
            "De lijst en alle casussen krijgen dan een nieuwe sleutel en een nieuwe reservekopie; oudere kopieën gaan "
            "weg. Wie het oude papier én een oude kopie van deze map heeft, kan die oude kopie nog lezen."
        )
        seal = tr("Zegelnummer {nummer}", nummer=self.paper.seal)
        self.lay_out(
            column(
                label(tr("Nieuwe herstelsleutel"), look="title"),
                label(why, wrap=True),
                selectable(in_lines(self.paper.text), look="lead", name=tr("Herstelsleutel")),
                label(seal, look="soft"),
                row(button(tr("Opslaan als PDF om af te drukken…"), self.save), 1),
                self.safe,
                label(what_then, look="note", wrap=True),
                self.message,
                1,
                row(1, button(tr("Annuleren"), self.reject), self.use),
            )
        )

    def save(self) -> None:
        """Write it as PDF where the user wants."""
        save_by_asking(self._work, self.paper, self)

    def take(self) -> None:
        """Take it into use."""
        text = self.paper.text

        def work(progress: Progress) -> Renewed:
            return self._members.take_paper(text, told=steps(progress))

        self.do(tr("Alle sleutels vernieuwen…"), work, self._done)

    def _done(self, renewed: Renewed) -> None:
        self.said = tr("De nieuwe herstelsleutel is in gebruik.") + " " + outcome(renewed)
        self.accept()


def in_lines(text: str, *, groups: int = 4) -> str:
    """A long key in lines of a few groups, so that it can be copied by hand."""
    parts = text.split("-")
    return "\n".join("-".join(parts[at : at + groups]) for at in range(0, len(parts), groups))


def steps(progress: Progress) -> Told:
    """Tells a bar how far the phases of one key change are."""

    def told(phase: str) -> None:
        progress(PHASES.index(phase) + 1, len(PHASES) + 1)

    return told


def save_by_asking(work: Casework, paper: NewPaper, step: Step) -> None:
    """Ask where, and write the paper there."""
    try:
        if _saved(work.window, paper, made_by=work.workplace.person.name):
            step.said_below(_keep_off_disk())
    except KnownError as error:
        step.refuse(error)


def save_first_paper(window: MainWindow, workplace: Workplace, text: str, page: RecoveryPage) -> None:
    """The paper of a workplace that was just made."""
    paper = NewPaper(text, Members(workplace).seal())
    try:
        if _saved(window, paper, made_by=workplace.person.name):
            page.said.setText(_keep_off_disk())
    except KnownError as error:
        page.said.setText(error.for_people())


def _saved(window: MainWindow, paper: NewPaper, *, made_by: str) -> bool:
    target = window.ask_target(
        tr("Herstelsleutel opslaan als PDF"), proposal=tr("herstelsleutel.pdf"), kinds=tr("PDF") + " (*.pdf)"
    )
    if target is None:
        return False
    path = target if target.suffix else target.with_suffix(".pdf")
    save_paper(path, paper, made_by=made_by, today=window.places.clock().today())
    return True


def _keep_off_disk() -> str:
    return tr("Opgeslagen. Druk het af en gooi het bestand daarna weg: op de schijf is het niet veilig.")
