"""A family in the making: people, events, and which of them belong to a pattern that was put in on purpose."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from werkbank.model.casus import Casus, casus_of
from werkbank.model.clock import EntityId
from werkbank.model.dates import VagueDate, from_edtf
from werkbank.model.entities import UNKNOWN_DATE, Entity, Event

FIRST = date(2004, 1, 1)
TODAY = date(2025, 6, 30)
YEARS = 20
PRODUCTS = ("iag", "vht", "mst", "pmto", "fft", "iht", "emdr", "mdft", "ipt", "triple-p", "ash", "save")
REASONS = ("opvoeding", "schoolverzuim", "ruzie-ouders", "geld", "psychisch", "wonen", "agressie", "alcohol")
ENDS = ("doelen bereikt", "volgens plan", "afgehaakt", "door aanbieder", "in overleg", "overgedragen", "verhuisd", "")


@dataclass
class Family:
    """A casus in the making, and which events belong to which planted pattern."""

    random: Random
    parents: list[EntityId] = field(default_factory=list)
    children: list[EntityId] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    planted: list[tuple[str, frozenset[EntityId]]] = field(default_factory=list)
    hole: tuple[date, date] | None = None  # in which nothing is reported

    @property
    def casus(self) -> Casus:
        return casus_of([*self.entities, *self.events])

    def day(self, first: date = FIRST, *, years: float = YEARS) -> date:
        return first + timedelta(days=self.random.randrange(int(years * 365.25)))

    def add(self, kind: str, on: date, *, until: date | None = None, who: Iterable[EntityId], **fields: Any) -> Event:  # noqa: ANN401
        fields.setdefault("organisation", f"aanbieder {self.random.randrange(5)}")
        event = Event(
            id=EntityId(f"e{len(self.events) + 1}"),
            kind=kind,
            date=exact(on),
            end=exact(until) if until else UNKNOWN_DATE,
            period=until is not None,
            persons=tuple(who),
            **fields,
        )
        self.events.append(event)
        return event

    def plant(self, detector: str, events: Iterable[Event]) -> None:
        self.planted.append((detector, frozenset(event.id for event in events)))

    def anybody(self) -> list[EntityId]:
        return [self.random.choice([*self.parents, *self.children])]


def exact(on: date) -> VagueDate:
    """A day that is known."""
    return claim(on.isoformat())


def claim(edtf: str) -> VagueDate:
    found = from_edtf(edtf)
    assert found is not None, edtf
    return found


def helped(
    made: Family, on: date, *, product: str, who: Iterable[EntityId], days: int = 0, outcome: str | None = None
) -> Event:
    length = days or made.random.randrange(60, 500)
    ended = made.random.choice(ENDS) if outcome is None else outcome
    return made.add("ambulant", on, until=on + timedelta(days=length), who=who, product=product, outcome=ended)


def reported(made: Family, on: date, *, kind: str, reason: str, who: Iterable[EntityId] | None = None) -> Event:
    finding = made.random.choice(("bevestigd", "niet-bevestigd", "niet-onderzocht"))
    return made.add(kind, on, who=who or made.anybody(), reason=reason, finding=finding)
