from datetime import date
from itertools import pairwise

import pytest

from tests.unit.model.dates.builders import claim
from werkbank.model.dates import coarser, finer, from_edtf


@pytest.mark.parametrize(
    "ladder",
    [
        ["2014-03-12", "2014-03", "2014-21", "2014", "201X"],
        ["2014-07-31", "2014-07", "2014-22", "2014", "201X"],
        ["2014-11-30", "2014-11", "2014-23", "2014", "201X"],
        ["2014-01-31", "2014-01", "2014-33", "2014", "201X"],  # winter crosses New Year, so its quarter
        ["2014-12-01", "2014-12", "2014-36", "2014", "201X"],
        ["2008~", "200X"],
        ["2009~", "[200X..201X]"],
        ["2013-24", "201X"],
        ["2016-37~", "2016"],
        ["2019-40", "2019"],
        ["[2012..2014]", "201X"],
    ],
)
def test_each_step_up_is_the_next_wider_piece(ladder: list[str]) -> None:
    for lower, upper in pairwise(ladder):
        assert coarser(from_edtf(lower)).edtf == upper


@pytest.mark.parametrize("edtf", ["[..2009]", "2020/..", ""])
def test_what_is_open_or_unknown_has_no_coarser_step(edtf: str) -> None:
    vague = from_edtf(edtf) if edtf else claim("")
    assert coarser(vague) == vague


def test_steps_down_go_to_the_piece_that_is_near() -> None:
    vague = from_edtf("201X")
    steps = []
    for _ in range(5):
        vague = finer(vague, near=date(2014, 3, 12))
        steps.append(vague.edtf)
    assert steps == ["2014", "2014-21", "2014-03", "2014-03-12", "2014-03-12"]


def test_without_a_day_near_the_first_piece_is_taken() -> None:
    assert finer(from_edtf("199X")).edtf == "1990"
    assert finer(from_edtf("2014-21")).edtf == "2014-03"


def test_a_day_outside_the_bounds_is_brought_inside() -> None:
    assert finer(from_edtf("2014"), near=date(2020, 5, 1)).edtf == "2014-36"


def test_steps_keep_the_question_mark_and_write_the_text_anew() -> None:
    wider = coarser(claim("mei 2013?"))
    assert (wider.edtf, wider.as_typed) == ("2013-21?", "voorjaar 2013?")
    assert coarser(claim("2009~?")).edtf == "[200X?..201X?]"
