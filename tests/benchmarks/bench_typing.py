"""Does looking for patterns disturb typing? How long the window is silent while somebody types, with 3000 events.

    python -m tests.benchmarks.bench_typing             # three pages; about two minutes
    python -m tests.benchmarks.bench_typing 300 --blame # other numbers of events; and where the window was when it hung

The real window offscreen, on a stored case in which every rule finds something. A key goes down every 50 ms; every two
seconds something changes that the detectors read, so that they look again beside the window. A clock in the window's
own loop ticks every 5 ms: a *gap* is the time between two ticks. The edit itself (written to disk, and drawn) is apart.

* overview: the quick entry; each edit is a line and Enter. The page of the cards was seen before, so all are awake.
* plan: the words of a goal, with the edits beside it.
* cards: the name that the family gives a proposal, on the page where all cards follow what is found.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.benchmarks.report import p95
from tests.benchmarks.workplaces import CHEAP, PASSPHRASE, PERSON, noon
from tests.helpers.families import PLANTS, family

EVENTS, PER_RATE = 3000, 44.1  # events for each unit of the rate of made families
TICK_MS, KEY_S, EDIT_S, EDITS = 5, 0.05, 2.0, 8
LONG = 0.1  # seconds that somebody notices
LINES = ("voorjaar 2013 OTS", "2017 Spoed4Jeugd start", "vorig jaar verhuisd", "12-3-2015 melding Veilig Thuis")


class Pulse:
    """Gaps between ticks of the window's own loop, in milliseconds; those around an edit apart."""

    def __init__(self, parent: Any) -> None:  # noqa: ANN401
        from PySide6.QtCore import Qt, QTimer

        self.gaps: list[float] = []
        self.edits: list[float] = []
        self.last = time.perf_counter()
        self._edited = False
        self._timer = QTimer(parent)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)
        self._timer.start(TICK_MS)

    def tick(self) -> None:
        """One more."""
        now = time.perf_counter()
        (self.edits if self._edited else self.gaps).append((now - self.last) * 1000)
        self.last, self._edited = now, False

    def edit(self, action: Callable[[], object]) -> None:
        """Something is changed and drawn: its own gap."""
        self._edited = True
        action()

    def begin(self) -> None:
        """Forget what was."""
        self.gaps, self.edits, self.last = [], [], time.perf_counter()

    def stop(self) -> None:
        """Tick no more."""
        self._timer.stop()


class Blame(threading.Thread):
    """Looks, every few milliseconds, where the window is when it has not ticked for long."""

    def __init__(self, pulse: Pulse) -> None:
        super().__init__(daemon=True)
        self._pulse, self._window = pulse, threading.get_ident()
        self.seen: Counter[str] = Counter()

    def run(self) -> None:
        while True:
            time.sleep(0.01)
            frame = sys._current_frames().get(self._window)
            if frame is not None and time.perf_counter() - self._pulse.last > LONG / 2:
                stack = [one for one in traceback.extract_stack(frame) if "werkbank/" in one.filename]
                self.seen[" > ".join(f"{Path(one.filename).stem}.{one.name}:{one.lineno}" for one in stack[-6:])] += 1


