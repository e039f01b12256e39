"""Outlines of homes stay off the lines of the family, and still hold their people and nobody else."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.genogram.linked import with_homes
from tests.unit.genogram.test_households import inside, points_of
from tests.unit.genogram.youth_care import YOUTH_CARE
from werkbank.genogram.households_clear import FARTHEST, Lines, off_lines
from werkbank.genogram.households_hull import outlines, room_of
from werkbank.genogram.layout import Line
from werkbank.genogram.picture import layout_of

SQUARE = ((0.0, 0.0), (100.0, 0.0), (100.0, 60.0), (0.0, 60.0))
ROOM = (6.0, 6.0, 94.0, 54.0)


def moved(*points: tuple[float, float], stranger: tuple[float, float, float, float] | None = None) -> object:
    lines = Lines([Line("sibship", "u", (), points)])
    return off_lines(SQUARE, lines, members=[ROOM], strangers=[stranger] if stranger else [])


def test_an_edge_makes_way_for_a_line_inwards_or_else_outwards() -> None:
    assert moved((-20.0, 30.0), (120.0, 30.0)) == SQUARE  # through the middle: it runs along nothing
    assert moved((-20.0, -1.0), (120.0, -1.0)) == ((0.0, 2.0), (100.0, 2.0), (100.0, 60.0), (0.0, 60.0))
    assert moved((-20.0, 1.0), (120.0, 1.0)) == ((0.0, -2.0), (100.0, -2.0), (100.0, 60.0), (0.0, 60.0))
    assert moved((101.0, -20.0), (101.0, 80.0)) == ((0.0, 0.0), (98.0, 0.0), (98.0, 60.0), (0.0, 60.0))
    assert moved((94.0, 60.5), (140.0, 60.5)) == SQUARE  # side by side too briefly


def test_an_edge_stays_where_it_is_when_there_is_no_room() -> None:
    assert moved((-20.0, 1.0), (120.0, 1.0), stranger=(20.0, -30.0, 60.0, -2.0)) == SQUARE


@given(name=st.sampled_from(sorted(set(YOUTH_CARE) - {"three_families"})), seed=st.integers(0, 10_000))
@settings(max_examples=20, deadline=None)
def test_no_stranger_comes_in_and_nobody_is_left_out(name: str, seed: int) -> None:
    casus = with_homes(YOUTH_CARE[name](), 1, seed=seed)
    laid = layout_of(casus)
    people = {stay.person for stay in casus.residences.values() if stay.household == "h0"}
    members = [room_of(place) for person, place in laid.persons.items() if person in people]
    strangers = [room_of(place) for person, place in laid.persons.items() if person not in people]
    found = outlines(members, strangers, pad=6.5)
    kept = tuple(off_lines(one, Lines(laid.lines), members=members, strangers=strangers) for one in found)
    for before, after in zip(found, kept, strict=True):
        for (ax, ay), (bx, by) in zip(before, after, strict=True):
            assert abs(ax - bx) <= FARTHEST
            assert abs(ay - by) <= FARTHEST
    assert all(inside((laid.persons[p].x, laid.persons[p].y), kept) for p in people if p in laid.persons)
    others = [place for person, place in laid.persons.items() if person not in people]
    assert not [place for place in others if any(inside(point, kept) for point in points_of(place))]
