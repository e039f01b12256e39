from tests.helpers.pictures import family
from werkbank.drawing.shapes import Box, Drawing, Hatch, Path, Rect, Style, Text
from werkbank.drawing.snapshot import number, snapshot

FAMILY = """\
drawing 300 x 200 'Gezin'
  alt 'Vader Łukasz, moeder Ольга en kind Zoë wonen samen'
  rect 30,16 240x166 r14 | household household_fill 1.4 dash 7/4 round
  line 96,58 204,58 | ink - 1.1
  line 150,58 150,120 | ink - 1.1 dash 4/3
  path M 96,50 C 120,26 180,26 204,50 | bond_close - 1.8
  group person:lukasz 'Łukasz, 46 jaar, vader' @ 56,36 44x60
    rect 60,40 36x36 | ink person_fill 1.1
    text 78,62 '46' 11 middle ink
    text 78,92 'Łukasz' 10 middle ink
  group person:olga 'Ольга, 44 jaar, moeder' @ 200,36 44x60
    ellipse 204,40 36x36 | ink person_fill 1.1
    text 222,62 '44' 11 middle ink
    text 222,92 'Ольга' 10 bold middle ink
  group person:zoe 'Zoë, kind'
    polygon 150,120 168,138 150,156 132,138 | ink person_fill 1.8
    text 150,172 'Zoë' 10 italic middle ink_soft
"""


def test_a_snapshot_reads_like_the_picture() -> None:
    assert snapshot(family()) == FAMILY


def test_hatch_turn_and_closed_paths_are_told() -> None:
    items = (
        Rect(Box(0, 0, 1, 1), Style("", "curve", hatch=Hatch.DOTS)),
        Text(1, 2, "x", angle=-90),
        Path((("M", (0, 0)), ("Z",))),
    )
    assert snapshot(Drawing(1, 1, items)).splitlines()[1:] == [
        "  rect 0,0 1x1 | - curve 1 dots",
        "  text 1,2 'x' 10 -90° ink",
        "  path M 0,0 Z | ink - 1",
    ]


def test_numbers_say_no_more_than_they_know() -> None:
    assert [number(value) for value in (1.0, 0.5, 1 / 3, -0.0001, 100, 1234.567)] == [
        "1",
        "0.5",
        "0.33",
        "0",
        "100",
        "1234.57",
    ]
