from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.family import TODAY, day, session, three_generations
from werkbank.app.travel import History, history_of, months_on, played, ticks
from werkbank.app.verbs import family

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2060, 1, 1))


def known() -> History:
    desk = session()
    three_generations(desk)
    return history_of(desk.casus, today=TODAY)


def test_the_history_has_births_deaths_relations_and_events() -> None:
    days = known().days
    assert {date(1945, 1, 1), date(2015, 1, 1), date(1998, 1, 1), date(2016, 1, 1), date(2013, 3, 1)} <= set(days)
    assert list(days) == sorted(set(days))


def test_an_empty_casus_has_ten_years_without_anything() -> None:
    empty = history_of(session().casus, today=TODAY)
    assert empty.days == ()
    assert (TODAY - empty.first).days == 3652
    assert empty.before(TODAY) is None
    assert empty.after(empty.first) is None


def test_what_is_still_to_come_is_no_history() -> None:
    desk = session()
    family.add_person(desk, birth=day("2010"), death=day("2010"))
    assert history_of(desk.casus, today=date(2009, 1, 1)).days == ()


def test_from_event_to_event_and_back() -> None:
    history = known()
    for earlier, later in zip(history.days, history.days[1:], strict=False):
        assert history.after(earlier) == later
        assert history.before(later) == earlier
    assert history.after(history.days[-1]) is None
    assert history.before(history.days[0]) is None


@given(at=DAYS)
def test_the_cursor_stays_within_the_history(at: date) -> None:
    history = known()
    kept = history.within(at)
    assert kept is None if at >= TODAY else kept == max(at, history.first)


@pytest.mark.parametrize("buckets", [2, 7, 100])
def test_density_is_between_nothing_and_one(buckets: int) -> None:
    found = known().density(buckets)
    assert len(found) == buckets
    assert max(found) == 1.0
    assert min(found) >= 0.0
    assert set(History((), date(2000, 1, 1), TODAY).density(buckets)) == {0.0}


@given(at=DAYS, months=st.integers(-600, 600))
def test_months_keep_the_day_or_take_the_last(at: date, months: int) -> None:
    there = months_on(at, months=months)
    assert (there.year - at.year) * 12 + there.month - at.month == months
    assert there.day == at.day or (there.day < at.day and (months_on(there, months=1).month - there.month) % 12 == 1)


def test_year_labels_are_round_and_not_too_many() -> None:
    history = known()
    for most in (1, 3, 8, 20, 90):
        years = ticks(history, most=most)
        assert len(years) <= most
    assert ticks(history, most=9) == [1950, 1960, 1970, 1980, 1990, 2000, 2010, 2020]


def test_playing_goes_as_fast_as_asked() -> None:
    assert played(0.0, seconds=2.0, speed=0.5) == pytest.approx(365.25)
