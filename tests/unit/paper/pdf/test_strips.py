from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from werkbank.drawing.shapes import Rect
from werkbank.paper.pdf.strips import Panel, Part, Strip, grounds, keep_together, merged, mind_widows, settle
from werkbank.paper.pdf.structure import Element


def _lines(count: int, *, height: float = 10) -> list[Strip]:
    return [Strip(height) for _ in range(count)]


def _shape(strips: list[Strip], *, height: float) -> list[list[float]]:
    return [[y for y, _ in page] for page in settle(strips, height=height)]


def test_strips_fill_pages_one_by_one() -> None:
    assert _shape(_lines(5), height=30) == [[0, 10, 20], [0, 10]]
    assert settle([], height=30) == []


def test_white_before_a_strip_is_dropped_at_the_top_of_a_page() -> None:
    strips = [Strip(10, before=5) for _ in range(4)]
    assert _shape(strips, height=25) == [[0, 15], [0, 15]]


def test_what_belongs_together_moves_together() -> None:
    strips = _lines(5)
    keep_together(strips[2:4])
    assert _shape(strips, height=30) == [[0, 10], [0, 10, 20]]


def test_no_line_stands_alone() -> None:
    strips = [*_lines(2), *_lines(4)]
    mind_widows(strips[2:])
    assert _shape(strips, height=30) == [[0, 10], [0, 10], [0, 10]]
    assert [strip.keep for strip in strips[2:]] == [True, False, True, False]


def test_what_no_page_can_hold_runs_on() -> None:
    strips = _lines(5)
    keep_together(strips)
    assert _shape(strips, height=30) == [[0, 10, 20], [0, 10]]
    assert _shape([Strip(10), Strip(50), Strip(10)], height=30) == [[0], [0], [0]]


def test_a_page_break_breaks_even_what_keeps() -> None:
    first, second = Strip(10, keep=True), Strip(10, new_page=True)
    assert _shape([first, second], height=99) == [[0], [0]]
    assert _shape([Strip(10, new_page=True)], height=99) == [[0]]


def test_a_table_repeats_its_head_on_each_page() -> None:
    head = Strip(10, [Part(Element("TH"), ())], keep=True)
    rows = _lines(5)
    for row in rows:
        row.head = (head,)
    pages = settle([head, *rows], height=30)
    assert [[y for y, _ in page] for page in pages] == [[0, 10, 20], [0, 10, 20], [0, 10]]
    assert pages[0][0].strip is head
    assert [part.owner for part in pages[1][0].strip.parts] == [None]


def test_the_ground_of_a_panel_runs_on_over_pages() -> None:
    panel = Panel(50, 400, "band", "", 6)
    strips = [Strip(10), *(Strip(10, panel=panel) for _ in range(4))]
    strips[1].before = 16
    first, second = (grounds(page) for page in settle(strips, height=46))
    assert [rect.box for rect in (*first, *second)] == [(50, 20, 400, 32), (50, 0, 400, 32)]


def test_merged_strips_stand_below_each_other_on_their_ground() -> None:
    panel = Panel(0, 100, "band", "line", 6)
    strips = [Strip(10, [Part(None, ())]), Strip(20, [Part(None, ())], before=8, panel=panel)]
    one = merged(strips)
    assert one.height == 10 + 8 + 20 + 6
    assert isinstance(one.parts[0].items[0], Rect)
    assert [part.y for part in one.parts[1:]] == [0, 18]
    assert merged([]).height == 0


heights = st.lists(st.tuples(st.floats(1, 40), st.floats(0, 20), st.booleans(), st.booleans()), max_size=30)


@given(heights)
def test_every_strip_is_placed_once_in_order_and_on_the_page(drawn: list[tuple[float, float, bool, bool]]) -> None:
    strips = [Strip(height, before=before, keep=keep, new_page=new) for height, before, keep, new in drawn]
    pages = settle(strips, height=60)
    assert [strip for page in pages for _, strip in page] == strips
    assert all(pages)
    for page in pages:
        assert all(y + strip.height <= 60 + 1e-9 for y, strip in page)
        for (upper, strip), (lower, _) in pairwise(page):
            assert lower >= upper + strip.height - 1e-9
