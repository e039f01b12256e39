"""The goals that break a pattern, on its card: a way to each, one of the plan to point at it, and a new one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from werkbank.app.actions import ActionId
from werkbank.app.session import key_of
from werkbank.app.verbs import plan
from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.model.clock import EntityId
from werkbank.model.entities import Goal, Pattern
from werkbank.ui.bouwsteen_menu import mark_as
from werkbank.ui.bouwstenen.places import PlaceLine
from werkbank.ui.desk import Desk
from werkbank.ui.widgets import button, column, empty, label, row

LONGEST = 60  # characters of a goal in the menu


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
        self.link = self._choice()
        self.setLayout(column(label(tr("Doelen in het plan"), look="lead"), self._list, row(self.link, self.add, 1)))

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
            way = PlaceLine(text, lambda g=goal: self._go(g))  # type: ignore[misc]
            mark_as(way, key_of(goal))
            off = button(tr("Losmaken"), lambda g=goal: self._aim(g, at=None), look="quiet")  # type: ignore[misc]
            off.setAccessibleName(tr("Losmaken van dit patroon: {doel}", doel=text))
            off.setEnabled(not self._desk.session.read_only)
            line = row(way, off)
            line.setStretch(0, 1)
            self._list.addLayout(line)

    def _choice(self) -> QToolButton:
        """The other goals of the plan, in a menu that is filled when it opens."""
        made = QToolButton()
        made.setText(tr("Doel uit het plan kiezen"))
        made.setAccessibleName(tr("Doel uit het plan kiezen dat dit patroon doorbreekt"))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setProperty("look", "quiet")
        made.setEnabled(not self._desk.session.read_only)
        menu = QMenu(made)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        made.setMenu(menu)
        return made

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        casus = self._desk.casus
        others = [one for one in casus.goals.values() if one.pattern != self._pattern.id]
        for goal in others:
            aimed = casus.patterns.get(EntityId(goal.pattern))
            text = _short(goal.text or tr("doel zonder woorden"))
            if aimed is not None:
                text = tr(
                    "{doel} (nu bij ‘{patroon}’)", doel=text, patroon=_short(aimed.name or tr("patroon zonder naam"))
                )
            action = menu.addAction(text.replace("&", "&&"))
            action.triggered.connect(lambda _on=False, g=goal: self._aim(g, at=self._pattern))
        if not others:
            why = tr("Alle doelen staan hier al bij") if casus.goals else tr("Er staat nog geen doel in het plan")
            menu.addAction(why).setEnabled(False)

    def _aim(self, goal: Goal, *, at: Pattern | None) -> None:
        self._desk.run(lambda: plan.aim_goal(self._desk.session, goal, pattern=at.id if at else None))

    def _go(self, goal: Goal) -> None:
        self._desk.select(key_of(goal))
        self._desk.page_wanted.emit(ActionId.PAGE_PLAN)

    def _new(self) -> None:
        made = self._desk.run(lambda: plan.add_goal(self._desk.session, pattern=self._pattern.id))
        if made is not None:
            self._go(made)


def _short(text: str, /) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
