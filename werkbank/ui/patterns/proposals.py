"""The one place in the window where possible patterns are: looked for beside it, after every edit, and which is lit.

Typing is never held up: edits are gathered for a moment, one run goes at a time in its own thread, a run that an edit
overtakes stops at its next detector and what it found is dropped. Page, timeline and genogram read ``found`` and
``lit`` and listen to the two signals.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from werkbank.app.session import Session
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.kinds import Kind
from werkbank.ui.jobs import Job, Progress
from werkbank.ui.timers import Debounce

if TYPE_CHECKING:
    from werkbank.app.audience import Audience
    from werkbank.app.proposals import Asked, Proposed
    from werkbank.app.verbs.patterns import Voice
    from werkbank.model.entities import Pattern
    from werkbank.patterns import Finding

QUIET_MS = 500  # after the last edit
PATTERN, FINDING = "pattern:", "finding:"
HEARD = frozenset(Kind) - {Kind.ANSWER, Kind.GOAL, Kind.STEP, Kind.AGREEMENT}  # these cannot change a finding


class Lit(NamedTuple):
    """What stands in the light: a possible pattern or one of the family."""

    key: str
    name: str
    events: tuple[EntityId, ...]
    persons: tuple[EntityId, ...]
    bonds: tuple[EntityId, ...] = ()


class Proposals(QObject):
    """What the program proposes now."""

    changed = Signal()  # other findings, or they were asked for
    lit_changed = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._asked: Asked | None = None
        self._made: Proposed | None = None
        self._made_for: Audience | None = None
        self._job: Job | None = None
        self._awake = False
        self._lit = ""
        self.voice: Voice | None = None  # who answered last, so that nobody types a name twice
        self._later = Debounce(self, self._look, milliseconds=QUIET_MS)

    # --- looked for ----------------------------------------------------------------------------------------------

    def wake(self) -> None:
        """From now on look after every edit; soon for the first time."""
        if not (self._awake and self.is_current):
            self._awake = True
            self._later.call()

    def follow(self, kinds: frozenset[Kind]) -> None:
        """Something changed in the casus."""
        if self._awake:
            self._later.call() if not kinds.isdisjoint(HEARD) else self.changed.emit()
        if self._lit:
            self.lit_changed.emit()

    @property
    def is_current(self) -> bool:
        """Whether what is here was found in the casus as it is now."""
        casus, today = self._session.casus, self._session.today
        return self._made is not None and self._made.is_of(casus, today=today, asked=self.asked)

    @property
    def found(self) -> tuple[Finding, ...]:
        """The latest findings; a moment behind while somebody edits, none that were made for other readers."""
        if self._made is None or self._made_for != self._session.audience:
            return ()
        if not self._session.has_family:
            return self._made.found
        from werkbank.app.proposals import is_for_team_first

        casus = self._session.casus
        return tuple([one for one in self._made.found if not is_for_team_first(one, casus)])

    @property
    def open_count(self) -> int:
        """How many wait for a first answer."""
        if self._made is None:
            return 0
        from werkbank.app.proposals import Standing, standing

        casus = self._session.casus
        return sum(standing(one, casus) is Standing.OPEN for one in self.found)

    @property
    def made(self) -> Proposed | None:
        """The latest outcome as a whole; None before the first."""
        return self._made

    def look_now(self) -> None:
        """Look at once, and wait for it: for who needs it this moment."""
        if not self.is_current:
            from werkbank.app.proposals import propose

            self._later.drop()
            self._stop()
            casus, today = self._session.casus, self._session.today
            self._take(propose(casus, today=today, asked=self.asked, before=self._made))

    def pause(self) -> None:
        """Something large is being written: let it have the machine. It ends with ``follow`` or with ``resume``."""
        self._later.drop()
        self._stop()

    def resume(self) -> None:
        """Nothing came of it: look again."""
        if self._awake:
            self._later.call()

    def close(self) -> None:
        """Look no more."""
        self._awake = False
        self._later.drop()
        self._stop()

    # --- asked for -----------------------------------------------------------------------------------------------

    @property
    def asked(self) -> Asked:
        """Which detectors somebody asked for, and for whom."""
        from werkbank.app.proposals import NOT_ASKED

        return self._asked or NOT_ASKED

    def ask(self, asked: Asked) -> None:
        """Also run these detectors, until somebody asks otherwise or the casus is closed."""
        self._asked = asked
        self._awake = True
        self._later.drop()
        self._look()

    # --- light ---------------------------------------------------------------------------------------------------

    @property
    def lit(self) -> Lit | None:
        """What stands in the light, as it is now."""
        if self._lit.startswith(PATTERN):
            pattern = self._session.casus.patterns.get(EntityId(self._lit.removeprefix(PATTERN)))
            return _of_pattern(self._lit, pattern) if pattern is not None else None
        key = self._lit.removeprefix(FINDING)
        finding = next((one for one in self.found if one.key == key), None) if self._lit else None
        if finding is None:
            return None
        return Lit(self._lit, tr(finding.name), finding.events, finding.persons, finding.bonds)

    def light(self, key: str) -> None:
        """Light what a pattern leans on, in timeline and genogram; '' puts the light out."""
        if key != self._lit:
            self._lit = key
            self.lit_changed.emit()

    def _look(self) -> None:
        self._stop()
        if self.is_current:
            self.changed.emit()
            return
        casus, today, asked, before = self._session.casus, self._session.today, self.asked, self._made

        def work(progress: Progress) -> Proposed | None:
            return _propose(casus, today=today, asked=asked, before=before, progress=progress)

        self._job = Job(work, self).on(done=self._on_done, failed=self._on_failed).start()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.progress.stop()
            self._job = None

    def _on_done(self, made: Proposed | None) -> None:
        casus, today = self._session.casus, self._session.today
        if made is not None and made.is_of(casus, today=today, asked=self.asked):
            self._job = None
            self._take(made)
        elif self._awake and self._job is None:
            self._later.call()

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        raise error

    def _take(self, made: Proposed | None) -> None:
        self._made, self._made_for = made, self._session.audience
        self.changed.emit()
        if self._lit:
            self.lit_changed.emit()


def _propose(
    casus: Casus, *, today: date, asked: Asked, before: Proposed | None, progress: Progress
) -> Proposed | None:
    from werkbank.app.proposals import propose  # loaded when the first look begins: opening a casus goes without

    return propose(casus, today=today, asked=asked, wanted=lambda: progress.wanted, before=before)


def _of_pattern(key: str, pattern: Pattern) -> Lit:
    return Lit(key, pattern.name or tr("patroon zonder naam"), pattern.events, pattern.persons, pattern.bonds)
