"""Marks in the timeline of what is only proposed about the help: one where it begins, on screen and never on paper.

Recognised patterns are part of the casus and have their marks from the board itself. With the family in the room what
is only proposed has none.
"""

from __future__ import annotations

from PySide6.QtCore import QObject

from werkbank.i18n import tr
from werkbank.timeline.help_marks import in_order, marks_of
from werkbank.timeline.signals import Signal
from werkbank.ui.timeline.canvas import Canvas


class HelpMarks(QObject):
    """Keeps the marks of proposals about the help as they are now."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        canvas.desk.proposals.changed.connect(self._show)

    def _show(self) -> None:
        self._canvas.present(self._canvas.showing._replace(proposed=self._marks()))

    def _marks(self) -> tuple[Signal, ...]:
        desk = self._canvas.desk
        if desk.session.has_family or not desk.proposals.found:
            return ()
        from werkbank.app.proposals import Standing, standing
        from werkbank.patterns.help_side import of_the_help

        events = desk.casus.events
        waiting = (one for one in desk.proposals.found if standing(one, desk.casus) in {Standing.OPEN, Standing.LATER})
        found: list[Signal] = []
        for finding in of_the_help(waiting):
            known = [events[one] for one in finding.events if one in events]
            marks = list(marks_of(tr(finding.name), known, why=finding.text, certain=False))
            found += sorted(marks, key=lambda mark: mark.first)[:1]
        return in_order(found)
