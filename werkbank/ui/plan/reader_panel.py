"""The right half of the plan page: for whom, the pages of that reader, what is open, what is left out, and the PDF."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QListWidget, QPushButton, QStackedWidget, QWidget

from werkbank.app.actions import ActionId
from werkbank.app.session import Key, key_of
from werkbank.app.verbs import plan
from werkbank.drawing import tokens
from werkbank.drawing.shapes import Drawing
from werkbank.i18n import ntr, tr
from werkbank.model.clock import EntityId
from werkbank.model.entities import Entity, Person
from werkbank.model.kinds import Kind, Sharing
from werkbank.paper.plan import plan_pages
from werkbank.paper.plan_look import LOOKS, Look
from werkbank.plan.access import SHOWN_KINDS
from werkbank.plan.content import PlanDocument, plan_for
from werkbank.plan.projection import LeftOut, left_out
from werkbank.plan.reader import Reader
from werkbank.plan.readers import readers_of
from werkbank.plan.slips import slips
from werkbank.plan.why import Why
from werkbank.ui.choice_field import ChoiceField
from werkbank.ui.desk import Desk
from werkbank.ui.dialogs import asked
from werkbank.ui.jobs import Job
from werkbank.ui.plan.naming import said
from werkbank.ui.plan.preview import Preview
from werkbank.ui.plan.shelf import Shelf
from werkbank.ui.widgets import button, column, label, row

ORDER = list(Why)
FAMILY_LINES = (
    Kind.PERSON, Kind.PARTNERSHIP, Kind.PARENTAGE, Kind.TWINS, Kind.HOUSEHOLD, Kind.RESIDENCE, Kind.CUSTODY,
)  # fmt: skip


class ReaderPanel(QFrame):
    """Everything about one reader."""

    export_wanted = Signal(str)  # 'pdf' or 'docx'

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        self._desk = desk
        self._readers: list[Reader] = []
        self._keys: list[Key] = []
        self._words: dict[tuple[EntityId, Why], tuple[Entity, str]] = {}  # what is left out, as it was put in words
        self._people: Mapping[EntityId, Person] = {}  # who had which name then
        self._round = 0
        self._job: Job | None = None
        self.choice = ChoiceField()
        self.choice.setAccessibleName(tr("Voor wie is het plan"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(12)
        self.choice.activated.connect(lambda _index: self.refresh())
        self.shape = ChoiceField()
        self.shape.setAccessibleName(tr("In welke vorm"))
        for look in LOOKS:
            self.shape.addItem(tr(look.title), look.id)
        self.shape.activated.connect(lambda _index: self.refresh())
        self.preview = Preview()
        self.open_list, self.out_list = _list(tr("Nog open")), _list(tr("Wat staat er niet in"))
        self.out_list.itemActivated.connect(lambda _item: self._look_at(self.out_list.currentRow()))
        self._share = button(tr("Personen en relaties delen met het gezin"), self._share_family)
        self._stack = QStackedWidget()
        self._tabs = [self._tab(index) for index in range(4)]
        self.shelf = Shelf(desk)
        for page in (self.preview, self.open_list, _with(self.out_list, self._share), self.shelf):
            self._stack.addWidget(page)
        self._tabs[0].setChecked(True)
        export = button(
            tr("Gezinsplan als PDF…"), lambda: self.export_wanted.emit("pdf"), look="primary", hint=tr("Ctrl+P")
        )
        told = tr("Om woorden in te veranderen voor de keukentafel. Wat u daar verandert, komt hier niet terug.")
        words = button(tr("Als Word…"), lambda: self.export_wanted.emit("docx"), hint=told)
        shape = label(tr("Vorm"), look="field", buddy=self.shape)
        head = row(label(tr("Voor wie"), look="field", buddy=self.choice), self.choice, shape, self.shape)
        head.setStretch(1, 1)
        self.shape.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.shape.setMinimumContentsLength(12)  # a name needs the room more: the longest shape is seen when it opens
        self._note = label("", look="note", wrap=True)
        self.versions = button(tr("Versies…"), self.show_versions, hint=tr("Bewaarde versies, en wat er anders is"))
        foot = row(1, self.versions, words, export)
        layout = column(head, row(*self._tabs, 1, space=0), self._stack, self._note, foot)
        layout.setContentsMargins(*([tokens.SPACE_3] * 4))
        layout.setStretch(2, 1)
        self.setLayout(layout)

    @property
    def look(self) -> Look:
        """The chosen shape of the print."""
        return next(look for look in LOOKS if look.id == self.shape.currentData())

    def show_versions(self) -> None:
        """The versions of the plan."""
        from werkbank.ui.plan.versions import VersionsDialog

        asked(VersionsDialog(self, self._desk))

    @property
    def reader(self) -> Reader | None:
        """The chosen reader; nobody as long as there is no family."""
        at = self.choice.currentIndex()
        if not any(reader.person for reader in self._readers):
            return None
        return self._readers[at] if 0 <= at < len(self._readers) else None

    def refresh(self) -> None:
        """Work out what this reader gets now; the pages come a moment later."""
        self._fill_choice()
        self.shelf.refresh()
        reader, session = self.reader, self._desk.session
        if reader is None:
            self._nobody()
            return
        document = plan_for(session.casus, reader, today=session.today, photos=session.picture)
        kept = [] if session.has_family else left_out(session.casus, reader, today=session.today)  # for the team only
        hidden = sorted(kept, key=lambda one: ORDER.index(one.why))
        slipped = [] if session.has_family else slips(session.casus, document.casus, reader)
        self._fill(self.open_list, [*slipped, *document.open_points], tr("Alles is ingevuld."))
        self._fill(self.out_list, self._told(hidden), self._nothing_out())
        self._keys = [key_of(one.entity) for one in hidden]
        self._share.setVisible(bool(self._undecided()) and not session.read_only)
        self._name_tabs(len(document.open_points) + len(slipped), len(hidden))
        self._note.setText(_log_line(reader))
        self._render(document)

    def _told(self, hidden: list[LeftOut]) -> list[str]:
        """What is left out, in words; of thousands only what is new is put in words again."""
        casus = self._desk.casus
        before, self._words = (self._words if self._people == casus.persons else {}), {}
        self._people = casus.persons
        for one in hidden:
            place = (one.entity.id, one.why)
            known = before.get(place)
            self._words[place] = known if known and known[0] is one.entity else (one.entity, said(one, casus))
        return [self._words[one.entity.id, one.why][1] for one in hidden]

    def _nothing_out(self) -> str:
        return tr("Alleen voor het team.") if self._desk.session.has_family else tr("Alles staat erin.")

    def _render(self, document: PlanDocument) -> None:
        """Lay out beside the window. The job has no parent: it may outlive this panel, which then hears no more."""
        self._round += 1
        now, look = self._round, self.look
        self._job = Job(lambda _progress: (now, plan_pages(document, look=look)))
        self._job.on(done=self._rendered, failed=self._not_rendered)
        self._job.start()

    def _rendered(self, made: tuple[int, list[Drawing]]) -> None:
        number, pages = made
        if number == self._round:
            self.preview.show_pages(pages)

    def _not_rendered(self, error: Exception) -> None:
        raise error

    def _fill_choice(self) -> None:
        session = self._desk.session
        chosen = self.reader
        readers = readers_of(session.casus, today=session.today)
        if readers == self._readers:
            return
        self._readers = readers
        self.choice.clear()
        for reader in readers:
            self.choice.addItem(tr("{naam} ({soort})", naam=reader.name, soort=tr(SHOWN_KINDS[reader.kind])))
        names = [reader.name for reader in readers]
        self.choice.setCurrentIndex(names.index(chosen.name) if chosen and chosen.name in names else 0)

    def _nobody(self) -> None:
        nobody = tr("Voeg eerst iemand van het gezin toe in het overzicht (Ctrl+1). Dan zie je hier de bladzijden.")
        self._round += 1
        self.preview.show_pages([])
        self._name_tabs(0, 0)
        self._fill(self.open_list, [], nobody)
        self._note.setText(nobody)

    def _name_tabs(self, open_count: int, out_count: int) -> None:
        texts = (tr("Bladzijden"), tr("Nog open ({n})", n=open_count), tr("Niet erin ({n})", n=out_count),
                 tr("Erbij halen"))  # fmt: skip
        for tab, text in zip(self._tabs, texts, strict=True):
            tab.setText(text)
            tab.setAccessibleName(text)

    def _tab(self, index: int) -> QPushButton:
        made = button("", lambda: self._stack.setCurrentIndex(index), look="tab")
        made.setCheckable(True)
        made.setAutoExclusive(True)
        return made

    def _undecided(self) -> list[Key]:
        """Persons and their lines about which nobody has decided yet."""
        found = (item for kind in FAMILY_LINES for item in self._desk.casus.table(kind).values())
        return [key_of(item) for item in found if item.sharing is Sharing.UNDECIDED]

    def _look_at(self, index: int) -> None:
        """Show a person, relation or event that is left out in the overview."""
        if 0 <= index < len(self._keys) and self._keys[index].kind in {Kind.PERSON, Kind.EVENT, Kind.PARTNERSHIP}:
            self._desk.select(self._keys[index])
            self._desk.page_wanted.emit(ActionId.PAGE_OVERVIEW)

    def _share_family(self) -> None:
        keys = self._undecided()
        self._desk.run(lambda: plan.share(self._desk.session, keys, sharing=Sharing.FAMILY))
        told = ntr("{n} gegeven gedeeld met het gezin.", "{n} gegevens gedeeld met het gezin.", len(keys))
        self._desk.noticed.emit(told)

    @staticmethod
    def _fill(into: QListWidget, texts: list[str], nothing: str) -> None:
        """At once, and only when it says something else: with thousands of events this takes half a second."""
        wanted = list(texts) or [nothing]
        if wanted != [into.item(number).text() for number in range(into.count())]:
            into.clear()
            into.addItems(wanted)


def _list(name: str) -> QListWidget:
    made = QListWidget()
    made.setAccessibleName(name)
    made.setWordWrap(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made


def _with(inner: QWidget, below: QWidget) -> QWidget:
    made = QWidget()
    intro = tr("Alleen voor het team; dit komt nooit op papier.")
    made.setLayout(column(label(intro, look="soft", wrap=True), inner, below))
    return made


def _log_line(reader: Reader) -> str:
    return tr(
        "In het logboek komt: gezinsplan als PDF voor {naam} ({soort}).",
        naam=reader.name,
        soort=tr(SHOWN_KINDS[reader.kind]),
    )
