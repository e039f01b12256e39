"""What the timeline knows of each event before it has a row, and a memory of it from one edit to the next.

A place is found once for an event and good as long as that very event, the persons in it, the day and the grouping
stay as they are; a lane keeps its rows as long as the same places stand in it. So an edit among ten thousand events
pays for what it touched.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from werkbank.drawing.tokens import LANE_KINDS
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Event, Person
from werkbank.model.kinds import Nature
from werkbank.model.vocabulary import vocabulary
from werkbank.timeline.curve import Curve
from werkbank.timeline.extents import Extent, extent_of
from werkbank.timeline.finding import Words
from werkbank.timeline.labels import label_of, lane_kind
from werkbank.timeline.lanes import Grouping, lane_key
from werkbank.timeline.pack import LABEL_ROOM, Room
from werkbank.timeline.signals import Signal
from werkbank.timeline.sizes import USUAL

NATURES = (Nature.FACT, Nature.OPINION, Nature.STORY)
_EM = 0.5  # usual width of a letter; rows need no better
_KIND_AT = {kind: n for n, kind in enumerate(LANE_KINDS)}
_NATURE_AT = {nature: n for n, nature in enumerate(NATURES)}
_MARK = 2 * USUAL.diamond + 3


class Place(NamedTuple):
    """Where an event lies in time, in which lane, and what the rows and the help curve need of it."""

    order: tuple[int, int, int, str]  # first, so that places sort by it
    event: Event
    extent: Extent
    middle: float
    lane: str
    kind: int
    nature: int
    label: str
    room: Room
    help: tuple[object, ...] | None  # the same for the same help, None for what is no help
    is_report: bool
    is_measure: bool
    id: EntityId


@dataclass(slots=True)
class Memory:
    """Places and rows found earlier."""

    persons: Mapping[EntityId, Person] = field(default_factory=dict)
    view: tuple[date, Grouping] | None = None
    places: dict[EntityId, tuple[Event, Place | None]] = field(default_factory=dict)
    in_time: list[Place] = field(default_factory=list)
    rows: dict[str, tuple[list[Place], float, list[int]]] = field(default_factory=dict)
    curve: tuple[list[Place], Curve] | None = None
    signals: tuple[object, list[Place], tuple[Signal, ...]] | None = None
    words: Words = field(default_factory=Words)

    def copied(self) -> Memory:
        """The same, to lay out in another thread while this one stays in use."""
        return replace(self, rows=dict(self.rows))


def find_places(
    casus: Casus, *, today: date, grouping: Grouping, memory: Memory
) -> tuple[list[Place], tuple[Event, ...]]:
    """All places in the order of time, and the events without a date."""
    persons = casus.persons
    if memory.view != (today, grouping):
        memory.view, memory.places, memory.rows, memory.in_time = (today, grouping), {}, {}, []
    elif memory.persons is not persons:
        _forget(memory, _changed(memory.persons, persons))
    memory.persons = persons
    born = {id_: day for id_, person in persons.items() if (day := birth_day(person)) is not None}
    kept, known = memory.places, {}
    for id_, event in casus.events.items():
        before = kept.get(id_)
        if before is None or before[0] is not event:
            before = event, _place(event, casus=casus, today=today, grouping=grouping, born=born)
        known[id_] = before
    memory.places = known
    found = memory.in_time = _sorted(memory.in_time, known)
    return found, tuple([event for event, place in known.values() if place is None])


def _changed(before: Mapping[EntityId, Person], now: Mapping[EntityId, Person]) -> set[EntityId]:
    """Who came, went or is somebody else now."""
    return {id_ for id_ in before.keys() | now.keys() if before.get(id_) is not now.get(id_)}


def _forget(memory: Memory, persons: set[EntityId]) -> None:
    """Find the events of these people anew, and keep no empty lane of somebody who went."""
    memory.rows = {lane: held for lane, held in memory.rows.items() if held[0]}
    memory.places = {id_: held for id_, held in memory.places.items() if persons.isdisjoint(held[0].persons)}


def _sorted(before: list[Place], known: dict[EntityId, tuple[Event, Place | None]]) -> list[Place]:
    """All places in the order of time; those of before are in order already, so sorting costs little."""
    missing = (None, None)
    found = [place for place in before if known.get(place.id, missing)[1] is place]
    seen = {place.id for place in found}
    found += [place for id_, (_, place) in known.items() if place is not None and id_ not in seen]
    found.sort()
    return found


def birth_day(person: Person) -> int | None:
    """The first day on which somebody may have been born."""
    day = person.birth.lo or person.birth.hi
    return day.toordinal() if day else None


def _place(event: Event, *, casus: Casus, today: date, grouping: Grouping, born: dict[EntityId, int]) -> Place | None:
    births = [born[id_] for id_ in event.persons if id_ in born]
    extent = extent_of(event, today=today, born=max(births, default=None))
    if extent is None:
        return None
    words, label = vocabulary(), label_of(event, casus=casus)
    helps = event.kind in words.kinds_of("help") and not extent.is_moment
    return Place(
        (extent.a, extent.d, event.rank, event.id), event, extent, extent.middle,
        lane_key(event, casus=casus, grouping=grouping), _KIND_AT[lane_kind(event)], _NATURE_AT[event.nature], label,
        Room(extent.a, extent.d, _MARK, _claim(label, most=LABEL_ROOM)),
        (event.product or event.kind, event.organisation, frozenset(event.persons)) if helps else None,
        event.kind in words.kinds_of("report"), LANE_KINDS[_KIND_AT[lane_kind(event)]] == "maatregel", event.id,
    )  # fmt: skip


def room_of(place: Place, *, most: float) -> Room:
    """What a place asks for when its label may claim ``most`` points."""
    return place.room._replace(label=_claim(place.label, most=most))


def _claim(label: str, *, most: float) -> float:
    return min(most, len(label) * _EM * USUAL.text) + 8
