"""'Inzage': a copy for one person, read by the team before it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QListWidget

from werkbank.app.keeping.inspecting import copy_as_pdf, ready_copy
from werkbank.i18n import ntr, tr
from werkbank.model.clock import EntityId
from werkbank.model.errors import KnownError
from werkbank.model.rules import called
from werkbank.plan.inspection import Asker, Inspection, askers_of
from werkbank.ui.choice_field import ChoiceField
from werkbank.ui.keeping.parts import Page
from werkbank.ui.widgets import button, column, label, row

if TYPE_CHECKING:
    from werkbank.store.workplace import StoredCasus
    from werkbank.ui.casework import Casework


class InspectionPage(Page):
    """About whom, for whom, what is in it, what to read again."""

    def __init__(self, work: Casework, stored: StoredCasus) -> None:
        super().__init__(work.window, title=tr("Inzage"))
        self._work, self._stored = work, stored
        self._casus = work.session.casus
        self._askers: tuple[Asker, ...] = ()
        self.about, self.asker = ChoiceField(), ChoiceField()
        self.about.setAccessibleName(tr("Over wie gaat het afschrift"))
        self.asker.setAccessibleName(tr("Wie vraagt erom"))
        for person in self._casus.persons.values():
            self.about.addItem(called(person), str(person.id))
        self._why, self._left = label("", look="soft", wrap=True), label("", look="soft", wrap=True)
        self.parts, self.named = QListWidget(), QListWidget()
        self.parts.setAccessibleName(tr("Wat erin staat"))
        self.named.setAccessibleName(tr("Teksten waarin een ander genoemd wordt"))
        for shown in (self.parts, self.named):
            shown.setWordWrap(True)
        self._named_head = label("", look="warn", wrap=True)
        self.save = button(tr("Afschrift opslaan als PDF…"), self.write, look="primary")
        intro = tr(
            "Iedereen mag lezen wat over hem of haar is opgeschreven. Wat alleen over anderen gaat, blijft eruit."
        )
        self.lay_out(
            column(
                label(tr("Afschrift voor inzage"), look="title"),
                label(intro, look="soft", wrap=True),
                row(
                    label(tr("Over wie"), look="field"), self.about, label(tr("Voor wie"), look="field"), self.asker, 1
                ),
                self._why,
                label(tr("Wat erin staat"), look="lead", buddy=self.parts),
                self.parts,
                self._left,
                self._named_head,
                self.named,
                row(1, button(tr("Sluiten"), self.accept), self.save),
                space=10,
            )
        )
        if (chosen := work.session.person) is not None:
            self.about.setCurrentIndex(max(0, self.about.findData(str(chosen.id))))
        self.about.currentIndexChanged.connect(lambda _index: self._fill_askers())
        self.asker.currentIndexChanged.connect(lambda _index: self._show())
        self._fill_askers()

    def write(self) -> None:
        """Ask where, and write it; the log tells it first."""
        copy = self._copy()
        if copy is None:
            return
        title, kinds = tr("Afschrift opslaan als PDF"), tr("PDF-bestand") + " (*.pdf)"
        path = self._work.window.ask_target(title, proposal="inzage.pdf", kinds=kinds)
        if path is None:
            return
        from werkbank.app.exports import write_whole

        made_by = self._work.workplace.person.name
        try:
            write_whole(path, copy_as_pdf(self._stored, self._work.session, copy, made_by=made_by))
        except KnownError as error:
            self._work.window.refuse(error)
            return
        self._work.window.messages.say(tr("Afschrift opgeslagen. Let op: dit bestand is niet versleuteld."))
        self.accept()

    def _copy(self) -> Inspection | None:
        person = self._casus.persons.get(EntityId(self.about.currentData() or ""))
        place = self.asker.currentIndex()
        if person is None or not 0 <= place < len(self._askers):
            return None
        return ready_copy(self._work.session, person, self._askers[place])

    def _fill_askers(self) -> None:
        person = self._casus.persons.get(EntityId(self.about.currentData() or ""))
        today = self._work.session.today
        self._askers = askers_of(self._casus, person, today=today) if person is not None else ()
        self.asker.blockSignals(True)  # noqa: FBT003 - Qt
        self.asker.clear()
        self.asker.addItems([one.name for one in self._askers])
        self.asker.blockSignals(False)  # noqa: FBT003 - Qt
        self._show()

    def _show(self) -> None:
        copy = self._copy()
        self.parts.clear()
        self.named.clear()
        self.save.setEnabled(copy is not None)
        named = copy.named if copy is not None else ()
        self._named_head.setVisible(bool(named))
        self.named.setVisible(bool(named))
        if copy is None:
            self._why.setText(
                tr("Vandaag kan niemand hierom vragen: niemand met gezag is bekend. Overleg met een jurist.")
            )
            self._left.setText("")
            return
        self._why.setText(tr("{wie}: {waarom}.", wie=copy.asker.name, waarom=copy.asker.why))
        for part in copy.parts:
            n = len(part.rows)
            self.parts.addItem(f"{part.title} · " + ntr("{n} regel", "{n} regels", n))
        self._left.setText(_left_out(copy.kept_out))
        self._named_head.setText(tr("Lees dit na: hier wordt een ander genoemd. Pas het aan als dat beter is."))
        self.named.addItems(list(named))


def _left_out(n: int) -> str:
    if not n:
        return tr("Er blijft niets over {wie} uit.", wie=tr("deze persoon"))
    return ntr(
        "{n} gegeven blijft eruit: het is afgeschermd of gaat ook over een ander. Leg uit waarom als iemand ernaar "
        "vraagt.",
        "{n} gegevens blijven eruit: ze zijn afgeschermd of gaan ook over een ander. Leg uit waarom als iemand ernaar "
        "vraagt.",
        n,
    )
