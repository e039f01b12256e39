"""Verbs of the timeline: move, merge, split, copy, one value for many; each one undo step, nothing lost."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.app.test_claims import session_of
from tests.unit.timeline.made import called, event, family
from werkbank.app.session import Session
from werkbank.app.verbs.timeline_edits import (
    add_events,
    copy_events,
    merge_events,
    reschedule,
    set_fields,
    split_event,
)
from werkbank.model.entities import DateClaim, Decision, Event, OwnStatement, Pattern
from werkbank.model.errors import KnownError
from werkbank.model.kinds import ClaimedField, Nature, Sharing
from werkbank.model.rules import certainly_after
from werkbank.timeline.rescheduling import shifted
from werkbank.timeline.shifting import Step


def of(*events: Event) -> Session:
    return session_of(family(*events))


def step_back(session: Session, action: Callable[[], object]) -> None:
    """Do it, and see that one undo takes all of it back."""
    before = session.casus
    action()
    assert session.casus != before
    session.open.undo()
    assert session.casus == before
    session.open.redo()


def test_several_events_move_in_one_step() -> None:
    session = of(event("a", "2014", kind="ots"), event("b", "mei 2015"))
    moves = {one.id: shifted(one, by=1, step=Step.YEAR) for one in session.casus.events.values()}
    step_back(session, lambda: reschedule(session, moves))
    assert [one.date.as_typed for one in session.casus.events.values()] == ["2015", "mei 2016"]


def test_one_value_for_many() -> None:
    session = of(event("a", "2014"), event("b", "2015"))
    step_back(session, lambda: set_fields(session, called("a"), called("b"), nature=Nature.OPINION))
    assert {one.nature for one in session.casus.events.values()} == {Nature.OPINION}


def test_merging_periods_keeps_all_that_was_said() -> None:
    session = of(
        event("b", "10-3-2016", "9-9-2017", kind="ots", persons="lot", title="Tweede", source="Y", sharing="gezin"),
        event("a", "voorjaar 2013", "1-7-2014", kind="ots", persons="bo", title="Eerste", source="X", text="Lang"),
    )
    step_back(session, lambda: merge_events(session, called("b"), called("a")))
    (made,) = session.casus.events.values()
    assert (made.id, made.date.as_typed, made.end.as_typed) == ("a", "voorjaar 2013", "9-9-2017")
    assert (made.title, made.text, made.source) == ("Eerste", "Lang\nTweede", "X; Y")
    assert (made.persons, made.sharing) == (("bo", "lot"), Sharing.UNDECIDED)


def test_merging_moments_of_one_date_stays_a_moment_and_else_becomes_a_period() -> None:
    session = of(event("a", "mei 2014", kind="aanhouding"), event("b", "2014-05", kind="aanhouding"))
    made = merge_events(session, called("a"), called("b"))
    assert (made.date.as_typed, made.end.is_known, made.period) == ("mei 2014", False, False)
    session = of(event("a", "mei 2014", kind="aanhouding"), event("b", "juni 2015", kind="aanhouding"))
    made = merge_events(session, called("a"), called("b"))
    assert (made.date.as_typed, made.end.as_typed, made.period) == ("mei 2014", "juni 2015", True)


def test_merging_with_what_runs_or_has_no_known_end() -> None:
    session = of(event("a", "2014", "2015", kind="vuhp"), event("b", "2016", "nu", kind="vuhp"))
    made = merge_events(session, called("a"), called("b"))
    assert (made.end.is_known, made.running) == (False, True)
    session = of(event("a", "2014", "2015", kind="vuhp"), event("b", "2016", kind="vuhp"))
    made = merge_events(session, called("a"), called("b"))
    assert (made.end.is_known, made.running, made.period) == (False, False, True)


@pytest.mark.parametrize(
    "other",
    [
        event("b", "2015", kind="vuhp"),
        event("b", "2015", kind="ots", nature="mening"),
        event("b", "2015", kind="ots", only_for=("lot",)),
    ],
)
def test_what_is_no_one_thing_is_not_merged(other: Event) -> None:
    session = of(event("a", "2014", kind="ots", only_for=("bo",)), other)
    before = session.casus
    with pytest.raises(KnownError):
        merge_events(session, called("a"), called("b"))
    with pytest.raises(KnownError):
        merge_events(session, called("a"))
    assert session.casus == before


def test_what_points_at_a_merged_event_points_at_the_one_that_stays() -> None:
    session = session_of(
        family(event("a", "2014", kind="ots"), event("b", "2015", kind="ots")).having(
            Pattern(id=called("p"), events=(called("b"), called("a"))),
            Decision(id=called("d"), facts=(called("b"),)),
            DateClaim(id=called("c"), event="b", field=ClaimedField.DATE, date=event("x", "2010").date),
            OwnStatement(id=called("o"), target="b"),
        )
    )
    step_back(session, lambda: merge_events(session, called("a"), called("b")))
    casus = session.casus
    assert casus.patterns[called("p")].events == ("a",)
    assert casus.decisions[called("d")].facts == ("a",)
    assert casus.date_claims[called("c")].event == "a"
    assert casus.own_statements[called("o")].target == "a"


def test_splitting_on_a_day() -> None:
    session = of(event("a", "voorjaar 2013", "nu", kind="ots", outcome="doelen bereikt", title="OTS"))
    step_back(session, lambda: split_event(session, called("a"), on=date(2015, 6, 1)))
    first, second = session.casus.events.values()
    assert (first.date.as_typed, first.end.as_typed, first.running) == ("voorjaar 2013", "31 mei 2015", False)
    assert (second.date.as_typed, second.end.is_known, second.running) == ("1 juni 2015", False, True)
    assert (first.outcome, second.outcome, second.title) == ("", "doelen bereikt", "OTS")


@pytest.mark.parametrize("on", [date(2012, 1, 1), date(2013, 1, 1), date(2020, 1, 1)])
def test_a_day_outside_does_not_split(on: date) -> None:
    session = of(event("a", "2013", "2015", kind="ots"), event("m", "2013", kind="aanhouding"))
    for ident in ("a", "m"):
        with pytest.raises(KnownError):
            split_event(session, called(ident), on=on)


def test_a_copy_is_about_the_other_person_only() -> None:
    session = of(event("a", "2014", kind="ots", persons="bo", about=("bo",), source="X", chosen=True, ref="g1"))
    step_back(session, lambda: copy_events(session, called("a"), to=called("lot")))
    _, made = session.casus.events.values()
    assert (made.persons, made.about, made.source, made.chosen, made.ref) == (("lot",), ("lot",), "X", False, "")
    assert made.contributor == "test"


def test_many_new_events_are_one_step() -> None:
    session = of()
    step_back(session, lambda: add_events(session, [event(f"x{n}", "2014") for n in range(30)]))
    assert len(session.casus.events) == 30
    assert session.casus.events[called("x3")].contributor == "test"


@settings(max_examples=40)
@given(
    st.sampled_from(["10-3-2012", "voorjaar 2012", "rond 2011", "2012?"]),
    st.sampled_from(["9-9-2017", "zomer 2018", "nu", ""]),
    st.dates(date(2011, 1, 1), date(2019, 1, 1)),
)
def test_halves_of_a_split_never_overlap_and_merge_again(start: str, end: str, on: date) -> None:
    session = of(event("a", start, end, kind="ots"))
    before = session.casus.events[called("a")]
    try:
        first, second = split_event(session, called("a"), on=on)
    except KnownError:
        return
    assert certainly_after(second.date, first.end)
    assert not certainly_after(first.date, first.end)
    made = merge_events(session, first.id, second.id)
    assert (made.date, made.end, made.running) == (before.date, before.end, before.running)
