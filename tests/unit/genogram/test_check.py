"""The check finds what it promises to find: each fault is put into a drawing by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.genogram.families import TWO_MOTHERS, told
from werkbank.genogram.check import check, read_back
from werkbank.genogram.check_ink import Segment, collinear_overlap, crossing, enters, merged
from werkbank.genogram.lay_out import lay_out
from werkbank.genogram.layout import Layout, Line

FAMILY = told("Pa+Ma: A B\nB+C: D\nX+Y: Z", women="Ma C Y")


@pytest.fixture
def drawn() -> Layout:
    return lay_out(FAMILY)


def with_line(drawn: Layout, union: str, *points: tuple[float, float]) -> Layout:
    of = next(line.of for line in drawn.lines if line.union == union)
    return replace(drawn, lines=(*drawn.lines, Line("partner", union, of, points)))


def test_a_good_drawing_is_flawless(drawn: Layout) -> None:
    assert check(drawn).flawless


def test_a_line_behind_a_symbol_is_found(drawn: Layout) -> None:
    a = drawn.persons["A"]
    found = check(with_line(drawn, "u1", (a.x - 30, a.y), (a.x + 30, a.y)))
    assert ("u1", "A") in found.behind


def test_ones_own_symbol_is_no_fault(drawn: Layout) -> None:
    b = drawn.persons["B"]
    assert not check(with_line(drawn, "u1", (b.x, b.y - 5), (b.x, b.y + 5))).behind


def test_overlapping_symbols_are_found(drawn: Layout) -> None:
    a, b = drawn.persons["A"], drawn.persons["B"]
    moved = replace(drawn, persons={**drawn.persons, "A": replace(a, x=b.x + 10, y=b.y)})
    assert any(set(pair) == {"A", "B"} for pair in check(moved).overlaps)


def test_a_crossing_is_found_where_it_is(drawn: Layout) -> None:
    bar = next(line for line in drawn.lines if line.kind == "sibship" and line.union == "u0")
    (x1, y), (x2, _) = bar.points
    middle = (x1 + x2) / 2 + 3
    found = check(with_line(drawn, "u1", (middle, y - 4), (middle, y + 4))).crossings
    assert [(c.one, c.two) for c in found] == [("u0", "u1")]
    assert found[0].at == pytest.approx((middle, y))


def test_shared_ink_is_found(drawn: Layout) -> None:
    bar = next(line for line in drawn.lines if line.kind == "sibship" and line.union == "u0")
    assert ("u0", "u1") in check(with_line(drawn, "u1", *bar.points)).shared


def test_a_missing_line_is_found_by_reading_back(drawn: Layout) -> None:
    torn = replace(drawn, lines=tuple(line for line in drawn.lines if line.child != "A"))
    assert check(torn).unread == ("u0",)
    assert read_back(torn)["u0"] == {"Pa", "Ma", "B"}


def test_a_forced_crossing_is_counted_and_nothing_else() -> None:
    found = check(lay_out(TWO_MOTHERS))
    assert len(found.crossings) == 1
    assert not found.flawless
    assert (found.behind, found.overlaps, found.shared, found.unread) == ((), (), (), ())


def test_geometry_of_ink() -> None:
    level, upright = Segment(0, 5, 10, 5), Segment(4, 0, 4, 9)
    assert crossing(level, upright) == (4, 5)
    assert crossing(level, Segment(4, 5, 4, 9)) is None
    assert collinear_overlap(level, Segment(8, 5, 20, 5)) == 2
    assert collinear_overlap(level, upright) == 0
    assert enters(Segment(-5, 5, 5, 5), box=(0, 0, 10, 10))
    assert not enters(Segment(-5, 0, 15, 0), box=(0, 0, 10, 10))
    assert merged([Segment(0, 5, 4, 5), Segment(4, 5, 9, 5), Segment(20, 5, 30, 5)]) == [
        Segment(0, 5, 9, 5),
        Segment(20, 5, 30, 5),
    ]
