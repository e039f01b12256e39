"""Patronen in de hulp: on the left what keeps coming back in the help, on the right what each organisation did.

The help is the subject of every line, never the family. Proposals come from the same place, and are answered on the
same cards, as on the page of patterns; with the family in the room they stay closed and only a quiet count shows.
"""

from __future__ import annotations

from itertools import groupby

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from werkbank.app.actions import ActionId
from werkbank.app.proposals import Standing, standing
from werkbank.app.session import Key, key_of
from werkbank.drawing import tokens
from werkbank.i18n import ntr, tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Pattern
from werkbank.model.kinds import Kind
from werkbank.patterns import Finding
from werkbank.patterns.help_side import THEMES, of_the_help, theme_of
from werkbank.patterns.help_story import Organisation, help_patterns, help_story
from werkbank.ui.bouwsteen_menu import mark_as
from werkbank.ui.bouwstenen.marks import Marks
from werkbank.ui.bouwstenen.places import PlaceLine
from werkbank.ui.desk import Desk
from werkbank.ui.patterns.finding_card import FindingCard
from werkbank.ui.patterns.proposals import PATTERN
from werkbank.ui.sessions.dot import Dot
from werkbank.ui.theme import Theme
from werkbank.ui.timers import Debounce
from werkbank.ui.widgets import button, card, column, empty, label, row, scroll

MOST = 12  # lines of one organisation before the rest has to be asked for
_SHOWN = {Standing.OPEN, Standing.LATER}


