"""The one place in the window where possible patterns are: looked for beside it, after every edit, and which is lit.

Typing is never held up: edits are gathered for a moment, one run goes at a time in its own thread, a run that an edit
overtakes stops at its next detector and what it found is dropped. When a detector takes so long that nobody would wait
for it, the others go on without it, and it is named as one that failed; after an edit it is tried again, once it ended.
Page, timeline and genogram read ``found`` and ``lit`` and listen to the two signals.
"""

from __future__ import annotations

from collections.abc import Callable
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
    from werkbank.patterns import Failure, Finding

QUIET_MS = 500  # after the last edit
PATIENCE_MS = 10_000  # a run over 3000 events takes some tenths of a second
AT_ONCE_S = 2.0  # the longest that the window waits for what it needs this moment
PATTERN, FINDING = "pattern:", "finding:"
HEARD = frozenset(Kind) - {Kind.ANSWER, Kind.GOAL, Kind.STEP, Kind.AGREEMENT}  # these cannot change a finding


class Lit(NamedTuple):
    """What stands in the light: a possible pattern or one of the family."""

    key: str
    name: str
    events: tuple[EntityId, ...]
    persons: tuple[EntityId, ...]
    bonds: tuple[EntityId, ...] = ()


class _Run:
    """One look beside the window, and at which detector it is."""

    def __init__(self, work: Callable[[Callable[[str], bool]], Proposed | None], parent: Proposals) -> None:
        self.at = ""
        self._work = work
        self.job = Job(self._look, parent)

    def _look(self, progress: Progress) -> Proposed | None:
        def wanted(detector: str) -> bool:
            self.at = detector
            return progress.wanted

        return self._work(wanted)


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
        self._run: _Run | None = None  # whose outcome is waited for
        self._runs: list[_Run] = []  # all that did not end
        self._late: dict[str, tuple[Failure, _Run]] = {}  # detectors that are left out as long as they run
        self._due = False  # look when the run that was overtaken ends
        self._awake = False
        self._lit = ""
        self.voice: Voice | None = None  # who answered last, so that nobody types a name twice
        self._later = Debounce(self, self._look, milliseconds=QUIET_MS)
        self._patience = Debounce(self, self._go_without, milliseconds=PATIENCE_MS)

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
        """Look at once, and wait a moment for it: for who needs it now. What takes longer comes in later."""
        if not self.is_current:
            self._later.drop()
            self._stop()
            made = self._start().job.wait(AT_ONCE_S)
            if made is not None:
                self._run = None
                self._take(made)

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
        self._patience.drop()
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
        elif any(not run.job.ended for run in self._runs):
            self._due = True
        else:
            self._start()

    def _start(self) -> _Run:
        casus, today, asked, before = self._session.casus, self._session.today, self.asked, self._made
        self._late = {name: (why, run) for name, (why, run) in self._late.items() if not run.job.ended}
        but = tuple(why for why, _ in self._late.values())

        def work(wanted: Callable[[str], bool]) -> Proposed | None:
            return _propose(casus, today=today, asked=asked, before=before, but=but, wanted=wanted)

        self._due, self._run = False, _Run(work, self)
        self._runs.append(self._run)
        self._run.job.on(done=self._on_done, failed=self._on_failed).start()
        self._patience.call()
        return self._run

    def _stop(self) -> None:
        self._due = False
        if self._run is not None:
            self._run.job.progress.stop()
            self._run = None

    def _go_without(self) -> None:
        """A detector does not come to an end: look again without it."""
        from werkbank.patterns.finding import set_aside

        stuck = [run for run in self._runs if not run.job.ended and run.at]
        for run in stuck:
            run.job.progress.stop()
            self._late[run.at] = set_aside(run.at), run
        self._runs = [run for run in self._runs if run not in stuck and not run.job.ended]
        if stuck and self._awake:
            self._look()

    def _on_done(self, made: Proposed | None) -> None:
        self._runs = [run for run in self._runs if not run.job.ended]
        ours = self._run is not None and self._run.job.ended
        if ours:
            self._run = None
        casus, today = self._session.casus, self._session.today
        if made is not None and made is not self._made and made.is_of(casus, today=today, asked=self.asked):
            self._take(made)
        elif self._due and not self._runs:
            self._look()
        elif ours and self._awake and not self.is_current:
            self._later.call()

    def _on_failed(self, error: Exception) -> None:
        self._runs = [run for run in self._runs if not run.job.ended]
        if self._run is not None and self._run.job.ended:
            self._run = None
        raise error

    def _take(self, made: Proposed | None) -> None:
        self._made, self._made_for = made, self._session.audience
        self.changed.emit()
        if self._lit:
            self.lit_changed.emit()


def _propose(
    casus: Casus,
    *,
    today: date,
    asked: Asked,
    before: Proposed | None,
    but: tuple[Failure, ...],
    wanted: Callable[[str], bool],
) -> Proposed | None:
    from werkbank.app.proposals import propose  # loaded when the first look begins: opening a casus goes without

    return propose(casus, today=today, asked=asked, wanted=wanted, before=before, but=but)


def _of_pattern(key: str, pattern: Pattern) -> Lit:
    return Lit(key, pattern.name or tr("patroon zonder naam"), pattern.events, pattern.persons, pattern.bonds)
