"""The timeline on sheets of paper: everything on it once, nothing too small, what is left out is said."""

from datetime import date
from itertools import pairwise

import pytest

from tests.benchmarks.made_timeline import casus as made_casus
from tests.unit.timeline.made import TODAY, event, family, history, person
from werkbank.drawing.geometry import bounds, groups, walk
from werkbank.drawing.shapes import Drawing, Text
from werkbank.model.casus import Casus, casus_of
from werkbank.timeline.board import Showing
from werkbank.timeline.lanes import Grouping
from werkbank.timeline.picture_legend import entries, used_signs
from werkbank.timeline.picture_paper import Form, Wanted, lay_wall
from werkbank.timeline.picture_sheets import LEAST, cuts_of, long_sheet, sheets
from werkbank.timeline.sifting import Sieve

A3 = (1134.0, 760.0)
A1 = (2327.0, 1602.0)
MANY = made_casus(300)


def shown(pages: tuple[Drawing, ...]) -> list[str]:
    return [group.key for page in pages for group in groups(page.items) if group.key.startswith("event:")]


def words(drawing: Drawing) -> str:
    return " ".join(item.text for item in walk(drawing.items) if isinstance(item, Text))


@pytest.mark.parametrize("area", [A3, A1])
def test_every_event_stands_on_one_sheet_and_can_be_read(area: tuple[float, float]) -> None:
    made = sheets(MANY, today=TODAY, area=area)
    keys = shown(made.pages)
    assert sorted(keys) == sorted(f"event:{id_}" for id_ in MANY.events)
    assert made.smallest >= LEAST


def test_nothing_stands_outside_its_sheet() -> None:
    for made in (sheets(MANY, today=TODAY, area=A3), sheets(MANY, today=TODAY, area=A3, one=True)):
        for page in made.pages:
            box = bounds(page.items)
            assert box is not None
            assert box.x >= -3
            assert box.x + box.w <= A3[0] + 3
            assert box.y >= -1
            assert box.y + box.h <= A3[1] + 1


def test_one_sheet_stays_one_and_says_how_small_it_gets() -> None:
    made = sheets(MANY, today=TODAY, area=A3, one=True)
    assert len(made.pages) == 1
    assert len(shown(made.pages)) == 300
    assert made.smallest < LEAST  # the window warns


def test_a_short_history_is_set_larger() -> None:
    assert sheets(history(), today=TODAY, area=A1).wall.ground.sizes.scale > 1.5


def test_a_label_stands_whole_or_with_its_number() -> None:
    long = "Een heel lang verhaal over " + "verhuizen en opnieuw beginnen " * 8
    casus = family(*(event(f"s{n}", f"{1 + n}-3-2015", kind="verhuizing", title=f"{long}{n}") for n in range(12)))
    made = sheets(casus, today=TODAY, area=A3)
    assert made.wall.cut_labels == frozenset(casus.events)
    for group in groups(made.pages[0].items):
        if group.key.startswith("event:"):
            (number, *_) = [item.text for item in walk(group.items) if isinstance(item, Text)]
            assert int(number) == made.wall.numbers[group.key.removeprefix("event:")]
    assert list(made.wall.numbers.values()) == list(range(1, 13))


def test_what_is_hidden_is_said() -> None:
    wanted = Wanted(showing=Showing(Sieve(kinds=frozenset({"ots"}))), filtered="OTS")
    made = sheets(history(), today=TODAY, area=A3, wanted=wanted)
    assert "Niet getoond: 10 gebeurtenissen (filter: OTS)." in words(made.pages[0])
    assert sorted(shown(made.pages)) == ["event:e2", "event:e3"]
    whole = sheets(history(), today=TODAY, area=A3)
    assert "Niet getoond" not in words(whole.pages[0])
    assert "Zonder datum: 1 gebeurtenis, alleen in de lijst." in words(whole.pages[0])


