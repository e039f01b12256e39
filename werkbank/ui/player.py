"""Plays the history of a family: moves the shared time cursor a little at every tick, up to today.

With less motion asked for it steps from event to event instead. Whoever moves the cursor meanwhile is followed: playing
goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from werkbank.app.travel import USUAL_SPEED, History, played
from werkbank.ui.desk import Desk
from werkbank.ui.motion import less_motion
from werkbank.ui.timers import Ticker

LONGEST = 0.1  # seconds: after a hiccup the story does not jump
PAUSE = 1.2  # seconds on each event when stepping at one year a second


class Player(QObject):
    """Play and pause."""

    turned = Signal()  # began or ended

    def __init__(self, desk: Desk, history: Callable[[], History]) -> None:
        super().__init__()
        self.speed = USUAL_SPEED  # years a second
        self._desk = desk
        self._history = history
        self._ticker = Ticker(self, self.tick)
        self._at = 0.0  # ordinal of the day, with a fraction
        self._waited = 0.0

    @property
    def playing(self) -> bool:
        """Whether it runs."""
        return self._ticker.running

    def toggle(self) -> None:
        """Play, or pause."""
        self.stop() if self.playing else self.play()

    def play(self) -> None:
        """From where the cursor stands; from the beginning when that is today."""
        session = self._desk.session
        if session.cursor is None:
            session.move_cursor(self._history().first)
        self._at, self._waited = float(session.as_of.toordinal()), 0.0
        self._ticker.start()
        self.turned.emit()

    def stop(self) -> None:
        """Stay at this day."""
        if self.playing:
            self._ticker.stop()
            self.turned.emit()

    def tick(self, seconds: float) -> None:
        """So many seconds went by."""
        session = self._desk.session
        if int(self._at) != session.as_of.toordinal():  # somebody else moved the cursor
            self._at = float(session.as_of.toordinal())
        if less_motion():
            self._step(seconds)
        else:
            self._at = played(self._at, seconds=min(seconds, LONGEST), speed=self.speed)
            day = session.as_of.fromordinal(int(self._at))
            if day != session.as_of:
                session.move_cursor(self._history().within(day))
        if session.cursor is None:
            self.stop()

    def _step(self, seconds: float) -> None:
        self._waited += seconds
        if self._waited >= PAUSE / self.speed:
            self._waited = 0.0
            session = self._desk.session
            session.move_cursor(self._history().after(session.as_of))
            self._at = float(session.as_of.toordinal())
