"""The goals of the plan: one card each, in order, and what to do when there is none yet."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from werkbank.app.verbs import plan
from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.model.entities import Goal
from werkbank.plan.access import Block
from werkbank.plan.aims import steps_of
from werkbank.plan.content import TITLES
from werkbank.ui.desk import Desk
from werkbank.ui.plan.easier import block_reading
from werkbank.ui.plan.fields import STEP
from werkbank.ui.plan.goal import GoalCard, add_step
from werkbank.ui.widgets import button, card, column, label, let_go, row


class GoalsSection(QFrame):
    """All goals."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._cards: dict[str, GoalCard] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(tokens.SPACE_3)
        hint = tr(
            "Nog geen doel. Een doel is wat jullie willen bereiken, in jullie eigen woorden. "
            "Druk op Ctrl+D. Met Ctrl+Shift+D komt er een stap bij."
        )
        self._hint = label(hint, look="soft", wrap=True)
        add = button(tr("+ Doel"), self.new_goal, hint=tr("Ctrl+D"))
        add.setEnabled(not desk.session.read_only)
        self.reads = label("", look="note")
        title = row(label(tr(TITLES[Block.STEPS]), look="lead"), 1, self.reads)
        head = card(title, self._hint, row(add, 1))
        self.setLayout(column(head, self._list, space=tokens.SPACE_3))
        self.refresh()

    @property
    def cards(self) -> tuple[GoalCard, ...]:
        """The cards in order."""
        return tuple(self._cards.values())

    def refresh(self) -> None:
        """Show the goals as they are now; cards that stay keep the keyboard."""
        casus = self._desk.casus
        goals = sorted(casus.goals.values(), key=lambda goal: goal.rank)
        if [goal.id for goal in goals] != list(self._cards):
            self._rebuild(goals)
        for number, goal in enumerate(goals, start=1):
            self._cards[goal.id].show_goal(goal, number=number, casus=casus)
        self._hint.setVisible(not goals)
        self.reads.setText(block_reading([step for goal in goals for step in steps_of(casus, goal)], STEP))

    def new_goal(self) -> None:
        """A goal, with the keyboard in its words."""
        made = self._desk.run(lambda: plan.add_goal(self._desk.session))
        if made is not None:
            self.refresh()
            self._cards[made.id].focus_text()

    def new_step(self) -> None:
        """A step of the goal in which somebody is working, or of the last; a goal when there is none."""
        chosen = next((made for made in self.cards if made.holds_focus()), None)
        if chosen is None and self.cards:
            chosen = self.cards[-1]
        if chosen is None:
            self.new_goal()
        else:
            self._add_step(chosen.goal)

    def flush(self) -> None:
        """Commit what is being typed."""
        for made in self.cards:
            made.flush()

    def _add_step(self, goal: Goal) -> None:
        step = add_step(self._desk, goal)
        if step:
            self.refresh()
            self._cards[goal.id].focus_step(step)

    def _rebuild(self, goals: list[Goal]) -> None:
        kept = self._cards
        let_go(self._list)
        self._cards = {goal.id: kept.pop(goal.id) if goal.id in kept else self._card(goal) for goal in goals}
        for made in self._cards.values():
            self._list.addWidget(made)
        for made in kept.values():
            made.hide()
            made.deleteLater()

    def _card(self, goal: Goal) -> GoalCard:
        made = GoalCard(self._desk, goal)
        made.step_wanted.connect(self._add_step)
        return made
