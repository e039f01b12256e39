"""The way of every emotional line: straight where nothing stands between two people, else round what does.

For each bond, in a fixed order: all straight ways between the points round the two symbols are tried, the cheapest one
that is free wins. When none is free, a shortest way is searched over the corners of what stands in between; corners are
added as they are met, so that a large family costs no more than the few people on the way. Clearance shrinks in steps
where a family stands close together; only when even that fails a bond may cross a text, and never a symbol.

Ways depend on places and on who is linked, not on a date: moving the as-of date or switching a layer moves no line.
After an edit a bond keeps its way unless something near it changed (``bonds_near``).
Invariants (held by tests): no way enters a symbol; two bonds of the same two people stay ``APART`` points from each
other wherever there is room for that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from werkbank.genogram.bonds_near import Bounds, Near, Scenery
from werkbank.genogram.bonds_ports import Form
from werkbank.genogram.bonds_room import Room, Wall
from werkbank.genogram.bonds_search import Asked, Search, Way
from werkbank.genogram.bonds_taken import Taken
from werkbank.genogram.layout import Layout

CLEARANCES = ((5.5, 1.0), (3.5, 0.8), (2.0, 0.6))
"""How far a way stays from symbols, and how large the signs along it are then."""


def ways(
    laid: Layout, asked: Iterable[Asked], *, forms: Mapping[str, Form], texts: Iterable[Wall] = ()
) -> dict[str, Way]:
    """The way of each bond between two people who stand in the layout, by id."""
    given = (dict(forms), tuple(texts))
    wanted = [a for a in asked if a.one in laid.persons and a.other in laid.persons and a.one != a.other]
    before = _KEPT.last
    last = before if before is not None and before.knows(laid, given) else _Last(laid, given)
    routed, taken = last.same(wanted), Taken()
    for number, bond in enumerate(wanted):
        if number == len(routed):
            known = before.routed.get(bond) if before is not None else None
            routed.append(_still(known, last, taken) or _routed(bond, last, taken))
        if (way := routed[number].way) is not None:
            taken.add(frozenset((bond.one, bond.other)), way.bends)
    _KEPT.last = _Last(laid, given, last, dict(zip(wanted, routed, strict=True)))
    return {bond.id: one.way for bond, one in zip(wanted, routed, strict=True) if one.way is not None}


class _Routed(NamedTuple):
    """The way of a bond, and what stood in the box where it looked for it."""

    way: Way | None
    box: Bounds
    near: Near


def _routed(bond: Asked, last: _Last, taken: Taken) -> _Routed:
    """Look for the way of a bond."""
    search = Search(last.laid, bond, forms=last.given[0], taken=taken)
    way = next((way for way in (search.way(*step) for step in last.rooms.steps()) if way), None)
    box = search.box
    return _Routed(way, box, (*last.scenery.near(box), *taken.near(box)))


def _still(known: _Routed | None, last: _Last, taken: Taken) -> _Routed | None:
    """What was found before, when nothing near it changed."""
    if known is None or known.near != (*last.scenery.near(known.box), *taken.near(known.box)):
        return None
    return known


class _Rooms:
    """The rooms to try, roomy first; made when asked for."""

    def __init__(self, laid: Layout, texts: tuple[Wall, ...]) -> None:
        self._laid, self._texts = laid, texts
        self._made: dict[int, Room] = {}

    def steps(self) -> Iterable[tuple[Room, float, bool]]:
        for number, (clearance, size) in enumerate(CLEARANCES):
            yield self._room(number, clearance, names=True), size, True
        yield self._room(len(CLEARANCES), 2.0, names=False), 0.6, True
        yield self._room(len(CLEARANCES), 2.0, names=False), 0.6, False

    def _room(self, number: int, clearance: float, *, names: bool) -> Room:
        if number not in self._made:
            self._made[number] = Room(self._laid, clearance=clearance, texts=self._texts, names=names)
        return self._made[number]


Given = tuple[dict[str, Form], tuple[Wall, ...]]


class _Last:
    """The ways of one family: a bond depends on those before it alone, so one more bond costs one search."""

    def __init__(
        self, laid: Layout, given: Given, same: _Last | None = None, routed: Mapping[Asked, _Routed] | None = None
    ) -> None:
        self.laid, self.given = laid, given
        self.routed = routed or {}
        self.rooms: _Rooms = same.rooms if same is not None else _Rooms(laid, given[1])
        self.scenery: Scenery = same.scenery if same is not None else Scenery(laid, *given)

    def knows(self, laid: Layout, given: Given) -> bool:
        """Whether these are the ways of this family."""
        return self.laid is laid and self.given == given

    def same(self, wanted: Sequence[Asked]) -> list[_Routed]:
        """The ways of as many bonds at the start of the list as are the same."""
        both = takewhile(lambda pair: pair[0] == pair[1][0], zip(wanted, self.routed.items(), strict=False))
        return [routed for _, (_, routed) in both]


class _Kept:
    """The family that was asked for last; put in place at once, so that threads never see half of it."""

    last: _Last | None = None


_KEPT = _Kept()


def forget() -> None:
    """Look for every way anew: for tests and measurements."""
    _KEPT.last = None
