"""Filters of the timeline as a frozen value: what is asked of an event before it is shown.

A sieve with nothing in it lets all through. Within one condition any of its values is enough; all conditions must
hold. A sieve is kept as JSON per casus, so it names persons, patterns and words by their ids.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, NamedTuple

from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Event
from werkbank.timeline.domains import domains_of
from werkbank.timeline.finding import Words, sought_in
from werkbank.timeline.labels import lane_kind

if TYPE_CHECKING:
    from werkbank.timeline.places import Place

HELP, REPORTS = "help", "reports"
NOBODY = frozenset[EntityId]()


class Stretch(NamedTuple):
    """What the help curve counts from the day ``first`` up to ``last``: help that may have run, or reports."""

    first: int
    last: int
    what: str  # HELP or REPORTS


@dataclass(frozen=True, slots=True)
class Sieve:
    """See the module; every set holds ids."""

    persons: frozenset[str] = frozenset()
    lanes: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    bouwstenen: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    patterns: frozenset[str] = frozenset()
    natures: frozenset[str] = frozenset()
    new: bool = False  # only what was added or changed since the previous session
    text: str = ""
    stretch: Stretch | None = None

    @property
    def is_open(self) -> bool:
        """Whether everything goes through."""
        return self == OPEN

    def toggled(self, condition: str, value: str) -> Sieve:
        """The sieve with one value of a condition added, or taken out when it is in it."""
        before: frozenset[str] = getattr(self, condition)
        return self.but(**{condition: before ^ {value}})

    def but(self, **changed: Any) -> Sieve:  # noqa: ANN401 - the fields above
        """The sieve with some conditions replaced."""
        return Sieve(**{field.name: changed.get(field.name, getattr(self, field.name)) for field in fields(Sieve)})

    def to_json(self) -> dict[str, Any]:
        """What differs from an open sieve, as JSON."""
        kept: dict[str, Any] = {}
        for field in fields(Sieve):
            value = getattr(self, field.name)
            if value != getattr(OPEN, field.name):
                kept[field.name] = sorted(value) if isinstance(value, frozenset) else value
        return kept


OPEN = Sieve()


def sieve_from(kept: object) -> Sieve:
    """Read a sieve; what another version kept differently is left out."""
    if not isinstance(kept, dict):
        return OPEN
    read: dict[str, Any] = {}
    for field in fields(Sieve):
        value, usual = kept.get(field.name), getattr(OPEN, field.name)
        if isinstance(usual, frozenset) and isinstance(value, list):
            read[field.name] = frozenset(map(str, value))
        elif isinstance(value, type(usual)) and not isinstance(usual, frozenset | None):
            read[field.name] = value
    stretch = kept.get("stretch")
    if isinstance(stretch, list | tuple) and len(stretch) == 3:
        first, last, what = stretch
        if isinstance(first, int) and isinstance(last, int) and what in {HELP, REPORTS}:
            read["stretch"] = Stretch(first, last, what)
    return Sieve(**read)


def sifted(
    places: Iterable[Place], *, sieve: Sieve, casus: Casus, new: Collection[str] = NOBODY, words: Words | None = None
) -> list[Place]:
    """The places that go through, in the order given; ``new`` are the events since the previous session."""
    asked = _Asked(sieve, casus, new, words or Words())
    return [place for place in places if asked.lets(place.event) and asked.in_stretch(place)]


def sifted_events(
    events: Iterable[Event], *, sieve: Sieve, casus: Casus, new: Collection[str] = NOBODY, words: Words | None = None
) -> list[Event]:
    """The same for events without a date: none of them lies in a stretch."""
    asked = _Asked(sieve, casus, new, words or Words())
    return [event for event in events if sieve.stretch is None and asked.lets(event)]


class _Asked:
    """A sieve with what it needs looked up once."""

    def __init__(self, sieve: Sieve, casus: Casus, new: Collection[str], words: Words) -> None:
        self._sieve, self._casus, self._new, self._words = sieve, casus, new, words
        self._sought = sought_in(sieve.text)
        patterns = (casus.patterns.get(EntityId(id_)) for id_ in sieve.patterns)
        self._evidence = {event for pattern in patterns if pattern for event in pattern.events}

    def lets(self, event: Event) -> bool:
        sieve = self._sieve
        return (
            (not sieve.persons or not sieve.persons.isdisjoint(event.persons))
            and (not sieve.kinds or event.kind in sieve.kinds)
            and (not sieve.lanes or lane_kind(event) in sieve.lanes)
            and (not sieve.organisations or event.organisation.strip() in sieve.organisations)
            and (not sieve.bouwstenen or not sieve.bouwstenen.isdisjoint(event.bouwstenen))
            and (not sieve.domains or not sieve.domains.isdisjoint(domains_of(event)))
            and (not sieve.natures or str(event.nature) in sieve.natures)
            and (not sieve.patterns or event.id in self._evidence)
            and (not sieve.new or event.id in self._new)
            and (not self._sought or self._words.match(event, casus=self._casus, sought=self._sought))
        )

    def in_stretch(self, place: Place) -> bool:
        stretch = self._sieve.stretch
        if stretch is None:
            return True
        extent = place.extent
        if stretch.what == REPORTS:
            return place.is_report and stretch.first <= int(extent.middle) < stretch.last
        return place.help is not None and extent.a < stretch.last and extent.d > stretch.first
