"""Plan: what the family agrees, written on the left; the page of the reader on the right."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from werkbank.app.verbs import plan
from werkbank.ui.desk import Desk
from werkbank.ui.theme import Theme


class PlanPage(QWidget):
    """The family plan."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self._theme = theme

    def new_goal(self) -> None:
        """A goal, with the keyboard in its text."""
        plan.add_goal(self._desk.session)

    def new_step(self) -> None:
        """A step of the goal that is being edited, or of the last one."""
        goals = list(self._desk.casus.goals)
        if goals:
            plan.add_step(self._desk.session, goals[-1])

    def export(self) -> None:
        """Write the plan of the chosen reader as PDF."""

    def flush(self) -> None:
        """Commit what is being typed."""

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
