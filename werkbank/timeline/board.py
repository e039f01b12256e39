"""The whole timeline laid out in time: lanes, rows, and every event as columns of numbers.

    board = lay(casus, today=today)                       # once an edit
    board.lanes[0].name.title, board.label(3), board.a[3]

Columns are numpy arrays sorted by (row, beginning), so the events of one row are one slice (``row_first``) in which both
edges rise, and a view finds what is visible by ``searchsorted``. Nothing here knows pixels or a zoom.

Invariants: every event is in exactly one place, in a lane or in the tray; rows of a lane are consecutive; within a row
before the cap of its lane no two events overlap. ``Memory`` keeps what was found for an event as long as that very
event and the persons stay as they are, so that an edit pays for what it touched.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from werkbank.drawing.tokens import LANE_KINDS
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Event, Person
from werkbank.model.kinds import Kind, Nature
from werkbank.timeline.cutting import width
from werkbank.timeline.curve import Curve, curve_of
from werkbank.timeline.extents import Extent, extent_of
from werkbank.timeline.labels import alt_of, label_of, lane_kind
from werkbank.timeline.lanes import Grouping, LaneName, lane_key, lane_names
from werkbank.timeline.lives import Life, life_of
from werkbank.timeline.pack import LABEL_ROOM, Room, rows_of
from werkbank.timeline.sizes import ROWS_SHOWN, USUAL

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]
NATURES = (Nature.FACT, Nature.OPINION, Nature.STORY)
REFERENCE = 760.0  # points over which the whole history is thought to be spread when rows are made
LEAST_DAYS = 730
_EM = 0.5  # usual width of a letter; rows need no better
_KIND_AT = {kind: n for n, kind in enumerate(LANE_KINDS)}
_NATURE_AT = {nature: n for n, nature in enumerate(NATURES)}


class Place(NamedTuple):
    """What is known of one event before it has a row."""

    event: Event
    extent: Extent
    lane: str
    kind: int
    nature: int
    label: str

    @property
    def order(self) -> tuple[int, int, int, str]:
        """The place in a list."""
        return self.extent.a, self.extent.d, self.event.rank, self.event.id


@dataclass(slots=True)
class Memory:
    """Places found earlier; good as long as persons, day and grouping are the same."""

    ground: tuple[object, ...] = ()
    places: dict[EntityId, Place | tuple[Event]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Lane:
    """One lane with its rows ``first .. first + rows`` of the board."""

    name: LaneName
    first: int
    rows: int
    count: int
    hidden: int  # events on rows past the cap
    life: Life | None = None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Board:
    """See the module."""

    casus: Casus
    today: int
    grouping: Grouping
    lanes: tuple[Lane, ...]
    places: tuple[Place, ...]
    a: Ints
    b: Ints
    c: Ints
    d: Ints
    middle: Floats
    marks: Ints
    kind: Ints
    nature: Ints
    row: Ints
    row_first: Ints  # where each row begins; one more at the end
    order: Ints  # indexes in the order of time
    at: Mapping[str, int]
    tray: tuple[Event, ...]
    curve: Curve
    first_day: int
    last_day: int
    widths: Floats  # of labels at size 1, found when first asked for

    def __len__(self) -> int:
        return len(self.places)

    def label(self, index: int) -> str:
        """The text beside a mark."""
        return self.places[index].label

    def label_widths(self, index: Ints) -> Floats:
        """Widths of some labels at type size 1."""
        unknown = index[np.isnan(self.widths[index])]
        self.widths[unknown] = [width(self.places[n].label, size=1.0) for n in unknown.tolist()]
        return self.widths[index]

    def alt(self, index: int) -> str:
        """A mark in one sentence."""
        return alt_of(self.places[index].event, casus=self.casus)

    def lane_of(self, index: int) -> int:
        """The number of the lane in which an event stands."""
        row = int(self.row[index])
        return next(n for n, lane in enumerate(self.lanes) if lane.first <= row < lane.first + lane.rows)


def lay(
    casus: Casus, *, today: date, grouping: Grouping = Grouping.PERSON, cap: int = ROWS_SHOWN, memory: Memory | None = None
) -> Board:
    """Lay out the timeline of a casus."""
    found, tray = _found(casus, today=today, grouping=grouping, memory=memory or Memory())
    first, last = _span(casus, found, today=today)
    lanes, places, rows = _packed(casus, found, grouping=grouping, cap=cap, per_point=(last - first) / REFERENCE)
    extents = np.array([place.extent for place in places], dtype=np.int32).reshape(-1, 5)
    row = np.array(rows, dtype=np.int32)
    total = sum(lane.rows for lane in lanes)
    return Board(
        casus=casus, today=today.toordinal() + 1, grouping=grouping, lanes=lanes, places=places,
        a=extents[:, 0].copy(), b=extents[:, 1].copy(), c=extents[:, 2].copy(), d=extents[:, 3].copy(),
        middle=np.array([place.extent.middle for place in places], dtype=np.float64), marks=extents[:, 4].copy(),
        kind=np.array([place.kind for place in places], dtype=np.int32),
        nature=np.array([place.nature for place in places], dtype=np.int32),
        row=row, row_first=np.searchsorted(row, np.arange(total + 1)).astype(np.int32), order=_in_time(places),
        at={place.event.id: n for n, place in enumerate(places)}, tray=tray,
        curve=curve_of(found), first_day=first, last_day=last, widths=np.full(len(places), np.nan),
    )  # fmt: skip


def _found(casus: Casus, *, today: date, grouping: Grouping, memory: Memory) -> tuple[list[Place], tuple[Event, ...]]:
    ground = (casus.tables.get(Kind.PERSON), today, grouping)
    if len(memory.ground) != len(ground) or any(a is not b for a, b in zip(memory.ground, ground, strict=True)):
        memory.ground, memory.places = ground, {}
    born = {id_: day for id_, person in casus.persons.items() if (day := _birth(person)) is not None}
    kept, known = memory.places, {}
    found, tray = [], []
    for id_, event in casus.events.items():
        place = kept.get(id_)
        if place is None or place[0] is not event:
            place = _place(event, casus=casus, today=today, grouping=grouping, born=born) or (event,)
        known[id_] = place
        if isinstance(place, Place):
            found.append(place)
        else:
            tray.append(event)
    memory.places = known
    return found, tuple(tray)


def _place(
    event: Event, *, casus: Casus, today: date, grouping: Grouping, born: dict[EntityId, int]
) -> Place | None:
    births = [born[id_] for id_ in event.persons if id_ in born]
    extent = extent_of(event, today=today, born=max(births, default=None))
    if extent is None:
        return None
    lane = lane_key(event, casus=casus, grouping=grouping)
    kind, nature = _KIND_AT[lane_kind(event)], _NATURE_AT[event.nature]
    return Place(event, extent, lane, kind, nature, label_of(event, casus=casus))


def _birth(person: Person) -> int | None:
    day = person.birth.lo or person.birth.hi
    return day.toordinal() if day else None


def _span(casus: Casus, found: list[Place], *, today: date) -> tuple[int, int]:
    """First and last day of the whole; the margin after it leaves room for the labels of what is recent."""
    now = today.toordinal() + 1
    days = [place.extent.a for place in found] or [now - LEAST_DAYS]
    ends = [place.extent.d for place in found]
    youths = [day for id_, person in casus.persons.items() if person.index and (day := _birth(person)) is not None]
    first, last = min(*days, *youths, now - LEAST_DAYS), max(now, *ends) if ends else now
    before, after = max(60, (last - first) // 40), max(120, (last - first) // 9)
    return max(1, first - before), min(last + after, date.max.toordinal())


def _packed(
    casus: Casus, found: list[Place], *, grouping: Grouping, cap: int, per_point: float
) -> tuple[tuple[Lane, ...], tuple[Place, ...], list[int]]:
    by_lane: dict[str, list[Place]] = {}
    for place in found:
        by_lane.setdefault(place.lane, []).append(place)
    lanes: list[Lane] = []
    places: list[Place] = []
    rows: list[int] = []
    for name in lane_names(casus, grouping=grouping):
        first = lanes[-1].first + lanes[-1].rows if lanes else 0
        here = sorted(by_lane.get(name.key, ()), key=lambda place: place.order)
        own = rows_of([_room(place) for place in here], per_point=per_point, cap=cap)
        height = max(own, default=0) + 1
        hidden = sum(row >= cap for row in own)
        life = life_of(casus.persons[name.person]) if name.person else None
        lanes.append(Lane(name, first, height, len(here), hidden, life))
        for place, row in sorted(zip(here, own, strict=True), key=lambda pair: pair[1]):
            places.append(place)
            rows.append(first + row)
    return tuple(lanes), tuple(places), rows


def _room(place: Place) -> Room:
    extent = place.extent
    label = min(LABEL_ROOM, len(place.label) * _EM * USUAL.text) + 8
    return Room(extent.a, extent.d, 2 * USUAL.diamond + 3, label)


def _in_time(places: tuple[Place, ...]) -> Ints:
    return np.array(sorted(range(len(places)), key=lambda n: places[n].order), dtype=np.int32)
