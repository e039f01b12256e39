"""Joining two copies of a large case: 300 persons, 10 000 operations in common, 5000 apart on each side.

``preview`` is what a person waits for before deciding; ``taking in`` is the one transaction after it. Reading the
bundle out of the other copy is measured apart. The same case is opened from its closed file, and edits go on in
it while it still holds forks. Yardsticks (design): preview 1 s, opening 300 ms, an edit 50 ms (p99).
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.benchmarks.made_family import casus
from tests.benchmarks.report import Row, Section
from tests.benchmarks.workplaces import CHEAP, PASSPHRASE, PERSON, noon
from tests.helpers.replicas import elsewhere
from tests.helpers.workplaces import MovingClock
from werkbank.app.merge_deciding import misfits
from werkbank.app.merge_pictures import Side, Sort, picture_of
from werkbank.app.merge_rows import changes_of, rows_of, told_counts
from werkbank.journal.open_casus import OpenCasus
from werkbank.model.clock import fresh_id
from werkbank.model.entities import Person
from werkbank.model.kinds import Kind
from werkbank.store.merging import MergePreview
from werkbank.store.workplace import StoredCasus, create_workplace, open_casus

PERSONS, COMMON, APART = 300, 10_000, 5_000
AT_ONCE = 10  # changes in one action


def measure(*, quick: bool) -> list[Section]:
    """One large case; previews and openings several times."""
    apart = APART // 5 if quick else APART
    with tempfile.TemporaryDirectory() as place:
        workplace, _ = create_workplace(Path(place) / "w", PERSON, PASSPHRASE, kdf=CHEAP, clock=noon())
        stored = workplace.new_case("Gemeten")
        desk = _filled(stored)
        other = elsewhere(stored, clock=MovingClock(noon().now() + timedelta(hours=1), timedelta(seconds=1)))
        _edit(desk, apart, word="hier")
        _edit(other.desk, apart, word="daar")
        since = dict(stored.bundle().vector)
        bundled = [_timed(lambda: other.bundle(since=since)) for _ in range(3)]
        bundle = other.bundle(since=since)
        seen = [_timed(lambda: stored.preview(bundle)) for _ in range(3 if quick else 6)]
        looked = stored.preview(bundle)
        listed = [_timed(lambda: _listed(looked)) for _ in range(3)]
        drawn = [_timed(lambda: _drawn(looked)) for _ in range(2)]
        shown = [_timed(lambda: _shown(looked)) for _ in range(3)]
        taken = [_timed(lambda: stored.merge(bundle))]
        again = [_timed(lambda: stored.merge(bundle)) for _ in range(3)]
        forks, operations = len(stored.forks()), sum(seq for _, seq in stored.bundle().vector)
        edits = _single_edits(open_casus(stored, clock=noon(), ids=fresh_id), 60 if quick else 300)
        stored.close()
        opened = [_opened(workplace, stored.id) for _ in range(5)]
        workplace.close()
    title = f"Merge: {PERSONS} persons, {operations} operations, {len(bundle.ops)} come in, {forks} forks"
    return [
        Section(
            title,
            [
                Row("reading the bundle out of the other copy", tuple(bundled)),
                Row("preview: verify, take in, fold three times, roll back", tuple(seen), target="1000"),
                Row("the lines of the window: changes, rows, what would not fit", tuple(listed)),
                Row("the window itself: its list on screen, its first line chosen", tuple(shown)),
                Row("the first two pictures, worked out beside the window", tuple(drawn)),
                Row("taking in: verify, one transaction, fold", tuple(taken)),
                Row("taking in once more: no change", tuple(again)),
                Row("an edit afterwards, until it is safe", tuple(edits), target="p99 50"),
                Row("opening it from its closed file, with forks", tuple(opened), target="300"),
            ],
        )
    ]


def _listed(seen: MergePreview) -> object:
    changes = changes_of(seen)
    return rows_of(changes, seen), told_counts(changes), misfits(seen, today=noon().today())


def _drawn(seen: MergePreview) -> object:
    changes = changes_of(seen)
    return [
        picture_of(seen, changes, side=side, sort=Sort.GENOGRAM, today=noon().today())
        for side in (Side.OURS, Side.THEIRS)
    ]


def _shown(seen: MergePreview) -> None:
    from PySide6.QtWidgets import QWidget

    from werkbank.ui.application import make_application
    from werkbank.ui.handover.change_list import ChangeList
    from werkbank.ui.widgets import column

    app = make_application()
    page = QWidget()
    shown = ChangeList(rows_of(changes_of(seen), seen), decided=lambda _change: False)
    page.setLayout(column(shown))
    page.resize(430, 700)
    page.show()
    shown.choose_first()
    app.processEvents()
    page.grab()
    page.close()
    page.deleteLater()


def _filled(stored: StoredCasus) -> OpenCasus:
    desk = open_casus(stored, clock=noon(), ids=fresh_id)
    with desk.transaction("import-tables") as edit:
        edit.add_all([one for one in casus(persons=PERSONS, events=0).everything() if one.kind_of is not Kind.SHEET])
    _edit(desk, COMMON - 3000, word="samen")
    return desk


def _edit(desk: OpenCasus, changes: int, *, word: str) -> None:
    persons = list(desk.now.persons)
    for number in range(changes // AT_ONCE):
        with desk.transaction("edit-person") as edit:
            for step in range(AT_ONCE):
                person: Person = edit.casus.persons[persons[(number * AT_ONCE + step) % len(persons)]]
                edit.change(person, note=f"{word} {number} {step}")


def _single_edits(desk: OpenCasus, count: int) -> list[float]:
    persons = list(desk.now.persons)

    def one(number: int) -> None:
        with desk.transaction("edit-person") as edit:
            edit.change(edit.casus.persons[persons[number % len(persons)]], last_name=f"Berk {number}")

    return [_timed(lambda n=number: one(n)) for number in range(count)]  # type: ignore[misc]


def _opened(workplace: Any, case: str) -> float:  # noqa: ANN401 - a workplace
    held: list[StoredCasus] = []

    def work() -> None:
        held.append(workplace.open_case(case))
        assert held[0].casus.persons

    took = _timed(work)
    held[0].close()
    return took


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
