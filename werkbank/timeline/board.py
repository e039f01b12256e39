"""The whole timeline laid out in time: lanes, rows, and every event as columns of numbers.

    board = lay(casus, today=today)                       # once an edit
    board.lanes[0].name.title, board.label(3), board.a[3]

Columns are numpy arrays sorted by (row, beginning), so the events of one row are one slice (``row_first``) in which
both edges rise, and a view finds what is visible by ``searchsorted``. Nothing here knows pixels or a zoom.

Invariants: every event is in exactly one place, in a lane, in the tray or behind the filter (in ``sifted``); only
lives beside each other at the same age (``align``) show an event once for each of its persons. Rows of a lane are
consecutive; within a row no two events overlap.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Event
from werkbank.model.kinds import Kind
from werkbank.timeline.ages import ORIGIN, Align, Anchor, aged, aged_life, anchors
from werkbank.timeline.backgrounds import USUAL_BACKINGS, Backing, Backs, Ribbon
from werkbank.timeline.curve import Curve, curve_of
from werkbank.timeline.cutting import width
from werkbank.timeline.help_marks import in_order, pattern_marks
from werkbank.timeline.labels import alt_of
from werkbank.timeline.lanes import Grouping, LaneName, lane_names, person_lanes
from werkbank.timeline.lives import Life, life_of
from werkbank.timeline.pack import Room, rows_of
from werkbank.timeline.places import Memory, Place, birth_day, find_places, room_of
from werkbank.timeline.sifting import NOBODY, OPEN, Sieve, sifted, sifted_events
from werkbank.timeline.signals import Signal, signals_of
from werkbank.timeline.sizes import ROWS_SHOWN

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Floats = NDArray[np.float64]
REFERENCE = 760.0  # points over which the whole history is thought to be spread when rows are made
LEAST_DAYS = 730
ROW_SPAN = 8_000_000  # more than all days that a date can have, twice
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
    shift: int = 0  # calendar day = day on the board + shift
    vague: int = 0  # days in which the beginning of an aged lane may lie
    ribbons: tuple[Ribbon, ...] = ()

    @property
    def head_rows(self) -> int:
        """Rows above the events: bands, and the texts at 17,5 and 18."""
        return max(len(self.ribbons), int(self.life is not None and self.life.eighteen is not None))


class Showing(NamedTuple):
    """What is asked of the layout besides the casus and the grouping."""

    sieve: Sieve = OPEN
    new: frozenset[EntityId] = NOBODY  # events since the previous session
    align: Align | None = None  # lives beside each other at the same age
    backings: frozenset[Backing] = USUAL_BACKINGS
    proposed: tuple[Signal, ...] = ()  # marks of what is only proposed: on screen, never on paper


ALL = Showing()


class Spread(NamedTuple):
    """Over how many points (of type at its usual size) rows are made, and what a label may claim of them."""

    width: float = REFERENCE
    label: float | None = None  # None: as on screen


ON_SCREEN = Spread()


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
    signals: tuple[Signal, ...] = ()  # in the order of ``signal_days``
    signal_days: Floats = field(default_factory=lambda: np.zeros(0))
    align: Align | None = None
    sifted: int = 0  # events that the filter holds back
    unplaced: tuple[EntityId, ...] = ()  # events that have no place beside each other at the same age
    more: Mapping[str, tuple[int, ...]] = field(default_factory=dict)  # all indexes of what stands in several lanes
    _by_row: list[tuple[Longs, Longs]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.places)

    @property
    def far_day(self) -> int:
        """How far one may look: past the last event to the last signal."""
        if self.align is not None or not len(self.signal_days):
            return self.last_day
        return max(self.last_day, round(float(self.signal_days[-1])) + 200)

    def label(self, index: int) -> str:
        """The text beside a mark."""
        return self.places[index].label

    def label_widths(self, index: Ints) -> Floats:
        """Widths of some labels at type size 1."""
        unknown = index[np.isnan(self.widths[index])]
        self.widths[unknown] = [width(self.places[n].label, size=1.0) for n in unknown.tolist()]
        return self.widths[index]

    def by_row(self) -> tuple[Longs, Longs]:
        """Ends and beginnings that rise over all rows: ``ROW_SPAN`` a row, and the days since the first day.

        One search in them finds the visible slice of every row at once.
        """
        if not self._by_row:
            rows = self.row.astype(np.int64) * ROW_SPAN - self.first_day
            self._by_row.append((rows + self.d, rows + self.a))
        return self._by_row[0]

    def all_at(self, event_id: str) -> tuple[int, ...]:
        """All indexes of an event; none when it is not shown."""
        known = self.at.get(event_id)
        return () if known is None else self.more.get(event_id, (known,))

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
    showing: Showing = ALL,
    spread: Spread = ON_SCREEN,
) -> Board:
    """Lay out the timeline of a casus; ``memory`` makes the next layout after an edit cheap."""
    memory = memory or Memory()
    known, undated = find_places(casus, today=today, grouping=grouping, memory=memory)
    found, tray = _through(casus, known, undated, showing=showing, memory=memory)
    counted = [place for place in known if place.is_report or place.help is not None]
    if showing.align is None:
        span = _span(casus, known, today=today)
        names, aligned = lane_names(casus, grouping=grouping), {}
        shown = found
    else:
        aligned = anchors(casus, places=known, align=showing.align)
        names = tuple(name for name in person_lanes(casus) if name.person in aligned)
        shown = aged(found, at=aligned, align=showing.align)
        span = _aged_span(shown, aligned, today=today)
    backs = Backs(casus, places=known, shown=showing.backings, today=today, **_calendar(span, aligned))
    packing = _Packing(cap, (span[1] - span[0]) / spread.width, memory, bool(aligned), spread.label)
    lanes, into, row = _packed(shown, names=names, packing=packing)
    dressed = tuple(_dressed(lane, casus=casus, backs=backs, aligned=aligned, align=showing.align) for lane in lanes)
    places = tuple([shown[n] for n in into.tolist()])
    edges = np.fromiter(chain.from_iterable(place.extent for place in shown), np.int32, len(shown) * _EDGES)
    a, b, c, d, marks = np.ascontiguousarray(edges.reshape(-1, _EDGES)[into].T)
    order = np.empty(len(into), dtype=np.int32)
    order[into] = np.arange(len(into), dtype=np.int32)
    at = {place.id: n for n, place in enumerate(places)}
    signals = _signals(casus, counted, memory)
    signals = in_order(signals, showing.proposed) if showing.proposed else signals
    return Board(
        casus, today.toordinal() + 1, grouping, dressed, places, a=a, b=b, c=c, d=d, marks=marks,
        middle=np.array([place.middle for place in places], dtype=np.float64),
        kind=np.array([place.kind for place in places], dtype=np.int32),
        nature=np.array([place.nature for place in places], dtype=np.int32),
        row=row, row_first=row.searchsorted(np.arange(sum(lane.rows for lane in lanes) + 1)).astype(np.int32),
        order=order, at=at, tray=tray, curve=_curve(counted, memory), first_day=span[0], last_day=span[1],
        widths=np.full(len(places), np.nan), signals=signals,
        signal_days=np.array([signal.middle for signal in signals], dtype=np.float64), align=showing.align,
        sifted=len(known) + len(undated) - len(found) - len(tray),
        unplaced=tuple(place.id for place in found if place.id not in at) if aligned or showing.align else (),
        more=_more(places) if showing.align else {},
    )  # fmt: skip


def _through(
    casus: Casus, known: list[Place], undated: tuple[Event, ...], *, showing: Showing, memory: Memory
) -> tuple[list[Place], tuple[Event, ...]]:
    """What the filter lets through."""
    if showing.sieve.is_open:
        return known, undated
    asked = {"sieve": showing.sieve, "casus": casus, "new": showing.new, "words": memory.words}
    return sifted(known, **asked), tuple(sifted_events(undated, **asked))  # type: ignore[arg-type]


def _more(places: tuple[Place, ...]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for n, place in enumerate(places):
        found[place.id] = (*found.get(place.id, ()), n)
    return found


def _dressed(
    lane: Lane, *, casus: Casus, backs: Backs, aligned: Mapping[EntityId, Anchor], align: Align | None
) -> Lane:
    """A lane with the life and the bands of its person."""
    id_ = lane.name.person
    if id_ is None:
        return lane
    life, ribbons = life_of(casus.persons[id_]), backs.of(id_)
    anchor = aligned.get(id_)
    if anchor is None or align is None:
        return replace(lane, life=life, ribbons=ribbons)
    moved = tuple(ribbon.shifted(anchor.shift) for ribbon in ribbons)
    life = aged_life(life, anchor=anchor, align=align)
    return replace(lane, life=life, shift=anchor.shift, vague=anchor.hi - anchor.lo, ribbons=moved)


def _calendar(span: tuple[int, int], aligned: Mapping[EntityId, Anchor]) -> dict[str, int]:
    """The days of the calendar that the lanes together show."""
    shifts = [anchor.shift for anchor in aligned.values()] or [0]
    return {"first": span[0] + min(shifts), "last": span[1] + max(shifts)}


def _signals(casus: Casus, counted: list[Place], memory: Memory) -> tuple[Signal, ...]:
    """The signals; those of before when no person, no help, no pattern and not the plan changed."""
    of = (casus.tables.get(Kind.PERSON), casus.sheet.evaluation, casus.tables.get(Kind.PATTERN))
    if memory.signals is None or memory.signals[0] != of or memory.signals[1] != counted:
        memory.signals = of, counted, in_order(signals_of(casus, places=counted), pattern_marks(casus))
    return memory.signals[2]


def _curve(counted: list[Place], memory: Memory) -> Curve:
    """The help curve; that of before when no help and no report changed."""
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


def _aged_span(shown: list[Place], aligned: Mapping[EntityId, Anchor], *, today: date) -> tuple[int, int]:
    """From the first to the last of all lanes, at least from the beginning until today."""
    ends = [today.toordinal() + 1 - anchor.shift for anchor in aligned.values()]
    first = min([ORIGIN, *([shown[0].extent.a] if shown else ())])
    last = max([ORIGIN + LEAST_DAYS, *ends, *(place.extent.d for place in shown)])
    return first - max(60, (last - first) // 40), last + max(120, (last - first) // 9)


@dataclass(frozen=True, slots=True)
class _Packing:
    """How rows are made, and the rows of before."""

    cap: int
    per_point: float
    memory: Memory
    aligned: bool = False
    label: float | None = None

    def rows(self, lane: str, places: list[Place]) -> list[int]:
        """The rows of a lane; those of before when nothing in it changed."""
        kept = f"{lane} {self.aligned} {self.label}" if self.aligned or self.label is not None else lane
        before = self.memory.rows.get(kept)
        if before is None or before[1] != self.per_point or before[0] != places:
            made = rows_of(list(map(self._room, places)), per_point=self.per_point, cap=self.cap)
            before = self.memory.rows[kept] = places, self.per_point, made
        return before[2]

    def _room(self, place: Place) -> Room:
        return place.room if self.label is None else room_of(place, most=self.label)


def _packed(
    found: list[Place], *, names: tuple[LaneName, ...], packing: _Packing
) -> tuple[tuple[Lane, ...], Ints, Ints]:
    """The lanes, the order in which places stand on the board, and the row of each."""
    here: dict[str, list[int]] = {}
    for n, place in enumerate(found):
        here.setdefault(place.lane, []).append(n)
    lanes: list[Lane] = []
    into: list[Ints] = [np.zeros(0, dtype=np.int32)]
    rows: list[Ints] = [np.zeros(0, dtype=np.int32)]
    first = 0
    for name in names:
        numbers = here.get(name.key, [])
        own = np.array(packing.rows(name.key, [found[n] for n in numbers]), dtype=np.int32)
        by_row = own.argsort(kind="stable")
        into.append(np.array(numbers, dtype=np.int32)[by_row])
        rows.append(own[by_row] + first)
        height = int(own.max(initial=0)) + 1
        lanes.append(Lane(name, first, height, len(numbers), int((own >= packing.cap).sum())))
        first += height
    return tuple(lanes), np.concatenate(into), np.concatenate(rows)
