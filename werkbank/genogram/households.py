"""Who lives together on a day, drawn: one soft broken outline a home, with its name (genogram.md section 1).

The outline of a home follows from who lives there and from where everybody stands; it is worked out once per set of
people and kept, so that another day costs nothing while nobody moves. A child may stand in two homes: homes that ever
share somebody keep another distance and another dash, so that both outlines are seen. A home for one person is drawn
only for a youth and for somebody with two homes: living alone is not living together.

A secret home never shows its name or place on a picture: to the team it is 'veilige plek', and in the family view it is
not drawn. What a single reader may know is decided before, by the projection of the plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from werkbank.drawing.shapes import Group, Item, Style
from werkbank.drawing.tokens import WEIGHT_LINE
from werkbank.genogram.from_casus import ANY_DAY
from werkbank.genogram.households_hull import Bounds, outlines
from werkbank.genogram.households_label import Surroundings, labels
from werkbank.genogram.households_path import path_round
from werkbank.genogram.households_trace import Polygon
from werkbank.genogram.ink import Level, Piece, turns
from werkbank.genogram.labels import is_born, is_dead, name_of
from werkbank.genogram.layout import Layout
from werkbank.genogram.looks import Look, Phase
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import VagueDate
from werkbank.model.entities import Household, Person, Residence
from werkbank.model.kinds import Role

PADS = (4.5, 6.5, 8.0)  # with half the height of a name this stays inside the margin of the layout
DASHES = ((6.0, 3.5), (1.6, 2.6), (9.0, 2.8, 1.6, 2.8))


@dataclass(frozen=True, slots=True)
class Home:
    """A home with everybody who ever lived there; ``rank`` tells it from homes that it shares somebody with."""

    household: Household
    stays: tuple[Residence, ...]
    rank: int = 0


def homes_of(casus: Casus) -> tuple[Home, ...]:
    """All homes in order of entry."""
    stays: dict[EntityId, list[Residence]] = {}
    for stay in casus.residences.values():
        if stay.person in casus.persons:
            stays.setdefault(stay.household, []).append(stay)
    found: list[Home] = []
    for home in casus.households.values():
        people = {stay.person for stay in stays.get(home.id, ())}
        taken = {other.rank for other in found if people & {stay.person for stay in other.stays}}
        rank = next(number for number in range(len(found) + 1) if number not in taken) % len(PADS)
        found.append(Home(home, tuple(stays.get(home.id, ())), rank))
    return tuple(found)


def residents(casus: Casus, home: Home, *, day: date) -> tuple[EntityId, ...]:
    """Who lives in a home on a day, each once, in order of entry; as long as a stay may be running, it runs."""
    look = Look(day)
    here = (stay.person for stay in home.stays if look.phase(stay.begin, stay.end) is Phase.NOW)
    return tuple(dict.fromkeys(p for p in here if _is_there(casus.persons[p], day=day)))


def people_around(casus: Casus, household: EntityId, *, day: date) -> frozenset[EntityId]:
    """Whom to show when one home is in focus: who lives there on the day, their parents, partners and children."""
    home = next((home for home in homes_of(casus) if home.household.id == household), None)
    inside = set(residents(casus, home, day=day)) if home is not None else set()
    around = set(inside)
    for link in casus.parentages.values():
        if inside & {link.parent, link.child}:
            around |= {link.parent, link.child}
    for pair in casus.partnerships.values():
        if inside & set(pair.partners):
            around |= set(pair.partners)
    return frozenset(around & set(casus.persons))


def household_pieces(casus: Casus, laid: Layout, *, look: Look = ANY_DAY) -> Iterator[Piece]:
    """Two pieces a home: its ground below all outlines, and the outline with its name, keyed ``household:<id>``."""
    homes = [home for home in homes_of(casus) if home.stays and not (look.family and home.household.secret)]
    drawn = _Drawn(casus, laid, look=look, homes=homes)
    for home in homes:
        days = turns(*(claim for stay in home.stays for claim in _claims(stay, casus.persons[stay.person])))
        ident = home.household.id
        yield Piece(f"home-ground:{ident}", Level.HOMES, lambda day, home=home: drawn.ground(home, day=day), days)  # type: ignore[misc]
    for home in homes:
        days = turns(*(claim for stay in home.stays for claim in _claims(stay, casus.persons[stay.person])))
        ident = home.household.id
        yield Piece(f"household:{ident}", Level.HOMES, lambda day, home=home: drawn.outline(home, day=day), days)  # type: ignore[misc]


class _Drawn:
    """Outlines of one laid-out family, kept by who lives together."""

    def __init__(self, casus: Casus, laid: Layout, *, look: Look, homes: Sequence[Home]) -> None:
        self._casus, self._laid, self._look = casus, laid, look
        self._ranks = _apart(homes, self._around.rooms)
        self._several = _in_several(homes)
        self._kept: dict[tuple[int, frozenset[str]], tuple[Polygon, ...]] = {}

    @cached_property
    def _around(self) -> Surroundings:
        return Surroundings(self._laid, scale=self._look.text)

    def ground(self, home: Home, *, day: date) -> tuple[Item, ...]:
        """The soft fill."""
        shape = path_round(self._polygons(home, day=day), Style("", "household_fill"))
        return (shape,) if shape.segments else ()

    def outline(self, home: Home, *, day: date) -> tuple[Item, ...]:
        """The border and the name, to be pointed at on their ink."""
        polygons = self._polygons(home, day=day)
        if not polygons:
            return ()
        rank = self._ranks[home.household.id]
        style = Style("household", "", WEIGHT_LINE, DASHES[rank])
        texts = labels(
            name_of_home(home.household),
            polygons,
            self._around,
            rank=rank,
            pad=PADS[rank],
            scale=self._look.text,
        )
        people = [self._casus.persons[p] for p in residents(self._casus, home, day=day)]
        items = (path_round(polygons, style), *texts)
        return (Group(items, key=f"household:{home.household.id}", alt=spoken(home.household, people)),)

    def _polygons(self, home: Home, *, day: date) -> tuple[Polygon, ...]:
        people = [p for p in residents(self._casus, home, day=day) if p in self._laid.persons]
        if not self._together(people, day=day):
            return ()
        rank = self._ranks[home.household.id]
        key = (rank, frozenset(people))
        if key not in self._kept:
            rooms = self._around.rooms
            others = (room for p, room in rooms.items() if p not in key[1])
            self._kept[key] = outlines([rooms[p] for p in people], others, pad=PADS[rank])
        return self._kept[key]

    def _together(self, people: Sequence[EntityId], *, day: date) -> bool:
        if len(people) != 1:
            return bool(people)
        person = self._casus.persons[people[0]]
        return person.index or person.role is Role.YOUTH or self._lives_twice(person.id, day=day)

    def _lives_twice(self, person: EntityId, *, day: date) -> bool:
        mine = self._several.get(person, ())
        return sum(person in residents(self._casus, home, day=day) for home in mine) > 1


def _apart(homes: Sequence[Home], rooms: Mapping[str, Bounds]) -> Mapping[EntityId, int]:
    """A rank for every home: another one than homes that it ever shares somebody with or that it lies amidst."""
    ranks: dict[EntityId, int] = {}
    spans = {home.household.id: _span(home, rooms) for home in homes}
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


def _meet(one: Bounds, other: Bounds) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _in_several(homes: Sequence[Home]) -> Mapping[EntityId, Sequence[Home]]:
    found: dict[EntityId, list[Home]] = {}
    for home in homes:
        for person in dict.fromkeys(stay.person for stay in home.stays):
            found.setdefault(person, []).append(home)
    return found


def name_of_home(household: Household) -> str:
    """What is written at the outline."""
    return tr("veilige plek") if household.secret else household.label


def spoken(household: Household, people: Sequence[Person]) -> str:
    """'Huis aan de gracht: Marieke, Bo en Lot wonen hier'."""
    name = tr("Woont op een veilige plek") if household.secret else household.label or tr("Huishouden")
    who = ", ".join(name_of(person) or tr("onbekend") for person in people)
    return tr("{huis}: {wie}", huis=name, wie=who) if who else name


def _is_there(person: Person, *, day: date) -> bool:
    return is_born(person, as_of=day) and not is_dead(person, as_of=day)


def _claims(stay: Residence, person: Person) -> tuple[VagueDate, ...]:
    return stay.begin, stay.end, person.birth, person.death
