"""Outlines hold their people and nobody else, follow the day, and keep what is secret."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.family import TODAY, day
from tests.unit.genogram.linked import with_homes
from tests.unit.genogram.youth_care import YOUTH_CARE
from werkbank.drawing.geometry import groups, walk
from werkbank.drawing.shapes import Box, Drawing, Group, Path, Rect, Text
from werkbank.genogram.households import homes_of, people_around, residents
from werkbank.genogram.households_drawn import household_pieces
from werkbank.genogram.households_hull import Bounds, outlines, room_of
from werkbank.genogram.households_label import Spot, Surroundings, names_near, outlines_near, spots
from werkbank.genogram.households_trace import Polygon
from werkbank.genogram.layers import HOUSEHOLDS, Layers
from werkbank.genogram.layout import Area, Layout, Place
from werkbank.genogram.picture import FAMILY, draw, layout_of
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Household, Person, Residence
from werkbank.model.kinds import Gender, Role


def inside(point: tuple[float, float], polygons: tuple[Polygon, ...]) -> bool:
    """Whether a point lies in the even-odd shape of some polygons."""
    x, y = point
    crossed = 0
    for polygon in polygons:
        for (ax, ay), (bx, by) in zip(polygon, (*polygon[1:], polygon[0]), strict=True):
            crossed += (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay)
    return crossed % 2 == 1


def points_of(place: Place) -> list[tuple[float, float]]:
    """Corners and middle of all that is drawn of a person, a hair inside."""
    left, top, right, bottom = room_of(place)
    xs, ys = (left + 0.1, (left + right) / 2, right - 0.1), (top + 0.1, place.y, bottom - 0.1)
    return [(x, y) for x in xs for y in ys]


def strangers_inside(laid: Layout, people: tuple[str, ...]) -> list[str]:
    members = [laid.persons[p] for p in people]
    others = {p: place for p, place in laid.persons.items() if p not in people}
    shape = outlines([room_of(m) for m in members], [room_of(place) for place in others.values()], pad=7.0)
    assert all(inside((m.x, m.y), shape) for m in members)
    return [p for p, place in others.items() if any(inside(point, shape) for point in points_of(place))]


FAMILIES = st.sampled_from(sorted(set(YOUTH_CARE) - {"three_families"}))


@given(name=FAMILIES, seed=st.integers(0, 10_000))
@settings(max_examples=20, deadline=None)
def test_no_stranger_stands_in_an_outline_whoever_lives_together(name: str, seed: int) -> None:
    casus = with_homes(YOUTH_CARE[name](), 1, seed=seed)
    laid = layout_of(casus)
    people = tuple(stay.person for stay in casus.residences.values() if stay.household == "h0")
    assert strangers_inside(laid, people) == []


@pytest.mark.parametrize("name", [name for name, make in YOUTH_CARE.items() if make().households])
def test_no_stranger_stands_in_an_outline_of_youth_care_on_any_day(name: str) -> None:
    casus = YOUTH_CARE[name]()
    laid = layout_of(casus)
    days = {d for home in homes_of(casus) for stay in home.stays for d in (stay.begin.lo, stay.end.lo) if d}
    together = {residents(casus, home, day=d) for home in homes_of(casus) for d in days | {TODAY}}
    assert together
    for people in together - {()}:
        assert strangers_inside(laid, people) == []


def test_people_side_by_side_stand_in_one_outline_and_far_ones_in_two() -> None:
    def person(x: float) -> Bounds:
        return room_of(Place(x, 50.0, 34.0, 34.0, Area(x - 15, 70.0, 30.0, 18.0), 0))

    assert len(outlines([person(30), person(90)], [], pad=5.0)) == 1
    assert len(outlines([person(30), person(900)], [], pad=5.0)) == 2
    walls = (Place(500.0, y, 400.0, 60.0, Area(300.0, y, 400.0, 30.0), 0) for y in (-100.0, 50.0, 200.0))
    walled = [room_of(wall) for wall in walls]
    assert len(outlines([person(90), person(910)], walled, pad=5.0)) == 2


# --- on a day --------------------------------------------------------------------------------------------------------


def two_homes(**fields: Any) -> Casus:  # noqa: ANN401
    """A mother, a father and their child, who moved in with the father half of the time in 2020."""
    people = [
        Person(id=EntityId("ma"), first_name="Ma", gender=Gender.WOMAN, role=Role.PARENT),
        Person(id=EntityId("pa"), first_name="Pa", gender=Gender.MAN, role=Role.PARENT),
        Person(id=EntityId("kim"), first_name="Kim", gender=Gender.NON_BINARY, role=Role.YOUTH, birth=day("1-6-2015")),
    ]
    homes = [Household(id=EntityId("hm"), label="Bij ma", **fields), Household(id=EntityId("hp"), label="Bij pa")]
    stays = [("ma", "hm", ""), ("kim", "hm", ""), ("pa", "hp", ""), ("kim", "hp", "2020")]
    living = [
        Residence(id=EntityId(f"{h}-{p}"), person=EntityId(p), household=EntityId(h), begin=day(begin))
        for p, h, begin in stays
    ]
    return Casus().having(*people, *homes, *living)


def shown(casus: Casus, on: date, **asked: Any) -> dict[str, Group]:  # noqa: ANN401
    drawing: Drawing = draw(casus, as_of=on, **asked)
    return {group.key: group for group in groups(drawing.items) if group.key.startswith("household:")}


def words(group: Group) -> list[str]:
    return [item.text for item in walk(group.items) if isinstance(item, Text)]


def test_a_child_may_stand_in_two_homes() -> None:
    found = shown(two_homes(), TODAY)
    assert sorted(found) == ["household:hm", "household:hp"]
    assert found["household:hp"].alt == "Bij pa: Pa, Kim"
    assert words(found["household:hm"]) == ["Bij ma"]
    lines = [next(item for item in walk(group.items) if isinstance(item, Path)) for group in found.values()]
    assert len({line.style.dash for line in lines}) == 2  # two outlines that are told apart


def test_outlines_are_those_of_the_day() -> None:
    casus = two_homes()
    assert list(shown(casus, date(2018, 1, 1))) == ["household:hm"]  # pa alone is no household
    assert shown(casus, date(2014, 1, 1)) == {}  # the child is not born


def test_a_home_that_is_no_longer_is_not_drawn() -> None:
    casus = two_homes()
    left = [stay.but(end=day("2021")) for stay in casus.residences.values() if stay.household == "hp"]
    assert list(shown(casus.having(*left), TODAY)) == ["household:hm"]


def test_a_secret_home_never_tells_its_name() -> None:
    secret = two_homes(secret=True, municipality="Geheimendam")
    found = shown(secret, TODAY)["household:hm"]
    assert words(found) == ["veilige plek"]
    assert "Bij ma" not in found.alt
    assert "Geheimendam" not in repr(found)
    assert "household:hm" not in shown(secret, TODAY, view=FAMILY)


def test_the_layer_can_be_switched_off() -> None:
    assert shown(two_homes(), TODAY, layers=Layers().without(HOUSEHOLDS)) == {}


def test_pieces_know_the_days_on_which_they_turn() -> None:
    casus = two_homes()
    laid = layout_of(casus)
    piece = next(p for p in household_pieces(casus, laid) if p.name == "household:hp")
    assert date(2020, 1, 1) in piece.days
    for turn in piece.days:
        assert piece.state(turn) != piece.state(date.fromordinal(turn.toordinal() - 1))
    assert piece.draw(date(2019, 12, 31)) == ()
    assert piece.draw(date(2020, 6, 1)) == piece.draw(date(2023, 6, 1)) != ()


def test_a_home_in_focus_shows_who_lives_there_and_their_nearest() -> None:
    casus = YOUTH_CARE["co_parents"]()
    home = next(iter(casus.households))
    inside_home = set(residents(casus, homes_of(casus)[0], day=TODAY))
    around = people_around(casus, home, day=TODAY)
    assert inside_home < around < set(casus.persons)
    assert people_around(casus, EntityId("nowhere"), day=TODAY) == frozenset()


# --- names -----------------------------------------------------------------------------------------------------------


def box_of_name(*, bonds: Any = (), others: Any = ()) -> Box:  # noqa: ANN401
    """Where the name of a home of 200 by 100 points stands."""
    empty = Layout({}, (), 300.0, 200.0)
    square: Polygon = ((20.0, 20.0), (220.0, 20.0), (220.0, 120.0), (20.0, 120.0))
    around = Surroundings(empty, bonds=bonds)
    (spot,) = spots("Bij oma", [square], around, rank=0, pad=4.5, scale=1.0, others=others)
    return spot.box


def test_a_name_makes_way_for_a_bond_and_for_the_name_of_another_home() -> None:
    free = box_of_name()
    x, y = free.x + free.w / 2, free.y + free.h / 2
    by_a_bond = box_of_name(bonds=[((x - 40, y - 40), (x + 40, y + 40))])
    assert by_a_bond != free
    past_it = box_of_name(bonds=[((free.x - 30, free.y + 20), (free.x + 40, free.y - 60))])  # within reach of its box
    assert past_it == free
    by_a_name = box_of_name(others=tuple(names_near([Spot(0.0, free, ("Bij opa",))])))
    assert by_a_name != free
    crossed = outlines_near([((x, 0.0), (x, 60.0), (x + 9.0, 60.0), (x + 9.0, 0.0))])
    assert not overlap(box_of_name(others=tuple(crossed)), Box(x, 0.0, 9.0, 60.0))


@pytest.mark.parametrize("name", [name for name, make in YOUTH_CARE.items() if make().households])
def test_names_of_homes_of_youth_care_stand_free_of_each_other_on_any_day(name: str) -> None:
    casus = YOUTH_CARE[name]()
    laid = layout_of(casus)
    for year in range(2004, 2027, 2):
        shown_now = shown(casus, date(year, 7, 1), layout=laid)
        boxes = [[item.box for item in walk(group.items) if isinstance(item, Rect)] for group in shown_now.values()]
        for one, other in combinations(boxes, 2):
            assert not any(overlap(a, b) for a in one for b in other), year


def overlap(a: Box, b: Box) -> bool:
    """Whether two boxes have room in common."""
    return a.x < b.x + b.w and b.x < a.x + a.w and a.y < b.y + b.h and b.y < a.y + a.h
