"""Before a plan leaves: whose say is needed today and why, the pages as this reader gets them, and what is left out.

Each say is answered in its own row; who says no is left out of these pages at once. Saving waits for every answer; the
answers go to the log of the casus. What is left out stands here for the team, never on the print.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QDialogButtonBox, QFrame, QListWidget, QWidget

from werkbank.app.consents import Told, refused, unanswered
from werkbank.drawing import tokens
from werkbank.drawing.shapes import Drawing
from werkbank.i18n import mark, ntr, tr
from werkbank.model.clock import EntityId
from werkbank.paper.plan import plan_pages
from werkbank.paper.plan_look import Look
from werkbank.plan.access import SHOWN_KINDS, ReaderKind
from werkbank.plan.consent import GROUNDS, Answer, Consent, Say, consent_for, without_matters_of
from werkbank.plan.content import PlanDocument, nothing_for, plan_for, says_nothing
from werkbank.plan.projection import left_out
from werkbank.plan.reader import Reader
from werkbank.plan.slips import slips
from werkbank.plan.why import Why
from werkbank.ui.choice_field import ChoiceField
from werkbank.ui.desk import Desk
from werkbank.ui.jobs import Job
from werkbank.ui.plan.naming import said
from werkbank.ui.plan.preview import Preview
from werkbank.ui.widgets import card, column, label, row, scroll

USUAL = (1060, 720)
ORDER = list(Why)
ANSWERS = {
    Answer.UNASKED: mark("nog niet gevraagd"),
    Answer.YES: mark("ja, gevraagd en akkoord"),
    Answer.NO: mark("nee: laat het weg"),
}


class HandingDialog(QDialog):
    """``document`` is what leaves when this is accepted; ``answers`` what people said."""

    def __init__(self, parent: QWidget | None, desk: Desk, reader: Reader, *, look: Look) -> None:
        super().__init__(parent)
        self._desk, self._reader, self._look = desk, reader, look
        self._round = 0
        self._job: Job | None = None
        self.answers: dict[EntityId, Told] = {}
        session = desk.session
        self.document: PlanDocument = plan_for(session.casus, reader, today=session.today, photos=session.picture)
        self.consent: Consent = consent_for(session.casus, self.document.casus, reader, today=session.today)
        self.setWindowTitle(tr("Plan meegeven"))  # the system may show titles to others, so no names
        self.rows = [SayRow(say, self._answered) for say in self.consent.says]
        self.preview = Preview()
        self.out_list = QListWidget()
        self.out_list.setAccessibleName(tr("Wat staat er niet in"))
        self.out_list.setWordWrap(True)
        self.out_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._missing = label("", look="soft", wrap=True)
        self._note = label("", look="note", wrap=True)
        self.final = QCheckBox(tr("Ook bewaren als definitief: dit exemplaar verandert niet meer"))
        self.final.setVisible(not session.read_only and not session.has_family)
        self.main_facts = QCheckBox(tr("Deze ouder vraagt om de hoofdzaken over het eigen kind (BW 1:377c)"))
        self.main_facts.setVisible(reader.kind is ReaderKind.PARENT_WITHOUT and not session.has_family)
        self.main_facts.toggled.connect(self._ask_main_facts)
        self._nothing = label(nothing_for(reader), look="doubt", wrap=True)
        self._lay_out()
        self._refresh()
        self.resize(*USUAL)

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox()
        self.go = buttons.addButton(tr("Opslaan…"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(tr("Annuleren"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        left, right = QWidget(), QWidget()
        left.setLayout(column(*self._about_says(), *self._about_left_out(), space=tokens.SPACE_2))
        pages = label(tr("Zo krijgt {naam} het", naam=self._reader.name), look="lead", buddy=self.preview)
        right.setLayout(column(pages, self._nothing, self.preview))
        both = row(left, right, space=tokens.SPACE_4)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        foot = row(self._missing, buttons)
        foot.setStretch(0, 1)
        layout = column(both, self.main_facts, self.final, self._note, foot, space=tokens.SPACE_3)
        layout.setContentsMargins(*([tokens.SPACE_4] * 4))
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def _about_says(self) -> list[QWidget]:
        kind = tr(SHOWN_KINDS[self._reader.kind])
        head = label(tr("Wie moet dit vandaag goed vinden"), look="lead")
        ground = label(f"{self._reader.name} ({kind}). {self.consent.ground}", wrap=True)
        if not self.rows:
            nobody = tr("U hoeft hiervoor nu niemand toestemming te vragen.")
            return [head, ground, label(nobody, look="soft", wrap=True)]
        inner = QWidget()
        inner.setLayout(column(*self.rows, 1, space=tokens.SPACE_2))
        return [head, ground, scroll(inner, name=tr("Wie moet dit vandaag goed vinden"))]

    def _about_left_out(self) -> list[QWidget]:
        if self._desk.session.has_family:
            return []
        head = label(tr("Wat staat er niet in"), look="lead", buddy=self.out_list)
        return [head, label(tr("Alleen voor het team; dit komt nooit op papier."), look="soft"), self.out_list]

    def _ask_main_facts(self, on: bool) -> None:  # noqa: FBT001 - Qt's own signature
        self._reader = replace(self._reader, main_facts=on)
        self._refresh()

    def _answered(self, say: Say, told: Told) -> None:
        before = refused(self.answers)
        self.answers[say.person] = told
        self._count()
        if refused(self.answers) != before:
            self._refresh()

    def _refresh(self) -> None:
        session = self._desk.session
        casus = without_matters_of(session.casus, refused(self.answers), today=session.today)
        self.document = plan_for(casus, self._reader, today=session.today, photos=session.picture)
        self._nothing.setVisible(says_nothing(self.document))
        self._count()
        self._note.setText(self._told_note())
        if not session.has_family:
            self._fill_left_out()
        self._render()

    def _count(self) -> None:
        """Saving waits for every answer."""
        missing = unanswered(self.consent, self.answers)
        self.go.setEnabled(not missing)
        waits = ntr("Nog {n} antwoord nodig.", "Nog {n} antwoorden nodig.", len(missing))
        self._missing.setText(waits if missing else "")

    def _told_note(self) -> str:
        log = tr("In het logboek komt: gezinsplan voor {naam}, met deze antwoorden, wie ze invulde en wanneer.",
                 naam=self._reader.name)  # fmt: skip
        lawyer = tr("De wetsartikelen zijn een hulpmiddel: laat een jurist ze nakijken voordat u ermee werkt.")
        return f"{log} {lawyer}"

    def _fill_left_out(self) -> None:
        session = self._desk.session
        kept = left_out(session.casus, self._reader, today=session.today)
        told = [*slips(session.casus, self.document.casus, self._reader)]
        told += [said(one, session.casus) for one in sorted(kept, key=lambda one: ORDER.index(one.why))]
        names = {say.person: say.name for say in self.consent.says}
        told += [tr("Alles over {wie}: zei nee", wie=names[person]) for person in refused(self.answers)]
        self.out_list.clear()
        self.out_list.addItems(told or [tr("Alles staat erin.")])

    def _render(self) -> None:
        """Lay out beside the window; only the last round is shown."""
        self._round += 1
        now, document, look = self._round, self.document, self._look
        self._job = Job(lambda _progress: (now, plan_pages(document, look=look)))
        self._job.on(done=self._rendered, failed=self._failed)
        self._job.start()

    def _rendered(self, made: tuple[int, list[Drawing]]) -> None:
        number, pages = made
        if number == self._round:
            self.preview.show_pages(pages)

    def _failed(self, error: Exception) -> None:
        raise error


class SayRow(QFrame):
    """One person whose matters are in the paper: who is asked, why, and the answer."""

    def __init__(self, say: Say, tell: Callable[[Say, Told], None]) -> None:
        super().__init__()
        self._say, self._tell = say, tell
        self.answer = ChoiceField()
        self._offered = [Told(), *([] if say.talk else [Told(Answer.YES)]), Told(Answer.NO)]
        self._offered += [Told(Answer.LAW, word) for word in GROUNDS]
        self.answer.addItems([_words(told) for told in self._offered])
        self.answer.setAccessibleName(tr("Antwoord over {naam}", naam=say.name))
        self.answer.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.answer.setMinimumContentsLength(18)
        self.answer.currentIndexChanged.connect(lambda at: self._tell(self._say, self._offered[at]))
        what = (
            _source_words(say)
            if say.is_source
            else ntr("Over {naam} ({n} gegeven)", "Over {naam} ({n} gegevens)", say.items, naam=say.name)
        )
        inner = card(label(what, look="strong", wrap=True), label(_asked(say), wrap=True),
                     label(say.why, look="soft", wrap=True), self.answer)  # fmt: skip
        self.setLayout(column(inner, space=0))

    def choose(self, answer: Answer, *, ground: str = "") -> None:
        """Answer as if somebody chose it in the list."""
        self.answer.setCurrentIndex(self._offered.index(Told(answer, ground)))


def _source_words(say: Say) -> str:
    return ntr("Van {naam} ({n} gegeven)", "Van {naam} ({n} gegevens)", say.items, naam=say.name)


def _words(told: Told) -> str:
    if told.answer is Answer.LAW:
        return tr(GROUNDS[told.ground])
    return tr(ANSWERS[told.answer])


def _asked(say: Say) -> str:
    if say.talk:
        return tr("Vraag niemand: overleg eerst met gedragswetenschapper of jurist.")
    if not say.asked:
        return tr("Het is niet bekend wie hierover beslist. Vraag dat eerst na.")
    return tr("Vraag het aan: {namen}.", namen=", ".join(say.asked))
