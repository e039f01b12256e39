"""What the program does while it is killed, cut off or refused: one row a phase; a new phase is one row more.

A phase runs in a process of its own (module ``nursery``) on a copy of the made place, and says on the way what it has
acknowledged: ``saved 3`` for an edit, ``backup NAME`` for a backup that may be relied on, and so on. ``judge`` then
looks at what is left and says in words what is wrong; whatever the moment, it must find nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count, takewhile
from pathlib import Path
from typing import Any

from nacl.public import PrivateKey

from tests.helpers.workplaces import NOON, MovingClock, desk, unlocked
from tests.torture.places import NAMES, Place, judged
from tests.torture.quick_keys import quick_keys
from werkbank.journal.changes import ChangeSet
from werkbank.journal.open_casus import OpenCasus
from werkbank.model.entities import Event
from werkbank.model.errors import KnownError
from werkbank.store.backup import moments
from werkbank.store.case_door import CaseDoor
from werkbank.store.case_file import Opening
from werkbank.store.connection import Access, Connection, connect
from werkbank.store.errors import translated
from werkbank.store.integrity import page_problems
from werkbank.store.schema import VERSION
from werkbank.store.slots import open_slots
from werkbank.store.stored_casus import StoredCasus

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Job:
    """What a phase is asked to do."""

    place: Place
    say: Say
    mode: str = ""  # a deliberately wrong way of working
    edits: int = 8  # 0: until it is killed


@dataclass(frozen=True, slots=True)
class Phase:
    """One thing that the program does."""

    name: str
    run: Callable[[Job], None]
    look: Callable[[Place, Iterable[str]], list[str]]

    def judge(self, place: Place, said: Iterable[str]) -> list[str]:
        """What is wrong; an error that is no text for people is wrong, too."""
        try:
            with quick_keys():
                return self.look(place, said)
        except KnownError as error:
            return [f"unreadable: {error.code}"]
        except Exception as error:  # noqa: BLE001 - it is told, and fails the row
            return [f"inconsistent: {type(error).__name__}"]


def opening(job: Job) -> None:
    """Unlock, open, look, close."""
    workplace = unlocked(job.place.folder)
    workplace.open_case(job.place.case).check()
    workplace.close()
    job.say("closed")


def edits(job: Job) -> None:
    """Edit by edit; each is acknowledged when ``write`` came back. In mode ``hasty`` before."""
    workplace = unlocked(job.place.folder)
    stored = workplace.open_case(job.place.case)
    casus = desk(stored)
    if job.mode == "hasty":
        casus._sink = Hasty(stored, job.say)
    first = len(casus.now.events)
    job.say("ready")
    for number in takewhile(lambda n: not job.edits or n < first + job.edits, count(first)):
        add_numbered(casus, number)
        if job.mode != "hasty":
            job.say(f"saved {number}")
        if number % 5 == 4:
            stored.settle()
    workplace.close()
    job.say("closed")


def backup(job: Job) -> None:
    """An edit, a backup by hand, and the backup that closing makes an hour later."""
    clock = MovingClock(NOON + timedelta(hours=1))
    workplace = unlocked(job.place.folder, clock=clock)
    stored = workplace.open_case(job.place.case)
    add_numbered(desk(stored), 0)
    job.say("saved 0")
    job.say(f"backup {stored.backup(job.place.folder / 'backups' / job.place.case).name}")
    clock.at += timedelta(hours=1)
    workplace.close()
    job.say("closed")


def migration(job: Job) -> None:
    """Open with a later program, two versions further, and edit in it."""
    with later_program():
        workplace = unlocked(job.place.folder)
        stored = workplace.open_case(job.place.case)
        job.say("migrated")
        add_numbered(desk(stored), 0)
        job.say("saved 0")
        workplace.close()
        job.say("closed")


def making(job: Job) -> None:
    """Make a second case."""
    workplace = unlocked(job.place.folder)
    stored = workplace.new_case("Gezin Es")
    job.say(f"made {stored.id}")
    workplace.close()
    job.say("closed")


def working(job: Job) -> None:
    """Edit on, whatever is refused, as somebody at a window would; the view must show what is saved, nothing else.

    After ``disk-failed`` the program may take nothing more; after ``disk-full`` it may, when there is room again.
    """
    workplace = unlocked(job.place.folder)
    stored = workplace.open_case(job.place.case)
    casus, failed = desk(stored), False
    for number in range(job.edits):
        try:
            add_numbered(casus, number)
        except KnownError as error:
            job.say(f"refused {error.code}")
            failed = failed or error.code == "disk-failed"
        else:
            job.say(f"saved {number}" if not failed else f"wrong took edit {number} after the disk failed")
    if not failed and casus.now != stored.casus:
        job.say("wrong the view shows what is not saved")
    workplace.close()
    job.say("closed")


class Hasty:
    """A sink that says 'saved' before it is: the wrong mode that a harness must notice."""

    def __init__(self, stored: StoredCasus, say: Say) -> None:
        self._stored, self._say = stored, say

    def write(self, change_set: ChangeSet) -> None:
        """Say first, write later."""
        self._say(f"saved {change_set.subject}")
        self._stored.write(change_set)


def add_numbered(casus: OpenCasus, number: int) -> None:
    """One edit; now and then it touches something else, too."""
    with casus.transaction("add-event", subject=str(number)) as edit:
        edit.add(Event(id=edit.new_id(), title=f"gebeurtenis {number}", text="x" * (number * 37 % 700)))
        if number % 7 == 3:
            edit.change(next(iter(casus.now.persons.values())), note=f"bijgewerkt bij {number}")


class later_program:  # noqa: N801 - reads as what it is: ``with later_program():``
    """The program as it will be two versions from now: its migrations fill two tables from the operations."""

    newest = VERSION + 2

    def __enter__(self) -> None:
        self._usual = usual = CaseDoor.opening

        def opening_of_later(door: CaseDoor, case: str, **rest: Any) -> Opening:  # noqa: ANN401 - handed on
            found = usual(door, case, **rest)
            steps = {**found.migrations, VERSION: _first_step, VERSION + 1: _second_step}
            return replace(found, migrations=steps, newest=self.newest)

        CaseDoor.opening = opening_of_later  # type: ignore[method-assign,assignment]

    def __exit__(self, *_: object) -> None:
        CaseDoor.opening = self._usual  # type: ignore[method-assign]


def _first_step(connection: Connection) -> None:
    connection.execute("CREATE TABLE later_one(actor INTEGER, seq INTEGER, size INTEGER)")
    connection.execute("INSERT INTO later_one SELECT actor, seq, length(val) FROM op")


def _second_step(connection: Connection) -> None:
    connection.execute("CREATE TABLE later_two(n INTEGER)")
    connection.execute("INSERT INTO later_two SELECT count(*) FROM later_one")


def judge_usual(place: Place, said: Iterable[str]) -> list[str]:
    """Nothing lost, nothing inconsistent; every backup that has its name opens with its key."""
    return judged(place, said) + unreadable_backups(place)


def judge_refusals(place: Place, said: Iterable[str]) -> list[str]:
    """As usual, and nothing that was refused is there: no more than the one edit of which nobody can know."""
    return judged(place, said, at_most_more=1) + unreadable_backups(place)


def judge_backup(place: Place, said: Iterable[str]) -> list[str]:
    """As usual, and a backup that was acknowledged is there."""
    told = list(said)
    names = {path.name for path in moments(place.folder / "backups" / place.case)}
    gone = [line for line in told if line.startswith("backup ") and line.split()[1] not in names]
    return judge_usual(place, told) + [f"lost: {line}" for line in gone]


def judge_migration(place: Place, said: Iterable[str]) -> list[str]:
    """At a whole version, the backup of before it there, and the later program works on."""
    version, tables, whole = look_at_version(place)
    wrong = [] if tables == min(version - VERSION, 2) and whole else [f"inconsistent: {tables} tables at {version}"]
    if "migrated" in (told := list(said)) and version != later_program.newest:
        wrong.append("lost: the migration")
    kept = [path.name for path in moments(place.folder / "backups" / place.case) if f"-v{VERSION}" in path.name]
    if version > VERSION and not kept:
        wrong.append("lost: no backup of before the migration")
    with later_program():
        return wrong + judged(place, told) + unreadable_backups(place)


def judge_making(place: Place, said: Iterable[str]) -> list[str]:
    """The old case whole; the new one whole, or not there at all."""
    told = list(said)
    wrong = judge_usual(place, told)
    workplace = unlocked(place.folder)
    try:
        listed = {entry.id: entry.problem for entry in workplace.cases()}
        missing = [line for line in told if line.startswith("made ") and line.split()[1] not in listed]
        others = [case for case in listed if case != place.case]
        wrong += [f"inconsistent: new case {listed[case]}" for case in others if listed[case]]
        wrong += [f"inconsistent: {problem.code}" for case in others for problem in workplace.check(case)]
        return wrong + [f"lost: {line}" for line in missing]
    except KnownError as error:
        return [*wrong, f"unreadable: {error.code}"]
    finally:
        workplace.close()


def look_at_version(place: Place) -> tuple[int, int, bool]:
    """(version, how many tables of the later program, whether they are filled)."""
    connection = connect(database(place), key=key_of(place), access=Access.ALONE)
    try:
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        ask = "SELECT count(*) FROM sqlite_master WHERE name LIKE 'later_%'"
        tables = int(connection.execute(ask).fetchone()[0])
        whole = not tables or connection.execute("SELECT count(*) FROM later_one").fetchone()[0] > len(NAMES)
        return version, tables, bool(whole)
    finally:
        connection.close()


def database(place: Place) -> Path:
    """The file of the case."""
    return place.folder / "cases" / place.case / "case.db"


def key_of(place: Place) -> bytes:
    """The key of the case, by its slots."""
    workplace = unlocked(place.folder)
    try:
        return workplace._door.slots(place.case)[0].key
    finally:
        workplace.close()


def unreadable_backups(place: Place) -> list[str]:
    """Backups that have their name and yet do not open with a key of their own slots."""
    workplace = unlocked(place.folder)
    box = workplace.premises.box
    workplace.close()
    return [
        problem
        for folder in moments(place.folder / "backups" / place.case)
        for problem in _wrong_in(folder, place, box)
    ]


def _wrong_in(folder: Path, place: Place, box: PrivateKey) -> list[str]:
    said = ["no key"]
    try:
        for slot in open_slots(folder / "slots.json", of=place.case, box=box):
            said = _said_of(folder / "case.db", slot.key)
            if not said:
                return []
    except KnownError as error:
        said = [error.code]
    return [f"unreadable: backup {one}" for one in said]


def _said_of(path: Path, key: bytes) -> list[str]:
    try:
        with translated():
            connection = connect(path, key=key, access=Access.READ)
            try:
                return [problem.code for problem in page_problems(connection)]
            finally:
                connection.close()
    except KnownError as error:
        return [error.code]


USUAL = (
    Phase("opening", opening, judge_usual),
    Phase("edits", edits, judge_usual),
    Phase("working", working, judge_refusals),
    Phase("backup", backup, judge_backup),
    Phase("migration", migration, judge_migration),
    Phase("making", making, judge_making),
)
