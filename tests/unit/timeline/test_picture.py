"""The timeline and the strip as drawings: everything in it, nothing on top of each other, readable names."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.timeline.made import TODAY, called, event, family, history
from werkbank.drawing.geometry import bounds, find, groups, overlap, text_box, walk
from werkbank.drawing.metrics import text_width
from werkbank.drawing.shapes import Box, Drawing, Hatch, Path, Text
from werkbank.drawing.svg import to_svg
from werkbank.drawing.tokens import GREY, PALETTES
from werkbank.drawing.wrap import shorten
from werkbank.model.casus import Casus
from werkbank.timeline.cutting import cut, width
from werkbank.timeline.lanes import Grouping
from werkbank.timeline.picture import draw
from werkbank.timeline.spreading import spread
from werkbank.timeline.strip import strip
from werkbank.timeline.strip_pick import halving


def texts(drawing: Drawing) -> Iterator[Text]:
    return (shape for shape in walk(drawing.items) if isinstance(shape, Text))


def test_every_dated_event_has_a_group_with_a_sentence() -> None:
    drawing = draw(history(), today=TODAY)
    shown = {group.key: group.alt for group in groups(drawing.items) if group.key.startswith("event:")}
    assert set(shown) == {f"event:e{n}" for n in range(1, 13)} - {"event:e9"}
    assert shown["event:e2"] == "voorjaar 2013 t/m 1 juli 2014; OTS; Jan"
    assert shown["event:e5"].endswith("eigen verhaal")
    assert find(drawing, key="person:bo") is not None


@pytest.mark.parametrize("grouping", list(Grouping))
def test_every_grouping_can_be_drawn(grouping: Grouping) -> None:
    drawing = draw(history(), today=TODAY, grouping=grouping)
    assert sum(group.key.startswith("event:") for group in groups(drawing.items)) == 11


def test_a_lower_picture_is_smaller_as_a_whole() -> None:
    whole = draw(history(), today=TODAY, width=900)
    low = draw(history(), today=TODAY, width=900, height=whole.height / 2)
    assert (low.width, low.height) == (900, whole.height / 2)
    box = bounds(low.items)
    assert box is not None
    assert box.y + box.h <= low.height + 1
    assert len(list(walk(low.items))) == len(list(walk(whole.items)))


def test_a_span_leaves_out_what_lies_before_it() -> None:
    drawing = draw(history(), today=TODAY, span=(date(2016, 1, 1), date(2018, 1, 1)))
    shown = {group.key for group in groups(drawing.items)}
    assert "event:e3" in shown
    assert "event:e1" not in shown


def test_what_is_not_known_is_hatched_and_not_only_coloured() -> None:
    drawing = draw(family(event("e", "voorjaar 2013", "2014", kind="ots")), today=TODAY, legend=False)
    group = find(drawing, key="event:e")
    assert group is not None
    assert any(isinstance(shape, Path) and shape.style.hatch is Hatch.DIAGONAL for shape in group.items)


def test_the_time_cursor_and_a_chosen_event_stand_out() -> None:
    plain = draw(history(), today=TODAY)
    marked = draw(history(), today=TODAY, as_of=date(2015, 5, 5), chosen={"e3"})
    assert len(list(walk(marked.items))) == len(list(walk(plain.items))) + 3


def test_the_same_casus_gives_the_same_svg_in_every_palette() -> None:
    drawing = draw(history(), today=TODAY)
    assert drawing == draw(history(), today=TODAY)
    for palette in PALETTES.values():
        assert to_svg(drawing, palette).count("<text") > 40
    assert to_svg(drawing, GREY) != to_svg(drawing)


def test_an_empty_casus_is_a_picture_too() -> None:
    drawing = draw(Casus(), today=TODAY)
    assert drawing.height > 100
    assert not [group for group in groups(drawing.items) if group.key.startswith("event:")]


@given(st.text(min_size=0, max_size=60), st.floats(5, 400))
def test_a_label_is_cut_as_the_text_wrapper_cuts(text: str, room: float) -> None:
    text = text.strip()
    mine = cut(text, room=room, size=11.5)
    assert mine in {shorten(text, room, 11.5), ""} or abs(text_width(mine, 11.5) - room) < 12
    assert width(mine, size=11.5) <= room + 0.01


def story(count: int, *, words: str = "Er gebeurde iets wat de familie nog weet, nummer") -> Casus:
    return family(
        *(
            event(f"s{n:02}", f"{1 + n * 7 % 28}-{1 + n % 12}-{1996 + n // 2}", kind="verhuizing", title=f"{words} {n}")
            for n in range(count)
        )
    )


def overlapping(drawing: Drawing) -> list[tuple[str, str]]:
    boxes = [(shape.text, shrunk(text_box(shape))) for shape in texts(drawing) if shape.text.strip()]
    return [(a, b) for n, (a, box) in enumerate(boxes) for b, other in boxes[n + 1 :] if overlap(box, other=other)]


def shrunk(box: Box) -> Box:
    """Without the room that a line keeps above and below its letters."""
    return Box(box.x + 0.2, box.y + box.h * 0.28, box.w - 0.4, box.h * 0.42)


@pytest.mark.parametrize("count", [1, 2, 5, 8, 10, 12, 24, 40, 60])
@pytest.mark.parametrize(("wide", "tall"), [(480, 700), (760, 470), (330, 560)])
def test_a_strip_tells_every_event_or_counts_it_and_nothing_overlaps(count: int, wide: float, tall: float) -> None:
    drawing = strip(story(count), today=TODAY, width=wide, height=tall)
    keys = {group.key for group in groups(drawing.items) if group.key}
    left = [int(text.text.split()[2]) for text in texts(drawing) if text.text.startswith("en nog ")]
    assert len(keys) + sum(left) == count
    assert not left or count >= 40
    assert overlapping(drawing) == []
    box = bounds(drawing.items)
    assert box is not None
    assert box.x >= -1
    assert box.x + box.w <= wide + 1
    assert box.y + box.h <= drawing.height + 2
    assert drawing.height <= tall


def test_a_strip_that_cannot_tell_all_says_how_many_it_leaves_out() -> None:
    drawing = strip(story(60, words="een heel lang verhaal " * 6), today=TODAY, width=300, height=300)
    told = [shape.text for shape in texts(drawing) if shape.text.startswith("en nog ")]
    assert len(told) == 1
    assert overlapping(drawing) == []


@pytest.mark.parametrize("count", [12, 120])
def test_a_strip_can_be_read_and_says_what_it_leaves_out(count: int) -> None:
    drawing = strip(story(count), today=TODAY, width=480, height=620)
    assert overlapping(drawing) == []
    assert min(text.size for text in texts(drawing)) >= 6.7  # three figures in a ring; words are larger
    words = [text for text in texts(drawing) if len(text.text) > 3]
    assert min(text.size for text in words) >= 8
    shown = {group.key for group in groups(drawing.items) if group.key}
    told = [text.text for text in texts(drawing) if text.text.startswith("en nog ")]
    assert told == ([] if len(shown) == count else [f"en nog {count - len(shown)} gebeurtenissen die hier niet passen"])
    assert drawing == strip(story(count), today=TODAY, width=480, height=620)


def test_what_a_strip_leaves_out_lies_evenly_over_the_years_and_numbers_go_on() -> None:
    drawing = strip(story(120), today=TODAY, width=480, height=620)
    shown = sorted({int(group.key.removeprefix("event:s")) for group in groups(drawing.items) if group.key})
    assert 20 < len(shown) < 120
    assert max(right - left for left, right in pairwise([0, *shown, 119])) <= 8
    numbers = {int(alt.alt.partition(".")[0]) for alt in groups(drawing.items) if alt.key}
    assert numbers == set(range(1, len(shown) + 1))


def test_chosen_events_go_before_others() -> None:
    whole = story(120)
    chosen = {f"s{n:02}" for n in range(0, 120, 11)}
    casus = whole.having(*(whole.events[called(id_)].but(chosen=True) for id_ in sorted(chosen)))
    drawing = strip(casus, today=TODAY, width=480, height=620, fill_to=20)
    shown = {group.key.removeprefix("event:") for group in groups(drawing.items) if group.key}
    assert len(shown) == 20
    assert chosen <= shown


@given(st.integers(1, 300))
def test_halving_takes_each_place_once(count: int) -> None:
    order = halving(count)
    assert sorted(order) == list(range(count))
    assert order[0] == 0


def test_a_strip_shows_what_the_family_chose() -> None:
    casus = history()
    chosen = casus.having(casus.events[called("e4")].but(chosen=True), casus.events[called("e9")].but(chosen=True))
    keys = {group.key for group in groups(strip(chosen, today=TODAY, width=480, height=700).items) if group.key}
    assert keys == {"event:e4", "event:e9"}
    only = strip(chosen, today=TODAY, width=480, height=700, chosen_ids={"e3"})
    assert {group.key for group in groups(only.items) if group.key} == {"event:e3"}


def test_a_strip_says_what_has_no_date_and_keeps_it_last() -> None:
    drawing = strip(history(), today=TODAY, width=480, height=700)
    alts = [group.alt for group in groups(drawing.items) if group.key == "event:e9"]
    assert alts == ["12. datum onbekend: Iemand raakte het werk kwijt."]


def test_a_strip_without_events_says_so() -> None:
    drawing = strip(Casus(), today=TODAY, width=480, height=700)
    assert [shape.text for shape in texts(drawing)] == ["Er zijn nog geen gebeurtenissen gekozen."]


@given(st.lists(st.floats(0, 500), max_size=20), st.floats(1, 24))
def test_spreading_keeps_order_distance_and_sides(wanted: list[float], gap: float) -> None:
    wanted.sort()
    places = spread(wanted, gap=gap, low=0.0, high=500.0)
    assert len(places) == len(wanted)
    for left, right in pairwise(places):
        assert right - left >= gap - 1e-6
    assert all(-1e-6 <= place <= 500 + 1e-6 for place in places)


def test_what_has_room_stays_in_its_place() -> None:
    assert spread([10.0, 50.0, 90.0], gap=20.0, low=0.0, high=100.0) == [10.0, 50.0, 90.0]
    assert spread([50.0, 50.0], gap=20.0, low=0.0, high=100.0) == [40.0, 60.0]
