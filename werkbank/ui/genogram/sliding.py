"""Other days on the paper: at once for one step; while somebody slides, a frame takes no longer than a frame.

A step that follows another at once draws what is in sight and fits in a few milliseconds; what is left follows a moment
later, in as many rounds as it takes. So when the cursor rests, everything is as it was on that day.
"""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING

from werkbank.ui.genogram.scene import Hurry
from werkbank.ui.timers import Debounce

if TYPE_CHECKING:
    from werkbank.ui.genogram.view import GenogramView

AT_ONCE = 0.2  # seconds between two steps: shorter is sliding
ROUND_MS = 16  # a frame: what moved is painted first


class Slide:
    """Turns the paper of a view."""

    def __init__(self, view: GenogramView) -> None:
        self._view = view
        self._turned = -AT_ONCE
        self._rest = Debounce(view, self.round, milliseconds=ROUND_MS)

    def turn(self, day: date) -> None:
        """Show this day."""
        now = time.monotonic()
        hurry = self._hurry() if now - self._turned < AT_ONCE else None
        paper = self._view.paper
        paper.turn(day, zoom=self._view.camera.zoom, hurry=hurry)
        self._turned = time.monotonic()
        if paper.late:
            self._rest.call()

    def finish(self) -> None:
        """Show all of the day now."""
        self._rest.drop()
        self._view.paper.catch_up()

    def round(self) -> None:
        """Some of what was put off; more a moment later."""
        if not self._view.paper.catch_up(self._hurry()):
            self._rest.call()

    def _hurry(self) -> Hurry:
        return Hurry(self._view.mapToScene(self._view.viewport().rect()).boundingRect())
