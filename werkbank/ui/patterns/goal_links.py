"""The goals that break a pattern, on its card: a way to each, and a new one."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from werkbank.app.actions import ActionId
from werkbank.app.session import key_of
from werkbank.app.verbs import plan
from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.model.entities import Goal, Pattern
from werkbank.ui.desk import Desk
from werkbank.ui.widgets import button, column, empty, label, row


class GoalLinks(QWidget):
    """Goals in the plan that point at this pattern."""

    def __init__(self, desk: Desk, pattern: Pattern) -> None:
        super().__init__()
        self._desk, self._pattern = desk, pattern
        self._shown: list[Goal] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(tokens.SPACE_1)
        self.add = button(tr("+ Doel dat dit doorbreekt"), self._new, look="quiet")
        self.add.setEnabled(not desk.session.read_only)
        self.setLayout(column(label(tr("Doelen in het plan"), look="lead"), self._list, row(self.add, 1)))

    def refresh(self, pattern: Pattern) -> None:
        """Show the goals as they are now."""
        self._pattern = pattern
        goals = [one for one in self._desk.casus.goals.values() if one.pattern == pattern.id]
        if goals == self._shown:
            return
        self._shown = goals
        empty(self._list)
        for goal in goals:
            text = goal.text or tr("doel zonder woorden")
            way = button(text, lambda g=goal: self._go(g), look="place", hint=text)  # type: ignore[misc]
            way.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # a long goal never widens the card
            self._list.addWidget(way)

    def _go(self, goal: Goal) -> None:
        self._desk.select(key_of(goal))
        self._desk.page_wanted.emit(ActionId.PAGE_PLAN)

    def _new(self) -> None:
        made = self._desk.run(lambda: plan.add_goal(self._desk.session, pattern=self._pattern.id))
        if made is not None:
            self._go(made)
