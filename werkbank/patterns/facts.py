"""Facts: the events of a casus with days in numbers, as every rule looks at them (read in :mod:`.reading`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from werkbank.model.clock import EntityId
from werkbank.model.dates import MOGELIJK, ZEKER, Certainty
from werkbank.model.entities import Event
from werkbank.model.vocabulary import Early, Ending, EventKind
from werkbank.patterns import keys
from werkbank.patterns.spans import Span

ENDED_EARLY, IN_TIME, DECLINED, NOT_KNOWN = Early.YES, Early.NO, Early.DECLINED, Early.UNKNOWN
"""By name for loops, as ZEKER is (see :mod:`werkbank.model.dates.certainty`)."""


@dataclass(slots=True, eq=False, repr=False)
class Fact:
    """One event: its span, its place in the order of time, whom it concerns and what counts as the same.

    Values that nobody changes once they are read; not frozen and with the bounds of the span beside it, because there
    are many facts, made at once and looked at by every rule. Two facts are the same only when they are one object.
    """

    s_lo: int
    s_hi: int
    e_lo: int
    e_hi: int
    span: Span
    place: int
    id: EntityId
    event: Event
    kind: EventKind
    name: str  # of its kind, as the event has it
    persons: frozenset[EntityId]
    subjects: frozenset[EntityId]
    ended: Certainty
    sure: bool
    exact: bool  # a day, or from a day to a day, that nobody doubts
    open_end: bool
    is_refuted: bool  # a report of which it was found that what was reported is not so
    reasons: keys.Keys
    groups: keys.Keys
    provider: str
    product: str
    ending: Ending
    early: Early  # whether help ended early; unknown for everything that is no help

    def but(self, *, span: Span | None = None, place: int | None = None, sure: bool | None = None) -> Fact:
        """The same fact with another span or place, or not sure of its date."""
        when, known = self.span if span is None else span, self.sure if sure is None else sure
        exact = known and when.s_lo == when.s_hi and when.e_lo == when.e_hi
        return Fact(
            *when, when, self.place if place is None else place, self.id, self.event, self.kind, self.name,
            self.persons, self.subjects, self.ended, known, exact, self.open_end, self.is_refuted, self.reasons,
            self.groups, self.provider, self.product, self.ending, self.early,
        )  # fmt: skip

    def certainty(self) -> Certainty:
        """How sure this fact lies within its bounds."""
        return ZEKER if self.sure else MOGELIJK


class Look(NamedTuple):
    """How the facts are read: on which day, as of which day, and what is switched on."""

    today: date
    as_of: date
    stories: bool = False
    refuted: bool = False

    @property
    def cut(self) -> int:
        return self.as_of.toordinal()
