"""Homes as pieces of the picture: their ground, and their outline with its name, on every day.

Outlines are kept by who lives together, and names by what stands near them, so that another day costs nothing while
nobody moves. A name keeps clear of the outlines of all homes near it on that day, and of the names of those before it
in order of entry (as these would stand if they knew of no other name: a home looks no further than its neighbours, so
it is drawn anew only when one of them changes). Homes that share somebody, or lie amidst each other, keep another
distance and another dash, so that both outlines are seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from werkbank.drawing.shapes import Group, Item, Style
from werkbank.drawing.tokens import WEIGHT_LINE
from werkbank.genogram.bonds_search import Way
from werkbank.genogram.from_casus import ANY_DAY
from werkbank.genogram.households import Home, homes_of, name_of_home, residents, spoken
from werkbank.genogram.households_clear import Lines, off_lines
from werkbank.genogram.households_hull import Bounds, outlines
from werkbank.genogram.households_label import Mark, Spot, Surroundings, labels, names_near, outlines_near, spots
from werkbank.genogram.households_path import path_round
from werkbank.genogram.households_trace import Polygon
from werkbank.genogram.ink import Level, Piece, turns
from werkbank.genogram.layout import Layout
from werkbank.genogram.looks import Look
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import VagueDate
from werkbank.model.entities import Person, Residence
from werkbank.model.kinds import Role

PADS = (4.5, 6.5, 8.0)  # with half the height of a name this stays inside the margin of the layout
DASHES = ((6.0, 3.5), (1.6, 2.6), (9.0, 2.8, 1.6, 2.8))
NEARBY = 14.0  # homes less than this apart may come into each other's names


def household_pieces(
    casus: Casus, laid: Layout, *, look: Look = ANY_DAY, bonds: Mapping[str, Way] | None = None
) -> Iterator[Piece]:
    """Two pieces a home: its ground below all outlines, and the outline with its name, keyed ``household:<id>``.

    ``bonds`` are the ways of emotional lines that may be drawn over it.
    """
    homes = [home for home in homes_of(casus) if home.stays and not (look.family and home.household.secret)]
    drawn = _Drawn(casus, laid, look=look, homes=homes, bonds=bonds or {})
    claims = {
        home.household.id: [claim for stay in home.stays for claim in _claims(stay, casus.persons[stay.person])]
        for home in homes
    }
    for home in homes:
        ident = home.household.id
        days = turns(*(claim for one in drawn.sharing(home) for claim in claims[one.household.id]))
        yield Piece(f"home-ground:{ident}", Level.HOMES, lambda day, home=home: drawn.ground(home, day=day), days)  # type: ignore[misc]
    for home in homes:
        ident = home.household.id
        days = turns(*(claim for one in (home, *drawn.near(home)) for claim in claims[one.household.id]))
        yield Piece(f"household:{ident}", Level.HOMES, lambda day, home=home: drawn.outline(home, day=day), days)  # type: ignore[misc]


class _Drawn:
    """Outlines of one laid-out family, kept by who lives together."""

    def __init__(
        self, casus: Casus, laid: Layout, *, look: Look, homes: Sequence[Home], bonds: Mapping[str, Way]
    ) -> None:
        self._casus, self._laid, self._look, self._homes = casus, laid, look, homes
        self._bonds = bonds
        self._ranks = _apart(homes, self._spans)
        self._several = _in_several(homes)
        self._kept: dict[tuple[int, frozenset[str]], tuple[Polygon, ...]] = {}
        self._named: dict[object, tuple[Spot, ...]] = {}

    @cached_property
    def _around(self) -> Surroundings:
        ways = (way.bends or way.points for way in self._bonds.values())
        return Surroundings(self._laid, scale=self._look.text, bonds=ways)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self._laid.lines)

    @cached_property
    def _spans(self) -> Mapping[EntityId, Bounds]:
        rooms = self._around.rooms
        return {home.household.id: _span(home, rooms) for home in self._homes}

    @cached_property
    def _near(self) -> Mapping[EntityId, Sequence[Home]]:
        wide = {ident: _grown(span) for ident, span in self._spans.items()}
        return {
            home.household.id: [
                other
                for other in self._homes
                if other is not home and _meet(wide[home.household.id], wide[other.household.id])
            ]
            for home in self._homes
        }

    def sharing(self, home: Home) -> Sequence[Home]:
        """The home itself and those that ever share somebody with it: they tell who lives in two homes."""
        people = dict.fromkeys(stay.person for stay in home.stays)
        homes = {other.household.id: other for person in people for other in self._several[person]}
        return tuple(homes.values())

    def near(self, home: Home) -> Sequence[Home]:
        """The homes that may ever come into the name of this one, in order of entry."""
        return self._near[home.household.id]

    def ground(self, home: Home, *, day: date) -> tuple[Item, ...]:
        """The soft fill."""
        shape = path_round(self._polygons(home, day=day), Style("", "household_fill"))
        return (shape,) if shape.segments else ()

    def outline(self, home: Home, *, day: date) -> tuple[Item, ...]:
        """The border and the name, to be pointed at on their ink."""
        polygons = self._polygons(home, day=day)
        if not polygons:
            return ()
        style = Style("household", "", WEIGHT_LINE, DASHES[self._ranks[home.household.id]])
        people = [self._casus.persons[p] for p in residents(self._casus, home, day=day)]
        items = (path_round(polygons, style), *labels(self._names(home, day=day), scale=self._look.text))
        return (Group(items, key=f"household:{home.household.id}", alt=spoken(home.household, people)),)

    def _names(self, home: Home, *, day: date) -> tuple[Spot, ...]:
        """Where its name stands between those of the homes near it."""
        near = [(other, self._polygons(other, day=day)) for other in self.near(home)]
        edges = tuple(mark for _, polygons in near for mark in outlines_near(polygons))
        number = self._homes.index(home)
        earlier = (other for other, _ in near if self._homes.index(other) < number)
        taken = (spot for other in earlier for spot in self._first(other, day=day))
        return self._spots(home, self._polygons(home, day=day), (*edges, *names_near(taken)))

    def _first(self, home: Home, *, day: date) -> tuple[Spot, ...]:
        """Where its name would stand if there were no other home."""
        return self._spots(home, self._polygons(home, day=day), ())

    def _spots(self, home: Home, polygons: tuple[Polygon, ...], others: tuple[Mark, ...]) -> tuple[Spot, ...]:
        rank, name = self._ranks[home.household.id], name_of_home(home.household)
        key = (name, rank, polygons, others)
        if key not in self._named:
            scale = self._look.text
            found = spots(name, polygons, self._around, rank=rank, pad=PADS[rank], scale=scale, others=others)
            self._named[key] = found
        return self._named[key]

    def _polygons(self, home: Home, *, day: date) -> tuple[Polygon, ...]:
        people = [p for p in residents(self._casus, home, day=day) if p in self._laid.persons]
        if not self._together(people, day=day):
            return ()
        rank = self._ranks[home.household.id]
        key = (rank, frozenset(people))
        if key not in self._kept:
            rooms = self._around.rooms
            members, others = [rooms[p] for p in people], [room for p, room in rooms.items() if p not in key[1]]
            found = outlines(members, others, pad=PADS[rank])
            self._kept[key] = tuple(off_lines(one, self._lines, members=members, strangers=others) for one in found)
        return self._kept[key]

    def _together(self, people: Sequence[EntityId], *, day: date) -> bool:
        if len(people) != 1:
            return bool(people)
        person = self._casus.persons[people[0]]
        return person.index or person.role is Role.YOUTH or self._lives_twice(person.id, day=day)

    def _lives_twice(self, person: EntityId, *, day: date) -> bool:
        mine = self._several.get(person, ())
        return sum(person in residents(self._casus, home, day=day) for home in mine) > 1


def _apart(homes: Sequence[Home], spans: Mapping[EntityId, Bounds]) -> Mapping[EntityId, int]:
    """A rank for every home: another one than homes that it ever shares somebody with or that it lies amidst."""
    ranks: dict[EntityId, int] = {}
    for home in homes:
        ident, people = home.household.id, {stay.person for stay in home.stays}
        near = [
            other.household.id for other in homes if other.household.id in ranks
            and (people & {stay.person for stay in other.stays} or _meet(spans[ident], spans[other.household.id]))
        ]  # fmt: skip
        taken = [ranks[other] for other in near]
        ranks[ident] = min(range(len(PADS)), key=lambda rank: (taken.count(rank), rank))
    return ranks


def _span(home: Home, rooms: Mapping[str, Bounds]) -> Bounds:
    """The box round everybody who ever lived in a home."""
    boxes = [rooms[stay.person] for stay in home.stays if stay.person in rooms] or [(0.0, 0.0, 0.0, 0.0)]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _grown(span: Bounds) -> Bounds:
    return span[0] - NEARBY, span[1] - NEARBY, span[2] + NEARBY, span[3] + NEARBY


def _meet(one: Bounds, other: Bounds) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _in_several(homes: Sequence[Home]) -> Mapping[EntityId, Sequence[Home]]:
    found: dict[EntityId, list[Home]] = {}
    for home in homes:
        for person in dict.fromkeys(stay.person for stay in home.stays):
            found.setdefault(person, []).append(home)
    return found


def _claims(stay: Residence, person: Person) -> tuple[VagueDate, ...]:
    return stay.begin, stay.end, person.birth, person.death
