"""Works out a picture of the family: places and ink. A small one at once, a large one beside the window.

A ``Draft`` says what is to be drawn and is a pure function of that; ``Drafting`` runs it in a job when it may take long
and hands over the newest only: what was begun for an older casus is stopped and forgotten.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject

from werkbank.genogram.from_casus import hints_of, pins_of
from werkbank.genogram.ink import Ink
from werkbank.genogram.lay_out import lay_out
from werkbank.genogram.layers import Layers
from werkbank.genogram.layout import Layout
from werkbank.genogram.looks import Look
from werkbank.genogram.pedigree import Hints, Pedigree, Pins
from werkbank.genogram.picture import ink_of
from werkbank.genogram.progress import Progress, silent
from werkbank.model.casus import Casus
from werkbank.ui import jobs
from werkbank.ui.timers import Debounce

AT_ONCE = 100  # persons, and bonds five times: that much is drawn within a blink on any machine
ALWAYS = 40  # so small a family never waits
SLOW = 0.25  # seconds: what took longer last time goes beside the window
TELL_AFTER_MS = 300


Failed = Callable[[Exception], object]


class NotWanted(Exception):  # noqa: N818 - nobody made an error
    """The picture is out of date before it is done."""


@dataclass(frozen=True, slots=True)
class Places:
    """What decides where people stand."""

    pedigree: Pedigree
    pins: Pins
    hints: Hints


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """A picture worked out."""

    draft: Draft
    layout: Layout
    ink: Ink
    seconds: float


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """What is to be drawn; ``layout`` when the places are still good."""

    part: Casus
    places: Places
    look: Look
    layers: Layers
    layout: Layout | None = None
    before: Ink | None = None  # what was drawn last: what is the same is taken from it
    day: date | None = None  # drawn ahead, before the window hears of it

    @property
    def size(self) -> int:
        """How much there is to draw."""
        return len(self.part.persons) + 5 * len(self.part.bonds)

    def run(self, progress: Progress = silent) -> Drawn:
        """Lay out, and make the ink."""
        start, asked = time.perf_counter(), self.places
        laid = self.layout or lay_out(asked.pedigree, pins=asked.pins, hints=asked.hints, progress=progress)
        progress(1.0)
        ink = ink_of(self.part, laid, look=self.look, layers=self.layers, before=self.before)
        if self.day is not None:
            ink.items(self.day)
        return Drawn(replace(self, before=None), laid, ink, time.perf_counter() - start)


def places_of(part: Casus, *, pedigree: Pedigree) -> Places:
    """What decides where the people of a part stand."""
    return Places(pedigree, pins_of(part), hints_of(part))


class Drafting(QObject):
    """Runs drafts for a view."""

    def __init__(
        self, parent: QObject, *, done: Callable[[Drawn], object], busy: Callable[[bool], object], failed: Failed
    ) -> None:
        super().__init__(parent)
        self._done, self._busy, self._failed = done, busy, failed
        self._job: jobs.Job | None = None
        self._last = 0.0  # seconds
        self._tell = Debounce(self, lambda: busy(True), milliseconds=TELL_AFTER_MS)  # noqa: FBT003

    @property
    def running(self) -> bool:
        """Whether a picture is being worked out."""
        return self._job is not None

    def ask(self, draft: Draft) -> None:
        """Work this out, at once or beside the window; whatever else was asked before is not wanted any more."""
        self.stop()
        if draft.size <= ALWAYS or (draft.size <= AT_ONCE and self._last <= SLOW):
            self._hand_over(draft.run())
            return
        job = jobs.Job(lambda progress: draft.run(_stoppable(progress)), self)
        self._job = job
        self._tell.call()
        job.on(done=lambda drawn: self._ended(job, drawn), failed=lambda error: self._broken(job, error)).start()

    def stop(self) -> None:
        """Nobody wants what is being worked out."""
        if self._job is not None:
            self._job.progress.stop()
            self._job = None
            self._quiet()

    def _ended(self, job: jobs.Job, drawn: Drawn) -> None:
        if job is self._job:
            self._job = None
            self._quiet()
            self._hand_over(drawn)

    def _broken(self, job: jobs.Job, error: Exception) -> None:
        if job is self._job:
            self._job = None
            self._quiet()
            self._failed(error)

    def _hand_over(self, drawn: Drawn) -> None:
        self._last = drawn.seconds
        self._done(drawn)

    def _quiet(self) -> None:
        self._tell.drop()
        self._busy(False)  # noqa: FBT003


def _stoppable(progress: jobs.Progress) -> Progress:
    def go_on(fraction: float) -> None:
        del fraction
        if not progress.wanted:
            raise NotWanted

    return go_on
