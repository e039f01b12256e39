"""What is visible at a scale: the right events, labels that touch nothing, densities that count."""

from itertools import pairwise

import numpy as np
import pytest

from tests.unit.timeline.made import TODAY, event, family, history
from werkbank.model.casus import Casus
from werkbank.timeline.board import ROW_SPAN, Board, lay
from werkbank.timeline.cutting import cut, width
from werkbank.timeline.extents import Mark
from werkbank.timeline.frame import BIN, Frame, LabelPlace, Window, frame, skyline
from werkbank.timeline.ground import FINEST, Ground, columns, curve_place, eighteens, head_of, lives
from werkbank.timeline.hits import Area, Extents, box_of, hit, in_box, in_next_lane, in_time
from werkbank.timeline.scale import Scale, fit, fitting
from werkbank.timeline.sizes import USUAL
from werkbank.timeline.stack import Folding, stack

LEFT, RIGHT = 142.0, 1000.0


def seen(casus: Casus, *, scale: Scale | None = None, folding: Folding | None = None) -> tuple[Ground, Frame]:
    board = lay(casus, today=TODAY)
    pile = stack(board, folding=folding or Folding())
    at = scale or fit(board, left=LEFT, right=RIGHT)
    ground = Ground(board, pile, at, USUAL, LEFT, RIGHT, head_of(board, sizes=USUAL), pile.bands)
    return ground, frame(board, pile, scale=at, window=Window(LEFT, RIGHT, 0.0, pile.height))


def spans(board: Board, found: Frame) -> dict[int, tuple[float, float, float]]:
    """Row top, left and right of every mark."""
    half = USUAL.diamond
    return {
        int(n): (
            float(found.top[k]),
            float(min(found.xa[k], found.xm[k] - half) if found.moment[k] else found.xa[k]),
            float(max(found.xd[k], found.xm[k] + half) if found.moment[k] else found.xd[k]),
        )
        for k, n in enumerate(found.index)
    }


def test_at_fit_every_event_is_visible() -> None:
    ground, found = seen(history())
    assert sorted(found.index.tolist()) == list(range(len(ground.board)))


def test_a_window_shows_what_lies_in_it_and_no_other() -> None:
    casus = history()
    scale = fitting(
        TODAY.replace(year=2016, month=1).toordinal(),
        TODAY.replace(year=2018, month=1).toordinal(),
        left=LEFT,
        right=RIGHT,
    )
    ground, found = seen(casus, scale=scale)
    inside = {
        place.id
        for place in ground.board.places
        if place.extent.d >= scale.day(LEFT) and place.extent.a <= scale.day(RIGHT)
    }
    shown = {ground.board.places[n].id for n in found.index.tolist()}
    assert inside <= shown
    assert len(shown - inside) <= len(ground.stack.row_top)  # at most one a row, for its label


def test_labels_stay_clear_of_other_marks_and_of_each_other() -> None:
    crowd = [
        event(
            f"c{n}",
            f"{1 + n % 28}-{1 + n % 12}-{2005 + n % 20}",
            kind="verhuizing",
            persons="bo",
            title=f"Verhuizing nummer {n}",
        )
        for n in range(60)
    ]
    ground, found = seen(family(*crowd))
    board = ground.board
    boxes: dict[float, list[tuple[float, float]]] = {}
    for top, left, right in spans(board, found).values():
        boxes.setdefault(top, []).append((left, right))
    assert found.labels
    for label in found.labels:
        text = cut(board.label(label.event), room=label.room, size=USUAL.text)
        long = width(text, size=USUAL.text)
        assert long <= label.room + 0.01
        if text and label.place in {LabelPlace.BEHIND, LabelPlace.BEFORE}:
            boxes[label.top].append((label.x, label.x + long))
    for row in boxes.values():
        for (_, right), (left, _) in pairwise(sorted(row)):
            assert right <= left + 0.01


def test_a_label_that_would_be_cut_behind_its_mark_stands_before_it_when_it_fits_there() -> None:
    ground, found = seen(
        family(
            event("a", "2001", kind="verhuizing"),
            event(
                "b",
                "1-11-2026",
                kind="scheiding",
                persons="mo",
                title="Een lange zin die achter het teken niet past maar ervoor wel",
            ),
        )
    )
    late = next(label for label in found.labels if ground.board.places[label.event].id == "b")
    assert late.place == LabelPlace.BEFORE
    assert late.room >= width(ground.board.label(late.event), size=USUAL.text)


def test_a_row_with_too_many_events_becomes_a_density_that_counts_them_all() -> None:
    crowd = [
        event(f"c{n}", f"{1 + n % 28}-{1 + n // 28 % 12}-{2006 + n // 336}", kind="overlast", persons="bo")
        for n in range(4000)
    ]
    ground, found = seen(family(*crowd))
    shown_rows = {strip.first for strip in found.strips}
    assert shown_rows
    total = sum(strip.last - strip.first for strip in found.strips)
    assert found.density.sum() + len(found) == len(ground.board) or found.density.sum() == total
    assert skyline(found.density).max() <= 1.0


