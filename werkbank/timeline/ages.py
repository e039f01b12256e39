"""Lives beside each other at the same age ('naast elkaar op leeftijd'): every lane counts from its own beginning.

The beginning of a person's lane is the birth, or the k-th event of a kind that the person is in. A lane holds all that
happened to its person, whatever kind it is, so an event about three people stands in three lanes. Days on the board
are then days since that beginning, with ``ORIGIN`` as day zero, and ``shift`` brings them back to the calendar.

An age is an interval: when the beginning is vague, margins grow by as much (``a`` and ``c`` are counted from its last
possible day, ``b`` and ``d`` from its first), so a core is what certainly was so at that age. The birth itself is at
zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.timeline.extents import Extent, Mark
from werkbank.timeline.lives import EIGHTEEN, HALF_EIGHTEEN, Life
from werkbank.timeline.pack import Room

if TYPE_CHECKING:
    from werkbank.timeline.places import Place

ORIGIN = date(1000, 1, 1).toordinal()
YEAR = 365.2425
_BIRTH = "geboorte"


class Align(NamedTuple):
    """What lanes begin at: the birth, or the ``number``-th event (from 1) of a kind."""

    kind: str = ""
    number: int = 1

    @property
    def on_birth(self) -> bool:
        """Whether lanes begin at birth."""
        return not self.kind


ON_BIRTH = Align()


class Anchor(NamedTuple):
    """The first and the last day on which a lane may begin."""

    lo: int
    hi: int

    @property
    def shift(self) -> int:
        """Calendar day = day on the board + shift."""
        return (self.lo + self.hi) // 2 - ORIGIN


def anchors(casus: Casus, *, places: Sequence[Place], align: Align) -> dict[EntityId, Anchor]:
    """Where the lane of each person begins; whoever has no such day is not in it. ``places`` stand in time order."""
    if align.on_birth:
        born = ((id_, person.birth) for id_, person in casus.persons.items())
        return {id_: Anchor(c.lo.toordinal(), c.hi.toordinal()) for id_, c in born if c.lo and c.hi}
    found: dict[EntityId, Anchor] = {}
    seen: dict[EntityId, int] = {}
    for place in places:
        if place.event.kind != align.kind:
            continue
        for id_ in place.event.persons:
            seen[id_] = seen.get(id_, 0) + 1
            if seen[id_] == align.number:
                extent = place.extent
                found[id_] = Anchor(extent.a, max(extent.a, (extent.d if extent.is_moment else extent.b + 1) - 1))
    return {id_: anchor for id_, anchor in found.items() if id_ in casus.persons}


def aged(places: Iterable[Place], *, at: Mapping[EntityId, Anchor], align: Align) -> list[Place]:
    """Every place once for each of its persons who has a beginning, in days since that beginning, in order."""
    found = [
        _moved(place, anchor, person=id_, align=align)
        for place in places
        for id_ in dict.fromkeys(place.event.persons)
        if (anchor := at.get(id_)) is not None
    ]
    found.sort()
    return found


def _moved(place: Place, anchor: Anchor, *, person: EntityId, align: Align) -> Place:
    a, b, c, d, marks = place.extent
    lo, hi = anchor.lo - ORIGIN, anchor.hi - ORIGIN
    if align.on_birth and place.event.kind == _BIRTH and a - 1 <= anchor.hi and anchor.lo <= d:
        lo = hi = (lo + hi) // 2
    if marks & Mark.MOMENT:
        extent = Extent(a - hi, a - hi, d - lo, d - lo, marks)
    else:
        first, last = a - hi, max(d - lo, a - hi + 1)
        b, c = min(max(b - lo, first), last), min(max(c - hi, first), last)
        extent = Extent(first, b, c, last, marks if b < c else marks | Mark.NO_CORE)
    lane, room = f"person:{person}", place.room
    return place._replace(
        order=(extent.a, extent.d, place.event.rank, f"{place.id} {person}"), extent=extent, middle=extent.middle,
        lane=lane, room=Room(extent.a, extent.d, room.mark, room.label),
    )  # fmt: skip


def aged_life(life: Life, *, anchor: Anchor, align: Align) -> Life:
    """A life in days since the beginning of its lane; in ages everybody has a 17,5 and an 18."""
    moved = Life(*(None if day is None else day - anchor.shift for day in life))
    if not align.on_birth:
        return moved
    half, whole = (ORIGIN + round(months / 12 * YEAR) for months in (HALF_EIGHTEEN, EIGHTEEN))
    return moved._replace(half_eighteen=half, eighteen=whole)
