"""Beginning a session, changing who is there, ending it."""

from dataclasses import replace
from typing import Any

import pytest

from tests.helpers.family import TODAY, three_generations
from tests.helpers.family import session as new_session
from werkbank.app.actions import ActionId
from werkbank.app.audience import Purpose
from werkbank.app.session import Forgetful, Session
from werkbank.app.verbs import family
from werkbank.app.verbs.sessions import (
    Given,
    begin_session,
    change_session,
    end_session,
    given_now,
    given_then,
    note_change,
    note_meeting,
    remove_session,
    rewrite_session,
    show_meeting,
    take_back,
)
from werkbank.model.clock import EntityId
from werkbank.model.dates import parse
from werkbank.model.entities import Involvement
from werkbank.model.entities import Session as Met
from werkbank.model.errors import KnownError
from werkbank.model.kinds import Sharing


@pytest.fixture
def session() -> Session:
    made = new_session()
    people = three_generations(made)
    with made.open.transaction("share") as edit:
        for entity in [*edit.casus.persons.values(), *edit.casus.parentages.values()]:
            edit.change(entity, sharing=Sharing.FAMILY)
        edit.add(Involvement(id=edit.new_id(), name="Wil de Werker", role="jeugdbeschermer"))
    assert people
    return made


def _first(session: Session) -> str:
    return next(iter(session.whole.persons))


def test_a_session_is_an_item_of_the_casus_with_who_was_there(session: Session) -> None:
    word = f"person:{_first(session)}"
    given = Given("MDO", parse("1-11-2026", today=TODAY), "het wijkcentrum", words=(word,), others=("Wil de Werker",))
    met = begin_session(session, given)
    kept = session.whole.sessions[met.id]
    assert (kept.kind, kept.place, kept.purpose) == ("MDO", "het wijkcentrum", "behandelen")
    assert kept.present[1:] == ("Wil de Werker",)
    assert session.audience is not None
    assert session.audience.readers[1].startswith("involved:")
    assert given_now(session).words == session.audience.readers


def test_undo_takes_the_meeting_out_but_shows_no_more_than_before(session: Session) -> None:
    begin_session(session, Given(words=(f"person:{_first(session)}",)))
    session.undo()
    assert len(session.whole.sessions) == 1
    end_session(session)
    session.undo()
    assert not session.whole.sessions


def test_who_came_in_counts_from_then_and_everybody_stays_in_the_minutes(session: Session) -> None:
    word = f"person:{_first(session)}"
    begin_session(session, Given(words=(word,)))
    change_session(session, Given(words=(), others=("Buurvrouw",), others_as="netwerk", purpose=Purpose.LEARN))
    audience = session.audience
    assert audience is not None
    assert (audience.readers, audience.purpose) == (("role:netwerk",), Purpose.LEARN)
    assert len(session.whole.sessions[audience.session].present) == 2
    assert given_now(session).others == ("Buurvrouw",)


def test_only_one_session_runs_and_none_ends_twice(session: Session) -> None:
    begin_session(session, Given())
    assert session.offers(ActionId.END_SESSION)
    with pytest.raises(KnownError):
        begin_session(session, Given())
    end_session(session)
    assert not session.offers(ActionId.END_SESSION)
    with pytest.raises(KnownError):
        end_session(session)


class _Logging(Forgetful):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[tuple[str, dict[str, Any]]] = []

    def log(self, what: str, **fields: Any) -> None:  # noqa: ANN401 - fields of a line
        self.lines.append((what, fields))


def test_the_log_says_when_a_session_began_who_read_along_and_when_it_ended() -> None:
    memory = _Logging()
    plain = new_session()
    session = Session(plain.open, clock=plain.clock, memory=memory)
    three_generations(session)
    word = f"person:{_first(session)}"
    met = begin_session(session, Given(words=(word,)))
    change_session(session, Given(words=(word,), place="ergens anders"))
    change_session(session, Given(words=(word,), others=("Meester Wim",), others_as="school"))
    end_session(session)
    assert [what for what, _ in memory.lines] == ["session-begin", "session-change", "session-end"]
    assert all(fields["objects"] == (met.id,) for _, fields in memory.lines)
    assert memory.lines[0][1]["about"] == (_first(session),)
    assert memory.lines[0][1]["purpose"] == "behandelen"
    assert memory.lines[2][1]["detail"] == f"{word}, role:school"


