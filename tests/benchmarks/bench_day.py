"""A working day in the window: does memory stay flat? Eight hours of edits, looks, searches, prints and other cases.

    python -m tests.benchmarks.bench_day              # 2880 edits, one every ten seconds of the day; some 15 minutes
    python -m tests.benchmarks.bench_day 1 --types    # one hour, and which Python objects grew meanwhile

The real window offscreen on two stored cases of 60 persons, with the collector of garbage that the program has. After
each hour: what the process holds, Python objects, widgets. The first hour warms up; the slope is that of the others.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.benchmarks.made_family import casus
from tests.benchmarks.workplaces import CHEAP, PASSPHRASE, PERSON, noon
from werkbank.app.opening import session_of
from werkbank.app.session import key_of
from werkbank.store.workplace import create_workplace

HOURS, AN_HOUR = 8, 360  # edits
PERSONS, EVENTS = 60, 240
PAGES_EVERY, SEARCH_EVERY, LOOK_EVERY, CASE_EVERY, DIALOG_EVERY, PRINT_EVERY = 20, 30, 12, 144, 60, 240


def rss() -> float:
    """What the process holds, in MB, after giving back to the system what is free."""
    ctypes.CDLL(None).malloc_trim(0)
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024 / 1024


class Day:
    """Somebody at the window, who never stops."""

    def __init__(self, folder: Path) -> None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from werkbank.app.places import Places
        from werkbank.ui.application import make_application
        from werkbank.ui.main_window import MainWindow
        from werkbank.ui.timers import Sweeper

        self.cases = made_cases(folder)
        make_application()
        self.window: Any = MainWindow(Places(folder, clock_of=noon))
        gc.collect()
        gc.freeze()  # as the program does
        Sweeper(self.window)
        self.window.show()
        self.window.unlock("", PASSPHRASE)
        self.until(lambda: self.window.work is not None)
        self.window.locking._stop()  # nobody types here: it would lock after five minutes
        self.window.work.open_case(self.cases[0])
        self.added: list[Any] = []

    # --- what is done ----------------------------------------------------------------------------------------------

    def edit(self, number: int) -> None:
        """One edit; every fifth is taken back, every third of those done again."""
        session, desk = self.window.work.session, self.window.work.desk
        persons, events = list(session.casus.persons.values()), list(session.casus.events.values())
        one, event = persons[number % len(persons)], events[number % len(events)]
        desk.select(key_of(one if number % 2 else event))
        with session.open.transaction("edit-person") as change:
            match number % 4:
                case 0:
                    change.change(one, note=f"Gezien op dag {number}")
                case 1:
                    change.change(event, text=f"Verteld aan tafel, keer {number}. " * 3)
                case 2:
                    new = event.model_copy(update={"id": change.new_id(), "title": f"Bezoek {number}"})
                    self.added.append(change.add(new))
                case _:
                    if self.added:
                        change.remove(self.added[0].kind_of, self.added.pop(0).id)
                    else:
                        change.change(one, note=f"Nog eens op dag {number}")
        if number % 5 == 0:
            session.undo()
        if number % 15 == 0:
            session.redo()
        self.added = [made for made in self.added if made.id in session.casus.events]

    def look(self, number: int) -> None:
        """Everything besides editing that people do all day."""
        from werkbank.app.actions import ActionId as A

        run = self.window.work.run
        if number % LOOK_EVERY == 0:
            for action in (A.FIT, A.ZOOM_IN, A.NEXT_EVENT, A.ZOOM_OUT, A.PREVIOUS_EVENT, A.LAYER_BONDS):
                run(action)
                self.settle()
        if number % PAGES_EVERY == 0:
            pages = (A.PAGE_PLAN, A.PAGE_PATTERNS, A.PAGE_BOUWSTENEN, A.PAGE_HELP_PATTERNS, A.PAGE_OVERVIEW)
            run(pages[number // PAGES_EVERY % len(pages)])
        if number % SEARCH_EVERY == 0:
            self.in_a_dialog(A.SEARCH, type_in="an")
        if number % DIALOG_EVERY == 0:
            dialogs = (A.LOGBOOK, A.BACKUPS, A.MEMBERS, A.HISTORY, A.KINSHIP, A.CHECK_DRAWING, A.KEEPING, A.ADD_REPORT)
            self.in_a_dialog(dialogs[number // DIALOG_EVERY % len(dialogs)])
        if number % PRINT_EVERY == 0:
            self.in_a_dialog((A.POSTER, A.MDO_SHEET, A.HAND_OVER)[number // PRINT_EVERY % 3], ready=True)
        if number % (AN_HOUR // 2) == 0:
            self.window.set_theme("projector")
            self.settle()
            self.window.set_theme("light")
        if number % CASE_EVERY == CASE_EVERY - 1:
            self.other_case()

    def other_case(self) -> None:
        """Back to the list, and open the other one."""
        self.added.clear()
        self.window.work.show_list()
        self.settle()
        self.cases.reverse()
        self.window.work.open_case(self.cases[0])

    def in_a_dialog(self, action: Any, *, type_in: str = "", ready: bool = False) -> None:  # noqa: ANN401
        """Run something that opens a dialog, and close that once it shows what was asked for."""
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication

        from werkbank.ui.timers import after

        begun = time.monotonic()

        def close() -> None:
            dialog: Any = QApplication.activeModalWidget()
            if dialog is None:
                return
            if ready and not dialog.is_ready and time.monotonic() - begun < 20:
                after(self.window, 20, close)
                return
            if type_in:
                QTest.keyClicks(QApplication.focusWidget() or dialog, type_in)
            dialog.close()

        after(self.window, 20, close)
        self.window.work.run(action)
        self.settle()
        for other in QApplication.topLevelWidgets():
            if other is not self.window and other.isVisible():
                other.close()

    # --- time ------------------------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Let the window do what it has to."""
        from PySide6.QtCore import QCoreApplication, QEvent

        for _ in range(3):
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # outside a loop Qt does not do this

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait for something."""
        end = time.monotonic() + 60
        while not holds():
            assert time.monotonic() < end
            self.settle()
            time.sleep(0.005)

    def hour(self, hour: int) -> None:
        """One hour of it."""
        for number in range(hour * AN_HOUR, (hour + 1) * AN_HOUR):
            self.edit(number)
            self.settle()
            self.look(number)
            self.settle()

    def held(self) -> tuple[float, int, int]:
        """MB, Python objects, widgets; after a second in which nobody did anything."""
        from PySide6.QtWidgets import QApplication

        end = time.monotonic() + 1.5
        while time.monotonic() < end:
            self.settle()
            time.sleep(0.01)
        gc.collect()
        return rss(), len(gc.get_objects()) + gc.get_freeze_count(), len(QApplication.allWidgets())


def made_cases(folder: Path) -> list[str]:
    """The ids of two cases in a new workplace."""
    workplace, _ = create_workplace(folder, PERSON, PASSPHRASE, kdf=CHEAP, clock=noon())
    ids = []
    for name, seed in (("Gezin Verzonnen", 11), ("Gezin Bedacht", 12)):
        stored = workplace.new_case(name)
        made = casus(persons=PERSONS, events=EVENTS, seed=seed)
        session = session_of(stored, clock=noon(), author=PERSON)
        with session.open.transaction("import-tables") as change:
            for table in made.tables.values():
                for one in table.values():
                    if session.casus.get(one.kind_of, one.id) is None:
                        change.add(one)
        ids.append(stored.id)
        stored.close()
    workplace.close()
    return ids


def kinds() -> Counter[str]:
    """How many Python objects of which type."""
    gc.unfreeze()
    gc.collect()
    found = Counter(f"{type(one).__module__}.{type(one).__qualname__}" for one in gc.get_objects())
    gc.freeze()
    return found


def main() -> None:
    """Print a line an hour and the slope."""
    words = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    words.add_argument("hours", nargs="?", type=int, default=HOURS)
    words.add_argument("--types", action="store_true", help="which objects grew in the last half")
    asked = words.parse_args()
    with tempfile.TemporaryDirectory(prefix="werkbank-day-") as place:
        day, at, before = Day(Path(place) / "werkplek"), list[float](), Counter[str]()
        for hour in range(asked.hours):
            begun = time.monotonic()
            day.hour(hour)
            megabytes, objects, widgets = day.held()
            at.append(megabytes)
            _say(f"  hour {hour + 1}: {megabytes:6.1f} MB, {objects:8,} objects, {widgets:5,} widgets "
                 f"({time.monotonic() - begun:.0f} s)")  # fmt: skip
            if asked.types and hour == asked.hours // 2:
                before = kinds()
        if len(at) > 2:
            _say(f"  slope after the first hour: {(at[-1] - at[0]) / (len(at) - 1):+.2f} MB an hour")
        if asked.types:
            for name, count in (kinds() - before).most_common(25):
                _say(f"  {count:+7,} {name}")
        day.window.close()


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
