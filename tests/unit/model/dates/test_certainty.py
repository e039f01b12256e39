"""Zeker when true for all days within the bounds, mogelijk when true for some: checked against counting all days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.model.dates.builders import TODAY, claim
from werkbank.model.dates import (
    Certainty,
    VagueDate,
    before,
    certainly_before,
    certainly_overlaps,
    from_edtf,
    gap_days,
    holds_on,
    overlap,
    possibly_before,
    possibly_overlaps,
    stretch_of_moment,
    stretch_of_period,
    within,
)

ZEKER, MOGELIJK, NEE = Certainty.ZEKER, Certainty.MOGELIJK, Certainty.NEE
START = date(2014, 1, 1)


def days(first: int, last: int) -> VagueDate:
    """A moment between two days, counted from the first of January 2014."""
    lo, hi = sorted((first, last))
    return from_edtf(f"[{START + timedelta(lo)}..{START + timedelta(hi)}]")


def spread(vague: VagueDate) -> list[date]:
    assert vague.lo
    assert vague.hi
    return [vague.lo + timedelta(n) for n in range((vague.hi - vague.lo).days + 1)]


MOMENTS = st.builds(days, st.integers(0, 9), st.integers(0, 9))


@given(one=MOMENTS, other=MOMENTS)
def test_before_agrees_with_trying_all_days(one: VagueDate, other: VagueDate) -> None:
    answers = {a < b for a in spread(one) for b in spread(other)}
    expected = ZEKER if answers == {True} else NEE if answers == {False} else MOGELIJK
    assert before(one, other) is expected


@given(starts=st.tuples(MOMENTS, MOMENTS), ends=st.tuples(MOMENTS, MOMENTS))
def test_overlap_agrees_with_trying_all_days(
    starts: tuple[VagueDate, VagueDate], ends: tuple[VagueDate, VagueDate]
) -> None:
    truths = [
        [(a, b) for a in spread(start) for b in spread(end) if a <= b] for start, end in zip(starts, ends, strict=True)
    ]
    if not all(truths) or any(end.lo < start.lo or end.hi < start.hi for start, end in zip(starts, ends, strict=True)):  # type: ignore[operator]
        return  # a period that contradicts itself, or whose bounds tell more than each date alone
    answers = {a <= d and c <= b for a, b in truths[0] for c, d in truths[1]}
    one, other = (
        stretch_of_period(start, end=end, running=False, today=TODAY) for start, end in zip(starts, ends, strict=True)
    )
    assert certainly_overlaps(one, other) <= (answers == {True})
    assert possibly_overlaps(one, other) == (True in answers)


def test_an_open_or_unknown_date_excludes_nothing() -> None:
    assert before(claim("voor 2010"), claim("2012")) is ZEKER
    assert before(claim("voor 2010"), claim("2008")) is MOGELIJK
    assert before(claim("na 2010"), claim("2012")) is MOGELIJK
    assert before(claim("na 2010"), claim("2010")) is NEE
    assert before(claim("onbekend"), claim("2012")) is MOGELIJK
    assert not certainly_before(claim("onbekend"), claim("2012"))
    assert possibly_before(claim("onbekend"), claim("onbekend"))


def test_the_same_day_is_not_before_itself() -> None:
    assert before(claim("12-3-2014"), claim("12-3-2014")) is NEE


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("mei 2014", ZEKER),
        ("2014", ZEKER),
        ("rond 2014", MOGELIJK),
        ("2015", NEE),
        ("na 2014", NEE),
        ("na 2013", MOGELIJK),
    ],
)
def test_within_a_year(typed: str, expected: Certainty) -> None:
    assert within(claim(typed), lo=date(2014, 1, 1), hi=date(2014, 12, 31)) is expected


def test_steps_are_joined_by_the_weakest() -> None:
    assert min(ZEKER, MOGELIJK) is MOGELIJK
    assert max(NEE, MOGELIJK) is MOGELIJK
    assert [sure.word for sure in Certainty] == ["nee", "mogelijk", "zeker"]
    assert ZEKER.opposite() is NEE
    assert MOGELIJK.opposite() is MOGELIJK


def test_a_running_period_holds_today() -> None:
    stretch = stretch_of_period(claim("2020"), end=None, running=True, today=TODAY)
    assert holds_on(stretch, day=TODAY) is ZEKER
    assert holds_on(stretch, day=date(2020, 6, 1)) is MOGELIJK
    assert holds_on(stretch, day=date(2019, 12, 31)) is NEE


def test_an_unknown_end_may_have_come_at_once_or_not_yet() -> None:
    stretch = stretch_of_period(claim("1-5-2020"), end=None, running=False, today=TODAY)
    assert holds_on(stretch, day=date(2020, 5, 1)) is ZEKER
    assert holds_on(stretch, day=date(2020, 5, 2)) is MOGELIJK
    assert holds_on(stretch, day=TODAY) is MOGELIJK
    assert holds_on(stretch, day=TODAY + timedelta(1)) is NEE


def test_an_unknown_start_lies_before_the_end() -> None:
    stretch = stretch_of_period(claim(""), end=claim("2015"), running=False, today=TODAY)
    assert stretch.earliest_start == date.min
    assert stretch.latest_start == date(2015, 12, 31)


def test_a_vague_moment_overlaps_a_period_that_covers_all_its_days() -> None:
    home = stretch_of_period(claim("2012"), end=claim("2016"), running=False, today=TODAY)
    assert overlap(stretch_of_moment(claim("2014"), today=TODAY), home) is ZEKER
    assert overlap(stretch_of_moment(claim("2012"), today=TODAY), home) is MOGELIJK
    assert overlap(stretch_of_moment(claim("2011"), today=TODAY), home) is NEE


def test_two_vague_moments_in_one_year_only_may_coincide() -> None:
    one, other = (stretch_of_moment(claim("2014"), today=TODAY) for _ in range(2))
    assert overlap(one, other) is MOGELIJK


def test_free_days_are_counted_between_end_and_start() -> None:
    first = stretch_of_period(claim("1-3-2014"), end=claim("10-3-2014"), running=False, today=TODAY)
    second = stretch_of_period(claim("11-3-2014"), end=None, running=False, today=TODAY)
    later = stretch_of_period(claim("april 2014"), end=None, running=False, today=TODAY)
    assert gap_days(first, second) == (0, 0)
    assert gap_days(first, later) == (21, 50)
    assert gap_days(second, first)[1] < 0
