"""What stands on a partner line above symbols keeps clear of the years below it."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.genogram.youth_care import told
from werkbank.drawing.geometry import walk
from werkbank.drawing.shapes import Line
from werkbank.genogram.couples import couples_of
from werkbank.genogram.layout import Join
from werkbank.genogram.looks import Look
from werkbank.genogram.ties import join_group

LOOK = Look(date(2026, 1, 1))
TOLD = told("Proef", persons="Aad m\nBep v", pairs="Aad+Bep huwelijk 1998/2009")
PARTED = TOLD.having(*(pair.but(how_ended="scheiding") for pair in TOLD.partnerships.values()))
(COUPLE,) = couples_of(PARTED).values()


def slashes(join: Join, taken: list[tuple[float, float]]) -> list[Line]:
    """The slashes on a line above symbols."""
    group = join_group(join, COUPLE, look=LOOK, beside=False, taken=taken)
    assert group is not None
    return [item for item in walk(group.items) if isinstance(item, Line)]


@settings(max_examples=40, deadline=None)
@given(st.floats(0, 170), st.floats(0, 170))
def test_slashes_stand_clear_of_years_wherever_there_is_room(one: float, other: float) -> None:
    taken = [(one, one + 20.0), (other, other + 20.0)]
    found = slashes(Join(0.0, 240.0, 50.0), taken)
    assert len(found) == 2
    xs = [x for line in found for x, _ in line.points]
    assert min(xs) > 0
    assert max(xs) < 240
    assert not any(left < x < right for left, right in taken for x in xs)


def test_without_room_slashes_hardly_reach_below_the_line() -> None:
    ((_, free), _), *_ = (line.points for line in slashes(Join(0.0, 70.0, 50.0), []))
    ((_, narrow), _), *_ = (line.points for line in slashes(Join(0.0, 70.0, 50.0), [(-9.0, 90.0)]))
    assert free == 54.5
    assert narrow < 52.0
