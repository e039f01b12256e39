"""The four answers to a proposal, always in view, and who gives them.

The first answer asks who gives it, in which role, for whom and on which day. After that the same person answers with
one press, and whose answer it will be stands beside the buttons. Family and team are apart; disagreement stays in view.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QWidget

from werkbank.app.proposals import grown_from, said_of
from werkbank.app.verbs import patterns
from werkbank.app.verbs.patterns import ACCEPTING, Voice
from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.model.clock import EntityId
from werkbank.model.kinds import AnswerKind
from werkbank.model.rules import called
from werkbank.patterns import Finding
from werkbank.ui.desk import Desk
from werkbank.ui.flow import FlowBox
from werkbank.ui.patterns.said import ANSWERS, said_widget
from werkbank.ui.patterns.voice import VoiceForm
from werkbank.ui.widgets import button, column, empty, label, line_edit


class Answers(QWidget):
    """What people said of a proposal, and a way to say more."""

    asked = Signal(object)  # the field in which somebody says who answers

    def __init__(self, desk: Desk, finding: Finding) -> None:
        super().__init__()
        self._desk, self._finding = desk, finding
        self.voice: VoiceForm | None = None
        self.name: QLineEdit | None = None
        self._grow: QCheckBox | None = None
        self._meant: AnswerKind | None = None
        self._said, self._asks = QWidget(), QWidget()
        self._said.setLayout(column())
        self._inside = column(space=tokens.SPACE_3)
        self._asks.setLayout(self._inside)
        self._by = label("", look="note")
        self.buttons: dict[AnswerKind, QPushButton] = {}
        self._said.hide()
        self._asks.hide()
        self._choices = self._row()
        self.setLayout(column(self._said, self._asks, self._choices))

    def refresh(self) -> None:
        """Show what people said by now, and who answers next."""
        casus = self._desk.casus
        said = said_of(self._finding, casus)
        layout = self._said.layout()
        if layout is not None:
            empty(layout)
            if said or self.is_asking:
                layout.addWidget(said_widget(said, casus, family_reads=self._desk.session.has_family))
        self._said.setVisible(bool(said) or self.is_asking)
        voice = self._desk.proposals.voice
        self._by.setText(tr("antwoord van {wie}", wie=self._named(voice)) if voice is not None else "")
        self._by.setVisible(voice is not None and not self.is_asking)
        self._choices.arrange()

    @property
    def is_asking(self) -> bool:
        """Whether it asks who answers."""
        return not self._asks.isHidden()

    def ask(self) -> None:
        """Ask who answers, and what the family calls it."""
        if self.voice is None:
            self._fill()
        self._asks.show()
        self.refresh()

    def rest(self) -> None:
        """Show only the answers."""
        self._asks.hide()
        self._meant = None
        self._mark()
        self.refresh()

    def press(self, kind: AnswerKind) -> None:
        """An answer was chosen: note it, or first ask who gives it."""
        if self.is_asking or self._desk.proposals.voice is not None:
            self.note(kind)
            return
        self._meant = kind
        self.ask()
        self._mark()
        if self.voice is not None:
            self.voice.who.setFocus(Qt.FocusReason.OtherFocusReason)
            self.asked.emit(self.voice.who)

    def note(self, kind: AnswerKind) -> None:
        """Note an answer by who is filled in, or else by who answered last."""
        voice = self.voice.value() if self.voice is not None and self.is_asking else self._desk.proposals.voice
        if voice is None:
            return
        self._desk.proposals.voice = voice
        grows = self._grow is None or self._grow.isChecked()
        into = grown_from(self._finding, self._desk.casus) if grows else None
        name = self.name.text().strip() if self.name is not None else ""
        session = self._desk.session
        made = self._desk.run(
            lambda: patterns.answer(session, self._finding, kind=kind, voice=voice, name=name, into=into)
        )
        if made is not None and kind in ACCEPTING:
            self._desk.noticed.emit(tr("Het staat nu rechts, bij de patronen van dit gezin."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What its fields leave is not meant for the card around it."""
        if not event.modifiers():
            event.accept()

    def _row(self) -> FlowBox:
        for number, (kind, title) in enumerate(ANSWERS, start=1):
            asked = button(tr(title), lambda k=kind: self.press(k), look="small")  # type: ignore[misc]
            asked.setAccessibleName(f"{tr(title)}: {tr(self._finding.name)}")
            asked.setToolTip(tr("Toets {n} als het toetsenbord op de kaart staat", n=number))
            asked.setEnabled(not self._desk.session.read_only)
            self.buttons[kind] = asked
        return FlowBox(*self.buttons.values(), self._by, space=tokens.SPACE_1)

    def _fill(self) -> None:
        self.name = line_edit(tr("Hoe noemen jullie dit?"), placeholder=tr(self._finding.name))
        more = grown_from(self._finding, self._desk.casus)
        self._grow = QCheckBox(tr("Hoort bij '{naam}'", naam=more.name) if more is not None else "")
        self._grow.setChecked(more is not None)
        self._grow.setVisible(more is not None)
        self.voice = VoiceForm(self._desk.session, last=self._desk.proposals.voice)
        self._note = button("", self._note_meant, look="primary")
        for part in (
            label(tr("Klopt dit volgens jullie?"), look="lead"),
            label(tr("Hoe noemen jullie dit?"), look="field", buddy=self.name), self.name, self._grow, self.voice,
            self._note,
        ):  # fmt: skip
            self._inside.addWidget(part)
        if more is None:
            self._grow.hide()
        self._mark()
        line = self.voice.who.lineEdit()
        for field in (line, self.voice.role, self.voice.on, self.name):
            if field is not None:
                field.returnPressed.connect(self._note_meant)

    def _note_meant(self) -> None:
        meant, self._meant = self._meant, None  # a combo box hands Enter to its line twice
        if meant is not None:
            self.note(meant)

    def _mark(self) -> None:
        """Say which answer waits for a name."""
        words = {kind: tr(title) for kind, title in ANSWERS}
        for kind, made in self.buttons.items():
            made.setCheckable(kind is self._meant)
            made.setChecked(kind is self._meant)
        if self.voice is not None:
            self._note.setVisible(self._meant is not None)
            self._note.setText(tr("Noteer: {antwoord}", antwoord=words[self._meant]) if self._meant else "")

    def _named(self, voice: Voice) -> str:
        person = self._desk.casus.persons.get(EntityId(voice.who))
        name = called(person) if person is not None else voice.who or tr("iemand")
        return f"{name} ({voice.role})" if voice.role else name
