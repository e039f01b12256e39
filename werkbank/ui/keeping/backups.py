"""'Reservekopieën': which there are, make one now, look one through, put one back, choose a second place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QMessageBox

from werkbank.app.keeping.backing_up import back_up_case, back_up_open
from werkbank.app.keeping.restores import last_restore
from werkbank.app.keeping.shelf import warnings
from werkbank.i18n import ntr, tr
from werkbank.model.errors import KnownError
from werkbank.store.copies import Copy, bring_over, choose_second_place, copies_of, copy_at, second_place
from werkbank.store.restoring import look_through, restore
from werkbank.ui.choice_field import ChoiceField
from werkbank.ui.keeping.parts import Page, Rows, moment_words, size_words
from werkbank.ui.widgets import button, column, label, row

if TYPE_CHECKING:
    from werkbank.ui.casework import Casework
    from werkbank.ui.jobs import Job


class BackupsPage(Page):
    """The copies of one case at a time."""

    def __init__(self, work: Casework) -> None:
        super().__init__(work.window, title=tr("Reservekopieën"))
        self._work = work
        self._copies: list[Copy] = []
        self.case = ChoiceField()
        self.case.setAccessibleName(tr("Casus"))
        for entry in work.workplace.cases():
            self.case.addItem(entry.name, entry.id)
        if work.stored is not None:
            self.case.setCurrentIndex(max(0, self.case.findData(work.stored.id)))
        self.case.currentIndexChanged.connect(lambda _index: self.refresh())
        heads = (tr("Gemaakt op"), tr("Waar"), tr("Grootte"), tr("Nagekeken"))
        self.rows = Rows(tr("Reservekopieën van deze casus, de nieuwste boven"), heads=heads, stretch=3)
        self.warnings = label("", look="warn", wrap=True)
        self.restored = label("", look="note", wrap=True)
        self._place, self.said = label("", look="soft", wrap=True), label("", look="soft", wrap=True)
        self._looked: dict[Path, str] = {}
        self.make = button(tr("Nu een kopie maken"), self.make_one, look="primary")
        self.check = button(tr("Kopie nakijken"), self.look)
        self.back = button(tr("Deze kopie terugzetten…"), self.put_back)
        other = button(tr("Een kopie van elders terugzetten…"), self.put_back_other)
        place = button(tr("Tweede plek kiezen…"), self.choose_place)
        self.no_place = button(tr("Geen tweede plek"), self.drop_place)
        intro = tr(
            "Werkbank maakt zelf een kopie als je stopt en er iets veranderd is, en leest hem na. Twee dagen blijft "
            "alles, daarna 12 dagen, 10 weken en 9 maanden. Kopieën zijn even sterk versleuteld als de casus."
        )
        place_line = row(self._place, place, self.no_place)
        place_line.setStretch(0, 1)
        self.lay_out(
            column(
                label(tr("Reservekopieën"), look="title"),
                label(intro, look="soft", wrap=True),
                self.warnings,
                row(label(tr("Casus"), look="field", buddy=self.case), self.case, 1, self.make),
                self.rows,
                self.restored,
                row(self.check, self.back, other, 1),
                self.said,
                place_line,
                row(1, button(tr("Sluiten"), self.accept)),
                space=10,
            )
        )
        self.refresh()

    def refresh(self) -> None:
        """Show what there is now."""
        self._copies = copies_of(self._work.workplace.premises, self._case) if self._case else []
        where = (tr("in de werkplek"), tr("op de tweede plek"))
        self.rows.fill(
            [
                (moment_words(one.made_at), where[one.second], size_words(one.size), self._looked.get(one.folder, ""))
                for one in self._copies
            ]
        )
        put_back = last_restore(self._work.workplace, self._case)
        self.restored.setText(put_back)
        self.restored.setVisible(bool(put_back))
        told = warnings(self._work.workplace)
        self.warnings.setText("\n".join(told))
        self.warnings.setVisible(bool(told))
        place = second_place(self._work.workplace.premises)
        self._place.setText(
            tr("Tweede plek: {plek}", plek=place)
            if place
            else tr("Er is nog geen tweede plek (een stick of andere schijf).")
        )
        self.no_place.setVisible(place is not None)
        for one in (self.check, self.back):
            one.setEnabled(bool(self._copies))

    def make_one(self) -> Job:
        """A copy now, read back, and one at the second place."""
        work, case = self._work, self._case
        stored = work.stored if work.stored is not None and work.stored.id == case else None
        if stored is not None:
            work.space.flush()

        def make() -> int:
            back_up_open(work.workplace, stored) if stored is not None else back_up_case(work.workplace, case)
            work.workplace.back_up_list(always=True)
            at = work.workplace.premises
            return bring_over(at, now=at.clock.now())

        return self._beside(
            tr("Kopie maken en nalezen…"), make, lambda _n: self._say(tr("De kopie is gemaakt en nagelezen."))
        )

    def look(self) -> Job | None:
        """Read one copy from beginning to end."""
        if (copy := self._chosen) is None:
            return None

        def done(problems: list[Any]) -> None:
            n = len(problems)
            whole = tr("heel") if not n else ntr("{n} fout: niet gebruiken", "{n} fouten: niet gebruiken", n)
            self._looked[copy.folder] = whole
            self._say(tr("Nagekeken: {wat}.", wat=whole))

        return self._beside(tr("Kopie nakijken…"), lambda: look_through(self._work.workplace, copy), done)

    def put_back(self) -> Job | None:
        """Put the chosen copy back, after asking."""
        return self._restore(self._chosen) if self._chosen is not None else None

    def put_back_other(self) -> Job | None:
        """Put a copy back that lies elsewhere."""
        folder = QFileDialog.getExistingDirectory(self, tr("Map van de reservekopie"))
        try:
            return self._restore(copy_at(Path(folder))) if folder else None
        except KnownError as error:
            self._refuse(error)
            return None

    def choose_place(self) -> None:
        """Another disk or a stick."""
        if folder := QFileDialog.getExistingDirectory(self, tr("Tweede plek voor reservekopieën")):
            self.take_place(Path(folder))

    def drop_place(self) -> None:
        """No second place any more; what lies there stays."""
        self.take_place(None)

    def take_place(self, place: Path | None) -> Job | None:
        """Take a place, and bring the newest copies there."""
        at = self._work.workplace.premises
        try:
            choose_second_place(at, place)
        except KnownError as error:
            self._refuse(error)
            return None
        self.refresh()
        if place is None:
            return None
        said = tr("De nieuwste kopieën staan nu ook daar.")
        return self._beside(
            tr("Kopieën op de tweede plek zetten…"),
            lambda: bring_over(at, now=at.clock.now()),
            lambda _n: self._say(said),
        )

    def ask(self, copy: Copy) -> bool:
        """Whether somebody is sure; what is there now is kept."""
        text = tr(
            "De casus wordt weer zoals op {moment}. Wat er nu staat, gaat eerst in een eigen reservekopie; die kun "
            "je ook weer terugzetten. Doorgaan?",
            moment=moment_words(copy.made_at),
        )
        yes = QMessageBox.StandardButton.Yes
        no = QMessageBox.StandardButton.No
        return QMessageBox.question(self, tr("Reservekopie terugzetten"), text, yes | no, no) is yes

    @property
    def _case(self) -> str:
        return str(self.case.currentData() or "")

    @property
    def _chosen(self) -> Copy | None:
        place = self.rows.chosen
        return self._copies[place] if 0 <= place < len(self._copies) else None

    def _restore(self, copy: Copy) -> Job | None:
        if not self.ask(copy):
            return None
        work = self._work
        was_open = work.stored is not None and work.stored.id == copy.case
        if was_open:
            work.show_list()

        def done(_kept: Path | None) -> None:
            self._say(tr("De reservekopie is teruggezet. Wat er stond, is bewaard als reservekopie."))
            if work.desk is None:
                work.show_list()
            if was_open:
                work.open_case(copy.case)

        return self._beside(tr("Reservekopie terugzetten…"), lambda: restore(work.workplace, copy), done)

    def _beside(self, title: str, doing: Callable[[], Any], done: Callable[[Any], None]) -> Job:
        """Do it in a job beside the window."""
        from werkbank.ui.progress import run_with_progress

        def failed(error: Exception) -> None:
            self.refresh()
            self._refuse(error)

        return run_with_progress(self, title, lambda _progress: doing(), done, failed)

    def _say(self, text: str) -> None:
        self.refresh()
        self.said.setText(text)

    def _refuse(self, error: Exception) -> None:
        said = getattr(error, "for_people", None)
        if said is None:
            raise error
        self.said.setText(said())
