"""The way of every emotional line: straight where nothing stands between two people, else round what does.

For each bond, in a fixed order: all straight ways between the points round the two symbols are tried, the cheapest one
that is free wins. When none is free, a shortest way is searched over the corners of what stands in between; corners are
added as they are met, so that a large family costs no more than the few people on the way. Clearance shrinks in steps
where a family stands close together; only when even that fails a bond may cross a text, and never a symbol.

Ways depend on places and on who is linked, not on a date: moving the as-of date or switching a layer moves no line.
Invariants (held by tests): no way enters a symbol; two bonds of the same two people stay ``APART`` points from each
other wherever there is room for that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile

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
    last = _KEPT.last if _KEPT.last is not None and _KEPT.last.knows(laid, given) else _Last(laid, given)
    found, taken = last.same(wanted), Taken()
    for number, bond in enumerate(wanted):
        if number == len(found):
            search = Search(laid, bond, forms=forms, taken=taken)
            found.append(next((way for way in (search.way(*step) for step in last.rooms.steps()) if way), None))
        if (way := found[number]) is not None:
            taken.add(frozenset((bond.one, bond.other)), way.bends)
    _KEPT.last = _Last(laid, given, last.rooms, tuple(zip(wanted, found, strict=True)))
    return {bond.id: way for bond, way in zip(wanted, found, strict=True) if way is not None}


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
        self, laid: Layout, given: Given, rooms: _Rooms | None = None, ways: tuple[tuple[Asked, Way | None], ...] = ()
    ) -> None:
        self._laid, self._given, self._ways = laid, given, ways
        self.rooms = rooms or _Rooms(laid, given[1])

    def knows(self, laid: Layout, given: Given) -> bool:
        """Whether these are the ways of this family."""
        return self._laid is laid and self._given == given

    def same(self, wanted: Sequence[Asked]) -> list[Way | None]:
        """The ways of as many bonds at the start of the list as are the same."""
        both = takewhile(lambda pair: pair[0] == pair[1][0], zip(wanted, self._ways, strict=False))
        return [way for _, (_, way) in both]


class _Kept:
    """The family that was asked for last; put in place at once, so that threads never see half of it."""

    last: _Last | None = None


_KEPT = _Kept()
