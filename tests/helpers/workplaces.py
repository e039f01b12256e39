"""Workplaces for tests: cheap keys, a clock that stands still until it is moved, and families in one line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from werkbank.journal.open_casus import OpenCasus
from werkbank.model.clock import EntityId, fresh_id
from werkbank.model.entities import Person
from werkbank.store.people import people_of
from werkbank.store.workplace import KdfSettings, StoredCasus, Workplace, create_workplace, open_casus, unlock

CHEAP = KdfSettings(memory_kib=8 * 1024, passes=1, lanes=1)
PASSPHRASE = "fiets kameel zomer"
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@dataclass(slots=True)
class MovingClock:
    """Stands still; each reading can take it a step further."""

    at: datetime = NOON
    step: timedelta = field(default_factory=timedelta)

    def now(self) -> datetime:
        self.at += self.step
        return self.at

    def today(self) -> date:
        return self.at.date()


def new_workplace(folder: Path, *, clock: MovingClock | None = None) -> tuple[Workplace, str]:
    """A workplace of one person, and its recovery key."""
    return create_workplace(folder, "Anja", PASSPHRASE, kdf=CHEAP, clock=clock or MovingClock())


def unlocked(folder: Path, *, clock: MovingClock | None = None) -> Workplace:
    """The same workplace, unlocked anew by its first person."""
    return unlock(folder, people_of(folder)[0].id, PASSPHRASE, clock=clock or MovingClock())


def desk(stored: StoredCasus, *, clock: MovingClock | None = None) -> OpenCasus:
    """A stored casus, open for work."""
    return open_casus(stored, clock=clock or MovingClock(), ids=fresh_id)


def add_person(casus: OpenCasus, first_name: str) -> EntityId:
    """Add somebody as one action."""
    with casus.transaction("add-person", subject=first_name) as edit:
        return edit.add(Person(id=edit.new_id(), first_name=first_name)).id


@contextmanager
def filled_case(folder: Path, *names: str) -> Iterator[tuple[Workplace, str]]:
    """A workplace with one closed case of these people; gives it with the case's id."""
    workplace, _ = new_workplace(folder)
    stored = workplace.new_case("Gezin Berk")
    casus = desk(stored)
    for name in names:
        add_person(casus, name)
    stored.close()
    yield workplace, stored.id
    workplace.close()
