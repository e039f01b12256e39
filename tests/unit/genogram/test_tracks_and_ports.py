"""Tracks of sibship bars and ports on symbols."""

from __future__ import annotations

import pytest

from werkbank.genogram.pedigree import Node
from werkbank.genogram.routes_ports import rim, side, top_ports
from werkbank.genogram.routes_tracks import Bar, crossings, tracks


def test_bars_apart_share_a_track() -> None:
    assert tracks([Bar(10, (0, 20)), Bar(60, (50, 70))]) == [0, 0]


def test_bars_that_touch_get_their_own_tracks() -> None:
    found = tracks([Bar(10, (0, 40)), Bar(60, (30, 70))])
    assert sorted(found) == [0, 1]


def test_a_straight_line_needs_no_track() -> None:
    assert Bar(5, (5,)).straight
    assert tracks([Bar(5, (5,)), Bar(50, (40, 60))]) == [0, 0]


def test_of_two_families_shifted_to_the_right_the_left_one_runs_lower() -> None:
    bars = [Bar(0, (50, 70)), Bar(20, (80, 100))]
    found = tracks(bars)
    assert found == [1, 0]
    assert crossings(bars, track=found) == []


def test_children_inside_another_sibship_cost_one_crossing() -> None:
    bars = [Bar(50, (0, 100)), Bar(45, (40, 55))]
    assert len(crossings(bars, track=tracks(bars))) == 1


def test_a_line_down_never_lies_on_another_unions_line() -> None:
    bars = [Bar(0, (30,)), Bar(30, (60,))]
    upper, lower = tracks(bars)
    assert upper != lower
    assert lower < upper, "the bar that is left at x=30 has to end above the one that arrives there"


def test_many_bars_are_ordered_without_trying_all_orders() -> None:
    bars = [Bar(10.0 * i, (200 + 10.0 * i, 204 + 10.0 * i)) for i in range(12)]
    assert crossings(bars, track=tracks(bars)) == []


def test_lines_on_top_nest_around_those_to_the_parents() -> None:
    ports = top_ports([(0.0, "parents")], overs=[(-50, "near"), (-90, "far"), (40, "right")], size=34)
    assert ports["near"] < ports["far"] < ports["parents"] == 0.0 < ports["right"]


def test_two_pairs_of_parents_have_two_ports() -> None:
    ports = top_ports([(20.0, "adoption"), (-20.0, "birth")], overs=[], size=34)
    assert ports["birth"] < 0 < ports["adoption"]


@pytest.mark.parametrize(("sex", "height"), [("m", 17.0), ("v", 15.0), ("x", 9.0), ("?", 9.0)])
def test_lines_end_on_the_outline(sex: str, height: float) -> None:
    assert rim(Node("a", sex, size=34), dx=8.0) == pytest.approx(height)  # type: ignore[arg-type]


def test_a_symbol_far_off_its_row_is_reached_by_an_upright_line() -> None:
    assert side(Node("a", "m", size=34), centre=(100, 150), towards=200, height=100) == ((100, 133), (100, 100))
