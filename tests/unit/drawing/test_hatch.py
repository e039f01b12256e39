import pytest

from werkbank.drawing.geometry import grown, holds
from werkbank.drawing.hatch import PERIOD, hatch_role, outlined, strokes
from werkbank.drawing.shapes import Box, Hatch, Style

BOX = Box(13, 27, 41, 22)
patterns = pytest.mark.parametrize("hatch", [hatch for hatch in Hatch if hatch])


@patterns
def test_strokes_fill_the_box_and_stay_in_it(hatch: Hatch) -> None:
    drawn = strokes(hatch, box=BOX)
    assert len(drawn) > 10
    edge = grown(BOX, by=1e-9)
    assert all(holds(edge, point=end) for stroke in drawn for end in stroke)


@patterns
def test_neighbours_share_one_grid(hatch: Hatch) -> None:
    moved = {((a[0] + PERIOD, a[1]), (b[0] + PERIOD, b[1])) for a, b in strokes(hatch, box=BOX)}
    again = strokes(hatch, box=Box(BOX.x + PERIOD, BOX.y, BOX.w, BOX.h))
    assert moved == set(again)


def test_directions_differ() -> None:
    (left, right), *_ = strokes(Hatch.DIAGONAL, box=BOX)
    assert left[1] > right[1]
    ends = sorted(strokes(Hatch.BACK, box=BOX)[0])
    assert ends[0][1] < ends[1][1]
    assert len(strokes(Hatch.CROSS, box=BOX)) == sum(len(strokes(h, box=BOX)) for h in (Hatch.DIAGONAL, Hatch.BACK))
    assert strokes(Hatch.NONE, box=BOX) == []


def test_a_hatch_may_stand_without_an_edge() -> None:
    assert hatch_role(Style(stroke="warn", width=0)) == "warn"
    assert hatch_role(Style(stroke="")) == "ink"
    assert outlined(Style())
    assert not outlined(Style(width=0))
    assert not outlined(Style(stroke=""))
