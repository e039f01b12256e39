"""Lives beside each other at the same age."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from tests.unit.timeline.made import TODAY, day, event, family, history
from werkbank.timeline.age_axis import age_axis, age_on
from werkbank.timeline.ages import ORIGIN, YEAR, Align
from werkbank.timeline.board import Board, Lane, Showing, lay
from werkbank.timeline.extents import Mark
from werkbank.timeline.frame import Window, frame
from werkbank.timeline.ground import Ground, head_of
from werkbank.timeline.hits import Area, hit
from werkbank.timeline.picture import draw
from werkbank.timeline.scale import fit, fitting
from werkbank.timeline.sizes import USUAL
from werkbank.timeline.stack import stack


def aged(casus: object = None, align: Align = Align()) -> Board:  # noqa: B008 - a frozen value
    return lay(casus or history(), today=TODAY, showing=Showing(align=align))  # type: ignore[arg-type]


def lane(board: Board, person: str) -> Lane:
    return next(one for one in board.lanes if one.name.person == person)


def index(board: Board, event_id: str, person: str) -> int:
    found = lane(board, person)
    return next(n for n in board.all_at(event_id) if found.first <= board.row[n] < found.first + found.rows)


def test_each_person_with_a_birth_has_a_lane_and_the_rest_is_counted() -> None:
    board = aged()
    assert {one.name.person for one in board.lanes} == {"oma", "mo", "pim", "bo", "lot", "jan"}
    assert board.unplaced == ("e10",)  # of Theo nobody knows the birth
    shown = {place.id for place in board.places} | {one.id for one in board.tray} | set(board.unplaced)
    assert shown == set(history().events)


def test_an_event_stands_with_each_of_its_persons_at_their_own_age() -> None:
    board = aged()
    assert len(board.all_at("e4")) == 4
    casus = family(event("x", "12-3-2011", kind="verhuizing", persons="mo bo"))
    board = aged(casus)
    mother, boy = (board.middle[index(board, "x", person)] for person in ("mo", "bo"))
    assert (mother - ORIGIN) / YEAR == pytest.approx(36.0, abs=0.01)
    assert (boy - ORIGIN) / YEAR == pytest.approx(0.47, abs=0.01)


def test_a_birth_is_at_zero_also_when_it_is_vague() -> None:
    casus = family(event("x", "2010", kind="geboorte", persons="bo"))
    casus = casus.having(casus.persons["bo"].but(birth=day("2010")))  # type: ignore[index]
    board = aged(casus)
    assert board.middle[index(board, "x", "bo")] == pytest.approx(ORIGIN, abs=1.5)


def test_a_vague_birth_widens_what_is_not_certain() -> None:
    known = family(event("x", "1-1-2015", "31-12-2016", kind="ots", persons="bo"))
    vague = known.having(known.persons["bo"].but(birth=day("2010")))  # type: ignore[index]
    sharp, blunt = aged(known), aged(vague)
    assert sharp.a[0] == sharp.b[0]
    assert blunt.b[0] - blunt.a[0] == 364
    assert blunt.d[0] - blunt.c[0] == 364
    assert blunt.c[0] - blunt.b[0] == pytest.approx(2 * 365 - 364, abs=1)
    assert lane(blunt, "bo").vague == 364


def test_a_vague_birth_can_leave_no_certain_day() -> None:
    casus = family(event("x", "1-1-2015", "1-3-2015", kind="ots", persons="bo"))
    casus = casus.having(casus.persons["bo"].but(birth=day("2010")))  # type: ignore[index]
    assert aged(casus).marks[0] & Mark.NO_CORE


def test_lanes_begin_at_the_kth_event_of_a_kind() -> None:
    casus = family(
        event("o1", "1-1-2015", "31-12-2015", kind="ots", persons="bo jan"),
        event("o2", "1-6-2018", "31-12-2018", kind="ots", persons="bo"),
        event("x", "1-6-2020", kind="verhuizing", persons="bo jan lot"),
    )
    first, second = aged(casus, Align("ots", 1)), aged(casus, Align("ots", 2))
    assert {one.name.person for one in first.lanes} == {"bo", "jan"}
    assert {one.name.person for one in second.lanes} == {"bo"}
    assert first.a[index(first, "o1", "jan")] == ORIGIN
    assert second.a[index(second, "o2", "bo")] == ORIGIN
    assert (second.middle[index(second, "x", "bo")] - ORIGIN) / YEAR == pytest.approx(2.0, abs=0.01)
    assert second.unplaced == ()
    assert not len(aged(casus, Align("ots", 3)))


def test_rows_rise_and_every_lane_is_shifted_back_to_the_calendar() -> None:
    board = aged()
    for row in range(len(board.row_first) - 1):
        here = slice(board.row_first[row], board.row_first[row + 1])
        assert (np.diff(board.a[here]) >= 0).all()
        assert (np.diff(board.d[here]) >= 0).all()
    mother = lane(board, "mo")
    assert date.fromordinal(ORIGIN + mother.shift) == date(1975, 3, 12)


def test_a_point_in_a_lane_is_a_day_of_the_calendar() -> None:
    board = aged()
    pile, scale = stack(board), fit(board, left=142.0, right=1100.0)
    ground = Ground(board, pile, scale, USUAL, 142.0, 1100.0, head_of(board, sizes=USUAL), pile.bands)
    shown = frame(board, pile, scale=scale, window=Window(142.0, 1100.0, 0.0, pile.height))
    band = next(one for one in pile.bands if one.lane and one.lane.name.person == "lot")
    got = hit(ground, shown, x=scale.x(ORIGIN + 10 * YEAR), y=ground.top + band.bottom - 1)
    assert got.area is Area.LANE
    assert abs(date.fromordinal(int(got.day)) - date(2023, 6, 5)).days <= 2
    assert ground.head == USUAL.axis  # no curve and no signals: there are no common days


def test_the_axis_counts_years_of_age_and_years_before() -> None:
    scale = fitting(ORIGIN - 5 * YEAR, ORIGIN + 45 * YEAR, left=0.0, right=1500.0)
    axis = age_axis(scale, left=0.0, right=1500.0)
    assert {"0 jaar", "10 jaar", "40 jaar"} <= set(axis.coarse.texts)
    assert "7" in axis.fine.texts
    assert "−3" in axis.fine.texts
    at = axis.fine.texts.index("7")
    assert axis.fine.days[at] == pytest.approx(ORIGIN + 7 * YEAR, abs=1)
    assert age_on(ORIGIN + 7.5 * YEAR) == 7
    assert age_on(ORIGIN - 0.5 * YEAR) == -1


@pytest.mark.parametrize("years", [0.5, 3, 12, 60, 300])
def test_every_zoom_has_an_axis_in_order(years: float) -> None:
    scale = fitting(ORIGIN, ORIGIN + years * YEAR, left=0.0, right=1200.0)
    axis = age_axis(scale, left=0.0, right=1200.0)
    for ticks in axis:
        assert len(ticks.days) == len(ticks.texts)
        assert (np.diff(ticks.days) > 0).all()
        assert ticks.days[0] <= scale.day(0.0)
        assert ticks.days[-1] >= scale.day(1200.0)


def test_the_picture_of_ages_has_a_mark_for_each_person_of_an_event() -> None:
    drawing = draw(history(), today=TODAY, align=Align())
    keys = [getattr(item, "key", "") for item in drawing.items]
    assert keys.count("event:e4") == 4
