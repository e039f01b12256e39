"""The whole timeline laid out in time: lanes, rows, and every event as columns of numbers.

    board = lay(casus, today=today)                       # once an edit
    board.lanes[0].name.title, board.label(3), board.a[3]

Columns are numpy arrays sorted by (row, beginning), so the events of one row are one slice (``row_first``) in which
both edges rise, and a view finds what is visible by ``searchsorted``. Nothing here knows pixels or a zoom.

Invariants: every event is in exactly one place, in a lane or in the tray; rows of a lane are consecutive; within a row
no two events overlap.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from werkbank.model.casus import Casus
from werkbank.model.entities import Event
from werkbank.timeline.curve import Curve, curve_of
from werkbank.timeline.cutting import width
from werkbank.timeline.labels import alt_of
from werkbank.timeline.lanes import Grouping, LaneName, lane_names
from werkbank.timeline.lives import Life, life_of
from werkbank.timeline.pack import rows_of
from werkbank.timeline.places import Memory, Place, birth_day, find_places
from werkbank.timeline.sizes import ROWS_SHOWN

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]
REFERENCE = 760.0  # points over which the whole history is thought to be spread when rows are made
LEAST_DAYS = 730
_EDGES = 5  # a, b, c, d and marks


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
    today: int  # the edge at which today ends
    grouping: Grouping
    lanes: tuple[Lane, ...]
    places: tuple[Place, ...]
    a: Ints
    b: Ints
    c: Ints
    d: Ints
    marks: Ints
    middle: Floats
    kind: Ints
    nature: Ints
    row: Ints
    row_first: Ints  # where each row begins; one more at the end
    order: Ints  # indexes in the order of time
    at: Mapping[str, int]  # index by id of the event
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
    casus: Casus,
    *,
    today: date,
    grouping: Grouping = Grouping.PERSON,
    cap: int = ROWS_SHOWN,
    memory: Memory | None = None,
) -> Board:
    """Lay out the timeline of a casus; ``memory`` makes the next layout after an edit cheap."""
    memory = memory or Memory()
    found, tray = find_places(casus, today=today, grouping=grouping, memory=memory)
    first, last = _span(casus, found, today=today)
    packing = _Packing(cap, (last - first) / REFERENCE, memory)
    lanes, into, row = _packed(casus, found, grouping=grouping, packing=packing)
    places = tuple([found[n] for n in into.tolist()])
    edges = np.fromiter(chain.from_iterable(place.extent for place in found), np.int32, len(found) * _EDGES)
    a, b, c, d, marks = np.ascontiguousarray(edges.reshape(-1, _EDGES)[into].T)
    order = np.empty(len(into), dtype=np.int32)
    order[into] = np.arange(len(into), dtype=np.int32)
    return Board(
        casus, today.toordinal() + 1, grouping, lanes, places, a=a, b=b, c=c, d=d, marks=marks,
        middle=np.array([place.middle for place in places], dtype=np.float64),
        kind=np.array([place.kind for place in places], dtype=np.int32),
        nature=np.array([place.nature for place in places], dtype=np.int32),
        row=row, row_first=row.searchsorted(np.arange(sum(lane.rows for lane in lanes) + 1)).astype(np.int32),
        order=order, at={place.id: n for n, place in enumerate(places)}, tray=tray, curve=_curve(found, memory),
        first_day=first, last_day=last, widths=np.full(len(places), np.nan),
    )  # fmt: skip


def _curve(found: list[Place], memory: Memory) -> Curve:
    """The help curve; that of before when no help and no report changed."""
    counted = [place for place in found if place.is_report or place.help is not None]
    if memory.curve is None or memory.curve[0] != counted:
        memory.curve = counted, curve_of(counted)
    return memory.curve[1]


def _span(casus: Casus, found: list[Place], *, today: date) -> tuple[int, int]:
    """First and last day of the whole; the margin after it leaves room for the labels of what is recent."""
    now = today.toordinal() + 1
    youths = [day for person in casus.persons.values() if person.index and (day := birth_day(person)) is not None]
    first = min([now - LEAST_DAYS, *youths, *([found[0].extent.a] if found else ())])
    last = max([now, *(place.extent.d for place in found)])
    before, after = max(60, (last - first) // 40), max(120, (last - first) // 9)
    return max(1, first - before), min(last + after, date.max.toordinal())


@dataclass(frozen=True, slots=True)
class _Packing:
    """How rows are made, and the rows of before."""

    cap: int
    per_point: float
    memory: Memory

    def rows(self, lane: str, places: list[Place]) -> list[int]:
        """The rows of a lane; those of before when nothing in it changed."""
        before = self.memory.rows.get(lane)
        if before is None or before[1] != self.per_point or before[0] != places:
            made = rows_of([place.room for place in places], per_point=self.per_point, cap=self.cap)
            before = self.memory.rows[lane] = places, self.per_point, made
        return before[2]


def _packed(
    casus: Casus, found: list[Place], *, grouping: Grouping, packing: _Packing
) -> tuple[tuple[Lane, ...], Ints, Ints]:
    """The lanes, the order in which places stand on the board, and the row of each."""
    here: dict[str, list[int]] = {}
    for n, place in enumerate(found):
        here.setdefault(place.lane, []).append(n)
    lanes: list[Lane] = []
    into: list[Ints] = [np.zeros(0, dtype=np.int32)]
    rows: list[Ints] = [np.zeros(0, dtype=np.int32)]
    first = 0
    for name in lane_names(casus, grouping=grouping):
        numbers = here.get(name.key, [])
        own = np.array(packing.rows(name.key, [found[n] for n in numbers]), dtype=np.int32)
        by_row = own.argsort(kind="stable")
        into.append(np.array(numbers, dtype=np.int32)[by_row])
        rows.append(own[by_row] + first)
        height = int(own.max(initial=0)) + 1
        life = life_of(casus.persons[name.person]) if name.person else None
        lanes.append(Lane(name, first, height, len(numbers), int((own >= packing.cap).sum()), life))
        first += height
    return tuple(lanes), np.concatenate(into), np.concatenate(rows)