def test_a_folded_lane_counts_its_events_where_they_are() -> None:
    ground, found = seen(history(), folding=Folding(folded={"keten"}))
    index = next(n for n, strip in enumerate(found.strips))
    steps = np.flatnonzero(found.density[index].sum(axis=0))
    middles = [ground.scale.x(place.middle) for place in ground.board.places if place.lane == "keten"]
    assert found.density[index].sum() == 2
    assert {int((x - LEFT) // BIN) for x in middles} == set(steps.tolist())


def test_what_is_hit_is_what_stands_there() -> None:
    ground, found = seen(history())
    for index in range(len(ground.board)):
        box = box_of(ground, index)
        assert box is not None
        middle = ground.scale.x(ground.board.places[index].middle)
        got = hit(ground, found, x=middle, y=box.y + box.h / 2)
        assert got.area is Area.MARK
        assert abs(ground.scale.x(ground.board.places[got.event].middle) - middle) <= box.w
        assert index in in_box(ground, found, box=Extents(*box))


def test_the_parts_of_the_view_are_known_apart() -> None:
    ground, found = seen(history())
    assert hit(ground, found, x=500, y=5).area is Area.AXIS
    assert hit(ground, found, x=500, y=60).area is Area.CURVE
    assert hit(ground, found, x=20, y=ground.top + 10).area is Area.NAME
    assert hit(ground, found, x=20, y=ground.bottom - 5).area is Area.COUNT
    assert hit(ground, found, x=LEFT + 3, y=ground.top + 10).area is Area.LANE
    assert hit(ground, found, x=500, y=ground.bottom + 50).area is Area.NOWHERE


def test_the_keyboard_walks_through_time_and_between_lanes() -> None:
    board = lay(history(), today=TODAY)
    index, walked = -1, []
    for _ in range(len(board)):
        index = in_time(board, index, step=1)
        walked.append(index)
    assert walked == board.order.tolist()
    assert in_time(board, index, step=1) == index
    assert in_time(board, -1, step=-1) == board.order[-1]
    ots = board.at["e3"]
    above = in_next_lane(board, ots, step=-1)
    assert board.places[above].lane == "keten"
    assert board.places[above].id == "e7"  # nearest in time
    assert in_next_lane(board, board.at["e6"], step=1) == board.at["e6"]


def test_outside_a_life_the_ground_is_marked() -> None:
    ground, _ = seen(history())
    outside = lives(ground).outside
    bo = ground.scale.x(TODAY.replace(year=2010, month=9, day=22).toordinal())
    assert any(x == LEFT and x + w == pytest.approx(bo) for x, _, w, _ in outside.tolist())
    near = [one for one in eighteens(ground) if not one.whole]
    assert len(eighteens(ground)) in {2, 4, 6} or near == []


def test_the_curve_is_never_finer_than_a_point() -> None:
    many = [
        event(
            f"v{n}",
            f"{1 + n % 28}-{1 + n // 28 % 12}-{2007 + n // 336}",
            f"{1 + n % 28}-{1 + n // 28 % 12}-{2008 + n // 336}",
            kind="vuhp",
            product=f"P{n}",
        )
        for n in range(3000)
    ]
    ground, _ = seen(family(*many))
    left, right, level = columns(ground, ground.board.curve.maybe)
    assert len(left) <= (RIGHT - LEFT) / FINEST + 1
    assert (right > left).all()
    assert level.max() <= ground.board.curve.maybe.most
    assert curve_place(ground).unit * ground.board.curve.maybe.most <= USUAL.curve


def test_marks_say_what_is_open() -> None:
    ground, found = seen(history())
    torn = {
        ground.board.places[int(n)].id
        for n, marks in zip(found.index, found.marks, strict=True)
        if marks & Mark.START_TORN
    }
    assert torn == {"e10"}


def test_one_search_over_all_rows_finds_what_a_search_in_each_row_finds() -> None:
    board = lay(history(), today=TODAY)
    ends, begins = board.by_row()
    assert (np.diff(ends) > 0).all()
    assert (np.diff(begins) >= 0).all()
    for row in range(len(board.row_first) - 1):
        here = slice(int(board.row_first[row]), int(board.row_first[row + 1]))
        for when in (-5_000_000, board.first_day, board.today, 5_000_000):
            day = min(max(when - board.first_day, -ROW_SPAN // 2 + 1), ROW_SPAN // 2 - 1)
            assert begins.searchsorted(row * ROW_SPAN + day, side="right") == here.start + (
                board.a[here].searchsorted(when, side="right")
            )
            assert ends.searchsorted(row * ROW_SPAN + day) == here.start + board.d[here].searchsorted(when)
