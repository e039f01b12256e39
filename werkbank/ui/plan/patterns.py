"""The patterns in the plan: whether they are shared, and who of the family recognises them (else they stay out)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QMenu, QToolButton, QVBoxLayout, QWidget

from werkbank.app.session import key_of
from werkbank.app.verbs import plan
from werkbank.drawing import tokens
from werkbank.i18n import mark, tr
from werkbank.model.entities import Pattern, Person
from werkbank.model.kinds import AnswerKind, Role
from werkbank.model.rules import called
from werkbank.plan.access import Block
from werkbank.plan.content import TITLES
from werkbank.plan.story import recognised
from werkbank.ui.desk import Desk
from werkbank.ui.plan.sharing import ShareButton
from werkbank.ui.sessions.dot import Dot
from werkbank.ui.widgets import card, column, empty, label, row

SAYS = {AnswerKind.RECOGNISED: mark("herkent dit"), AnswerKind.NOT_RECOGNISED: mark("herkent dit niet")}
FAMILY = {Role.PARENT, Role.YOUTH, Role.CARER, Role.FAMILY}


class PatternSection(QFrame):
    """One line a pattern. The words of a pattern are written on the page Patronen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lines = QVBoxLayout()
        self._lines.setSpacing(tokens.SPACE_2)
        hint = tr(
            "Een patroon komt in het plan als iemand van het gezin het herkent en het met het gezin gedeeld is. "
            "De woorden schrijf je op de bladzijde Patronen (Ctrl+2)."
        )
        title = label(tr(TITLES[Block.PATTERN]), look="lead")
        self.setLayout(column(card(title, label(hint, look="soft", wrap=True), self._lines)))
        self._shown: list[object] = []
        self.refresh()

    def refresh(self) -> None:
        """Show the patterns as they are now."""
        casus = self._desk.casus
        now: list[object] = [*casus.patterns.values(), *casus.answers.values()]
        if now == self._shown:
            return
        self._shown = now
        empty(self._lines)
        for pattern in casus.patterns.values():
            self._lines.addWidget(self._line(pattern))
        if not casus.patterns:
            self._lines.addWidget(label(tr("Nog geen patroon."), look="soft"))

    def _line(self, pattern: Pattern) -> QWidget:
        answers = [a for a in self._desk.casus.answers.values() if a.pattern == pattern.id and a.by_family]
        told = recognised(self._desk.casus, answers) or tr("Nog niemand uit het gezin herkent dit.")
        made = QWidget()
        sharing = ShareButton(self._desk, pattern)
        sharing.setEnabled(not self._desk.session.read_only)
        name = label(pattern.name or tr("Patroon zonder naam"), wrap=True)
        words = column(name, label(told, look="soft", wrap=True), space=2)
        new = Dot(self._desk, key_of(pattern), *map(key_of, answers))
        line = row(new, words, self._answering(pattern), sharing)
        line.setStretch(1, 1)
        made.setLayout(line)
        return made

    def _answering(self, pattern: Pattern) -> QToolButton:
        made = QToolButton()
        made.setText(tr("Wie herkent dit?"))
        made.setAccessibleName(tr("Wie herkent {naam}?", naam=pattern.name))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setEnabled(not self._desk.session.read_only)
        menu = QMenu(made)
        for person in self._family():
            inner = menu.addMenu(called(person))
            for kind, text in SAYS.items():
                action = inner.addAction(tr(text))
                action.triggered.connect(lambda _on=False, who=person.id, k=kind: self._say(pattern, who, k))
        made.setMenu(menu)
        return made

    def _family(self) -> list[Person]:
        return [person for person in self._desk.casus.persons.values() if person.role in FAMILY and called(person)]

    def _say(self, pattern: Pattern, who: str, kind: AnswerKind) -> None:
        self._desk.run(lambda: plan.say(self._desk.session, pattern, who=who, kind=kind))
