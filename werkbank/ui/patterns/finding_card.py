"""One proposal: 'Mogelijk patroon', a plain sentence, what it leans on, what does not fit, and four answers.

Manners of patterns.md section 1: the help or the system is the subject, counter-examples stand beside the evidence, the
settings are shown, family and team answer apart, and nothing is decided by the program. The answers are there at rest
as well (:mod:`.answers`); what the card leans on is closed until somebody opens it, and is made then.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from werkbank.app.proposals import Standing, standing
from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.kinds import AnswerKind, Role
from werkbank.model.rules import called
from werkbank.patterns import Finding
from werkbank.ui.bouwsteen_menu import mark_as_proposal
from werkbank.ui.desk import Desk
from werkbank.ui.patterns.answers import Answers
from werkbank.ui.patterns.evidence import evidence, how_sure, used_settings
from werkbank.ui.patterns.light_bar import show_in_pictures
from werkbank.ui.patterns.proposals import FINDING
from werkbank.ui.patterns.said import ANSWERS
from werkbank.ui.widgets import button, card, column, label, row

MOST_NAMED = 2
ANSWER_KEYS = {str(number): kind for number, (kind, _title) in enumerate(ANSWERS, start=1)}
STEPS: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class FindingCard(QFrame):
    """A proposal that people answer."""

    settings_wanted = Signal(str)  # detector
    turned = Signal()  # opened or closed: other things in it take the keyboard
    stepped = Signal(int)  # to the next card, or with -1 to the one before

    def __init__(self, desk: Desk, finding: Finding) -> None:
        super().__init__()
        mark_as_proposal(self)
        self.finding = finding
        self._desk = desk
        self.answers = Answers(desk, finding)
        self._inside = column(space=tokens.SPACE_3)
        self._details = QWidget()
        self._details.setLayout(self._inside)
        self._details.hide()
        self._later = label(tr("later"), look="chip")
        self._more = button("", self.turn, look="quiet")
        self._seen = button(tr("Laat zien"), self.show_evidence, look="quiet")
        self._seen.setToolTip(tr("Zet dit in het licht, in tijdlijn en genogram"))
        self._seen.setAccessibleName(tr("Laat zien in tijdlijn en genogram: {naam}", naam=tr(finding.name)))
        head = row(
            label(about_whom(finding, desk.casus), look="field"), 1, self._later, label(how_sure(finding), look="chip")
        )
        inner = card(
            head,
            label(tr(finding.name), look="lead", wrap=True),
            label(finding.text, wrap=True),
            row(self._more, self._seen, 1),
            self._details,
            self.answers,
        )
        self.setLayout(column(inner))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("look", "proposal")
        self.setAccessibleName(f"{tr(finding.title)}: {tr(finding.name)}. {finding.text} {how_sure(finding)}.")
        self._name_more()
        self.refresh()

    @property
    def is_open(self) -> bool:
        """Whether somebody looks inside."""
        return not self._details.isHidden()

    def refresh(self) -> None:
        """Show what people said by now."""
        self._later.setVisible(standing(self.finding, self._desk.casus) is Standing.LATER)
        self.answers.refresh()

    def turn(self) -> None:
        """Open the card, or close it."""
        if not self._inside.count():
            self._fill()
        self._details.setVisible(self._details.isHidden())
        self.answers.ask() if self.is_open else self.answers.rest()
        self._name_more()
        self.turned.emit()

    def close_card(self) -> None:
        """Show no more than the sentence."""
        if self.is_open:
            self.turn()

    def show_evidence(self) -> None:
        """Put it in the light."""
        self._light(())

    def answer(self, kind: AnswerKind) -> None:
        """Note an answer by who is filled in."""
        self.answers.note(kind)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.turn()
        elif event.key() in STEPS:
            self.stepped.emit(STEPS[event.key()])
        elif event.key() == Qt.Key.Key_L and not event.modifiers():
            self.show_evidence()
        elif event.text() in ANSWER_KEYS and not event.modifiers() and not self._desk.session.read_only:
            self.answers.press(ANSWER_KEYS[event.text()])
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        change = QWidget()
        change.setLayout(row(button(tr("Instellingen aanpassen"), self._ask_settings, look="quiet"), 1))
        for part in (evidence(self.finding, self._desk.casus, self._light), used_settings(self.finding), change):
            self._inside.addWidget(part)

    def _light(self, events: tuple[EntityId, ...]) -> None:
        show_in_pictures(self._desk, f"{FINDING}{self.finding.key}", events)

    def _ask_settings(self) -> None:
        self.settings_wanted.emit(self.finding.detector)

    def _name_more(self) -> None:
        self._more.setText(tr("Minder ▴") if self.is_open else tr("Waar komt dit vandaan? ▾"))
        name = tr("Minder over {naam}") if self.is_open else tr("Meer over {naam}")
        self._more.setAccessibleName(name.format(naam=tr(self.finding.name)))


def about_whom(finding: Finding, casus: Casus) -> str:
    """'Mogelijk patroon', and about which child or two: the sentence names nobody, and no card is about an adult."""
    known = [person for one in finding.persons if (person := casus.persons.get(one)) is not None]
    if not 0 < len(finding.persons) <= MOST_NAMED or any(person.role is not Role.YOUTH for person in known):
        return tr(finding.title)
    return tr("{titel} · over {wie}", titel=tr(finding.title), wie=tr(" en ").join(called(one) for one in known))
