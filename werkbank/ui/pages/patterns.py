"""Patronen: what the program proposes on the left, what people recognised on the right.

Proposals are worked out anew after each change while the page is on screen; one that was said not to fit stays away
until its data change (its key changes with them).
"""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from werkbank.app.actions import ActionId
from werkbank.app.session import Key
from werkbank.app.verbs import plan
from werkbank.drawing import tokens
from werkbank.i18n import ntr, tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Pattern
from werkbank.model.kinds import AnswerKind, Kind
from werkbank.patterns import Finding, draft_pattern, find
from werkbank.ui.desk import Desk
from werkbank.ui.patterns.finding_card import FindingCard
from werkbank.ui.patterns.pattern_card import PatternCard
from werkbank.ui.theme import Theme
from werkbank.ui.timers import Debounce
from werkbank.ui.widgets import button, column, empty, label, row, scroll

QUIET = {AnswerKind.NOT_RECOGNISED, AnswerKind.RECOGNISED, AnswerKind.DIFFERENT}
ALWAYS = "rust"  # what worked stands beside the rest, always


class PatternsPage(QWidget):
    """Proposals and patterns."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self._theme = theme
        self._all = False
        self._cards: dict[EntityId, PatternCard] = {}
        self._made_of: tuple[Casus | None, date | None] = None, None
        self._findings, self._patterns = QVBoxLayout(), QVBoxLayout()
        for side in (self._findings, self._patterns):
            side.setSpacing(tokens.SPACE_3)
        left = _side(tr("Mogelijke patronen"), self._intro_left(), self._findings)
        right = _side(tr("Patronen van dit gezin"), self._intro_right(), self._patterns)
        self.setLayout(
            row(scroll(left, name=tr("Mogelijke patronen")), scroll(right, name=tr("Patronen van dit gezin")), space=0)
        )
        self._later = Debounce(self, self._fill, milliseconds=200)
        desk.changed.connect(lambda _change: self._later.call() if self.isVisible() else None)

    def flush(self) -> None:
        """Commit what is being typed in a pattern."""
        for made in self._cards.values():
            made.flush()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_current:
            self._fill()

    @property
    def _is_current(self) -> bool:
        """A casus never changes in place, so what was made of the same one on the same day is still right."""
        casus, day = self._made_of
        return casus is self._desk.casus and day == self._desk.session.today

    def _fill(self) -> None:
        self._made_of = self._desk.casus, self._desk.session.today
        self._fill_patterns()
        empty(self._findings)
        session = self._desk.session
        found = find(session.casus, today=session.today)
        answered = {a.finding for a in session.casus.answers.values() if a.kind in QUIET}
        shown = [f for f in found.found if self._all or f.key not in answered]
        for finding in sorted(shown, key=lambda f: f.detector == ALWAYS):
            self._findings.addWidget(self._finding_card(finding))
        hidden = len(found.found) - len(shown)
        if hidden:
            text = ntr("{n} voorstel waar al op geantwoord is", "{n} voorstellen waar al op geantwoord is", hidden)
            self._findings.addWidget(button(text, self._show_all, look="quiet"))
        if not found.found:
            self._findings.addWidget(label(self._nothing(), look="soft", wrap=True))
        for failed in found.failed:
            text = tr("Eén zoeker is nu uitgezet omdat hij niet werkte ({naam}). De rest klopt.", naam=failed)
            self._findings.addWidget(label(text, look="warn", wrap=True))

    def _fill_patterns(self) -> None:
        patterns = self._desk.casus.patterns
        if list(self._cards) == list(patterns):
            for pattern in patterns.values():
                self._cards[pattern.id].show_pattern(pattern)
            return
        empty(self._patterns)
        self._cards = {}
        for pattern in patterns.values():
            made = PatternCard(self._desk, pattern, self._theme)
            made.show_wanted.connect(lambda p: self._light_up(p.events))
            self._cards[pattern.id] = made
            self._patterns.addWidget(made)
        if not patterns:
            text = tr(
                "Nog geen patroon. Antwoord links, of kies gebeurtenissen in de tijdlijn en druk op Ctrl+Shift+T."
            )
            self._patterns.addWidget(label(text, look="soft", wrap=True))

    def _finding_card(self, finding: Finding) -> FindingCard:
        made = FindingCard(finding, self._desk.casus)
        made.answered.connect(self._answer)
        made.show_wanted.connect(lambda f: self._light_up(f.events))
        return made

    def _answer(self, finding: Finding, kind: AnswerKind, who: str, role: str, by_family: bool) -> None:  # noqa: FBT001
        session = self._desk.session
        draft = Pattern(id=EntityId("draft"), **draft_pattern(finding))
        self._desk.run(
            lambda: plan.answer(
                session, finding=finding.key, kind=kind, who=who, role=role, by_family=by_family, pattern=draft
            )
        )

    def _light_up(self, events: tuple[EntityId, ...]) -> None:
        self._desk.select(*(Key(Kind.EVENT, event) for event in events))
        self._desk.page_wanted.emit(ActionId.PAGE_OVERVIEW)

    def _show_all(self) -> None:
        self._all = True
        self._fill()

    def _nothing(self) -> str:
        if not self._desk.casus.events:
            return tr("Zet eerst gebeurtenissen op de tijdlijn. Dan zoekt de Werkbank mee.")
        return tr("In wat er nu op de tijdlijn staat komt niets terug dat de Werkbank herkent.")

    def _intro_left(self) -> str:
        return tr("De Werkbank zoekt mee en stelt voor. Jullie bepalen of het klopt. Het zegt niets over schuld.")

    def _intro_right(self) -> str:
        return tr("Wat jullie herkennen: wat er thuis gebeurt, wat de hulpverlening deed, en wat het doorbreekt.")


def _side(title: str, intro: str, cards: QVBoxLayout) -> QWidget:
    inner = QWidget()
    inner.setObjectName("page")
    layout = column(label(title, look="display"), label(intro, look="soft", wrap=True), cards, 1, space=tokens.SPACE_3)
    layout.setContentsMargins(*([tokens.SPACE_5] * 4))
    inner.setLayout(layout)
    return inner
