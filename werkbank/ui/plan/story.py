"""The events that the family chose for its story, oldest first; each can be taken out of the plan again."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from werkbank.app.session import key_of
from werkbank.app.verbs import plan
from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.model.entities import Event
from werkbank.plan.access import Block
from werkbank.plan.content import TITLES
from werkbank.plan.story import title_of
from werkbank.ui.desk import Desk
from werkbank.ui.plan.shelf import dated
from werkbank.ui.sessions.dot import Dot
from werkbank.ui.widgets import button, card, column, empty, label, row


class StorySection(QFrame):
    """One line an event."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lines = QVBoxLayout()
        self._lines.setSpacing(tokens.SPACE_1)
        self._hint = label(
            tr("Nog niets gekozen. Kies met het gezin wat erin komt, en zet het hier met 'Erbij halen' rechts."),
            look="soft",
            wrap=True,
        )
        self.setLayout(column(card(label(tr(TITLES[Block.STORY]), look="lead"), self._hint, self._lines)))
        self._shown: list[Event] | None = None
        self.refresh()

    def refresh(self) -> None:
        """Show the chosen events as they are now."""
        chosen = [event for event in self._desk.casus.events.values() if event.chosen]
        ordered = sorted(chosen, key=lambda one: one.date.sort_key(rank=one.rank, ident=one.id))
        self._hint.setVisible(not ordered)
        if ordered != self._shown:
            self._shown = ordered
            empty(self._lines)
            for event in ordered:
                self._lines.addWidget(self._line(event))

    def _line(self, event: Event) -> QWidget:
        away = button("✕", lambda: self._take_out(event), look="quiet", hint=tr("Uit het verhaal van het plan"))
        away.setAccessibleName(tr("Uit het verhaal: {wat}", wat=title_of(event)))
        away.setEnabled(not self._desk.session.read_only)
        made = QWidget()
        line = row(Dot(self._desk, key_of(event)), label(dated(event), wrap=True), away)
        line.setContentsMargins(0, 0, 0, 0)
        line.setStretch(1, 1)
        made.setLayout(line)
        return made

    def _take_out(self, event: Event) -> None:
        self._desk.run(lambda: plan.edit_entity(self._desk.session, key_of(event), chosen=False))
        self._desk.noticed.emit(tr("Uit het verhaal gehaald; de gebeurtenis blijft. Met Ctrl+Z staat het er weer."))
