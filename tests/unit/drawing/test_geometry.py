import pytest

from tests.helpers.pictures import family, hatches
from werkbank.drawing.geometry import (
    bounds,
    find,
    groups,
    grown,
    hit,
    holds,
    overlap,
    placed,
    room,
    text_box,
    turned,
    union,
    walk,
)
from werkbank.drawing.metrics import ascent, descent, text_width
from werkbank.drawing.shapes import Box, Drawing, Ellipse, Group, Line, Path, Polygon, Rect, Style, Text

BARE = Style(stroke="")


def test_walking_opens_groups_in_painting_order() -> None:
    inner = Group((Line(((0, 0), (1, 1))),), key="b")
    outer = Group((Rect(Box(0, 0, 1, 1)), inner), key="a")
    assert [type(shape) for shape in walk((outer,))] == [Rect, Line]
    assert [group.key for group in groups((outer,))] == ["a", "b"]


@pytest.mark.parametrize(
    "shape",
    [
        Rect(Box(10, 20, 30, 40), BARE),
        Ellipse(Box(10, 20, 30, 40), BARE),
        Polygon(((10, 20), (40, 60), (10, 60)), BARE),
        Line(((10, 60), (40, 20)), BARE),
        Path((("M", (10, 20)), ("C", (20, 60), (30, 40), (40, 30)), ("Z",)), BARE),
    ],
)
def test_the_box_of_a_shape(shape: Rect) -> None:
    assert bounds((shape,)) == Box(10, 20, 30, 40)


def test_a_stroke_counts_for_half_its_width() -> None:
    assert bounds((Rect(Box(10, 20, 30, 40), Style(width=4)),)) == Box(8, 18, 34, 44)


def test_no_ink_has_no_box() -> None:
    assert bounds(()) is None
    assert union([]) is None


def test_the_box_of_a_text_and_of_a_turned_one() -> None:
    flat, upright = Text(10, 50, "Anouk", 10), Text(10, 50, "Anouk", 10, angle=90)
    width, up, down = text_width("Anouk", 10), ascent(10), descent(10)
    assert text_box(flat) == pytest.approx(Box(10, 50 - up, width, up + down))
    assert text_box(upright) == pytest.approx(Box(10 - down, 50, up + down, width))
    assert turned((11, 50), round_point=(10, 50), angle=90) == pytest.approx((10, 51))


def test_placing_scales_round_the_origin_and_then_moves() -> None:
    line = placed(Line(((1, 2), (3, 4)), Style(width=1, dash=(2, 3))), dx=10, dy=20, scale=2)
    assert line == Line(((12, 24), (16, 28)), Style(width=2, dash=(4, 6)))
    assert placed(Text(1, 2, "a", 10), dx=1) == Text(2, 2, "a", 10)


def test_placing_a_whole_picture_moves_its_box_alike() -> None:
    picture = Group((*family().items, *hatches().items), key="all", box=Box(0, 0, 10, 10))
    before, after = bounds((picture,)), bounds((placed(picture, dx=7, dy=-3, scale=1.5),))
    assert before
    assert after == pytest.approx(Box(before.x * 1.5 + 7, before.y * 1.5 - 3, before.w * 1.5, before.h * 1.5), abs=0.2)
    assert placed(picture) == picture
    assert placed(picture, scale=2).box == Box(0, 0, 20, 20)


def test_a_hit_is_the_group_on_top() -> None:
    low = Group((Rect(Box(0, 0, 10, 10)),), key="low")
    high = Group((Rect(Box(5, 5, 10, 10)),), key="high", box=Box(4, 4, 12, 12))
    unnamed = Group((Rect(Box(0, 0, 50, 50)),))
    drawing = Drawing(50, 50, (low, high, unnamed))
    assert hit(drawing, point=(4, 4)) is high
    assert hit(drawing, point=(2, 2)) is low
    assert hit(drawing, point=(40, 40)) is None
    assert find(drawing, key="low") is low
    assert find(drawing, key="nobody") is None


def test_boxes_grow_hold_and_overlap() -> None:
    box = Box(0, 0, 10, 10)
    assert grown(box, by=2) == Box(-2, -2, 14, 14)
    assert holds(box, point=(10, 10))
    assert not holds(box, point=(10.1, 10))
    assert overlap(box, other=Box(9, 9, 5, 5))
    assert not overlap(box, other=Box(10, 0, 5, 5))


def test_a_drawing_is_centred_and_kept_whole() -> None:
    drawing = Drawing(200, 100, ())
    assert room(drawing, inside=Box(10, 10, 100, 100)) == (10, 35, 0.5)
    assert room(drawing, inside=Box(0, 0, 400, 400)) == (100, 150, 1.0)
    assert room(drawing, inside=Box(0, 0, 400, 400), largest=3)[2] == 2
