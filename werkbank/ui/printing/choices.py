"""The left half of the print dialog: what, for whom, on what paper, with a name behind the text or not."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QFrame

from werkbank.app.audience import meeting_name
from werkbank.app.minutes import sessions_held
from werkbank.app.printing import PRODUCTS, Paper, Product, Whom, Wish, product_named
from werkbank.app.printing.products import PAPER_TITLES
from werkbank.app.session import Session
from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.model.dates import to_dutch
from werkbank.model.entities import Session as Met
from werkbank.plan.access import SHOWN_KINDS, ReaderKind
from werkbank.plan.reader import Reader
from werkbank.plan.readers import readers_of
from werkbank.ui.choice_field import ChoiceField
from werkbank.ui.timers import Debounce
from werkbank.ui.widgets import column, line_edit

TEAM = -1  # in the list of readers: nobody in particular
TYPING = 350  # milliseconds of quiet before a name that is typed is taken


class Choices(QFrame):
    """What somebody wants; ``changed`` when that is something else."""

    touched = Signal()  # at once: what is on screen is no longer what is wanted
    changed = Signal()  # when typing has paused

    def __init__(self, session: Session, *, made_by: str = "") -> None:
        super().__init__()
        self._session, self._made_by = session, made_by
        self._readers: list[Reader] = readers_of(session.casus, today=session.today)
        self._held: tuple[Met, ...] = sessions_held(session)
        self.product = _box(tr("Wat afdrukken"))
        for one in PRODUCTS:
            self.product.addItem(tr(one.title), one.id)
        self.reader, self.paper, self.met = _box(tr("Voor wie")), _box(tr("Papier")), _box(tr("Welke sessie"))
        for met in self._held:
            day = to_dutch(met.on) if met.on.is_known else tr("zonder datum")
            self.met.addItem(tr("{soort}, {dag}", soort=meeting_name(met.kind), dag=day))
        self.organisation = line_edit(tr("Wie het overneemt"), placeholder=tr("naam van de organisatie"))
        self.contact = line_edit(tr("Wie het daar leest"), placeholder=tr("naam van de medewerker"))
        self.locked = QCheckBox(tr("PDF versleutelen met een wachtwoord"))
        self.marked = QCheckBox(tr("Naam en datum licht achter de tekst"))
        self.name = line_edit(tr("Naam achter de tekst"), placeholder=tr("voor wie deze afdruk is"))
        self._rows = QFormLayout()
        self._rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for title, widget in (
            (tr("Wat"), self.product),
            (tr("Voor wie"), self.reader),
            (tr("Wie het overneemt"), self.organisation),
            (tr("Wie het daar leest"), self.contact),
            (tr("Welke sessie"), self.met),
            (tr("Papier of vorm"), self.paper),
            ("", self.locked),
            ("", self.marked),
            (tr("Naam achter de tekst"), self.name),
        ):
            self._rows.addRow(title, widget)
        layout = column(self._rows, space=tokens.SPACE_3)
        self.setLayout(layout)
        self._later = Debounce(self, self.changed.emit, milliseconds=TYPING)
        self.product.currentIndexChanged.connect(self._turn)
        for box in (self.reader, self.paper, self.met):
            box.currentIndexChanged.connect(lambda _index: self._name_after_reader())
        for line in (self.organisation, self.contact, self.name):
            line.textChanged.connect(lambda _text: self._typed())
        self.marked.toggled.connect(lambda _on: self._name_after_reader())
        self._fill()

    @property
    def chosen(self) -> Product:
        """The product."""
        return product_named(Paper(self.product.currentData()))

    @property
    def wish(self) -> Wish:
        """What is chosen now."""
        product = self.chosen
        at = self.met.currentIndex()
        return Wish(
            product,
            paper=str(self.paper.currentData() or ""),
            reader=self._reader() if product.whom in {Whom.READER, Whom.TEAM_OR_READER} else None,
            organisation=self.organisation.text(),
            contact=self.contact.text(),
            made_by=self._made_by,
            met=self._held[at] if product.whom is Whom.SESSION and 0 <= at < len(self._held) else None,
            watermark=self.name.text().strip() if self.marked.isChecked() else "",
        )

    @property
    def wants_password(self) -> bool:
        """Whether the file is to be encrypted."""
        return self.locked.isChecked() and self.chosen.whom is Whom.RECEIVER

    def choose(self, paper: Paper, *, reader: Reader | None = None, form: str = "") -> None:
        """Begin with this product, for this reader, in this form."""
        self.product.setCurrentIndex(self.product.findData(paper))
        if reader is not None and reader in self._readers:
            self.reader.setCurrentIndex(max(0, self.reader.findData(self._readers.index(reader))))
        if form:
            self.paper.setCurrentIndex(max(0, self.paper.findData(form)))

    def _turn(self, _index: int) -> None:
        self._fill()
        self._name_after_reader()

    def _fill(self) -> None:
        """Only what this product asks for."""
        product = self.chosen
        for box in (self.reader, self.paper):
            box.blockSignals(True)  # noqa: FBT003 - Qt
            box.clear()
        if product.whom is Whom.TEAM_OR_READER:
            self.reader.addItem(tr("team"), TEAM)
        for at, reader in enumerate(self._readers if self._has_family else ()):
            if product.whom is Whom.READER or reader.kind is not ReaderKind.TEAM:
                shown = tr("{naam} ({soort})", naam=reader.name, soort=tr(SHOWN_KINDS[reader.kind]))
                self.reader.addItem(shown, at)
        for paper in product.papers:
            self.paper.addItem(tr(PAPER_TITLES[paper]), paper)
        for box in (self.reader, self.paper):
            box.blockSignals(False)  # noqa: FBT003 - Qt
        receives = product.whom is Whom.RECEIVER
        for widget, wanted in (
            (self.reader, product.whom in {Whom.READER, Whom.TEAM_OR_READER}),
            (self.organisation, receives),
            (self.contact, receives),
            (self.locked, receives),
            (self.met, product.whom is Whom.SESSION),
            (self.paper, len(product.papers) > 1),
            (self.name, self.marked.isChecked()),
        ):
            self._rows.setRowVisible(widget, wanted)

    @property
    def _has_family(self) -> bool:
        return any(reader.person is not None for reader in self._readers)

    def _reader(self) -> Reader | None:
        at = self.reader.currentData()
        return None if at is None or at == TEAM else self._readers[at]

    def _typed(self) -> None:
        self.touched.emit()
        self._later.call()

    def _name_after_reader(self) -> None:
        """Propose the name of who gets it, unless somebody typed another."""
        self._rows.setRowVisible(self.name, self.marked.isChecked())
        known = {reader.name for reader in self._readers} | {"", tr("team")}
        if self.marked.isChecked() and self.name.text() in known:
            reader = self._reader() if self.chosen.whom in {Whom.READER, Whom.TEAM_OR_READER} else None
            self.name.setText(reader.name if reader is not None else self.contact.text() or tr("team"))
        self._later.drop()
        self.changed.emit()


def _box(name: str) -> QComboBox:
    made: Any = ChoiceField()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(16)
    chosen: QComboBox = made
    return chosen
