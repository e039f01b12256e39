"""Whether memory stays flat over a long day: thousands of edits, undos and looks, and the memory held at each quarter.

python -m tests.benchmarks.bench_memory store 6000     # a session on a stored case, without a window
python -m tests.benchmarks.bench_memory window 1200    # the real window offscreen: views, pages, closing, opening

A fast typist makes some 600 edits an hour. What an edit leaves behind for good is its step in the undo list; so the
slope over the last half is told in kilobytes an edit, and what that makes of eight hours. Linux only: read from /proc.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.made_family import casus
from tests.benchmarks.workplaces import CHEAP, PASSPHRASE, PERSON, noon
from werkbank.app.opening import session_of
from werkbank.app.session import Session, key_of
from werkbank.model.entities import Person
from werkbank.store.workplace import create_workplace

PERSONS, QUARTERS, A_DAY = 60, 4, 8 * 600
Round = Callable[[int], object]


def held() -> int:
    """What the process holds now, in kB, after giving back what it can."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 1024


def run(rounds: int, do: Round) -> None:
    """Do it so often, and say what is held at each quarter."""
    warm = max(rounds // 20, 40)
    for number in range(warm):
        do(number)
    at = [held()]
    for quarter in range(QUARTERS):
        for number in range(quarter * rounds // QUARTERS, (quarter + 1) * rounds // QUARTERS):
            do(warm + number)
        at.append(held())
        _say(f"  after {(quarter + 1) * rounds // QUARTERS:>6} rounds: {at[-1] / 1024:7.1f} MB")
    slope = (at[-1] - at[QUARTERS // 2]) / (rounds / 2)
    _say(f"  begin {at[0] / 1024:.1f} MB, end {at[-1] / 1024:.1f} MB; last half {slope:.3f} kB a round,")
    _say(f"  so {slope * A_DAY / 1024:.1f} MB in eight hours of 600 edits an hour")


def edit(session: Session, number: int) -> None:
    """One round: an edit, every third one undone and done again, another selection, another day."""
    persons = list(session.casus.persons.values())
    one = persons[number % len(persons)]
    assert isinstance(one, Person)
    with session.open.transaction("edit-person", subject=one.first_name) as change:
        change.change(one, note=f"Gezien op dag {number}")
    if number % 3 == 0:
        session.undo()
        session.redo()
    if number % 5 == 0:
        session.undo()
    session.select(key_of(one))
    session.move_cursor(session.today.replace(year=session.today.year - number % 12))


def in_the_store(folder: Path, rounds: int) -> None:
    """A session on a stored case, without any window."""
    workplace, _ = create_workplace(folder, PERSON, PASSPHRASE, kdf=CHEAP, clock=noon())
    stored = workplace.new_case("Gezin Verzonnen")
    session = session_of(stored, clock=noon(), author=PERSON)
    _fill(session)
    run(rounds, lambda number: edit(session, number))
    workplace.close()


def in_the_window(folder: Path, rounds: int) -> None:
    """The real window: the same edits in every view, pages by turns, the case closed and opened now and then."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QCoreApplication, QEvent

    from tests.helpers.window import settle as events_happen
    from tests.helpers.window import wait_for
    from werkbank.app.actions import ActionId
    from werkbank.app.places import Places
    from werkbank.ui.application import make_application
    from werkbank.ui.main_window import MainWindow

    workplace, _ = create_workplace(folder, PERSON, PASSPHRASE, kdf=CHEAP, clock=noon())
    stored = workplace.new_case("Gezin Verzonnen")
    _fill(session_of(stored, clock=noon(), author=PERSON))
    case = stored.id
    workplace.close()
    make_application()
    window = MainWindow(Places(folder, clock_of=noon))
    window.show()
    window.unlock("", PASSPHRASE)
    wait_for(lambda: window.work is not None)
    window.locking._stop()  # nobody types here: it would lock after five minutes
    window.work.open_case(case)

    def settle() -> None:
        events_happen()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # outside a loop Qt does not do this

    pages = (ActionId.PAGE_PLAN, ActionId.PAGE_PATTERNS, ActionId.PAGE_BOUWSTENEN, ActionId.PAGE_OVERVIEW)

    def do(number: int) -> None:
        edit(window.work.session, number)
        settle()
        if number % 20 == 0:
            window.work.run(pages[number // 20 % len(pages)])
            settle()
        if number % 150 == 149:
            window.work.show_list()
            settle()
            window.work.open_case(case)
            settle()

    run(rounds, do)
    window.close()


def _fill(session: Session) -> None:
    made = casus(persons=PERSONS, events=240)
    with session.open.transaction("import-tables") as change:
        for table in made.tables.values():
            for one in table.values():
                if session.casus.get(one.kind_of, one.id) is None:
                    change.add(one)


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main() -> None:
    """One of the two."""
    words = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    words.add_argument("what", choices=["store", "window"])
    words.add_argument("rounds", nargs="?", type=int, default=2000)
    asked = words.parse_args()
    with tempfile.TemporaryDirectory(prefix="werkbank-memory-") as place:
        _say(f"{asked.what}: {asked.rounds} rounds")
        {"store": in_the_store, "window": in_the_window}[asked.what](Path(place) / "werkplek", asked.rounds)


if __name__ == "__main__":
    main()