class HelpPatternsPage(QWidget):
    """What the help did, and what keeps coming back in it."""

    def __init__(self, desk: Desk, _theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self._told: Casus | None = None
        self._shown: list[tuple[str, str]] = []
        self._whole: set[str] = set()  # organisations of which every line is shown
        self._patterns, self._story = column(space=tokens.SPACE_3), column(space=tokens.SPACE_3)
        left = _side(
            tr("Patronen in de hulp"),
            tr("Wat steeds terugkomt in wat wij als hulpverleners doen. Dit gaat over ons, niet over het gezin."),
            self._patterns,
        )
        right = _side(
            tr("Wat elke organisatie deed"),
            tr("Volgens de tijdlijn, met datums, pauzes en wie er werkte. Een klik gaat naar de gebeurtenis."),
            self._story,
        )
        self.setLayout(
            row(
                scroll(left, name=tr("Patronen in de hulp")),
                scroll(right, name=tr("Wat elke organisatie deed")),
                space=0,
            )
        )
        self._later = Debounce(self, self.refresh, milliseconds=200)
        desk.changed.connect(self._soon)
        desk.proposals.changed.connect(self._soon)

    def refresh(self) -> None:
        """Show the casus and what is proposed as they are now."""
        self._fill_patterns()
        if self._told is not self._desk.casus:
            self._told = self._desk.casus
            self._fill_story()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._desk.proposals.wake()
        self.refresh()

    def _soon(self, *_: object) -> None:
        if self.isVisible():
            self._later.call()

    # --- what keeps coming back ----------------------------------------------------------------------------------

    def _fill_patterns(self) -> None:
        """Cards that stay keep what is typed in them: they are made anew only when there are others."""
        patterns, findings = help_patterns(self._desk.casus), self._proposed()
        shown = [(p.id, p.model_dump_json()) for p in patterns] + [(f.detector, f.key) for f in findings]
        shown.append(("family", str(self._desk.session.has_family)))
        if shown == self._shown:
            return
        self._shown = shown
        empty(self._patterns)
        for pattern in patterns:
            self._patterns.addWidget(self._recognised(pattern))
        if findings and self._desk.session.has_family:
            told = ntr("{n} mogelijk patroon, voor het team", "{n} mogelijke patronen, voor het team", len(findings))
            self._patterns.addWidget(label(told, look="soft"))
        elif findings:
            for theme, found in groupby(findings, key=theme_of):
                self._patterns.addWidget(label(tr(THEMES[theme]), look="lead"))
                for finding in found:
                    self._patterns.addWidget(FindingCard(self._desk, finding))
        if not patterns and not findings:
            text = tr("In wat er nu over de hulp op de tijdlijn staat, komt niets terug dat de Werkbank herkent.")
            self._patterns.addWidget(label(text, look="soft", wrap=True))

    def _proposed(self) -> list[Finding]:
        casus = self._desk.casus
        return of_the_help(f for f in self._desk.proposals.found if standing(f, casus) in _SHOWN)

    def _recognised(self, pattern: Pattern) -> QWidget:
        key = key_of(pattern)
        marks = Marks()
        marks.show_entity(pattern, self._desk.casus)
        name = label(pattern.name or tr("Patroon zonder naam"), look="lead", wrap=True)
        mine = (key_of(one) for one in self._desk.casus.answers.values() if one.pattern == pattern.id)
        head = row(
            Dot(self._desk, key, *mine), name, column(marks, 1), column(label(str(pattern.status), look="chip"), 1)
        )
        head.setStretch(1, 1)
        parts = (
            (tr("Wat er gebeurt"), pattern.happens),
            (tr("Wat er dan volgt"), pattern.follows),
            (tr("Wat de hulpverlening deed"), pattern.kept_help),
            (tr("Dit kan het doorbreken"), pattern.breaks),
        )
        lines = [label(f"{title}: {text}", wrap=True) for title, text in parts if text.strip()]
        light = button(tr("Laat zien"), lambda: self._light(key), look="quiet")
        light.setToolTip(tr("Zet dit in het licht, in tijdlijn en genogram"))
        light.setAccessibleName(tr("Laat zien in tijdlijn en genogram: {naam}", naam=name.text()))
        there = button(tr("Naar het patroon"), lambda: self._open(key), look="quiet")
        made = card(head, *lines, row(light, there, 1))
        mark_as(made, key)
        return made

    def _light(self, key: Key) -> None:
        self._desk.proposals.light(f"{PATTERN}{key.id}")
        self._desk.page_wanted.emit(ActionId.PAGE_OVERVIEW)

    def _open(self, key: Key) -> None:
        self._desk.select(key)
        self._desk.page_wanted.emit(ActionId.PAGE_PATTERNS)

    # --- what each organisation did ------------------------------------------------------------------------------

    def _fill_story(self) -> None:
        empty(self._story)
        story = help_story(self._desk.casus, today=self._desk.session.today)
        if (closings := story.closings) is not None:
            seen = button(tr("Laat zien"), lambda: self._go(*closings.events), look="quiet")
            seen.setAccessibleName(tr("Laat zien welke hulp zo stopte"))
            self._story.addWidget(card(label(closings.text, wrap=True), row(seen, 1)))
        for organisation in story.organisations:
            self._story.addWidget(self._organisation(organisation))
        if not story.organisations:
            text = tr("Nog geen hulp op de tijdlijn. Typ onderaan het overzicht bijvoorbeeld: 2013 VUHP @Gezinshulp.")
            self._story.addWidget(label(text, look="soft", wrap=True))

    def _organisation(self, one: Organisation) -> QWidget:
        lines: list[QWidget] = [label(one.name, look="lead", wrap=True)]
        if one.workers:
            lines.append(label(tr("Wie er werkte: {namen}", namen="; ".join(one.workers)), look="soft", wrap=True))
        pauses = {pause.after: pause.text for pause in one.pauses}
        whole = one.name in self._whole or len(one.lines) <= MOST + 1
        for number, line in enumerate(one.lines if whole else one.lines[:MOST]):
            made = PlaceLine(line.in_words(), lambda event=line.event: self._go(event))  # type: ignore[misc]
            made.stand_for(self._desk, Key(Kind.EVENT, line.event))
            lines.append(made)
            if number in pauses:
                lines.append(label(pauses[number], look="note", wrap=True))
        if not whole:
            more = button(tr("De rest tonen"), lambda: self._show_all(one.name), look="quiet")
            more.setAccessibleName(tr("De rest tonen van {naam}", naam=one.name))
            lines.append(more)
        return card(*lines, space=2)

    def _show_all(self, name: str) -> None:
        self._whole.add(name)
        self._fill_story()

    def _go(self, *events: EntityId) -> None:
        self._desk.select(*(Key(Kind.EVENT, event) for event in events))
        self._desk.page_wanted.emit(ActionId.PAGE_OVERVIEW)


def _side(title: str, intro: str, cards: QVBoxLayout) -> QWidget:
    inner = QWidget()
    inner.setObjectName("page")
    layout = column(label(title, look="display"), label(intro, look="soft", wrap=True), space=tokens.SPACE_3)
    layout.addLayout(cards)
    layout.addStretch(1)
    layout.setContentsMargins(*([tokens.SPACE_5] * 4))
    inner.setLayout(layout)
    return inner
