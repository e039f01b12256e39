"""What dragging a mark makes of its dates."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.timeline.made import TODAY, event
from werkbank.model.entities import Event
from werkbank.model.rules import certainly_after
from werkbank.timeline.rescheduling import echo_of, least_step, put_on, shifted, with_begin, with_end
from werkbank.timeline.shifting import Step

MONTH, YEAR, DAY = Step.MONTH, Step.YEAR, Step.DAY


def said(fields: dict[str, Any]) -> dict[str, object]:
    return {name: getattr(value, "as_typed", value) for name, value in fields.items()}


def test_the_body_moves_both_ends() -> None:
    ots = event("e", "10-3-2016", "9-9-2017", kind="ots")
    assert said(shifted(ots, by=2, step=MONTH)) == {
        "date": "10 mei 2016", "end": "9 november 2017",
    }  # fmt: skip


def test_a_begin_that_told_the_end_is_taken_apart() -> None:
    whole = Event.model_validate(
        {**event("e", "2012").__dict__, "date": event("x", "van maart 2012 t/m juni 2013").date}
    )
    fields = said(shifted(whole, by=1, step=YEAR))
    assert (fields["date"], fields["end"]) == ("maart 2013", "juni 2014")


def test_what_runs_keeps_running_until_its_end_is_dragged_to_before_today() -> None:
    sport = event("e", "zomer 2018", "nu", kind="sport-of-hobby")
    assert said(shifted(sport, by=1, step=YEAR)) == {"date": "zomer 2019"}
    assert with_end(sport, day=date(2027, 3, 1), step=MONTH, today=TODAY) == {}
    assert said(with_end(sport, day=date(2024, 3, 1), step=MONTH, today=TODAY)) == {
        "end": "maart 2024", "running": False,
    }  # fmt: skip


def test_a_moment_stays_a_moment() -> None:
    moment = event("e", "2014", kind="aanhouding")
    assert said(with_end(moment, day=date(2016, 2, 2), step=YEAR, today=TODAY)) == {"date": "tussen 2014 en 2016"}
    assert said(shifted(moment, by=-1, step=YEAR)) == {"date": "2013"}


def test_the_step_is_that_of_the_vaguest_date() -> None:
    assert least_step(event("e", "voorjaar 2013", "1-7-2014"), step=DAY) is Step.SEASON
    assert least_step(event("e", "1-7-2014"), step=MONTH) is MONTH


def test_what_has_no_date_gets_one() -> None:
    assert said(put_on(event("e", "onbekend"), day=date(2014, 7, 2), step=MONTH)) == {"date": "juli 2014"}


def test_the_echo_tells_the_days() -> None:
    moment = event("e", "2014", kind="aanhouding")
    assert echo_of(moment, shifted(moment, by=-1, step=YEAR)) == ("begrepen als: 2013 (1 januari t/m 31 december 2013)")
    ots = event("e", "10-3-2016", "9-9-2017", kind="ots")
    assert echo_of(ots, shifted(ots, by=1, step=DAY)) == "begrepen als: 11 maart 2016 t/m 10 september 2017"


@settings(max_examples=60)
@given(
    st.sampled_from(["10-3-2016", "voorjaar 2013", "rond 2008", "2015?", "na 2010"]),
    st.sampled_from(["9-9-2017", "zomer 2018", "rond 2019", "nu", ""]),
    st.dates(date(1990, 1, 1), date(2035, 1, 1)),
    st.sampled_from([DAY, MONTH, YEAR]),
    st.booleans(),
)
def test_no_end_is_ever_dragged_before_its_begin(start: str, end: str, to: date, step: Step, exact: bool) -> None:
    ots = event("e", start, end, kind="ots")
    for fields in (
        with_begin(ots, day=to, step=step, exact=exact),
        with_end(ots, day=to, step=step, today=TODAY, exact=exact),
    ):
        new = ots.but(**fields)
        assert not certainly_after(new.date, new.end)
