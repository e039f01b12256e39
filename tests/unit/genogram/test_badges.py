"""Badges that no day draws are left out, and nothing else."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from werkbank.genogram.badges import ORDER, Badge, Certainty, standing, telling

FIRST = date(2010, 1, 1)
DAYS = [FIRST + timedelta(n) for n in range(-1, 9)]
day = st.none() | st.sampled_from(DAYS)
badges = st.lists(
    st.builds(Badge, st.sampled_from(["OTS", "SCH"]), st.just(""), day, day, st.sampled_from(ORDER), st.just(""),
              st.integers().map(str)),
    max_size=9,
).map(lambda made: sorted(made, key=lambda badge: badge.first or date.min))  # fmt: skip


@given(badges)
def test_every_day_draws_the_same(made: list[Badge]) -> None:
    kept = telling(made)
    for on in DAYS:
        assert standing(kept, on=on) == standing(made, on=on)


def test_a_long_row_that_never_ends_is_one_badge() -> None:
    row = [Badge("OTS", "2010", on, None, Certainty.SOLID, "", "") for on in DAYS]
    assert telling(row) == (row[0],)


def test_measures_one_after_another_all_stay() -> None:
    row = [Badge("OTS", "2010", on, on + timedelta(1), Certainty.SOLID, "", "") for on in DAYS]
    assert telling(row) == tuple(row)
