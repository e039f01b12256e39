"""The layout in time: who stands where, in what order, and that nothing is lost."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.timeline.made import TODAY, called, event, family, history
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.timeline.board import Board, Lane, lay
from werkbank.timeline.lanes import Grouping
from werkbank.timeline.pack import Room, rows_of
from werkbank.timeline.people import ordered
from werkbank.timeline.places import Memory
from werkbank.timeline.stack import NOT_SHOWN, Folding, stack


def lane(board: Board, key: str) -> Lane:
    return next(lane for lane in board.lanes if lane.name.key == key)


def ids_in(board: Board, key: str) -> set[str]:
    found = lane(board, key)
    first, last = board.row_first[found.first], board.row_first[found.first + found.rows]
    return {place.id for place in board.places[first:last]}


def test_persons_stand_as_in_a_genogram() -> None:
    assert ordered(family()) == ("oma", "pim", "mo", "jan", "bo", "lot", "theo")


def test_every_event_stands_in_one_lane_or_in_the_tray() -> None:
    casus = history()
    for grouping in Grouping:
        board = lay(casus, today=TODAY, grouping=grouping)
        placed = [place.id for place in board.places]
        assert sorted([*placed, *(one.id for one in board.tray)]) == sorted(casus.events)
        assert sum(one.count for one in board.lanes) == len(placed)


def test_what_is_about_one_person_stands_with_that_person() -> None:
    board = lay(history(), today=TODAY)
    assert ids_in(board, "person:bo") == {"e1", "e11", "e12"}  # a birth stands with the child, whoever else is named
    assert ids_in(board, "person:theo") == {"e10"}
    assert ids_in(board, "gezin") == {"e4"}
    assert ids_in(board, "keten") == {"e7", "e8"}
    assert ids_in(board, "maatregel") == {"e2", "e3"}
    assert ids_in(board, "hulp") == {"e6"}
    assert [one.id for one in board.tray] == ["e9"]


def test_lanes_by_organisation_name_what_has_none() -> None:
    board = lay(history(), today=TODAY, grouping=Grouping.ORGANISATION)
    assert [one.name.title for one in board.lanes] == ["School Oefen", "Zonder organisatie"]


def test_rows_begin_in_order_and_columns_belong_together() -> None:
    board = lay(history(), today=TODAY)
    for row in range(len(board.row_first) - 1):
        here = slice(board.row_first[row], board.row_first[row + 1])
        assert (np.diff(board.a[here]) >= 0).all()
        assert (np.diff(board.d[here]) >= 0).all()
    for index, place in enumerate(board.places):
        assert board.at[place.id] == index
        assert (board.a[index], board.d[index], board.marks[index]) == (
            place.extent.a,
            place.extent.d,
            place.extent.marks,
        )


def test_the_order_of_time_is_that_of_beginnings() -> None:
    board = lay(history(), today=TODAY)
    begins = [board.places[index].extent.a for index in board.order]
    assert begins == sorted(begins)
    assert sorted(board.order.tolist()) == list(range(len(board)))


def test_a_layout_is_the_same_however_it_came_about() -> None:
    memory, casus = Memory(), history()
    lay(casus, today=TODAY, memory=memory)
    changed = casus.having(
        casus.events[called("e4")].but(title="Verhuisd naar Oefendam"), event("e13", "2012", kind="halt", persons="jan")
    )
    changed = changed.without(changed.events[called("e7")].kind_of, ["e7"])
    again, fresh = lay(changed, today=TODAY, memory=memory), lay(changed, today=TODAY)
    assert again.places == fresh.places
    for name in ("a", "b", "c", "d", "marks", "middle", "kind", "nature", "row", "row_first", "order"):
        assert np.array_equal(getattr(again, name), getattr(fresh, name)), name
    assert again.lanes != fresh.lanes or again.at == fresh.at
    assert np.array_equal(again.curve.maybe.days, fresh.curve.maybe.days)


def test_another_name_reaches_the_labels_of_all_events() -> None:
    memory, casus = Memory(), history()
    lay(casus, today=TODAY, memory=memory)
    renamed = casus.having(casus.persons[called("jan")].but(first_name="Jens"))
    board = lay(renamed, today=TODAY, memory=memory)
    assert board.label(board.at["e2"]) == "OTS Jens"


def test_an_empty_casus_has_lanes_and_a_span() -> None:
    board = lay(Casus(), today=TODAY)
    assert len(board) == 0
    assert board.first_day < board.today <= board.last_day
    assert [one.name.key for one in board.lanes] == ["gezin", "keten", "maatregel", "hulp"]


def test_a_lane_that_is_too_tall_says_how_many_it_hides() -> None:
    crowd = [event(f"x{n}", "2012", "2014", kind="vuhp", persons="bo") for n in range(20)]
    board = lay(family(*crowd), today=TODAY)
    hulp = lane(board, "hulp")
    assert (hulp.count, hulp.hidden, hulp.rows) == (20, 12, 20)
    closed, opened = stack(board), stack(board, folding=Folding(opened={"hulp"}))
    assert [band.hidden for band in closed.bands if band.lane is hulp] == [12]
    assert (closed.row_top[hulp.first : hulp.first + 20] == NOT_SHOWN).sum() == 12
    assert (opened.row_top[hulp.first : hulp.first + 20] != NOT_SHOWN).all()


def test_lanes_without_events_are_counted_in_one_band() -> None:
    board = lay(history(), today=TODAY)
    shown, everything = stack(board), stack(board, folding=Folding(all_lanes=True))
    assert shown.bands[-1].lane is None
    assert shown.bands[-1].hidden == sum(not one.count for one in board.lanes) == 4
    assert len(everything.bands) == len(board.lanes)
    assert everything.height == pytest.approx(sum(band.height for band in everything.bands))


def test_a_folded_lane_shows_its_events_as_one_strip() -> None:
    board = lay(history(), today=TODAY)
    folded = stack(board, folding=Folding(folded={"maatregel"}))
    maatregel = lane(board, "maatregel")
    strip = folded.strips[0]
    assert {place.id for place in board.places[strip.first : strip.last]} == {"e2", "e3"}
    assert (folded.row_top[maatregel.first : maatregel.first + maatregel.rows] == NOT_SHOWN).all()


ROOMS = st.lists(st.tuples(st.integers(0, 400), st.integers(1, 90), st.floats(0, 150)), max_size=60)


@given(ROOMS, st.integers(1, 5))
def test_no_two_events_of_a_row_overlap(made: Sequence[tuple[int, int, float]], cap: int) -> None:
    rooms = [Room(left, left + long, 15.0, label) for left, long, label in sorted(made)]
    rows = rows_of(rooms, per_point=0.7, cap=cap)
    assert len(rows) == len(rooms)
    free: dict[int, float] = {}
    for room, row in zip(rooms, rows, strict=True):
        assert free.get(row, 0.0) <= room.left
        free[row] = room.right
    assert set(rows) == set(range(max(rows, default=-1) + 1))


def test_a_roomy_lane_keeps_room_for_labels_and_a_crowded_one_gives_it_up() -> None:
    apart = [Room(n * 100.0, n * 100.0 + 1, 15.0, 96.0) for n in range(5)]
    assert rows_of(apart, per_point=1.0, cap=8) == [0, 1, 0, 1, 0]
    near = [Room(n * 20.0, n * 20.0 + 1, 15.0, 96.0) for n in range(40)]
    assert max(rows_of(near, per_point=1.0, cap=8)) > max(rows_of(near, per_point=1.0, cap=2))
    assert set(rows_of(near, per_point=1.0, cap=1)) == {0}


def test_another_person_or_name_places_only_the_events_of_that_person_anew() -> None:
    memory, casus = Memory(), history()
    before = {place.id: place for place in lay(casus, today=TODAY, memory=memory).places}
    named = casus.having(casus.persons[EntityId("bo")].but(first_name="Bram"), casus.persons[EntityId("jan")])
    after = {place.id: place for place in lay(named, today=TODAY, memory=memory).places}
    assert list(after.values()) == list({place.id: place for place in lay(named, today=TODAY).places}.values())
    fresh = {id_ for id_, place in after.items() if place is not before[id_]}
    assert fresh == {id_ for id_ in before if "bo" in casus.events[EntityId(id_)].persons}
