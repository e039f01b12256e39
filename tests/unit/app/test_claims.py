"""Contradicting claims about a date: beside each other, one shown, none lost, none leaking."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.unit.timeline.made import TODAY, called, day, event, family
from werkbank.app.session import Key, Session, key_of
from werkbank.app.verbs.claims import add_claim, edit_claim, remove_claim, show_claim
from werkbank.app.verbs.family import remove
from werkbank.exchange import read_input, write_tables
from werkbank.journal.open_casus import MemorySink, OpenCasus
from werkbank.model.casus import Casus
from werkbank.model.claims import contradicted, other_dates
from werkbank.model.clock import SetClock, counted_ids
from werkbank.model.entities import DateClaim
from werkbank.model.errors import KnownError
from werkbank.model.kinds import ClaimedField, Kind, Nature, Sharing
from werkbank.plan.projection import project, projected_for
from werkbank.plan.readers import readers_of

DATE, END = ClaimedField.DATE, ClaimedField.END


def session_of(casus: Casus | None = None) -> Session:
    clock = SetClock(datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC))
    known = casus or family(
        event("e1", "maart 2014", kind="aanhouding", persons="bo", source="proces-verbaal", sharing="gezin"),
        event("e2", "2015", "nu", kind="vuhp", persons="bo"),
    )
    return Session(OpenCasus(known, sink=MemorySink(), clock=clock, ids=counted_ids("n"), author="test"), clock=clock)


def said(session: Session, text: str, *, field: ClaimedField = DATE, of: str = "e1") -> DateClaim:
    return add_claim(
        session, Key(Kind.EVENT, called(of)), field=field, date=day(text), source="Mo", nature=Nature.STORY
    )


def test_another_date_stands_beside_the_shown_one() -> None:
    session = session_of()
    claim = said(session, "zomer 2014")
    assert session.casus.events[called("e1")].date.as_typed == "maart 2014"
    assert other_dates(session.casus, session.casus.events[called("e1")]) == (claim,)
    assert contradicted(session.casus) == {"e1": 1}
    assert (claim.contributor, claim.source, claim.sharing) == ("test", "Mo", Sharing.FAMILY)


def test_choosing_swaps_and_keeps_what_was_said_with_its_source() -> None:
    session = session_of()
    show_claim(session, said(session, "zomer 2014").id)
    shown = session.casus.events[called("e1")]
    (other,) = other_dates(session.casus, shown)
    assert shown.date.as_typed == "zomer 2014"
    assert (other.date.as_typed, other.source) == ("maart 2014", "proces-verbaal")
    show_claim(session, other.id)
    shown = session.casus.events[called("e1")]
    assert shown.date.as_typed == "maart 2014"
    assert [one.source for one in other_dates(session.casus, shown)] == ["Mo"]
    assert len(session.casus.date_claims) == 2


def test_choosing_is_one_step_back() -> None:
    session = session_of()
    claim = said(session, "zomer 2014")
    before = session.casus
    show_claim(session, claim.id)
    session.open.undo()
    assert session.casus == before
    session.open.undo()
    assert not session.casus.date_claims


def test_an_end_that_still_runs_is_a_claim_too() -> None:
    session = session_of()
    claim = said(session, "juni 2019", field=END, of="e2")
    show_claim(session, claim.id)
    shown = session.casus.events[called("e2")]
    assert (shown.end.as_typed, shown.running) == ("juni 2019", False)
    (other,) = other_dates(session.casus, shown)
    assert other.running
    show_claim(session, other.id)
    shown = session.casus.events[called("e2")]
    assert (shown.end.is_known, shown.running) == (False, True)


def test_births_have_claims_as_well() -> None:
    session = session_of()
    key = Key(Kind.PERSON, called("oma"))
    claim = add_claim(session, key, field=ClaimedField.BIRTH, date=day("1950"))
    show_claim(session, claim.id)
    assert session.casus.persons[called("oma")].birth.as_typed == "1950"
    assert contradicted(session.casus) == {"oma": 1}


def test_the_same_or_nothing_is_no_claim() -> None:
    session = session_of()
    for text in ("maart 2014", "03-2014", ""):
        with pytest.raises(KnownError):
            said(session, text)
    assert not session.casus.date_claims


def test_claims_are_edited_and_taken_away_and_go_with_their_event() -> None:
    session = session_of()
    claim = said(session, "zomer 2014")
    edit_claim(session, claim.id, source="Pim")
    assert session.casus.date_claims[claim.id].source == "Pim"
    remove_claim(session, claim.id)
    assert not session.casus.date_claims
    session.open.undo()
    remove(session, key_of(session.casus.events[called("e1")]))
    assert not session.casus.date_claims
    session.open.undo()
    assert len(session.casus.date_claims) == 1


def test_tables_hold_claims(tmp_path: Path) -> None:
    session = session_of()
    said(session, "zomer 2014")
    show_claim(session, said(session, "juni 2019", field=END, of="e2").id)
    write_tables(session.casus, tmp_path, today=TODAY)
    read = read_input(tmp_path, today=TODAY).casus
    told = {(one.event, one.field, one.date.as_typed, one.running, one.source) for one in read.date_claims.values()}
    assert told == {
        ("e1", DATE, "zomer 2014", False, "Mo"),
        ("e2", END, "", True, ""),
        ("e2", END, "juni 2019", False, "Mo"),
    }


@pytest.mark.parametrize("sharing", ["gezin", "keten", "afgeschermd"])
def test_no_reader_outside_the_team_learns_of_another_date(sharing: str) -> None:
    session = session_of()
    claim = said(session, "zomer 2014")
    edit_claim(session, claim.id, sharing=Sharing(sharing))
    without = session.casus.without(Kind.DATE_CLAIM, [claim.id])
    for reader in readers_of(session.casus, today=TODAY):
        seen = project(session.casus, reader, today=TODAY)
        hidden = seen.without(Kind.DATE_CLAIM, list(seen.date_claims))
        if reader.kind.name != "TEAM":
            assert not seen.date_claims
        assert hidden.events == project(without, reader, today=TODAY).events


def test_the_team_does_not_see_a_claim_that_is_not_for_it_or_about_a_hidden_event() -> None:
    session = session_of()
    claim = said(session, "zomer 2014")
    assert projected_for(session.casus, "team", today=TODAY).date_claims
    edit_claim(session, claim.id, sharing=Sharing.SHIELDED)
    assert not projected_for(session.casus, "team", today=TODAY).date_claims


def test_dates_of_claims_are_days() -> None:
    assert said(session_of(), "14-5-2014").date.lo == date(2014, 5, 14)


def test_a_period_is_a_claim_about_each_end_that_differs() -> None:
    session = session_of()
    said(session, "van 2015 t/m juni 2019", of="e2")
    told = [(one.field, one.date.as_typed) for one in session.casus.date_claims.values()]
    assert told == [(END, "juni 2019")]
