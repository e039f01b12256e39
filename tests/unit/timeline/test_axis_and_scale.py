"""Days across: zoom, fit, and the two lines of the axis at every zoom."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.unit.timeline.made import TODAY, history
from werkbank.timeline.axis import axis
from werkbank.timeline.board import lay
from werkbank.timeline.scale import CLOSEST, FARTHEST, Scale, fit

START = date(1990, 1, 1).toordinal()


def texts(per_day: float) -> tuple[set[str], set[str]]:
    found = axis(Scale(float(START), per_day), left=0.0, right=800.0)
    return set(found.coarse.texts), set(found.fine.texts)


def test_the_axis_goes_from_decades_to_days() -> None:
    assert {"1900", "2000"} <= texts(0.02)[0]
    assert {"1990", "2000", "2010"} <= texts(0.06)[0]
    assert {"’91", "’92"} <= texts(0.06)[1]
    assert {"1991", "1992"} <= texts(0.2)[1]
    assert texts(0.6)[1] == set("JFMASOND")
    assert {"jan", "mei", "dec"} <= texts(2.0)[1]
    assert "januari 1990" in texts(12.0)[0]
    assert {"1", "31"} <= texts(20.0)[1]


@given(st.floats(FARTHEST, CLOSEST), st.integers(40_000, 3_000_000))
@example(FARTHEST, 2_286_819)
@example(FARTHEST, 3_000_000)
def test_cells_cover_all_that_is_seen_in_order(per_day: float, first: int) -> None:
    scale = Scale(float(first), per_day)
    for ticks in axis(scale, left=0.0, right=600.0):
        days = ticks.days.tolist()
        assert days == sorted(days)
        assert len(days) == len(ticks.texts)
        assert days[0] <= scale.on(0.0).toordinal()
        assert days[-1] >= scale.on(600.0).toordinal()


def test_zooming_leaves_the_day_under_the_mouse_in_its_place() -> None:
    scale = Scale(700_000.0, 0.5, 140.0)
    for factor in (0.3, 1.2, 7.0):
        assert scale.zoomed(factor, at=333.0).day(333.0) == pytest.approx(scale.day(333.0))


def test_zoom_stops_at_its_ends() -> None:
    assert Scale(1.0, 1.0).zoomed(1e9, at=0.0).per_day == CLOSEST
    assert Scale(1.0, 1.0).zoomed(1e-9, at=0.0).per_day == FARTHEST


def test_fit_shows_first_and_last_day() -> None:
    board = lay(history(), today=TODAY)
    scale = fit(board, left=100.0, right=900.0)
    assert scale.x(board.first_day) == pytest.approx(100.0)
    assert scale.x(board.last_day) == pytest.approx(900.0)


def test_a_day_outside_the_calendar_is_the_last_one() -> None:
    assert Scale(1.0, 0.004).on(1e9) == date.max
    assert Scale(1.0, 0.004).on(-1e9) == date.min
