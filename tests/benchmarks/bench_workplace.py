"""Fifty cases in the list after unlocking, and a backup of a large case while somebody goes on working in it."""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.report import Row, Section
from tests.benchmarks.workplaces import CHEAP, PASSPHRASE, PERSON, noon
from werkbank.model.clock import fresh_id
from werkbank.model.entities import Event
from werkbank.store.people import people_of
from werkbank.store.workplace import StoredCasus, create_workplace, open_casus, unlock

CASES = 50
BYTES = 20_000_000
TEXT = 4_000  # letters of one event in the large case


def measure(*, quick: bool) -> list[Section]:
    """The list with 50 cases; a backup of 20 MB with edits meanwhile."""
    runs = 3 if quick else 9
    with tempfile.TemporaryDirectory() as place:
        return [_list(Path(place) / "lijst", runs=runs), _backup(Path(place) / "groot", runs=2 if quick else 5)]


def _list(folder: Path, *, runs: int) -> Section:
    workplace, _ = create_workplace(folder, PERSON, PASSPHRASE, kdf=CHEAP, clock=noon())
    for number in range(CASES):
        workplace.new_case(f"Gezin {number}").close()
    workplace.close()
    person = people_of(folder)[0].id
    whole, listing, again = [], [], []
    for _ in range(runs):
        start = time.perf_counter()
        opened = unlock(folder, person, PASSPHRASE, clock=noon())
        unlocked = time.perf_counter()
        assert len(opened.cases()) == CASES
        listed = time.perf_counter()
        opened.cases()
        again.append(1000 * (time.perf_counter() - listed))
        whole.append(1000 * (listed - start))
        listing.append(1000 * (listed - unlocked))
        opened.close()
    rows = [
        Row("the list, after unlocking", tuple(listing), target="<= 300"),
        Row("the list a second time", tuple(again)),
        Row("unlocking with a cheap key, and the list", tuple(whole)),
    ]
    return Section(f"A workplace with {CASES} cases", rows)


def _backup(folder: Path, *, runs: int) -> Section:
    workplace, _ = create_workplace(folder, PERSON, PASSPHRASE, kdf=CHEAP, clock=noon())
    stored = workplace.new_case("Groot gezin")
    _fill(stored)
    size = (folder / "cases" / stored.id / "case.db").stat().st_size
    took: list[float] = []
    waited: list[float] = []
    for _ in range(runs):
        took_one, waited_some = _one(stored, folder / "backups" / stored.id)
        took.append(took_one)
        waited.append(max(waited_some))
    workplace.close()
    rows = [
        Row("backup, made and read back", tuple(took), target="<= 1000"),
        Row("longest wait of an edit meanwhile", tuple(waited)),
    ]
    return Section(f"A backup of {size / 1e6:.0f} MB beside the work", rows)


def _fill(stored: StoredCasus) -> None:
    casus = open_casus(stored, clock=noon(), ids=fresh_id)
    with casus.transaction("fill") as edit:
        for number in range(BYTES // TEXT):
            edit.add(Event(id=edit.new_id(), title=f"Gebeurtenis {number}", text=f"{number:04d}" * (TEXT // 4)))
    stored.settle()


def _one(stored: StoredCasus, to: Path) -> tuple[float, Sequence[float]]:
    casus = open_casus(stored, clock=noon(), ids=fresh_id)
    took: list[float] = []

    def make() -> None:
        start = time.perf_counter()
        stored.backup(to)
        took.append(1000 * (time.perf_counter() - start))

    thread = threading.Thread(target=make)
    thread.start()
    waited = [0.0]
    while thread.is_alive():
        start = time.perf_counter()
        with casus.transaction("add-event") as edit:
            edit.add(Event(id=edit.new_id(), title="erbij"))
        waited.append(1000 * (time.perf_counter() - start))
        time.sleep(0.05)
    thread.join()
    return took[0], waited