def test_a_folded_lane_is_counted() -> None:
    board = sheets(history(), today=TODAY, area=A3).wall.board
    lane = next(lane for lane in board.lanes if lane.name.person == "bo")
    made = sheets(history(), today=TODAY, area=A3, wanted=Wanted(folded=frozenset({lane.name.key})))
    assert f"Ingeklapt: {lane.count} gebeurtenissen, alleen in de lijst." in words(made.pages[0])
    assert len(shown(made.pages)) == 11 - lane.count


@pytest.mark.parametrize("grouping", list(Grouping))
def test_lanes_follow_the_screen(grouping: Grouping) -> None:
    made = sheets(history(), today=TODAY, area=A3, wanted=Wanted(grouping=grouping))
    assert made.wall.board.grouping is grouping
    assert len(shown(made.pages)) == 11


def test_the_day_and_the_version_stand_on_it() -> None:
    day = date(2015, 5, 5)
    made = sheets(history(), today=TODAY, area=A3, wanted=Wanted(as_of=day))
    assert "zoals op 5 mei 2015, versie 2026.11.10" in words(made.pages[0])


def test_the_legend_has_only_what_is_used() -> None:
    plain = lay_wall(
        family(event("a", "3-2-2015", kind="verhuizing", persons="bo")),
        today=TODAY, wanted=Wanted(), width=1000, form=Form(),
    )  # fmt: skip
    assert used_signs(plain.board) == {"moment"}
    texts = [entry.text for entry in entries(plain)]
    assert "loopt nog" not in texts
    assert "moment" in texts
    rich = lay_wall(history(), today=TODAY, wanted=Wanted(), width=1000, form=Form())
    assert used_signs(rich.board) >= {"moment", "vague", "running", "doubt", "opinion", "story"}


def test_sheets_are_cut_between_rows() -> None:
    wall = lay_wall(MANY, today=TODAY, wanted=Wanted(), width=A3[0], form=Form())
    cuts = cuts_of(wall, first=500.0, later=600.0)
    tops = wall.pile.row_top[wall.pile.row_top >= 0]
    assert cuts[0] == 0.0
    assert cuts[-1] == wall.pile.height
    for start, end in pairwise(cuts):
        assert end - start <= (500.0 if start == 0 else 600.0) + 0.5
        assert not any(top < end < top + wall.ground.sizes.bar for top in tops.tolist())


def test_a_long_name_of_a_lane_stands_whole() -> None:
    name = "Alexandrine-Wilhelmina van der Verzonnen"
    casus = casus_of([person("x", name, "2001"), event("a", "2015", kind="ziekte", persons="x")])
    wall = lay_wall(casus, today=TODAY, wanted=Wanted(), width=1000, form=Form())
    (group,) = [group for group in groups(tuple(wall.body_items())) if group.key == "person:x"]
    told = "".join(item.text for item in walk(group.items) if isinstance(item, Text))
    assert "".join(told.split()) == "".join(name.split())
    box = bounds(group.items)
    assert box is not None
    assert group.box is not None
    assert box.y >= group.box.y - 1
    assert box.y + box.h <= group.box.y + group.box.h + 1


def test_odd_titles_are_kept() -> None:
    casus = family(
        event("a", "2015", kind="ots", persons="bo", title="x" * 5000),
        event("b", "2016", kind="ziekte", persons="bo", title="\u05e9\u202eabc \U0001f600 "),
        event("c", "2018", kind="ots"),
    )
    made = sheets(casus, today=TODAY, area=A3)
    assert len(shown(made.pages)) == 3


def test_an_empty_casus_is_a_sheet_too() -> None:
    assert len(sheets(Casus(), today=TODAY, area=A3).pages) == 1


def test_a_long_picture_holds_everything() -> None:
    made = long_sheet(MANY, today=TODAY, width=1600.0, form=Form())
    assert len(shown(made.pages)) == 300