class Typist:
    """Somebody who types and never stops."""

    def __init__(self, folder: Path, *, events: int) -> None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from werkbank.app.places import Places
        from werkbank.ui.application import make_application
        from werkbank.ui.main_window import MainWindow
        from werkbank.ui.timers import Sweeper

        case = made_case(folder, events=events)
        make_application()
        self.window: Any = MainWindow(Places(folder, clock_of=noon))
        gc.collect()
        gc.freeze()  # as the program does
        Sweeper(self.window)
        self.window.resize(1366, 768)
        self.window.show()
        self.window.activateWindow()
        self.window.unlock("", PASSPHRASE)
        self.until(lambda: self.window.work is not None)
        self.work: Any = self.window.work
        self.work.open_case(case)
        self.until(lambda: self.work.desk is not None)
        self.looks = 0
        self.work.desk.proposals.changed.connect(self._looked)
        self.pulse = Pulse(self.window)

    def measure(self, page: str, field: Callable[[], Any], edit: Callable[[int], object]) -> str:
        """A row of the table."""
        from PySide6.QtTest import QTest

        where = field()
        where.setFocus()
        self.rest(3.0)
        self.pulse.begin()
        looks, keys = self.looks, 0
        for number in range(EDITS):
            self.pulse.edit(lambda number=number: edit(number))  # type: ignore[misc]
            self.rest(KEY_S)
            end = time.perf_counter() + EDIT_S
            while time.perf_counter() < end:
                QTest.keyClicks(where, "abcdefgh "[keys % 9])
                keys += 1
                self.rest(KEY_S)
        gaps, edits = self.pulse.gaps, self.pulse.edits
        many = sum(one > LONG * 1000 for one in gaps)
        return (
            f"{page:<10}{keys:>6}{self.looks - looks:>7}{p95(gaps):>8.1f}{max(gaps):>9.0f}{many:>8}"
            f"{sorted(edits)[len(edits) // 2]:>9.0f}{max(edits):>8.0f}"
        )

    def rest(self, seconds: float) -> None:
        """Let the window go on."""
        from PySide6.QtTest import QTest

        QTest.qWait(int(seconds * 1000))

    def until(self, ready: Callable[[], Any]) -> None:
        """Let the window go on until something is so."""
        end = time.perf_counter() + 120
        while not ready():
            self.rest(0.01)
            if time.perf_counter() > end:
                raise TimeoutError

    def turn_to(self, page: str) -> None:
        """Another page, and what it looks for."""
        from werkbank.app.actions import ActionId

        self.work.run(ActionId(page))
        self.rest(1.0)
        self.until(lambda: self.work.desk.proposals.is_current)

    def change_event(self, number: int) -> None:
        """What happened once happened once more, or for another reason: some of what is found is told otherwise."""
        session = self.work.session
        event = list(session.casus.events.values())[number * 37 % len(session.casus.events)]
        with session.open.transaction("edit-event") as edit:
            if number % 2:
                edit.add(event.model_copy(update={"id": edit.new_id()}))
            else:
                edit.change(event, reason=f"reden {len(session.casus.events)}")

    def type_line(self, number: int) -> None:
        """A line in the quick entry, and Enter."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        line = self.work.space.overview.entry.line
        line.setText(LINES[number % len(LINES)])
        QTest.keyClick(line, Qt.Key.Key_Return)

    def goal_field(self) -> Any:  # noqa: ANN401
        """The words of a new goal."""
        from werkbank.app.actions import ActionId

        self.work.run(ActionId.ADD_GOAL)
        self.rest(1.0)
        return self.window.focusWidget()

    def name_field(self) -> Any:  # noqa: ANN401
        """The name that the family gives the first proposal."""
        from werkbank.ui.patterns.proposal_list import ProposalList

        card = self.window.findChild(ProposalList).ordered()[0]
        if not card.is_open:
            card.turn()
        return card.answers.name

    def _looked(self) -> None:
        self.looks += 1


def made_case(folder: Path, *, events: int) -> str:
    """A workplace with one case of so many events; the id of the case."""
    from werkbank.app.opening import fill
    from werkbank.store.workplace import create_workplace

    made = family(1, plant=PLANTS, rate=events / PER_RATE).casus
    workplace, _ = create_workplace(folder, PERSON, PASSPHRASE, kdf=CHEAP, clock=noon())
    stored = workplace.new_case("Veel gebeurtenissen")
    fill(stored, made, workplace=workplace, clock=noon())
    workplace.close()
    return str(stored.id)


def main(words: list[str]) -> None:
    """Print the table."""
    numbers = [int(one) for one in words if one.isdecimal()]
    with tempfile.TemporaryDirectory() as folder:
        typist = Typist(Path(folder), events=numbers[0] if numbers else EVENTS)
        blame = Blame(typist.pulse)
        if "--blame" in words:
            blame.start()
        count = len(typist.work.session.casus.events)
        typist.turn_to("page-patterns")
        sys.stdout.write(
            f"{count} events, {len(typist.work.desk.proposals.found)} findings; milliseconds\n"
            f"{'page':<10}{'keys':>6}{'looks':>7}{'p95':>8}{'longest':>9}{'> 100':>8}{'edit':>9}{'most':>8}\n"
        )
        rows = (
            ("page-overview", lambda: typist.work.space.overview.entry.line, typist.type_line),
            ("page-plan", typist.goal_field, typist.change_event),
            ("page-patterns", typist.name_field, typist.change_event),
        )
        for page, field, edit in rows:
            if any(not one.isdecimal() and one[0] != "-" for one in words) and page not in words:
                continue
            typist.turn_to(page)
            blame.seen.clear()
            sys.stdout.write(typist.measure(page.removeprefix("page-"), field, edit) + "\n")
            sys.stdout.flush()
            for stack, times in blame.seen.most_common(14):
                sys.stdout.write(f"    {times:4} {stack}\n")
        typist.pulse.stop()
        typist.window.close()


if __name__ == "__main__":
    main(sys.argv[1:])
