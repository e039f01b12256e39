"""Row 21: a large case opens soon, a commit takes no time, a merge is seen soon.

Figures of this machine; only the full report judges them.
"""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path
from statistics import median, quantiles

from tests.helpers.replicas import elsewhere
from tests.helpers.workplaces import NOON, MovingClock, desk, new_workplace, unlocked
from tests.torture.outcome import Outcome, Profile, measured
from tests.torture.places import Place, scratch
from werkbank.journal.open_casus import OpenCasus
from werkbank.model.entities import Event, Person
from werkbank.store.stored_casus import StoredCasus

OPEN_MS, COMMIT_MS, PREVIEW_MS = 300.0, 50.0, 1000.0


def sizes(profile: Profile) -> Outcome:
    """Build it, open it five times, and edit in it."""
    persons, ops, attachments = (300, 20_000, 200) if profile.full else (30, 1_000, 5)
    outcome = Outcome(
        "21",
        f"{persons} persons, {ops} operations, {attachments} attachments",
        "open <= 300 ms, p99 <= 50 ms, preview <= 1 s",
    )
    with measured(outcome), scratch() as folder:
        place = _large(folder / "w", persons=persons, ops=ops, attachments=attachments)
        opened = [_open_once(place) for _ in range(5)]
        commits = _commits(place, how_many=profile.many(50, 500))
        previews = _previews(place, apart=profile.many(100, 5000))
        outcome.runs = len(opened) + len(commits) + len(previews)
        p99 = quantiles(commits, n=100)[98]
        outcome.found = (
            f"open {median(opened):.0f} ms, commit p50 {median(commits):.1f} p99 {p99:.1f} ms, "
            f"preview of {profile.many(100, 5000)} + {profile.many(100, 5000)} operations {median(previews):.0f} ms"
        )
        if profile.full:
            outcome.failures += too_slow(opened=median(opened), p99=p99, preview=median(previews))
    return outcome


def too_slow(*, opened: float, p99: float, preview: float) -> list[str]:
    """Which of these milliseconds are more than they may be."""
    told = {"open": (opened, OPEN_MS), "commit p99": (p99, COMMIT_MS), "preview": (preview, PREVIEW_MS)}
    return [f"{what} {took:.0f} ms" for what, (took, may) in told.items() if took > may]


def _large(folder: Path, *, persons: int, ops: int, attachments: int) -> Place:
    workplace, _ = new_workplace(folder)
    stored = workplace.new_case("Groot")
    casus = desk(stored)
    with casus.transaction("import") as edit:
        people = [edit.add(Person(id=edit.new_id(), first_name=f"Kind {n}", note="x" * 60)) for n in range(persons)]
    while _operations(stored) < ops:
        with casus.transaction("import") as edit:
            for number in range(200):
                who = (people[number % persons].id,)
                edit.add(Event(id=edit.new_id(), title=f"gebeurtenis {number}", text="y" * 50, persons=who))
    for number in range(attachments if hasattr(stored, "attach") else 0):
        stored.attach(number.to_bytes(2, "big") * 5000)
    workplace.close()
    return Place(folder, stored.id)


def _operations(stored: StoredCasus) -> int:
    return int(stored._worker.do(lambda file: file.connection.execute("SELECT count(*) FROM op").fetchone()[0]))


def _open_once(place: Place) -> float:
    workplace = unlocked(place.folder)
    begin = time.perf_counter()
    stored = workplace.open_case(place.case)
    assert stored.casus.persons
    took = (time.perf_counter() - begin) * 1000
    workplace.close()
    return took


def _commits(place: Place, *, how_many: int) -> list[float]:
    workplace = unlocked(place.folder)
    casus, took = desk(workplace.open_case(place.case)), list[float]()
    for number in range(how_many):
        begin = time.perf_counter()
        with casus.transaction("add-event") as edit:
            edit.add(Event(id=edit.new_id(), title=f"later {number}", text="z" * 200))
        took.append((time.perf_counter() - begin) * 1000)
    workplace.close()
    return took


def _previews(place: Place, *, apart: int) -> list[float]:
    """A colleague and we each write so many operations apart; what taking theirs in would do."""
    workplace = unlocked(place.folder, clock=MovingClock(NOON + timedelta(hours=2)))
    stored = workplace.open_case(place.case)
    theirs, ours = elsewhere(stored), desk(stored, clock=MovingClock(NOON + timedelta(hours=1), timedelta(seconds=1)))
    since = dict(stored.bundle().vector)
    for one in (theirs.desk, ours):
        _write_notes(one, apart)
    bundle, took = theirs.bundle(since=since), list[float]()
    for _ in range(3):
        begin = time.perf_counter()
        assert stored.preview(bundle).operations == apart
        took.append((time.perf_counter() - begin) * 1000)
    workplace.close()
    return took


def _write_notes(casus: OpenCasus, how_many: int) -> None:
    people = list(casus.now.persons.values())
    for number in range(how_many // 10):
        with casus.transaction("edit-person") as edit:
            for step in range(10):
                person = edit.casus.persons[people[(number * 10 + step) % len(people)].id]
                edit.change(person, note=f"{casus.author} {number} {step}")
