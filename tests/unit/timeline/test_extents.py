"""Where an event lies in days, and what its edges say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.timeline.made import TODAY, event
from werkbank.model.dates import from_edtf
from werkbank.timeline.extents import OPEN_DAYS, Extent, Mark, extent_of, is_period

NOW = TODAY.toordinal() + 1


def of(when: str, end: str = "", *, born: int | None = None, **fields: object) -> Extent:
    found = extent_of(event("e", when, end, **fields), today=TODAY, born=born)
    assert found is not None
    return found


def edge(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def test_a_day_is_one_day_wide_and_a_moment() -> None:
    assert of("12-3-2014", kind="verhuizing") == (
        edge("2014-03-12"),
        edge("2014-03-12"),
        edge("2014-03-13"),
        edge("2014-03-13"),
        Mark.MOMENT,
    )


def test_a_vague_period_has_a_core_between_its_latest_start_and_its_earliest_end() -> None:
    found = of("voorjaar 2013", "juli 2014", kind="ots")
    assert found[:4] == (edge("2013-03-01"), edge("2013-05-31"), edge("2014-07-02"), edge("2014-08-01"))
    assert found.marks == Mark.NONE


def test_two_vague_edges_that_overlap_leave_no_core() -> None:
    found = of("2013", "2013", kind="ots")
    assert found.marks & Mark.NO_CORE
    assert found.b >= found.c


def test_a_running_period_is_certain_up_to_today() -> None:
    found = of("2020", "nu", kind="vuhp")
    assert found.c == found.d == NOW
    assert found.marks & Mark.RUNNING
    assert not found.marks & Mark.END_TORN


def test_a_period_in_the_date_alone_is_taken_apart() -> None:
    assert of("sinds sept 2020", kind="vuhp").marks & Mark.RUNNING
    assert of("van maart 2012 tot juni 2013", kind="vuhp")[:4] == of("maart 2012", "juni 2013", kind="vuhp")[:4]


def test_an_unknown_end_is_torn_at_today_and_certain_nowhere() -> None:
    found = of("2020", kind="ots")
    assert found.d == NOW
    assert found.marks & Mark.END_TORN
    assert found.marks & Mark.NO_CORE


def test_an_open_beginning_starts_at_birth_or_two_years_before() -> None:
    born = edge("1998-02-03")
    assert of("voor 2010", kind="verhuizing", born=born).a == born
    assert of("voor 2010", kind="verhuizing").a == edge("2010-01-01") - OPEN_DAYS
    assert of("voor 2010", kind="verhuizing").middle == edge("2010-01-01") - 0.5


def test_after_a_year_runs_to_today_and_stands_at_its_known_side() -> None:
    found = of("na 2010", kind="verhuizing")
    assert found.d == NOW
    assert found.middle == edge("2011-01-01") + 0.5


@pytest.mark.parametrize(
    ("when", "end", "mark"),
    [
        ("rond 2008", "2010", Mark.START_WAVY),
        ("2008", "rond 2010", Mark.END_WAVY),
        ("2008?", "2010", Mark.UNSURE),
        ("2008", "2010?", Mark.UNSURE),
        ("tot 2015", "", Mark.START_TORN),
    ],
)
def test_doubt_shows_at_the_side_it_is_about(when: str, end: str, mark: Mark) -> None:
    assert of(when, end, kind="ots").marks & mark


def test_without_any_date_there_is_no_place_but_an_end_alone_is_enough() -> None:
    assert extent_of(event("e", "onbekend"), today=TODAY) is None
    assert extent_of(event("e", "na de scheiding"), today=TODAY) is None
    assert of("onbekend", "2014", kind="ots").marks & Mark.START_TORN


def test_an_end_before_the_start_still_has_ordered_edges() -> None:
    found = of("2020", "2010", kind="ots")
    assert found.a <= found.b <= found.d
    assert found.a <= found.c <= found.d
    assert found.a < found.d


def test_a_kind_that_lasts_is_a_bar_also_with_one_date() -> None:
    assert is_period(event("e", "2013", kind="ots"))
    assert not is_period(event("e", "2013", kind="geboorte"))
    assert is_period(event("e", "2013", kind="geboorte", period=True))


CLAIMS = st.sampled_from(
    [
        "",
        "2013",
        "2013-21",
        "2013~",
        "2013?",
        "2013-05-06",
        "[..2009]",
        "[2011..]",
        "2012/2014",
        "2015/..",
        "/2015",
        "199X",
        "2030",
    ]
)


@given(CLAIMS, CLAIMS, st.booleans(), st.sampled_from(["ots", "geboorte", "overig", "eigen-soort"]))
def test_edges_are_always_in_order(start: str, end: str, running: bool, kind: str) -> None:
    made = event("e", "").but(
        date=from_edtf(start) if start else from_edtf(""), end=from_edtf(end), running=running, kind=kind
    )
    found = extent_of(made, today=TODAY)
    if found is not None:
        assert found.a <= found.b <= found.d
        assert found.a <= found.c <= found.d
        assert found.a < found.d
        assert found.a <= found.middle <= found.d
        assert bool(found.marks & Mark.NO_CORE) == (not found.is_moment and found.b >= found.c)
