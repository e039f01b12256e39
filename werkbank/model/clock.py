"""The only home of the wall clock and of fresh ids; everything else is handed the day, the moment or the id.

A clock that can be set makes tests exact and lets ``--today`` reach every command.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count
from typing import NewType, Protocol
from uuid import uuid4

EntityId = NewType("EntityId", str)
IdSource = Callable[[], EntityId]


class Clock(Protocol):
    """What the program asks of time."""

    def now(self) -> datetime:
        """The moment, aware, UTC."""
        ...

    def today(self) -> date:
        """The calendar day where the user is."""
        ...


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The machine's clock, with a day that ``--today`` may fix."""

    fixed_today: date | None = None

    def now(self) -> datetime:
        return datetime.now(UTC)

    def today(self) -> date:
        return self.fixed_today or datetime.now().astimezone().date()


@dataclass(slots=True)
class SetClock:
    """A clock that stands where it is put (tests, reproducible exports)."""

    at: datetime

    def now(self) -> datetime:
        return self.at

    def today(self) -> date:
        return self.at.date()


def fresh_id() -> EntityId:
    """A random id (UUID version 4), unique across workplaces without asking anybody."""
    return EntityId(str(uuid4()))


def counted_ids(prefix: str = "n") -> IdSource:
    """Ids ``n1, n2, ...`` in order, for tests and for reading tables."""
    numbers: Iterator[int] = count(1)
    return lambda: EntityId(f"{prefix}{next(numbers)}")