def test_what_is_shown_can_be_worked_out_beforehand_and_stopped(session: Session) -> None:
    given = Given(words=(f"person:{_first(session)}",))
    audience = note_meeting(session, given)
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int, /) -> bool:
        told.append((done, total))
        return False

    screen = session.screen_for(audience)
    assert not screen.prepare(stop)
    assert told == [(1, 2)]
    assert session.audience is None
    assert screen.prepare(lambda done, total: done <= total)
    ready = screen.casus
    show_meeting(session, audience, screen=screen)
    assert session.casus is ready
    assert dict(session.screen_for(audience).casus.tables) == dict(ready.tables)


def test_a_session_that_is_over_can_be_written_down_anew_and_undo_brings_back_what_stood_there(
    session: Session,
) -> None:
    met = begin_session(session, Given("mdo", parse("1-11-2062", today=TODAY), others=("Wil de Werker", "Bep")))
    with pytest.raises(KnownError):
        rewrite_session(session, met, given_then(session, met))
    end_session(session)
    then = given_then(session, met)
    assert (then.kind, then.words[0].partition(":")[0], then.others) == ("mdo", "involved", ("Bep",))
    word = f"person:{_first(session)}"
    right = Given("keukentafel", parse("1-11-2026", today=TODAY), "thuis", words=(word,), others=("Bep",))
    kept = rewrite_session(session, met, right)
    assert (kept.kind, kept.on.edtf, kept.place, kept.present[1:]) == ("keukentafel", "2026-11-01", "thuis", ("Bep",))
    assert kept.read_as == (_first(session), "netwerk")
    session.undo()
    assert session.whole.sessions[met.id] == met


def test_a_session_can_be_taken_out_and_comes_back_by_undo(session: Session) -> None:
    met = begin_session(session, Given("mdo", parse("1-11-2026", today=TODAY)))
    with pytest.raises(KnownError):
        remove_session(session, met)
    end_session(session)
    remove_session(session, met)
    assert not session.whole.sessions
    session.undo()
    assert session.whole.sessions == {met.id: met}


def test_what_a_table_said_a_session_was_for_stays_in_its_own_words(session: Session) -> None:
    with session.open.transaction("import") as edit:
        met = edit.add(Met(id=edit.new_id(), kind="mdo", purpose="Terugkijken.", present=(_first(session), "Bep")))
    then = given_then(session, met)
    assert (then.words, then.others) == ((f"person:{_first(session)}",), ("Bep",))
    assert rewrite_session(session, met, then).purpose == "Terugkijken."


def test_undo_does_not_go_over_the_beginning_of_the_session_that_runs(session: Session) -> None:
    family.add_child(session, EntityId(_first(session)), first_name="Bo")
    begin_session(session, Given("mdo"))
    assert session.undo_step is None
    family.add_child(session, EntityId(_first(session)), first_name="Ties")
    session.undo()
    change_session(session, Given("mdo", others=("Wil de Werker",)))
    assert session.undo_step is None
    assert session.undo() is None
    assert session.audience is not None
    assert session.audience.session in session.whole.sessions
    end_session(session)
    assert session.undo_step is not None


def test_a_change_of_who_is_there_that_was_stopped_leaves_the_meeting_as_it_was(session: Session) -> None:
    met = begin_session(session, Given(words=(f"person:{_first(session)}",)))
    stopped = note_change(session, Given(words=(f"person:{_first(session)}",), others=("Buurvrouw",)))
    assert "Buurvrouw" in session.whole.sessions[met.id].present
    take_back(session, stopped.after)
    assert session.whole.sessions[met.id] == met


def test_the_place_of_a_session_to_learn_from_is_not_named_and_stays_what_it_is(session: Session) -> None:
    with session.open.transaction("place") as edit:
        edit.change(edit.casus.sheet, municipality="Oefendam")
    met = begin_session(session, Given("mdo", place="Buurthuis Oefendam", purpose=Purpose.LEARN))
    assert session.casus.persons  # what is shown was worked out
    now = given_now(session)
    assert "Oefendam" not in now.place
    change_session(session, replace(now, others=("Wil de Werker",)))
    assert session.whole.sessions[met.id].place == "Buurthuis Oefendam"
    end_session(session)
    assert given_then(session, session.whole.sessions[met.id]).place == "Buurthuis Oefendam"
