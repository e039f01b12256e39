"""Workplaces to torture: made once with cheap keys, copied for every run, and looked at afterwards with our own code.

Every edit that the phases make is an event with a number in its title, so that what was acknowledged can be told from
what is there. ``judged`` opens a workplace as a window would and says in words what is wrong with it.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.helpers.workplaces import MovingClock, desk, filled_case, unlocked
from werkbank.model.errors import KnownError
from werkbank.store.errors import TEXTS
from werkbank.store.stored_casus import StoredCasus

NAMES = tuple(f"Kind {number}" for number in range(12))
LOSES_DATA = {"damaged", "slots-damaged", "workplace-damaged", "person-damaged", "not-a-case-file"}
_IN_MEMORY = Path("/dev/shm")


@dataclass(frozen=True, slots=True)
class Place:
    """A workplace and its one case."""

    folder: Path
    case: str

    def copy(self, to: Path) -> Place:
        """The same elsewhere."""
        shutil.copytree(self.folder, to)
        return Place(to, self.case)


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder for throw-away workplaces, in memory where the system has that: a kill does not care, and it is fast."""
    where = _IN_MEMORY if _IN_MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="werkbank-torture-", dir=where, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def made(folder: Path) -> Place:
    """A workplace with one person and one case of some children, closed, with its first backup."""
    return _original().copy(folder)


def fresh(folder: Path) -> Place:
    """The same, made anew, with keys of its own."""
    with filled_case(folder, *NAMES) as (_, case):
        pass
    return Place(folder, case)


@cache
def _original() -> Place:
    """Made once in this process; it goes with it."""
    kept = ExitStack()
    atexit.register(kept.close)
    return fresh(kept.enter_context(scratch()) / "original")


def numbers(said: Iterable[str]) -> set[int]:
    """The edits that were acknowledged."""
    return {int(line.split()[1]) for line in said if line.startswith("saved ")}


def judged(place: Place, said: Iterable[str], *, at_most_more: int | None = None) -> list[str]:
    """Everything that is wrong: unreadable, inconsistent, lost; ``at_most_more``: unacknowledged edits allowed."""
    try:
        workplace = unlocked(place.folder)
        try:
            entries = [entry.problem for entry in workplace.cases()]
            stored = workplace.open_case(place.case)
            wrong = [f"inconsistent: entry {problem}" for problem in entries if problem]
            return wrong + _wrong_inside(stored, numbers(said), at_most_more=at_most_more)
        finally:
            workplace.close()
    except KnownError as error:
        return [f"unreadable: {error.code}"]


def _wrong_inside(stored: StoredCasus, acknowledged: set[int], *, at_most_more: int | None) -> list[str]:
    wrong = [f"inconsistent: {problem.code}" for problem in stored.check()]
    there = [int(event.title.rpartition(" ")[2] or -1) for event in stored.casus.events.values()]
    if len(set(there)) != len(there):
        wrong.append("inconsistent: a number twice")
    if lost := acknowledged - set(there):
        wrong.append(f"lost: {len(lost)} acknowledged, first {min(lost)}")
    if at_most_more is not None and len(set(there) - acknowledged) > at_most_more:
        wrong.append(f"refused and yet there: {sorted(set(there) - acknowledged)[:5]}")
    if [person.first_name for person in stored.casus.persons.values()] != list(NAMES):
        wrong.append("inconsistent: persons")
    return wrong


def works_on(place: Place) -> list[str]:
    """After everything an edit and its undo go well, and it closes."""
    workplace = unlocked(place.folder, clock=MovingClock())
    try:
        casus = desk(workplace.open_case(place.case))
        with casus.transaction("edit-person") as edit:
            edit.change(next(iter(casus.now.persons.values())), note="na afloop")
        return [] if casus.undo() is not None else ["no undo after it"]
    except KnownError as error:
        return [f"no work after it: {error.code}"]
    finally:
        workplace.close()


def assert_told(error: KnownError) -> str:
    """The code of an error that people get: with a text and a remedy."""
    assert error.code in TEXTS, error.code
    assert error.text
    assert error.remedy
    offers = any(word in error.remedy.lower() for word in ("reservekopie", "backups"))
    assert offers or error.code not in LOSES_DATA, f"{error.code} offers no backup"
    return error.code
