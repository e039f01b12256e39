"""Moving dates along the line: never more exact than they were, always in words that can be typed again."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.timeline.made import TODAY, day
from werkbank.model.dates import parse
from werkbank.timeline.shifting import Step, bracket_at, edge_at, moved, placed, step_at, step_of, steps_between

TYPED = (
    "12-3-2014", "mei 2013", "voorjaar 2013", "winter 2013", "2014", "rond 2008", "begin 2016", "2019?",
    "rond mei 2011", "Q3 2019", "2e helft 2019", "jaren 90", "voor 2010", "na mei 2011", "tussen 2008 en 2010",
    "kerst 2017",
    "waarschijnlijk rond 2011", "29-2-2012", "eind jaren 90", "31-1-2015",
)  # fmt: skip
DAYS = st.dates(date(1950, 1, 1), date(2040, 1, 1))
STEPS = st.sampled_from([Step.DAY, Step.MONTH, Step.YEAR])


def test_a_scale_says_how_exact_a_place_is() -> None:
    assert [step_at(width) for width in (10.0, 3.0, 1.0, 0.2)] == [Step.DAY, Step.DAY, Step.MONTH, Step.YEAR]
    assert [placed(date(2013, 5, 14), step=step).as_typed for step in Step] == [
        "14 mei 2013", "mei 2013", "voorjaar 2013", "2013", "jaren 2010",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "by", "step", "after"),
    [
        ("12-3-2014", 3, Step.DAY, "15 maart 2014"),
        ("12-3-2014", -3, Step.MONTH, "12 december 2013"),
        ("31-1-2015", 1, Step.MONTH, "1 maart 2015"),
        ("12-3-2014", 2, Step.YEAR, "12 maart 2016"),
        ("mei 2013", 40, Step.DAY, "juni 2013"),
        ("voorjaar 2013", 3, Step.MONTH, "zomer 2013"),
        ("voorjaar 2013", 1, Step.YEAR, "voorjaar 2014"),
        ("voorjaar 2013", 1, Step.MONTH, "voorjaar 2013"),
        ("rond 2008", 2, Step.YEAR, "rond 2010"),
        ("2019?", -1, Step.YEAR, "2018?"),
        ("begin 2016", 4, Step.MONTH, "medio 2016"),
        ("jaren 90", 12, Step.YEAR, "jaren 2000"),
        ("tussen 2008 en 2010", 1, Step.YEAR, "tussen 2009 en 2011"),
        ("voor 2010", 1, Step.YEAR, "vóór 2011"),
        ("2e helft 2019", 6, Step.MONTH, "1e helft 2020"),
    ],
)
def test_moving(typed: str, by: int, step: Step, after: str) -> None:
    assert moved(day(typed), by=by, step=step).as_typed == after


@pytest.mark.parametrize(
    ("typed", "to", "step", "after"),
    [
        ("10-3-2016", date(2013, 5, 14), Step.MONTH, "mei 2013"),
        ("10-3-2016", date(2013, 5, 14), Step.DAY, "14 mei 2013"),
        ("voorjaar 2013", date(2014, 7, 2), Step.DAY, "zomer 2014"),
        ("rond 2008", date(2014, 7, 2), Step.DAY, "rond 2014"),
        ("2019?", date(2014, 7, 2), Step.MONTH, "2014?"),
        ("voor 2010", date(2014, 7, 2), Step.YEAR, "vóór 2015"),
        ("onbekend", date(2014, 7, 2), Step.YEAR, "2014"),
    ],
)
def test_putting_an_end_elsewhere(typed: str, to: date, step: Step, after: str) -> None:
    assert edge_at(day(typed), day=to, step=step).as_typed == after


def test_the_exact_day_only_when_asked() -> None:
    vague = day("waarschijnlijk rond 2011")
    assert edge_at(vague, day=date(2014, 7, 2), step=Step.YEAR, exact=True).as_typed == "2 juli 2014?"


def test_a_moment_gets_a_wider_or_narrower_bracket() -> None:
    year = day("2014")
    assert (
        bracket_at(year, day=date(2014, 5, 20), first=True, step=Step.MONTH).as_typed == "tussen mei en december 2014"
    )
    assert bracket_at(year, day=date(2016, 5, 20), first=False, step=Step.YEAR).as_typed == "tussen 2014 en 2016"
    assert bracket_at(year, day=date(2019, 1, 1), first=True, step=Step.YEAR).as_typed == "2014"


def test_ages_are_left_behind_and_documents_are_not() -> None:
    age = parse("toen hij 4 was", today=TODAY, birth=day("5-6-2013"))
    assert age.basis
    assert moved(age, by=1, step=Step.YEAR).basis == ""


def test_steps_are_counted_to_the_nearest() -> None:
    assert [steps_between(0, days, step=Step.MONTH) for days in (14, 16, -16, 61)] == [0, 1, -1, 2]


@settings(max_examples=60)
@given(st.sampled_from(TYPED), DAYS, STEPS, st.integers(-40, 40))
def test_what_is_written_can_be_typed_again_and_is_never_more_exact(typed: str, to: date, step: Step, by: int) -> None:
    claim = day(typed)
    for new in (
        moved(claim, by=by, step=step),
        edge_at(claim, day=to, step=step),
        bracket_at(claim, day=to, first=by > 0, step=step),
    ):
        assert parse(new.as_typed, today=TODAY).edtf == new.edtf
        assert new.uncertain == claim.uncertain
        assert new.lo is None or new.hi is None or new.lo <= new.hi
    assert step_of(edge_at(claim, day=to, step=step)) >= min(step_of(claim), Step.DECADE)
    assert moved(claim, by=by, step=step).approx == claim.approx
