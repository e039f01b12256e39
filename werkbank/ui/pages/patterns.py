"""Patronen: what the program proposes on the left, what people recognised on the right.

What is proposed is looked for beside the window (``ui.patterns.proposals``); this page only follows. A card stays the
same card as long as its proposal leans on the same data, so nobody loses what they are typing. While the family reads
along the cards stay away until somebody asks for them; then only their number is said.
"""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from werkbank.app.session import Key
from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.model.clock import EntityId
from werkbank.model.entities import Pattern
from werkbank.model.kinds import Kind
from werkbank.ui.desk import Desk
from werkbank.ui.patterns.light_bar import show_in_pictures
from werkbank.ui.patterns.pattern_card import PatternCard, lit_key
from werkbank.ui.patterns.proposal_list import ProposalList
from werkbank.ui.theme import Theme
from werkbank.ui.timers import Debounce, soon
from werkbank.ui.widgets import column, label, row, scroll

QUIET_MS = 120


class PatternsPage(QWidget):
    """Proposals and patterns."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self._theme = theme
        self.cards: dict[EntityId, PatternCard] = {}
        self._patterns = QVBoxLayout()
        self._patterns.setSpacing(tokens.SPACE_3)
        self.proposals = ProposalList(desk)
        intro = tr("Wat jullie herkennen: wat er thuis gebeurt, wat de hulpverlening deed, en wat het doorbreekt.")
        right = QWidget()
        right.setObjectName("page")
        layout = column(
            label(tr("Patronen van dit gezin"), look="display"),
            label(intro, look="soft", wrap=True),
            self._patterns,
            1,
            space=tokens.SPACE_3,
        )
        layout.setContentsMargins(*([tokens.SPACE_5] * 4))
        right.setLayout(layout)
        self._left = scroll(self.proposals, name=tr("Mogelijke patronen"))
        self._right = scroll(right, name=tr("Patronen van dit gezin"))
        self.proposals.stepped.connect(self._left.ensureWidgetVisible)
        both = row(self._left, self._right, space=0)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        self.setLayout(both)
        self._later = Debounce(self, self._fill, milliseconds=QUIET_MS)
        desk.changed.connect(self._follow)
        desk.proposals.changed.connect(self._follow)

    def flush(self) -> None:
        """Commit what is being typed in a pattern."""
        for made in self.cards.values():
            made.flush()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        for made in self.cards.values():
            made.set_theme(theme)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._desk.proposals.wake()
        self._fill()
        soon(self, self._give_keyboard)  # the page before goes away after this one came
        soon(self, self._bring_up)

    def _follow(self, *_: object) -> None:
        """A method, so that Qt forgets it together with the page: what is looked for may come in later."""
        if self.isVisible():
            self._later.call()

    def _fill(self) -> None:
        self.proposals.refresh()
        self._give_keyboard()
        found = self._desk.casus.patterns
        if list(self.cards) != list(found) or not self._patterns.count():
            self._rebuild(tuple(found.values()))
        for pattern in found.values():
            self.cards[pattern.id].show_pattern(pattern)

    def _give_keyboard(self) -> None:
        """Who turns to this page by key goes on by key: with the first card, when the keyboard is nowhere.

        Nowhere is also the frame around the cards: Qt takes the keyboard there when the page before went away.
        """
        focus: QWidget | None = self.window().focusWidget()
        if self.isVisible() and (focus is None or focus in {self.window(), self._left}):
            self.proposals.take_keyboard()

    def _rebuild(self, found: tuple[Pattern, ...]) -> None:
        """Cards that stay keep the keyboard and what is typed in them."""
        kept = self.cards
        items = (self._patterns.itemAt(n) for n in range(self._patterns.count()))
        there = [widget for item in items if item is not None and (widget := item.widget()) is not None]
        for widget in there:  # a place that was taken out and lives on would keep a card from growing in its next one
            self._patterns.removeWidget(widget)
            if widget not in kept.values():
                widget.hide()
                widget.deleteLater()
        self.cards = {one.id: kept.pop(one.id) if one.id in kept else self._card(one) for one in found}
        for made in self.cards.values():
            self._patterns.addWidget(made)
        for gone in kept.values():
            gone.hide()
            gone.deleteLater()
        if not found:
            text = tr(
                "Nog geen patroon. Antwoord links, of kies gebeurtenissen in de tijdlijn en druk op Ctrl+Shift+T."
            )
            self._patterns.addWidget(label(text, look="soft", wrap=True))

    def _card(self, pattern: Pattern) -> PatternCard:
        made = PatternCard(self._desk, pattern, self._theme)
        made.show_wanted.connect(self._light)
        return made

    def _light(self, pattern: Pattern) -> None:
        show_in_pictures(self._desk, lit_key(pattern))

    def _bring_up(self) -> None:
        """Bring the pattern in view that is selected, or that stands in the light."""
        lit = self._desk.proposals.lit
        keys = [str(key) for key in self._desk.session.selection] + ([lit.key] if lit is not None else [])
        meant = (made for one, made in self.cards.items() if str(Key(Kind.PATTERN, one)) in keys)
        if (found := next(meant, None)) is not None:
            self._right.ensureWidgetVisible(found)
        if lit is not None and (shown := self.proposals.card_of(lit.key)) is not None:
            self._left.ensureWidgetVisible(shown)
